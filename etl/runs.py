"""Runs and documents: what was executed when, on which files, and how it ended."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version

from sqlalchemy import Connection, Engine, insert, select, update

from etl.archive import RetrievedFile
from etl.declare import SourceDefinition
from etl.history import Changes, content_hash
from etl.store import reading, writing
from models.errors import InputError, SanctrackError
from models.provenance import Document, Run, Source
from models.vocabulary import DocumentOutcome, RunState, SourceKind

INTERRUPTED = "interrupted before it ended; nothing of it was kept"


@dataclass
class RunReport:
    """What one run did to one source: how it ended, and what changed.

    `message` is what a person should know; `problem` what went wrong though the rest was kept.
    """

    run_id: str
    source_id: str
    flow: str
    state: RunState = RunState.RUNNING
    message: str | None = None
    problem: str | None = None
    published_at: datetime | None = None
    read_count: int = 0
    rejected_count: int = 0
    unchanged_count: int = 0
    version_count: int = 0
    parts: dict[str, int] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)

    @property
    def opened_count(self) -> int:
        """Rows opened in all tables."""
        return sum(self.changes.opened.values())

    @property
    def closed_count(self) -> int:
        """Rows closed in all tables."""
        return sum(self.changes.closed.values())

    @property
    def succeeded(self) -> bool:
        """True where the source's newest version is loaded."""
        return self.state in (RunState.COMPLETED, RunState.UNCHANGED) and self.problem is None


def utc_now() -> datetime:
    """The present moment, UTC, without an offset, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


@cache
def own_version() -> str:
    """Version of sanctrack as it is installed."""
    return version("sanctrack")


def code_version(source: SourceDefinition) -> str:
    """Version of sanctrack and of the source's extraction: rows are read anew when it changes.

    Documents are read by rules that have versions of their own: `reading_version()` of the source tells them.
    """
    finer = f".{source.module.reading_version()}" if source.kind is SourceKind.DOCUMENTS else ""
    return f"{own_version()}+{source.source_id}.{source.extract_version}{finer}"


@contextmanager
def recorded_run(engine: Engine, source: SourceDefinition, flow: str) -> Iterator[RunReport]:
    """A run that is in the store from its start; on an error it is recorded as refused or failed."""
    report = RunReport(run_id=secrets.token_hex(10), source_id=source.source_id, flow=flow)
    _start(engine, source, report)
    try:
        yield report
    except SanctrackError as error:
        state = RunState.REFUSED if isinstance(error, InputError) else RunState.FAILED
        _finish_after(engine, report, state, str(error))
        raise
    except BaseException as error:
        _finish_after(engine, report, RunState.FAILED, f"{type(error).__name__}: {error}")
        raise


def _finish_after(engine: Engine, report: RunReport, state: RunState, message: str) -> None:
    report.changes = Changes()
    with writing(engine) as connection:
        finish(connection, report, state, message)


def _describe(connection: Connection, source: SourceDefinition) -> None:
    """Keep the source's row as its folder declares it.

    The key is not written again: SQLite would look for every row that points to it.
    """
    stated = {name: getattr(source, name) for name in Source.__table__.c.keys()}  # noqa: SIM118
    key = stated.pop("source_id")
    known = connection.execute(select(Source.__table__).where(Source.source_id == key)).mappings().first()
    if known is None:
        connection.execute(insert(Source).values(source_id=key, **stated))
    elif {name: known[name] for name in stated} != stated:
        connection.execute(update(Source).where(Source.source_id == key).values(**stated))


def _start(engine: Engine, source: SourceDefinition, report: RunReport) -> None:
    started = utc_now()
    with writing(engine) as connection:
        _describe(connection, source)
        connection.execute(
            update(Run)
            .where(Run.source_id == source.source_id, Run.state == RunState.RUNNING)
            .values(state=RunState.FAILED, message=INTERRUPTED, finished_at=started)
        )
        connection.execute(
            insert(Run).values(
                run_id=report.run_id,
                source_id=report.source_id,
                flow=report.flow,
                started_at=started,
                state=RunState.RUNNING,
                code_version=code_version(source),
            )
        )


def finish(connection: Connection, report: RunReport, state: RunState, message: str | None = None) -> None:
    """Record how a run ended, with its counts, in the transaction that keeps its rows."""
    report.state = state
    report.message = message or report.message
    connection.execute(
        update(Run)
        .where(Run.run_id == report.run_id)
        .values(
            finished_at=utc_now(),
            state=state,
            message=report.message,
            published_at=report.published_at,
            read_count=report.read_count,
            accepted_count=report.read_count - report.rejected_count,
            rejected_count=report.rejected_count,
            opened_count=report.opened_count,
            closed_count=report.closed_count,
            unchanged_count=report.unchanged_count,
        )
    )


def document_row(source_id: str, file: RetrievedFile, at: datetime, **known: object) -> dict[str, object]:
    """A row of `document` for a retrieved file; `known` holds what else is known of it."""
    return {
        "document_id": content_hash(source_id, file.locator, file.sha256, at.isoformat()),
        "source_id": source_id,
        "locator": file.locator,
        "sha256": file.sha256,
        "byte_count": len(file.content),
        "media_type": file.media_type,
        "retrieved_at": file.retrieved_at,
        "etag": file.etag,
        "modified_at": file.modified_at,
        "url": file.origin,
        "outcome": DocumentOutcome.NEW,
        **known,
    }


def record_refusal(
    engine: Engine, source_id: str, file: RetrievedFile, at: datetime, error: InputError
) -> None:
    """Keep a refused file's row with the reason; the last good version stays."""
    row = document_row(source_id, file, at, outcome=error.outcome, outcome_reason=str(error))
    with writing(engine) as connection:
        present = connection.scalar(
            select(Document.document_id).where(Document.document_id == row["document_id"])
        )
        if present is None:
            connection.execute(insert(Document).values(**row))


def last_code_version(engine: Engine, source_id: str) -> str | None:
    """Code version of the source's last completed run."""
    with reading(engine) as connection:
        return connection.scalar(
            select(Run.code_version)
            .where(Run.source_id == source_id, Run.state == RunState.COMPLETED)
            .order_by(Run.finished_at.desc())
            .limit(1)
        )
