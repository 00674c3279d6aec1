"""Step 2b: the bytes of every retrieved file, kept once by their hash."""

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class RetrievedFile:
    """A file of a source as we got it.

    `part` is the list's part, or empty for a document; `locator` its name within the source; `origin` the
    address or path it was taken from; `modified_at` the server's Last-Modified, UTC, where it says so.
    """

    part: str
    locator: str
    origin: str
    media_type: str
    content: bytes
    retrieved_at: datetime
    modified_at: datetime | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def path_of(archive_dir: Path, sha256: str) -> Path:
    """Where the archive keeps the bytes with that hash."""
    return archive_dir / sha256[:2] / sha256


def keep(archive_dir: Path, file: RetrievedFile) -> Path:
    """Write the bytes under their hash, atomically; bytes that are there already are left alone."""
    path = path_of(archive_dir, file.sha256)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as partial:
        partial.write(file.content)
    return Path(partial.name).replace(path)
