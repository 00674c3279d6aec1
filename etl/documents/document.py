"""What one readable document is, and what is said about one that cannot be read."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import InputError


@dataclass(frozen=True, slots=True)
class Document:
    """One document as text; every span of a claim counts characters of `text`.

    `text` is, for .txt, the decoded file with its newlines untouched (a byte-order mark is dropped); for a
    file with front matter, the body after it; for .html, the converted text. `sha256` is of the raw bytes.
    `published` is an ISO date cut to what is known (2022, 2022-04, 2022-04-08).
    """

    doc: str
    path: Path
    text: str
    sha256: str
    media_type: str
    encoding: str = "utf-8"
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentProblem:
    """A file that gave no document; `error` says what is wrong with it and what to do. Others go on."""

    path: Path
    error: InputError
