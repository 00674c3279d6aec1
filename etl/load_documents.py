"""From a folder of documents to claims with history: steps 3 to 6 of the documents source.

Documents are added, not re-stated: the claims of a file that is no longer in the folder stay, those of a
file that changed are closed where the new text no longer makes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
from sqlalchemy import Connection, Engine, func, insert, select

from etl import archive
from etl.archive import RetrievedFile
from etl.claims import extract_claims
from etl.declare import SourceDefinition
from etl.documents import Document as Text
from etl.documents import DocumentProblem, read_documents
from etl.guards import check_newer
from etl.history import Version, apply, content_hash, seen, with_ids
from etl.rejections import put_rejections
from etl.runs import RunReport, code_version, finish, last_code_version, record_refusal
from etl.sources.documents.extract import Row, claim_frame, claim_rows
from etl.store import Units, reading, writing
from etl.validate import as_json, validate
from models.errors import InputError
from models.provenance import Document, Run
from models.tables import statement_key, tables
from models.vocabulary import Decision, DocumentOutcome, RunState

CLAIM_TABLES = ("sanction_round", "expulsion", "trade_figure", "diplomatic_action")
TABLES_OF_CLAIMS = ("sanction_count", "sanction_measure", "evidence")
NAMED_IN_MESSAGE = 5


@dataclass(frozen=True)
class Folder:
    """The documents of a folder: `texts` by document id, and what could not be read."""

    texts: dict[str, Text]
    problems: list[DocumentProblem]


def load_documents(
    engine: Engine, source: SourceDefinition, folder: Path, at: datetime, archive_dir: Path, report: RunReport
) -> None:
    """Load what the documents of a folder say, in one transaction; a file that cannot be read holds up no other."""
    report.published_at = at
    read = read_folder(source, folder)
    for problem in read.problems:
        _refuse(engine, source, problem, at)
    if not read.texts and len(read.problems) == 1:
        raise read.problems[0].error
    if not read.texts:
        raise InputError(f"no file of it can be read: {_problems_named(read.problems)}", where=str(folder))
    if read.problems:
        count = len(read.problems)
        report.problem = (
            f"files that could not be read: {count}; the others are kept. {_problems_named(read.problems)}"
        )
    changed, replaced, newest = compare(engine, source, read)
    report.read_count = len(read.texts)
    report.unchanged_count = len(read.texts) - len(changed)
    report.parts = {folder.name: len(read.texts)}
    if changed:
        check_newer(source.source_id, at, newest)
    for text in changed.values():
        archive.keep(archive_dir, _file(text, at))
    rows = claims_of(source, changed)
    with writing(engine) as connection:
        _put_documents(connection, source, changed, at)
        _load(connection, Version(source.source_id, at, {}), rows, [*changed, *replaced], report)
        state = RunState.COMPLETED if changed else RunState.UNCHANGED
        report.message = _message(changed, rows)
        finish(connection, report, state, "; ".join(filter(None, (report.problem, report.message))) or None)


def read_folder(source: SourceDefinition, folder: Path) -> Folder:
    """All documents of a folder, by id: a hash of the file and of what is known of its publication."""
    if not folder.exists():
        raise InputError(
            "does not exist",
            where=str(folder),
            expected="a folder of .txt, .md and .html files, or one of them",
            hint="put documents there, name another folder by SANCTRACK_DOCUMENTS_DIR, or give one with --from",
        )
    read = list(read_documents([folder]))
    texts = {_document_id(source, text): text for text in read if isinstance(text, Text)}
    return Folder(texts, [item for item in read if isinstance(item, DocumentProblem)])


def _document_id(source: SourceDefinition, text: Text) -> str:
    known = (text.published, text.title, text.url, text.language)
    return content_hash(source.source_id, text.path.name, text.sha256, *(item or "" for item in known))


def compare(
    engine: Engine, source: SourceDefinition, read: Folder
) -> tuple[dict[str, Text], list[str], datetime | None]:
    """Documents to be read anew, ids of earlier states of the same files, and the time of the newest load.

    A document is read anew when it is not in the store, when it has had other states, or when our code changed.
    """
    good = (Document.source_id == source.source_id, Document.outcome == DocumentOutcome.NEW)
    completed = (Run.source_id == source.source_id, Run.state == RunState.COMPLETED)
    with reading(engine) as connection:
        rows = connection.execute(select(Document.locator, Document.document_id).where(*good)).all()
        newest = connection.scalar(select(func.max(Run.published_at)).where(*completed))
    states: dict[str, set[str]] = {}
    for locator, document_id in rows:
        states.setdefault(locator, set()).add(document_id)
    renewed = last_code_version(engine, source.source_id) != code_version(source)
    changed = {
        document_id: text
        for document_id, text in read.texts.items()
        if renewed or states.get(text.path.name) != {document_id}
    }
    earlier = {state for text in changed.values() for state in states.get(text.path.name, ())}
    return changed, sorted(earlier - set(changed)), newest


def claims_of(source: SourceDefinition, changed: dict[str, Text]) -> dict[str, list[Row]]:
    """Rows of the claim tables that the documents give, by table."""
    rows: dict[str, list[Row]] = {name: [] for name in (*CLAIM_TABLES, *TABLES_OF_CLAIMS)}
    for document_id, text in changed.items():
        for name, found in claim_rows(extract_claims(text), document_id, source.source_id).items():
            rows[name].extend(found)
    return rows


def _file(text: Text, at: datetime) -> RetrievedFile:
    content = text.path.read_bytes()
    return RetrievedFile("", text.path.name, str(text.path), text.media_type, content, at)


def _refuse(engine: Engine, source: SourceDefinition, problem: DocumentProblem, at: datetime) -> None:
    content = problem.path.read_bytes() if problem.path.is_file() else b""
    file = RetrievedFile("", problem.path.name, str(problem.path), "application/octet-stream", content, at)
    record_refusal(engine, source.source_id, file, at, problem.error)


def _put_documents(
    connection: Connection, source: SourceDefinition, texts: dict[str, Text], at: datetime
) -> None:
    known = set(
        connection.scalars(select(Document.document_id).where(Document.source_id == source.source_id))
    )
    rows = [_row(source, key, text, at) for key, text in texts.items() if key not in known]
    if rows:
        connection.execute(insert(Document), rows)


def _row(source: SourceDefinition, document_id: str, text: Text, at: datetime) -> Row:
    return {
        "document_id": document_id,
        "source_id": source.source_id,
        "locator": text.path.name,
        "sha256": text.sha256,
        "byte_count": text.path.stat().st_size,
        "media_type": text.media_type,
        "retrieved_at": at,
        "published_on": text.published,
        "title": text.title,
        "url": text.url or str(text.path),
        "language": text.language,
        "outcome": DocumentOutcome.NEW,
        "text": text.text,
    }


def _load(
    connection: Connection,
    version: Version,
    rows: dict[str, list[Row]],
    documents: list[str],
    report: RunReport,
) -> None:
    """Make the open claims of the documents equal to `rows`; children of a refused claim go with it."""
    units = Units("document_id", documents)
    claims: list[str] = []
    refused = [_refused("sanction_round", pl.DataFrame())]
    for name in CLAIM_TABLES:
        frame = seen(tables()[name], claim_frame(name, rows[name]), version.at)
        good = validate(tables()[name], frame.unique(statement_key(tables()[name]), maintain_order=True))
        claims += good.accepted[statement_key(tables()[name])].to_list()
        refused.append(_refused(name, good.rejected))
        apply(connection, name, good.accepted, version, units, report.changes)
    for name in TABLES_OF_CLAIMS:
        belonging = claim_frame(name, rows[name]).filter(pl.col("claim_id").is_in(claims))
        good = validate(tables()[name], seen(tables()[name], with_ids(tables()[name], belonging), version.at))
        refused.append(_refused(name, good.rejected))
        apply(connection, name, good.accepted, version, units, report.changes)
    put_rejections(connection, version, pl.concat(refused), Units("unit_id", documents), report)


def _refused(table_name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Refused claim rows as rows of `rejection`, which belong to their document."""
    refused = [
        {
            "unit_id": row["document_id"],
            "table_name": table_name,
            "locator": row[statement_key(tables()[table_name])],
            "reasons": row["reasons"],
            "content": as_json(
                {name: value for name, value in row.items() if name not in ("seen_from", "reasons")}
            ),
            "source_id": row["source_id"],
            "document_id": row["document_id"],
        }
        for row in rows.iter_rows(named=True)
    ]
    return claim_frame("rejection", refused)


def _problems_named(problems: Iterable[DocumentProblem]) -> str:
    named = [str(problem.error).replace("\n", " ") for problem in problems]
    more = f"; and {len(named) - NAMED_IN_MESSAGE} more" if len(named) > NAMED_IN_MESSAGE else ""
    return "; ".join(named[:NAMED_IN_MESSAGE]) + more


def _message(changed: dict[str, Text], rows: dict[str, list[Row]]) -> str | None:
    """What a person should know beside the counts: documents that say nothing, claims held back."""
    speaking = {row["document_id"] for found in rows.values() for row in found}
    silent = [text.path.name for key, text in changed.items() if key not in speaking]
    said = []
    if silent:
        more = " ..." if len(silent) > NAMED_IN_MESSAGE else ""
        said.append(
            f"{len(silent)} documents without any claim: {', '.join(silent[:NAMED_IN_MESSAGE])}{more}"
        )
    held_back = sum(row.get("decision") == Decision.QUARANTINE for found in rows.values() for row in found)
    if held_back:
        said.append(f"held back for a person to look at: {held_back} (reasons in the view rejections)")
    return "; ".join(said) or None
