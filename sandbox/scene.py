"""What one open page has been told so far, and what it must be told next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sandbox.messages import Message
from sandbox.people import Person
from sandbox.play import Guest, Play
from sandbox.world import World

if TYPE_CHECKING:
    from sandbox.server import Sandbox

SPINS_FOR = timedelta(seconds=30)
"""A button that was pressed shows so long that it waits."""


class Scene:
    """Tells everything once, then only what is new: a message again when it was edited, a person when anything of
    theirs is different."""

    def __init__(self, server: Sandbox, play: Play) -> None:
        self._server = server
        self._play = play
        self._told: dict[str, Any] = {}
        self._messages: dict[tuple[int, int], dict[str, Any]] = {}
        self._toasts: set[str] = {query_id for query_id, press in server.world.presses.items() if press.answer}

    def news(self) -> dict[str, Any]:
        """Parts by name, those without news left out."""
        news = {name: part for name, part in self._parts().items() if self._told.get(name) != part}
        self._told |= news
        if "clock" in news:
            news["clock"] = {"now": self._play.clock.now().timestamp(), "zone": self._play.clock.zone.key}
        fresh = {"messages": self._fresh(), "gone": self._gone(), "toasts": self._new_toasts()}
        return news | {name: part for name, part in fresh.items() if part}

    def _parts(self) -> dict[str, Any]:
        world = self._server.world
        return {
            "bot": {"name": world.bot.first_name, "username": world.bot.username},
            "people": [about(world, guest) for guest in self._play.cast],
            "clock": self._play.clock.ahead,
            "troubles": sorted(self._server.troubles.on),
            "tour": self._play.tour.state(),
            "running": self._play.bot is None or self._play.bot.running,
        }

    def _fresh(self) -> list[dict[str, Any]]:
        found = []
        for guest in self._play.cast:
            for message in guest.person.messages:
                key = (guest.person.user_id, message.message_id)
                if self._messages.get(key) is not message.body:
                    self._messages[key] = message.body
                    found.append(shown(message))
        return found

    def _gone(self) -> list[tuple[int, int]]:
        there = {(g.person.user_id, m.message_id) for g in self._play.cast for m in g.person.messages}
        gone = [key for key in self._messages if key not in there]
        for key in gone:
            del self._messages[key]
        return gone

    def _new_toasts(self) -> list[dict[str, Any]]:
        found = []
        for query_id, press in self._server.world.presses.items():
            if press.answer and query_id not in self._toasts:
                self._toasts.add(query_id)
                if press.answer["text"]:
                    found.append({"chat": press.account.user_id, **press.answer})
        return found


def shown(message: Message) -> dict[str, Any]:
    """The wire object, and where its file is."""
    return {
        "chat": message.chat.chat_id,
        "body": message.body,
        "file": f"/sandbox/files/{message.file.path}" if message.file else None,
    }


def about(world: World, guest: Guest) -> dict[str, Any]:
    """A person with the state of their chat. `read_to`: the newest message of theirs that the bot has taken."""
    person = guest.person
    unread = [u.payload["message_id"] for u in world.updates.pending() if is_of(person, u.payload)]
    return {
        "id": person.user_id,
        "name": person.account.first_name,
        "position": guest.position,
        "unit": guest.unit,
        "shown": guest.shown,
        "link": f"https://t.me/{world.bot.username}?start={guest.code}",
        "standing": person.chat.standing.value,
        "read_to": min(unread, default=2**53) - 1,
        "acted_at": person.chat.acted_at,
        "waits": spinning(world, person),
        "keyboard": person.reply_keyboard,
        "commands": commands(world, person),
    }


def is_of(person: Person, payload: dict[str, Any]) -> bool:
    return "message_id" in payload and payload["chat"]["id"] == person.user_id


def spinning(world: World, person: Person) -> list[tuple[int, str]]:
    """The pressed buttons that were not answered yet, as message and data."""
    recent = (press for press in person.presses if world.now() - press.at < SPINS_FOR)
    return [(press.message.message_id, press.data) for press in recent if press.answer is None]


def commands(world: World, person: Person) -> list[dict[str, Any]]:
    """The menu as Telegram chooses it: the chat's own before all private chats' before the default, the person's
    language before none (core.telegram.org/bots/api#determining-list-of-commands)."""
    scopes = (
        f'{{"chat_id": {person.chat_id}, "type": "chat"}}',
        '{"type": "all_private_chats"}',
        '{"type": "default"}',
    )
    languages = (person.account.language_code or "", "")
    shelves = (world.commands.get((scope, language)) for scope in scopes for language in languages)
    return next((shelf for shelf in shelves if shelf), [])
