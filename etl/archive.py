"""Step 2b: the bytes of every retrieved file, kept once by their hash, compressed."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import zstandard

from models.errors import InputError


@dataclass(frozen=True)
class RetrievedFile:
    """A file of a source as we got it.

    `part` is the list's part, or empty for a document; `locator` its name within the source; `origin` the
    address or path it was taken from; `modified_at` and `etag` the server's Last-Modified (UTC) and ETag, where it
    says so.
    """

    part: str
    locator: str
    origin: str
    media_type: str
    content: bytes
    retrieved_at: datetime
    modified_at: datetime | None = None
    etag: str | None = None

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def path_of(archive_dir: Path, sha256: str) -> Path:
    """Where the archive keeps the bytes with that hash; `zstd -d` reads the file."""
    return archive_dir / sha256[:2] / f"{sha256}.zst"


def keep(archive_dir: Path, file: RetrievedFile) -> Path:
    """Write the bytes under their hash, atomically; bytes that are there already are left alone."""
    path = path_of(archive_dir, file.sha256)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{secrets.token_hex(4)}.part")
    try:
        unfinished.write_bytes(zstandard.compress(file.content, level=1))
        return unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def recall(archive_dir: Path, sha256: str) -> bytes:
    """The bytes with that hash; InputError where the archive does not have them whole."""
    path = path_of(archive_dir, sha256)
    try:
        content = zstandard.decompress(path.read_bytes())
    except (OSError, zstandard.ZstdError) as error:
        raise InputError(f"the archive does not have these bytes: {error}", where=str(path)) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise InputError("the archived bytes are not those of their hash", where=str(path))
    return content
