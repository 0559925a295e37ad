"""What the log must never hold."""

from __future__ import annotations

import logging

import pytest

from bot import logs

TOKEN = "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


def test_the_token_never_reaches_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:]
    try:
        logs.set_up()
        logging.getLogger("x").warning("cannot reach https://api.telegram.org/bot%s/getMe", TOKEN)
        try:
            raise OSError(f"bot{TOKEN}")
        except OSError:
            logging.getLogger("x").exception("failed")
        written = capsys.readouterr().err
    finally:
        logging.getLogger().handlers[:] = before
    assert "cannot reach" in written
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written
