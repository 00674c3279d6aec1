"""Step 6, load: what changed between the open rows of a source and what its new version states.

Nothing is overwritten: a statement that is gone is closed at the version's time, a new one is opened, and
one that still stands is not touched.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl
from sqlalchemy import Connection, Table

from etl.store import Units, close_rows, insert_rows, open_rows
from models.tables import statement_key, tables, volatile_columns

SEPARATOR = "\x1f"
NOTHING = "\x00"


@dataclass(frozen=True)
class Version:
    """One version of a source: its publication time, UTC, and the document of each of its parts."""

    source_id: str
    at: datetime
    documents: dict[str, str]


@dataclass
class Changes:
    """Rows opened and closed, by table."""

    opened: dict[str, int] = field(default_factory=dict)
    closed: dict[str, int] = field(default_factory=dict)

    def add(self, table_name: str, opened: int, closed: int) -> None:
        """Count rows of a table."""
        self.opened[table_name] = self.opened.get(table_name, 0) + opened
        self.closed[table_name] = self.closed.get(table_name, 0) + closed


def content_hash(*values: str) -> str:
    """The id of what these values state: 80 bits of BLAKE2b, in hexadecimal."""
    return hashlib.blake2b(SEPARATOR.join(values).encode(), digest_size=10).hexdigest()


def entity_id(source_id: str, key: pl.Expr) -> pl.Expr:
    """The id of an entity: its source and the source's own key, such as `us_ofac_sdn-36`."""
    # pl.format would read better, but polars 2.1 panics on it where a frame is empty.
    return pl.lit(f"{source_id}-") + key


def with_ids(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its statement key: a hash of all that is stated, but for when and where it was seen."""
    key = statement_key(table)
    stated = sorted(set(table.c.keys()) - volatile_columns(table) - {key})
    texts = frame.select(
        pl.concat_str(
            [pl.col(name).cast(pl.String).fill_null(NOTHING) for name in stated], separator=SEPARATOR
        )
    ).to_series()
    ids = [hashlib.blake2b(text.encode(), digest_size=10).hexdigest() for text in texts]
    return frame.with_columns(pl.Series(key, ids, dtype=pl.String)).unique(
        key, keep="first", maintain_order=True
    )


def seen(table: Table, frame: pl.DataFrame, at: datetime) -> pl.DataFrame:
    """The frame as rows of its table, open from a version's time."""
    opened = frame.with_columns(
        seen_from=pl.lit(at, dtype=pl.Datetime("us")), seen_to=pl.lit(None, dtype=pl.Datetime("us"))
    )
    return opened.select(table.c.keys())


def apply(
    connection: Connection,
    table_name: str,
    stated: pl.DataFrame,
    version: Version,
    units: Units | None,
    changes: Changes,
) -> None:
    """Make the open rows of the units equal to `stated` (rows of the table), in the current transaction."""
    key = statement_key(tables()[table_name])
    standing = open_rows(connection, table_name, [key], version.source_id, units)
    gone = standing.join(stated, on=key, how="anti")[key].to_list()
    fresh = stated.join(standing, on=key, how="anti")
    close_rows(connection, table_name, gone, version.at)
    insert_rows(connection, table_name, fresh.sort(key))
    changes.add(table_name, fresh.height, len(gone))
