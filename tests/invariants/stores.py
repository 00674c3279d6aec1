"""What a store or a warehouse holds, as sets that can be compared."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from etl.declare import source
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.store import reading
from models.settings import Settings
from models.tables import is_historical, tables
from warehouse.build import build
from warehouse.export import export_tables
from warehouse.query import run_query

Rows = dict[str, Counter[tuple[Any, ...]]]
WHEN_AND_WHERE = frozenset({"document_id", "seen_from", "seen_to"})
LIST = "us_ofac_sdn"


def dump(engine: Engine, ignoring: Iterable[str] = ()) -> Rows:
    """All rows of all tables but `run`, without the ignored columns."""
    with reading(engine) as connection:
        return {
            name: Counter(
                tuple(row)
                for row in connection.execute(select(*(c for c in table.c if c.name not in ignoring)))
            )
            for name, table in tables().items()
            if name != "run"
        }


def standing(engine: Engine) -> Rows:
    """What every source says now: its open rows, whatever file and version they came with."""
    with reading(engine) as connection:
        return {
            name: Counter(
                tuple(row)
                for row in connection.execute(
                    select(*(c for c in table.c if c.name not in WHEN_AND_WHERE)).where(
                        table.c.seen_to.is_(None)
                    )
                )
            )
            for name, table in tables().items()
            if is_historical(table)
        }


def load(engine: Engine, settings: Settings, path: Path, name: str = LIST) -> list[RunReport]:
    """Bring a source up to date from files."""
    return run_source(source(name), Origin(path), settings, engine)


def ask(engine: Engine, settings: Settings, *queries: str) -> list[list[tuple[Any, ...]]]:
    """Build the warehouse of a store and ask it."""
    export_tables(engine, settings.parquet_dir)
    build(settings.parquet_dir, settings.warehouse_path)
    return [answer(settings.warehouse_path, query) for query in queries]


def answer(warehouse: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query of a warehouse."""
    return [tuple(row.values()) for row in run_query(warehouse, query).to_pylist()]


def counts(rows: Rows) -> dict[str, int]:
    """Rows of each table."""
    return {name: found.total() for name, found in rows.items()}
