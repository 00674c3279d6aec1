"""The store: one engine for SQLite or PostgreSQL, one transaction for one load."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import psycopg
from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    SQLColumnExpression,
    Table,
    create_engine,
    event,
    func,
    inspect,
    select,
    update,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from models.errors import StoreError
from models.frames import polars_schema
from models.tables import statement_key, tables

IDS_PER_STATEMENT = 500
UNITS_BY_KEY = 4000  # beyond that, reading all open rows is faster than asking by key
SQLITE_TIME = "%Y-%m-%d %H:%M:%S%.6f"


def open_store(url: str) -> Engine:
    """An engine for the store at `url`; StoreError where it cannot be reached."""
    try:
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, OSError, ImportError, ValueError) as error:
        raise _cannot_open(url, error) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with reading(engine):
        return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Write-ahead log, foreign keys, and transactions that we begin ourselves."""
    connection.isolation_level = None
    for pragma in (
        "busy_timeout=30000",
        "journal_mode=wal",
        "synchronous=normal",
        "foreign_keys=on",
        "cache_size=-65536",
    ):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: one that first reads and then writes could only fail."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


def _cannot_open(url: str, error: Exception) -> StoreError:
    return StoreError(
        f"the store cannot be opened: {_cause(error)}",
        where=without_password(url),
        expected="a SQLite file that can be written, or a PostgreSQL database that answers",
        hint="check SANCTRACK_DATABASE_URL and SANCTRACK_DATA_DIR",
    )


def _cause(error: Exception) -> str:
    lines = str(getattr(error, "orig", None) or error).strip().splitlines()
    return without_password(lines[0]) if lines else type(error).__name__


def without_password(text: str) -> str:
    """The text with whatever stands where an address has its password masked."""
    return re.sub(r"(?<=:)[^:@/\s]+(?=@)", "***", text)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection whose database errors reach the user as StoreError."""
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise _cannot_open(engine.url.render_as_string(), error) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is kept, or nothing."""
    try:
        with engine.execution_options(writes=True).begin() as connection:
            yield connection
    except OperationalError as error:
        raise _cannot_open(engine.url.render_as_string(), error) from error
    except (SQLAlchemyError, psycopg.Error) as error:
        raise StoreError(
            f"the store did not take the rows: {_cause(error)}",
            where=engine.url.render_as_string(),
            hint="nothing of this load was kept; run the command again with --debug to see which rows",
        ) from error


def require_tables(engine: Engine) -> None:
    """StoreError where the store was never migrated."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("run"):
            raise StoreError(
                "the store has no tables yet",
                where=engine.url.render_as_string(),
                hint="run `sanctrack refresh`, or `sanctrack db upgrade` for an empty store",
            )


def insert_rows(connection: Connection, table_name: str, frame: pl.DataFrame) -> None:
    """Insert a frame in the connection's transaction, past SQLAlchemy's own executemany.

    SQLite's driver takes 500,000 rows a second, PostgreSQL's COPY 300,000; SQLAlchemy Core 80,000.
    """
    if frame.is_empty():
        return
    table = tables()[table_name]
    columns = [name for name in table.c.keys() if name in frame.columns]  # noqa: SIM118
    if connection.dialect.name == "postgresql":
        _copy(connection, table, columns, frame.select(columns))
    else:
        marks = ", ".join("?" * len(columns))
        statement = f"insert into {table.name} ({_listed(columns)}) values ({marks})"
        rows = frame.select(columns).with_columns(pl.col(pl.Datetime).dt.strftime(SQLITE_TIME)).rows()
        connection.exec_driver_sql(statement, rows)


def _listed(columns: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _copy(connection: Connection, table: Table, columns: list[str], frame: pl.DataFrame) -> None:
    cursor = connection.connection.cursor()
    with cursor.copy(f"copy {table.name} ({_listed(columns)}) from stdin") as copy:
        for row in frame.iter_rows():
            copy.write_row(row)


@dataclass(frozen=True)
class Units:
    """The units of a source (entities, documents) that a load re-states: column and values."""

    column: str
    keys: list[str]


def open_rows(
    connection: Connection, table_name: str, columns: list[str], source_id: str, units: Units | None = None
) -> pl.DataFrame:
    """The open rows of a source in a historical table, of all units or of some."""
    table = tables()[table_name]
    by_unit = units is not None and len(units.keys) > UNITS_BY_KEY
    read = list(dict.fromkeys([*columns, *([units.column] if units and by_unit else [])]))
    wanted = select(*(table.c[name] for name in read)).where(
        table.c.source_id == source_id, table.c.seen_to.is_(None)
    )
    if units is None or by_unit:
        found = _frame(table, read, connection.execute(wanted).all())
        return (
            found if units is None else found.filter(pl.col(units.column).is_in(units.keys)).select(columns)
        )
    return _frame(table, read, rows_by_key(connection, wanted, table.c[units.column], units.keys))


def rows_by_key(
    connection: Connection, query: Select[Any], key: SQLColumnExpression[str], keys: list[str]
) -> Sequence[Row[Any]]:
    """The rows of a query whose key is one of many, asked for in pieces."""
    return [row for chunk in _chunks(keys) for row in connection.execute(query.where(key.in_(chunk)))]


def _frame(table: Table, columns: list[str], rows: Sequence[Row[Any]]) -> pl.DataFrame:
    """Rows as a frame, by columns: a tuple for each row took a third of reading the records of a list."""
    values = zip(*rows, strict=True) if rows else ([] for _ in columns)
    schema = polars_schema(table)
    return pl.DataFrame(
        dict(zip(columns, values, strict=True)), schema={name: schema[name] for name in columns}
    )


def open_counts(
    connection: Connection, table_name: str, columns: list[str], source_id: str
) -> tuple[int, dict[str, int]]:
    """How many open rows of a table a source has, and in how many of them each column is filled.

    Entities have no history of their own: those that are listed count.
    """
    table = tables()[table_name]
    listing = tables()["listing"]
    historical = table if "seen_to" in table.c else listing
    counted = select(func.count(), *(func.count(table.c[name]) for name in columns)).where(
        historical.c.source_id == source_id, historical.c.seen_to.is_(None)
    )
    if historical is not table:
        counted = counted.where(table.c.entity_id == listing.c.entity_id)
    total, *filled = connection.execute(counted).one()
    return int(total), dict(zip(columns, filled, strict=True))


def close_rows(connection: Connection, table_name: str, ids: list[str], at: datetime) -> None:
    """Close the open rows with these statement ids at a version's time."""
    table = tables()[table_name]
    key = table.c[statement_key(table)]
    for chunk in _chunks(ids):
        connection.execute(update(table).where(key.in_(chunk), table.c.seen_to.is_(None)).values(seen_to=at))


def _chunks(values: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(values), IDS_PER_STATEMENT):
        yield values[start : start + IDS_PER_STATEMENT]
