"""What the store knows of a list's files, so that a publisher is asked only for what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from sqlalchemy import Engine, func, select

from etl.archive import RetrievedFile, path_of, recall
from etl.declare import SourceDefinition
from etl.store import reading
from models.provenance import Document
from models.vocabulary import DocumentOutcome


@dataclass(frozen=True)
class KnownFile:
    """A file of the newest loaded version: what its server said of it, and the hash of its bytes in the archive."""

    locator: str
    sha256: str
    origin: str
    retrieved_at: datetime
    etag: str | None = None
    modified_at: datetime | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for the file only if it is another by now."""
        asked = {"If-None-Match": self.etag} if self.etag else {}
        if self.modified_at:
            at = self.modified_at.replace(microsecond=0, tzinfo=UTC)
            asked["If-Modified-Since"] = format_datetime(at, usegmt=True)
        return asked


def known_files(engine: Engine, source: SourceDefinition, archive_dir: Path) -> dict[str, KnownFile]:
    """The files of the newest version by part: good ones, whose bytes we still have.

    A file that was refused is not among them, so that it is asked for again.
    """
    own = (Document.source_id == source.source_id, Document.outcome == DocumentOutcome.NEW)
    newest = select(func.max(Document.published_at)).where(*own).scalar_subquery()
    columns = [getattr(Document, name) for name in KnownFile.__dataclass_fields__ if name != "origin"]
    query = select(*columns, Document.url.label("origin")).where(*own, Document.published_at == newest)
    with reading(engine) as connection:
        files = [KnownFile(**row._mapping) for row in connection.execute(query)]
    parts = {part.file: name for name, part in source.fetched_parts.items()}
    return {
        parts[file.locator]: file
        for file in files
        if file.locator in parts and file.conditions and path_of(archive_dir, file.sha256).exists()
    }


def recalled(
    source: SourceDefinition, archive_dir: Path, known: Mapping[str, KnownFile], parts: Iterable[str]
) -> list[RetrievedFile]:
    """Known files with their bytes from the archive; InputError where it does not have them whole."""
    return [
        RetrievedFile(
            part,
            known[part].locator,
            known[part].origin,
            source.part(part).media_type,
            recall(archive_dir, known[part].sha256),
            known[part].retrieved_at,
            known[part].modified_at,
            known[part].etag,
        )
        for part in parts
    ]
