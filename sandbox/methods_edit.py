"""Methods that change or remove what stands in a chat, or answer a press."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sandbox import errors, utf16
from sandbox.arguments import Arguments
from sandbox.contents import caption_content, inline_only, markup, text_content
from sandbox.messages import Message
from sandbox.world import World

DELETABLE_FOR = timedelta(hours=48)
TOAST_LIMIT = 200


def edit_message_text(world: World, arguments: Arguments) -> Any:
    message = _editable(world, arguments)
    if "text" not in message.body:
        raise errors.bad_request(errors.NO_TEXT_TO_EDIT)
    return _edited(world, arguments, message, text_content(world, arguments))


def edit_message_caption(world: World, arguments: Arguments) -> Any:
    message = _editable(world, arguments)
    if message.file is None:
        raise errors.bad_request(errors.NO_CAPTION_TO_EDIT)
    return _edited(world, arguments, message, caption_content(world, arguments.values))


def edit_message_reply_markup(world: World, arguments: Arguments) -> Any:
    return _edited(world, arguments, _editable(world, arguments), {})


def _editable(world: World, arguments: Arguments) -> Message:
    """The bot's own message; editing another's is refused, inline messages are not modelled."""
    if arguments.get("inline_message_id") is not None:
        raise errors.Refusal(501, "Not Implemented: sandbox: inline messages")
    chat = world.chats.writable(arguments.need("chat_id"))
    message = chat.message(int(arguments.need("message_id")), errors.EDIT_NOT_FOUND)
    if message.body["from"]["id"] != world.bot.user_id or "forward_origin" in message.body:
        raise errors.bad_request(errors.NOT_EDITABLE)
    return message


def _edited(world: World, arguments: Arguments, message: Message, content: dict[str, Any]) -> dict[str, Any]:
    """An edit without reply_markup takes the buttons away, as with Telegram."""
    content = content | {"reply_markup": inline_only(markup(arguments))}
    if all((message.body.get(key) or None) == (value or None) for key, value in content.items()):
        raise errors.bad_request(errors.NOT_MODIFIED)
    message.change(world.unix(), **{key: value or None for key, value in content.items()})
    world.bell.ring()
    return message.body


def delete_message(world: World, arguments: Arguments) -> Any:
    """Own messages, and in private chats the person's, until 48 hours old; in groups others' only as administrator."""
    chat = world.chats.writable(arguments.need("chat_id"))
    message = chat.message(int(arguments.need("message_id")), errors.DELETE_NOT_FOUND)
    age = timedelta(seconds=world.unix() - message.body["date"])
    foreign = chat.kind != "private" and not message.from_bot and world.bot.user_id not in chat.admins
    if foreign or (age > DELETABLE_FOR and world.bot.user_id not in chat.admins):
        raise errors.bad_request(errors.NOT_DELETABLE if not foreign else "message can't be deleted")
    message.deleted = True
    world.bell.ring()
    return True


def answer_callback_query(world: World, arguments: Arguments) -> Any:
    """Once for each press, and soon."""
    press = world.presses.get(arguments.need("callback_query_id"))
    if press is None or press.answer is not None or world.now() - press.at > world.limiter.limits.answer_within:
        raise errors.bad_request(errors.QUERY_TOO_OLD)
    if utf16.length(arguments.get("text") or "") > TOAST_LIMIT:
        raise errors.bad_request("MESSAGE_TOO_LONG")
    press.answer = {"text": arguments.get("text") or "", "show_alert": bool(arguments.get("show_alert"))}
    world.bell.ring()
    return True
