"""Files that were sent: bytes, names, and the two ids that Telegram gives them."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from sandbox.errors import bad_request

DOWNLOAD_LIMIT = 20_000_000
UPLOAD_LIMIT = 50_000_000


@dataclass(frozen=True)
class Upload:
    """A file part of a request, or a file that a person sends."""

    name: str
    data: bytes


@dataclass(frozen=True)
class StoredFile:
    """`path` is what getFile gives and the download address takes."""

    file_id: str
    path: str
    name: str
    data: bytes

    @property
    def unique_id(self) -> str:
        return f"u{self.file_id}"

    @property
    def mime_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def body(self) -> dict[str, Any]:
        """The fields that every kind of file shares."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


@dataclass
class FileStore:
    """All files of one sandbox, by id and by path."""

    _files: dict[str, StoredFile] = field(default_factory=dict)

    def put(self, folder: str, upload: Upload) -> StoredFile:
        number = len(self._files) + 1
        path = f"{folder}/file_{number}{PurePosixPath(upload.name).suffix}"
        stored = StoredFile(f"SBX{folder[:3].upper()}{number:06d}", path, upload.name, upload.data)
        self._files[stored.file_id] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile:
        """400 when there is no such file."""
        if file_id not in self._files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._files[file_id]

    def by_path(self, path: str) -> StoredFile | None:
        return next((file for file in self._files.values() if file.path == path), None)


def document_body(file: StoredFile) -> dict[str, Any]:
    return {**file.body(), "file_name": file.name, "mime_type": file.mime_type}


def photo_body(file: StoredFile) -> list[dict[str, Any]]:
    """One size only. Telegram makes several, the largest last; who takes the last one is right with both."""
    width, height = image_size(file.data)
    return [{**file.body(), "width": width, "height": height}]


def sticker_body(file: StoredFile, emoji: str) -> dict[str, Any]:
    """A picture that does not move."""
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {**file.body(), **shape, "emoji": emoji}


def voice_body(file: StoredFile, seconds: int) -> dict[str, Any]:
    return {**file.body(), "duration": seconds, "mime_type": "audio/ogg"}


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG; a fixed size for JPEG, GIF and WebP; 400 for what is no picture."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith((b"\xff\xd8\xff", b"GIF8")) or data[8:12] == b"WEBP":
        return 1280, 960
    raise bad_request("IMAGE_PROCESS_FAILED")
