"""What one may not see cannot be found by guessing: every button of every kind, with ids of others."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import product
from typing import Any

from aiogram.filters.callback_data import CallbackData

from storage.members import MemberRole
from storage.notices import NoticeState
from tests.flows.department import DIRECTOR, OFFICER, Department, row
from tests.flows.issued import BUSY_HEAD, HEAD, INSPECTION, INSPECTOR, NOTICE, all_said
from tests.flows.stored import failures, nothing_stored
from views import buttons

STAFF = "Kiều Văn Út"
OTHERS_WORK = "chuyển giao công nghệ"
DRAFTED = "Tham mưu đề án còn nằm trong bản nháp"
GUESSES = (1, 2)
"""Notice 1 is issued, notice 2 a draft; assignment 1, report 1 and request 1 are another unit's."""


OWN = (buttons.SettingButton, buttons.FeedButton, buttons.FileButton)
"""Concern oneself: own settings (the office's: test_settings.py), one's own calendar, files of what one may see."""


def forged(value: int) -> Iterator[str]:
    """Every button of every kind, each of its ids being ``value``."""
    for kind in vars(buttons).values():
        if isinstance(kind, type) and issubclass(kind, CallbackData) and kind not in (CallbackData, *OWN):
            yield from (button.pack() for button in every_act(kind, value))


def every_act(kind: type[CallbackData], value: int) -> Iterator[CallbackData]:
    types = {name: field.annotation for name, field in kind.model_fields.items()}
    choices: list[list[Any]] = [
        list(wanted) if isinstance(wanted, type) and issubclass(wanted, StrEnum) else [_id(wanted, value)]
        for wanted in types.values()
    ]
    for values in product(*choices):
        yield kind(**dict(zip(types, values, strict=True)))


def _id(wanted: object, value: int) -> object:
    return f"m{value}.{value}" if wanted is str else value


async def test_nothing_is_shown_or_done_by_guessing(office: Department) -> None:
    await office.roster([row(INSPECTION, STAFF, "Chuyên viên", MemberRole.STAFF)])
    await office.join(STAFF)
    for head in (BUSY_HEAD, INSPECTOR):
        await office.click(head, "Đã nhận")
    await office.send(HEAD, f"/done 3 {OTHERS_WORK}")
    await office.send(HEAD, f"/giahan 1 30/4/2024 {OTHERS_WORK}")
    await office.upload(OFFICER, "tb.txt", NOTICE.replace("15/TB", "16/TB").replace("Tham mưu", DRAFTED).encode())
    guessed = [data for value in GUESSES for data in forged(value)]
    for who in (BUSY_HEAD, STAFF):
        async with nothing_stored(office):
            await press_all(office, who, guessed)
        said = all_said(office, who)
        assert [secret for secret in (OTHERS_WORK, DRAFTED) if secret in said] == [], who
    await press_all(office, DIRECTOR, guessed)
    assert DRAFTED not in all_said(office, DIRECTOR), "what is issued the Director may see and direct; drafts not"
    async with office.app.database.read() as uow:
        draft = await uow.notices.get(2)
        assert draft is not None
        assert draft.state is NoticeState.DRAFT
        assert any(DRAFTED in task.text for task in await uow.notices.tasks(2))


async def press_all(office: Department, who: str, guessed: list[str]) -> None:
    """All of them under the newest message; every press is answered, and none is a bug."""
    for data in guessed:
        office.server.world.press(office[who].account, office[who].last, data)
    await office.settle()
    assert all(pressed.answer is not None for pressed in office[who].presses)
    assert await failures(office) == []
