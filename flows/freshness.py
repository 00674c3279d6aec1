"""How fresh each source is, from the store itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, Select, func, select

from etl.declare import SourceDefinition, sources
from etl.runs import utc_now
from etl.store import reading
from models.provenance import Document, Run
from models.vocabulary import DocumentOutcome, RunState, SourceKind


@dataclass(frozen=True)
class Freshness:
    """One source, by the same measure as the view `source_freshness`.

    `version_at` is the time (UTC) of its last good version; `good_at` that time, or the later one at which a
    refresh found nothing newer.
    """

    source_id: str
    cadence: str
    version_at: datetime | None
    good_at: datetime | None
    stale_after: timedelta
    last_run: Run | None

    @property
    def age(self) -> timedelta | None:
        """Time since the source was last known to be so, or None where it never was."""
        return None if self.good_at is None else utc_now() - self.good_at

    @property
    def is_stale(self) -> bool:
        """True where the source is too old, or its last run did not succeed."""
        failed = self.last_run is not None and self.last_run.state in (RunState.REFUSED, RunState.FAILED)
        return failed or self.age is None or self.age > self.stale_after


def freshness(engine: Engine) -> list[Freshness]:
    """One row for each configured source."""
    rows = []
    with reading(engine) as connection:
        for one in sources().values():
            is_inbox = one.kind is SourceKind.DOCUMENTS
            column = Document.retrieved_at if is_inbox else Document.published_at
            good = (Document.source_id == one.source_id, Document.outcome == DocumentOutcome.NEW)
            version_at = connection.scalar(select(func.max(column)).where(*good))
            good_at = max((at for at in (version_at, connection.scalar(confirmed(one))) if at), default=None)
            last = newest_runs(engine, one.source_id, 1)
            stale_after = timedelta(hours=one.stale_after_hours)
            rows.append(
                Freshness(
                    one.source_id, one.cadence, version_at, good_at, stale_after, last[0] if last else None
                )
            )
    return rows


def confirmed(one: SourceDefinition) -> Select[tuple[datetime | None]]:
    """When a refresh last found that a list had not changed, or last went through the documents."""
    is_inbox = one.kind is SourceKind.DOCUMENTS
    states = [RunState.UNCHANGED, RunState.COMPLETED] if is_inbox else [RunState.UNCHANGED]
    return select(func.max(Run.finished_at)).where(
        Run.source_id == one.source_id, Run.flow == "refresh", Run.state.in_(states)
    )


def newest_runs(engine: Engine, source_id: str | None, limit: int) -> list[Run]:
    """The newest runs, of one source or of all."""
    from sqlalchemy.orm import Session

    query = select(Run).order_by(Run.started_at.desc()).limit(limit)
    if source_id is not None:
        query = query.where(Run.source_id == source_id)
    with Session(engine, expire_on_commit=False) as session:
        return list(session.scalars(query))
