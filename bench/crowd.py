"""An office of many units whose heads all report, with a draft that waits to be issued; and what came of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from sandbox.chats import Standing
from sandbox.people import Person
from sandbox.server import Sandbox
from services.rules import change_rules
from storage.assignments import Assignment, AssignmentRole, AssignmentState, Report
from storage.inbox import InboxState
from storage.members import Member, MemberRole
from storage.notices import Notice, NoticeState, Task
from storage.outbox import OutboxRow, OutboxState
from storage.units import Unit
from storage.work import Database, UnitOfWork
from views.buttons.drafts import DraftAct, DraftButton

ANSWER = re.compile(r"🔧 Việc 1 .*?(\d+)\s*%")
TITLE = "Kết luận giao ban"


@dataclass(frozen=True, slots=True)
class Crowd:
    officer: Person
    heads: list[Person]
    draft_id: int

    async def report(self, number: int) -> None:
        """The ``number``-th reply of all, from 0: heads in turn, the first one 1 %, the next 2 % and so on."""
        turn, who = divmod(number, len(self.heads))
        await self.heads[who].send(f"/tiendo 1 {turn + 1}")

    def issue(self, server: Sandbox) -> None:
        """The officer presses Phát hành under the draft."""
        card = server.world.post(self.officer.chat, server.world.bot, {"text": "Dự thảo"})
        server.world.press(self.officer.account, card, DraftButton(act=DraftAct.ISSUE, notice=self.draft_id).pack())


async def gathered(database: Database, server: Sandbox, people: int, now: datetime) -> Crowd:
    """Every head's unit has one task; a draft gives everybody another."""
    officer = server.person("Lê Thị Hà")
    heads = [server.person(f"Người {number}") for number in range(people)]
    for person in (officer, *heads):
        person.chat.standing = Standing.MEMBER
    async with database.write() as uow:
        office = Member(full_name="Lê Thị Hà", role=MemberRole.OFFICE, telegram_id=officer.user_id)
        await uow.members.add(office)
        await change_rules(uow, office, now, take_back_seconds=0)
        _, task = await _notice(uow, office, NoticeState.ISSUED, now)
        draft, _ = await _notice(uow, office, NoticeState.DRAFT, now)
        for number, head in enumerate(heads):
            await _unit(uow, number, head, task)
    return Crowd(officer, heads, draft.id or 0)


async def _notice(uow: UnitOfWork, office: Member, state: NoticeState, now: datetime) -> tuple[Notice, Task]:
    notice = Notice(state=state, uploaded_by=office.id or 0, created_at=now, title=TITLE)
    await uow.notices.add(notice)
    task = Task(notice_id=notice.id or 0, position=1, path="1", text="Rà soát hồ sơ tồn đọng", everybody=True)
    await uow.notices.add(task)
    return notice, task


async def _unit(uow: UnitOfWork, number: int, head: Person, task: Task) -> None:
    unit = Unit(name=f"Phòng {number}", position=number)
    await uow.units.add(unit)
    await uow.members.add(
        Member(full_name=f"Người {number}", role=MemberRole.HEAD, unit_id=unit.id, telegram_id=head.user_id)
    )
    await uow.assignments.add(
        Assignment(
            task_id=task.id or 0,
            unit_id=unit.id or 0,
            role=AssignmentRole.LEAD,
            state=AssignmentState.ASSIGNED,
            number=1,
            due=date(2030, 1, 1),
        )
    )


async def idle(database: Database) -> bool:
    """Nothing waits to be handled or sent."""
    async with database.read() as uow:
        waiting = [
            await uow.inbox.count(InboxState.WAITING),
            await uow.outbox.count(OutboxState.WAITING),
            await uow.outbox.count(OutboxState.SENDING),
        ]
    return not any(waiting)


@dataclass(frozen=True, slots=True)
class Findings:
    """What came of the replies and of the issue."""

    replies_lost: int
    replies_twice: int
    out_of_order: int
    messages: int
    messages_lost: int
    messages_doubled: int
    uncertain: int
    """Rows of which the ledger says that they may have been sent twice, or not at all."""
    repeats: int
    """How often they were sent beyond the first time."""
    set_aside: int
    log_whole: bool


async def examined(database: Database, server: Sandbox, crowd: Crowd, replies: int) -> Findings:
    """Compares what Telegram took with what was sent in."""
    async with database.read() as uow:
        reports = (await uow.session.exec(select(Report).order_by(col(Report.id)))).all()
        members = {member.id: member.telegram_id for member in await uow.members.all()}
        ledger = (await uow.session.exec(select(OutboxRow))).all()
        set_aside = await uow.inbox.count(InboxState.SET_ASIDE)
        whole = await uow.log.first_broken() is None
    applied: dict[int, list[int | None]] = {head.user_id: [] for head in crowd.heads}
    for report in reports:
        applied[members[report.member_id] or 0].append(report.percent)
    wanted = _wanted(crowd, replies)
    said = _said(server, crowd)
    answers = {(who, percent) for who, percents in wanted.items() for percent in percents}
    told = {(who, int(percent[1])) for who, text in said if (percent := ANSWER.match(text))}
    lettered = {who for who, text in said if TITLE in text}
    return Findings(
        replies_lost=sum(len(set(wanted[who]) - set(applied[who])) for who in wanted),
        replies_twice=sum(len(got) - len(set(got)) for got in applied.values()),
        out_of_order=sum(got != sorted(got, key=lambda percent: percent or 0) for got in applied.values()),
        messages=sum(said.values()),
        messages_lost=len(answers - told) + len({head.user_id for head in crowd.heads} - lettered),
        messages_doubled=sum(times - 1 for times in said.values()),
        uncertain=sum(row.repeated or row.state is OutboxState.UNKNOWN for row in ledger),
        repeats=sum(row.attempts - 1 for row in ledger if row.repeated),
        set_aside=set_aside,
        log_whole=whole,
    )


def _wanted(crowd: Crowd, replies: int) -> dict[int, list[int]]:
    each, more = divmod(replies, len(crowd.heads))
    return {head.user_id: list(range(1, each + 1 + (n < more))) for n, head in enumerate(crowd.heads)}


def _said(server: Sandbox, crowd: Crowd) -> Counter[tuple[int, str]]:
    """New messages to the heads, as (whom, what), and how often each was taken."""
    return Counter((head.user_id, message.text) for head in crowd.heads for message in head.said)
