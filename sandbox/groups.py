"""Groups: who is in them, whether the bot is, and the move to a supergroup."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.chats import Account, Chat, Standing
from sandbox.people import Person, Room
from sandbox.world import World

SUPERGROUP_BASE = -1_000_000_000_000


class Group(Room):
    """A group that the bot was added to by its first member."""

    def __init__(self, world: World, chat: Chat, owner: Account) -> None:
        super().__init__(world, chat)
        self._owner = owner

    async def kick_bot(self) -> None:
        self._bot_becomes(Standing.KICKED, "member", "kicked")

    async def add_bot(self) -> None:
        self._bot_becomes(Standing.MEMBER, "left", "member")

    async def promote_bot(self) -> None:
        """Makes the bot an administrator: it reads everything and may delete."""
        self.chat.admins.add(self.world.bot.user_id)
        self.world.bot_standing_changed(self.chat, self._owner, "member", "administrator")

    async def migrate(self) -> Group:
        """The group becomes a supergroup with a new id; who writes to the old one is told the new one."""
        new = Chat(SUPERGROUP_BASE + self.chat_id, "supergroup", dict(self.chat.about), members=self.chat.members)
        new.admins = self.chat.admins
        self.world.chats.add(new)
        for chat, notice in (
            (self.chat, {"migrate_to_chat_id": new.chat_id}),
            (new, {"migrate_from_chat_id": self.chat_id}),
        ):
            message = self.world.post(chat, self._owner, notice)
            self.world.updates.add("message", message.body)
        self.chat.moved_to = new.chat_id
        return Group(self.world, new, self._owner)

    def _bot_becomes(self, standing: Standing, old: str, new: str) -> None:
        self.chat.standing = standing
        self.world.bot_standing_changed(self.chat, self._owner, old, new)


def new_group(world: World, title: str, members: Sequence[Person], chat_id: int, kind: str) -> Group:
    """`kind` is group or supergroup; `chat_id` negative. The first member owns it and adds the bot."""
    accounts = {person.user_id: person.account for person in members}
    about = {"title": title} | ({"all_members_are_administrators": False} if kind == "group" else {})
    chat = world.chats.add(Chat(chat_id, kind, about, Standing.LEFT, members=accounts))
    chat.members[world.bot.user_id] = world.bot
    chat.admins.add(members[0].user_id)
    group = Group(world, chat, members[0].account)
    group._bot_becomes(Standing.MEMBER, "left", "member")
    return group
