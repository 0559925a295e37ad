"""What one may not see cannot be found by guessing: every button of every kind, with ids of others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.members import MemberRole
from tests.flows.department import DIRECTOR, OFFICER, Department, row
from tests.flows.issued import BUSY_HEAD, HEAD, INSPECTION, INSPECTOR, NOTICE, all_said
from tests.flows.stored import nothing_stored
from tests.pressable import every, kinds
from views.buttons.files import FeedButton, FileButton
from views.buttons.people import SettingButton

STAFF = "Kiều Văn Út"
OTHERS_WORK = "chuyển giao công nghệ"
DRAFTED = "Tham mưu đề án còn nằm trong bản nháp"
GUESSES = (1, 2)
"""Notice 1 is issued, notice 2 a draft; assignment 1, report 1 and request 1 are another unit's."""


OWN = (SettingButton, FeedButton, FileButton)
"""Concern oneself: own settings (the office's: test_settings.py), one's own calendar, files of what one may see."""

LEADERS_OWN = ("cs:transfer:", "x:grant:", "x:refuse_plainly:")
"""What a leader may do with any issued task."""
PEOPLE = {
    BUSY_HEAD: ((OTHERS_WORK, DRAFTED), ()),
    STAFF: ((OTHERS_WORK, DRAFTED), ()),
    DIRECTOR: ((DRAFTED,), LEADERS_OWN),
}
"""Who guesses, what they must not see, and which buttons are theirs to press."""


def forged(value: int) -> Iterator[str]:
    """Every button of every kind, each of its ids being ``value``."""
    for kind in kinds():
        if kind not in OWN:
            yield from (button.pack() for button in every(kind, value, f"m{value}.{value}"))


@pytest.mark.parametrize("who", PEOPLE)
async def test_nothing_is_shown_or_done_by_guessing(who: str, office: Department) -> None:
    secrets, own = PEOPLE[who]
    await office.roster([row(INSPECTION, STAFF, "Chuyên viên", MemberRole.STAFF)])
    await office.join(STAFF)
    for head in (BUSY_HEAD, INSPECTOR):
        await office.click(head, "Đã nhận")
    await office.send(HEAD, f"/done 3 {OTHERS_WORK}")
    await office.send(HEAD, f"/giahan 1 30/4/2024 {OTHERS_WORK}")
    await office.upload(OFFICER, "tb.txt", NOTICE.replace("15/TB", "16/TB").replace("Tham mưu", DRAFTED).encode())
    async with nothing_stored(office):
        for data in (data for value in GUESSES for data in forged(value)):
            if not data.startswith(own):
                office.server.world.press(office[who].account, office[who].last, data)
        await office.settle()
    said = all_said(office, who)
    assert [secret for secret in secrets if secret in said] == [], who
    assert all(pressed.answer is not None for pressed in office[who].presses)
