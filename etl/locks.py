"""One refresh of a source at a time: on one machine by a file, on several by the PostgreSQL store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock
from sqlalchemy import Engine, text

from models.errors import SourceBusy


@contextmanager
def only_one(engine: Engine, data_dir: Path, source_id: str) -> Iterator[None]:
    """Hold the source; SourceBusy where another process refreshes it at this moment."""
    folder = data_dir / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(folder / f"{source_id}.lock", timeout=0), _held_in_store(engine, source_id):
            yield
    except filelock.Timeout as error:
        raise _busy(source_id) from error


@contextmanager
def _held_in_store(engine: Engine, source_id: str) -> Iterator[None]:
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect() as connection:
        key = {"key": f"sanctrack:{source_id}"}
        if not connection.scalar(text("select pg_try_advisory_lock(hashtext(:key))"), key):
            raise _busy(source_id)
        try:
            yield
        finally:
            connection.execute(text("select pg_advisory_unlock(hashtext(:key))"), key)


def _busy(source_id: str) -> SourceBusy:
    return SourceBusy(
        "another process refreshes this source",
        where=source_id,
        hint="wait for it to end; its lock goes with its process",
    )
