"""Mentions in the store: searched for in the texts that it keeps, with history like every statement.

The load of documents says which of them wait for a search (`expect_mentions`); after all sources of a refresh were
loaded, those that wait and those that were searched with other names than lists give now are searched
(`refresh_mentions`). `mention_search` tells with which names each was searched last.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import polars as pl
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select

from etl.history import Changes, Version, apply, content_hash, seen
from etl.mentions.index import NameIndex, build_index
from etl.mentions.listed_names import listed_names, names_version
from etl.mentions.matching import Found, find_mentions
from etl.runs import utc_now
from etl.store import Units, reading, writing
from models.frames import polars_schema
from models.mentions import Mention, MentionSearch
from models.provenance import Document, Run
from models.tables import tables

DOCUMENTS_AT_ONCE = 200
TICK = timedelta(microseconds=1)
WAITING = "waiting"
Progress = Callable[[int, int], None]


@dataclass
class Searched:
    """What a search did: how many documents were searched, and the mentions that it opened and closed."""

    document_count: int = 0
    changes: Changes = field(default_factory=Changes)


def expect_mentions(
    connection: Connection, version: Version, documents: Sequence[str], gone: Sequence[str], changes: Changes
) -> None:
    """Note documents of a source whose texts are new or were read anew; close the mentions of those that are gone.

    Gone are older states of the same files, and documents that are not read, such as those in other languages.
    """
    for batch in batches(gone):
        put(connection, version, batch, [], changes)
        note(connection, version, batch, None)
    for batch in batches(documents):
        note(connection, version, batch, WAITING)


def refresh_mentions(
    engine: Engine, at: datetime | None = None, progress: Progress = lambda _done, _total: None
) -> Searched:
    """Search the documents that wait for it, or were searched with other names than lists give now.

    Mentions stand from `at` on, by default the time of the newest version that was loaded of anything: what a text
    mentions depends on texts and lists, not on when somebody looked.
    Each batch is a transaction: what was done is kept when it is broken off, and the next call goes on from there.
    `progress` is called after each with how many documents are done and how many there are.
    """
    searched = Searched()
    with reading(engine) as connection:
        if connection.scalar(select(MentionSearch.document_id).limit(1)) is None:
            return searched
        at = at or connection.scalar(select(func.max(Run.published_at))) or utc_now()
        names = listed_names(connection)
        names_now = names_version(names)
        outdated = outdated_documents(connection, names_now)
    if not outdated:
        return searched
    index = build_index(names)
    total = sum(map(len, outdated.values()))
    for source_id, documents in outdated.items():
        version = Version(source_id, at, {})
        for batch in batches(documents):
            with writing(engine) as connection:
                search(connection, version, batch, index, searched.changes)
                note(connection, version, batch, names_now)
            searched.document_count += len(batch)
            progress(searched.document_count, total)
    return searched


def outdated_documents(connection: Connection, names: str) -> dict[str, list[str]]:
    """Source → its documents that were not searched with these names yet."""
    rows = connection.execute(
        select(MentionSearch.source_id, MentionSearch.document_id)
        .where(MentionSearch.names_version != names)
        .order_by(MentionSearch.source_id, MentionSearch.document_id)
    )
    found: dict[str, list[str]] = {}
    for source_id, document_id in rows:
        found.setdefault(source_id, []).append(document_id)
    return found


def search(
    connection: Connection, version: Version, documents: Sequence[str], index: NameIndex, changes: Changes
) -> None:
    """Make the open mentions of a batch of documents equal to what their texts mention."""
    texts = connection.execute(
        select(Document.document_id, Document.text, Document.published_on).where(
            Document.document_id.in_(documents)
        )
    )
    rows = [row for text in texts for row in mention_rows(text, index, version.source_id)]
    put(connection, version, documents, rows, changes)


def note(connection: Connection, version: Version, documents: Sequence[str], names: str | None) -> None:
    """Keep with which names documents were searched; without names they are not searched any more."""
    connection.execute(delete(MentionSearch).where(MentionSearch.document_id.in_(documents)))
    if names is not None:
        noted = {"source_id": version.source_id, "names_version": names, "searched_at": version.at}
        connection.execute(insert(MentionSearch), [noted | {"document_id": key} for key in documents])


def mention_rows(
    document: Row[tuple[str, str | None, str | None]], index: NameIndex, source_id: str
) -> Iterator[dict[str, object]]:
    """Rows of `mention` for one document."""
    document_id, text, published = document
    if text is None:
        return
    for found in find_mentions(text, index, published):
        yield {
            "mention_id": id_of(document_id, found),
            "document_id": document_id,
            "source_id": source_id,
            "start_offset": found.start,
            "end_offset": found.end,
            "quote": text[found.start : found.end],
            **{name: value for name, value in found._asdict().items() if name not in ("start", "end")},
        }


def id_of(document_id: str, found: Found) -> str:
    """The id of a mention: all that it states, since a row with another score or office is another row."""
    return content_hash(document_id, *("" if value is None else str(value) for value in found))


def put(
    connection: Connection,
    version: Version,
    documents: Sequence[str],
    rows: Sequence[dict[str, object]],
    changes: Changes,
) -> None:
    """Make the open mentions of some documents equal to `rows`, at a time after everything that they ever were.

    A search after a refresh of a list may lie after the time that is given to the next load of documents.
    """
    table = tables()["mention"]
    newest = connection.scalar(
        select(func.max(func.coalesce(Mention.seen_to, Mention.seen_from))).where(
            Mention.document_id.in_(documents)
        )
    )
    at = version.at if newest is None else max(version.at, newest + TICK)
    frame = seen(table, pl.DataFrame(rows, schema=polars_schema(table), orient="row"), at)
    later = Version(version.source_id, at, {})
    apply(connection, "mention", frame, later, Units("document_id", list(documents)), changes)


def batches(documents: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that fit one statement and little memory."""
    for start in range(0, len(documents), DOCUMENTS_AT_ONCE):
        yield documents[start : start + DOCUMENTS_AT_ONCE]
