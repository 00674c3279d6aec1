"""How fresh each source is, from the store itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select

from etl.declare import sources
from etl.runs import utc_now
from etl.store import reading
from models.provenance import Document, Run
from models.vocabulary import DocumentOutcome, RunState, SourceKind


@dataclass(frozen=True)
class Freshness:
    """One source: its last good version (UTC) or load, the time until it counts as stale, its last run."""

    source_id: str
    cadence: str
    version_at: datetime | None
    loaded_at: datetime | None
    stale_after: timedelta
    last_run: Run | None

    @property
    def age(self) -> timedelta | None:
        """Time since the source was last found in order, or None where it never was."""
        return None if self.loaded_at is None else utc_now() - self.loaded_at

    @property
    def is_stale(self) -> bool:
        """True where the source was never loaded or not for longer than it may be."""
        return self.age is None or self.age > self.stale_after


def freshness(engine: Engine) -> list[Freshness]:
    """One row for each configured source."""
    rows = []
    with reading(engine) as connection:
        for one in sources().values():
            column = Document.published_at if one.kind is SourceKind.LIST else Document.retrieved_at
            good = (Document.source_id == one.source_id, Document.outcome == DocumentOutcome.NEW)
            version_at = connection.scalar(select(func.max(column)).where(*good))
            ended_well = (
                Run.source_id == one.source_id,
                Run.state.in_((RunState.COMPLETED, RunState.UNCHANGED)),
            )
            loaded_at = connection.scalar(select(func.max(Run.finished_at)).where(*ended_well))
            last = newest_runs(engine, one.source_id, 1)
            stale_after = timedelta(hours=one.stale_after_hours)
            rows.append(
                Freshness(
                    one.source_id, one.cadence, version_at, loaded_at, stale_after, last[0] if last else None
                )
            )
    return rows


def newest_runs(engine: Engine, source_id: str | None, limit: int) -> list[Run]:
    """The newest runs, of one source or of all."""
    from sqlalchemy.orm import Session

    query = select(Run).order_by(Run.started_at.desc()).limit(limit)
    if source_id is not None:
        query = query.where(Run.source_id == source_id)
    with Session(engine, expire_on_commit=False) as session:
        return list(session.scalars(query))
