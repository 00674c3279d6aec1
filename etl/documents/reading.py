"""Reading files and folders into documents; what cannot be read is reported and the others go on."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.documents.decoding import decode_text
from etl.documents.document import Document, DocumentProblem
from etl.documents.markup import read_front_matter, read_html
from etl.documents.metadata import Metadata, read_index
from models.errors import InputError

MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}
NOT_DOCUMENTS = {"readme", "index", "licence", "license"}


def read_documents(paths: Iterable[Path | str]) -> Iterator[Document | DocumentProblem]:
    """Every document of the files and folders given, in the order given, folders by name and with subfolders.

    A document's id is its file name without suffix; the second file of one name is a problem, since its
    claims could not be told apart. Metadata come from the file's own head, then from `index.jsonl` beside it.
    """
    seen: dict[str, Path] = {}
    indexes: dict[Path, dict[str, Metadata]] = {}
    for path in paths:
        for file in list_files(Path(path)):
            try:
                yield read_one(file, seen, indexes)
            except InputError as error:
                yield DocumentProblem(file, error)


def list_files(path: Path) -> list[Path]:
    """The document files of a folder, or the file itself (which may turn out to be missing)."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in MEDIA_TYPES and file.stem.lower() not in NOT_DOCUMENTS and file.is_file()
    ) or [path]


def read_one(path: Path, seen: dict[str, Path], indexes: dict[Path, dict[str, Metadata]]) -> Document:
    """One document with its metadata; raises InputError where the file gives none."""
    raw = read_bytes(path)
    if path.parent not in indexes:
        indexes[path.parent] = {}
        indexes[path.parent] = read_index(path.parent)
    if path.stem in seen:
        raise InputError(
            f"another document is already called {path.stem!r}: {seen[path.stem]}",
            where=str(path),
            expected="file names that differ",
            hint="rename one of the two files",
        )
    document = parse_document(path, raw, indexes[path.parent].get(path.stem, Metadata()))
    seen[path.stem] = path
    return document


def read_bytes(path: Path) -> bytes:
    """The bytes of a document file; raises InputError for a missing or unsuitable one."""
    expected = "a " + ", ".join(MEDIA_TYPES) + " file or a folder of them"
    if path.is_dir():
        raise InputError(
            "the folder holds no document", where=str(path), expected=expected, hint="check the path"
        )
    if path.suffix.lower() not in MEDIA_TYPES and path.exists():
        raise InputError(
            f"files of type {path.suffix or '(none)'!r} are not read",
            where=str(path),
            expected=expected,
            hint="convert the document to text",
        )
    try:
        return path.read_bytes()
    except OSError as failure:
        reason = "there is no such file" if isinstance(failure, FileNotFoundError) else str(failure.strerror)
        raise InputError(reason, where=str(path), expected=expected, hint="check the path") from failure


def parse_document(path: Path, raw: bytes, index: Metadata) -> Document:
    """The document that a file's bytes hold. Pure: `path` only names it."""
    media_type = MEDIA_TYPES[path.suffix.lower()]
    text, encoding = decode_text(raw, str(path))
    read = read_html if media_type == "text/html" else read_front_matter
    body, own = read(text, str(path))
    if not body.strip():
        decode_text(b"", str(path))
    known = own.or_else(index)
    return Document(
        doc=path.stem,
        path=path,
        text=body,
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type=media_type,
        encoding=encoding,
        published=known.published,
        title=known.title,
        url=known.url,
        language=known.language,
    )
