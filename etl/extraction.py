"""What a source's pure extraction gives: entities and statements as typed frames, and what it refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

from etl.identifiers import with_validity
from etl.scripts import with_scripts
from models.frames import polars_schema
from models.tables import is_historical, statement_key, tables

RECORD_COLUMNS = {
    "part": pl.String(),
    "record_key": pl.String(),
    "entity_key": pl.String(),
    "content": pl.String(),
}
ENTITY_COLUMNS = {
    "part": pl.String(),
    "entity_key": pl.String(),
    "schema": pl.String(),
    "caption": pl.String(),
    "country": pl.String(),
}
REJECTED_COLUMNS = {
    "table_name": pl.String(),
    "part": pl.String(),
    "entity_key": pl.String(),
    "locator": pl.String(),
    "reasons": pl.String(),
    "content": pl.String(),
}
COMPLETED: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "identifier": with_validity,
    "name": with_scripts,
}
ADDED_ON_LOAD = ("entity_id", "source_id", "document_id", "seen_from", "seen_to")


def statement_columns(table_name: str) -> dict[str, pl.DataType]:
    """Columns that an extraction fills for a statement table: its own, after `part` and `entity_key`.

    Ids, source, document and seen_from/seen_to are added on loading.
    """
    table = tables()[table_name]
    added = (statement_key(table), *ADDED_ON_LOAD)
    own = {name: kind for name, kind in polars_schema(table).items() if name not in added}
    return {"part": pl.String(), "entity_key": pl.String(), **own}


def statement_frame(table_name: str, rows: list[dict[str, object]] | pl.DataFrame) -> pl.DataFrame:
    """A frame with exactly the columns of `statement_columns`; columns that are not given are empty.

    Identifiers are checked, and names get the script they are written in.
    """
    columns = statement_columns(table_name)
    if isinstance(rows, list):
        rows = pl.DataFrame(rows, schema=columns, orient="row")
    missing = [
        pl.lit(None, dtype=kind).alias(name) for name, kind in columns.items() if name not in rows.columns
    ]
    frame = rows.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in columns.items())
    return COMPLETED[table_name](frame) if table_name in COMPLETED else frame


def empty(columns: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """A frame without rows."""
    return pl.DataFrame(schema=columns)


@dataclass(frozen=True)
class Extraction:
    """Entities and statements of some entities of one list.

    `entities` has ENTITY_COLUMNS, one row an entity with the part that lists it; `statements` a frame of `statement_columns` for each
    table that occurs; `rejected` has REJECTED_COLUMNS; `issues` are sentences about values that the
    extraction does not know, for the run's message.
    """

    entities: pl.DataFrame
    statements: dict[str, pl.DataFrame]
    rejected: pl.DataFrame = field(default_factory=lambda: empty(REJECTED_COLUMNS))
    issues: tuple[str, ...] = ()


def is_statement_of_entity(table_name: str) -> bool:
    """True for the tables that hold statements about entities, such as name and address."""
    table = tables()[table_name]
    return is_historical(table) and "entity_id" in table.c and table_name not in ("listing", "record")
