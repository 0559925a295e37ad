"""What a process counts about itself, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)


class Meters:
    """Counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter("dondoc_requests", "Messages by what became of them", ["fate"], registry=self.registry)
        self._latency = Histogram(
            "dondoc_update_seconds", "From the inbox to done", buckets=_SECONDS, registry=self.registry
        )
        self._ticks = Counter("dondoc_ticks", "Ticks of the schedule that were done", ["tick"], registry=self.registry)
        self._depth = Gauge("dondoc_queue_depth", "What waits", ["queue"], registry=self.registry)
        self._age = Gauge(
            "dondoc_queue_age_seconds", "How long the oldest has waited", ["queue"], registry=self.registry
        )
        self._backup = Gauge("dondoc_last_backup_timestamp", "Of the newest daily backup", registry=self.registry)

    def sent(self, fate: str) -> None:
        self._requests.labels(fate).inc()

    def handled(self, seconds: float) -> None:
        """An update is done; ``seconds`` since it was received."""
        self._latency.observe(seconds)

    def ticked(self, tick: str) -> None:
        self._ticks.labels(tick).inc()

    def queue(self, name: str, depth: int, age: float) -> None:
        """How many wait in a queue, and for how many seconds the oldest has."""
        self._depth.labels(name).set(depth)
        self._age.labels(name).set(age)

    def backed_up(self, timestamp: float) -> None:
        """When the newest daily backup was made, in seconds since 1970."""
        self._backup.set(timestamp)
