"""JSON lines: one document a line, with `text` and what is known of it; read line by line, however long the file is."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from typing import IO

import orjson

from etl.archive import RetrievedFile
from etl.documents.document import DocumentProblem, Piece
from etl.documents.metadata import metadata_of
from models.errors import InputError

LONGEST_LINE = 20_000_000
EXPECTED = (
    'one JSON object a line: {"title": …, "published": "2022-04-08", "url": …, "language": "en", "text": …}'
)
PLAIN = "text/plain"


def read_json_lines(
    stream: IO[bytes], locator: str, origin: str, at: datetime
) -> Iterator[Piece | DocumentProblem]:
    """The documents of a stream of lines; a wrong line is a problem with its number, and the next ones go on.

    A document's name is its address, else its `id`, else a hash of its text: lines may come in any order.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if not line.strip():
            continue
        place = f"{origin}, line {number}"
        try:
            yield piece_of(fields_of(line, place), locator, place, at)
        except InputError as error:
            yield DocumentProblem(f"{locator} line {number}", error, raw_line(line, locator, place, at))
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)  # the rest of a line that was too long


def fields_of(line: bytes, where: str) -> dict[str, object]:
    """The object on a line; InputError where there is none, or it has no text."""
    if len(line) > LONGEST_LINE:
        raise InputError(f"the line is longer than {LONGEST_LINE:,} bytes", where=where, expected=EXPECTED)
    try:
        fields = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise InputError(
            f"is not JSON in UTF-8: {error}",
            where=where,
            expected=EXPECTED,
            hint="correct or remove the line",
        ) from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise InputError("has no `text`", where=where, expected=EXPECTED, hint="correct or remove the line")
    return fields


def piece_of(fields: dict[str, object], locator: str, origin: str, at: datetime) -> Piece:
    """One line as a document."""
    known = metadata_of(fields, origin)
    content = str(fields["text"]).encode("utf-8", "replace")
    stated = fields.get("id")
    own = str(stated) if stated is not None else hashlib.sha256(content).hexdigest()[:20]
    name = known.url or f"{locator}/{own}"
    doc = own if stated is not None else known.url or f"{PurePath(locator).stem}/{own}"
    return Piece(doc, RetrievedFile("", name, known.url or origin, PLAIN, content, at), known)


def raw_line(line: bytes, locator: str, origin: str, at: datetime) -> RetrievedFile:
    """A line that gave no document."""
    return RetrievedFile("", locator, origin, "application/json", line[:LONGEST_LINE], at)


def holds_documents(stream: IO[bytes]) -> bool:
    """True where the first line describes a document with its text (side files are JSON lines too), or is damaged."""
    try:
        line = stream.readline(LONGEST_LINE)
    except InputError:
        return True  # so that its reader tells
    try:
        return bool(fields_of(line, ""))
    except InputError:
        return False
