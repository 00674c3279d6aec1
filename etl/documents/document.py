"""What one readable document is, where its parts stand, and what is said about one that gives no text."""

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from etl.archive import RetrievedFile
from etl.documents.metadata import Metadata
from models.errors import SanctrackError


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a text that a reader can turn to: characters `start` to `end` are `name`, such as `page 3`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one document before they are read: a file, a member of an archive, a line, a web page.

    `doc` is the id under which its claims are shown; `known` what was said of it beside its content, `charset`
    the encoding that its server names.
    """

    doc: str
    file: RetrievedFile
    known: Metadata = field(default_factory=Metadata)
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as text; every span of a claim counts characters of `text`.

    `text` is, for .txt, the decoded file with its newlines untouched (a byte-order mark is dropped); for a
    file with front matter, the body after it; for all else the converted text, whose pages or elements are
    `places`, in order. `sha256` is of the raw bytes. `published` is an ISO date cut to what is known (2022,
    2022-04, 2022-04-08); `language` the BCP 47 tag of the text as recognised, `stated_language` as somebody said.
    `file` are the bytes and where they came from; None for a text that was made by hand.
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
    stated_language: str | None = None
    places: tuple[Place, ...] = ()
    file: RetrievedFile | None = field(default=None, repr=False)

    @property
    def locator(self) -> str:
        """Its name within its source: the file's name, its place in an archive, or its address."""
        return self.file.locator if self.file else self.path.name

    @property
    def origin(self) -> str:
        """Where it was taken from: the whole path or address."""
        return self.file.origin if self.file else str(self.path)

    def place_at(self, offset: int) -> str | None:
        """The page or element in which a character stands; None where the text has none there."""
        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at].name if at >= 0 and offset < self.places[at].end else None


@dataclass(frozen=True, slots=True)
class DocumentProblem:
    """What gave no document; `error` says what is wrong with it and what to do. Others go on.

    `file` are its bytes, where there were any.
    """

    locator: str
    error: SanctrackError
    file: RetrievedFile | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unmodified:
    """A page that is as it was, by its server's word: the text that is in the store stands."""

    locator: str


Found = Document | DocumentProblem | Unmodified
