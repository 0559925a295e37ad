"""/healthz and /metrics over HTTP, of an app that has done something."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.metrics import metrics_app
from tests.conftest import SetClock
from tests.flows.department import OFFICER, open_department, roster_of


async def test_what_waits_and_what_was_sent_can_be_read(tmp_path: Path, clock: SetClock) -> None:
    async with open_department(tmp_path, clock) as office, TestClient(TestServer(metrics_app(office.app))) as client:
        await office.roster(roster_of(["Thanh tra"]))
        await office.join(OFFICER)
        assert (await client.get("/healthz")).status == 200
        figures = (await (await client.get("/metrics")).text()).splitlines()
        assert 'dondoc_queue_depth{queue="outbox"} 0.0' in figures
        assert 'dondoc_requests_total{fate="sent"} 1.0' in figures
        assert "dondoc_update_seconds_count 1.0" in figures

        await office[OFFICER].send("/viec")
        await office.app.receiver.receive()
        clock.advance(timedelta(minutes=6))
        answer = await client.get("/healthz")
        assert (answer.status, await answer.text()) == (503, "updates wait for 0:06:00\n")
        assert 'dondoc_queue_age_seconds{queue="inbox"} 360.0' in (await (await client.get("/metrics")).text())
