"""What the store knows of documents: the state of each, and which text is already there under another address."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select, tuple_

from etl.archive import RetrievedFile
from etl.documents import Document as Text
from etl.documents.document import Place
from etl.history import content_hash
from etl.known_files import KnownFile
from etl.store import reading, rows_by_key
from models.provenance import Document
from models.vocabulary import DocumentOutcome

TAKEN_IN = (DocumentOutcome.NEW, DocumentOutcome.NOT_READ, DocumentOutcome.DUPLICATE)
# Kinds of file whose text is their bytes: the hash of these tells that of the text.
PLAIN = ("text/plain", "text/markdown")
STORED_PER_STEP = 200


@dataclass(frozen=True)
class State:
    """One state of a document in the store; the newest of a locator is the one that stands."""

    document_id: str
    locator: str
    retrieved_at: datetime
    outcome: str
    text_hash: str | None

    @property
    def is_duplicate(self) -> bool:
        """True where its text is that of another document."""
        return self.outcome == DocumentOutcome.DUPLICATE


@dataclass(frozen=True)
class Known:
    """States of the documents of a batch by locator, newest last; `texts` are standing documents by hash of text."""

    states: dict[str, list[State]]
    texts: dict[str, State]

    def standing(self, locator: str) -> State | None:
        """The state of a document that stands."""
        return self.states[locator][-1] if locator in self.states else None

    def original_of(self, text: Text) -> State | None:
        """The document at another address that has the same text."""
        found = self.texts.get(hash_of_text(text.text))
        return found if found and found.locator != text.locator else None

    def add(self, document_id: str, text: Text, at: datetime) -> None:
        """Take a document of the batch for one that stands: the next one with its text repeats it."""
        digest = hash_of_text(text.text)
        self.texts.setdefault(digest, State(document_id, text.locator, at, DocumentOutcome.NEW, digest))


def hash_of_text(text: str) -> str:
    """SHA-256 of a text with its blanks made one: pages are wrapped differently from one address to the next."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()


def document_id_of(source_id: str, text: Text) -> str:
    """The id of a document: what it is called, its bytes, its text as it was read, and what is stated of it."""
    known = (text.published, text.title, text.url, text.stated_language)
    read = () if text.media_type in PLAIN else (hash_of_text(text.text),)
    return content_hash(source_id, text.locator, text.sha256, *(item or "" for item in known), *read)


def known_of(connection: Connection, source_id: str, texts: list[Text]) -> Known:
    """What the store knows of some documents."""
    locators = {text.locator for text in texts}
    alike = _states(connection, source_id, Document.text_hash, {hash_of_text(text.text) for text in texts})
    states = _by_locator(
        _states(connection, source_id, Document.locator, locators | {state.locator for state in alike})
    )
    standing = [found[-1] for found in states.values() if found[-1].outcome == DocumentOutcome.NEW]
    return Known(states, {state.text_hash: state for state in standing if state.text_hash})


def _states(connection: Connection, source_id: str, column: Any, keys: Iterable[str]) -> list[State]:
    query = _state_query(source_id)
    return [State(*row) for row in rows_by_key(connection, query, column, sorted(keys))]


def _state_query(source_id: str) -> Select[Any]:
    columns = [getattr(Document, name) for name in State.__dataclass_fields__]
    return select(*columns).where(Document.source_id == source_id, Document.outcome.in_(TAKEN_IN))


def _by_locator(states: list[State]) -> dict[str, list[State]]:
    found: dict[str, list[State]] = {}
    for state in sorted(states, key=lambda one: (one.retrieved_at, one.document_id)):
        found.setdefault(state.locator, []).append(state)
    return found


def stored_texts(engine: Engine, source_id: str) -> Iterator[tuple[str, Text]]:
    """Every document that stands, with its id, as it was read when it came; in pieces, in order of their ids."""
    newest = (
        select(Document.locator, func.max(Document.retrieved_at))
        .where(Document.source_id == source_id, Document.outcome.in_(TAKEN_IN))
        .group_by(Document.locator)
    )
    standing = select(Document).where(
        Document.source_id == source_id,
        Document.outcome.in_((DocumentOutcome.NEW, DocumentOutcome.NOT_READ)),
        Document.text.is_not(None),
        tuple_(Document.locator, Document.retrieved_at).in_(newest),
    )
    last = ""
    while True:
        query = (
            standing.where(Document.document_id > last).order_by(Document.document_id).limit(STORED_PER_STEP)
        )
        with reading(engine) as connection:
            rows = connection.execute(query).mappings().all()
        if not rows:
            return
        last = rows[-1]["document_id"]
        yield from ((str(row["document_id"]), stored_text(dict(row))) for row in rows)


def stored_text(row: dict[str, Any]) -> Text:
    """A document of the store as it was read."""
    origin = row["url"] or row["locator"]
    file = RetrievedFile("", row["locator"], origin, row["media_type"], b"", row["retrieved_at"])
    return Text(
        doc=Path(row["locator"]).stem,
        path=Path(origin),
        text=row["text"],
        sha256=row["sha256"],
        media_type=row["media_type"],
        published=row["published_on"],
        title=row["title"],
        url=row["url"],
        language=row["language"],
        places=tuple(Place(*place) for place in json.loads(row["places"] or "[]")),
        file=file,
    )


def known_page(engine: Engine, source_id: str, address: str) -> KnownFile | None:
    """What the server said of the page at an address the last time; None where it was not taken in."""
    at, said = (Document.locator, Document.sha256), (Document.etag, Document.modified_at)
    query = (
        select(*at, Document.locator, Document.retrieved_at, *said)
        .where(Document.source_id == source_id, Document.locator == address, Document.outcome.in_(TAKEN_IN))
        .order_by(Document.retrieved_at.desc())
        .limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    return KnownFile(*row) if row else None
