"""The running bot behind a webhook: it registers itself, is called with the secret, and answers."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from sandbox.server import Sandbox
from tests.faults.process import running_bot

SECRET = "s" * 32


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_the_bot_works_by_webhook_and_then_again_by_polling(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    port = free_port()
    webhook = {"WEBHOOK_URL": f"http://127.0.0.1:{port}/tin", "WEBHOOK_SECRET": SECRET, "WEBHOOK_PORT": str(port)}
    async with Sandbox() as server:
        stranger = server.person("Người lạ")
        async with running_bot(server, url, tmp_path, **webhook) as process:
            await server.wait_for(lambda: any(call.method == "setWebhook" for call in server.calls), timeout=60)
            await stranger.send("chào")
            await server.wait_for(lambda: stranger.said, timeout=30)
            assert server.pending == []
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
        assert not any(call.method == "getUpdates" for call in server.calls)
        another = server.person("Người khác")
        async with running_bot(server, url, tmp_path):
            await another.send("chào")
            await server.wait_for(lambda: another.said, timeout=60)
    assert len(stranger.said) == len(another.said) == 1


async def test_a_second_bot_on_the_same_database_does_not_start(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    async with Sandbox() as server, running_bot(server, url, tmp_path):
        await server.wait_for(lambda: server.polled, timeout=60)
        async with running_bot(server, url, tmp_path) as second:
            assert await second.wait() == 1
    assert "another dondoc runs on" in (tmp_path / "bot.log").read_text("utf-8")
