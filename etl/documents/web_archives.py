"""WARC files: the pages that a crawler kept, read record by record."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any
from urllib.parse import urlsplit

from etl.archive import RetrievedFile
from etl.documents.decoding import charset_in
from etl.documents.document import DocumentProblem, Piece
from etl.documents.media import media_type_of
from etl.documents.metadata import Metadata
from etl.documents.streams import read_within
from models.errors import InputError

KEPT = ("response", "resource", "conversion")
LARGEST = 50_000_000


def read_warc(
    stream: IO[bytes], locator: str, origin: str, at: datetime
) -> Iterator[Piece | DocumentProblem]:
    """The pages, texts and PDFs of a WARC, each under its own address; answers other than 200 are passed over.

    A damaged record is a problem; where the file itself breaks off, what stands before is given.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            if record.rec_type in KEPT:
                yield from pieces_of_record(record, origin, at)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        failure = InputError(
            f"breaks off: {error}",
            where=origin,
            expected="a whole WARC file",
            hint="what stands before is read; get the file again for the rest",
        )
        yield DocumentProblem(locator, failure)


def pieces_of_record(record: Any, origin: str, at: datetime) -> Iterator[Piece | DocumentProblem]:
    """The page of a record, if it is one that is read."""
    address = record.rec_headers.get_header("WARC-Target-URI") or origin
    answer = record.http_headers
    if answer is not None and answer.get_statuscode() != "200":
        return
    stated = (answer or record.rec_headers).get_header("Content-Type") or ""
    try:
        content = read_within(record.content_stream(), LARGEST, address)
    except (InputError, ValueError) as error:
        failure = error if isinstance(error, InputError) else InputError(str(error), where=address)
        yield DocumentProblem(address, failure)
        return
    media_type = media_type_of(content, stated, urlsplit(address).path)
    if media_type:
        kept = RetrievedFile("", address, address, media_type, content, at)
        yield Piece(address, kept, Metadata(url=address), charset_in(stated))
