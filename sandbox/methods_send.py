"""Methods that put something new into a chat."""

from __future__ import annotations

from typing import Any

from aiogram.enums import ChatAction

from sandbox import errors
from sandbox.arguments import Arguments
from sandbox.contents import caption_content, file_of, framing, text_content
from sandbox.files import StoredFile, document_body, photo_body
from sandbox.messages import Message
from sandbox.world import World

ALBUM = range(2, 11)
CHAT_ACTIONS = frozenset(action.value for action in ChatAction)


def send_message(world: World, arguments: Arguments) -> Any:
    content = text_content(world, arguments)
    chat = world.chats.writable(arguments.need("chat_id"))
    content |= framing(chat, arguments)
    world.limiter.admit(chat.chat_id)
    return posted(world.post(chat, world.bot, content), arguments)


def send_document(world: World, arguments: Arguments) -> Any:
    return _send_file(world, arguments, "document")


def send_photo(world: World, arguments: Arguments) -> Any:
    return _send_file(world, arguments, "photo")


def _send_file(world: World, arguments: Arguments, kind: str) -> Any:
    chat = world.chats.writable(arguments.need("chat_id"))
    content = caption_content(world, arguments.values) | framing(chat, arguments)
    stored = file_of(world, arguments, arguments.need(kind), f"{kind}s")
    content |= media_body(kind, stored)
    world.limiter.admit(chat.chat_id)
    return posted(world.post(chat, world.bot, content, stored), arguments)


def media_body(kind: str, stored: StoredFile) -> dict[str, Any]:
    return {kind: photo_body(stored) if kind == "photo" else document_body(stored)}


def posted(message: Message, arguments: Arguments) -> dict[str, Any]:
    """The answer to a sending method; a reply keyboard is remembered by the chat, not by the message."""
    keyboard = arguments.get("reply_markup") or {}
    if "keyboard" in keyboard:
        message.chat.reply_keyboard = [[button["text"] for button in row] for row in keyboard["keyboard"]]
    elif keyboard.get("remove_keyboard"):
        message.chat.reply_keyboard = []
    return message.body


def send_media_group(world: World, arguments: Arguments) -> Any:
    """One limiter count for the album, as one message; an album is all documents or all pictures."""
    chat = world.chats.writable(arguments.need("chat_id"))
    items = arguments.need("media")
    if len(items) not in ALBUM:
        raise errors.bad_request("wrong number of media in the album: 2 to 10 are allowed")
    kinds = {item["type"] for item in items}
    if not kinds <= {"document", "photo"}:
        raise errors.Refusal(501, f"Not Implemented: sandbox: albums of {sorted(kinds)}")
    if len(kinds) > 1:
        raise errors.bad_request("document can't be mixed with other media types")
    frame = framing(chat, arguments) | {"media_group_id": world.next_album()}
    contents = [_album_item(world, arguments, item) for item in items]
    world.limiter.admit(chat.chat_id)
    return [world.post(chat, world.bot, content | frame, stored).body for content, stored in contents]


def _album_item(world: World, arguments: Arguments, item: dict[str, Any]) -> tuple[dict[str, Any], StoredFile]:
    stored = file_of(world, arguments, item["media"], f"{item['type']}s")
    return caption_content(world, item) | media_body(item["type"], stored), stored


def copy_message(world: World, arguments: Arguments) -> Any:
    source = _source(world, arguments, errors.COPY_NOT_FOUND)
    chat = world.chats.writable(arguments.need("chat_id"))
    kept = {"text", "entities", "caption", "caption_entities", "document", "photo"}
    content = {key: value for key, value in source.body.items() if key in kept} | framing(chat, arguments)
    if arguments.get("caption") is not None:
        content |= caption_content(world, arguments.values)
    world.limiter.admit(chat.chat_id)
    return {"message_id": world.post(chat, world.bot, content, source.file).message_id}


def forward_message(world: World, arguments: Arguments) -> Any:
    source = _source(world, arguments, errors.FORWARD_NOT_FOUND)
    chat = world.chats.writable(arguments.need("chat_id"))
    dropped = {"message_id", "from", "chat", "date", "edit_date", "reply_to_message", "reply_markup"}
    content = {key: value for key, value in source.body.items() if key not in dropped}
    content["forward_origin"] = {"type": "user", "date": source.body["date"], "sender_user": source.body["from"]}
    world.limiter.admit(chat.chat_id)
    return world.post(chat, world.bot, content, source.file).body


def _source(world: World, arguments: Arguments, absent: str) -> Message:
    origin = world.chats.known(arguments.need("from_chat_id"))
    return origin.message(int(arguments.need("message_id")), absent)


def send_chat_action(world: World, arguments: Arguments) -> Any:
    chat = world.chats.writable(arguments.need("chat_id"))
    if arguments.need("action") not in CHAT_ACTIONS:
        raise errors.bad_request("wrong parameter action in request")
    chat.actions.append(arguments.need("action"))
    chat.acted_at = world.unix()
    return True
