"""The parts that all sending methods share: text, caption, buttons, the message that is answered."""

from __future__ import annotations

from typing import Any

from aiogram.types import InlineKeyboardButton

from sandbox import errors, utf16
from sandbox.arguments import Arguments
from sandbox.chats import Chat
from sandbox.entities import formatted
from sandbox.files import StoredFile, Upload
from sandbox.world import World

Content = dict[str, Any]
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_LIMIT = 64
BUTTON_LIMIT = 100
# Any one of these makes a button do something.
ACTIONS = frozenset(InlineKeyboardButton.model_fields) - {"text", "style", "icon_custom_emoji_id", "disabled"}


def text_content(world: World, arguments: Arguments) -> Content:
    """text and entities. 400 when empty or over 4096 UTF-16 units after the markup is read."""
    source = arguments.get("text") or ""
    if not source:
        raise errors.bad_request(errors.TEXT_EMPTY)
    text, entities = formatted(source, arguments.get("parse_mode"), arguments.get("entities"))
    if not text:
        raise errors.bad_request(errors.TEXT_BLANK)
    if utf16.length(text) > TEXT_LIMIT:
        raise errors.bad_request(errors.TEXT_TOO_LONG)
    preview = arguments.get("link_preview_options")
    return {"text": text, "entities": [whole(world, entity) for entity in entities], "link_preview_options": preview}


def caption_content(world: World, source: Content) -> Content:
    """caption and caption_entities of a method's arguments or of one item of an album; 400 when over 1024 units."""
    caption, entities = formatted(source.get("caption") or "", source.get("parse_mode"), source.get("caption_entities"))
    if utf16.length(caption) > CAPTION_LIMIT:
        raise errors.bad_request(errors.CAPTION_TOO_LONG)
    return {
        "caption": caption or None,
        "caption_entities": [whole(world, entity) for entity in entities],
        "show_caption_above_media": source.get("show_caption_above_media"),
    }


def whole(world: World, entity: Content) -> Content:
    """A mention by id carries the whole account, when the bot has met it."""
    if entity["type"] != "text_mention":
        return entity
    chat = world.chats.find(entity["user"]["id"])
    names = chat.about if chat else {"first_name": ""}
    return {**entity, "user": {"id": entity["user"]["id"], "is_bot": False, **names}}


def framing(chat: Chat, arguments: Arguments) -> Content:
    """What stands around the content: the answered message, the buttons, protection, topic."""
    return {
        "reply_to_message": answered(chat, arguments),
        "reply_markup": inline_only(markup(arguments)),
        "has_protected_content": arguments.get("protect_content") or None,
        "message_thread_id": arguments.get("message_thread_id"),
        "effect_id": arguments.get("message_effect_id"),
    }


def answered(chat: Chat, arguments: Arguments) -> Content | None:
    """The message that this one answers; 400 when it is gone and the bot did not allow for that."""
    if "reply_parameters" in arguments.values and "message_id" not in arguments.get("reply_parameters"):
        raise errors.bad_request('can\'t find field "message_id"')
    wish = arguments.get("reply_parameters") or {"message_id": arguments.get("reply_to_message_id")}
    if wish.get("message_id") is None:
        return None
    found = chat.messages.get(int(wish["message_id"]))
    if found is not None and not found.deleted:
        return found.quoted()
    if wish.get("allow_sending_without_reply") or arguments.get("allow_sending_without_reply"):
        return None
    raise errors.bad_request(errors.REPLY_NOT_FOUND)


def markup(arguments: Arguments) -> Content | None:
    """The keyboard, checked button by button."""
    keyboard: Content | None = arguments.get("reply_markup")
    rows = (keyboard or {}).get("inline_keyboard", [])
    if sum(len(row) for row in rows) > BUTTON_LIMIT:
        raise errors.bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            check_button(button)
    return keyboard


def check_button(button: Content) -> None:
    """One label, one action, data of 1 to 64 bytes, a link that is one."""
    if not button["text"].strip():
        raise errors.bad_request("can't parse inline keyboard button: Text buttons must be non-empty")
    if len(ACTIONS & {name for name, value in button.items() if value != ""}) != 1:
        raise errors.bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(button.get("callback_data", "").encode()) > DATA_LIMIT:
        raise errors.bad_request(errors.BUTTON_DATA)
    if "url" in button:
        check_link(button["url"])


def check_link(url: str) -> None:
    if url.startswith(("http://", "https://", "tg://", "ton://")):
        return
    fault = "Unsupported URL protocol" if "://" in url else "Wrong HTTP URL"
    raise errors.bad_request(f"inline keyboard button URL '{url}' is invalid: {fault}")


def inline_only(keyboard: Content | None) -> Content | None:
    """Only inline keyboards stand in the message object; the others change the person's keyboard."""
    return keyboard if keyboard and keyboard.get("inline_keyboard") else None


def file_of(world: World, arguments: Arguments, value: str, folder: str) -> StoredFile:
    """The file that a field names: a part of this request, or a file_id that was given out before."""
    if not value.startswith("attach://"):
        return world.files.by_id(value)
    upload: Upload | None = arguments.uploads.get(value.removeprefix("attach://"))
    if upload is None:
        raise errors.bad_request("can't find the attached file")
    if not upload.data:
        raise errors.bad_request("file must be non-empty")
    return world.files.put(folder, upload)
