"""Files and folders as pieces: what stands in a folder, beside an `index.jsonl`, or packed in a zip."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, cast
from zipfile import ZipExtFile, ZipFile, ZipInfo

from etl.archive import RetrievedFile
from etl.documents.document import DocumentProblem, Piece
from etl.documents.json_lines import holds_documents, read_json_lines
from etl.documents.media import MEDIA_TYPES, READABLE, collection_suffix, is_document_name
from etl.documents.metadata import INDEX_NAME, Metadata, parse_index, read_index
from etl.documents.streams import MOST_RATIO, buffered, opened
from etl.documents.web import ADDRESSES_NAME
from etl.documents.web_archives import read_warc
from etl.unpacking import DAMAGES, damaged, entries_of, limit_of, open_zip, read_entry
from models.errors import InputError

EXPECTED = f"a {READABLE} file, or a folder of them"
Pieces = Iterator[Piece | DocumentProblem]


@dataclass
class Shelf:
    """What was read so far: names that are taken, and the index of each folder."""

    at: datetime
    taken: dict[str, str] = field(default_factory=dict)
    indexes: dict[Path, dict[str, Metadata]] = field(default_factory=dict)

    def index_of(self, folder: Path) -> dict[str, Metadata]:
        """The index of a folder, read once; a broken one is told once, and its documents are read without it."""
        if folder not in self.indexes:
            self.indexes[folder] = {}
            self.indexes[folder] = read_index(folder)
        return self.indexes[folder]

    def take(self, name: str, origin: str) -> None:
        """Keep a document's name; InputError where another one has it: their claims could not be told apart."""
        if name in self.taken:
            raise InputError(
                f"another document is already called {name!r}: {self.taken[name]}",
                where=origin,
                expected="file names that differ",
                hint="rename one of the two files",
            )
        self.taken[name] = origin


def pieces_of_path(path: Path, shelf: Shelf) -> Pieces:
    """The documents of a file or folder, a folder by name and with subfolders; each bad file is a problem."""
    for file in list_files(path):
        try:
            yield from pieces_of_file(file, shelf)
        except InputError as error:
            yield DocumentProblem(file.name, error, problem_file(file, shelf.at))


def list_files(path: Path) -> list[Path]:
    """The document files of a folder, or the file itself (which may turn out to be missing)."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and is_wanted(file)) or [path]


def is_wanted(file: Path) -> bool:
    """True for a file of a folder that is read: of JSON lines, only those that hold texts."""
    suffix = collection_suffix(file.name)
    if suffix is None:
        return is_document_name(file.name) and file.name != ADDRESSES_NAME
    if file.name == INDEX_NAME or "json" not in suffix:
        return file.name != INDEX_NAME
    with opened(file) as stream:
        return holds_documents(stream)


def pieces_of_file(path: Path, shelf: Shelf) -> Pieces:
    """The documents that a file holds; raises InputError for a missing or unsuitable one."""
    check_readable(path)
    suffix = collection_suffix(path.name)
    if suffix is None:
        yield piece_of_file(path, shelf)
    elif suffix == ".zip":
        yield from pieces_of_zip(path, shelf.at)
    else:
        with opened(path) as stream:
            yield from collection(suffix)(stream, path.name, str(path), shelf.at)


def collection(suffix: str) -> Callable[[IO[bytes], str, str, datetime], Pieces]:
    """The reader of a file that holds many documents."""
    return read_warc if "warc" in suffix else read_json_lines


def check_readable(path: Path) -> None:
    """InputError for a missing file, an empty folder, or a kind of file that is not read."""
    if path.is_dir():
        raise InputError(
            "the folder holds no document", where=str(path), expected=EXPECTED, hint="check the path"
        )
    if not path.exists():
        raise InputError("there is no such file", where=str(path), expected=EXPECTED, hint="check the path")
    if path.suffix.lower() not in MEDIA_TYPES and collection_suffix(path.name) is None:
        raise InputError(
            f"files of type {path.suffix or '(none)'!r} are not read",
            where=str(path),
            expected=EXPECTED,
            hint="convert the document to text",
        )


def piece_of_file(path: Path, shelf: Shelf) -> Piece:
    """One file; InputError where it cannot be read or another document has its name."""
    try:
        content = path.read_bytes()
    except OSError as failure:
        raise InputError(
            str(failure.strerror), where=str(path), expected=EXPECTED, hint="check the path"
        ) from failure
    known = shelf.index_of(path.parent).get(path.stem, Metadata())
    shelf.take(path.stem, str(path))
    media_type = MEDIA_TYPES[path.suffix.lower()]
    return Piece(path.stem, RetrievedFile("", path.name, str(path), media_type, content, shelf.at), known)


def problem_file(path: Path, at: datetime) -> RetrievedFile | None:
    """The bytes of a file that gave no document, where it is one of reasonable size."""
    is_small = path.is_file() and path.stat().st_size <= limit_of(0)
    content = path.read_bytes() if is_small else b""
    return RetrievedFile("", path.name, str(path), "application/octet-stream", content, at)


def pieces_of_zip(path: Path, at: datetime) -> Pieces:
    """The documents in a zip, by name; a damaged member or one that unpacks to too much is a problem."""
    with open_zip(path, str(path)) as archive:
        entries = {entry.filename: entry for entry in entries_of(archive, str(path))}
        indexes: dict[str, dict[str, Metadata]] = {}
        for name in sorted(entries):
            try:
                yield from pieces_of_entry(archive, entries, name, indexes, at)
            except InputError as error:
                yield DocumentProblem(f"{path.name}/{name}", error)
            except DAMAGES as error:
                yield DocumentProblem(f"{path.name}/{name}", damaged(f"{path}/{name}", error))


def pieces_of_entry(
    archive: ZipFile,
    entries: dict[str, ZipInfo],
    name: str,
    indexes: dict[str, dict[str, Metadata]],
    at: datetime,
) -> Pieces:
    """The documents of one member of a zip; nothing for a member that is no document."""
    packed, inner = Path(str(archive.filename)), PurePosixPath(name)
    locator, origin = f"{packed.name}/{name}", f"{packed}/{name}"
    suffix = collection_suffix(name)
    if suffix in (".jsonl", ".ndjson", ".warc") and inner.name != INDEX_NAME:
        limit = max(entries[name].compress_size * MOST_RATIO, limit_of(0))
        with cast(ZipExtFile, archive.open(entries[name])) as stream:
            limited = buffered(stream, origin, limit)
            yield from collection(suffix)(limited, locator, origin, at)
    elif suffix is None and is_document_name(name):
        content = read_entry(archive, entries[name], origin)
        known = index_beside(archive, entries, str(inner.parent), indexes).get(inner.stem, Metadata())
        file = RetrievedFile("", locator, origin, MEDIA_TYPES[inner.suffix.lower()], content, at)
        yield Piece(str(inner.with_suffix("")), file, known)


def index_beside(
    archive: ZipFile, entries: dict[str, ZipInfo], folder: str, indexes: dict[str, dict[str, Metadata]]
) -> dict[str, Metadata]:
    """The index of a folder in a zip, read once."""
    if folder not in indexes:
        indexes[folder] = {}
        entry = entries.get(str(PurePosixPath(folder) / INDEX_NAME))
        if entry:
            origin = f"{archive.filename}/{entry.filename}"
            indexes[folder] = parse_index(read_entry(archive, entry, origin), origin)
    return indexes[folder]
