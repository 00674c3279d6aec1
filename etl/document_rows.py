"""Rows of `document` for what was read from files and addresses."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from etl.archive import RetrievedFile
from etl.claims.languages import reason_not_read
from etl.document_states import hash_of_text
from etl.documents import Document as Text
from etl.documents import DocumentProblem
from etl.history import content_hash
from etl.runs import document_row
from etl.store import rows_by_key
from models.errors import InputError
from models.provenance import Document
from models.vocabulary import DocumentOutcome

BYTES = "application/octet-stream"
STATED = ("outcome", "outcome_reason", "same_as_id", "text", "text_hash", "places")
Row = dict[str, Any]


def put_documents(
    connection: Connection, source_id: str, texts: dict[str, Text], originals: dict[str, str], at: datetime
) -> None:
    """Keep documents by id; one that is there already and comes back is the newest state of its name again.

    `originals` gives, for a document whose text another one has, the id of that one.
    """
    present = _present(connection, list(texts))
    fresh = []
    for document_id, text in texts.items():
        if document_id not in present:
            fresh.append(row_of(source_id, document_id, text, originals.get(document_id), at))
        elif text.file and text.file.content:
            row = row_of(source_id, document_id, text, originals.get(document_id), at)
            _renew(connection, document_id, {"retrieved_at": at} | {name: row[name] for name in STATED})
        else:
            _renew(connection, document_id, judged(text, None))
    if fresh:
        connection.execute(insert(Document), fresh)


def _renew(connection: Connection, document_id: str, values: Row) -> None:
    connection.execute(update(Document).where(Document.document_id == document_id).values(**values))


def _present(connection: Connection, ids: list[str]) -> set[str]:
    return {
        row[0] for row in rows_by_key(connection, select(Document.document_id), Document.document_id, ids)
    }


def row_of(source_id: str, document_id: str, text: Text, original: str | None, at: datetime) -> Row:
    """The row of a document; the text of a duplicate stands with its original."""
    file = text.file or RetrievedFile("", text.locator, text.origin, text.media_type, b"", at)
    places = [[place.start, place.end, place.name] for place in text.places]
    return {
        "document_id": document_id,
        "source_id": source_id,
        "locator": text.locator,
        "sha256": text.sha256,
        "byte_count": len(file.content),
        "media_type": text.media_type,
        "retrieved_at": at,
        "etag": file.etag,
        "modified_at": file.modified_at,
        "published_on": text.published,
        "title": text.title,
        "url": text.url or text.origin,
        "language": text.language,
        "text": None if original else text.text,
        "text_hash": hash_of_text(text.text),
        "places": json.dumps(places, ensure_ascii=False) if places and not original else None,
        **judged(text, original),
    }


def judged(text: Text, original: str | None) -> Row:
    """What becomes of a document: read, not read for its language, or the text of another one."""
    if original:
        why = "has the text of another document"
        return {"outcome": DocumentOutcome.DUPLICATE, "outcome_reason": why, "same_as_id": original}
    reason = reason_not_read(text.language)
    outcome = DocumentOutcome.NOT_READ if reason else DocumentOutcome.NEW
    return {"outcome": outcome, "outcome_reason": reason, "same_as_id": None}


def put_refused(
    connection: Connection, source_id: str, problems: list[DocumentProblem], at: datetime
) -> None:
    """Keep what gave no document, with the reason; the same file for the same reason only once."""
    rows = {row["document_id"]: row for row in (refusal(source_id, problem, at) for problem in problems)}
    fresh = [rows[key] for key in rows.keys() - _present(connection, list(rows))]
    if fresh:
        connection.execute(insert(Document), sorted(fresh, key=lambda row: str(row["document_id"])))


def refusal(source_id: str, problem: DocumentProblem, at: datetime) -> Row:
    """The row of what gave no document."""
    error, where = problem.error, problem.error.where or problem.locator
    file = problem.file or RetrievedFile("", problem.locator, where, BYTES, b"", at)
    outcome = error.outcome if isinstance(error, InputError) else DocumentOutcome.ERROR
    return document_row(
        source_id,
        file,
        at,
        document_id=content_hash(source_id, problem.locator, file.sha256, outcome, str(error)),
        locator=problem.locator,
        retrieved_at=at,
        outcome=outcome,
        outcome_reason=str(error),
    )
