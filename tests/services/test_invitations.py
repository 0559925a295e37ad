"""Joining: one-time codes, what they do not tell, and letters that waited."""

from __future__ import annotations

from datetime import timedelta

import pytest

from services.errors import DomainError
from services.invitations import accept, invite
from services.issue import issue
from services.reach import found, lost, undelivered
from storage.outbox import Kind, OutboxRow, OutboxState
from storage.work import Database
from tests.conftest import SetClock
from tests.services.office import (
    HEAD,
    HEAD_UNIT,
    OFFICER,
    PLANNING,
    PLANNING_DEPUTY,
    PLANNING_HEAD,
    drafted,
    notice,
    person,
    settle_in,
    task,
)


async def test_a_code_binds_once(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        head = await person(uow, HEAD)
        code = await invite(uow, head.id or 0, clock.now())
        joined = await accept(uow, code, 77, clock.now())
        assert (joined.full_name, joined.telegram_id) == (HEAD, 77)
        with pytest.raises(DomainError, match=r"joining\.code_invalid"):
            await accept(uow, code, 78, clock.now())


async def test_ones_own_link_pressed_again_is_no_mistake(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        code = await invite(uow, (await person(uow, HEAD)).id or 0, clock.now())
        await accept(uow, code, 77, clock.now())
        assert (await accept(uow, code, 77, clock.now())).full_name == HEAD


async def test_codes_are_long_and_only_their_hash_is_kept(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        head = await person(uow, HEAD)
        code = await invite(uow, head.id or 0, clock.now())
        kept = [i.code_hash for i in await uow.members.open_invitations(head.id or 0)]
    assert 22 <= len(code) <= 64
    assert code not in kept
    assert all(len(digest) == 64 for digest in kept)


async def test_unknown_used_over_and_replaced_codes_get_the_same_answer(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        head = await person(uow, HEAD)
        replaced = await invite(uow, head.id or 0, clock.now())
        over = await invite(uow, head.id or 0, clock.now(), timedelta(hours=1))
        clock.advance(timedelta(hours=2))
        for code in ("", "x", "x" * 64, replaced, over):
            with pytest.raises(DomainError) as refused:
                await accept(uow, code, 77, clock.now())
            assert (refused.value.key, refused.value.values) == ("joining.code_invalid", {})


async def test_an_account_is_one_person(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        head, other = await person(uow, HEAD), await person(uow, PLANNING_HEAD)
        await accept(uow, await invite(uow, head.id or 0, clock.now()), 77, clock.now())
        with pytest.raises(DomainError, match=r"joining\.account_taken"):
            await accept(uow, await invite(uow, other.id or 0, clock.now()), 77, clock.now())


async def test_a_new_link_moves_a_person_to_another_account(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        head = await person(uow, HEAD)
        await accept(uow, await invite(uow, head.id or 0, clock.now()), 77, clock.now())
        moved = await accept(uow, await invite(uow, head.id or 0, clock.now()), 78, clock.now())
        assert (moved.id, moved.telegram_id) == (head.id, 78)
        assert await uow.members.by_telegram(77) is None


async def test_the_account_of_somebody_who_left_can_be_bound_again(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD)
        head, other = await person(uow, HEAD), await person(uow, PLANNING_HEAD)
        account = head.telegram_id or 0
        head.active = False
        joined = await accept(uow, await invite(uow, other.id or 0, clock.now()), account, clock.now())
        assert joined.telegram_id == account
        assert head.telegram_id is None


async def test_nobody_can_be_invited_who_is_not_there(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        with pytest.raises(DomainError, match=r"joining\.no_member"):
            await invite(uow, 99, clock.now())


async def test_a_head_who_joins_late_gets_the_letters_that_waited(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT)))
        await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
        joined = await accept(uow, await invite(uow, (await person(uow, HEAD)).id or 0, clock.now()), 77, clock.now())
        assert await undelivered(uow, joined, clock.now().date()) == (row.id,)


async def test_a_deputy_gets_them_only_while_no_head_is_connected(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        row = await drafted(uow, clock, notice(task("1", PLANNING)))
        await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
        deputy, head = await person(uow, PLANNING_DEPUTY), await person(uow, PLANNING_HEAD)
        joined = await accept(uow, await invite(uow, deputy.id or 0, clock.now()), 77, clock.now())
        assert await undelivered(uow, joined, clock.now().date()) == (row.id,)
        joined = await accept(uow, await invite(uow, head.id or 0, clock.now()), 78, clock.now())
        assert await undelivered(uow, joined, clock.now().date()) == (row.id,)


async def test_who_is_lost_is_told_once_and_gets_what_failed_when_back(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD, OFFICER)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT)))
        await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
        chat = (await person(uow, HEAD)).telegram_id or 0
        letter = OutboxRow(
            chat_id=chat,
            key="k",
            kind=Kind.ASSIGNMENT,
            method="sendMessage",
            payload="{}",
            card=f"letter:{row.id}",
            notice_id=row.id,
            state=OutboxState.FAILED,
            created_at=clock.now(),
        )
        await uow.outbox.put(letter)
        gone = await lost(uow, chat, clock.now())
        assert gone is not None
        assert (gone.member.full_name, gone.unit_name) == (HEAD, HEAD_UNIT)
        assert OFFICER in [m.full_name for m in gone.office]
        assert await lost(uow, chat, clock.now()) is None
        assert await found(uow, gone.member, clock.now())
        assert not await found(uow, gone.member, clock.now())
        assert await undelivered(uow, gone.member, clock.now().date()) == (row.id,)
        letter.state = OutboxState.SENT
        assert await undelivered(uow, gone.member, clock.now().date()) == ()


async def test_a_stranger_who_blocks_the_bot_is_nobodys_news(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        assert await lost(uow, 5, clock.now()) is None
