"""The table of methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox import methods_about, methods_edit, methods_send
from sandbox.arguments import Arguments
from sandbox.world import World

Method = Callable[[World, Arguments], Any]

METHODS: dict[str, Method] = {
    "getMe": methods_about.get_me,
    "getFile": methods_about.get_file,
    "getChat": methods_about.get_chat,
    "getChatMember": methods_about.get_chat_member,
    "setMyCommands": methods_about.set_my_commands,
    "getMyCommands": methods_about.get_my_commands,
    "deleteMyCommands": methods_about.delete_my_commands,
    "sendMessage": methods_send.send_message,
    "sendDocument": methods_send.send_document,
    "sendPhoto": methods_send.send_photo,
    "sendMediaGroup": methods_send.send_media_group,
    "copyMessage": methods_send.copy_message,
    "forwardMessage": methods_send.forward_message,
    "sendChatAction": methods_send.send_chat_action,
    "editMessageText": methods_edit.edit_message_text,
    "editMessageCaption": methods_edit.edit_message_caption,
    "editMessageReplyMarkup": methods_edit.edit_message_reply_markup,
    "deleteMessage": methods_edit.delete_message,
    "answerCallbackQuery": methods_edit.answer_callback_query,
}
