"""Methods that tell or set something about the bot, its chats and its files."""

from __future__ import annotations

import json
import re
from typing import Any

from sandbox import errors
from sandbox.arguments import Arguments
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")  # done
COMMANDS = 100
DESCRIPTION = range(1, 257)


def get_me(world: World, _arguments: Arguments) -> Any:
    return world.bot.body() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.private_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_file(world: World, arguments: Arguments) -> Any:
    try:
        stored = world.files.by_id(arguments.need("file_id"))
    except errors.Refusal:
        raise errors.bad_request("invalid file_id") from None
    if len(stored.data) > DOWNLOAD_LIMIT:
        raise errors.bad_request("file is too big")
    return stored.body() | {"file_path": stored.path}


def get_chat(world: World, arguments: Arguments) -> Any:
    chat = world.chats.known(arguments.need("chat_id"))
    return chat.body() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": NO_GIFTS}


NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def get_chat_member(world: World, arguments: Arguments) -> Any:
    chat = world.chats.known(arguments.need("chat_id"))
    user_id = int(arguments.need("user_id"))
    account = chat.members.get(user_id)
    if account is None:
        raise errors.bad_request("user not found")
    if user_id in chat.admins:
        return {"user": account.body(), "status": "creator", "is_anonymous": False}
    return {"user": account.body(), "status": "member"}


def _shelf(arguments: Arguments) -> tuple[str, str]:
    """Where a list of commands is kept: scope and language."""
    scope = arguments.get("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), arguments.get("language_code") or ""


def set_my_commands(world: World, arguments: Arguments) -> Any:
    commands = arguments.need("commands")
    if len(commands) > COMMANDS:
        raise errors.bad_request("too many bot commands specified")
    for command in commands:
        if not COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise errors.bad_request("BOT_COMMAND_INVALID")
        if len(command["description"]) not in DESCRIPTION:
            raise errors.bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_shelf(arguments)] = commands
    return True


def get_my_commands(world: World, arguments: Arguments) -> Any:
    return world.commands.get(_shelf(arguments), [])


def delete_my_commands(world: World, arguments: Arguments) -> Any:
    world.commands.pop(_shelf(arguments), None)
    return True
