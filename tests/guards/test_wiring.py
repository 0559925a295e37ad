"""aiogram hands things over by name, and a wrong name fails only when the update comes: here it fails before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import product

import pytest
from aiogram.dispatcher.event.handler import FilterObject, HandlerObject
from aiogram.filters.callback_data import MAX_CALLBACK_LENGTH, CallbackData
from aiogram.types import Message

from bot.journeys import routers
from delivery.receiver import WANTED
from handlers.asked import asked
from locales import Tongues
from storage.members import Member, MemberRole
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from tests.guards.switchboard import PERSON, UPDATES, Switchboard, in_half_an_hour, registered, states, unknown_names
from tests.pressable import every, kinds
from views.commands import COMMANDS, DONE, Command

LARGEST = 2**31 - 1
"""The largest id that every database of ours gives out."""
ANSWER = "m-1007.7"
"""As :attr:`Report.answer`."""


@pytest.fixture
def board(texts: Tongues, clock: SetClock) -> Switchboard:
    return Switchboard(texts, clock)


@pytest.fixture
async def uow(database: Database) -> AsyncIterator[UnitOfWork]:
    async with database.write() as uow:
        yield uow


async def become(uow: UnitOfWork, role: MemberRole) -> None:
    """The person of the updates is on the roster."""
    if member := await uow.members.by_telegram(PERSON["id"]):
        member.role = role
    else:
        await uow.members.add(Member(full_name="Mạc Thị Yến", position="", role=role, telegram_id=PERSON["id"]))


async def test_every_parameter_of_every_handler_and_filter_is_filled(board: Switchboard, uow: UnitOfWork) -> None:
    given = {}
    for kind in UPDATES:
        await board.reached(uow, kind)
        given[kind] = board.given
    assert {"uow", "actor", "conversation", "now", "t", "tongues", "bot", "raw_state"} <= given["message"]
    found = [(kind, handler, unknown_names(handler, given[kind])) for kind, handler in registered(routers())]
    assert len(found) > 50
    assert [(kind, handler.callback, unknown) for kind, handler, unknown in found if unknown] == []


async def test_a_wrong_name_would_be_found() -> None:
    async def handler(message: Message, words: str, actor: Member, colour: str) -> None: ...

    def on_monday(message: Message, weekday: int) -> bool:
        return True

    given = frozenset({"actor"})
    assert unknown_names(HandlerObject(handler, filters=[FilterObject(asked(DONE))]), given) == {"colour"}
    assert unknown_names(HandlerObject(handler, filters=[FilterObject(on_monday)]), given) == {
        "words",
        "colour",
        "weekday",
    }


def test_a_filter_whose_data_nobody_knows_would_be_found() -> None:
    def coloured(message: Message) -> bool | dict[str, str]:
        return {"colour": "red"}

    async def handler(message: Message, colour: str) -> None: ...

    with pytest.raises(LookupError, match="coloured"):
        unknown_names(HandlerObject(handler, filters=[FilterObject(coloured)]), frozenset())


def test_telegram_is_asked_for_every_kind_of_update_that_has_a_handler() -> None:
    assert {kind for kind, _ in registered(routers())} <= set(WANTED)
    assert set(UPDATES) == set(WANTED)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
async def test_every_button_reaches_a_handler_of_its_own(
    kind: type[CallbackData], board: Switchboard, uow: UnitOfWork
) -> None:
    for button in every(kind, 7, ANSWER):
        assert (await board.reached(uow, "callback_query", data=button.pack()))[0] == "strangers.pressed", button
    await become(uow, MemberRole.OFFICE)
    nowhere, _ = await board.reached(uow, "callback_query", data="no-such-button")
    for button in every(kind, 7, ANSWER):
        handler, data = await board.reached(uow, "callback_query", data=button.pack())
        assert handler not in (nowhere, "nobody"), button
        assert data.get("callback_data", button) == button, "a handler may not need it"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_a_command_and_its_twins_reach_one_handler_whatever_is_waited_for(
    command: Command, board: Switchboard, uow: UnitOfWork, clock: SetClock
) -> None:
    found = set[str]()
    for role in sorted(command.roles):
        await become(uow, role)
        for state in (None, *sorted(states(routers()))):
            await wait_for(uow, state, clock)
            found |= {(await board.reached(uow, "message", text=f"/{word}"))[0] for word in command.words}
            found |= {(await board.reached(uow, "message", text=f"/{word} "))[0] for word in command.words}
    nowhere, _ = await board.reached(uow, "message", text="/no_such_command")
    assert len(found) == 1
    assert found.isdisjoint({nowhere, "nobody"})


async def test_no_command_of_a_stranger_reaches_its_handler_but_start_with_a_code(
    board: Switchboard, uow: UnitOfWork
) -> None:
    for word in (word for command in COMMANDS for word in command.words):
        assert (await board.reached(uow, "message", text=f"/{word}"))[0] == "strangers.wrote", word
    assert (await board.reached(uow, "message", text="/start abc"))[0] == "start.join"


async def test_words_that_are_waited_for_reach_who_waits(board: Switchboard, uow: UnitOfWork, clock: SetClock) -> None:
    reached = dict[str, set[str]]()
    for role in (MemberRole.OFFICE, MemberRole.HEAD):
        await become(uow, role)
        await wait_for(uow, None, clock)
        nowhere, _ = await board.reached(uow, "message", text="QĐ 12/QĐ-SKHCN")
        for state, text in product(states(routers()), ("QĐ 12/QĐ-SKHCN", "đúng")):
            await wait_for(uow, state, clock)
            handler, _ = await board.reached(uow, "message", text=text)
            reached.setdefault(state, set()).update({handler} - {nowhere, "help.not_understood", "nobody"})
    assert [state for state, handlers in reached.items() if not handlers] == []


async def wait_for(uow: UnitOfWork, state: str | None, clock: SetClock) -> None:
    conversation = await uow.conversations.of(PERSON["id"], PERSON["id"], clock.now())
    conversation.state, conversation.data = state, in_half_an_hour(clock.now())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_the_largest_ids_fit_into_a_button(kind: type[CallbackData]) -> None:
    for button in every(kind, LARGEST, f"m-100{LARGEST}.{LARGEST}"):
        packed = button.pack()
        assert len(packed.encode()) <= MAX_CALLBACK_LENGTH == 64, packed
        assert kind.unpack(packed) == button


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("forged", [LARGEST + 1, -1, 10**20])
def test_an_id_that_no_database_holds_is_no_button(kind: type[CallbackData], forged: int) -> None:
    largest = str(LARGEST)
    carried = [field.annotation for field in kind.model_fields.values()]
    if str in carried or int not in carried:
        pytest.skip("carries the id of an answer, which is only compared, or none")
    for button in every(kind, LARGEST, f"m-100{LARGEST}.{LARGEST}"):
        with pytest.raises(ValueError, match="validation error"):
            kind.unpack(button.pack().replace(largest, str(forged), 1))
