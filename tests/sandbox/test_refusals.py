"""What the sandbox refuses, in the words of the real server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from sandbox.server import Sandbox
from tests.conftest import SetClock
from tests.sandbox.conftest import Ask

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Nút", **button}]]}


CASES: list[tuple[str, dict[str, Any], int, str]] = [
    ("sendMessage", {"chat_id": 1, "text": "a"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "abc", "text": "a"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "", "text": "a"}, 400, "Bad Request: chat_id is empty"),
    ("sendMessage", {"text": "a"}, 400, "Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": 2001, "text": ""}, 400, "Bad Request: message text is empty"),
    ("sendMessage", {"chat_id": 2001, "text": " \n"}, 400, "Bad Request: text must be non-empty"),
    ("sendMessage", {"chat_id": 2001}, 400, "Bad Request: message text is empty"),
    ("sendMessage", {"chat_id": 2001, "text": "ă" * 4097}, 400, "Bad Request: message is too long"),
    ("sendMessage", {"chat_id": 2001, "text": "👍" * 2049}, 400, "Bad Request: message is too long"),
    ("sendMessage", {"chat_id": 2001, "text": "a", "parse_mode": "Bogus"}, 400, "Bad Request: unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a <br>", "parse_mode": "HTML"},
        400,
        'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 2',
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_markup": keyboard(callback_data="đ" * 33)},
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_markup": keyboard(callback_data="")},
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_markup": keyboard(url="ftp://example.vn")},
        400,
        "Bad Request: inline keyboard button URL 'ftp://example.vn' is invalid: Unsupported URL protocol",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_markup": keyboard(url="không phải")},
        400,
        "Bad Request: inline keyboard button URL 'không phải' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_parameters": {"allow_sending_without_reply": True}},
        400,
        'Bad Request: can\'t find field "message_id"',
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "entities": [{"type": "bogus", "offset": 0, "length": 1}]},
        400,
        "Bad Request: can't parse MessageEntity: Unsupported type specified",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "entities": [{"type": "bold", "offset": 9, "length": 1}]},
        400,
        "Bad Request: entity begins after the end of the text at UTF-16 offset 9",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
        400,
        "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_markup": keyboard()},
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_markup": {}},
        400,
        "Bad Request: object expected as reply markup",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "reply_parameters": {"message_id": 999}},
        400,
        "Bad Request: message to be replied not found",
    ),
    (
        "sendMessage",
        {"chat_id": 2001, "text": "a", "colour": "red"},
        400,
        "Bad Request: sandbox: unknown argument colour",
    ),
    (
        "editMessageText",
        {"chat_id": 2001, "message_id": 999, "text": "a"},
        400,
        "Bad Request: message to edit not found",
    ),
    ("editMessageText", {"chat_id": 2001, "message_id": 1, "text": "a"}, 400, "Bad Request: message can't be edited"),
    ("editMessageText", {"chat_id": 2001, "message_id": 2, "text": "chào"}, 400, NOT_MODIFIED),
    ("editMessageReplyMarkup", {"chat_id": 2001, "message_id": 2}, 400, NOT_MODIFIED),
    (
        "editMessageCaption",
        {"chat_id": 2001, "message_id": 2, "caption": "a"},
        400,
        "Bad Request: there is no caption in the message to edit",
    ),
    ("deleteMessage", {"chat_id": 2001, "message_id": 999}, 400, "Bad Request: message to delete not found"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, 400, TOO_OLD),
    ("sendChatAction", {"chat_id": 2001, "action": "bogus"}, 400, "Bad Request: wrong parameter action in request"),
    ("getFile", {"file_id": "nothing"}, 400, "Bad Request: invalid file_id"),
    (
        "sendDocument",
        {"chat_id": 2001, "document": "nothing"},
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (
        "sendDocument",
        {"chat_id": 2001, "document": "nothing", "caption": "a" * 1025},
        400,
        "Bad Request: message caption is too long",
    ),
    (
        "copyMessage",
        {"chat_id": 2001, "from_chat_id": 2001, "message_id": 999},
        400,
        "Bad Request: message to copy not found",
    ),
    ("setMyCommands", {"commands": [{"command": "Việc", "description": "a"}]}, 400, "Bad Request: BOT_COMMAND_INVALID"),
    ("getUpdates", {"allowed_updates": ["bogus"]}, 400, "Bad Request: sandbox: no such update kinds: ['bogus']"),
    (
        "setWebhook",
        {"url": "http://example.vn/hook"},
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "http://127.0.0.1:1/hook", "secret_token": "có dấu"},
        400,
        "Bad Request: secret token contains unallowed characters",
    ),
    ("sendMesage", {"chat_id": 2001, "text": "a"}, 404, "Not Found"),
    ("sendDice", {"chat_id": 2001}, 501, "Not Implemented: sandbox: sendDice"),
]


@pytest.mark.parametrize(("method", "params", "status", "words"), CASES)
async def test_a_mistake_is_refused(
    server: Sandbox, ask: Ask, method: str, params: dict[str, Any], status: int, words: str
) -> None:
    await server.person("Lê Thị Hà", 2001).send("/start")
    assert (await ask("sendMessage", chat_id=2001, text="chào"))[0] == 200
    got, body = await ask(method, **params)
    assert (got, body) == (status, {"ok": False, "error_code": status, "description": words})
    assert (server.calls[-1].status, server.calls[-1].params) == (status, params)


async def test_text_is_measured_after_the_markup_is_read(server: Sandbox, ask: Ask) -> None:
    await server.person("Lê Thị Hà", 2001).send("/start")
    text = f"<b>{'&lt;' * 4096}</b>"
    assert (await ask("sendMessage", chat_id=2001, text=text, parse_mode="HTML"))[0] == 200


async def test_a_wrong_token_is_unauthorized(server: Sandbox) -> None:
    async with (
        ClientSession() as session,
        session.get(f"{server.base_url}/bot1:wrong/getMe") as answer,
        session.get(f"{server.base_url}/file/bot1:wrong/a") as file,
    ):
        assert answer.status == file.status == 401
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_a_person_can_be_out_of_reach(server: Sandbox, ask: Ask) -> None:
    person = server.person("Lê Thị Hà", 2001)

    async def words() -> str:
        status, body = await ask("sendMessage", chat_id=2001, text="a")
        assert status == 403
        return str(body["description"])

    assert await words() == "Forbidden: bot can't initiate conversation with a user"
    await person.send("/start")
    assert (await ask("sendMessage", chat_id=2001, text="a"))[0] == 200
    await person.block()
    assert await words() == "Forbidden: bot was blocked by the user"
    await person.unblock()
    await person.deactivate()
    assert await words() == "Forbidden: user is deactivated"


async def test_a_group_can_throw_the_bot_out_and_move(server: Sandbox, ask: Ask) -> None:
    group = server.group("Phòng Tổng hợp", [server.person("Trần Văn Bình", 2002)])
    await group.kick_bot()
    _, body = await ask("sendMessage", chat_id=group.chat_id, text="a")
    assert body["description"] == "Forbidden: bot was kicked from the group chat"

    await group.add_bot()
    moved = await group.migrate()
    status, body = await ask("sendMessage", chat_id=group.chat_id, text="a")
    assert status == 400
    assert body["parameters"] == {"migrate_to_chat_id": moved.chat_id}
    assert (await ask("sendMessage", chat_id=moved.chat_id, text="a"))[1]["result"]["chat"]["type"] == "supergroup"


async def test_a_press_is_answered_once_and_in_time(server: Sandbox, ask: Ask, clock: SetClock) -> None:
    person = server.person("Lê Thị Hà", 2001)
    await person.send("/start")
    await ask("sendMessage", chat_id=2001, text="a", reply_markup=keyboard(callback_data="x"))
    first, second = await person.click("Nút"), await person.click("Nút")

    assert (await ask("answerCallbackQuery", callback_query_id=first.query_id, text="xong"))[0] == 200
    assert (await ask("answerCallbackQuery", callback_query_id=first.query_id))[1]["description"] == TOO_OLD
    clock.advance(timedelta(seconds=61))
    assert (await ask("answerCallbackQuery", callback_query_id=second.query_id))[1]["description"] == TOO_OLD
    assert person.toasts == ["xong"]


async def test_an_edit_without_buttons_takes_them_away(server: Sandbox, ask: Ask) -> None:
    person = server.person("Lê Thị Hà", 2001)
    await person.send("/start")
    await ask("sendMessage", chat_id=2001, text="a", reply_markup=keyboard(callback_data="x"))
    status, _ = await ask("editMessageText", chat_id=2001, message_id=person.last.message_id, text="a")
    assert (status, person.last.buttons) == (200, [])
    with pytest.raises(LookupError, match="no button"):
        await person.click("Nút")


async def test_an_old_message_stays(server: Sandbox, ask: Ask, clock: SetClock) -> None:
    person = server.person("Lê Thị Hà", 2001)
    await person.send("/start")
    await ask("sendMessage", chat_id=2001, text="a")
    clock.advance(timedelta(hours=49))
    _, body = await ask("deleteMessage", chat_id=2001, message_id=person.last.message_id)
    assert body["description"] == "Bad Request: message can't be deleted for everyone"


async def test_albums_copies_forwards_and_commands(server: Sandbox, ask: Ask) -> None:
    person = server.person("Lê Thị Hà", 2001)
    file = (await person.upload("a.txt", b"abc", "xem #họp")).file
    assert file
    item = {"type": "document", "media": file.file_id}

    _, body = await ask("sendMediaGroup", chat_id=2001, media=[item])
    assert body["description"].startswith("Bad Request: wrong number of media")
    _, body = await ask("sendMediaGroup", chat_id=2001, media=[item, {**item, "type": "photo"}])
    assert body["description"] == "Bad Request: document can't be mixed with other media types"

    await ask("copyMessage", chat_id=2001, from_chat_id=2001, message_id=1)
    assert (person.last.text, person.last.document) == ("xem #họp", file)
    await ask("forwardMessage", chat_id=2001, from_chat_id=2001, message_id=1)
    assert person.last.body["forward_origin"]["sender_user"]["id"] == 2001

    commands = [{"command": "done", "description": "xong việc"}]
    await ask("setMyCommands", commands=commands, language_code="vi")
    assert (await ask("getMyCommands", language_code="vi"))[1]["result"] == commands
    await ask("deleteMyCommands", language_code="vi")
    assert (await ask("getMyCommands", language_code="vi"))[1]["result"] == []


@pytest.mark.parametrize("encode", [lambda p: {"params": p}, lambda p: {"data": p}, lambda p: {"json": p}])
async def test_query_form_and_json_say_the_same(
    server: Sandbox, encode: Callable[[dict[str, str]], dict[str, Any]]
) -> None:
    await server.person("Lê Thị Hà", 2001).send("/start")
    params = {"chat_id": "2001", "text": "chào", "reply_parameters": '{"message_id": 1}'}
    async with (
        ClientSession() as session,
        session.post(f"{server.base_url}/bot{server.token}/SENDMESSAGE", **encode(params)) as answer,
    ):
        assert (await answer.json())["result"]["reply_to_message"]["message_id"] == 1
