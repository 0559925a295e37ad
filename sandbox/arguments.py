"""From an HTTP request to the checked arguments of a method."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from types import UnionType
from typing import Any, Union, get_args, get_origin

from aiogram import methods
from aiohttp import BodyPartReader, web
from pydantic import BaseModel, ValidationError

from sandbox.errors import TEXT_EMPTY, Refusal, bad_request
from sandbox.files import UPLOAD_LIMIT, Upload

MISSING = {"text": TEXT_EMPTY, "chat_id": "chat_id is empty"}
AnyMethod = type[methods.TelegramMethod[Any]]


@dataclass
class Arguments:
    """`values` are typed as the method wants them, absent ones are absent; `uploads` are the file parts by name."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def get(self, name: str, otherwise: Any = None) -> Any:
        return self.values.get(name, otherwise)

    def need(self, name: str) -> Any:
        """The value; 400 when absent."""
        if (value := self.values.get(name)) in (None, ""):
            raise bad_request(f"{name} is empty")
        return value


def known_methods() -> dict[str, AnyMethod]:
    """Every method of the Bot API that the client library knows, by its name in small letters."""
    named = (getattr(methods, name) for name in methods.__all__)
    found = [item for item in named if isinstance(item, type) and issubclass(item, methods.TelegramMethod)]
    return {item.__api_method__.lower(): item for item in found if isinstance(getattr(item, "__api_method__", 0), str)}


async def read(request: web.Request) -> Arguments:
    """Query, JSON, form and multipart together, still unchecked; form values are strings."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return Arguments(values | await _json_body(request))
    if request.content_type.startswith("multipart/"):
        arguments = Arguments(values)
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader):
                await take_part(arguments, part)
        return arguments
    if request.content_type == "application/x-www-form-urlencoded":
        values |= {key: str(value) for key, value in (await request.post()).items()}
    return Arguments(values)


async def _json_body(request: web.Request) -> dict[str, Any]:
    raw = await request.text()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        raise bad_request("object expected as JSON body") from None
    if not isinstance(body, dict):
        raise bad_request("object expected as JSON body")
    return body


async def take_part(arguments: Arguments, part: BodyPartReader) -> None:
    """A part with a file name is a file; a part named like the method's field stands for that field."""
    name = part.name or ""
    data = bytes(await part.read())
    if part.filename is None:
        arguments.values[name] = data.decode()
        return
    if len(data) > UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    arguments.uploads[name] = Upload(part.filename, data)


def check(model: AnyMethod, raw: Arguments) -> Arguments:
    """The arguments with their types; 400 for unknown ones, wrong types and missing ones."""
    values = {name: _decoded(model, name, value) for name, value in raw.values.items()}
    for name in raw.uploads.keys() & model.model_fields.keys():
        values[name] = f"attach://{name}"
    if values.get("reply_markup") == {}:
        raise bad_request("object expected as reply markup")
    try:
        checked = model.model_validate(values, extra="forbid")
    except ValidationError as error:
        raise bad_request(_spoken(error)) from None
    return Arguments(checked.model_dump(exclude_unset=True), raw.uploads)


def _decoded(model: AnyMethod, name: str, value: Any) -> Any:
    """Objects and lists travel as JSON text in forms and queries."""
    known = model.model_fields.get(name)
    if known is None or not isinstance(value, str) or not _is_composed(known.annotation):
        return value
    if value == "":
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def _is_composed(annotation: Any) -> bool:
    if get_origin(annotation) in {Union, UnionType}:
        return any(_is_composed(part) for part in get_args(annotation))
    if get_origin(annotation) is list or annotation is dict:
        return True
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _spoken(error: ValidationError) -> str:
    """The first complaint. The real server ignores unknown arguments; here they are a mistake worth seeing."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"sandbox: unknown argument {place}"
    if first["type"] == "missing":
        return MISSING.get(place, f'parameter "{place}" is required')
    return f"wrong value of {place}: {first['msg']}"
