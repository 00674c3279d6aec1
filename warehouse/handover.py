"""The Parquet hand-over: one file a table, types that are the same for every store, and a manifest."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from filelock import FileLock, Timeout
from sqlalchemy import Boolean, Column, Date, DateTime, Integer, Numeric, Table
from sqlalchemy.types import TypeEngine

from models.errors import WarehouseError
from models.tables import tables

MANIFEST = "manifest.json"
LOCK_SECONDS = 600.0
ARROW_TYPES: dict[type[TypeEngine[Any]], pa.DataType] = {
    Boolean: pa.bool_(),
    Integer: pa.int64(),
    Numeric: pa.float64(),
    DateTime: pa.timestamp("us"),
    Date: pa.date32(),
}


def arrow_type(column_type: TypeEngine[Any]) -> pa.DataType:
    """The Arrow type of a column; whatever is not a number, flag, date or timestamp is a text."""
    for sql_type, exported in ARROW_TYPES.items():
        if isinstance(column_type, sql_type):
            return exported
    return pa.string()


def _field(column: Column[Any]) -> pa.Field:
    comment = {"comment": column.comment} if column.comment else None
    return pa.field(column.name, arrow_type(column.type), metadata=comment)


def arrow_schema(table: Table) -> pa.Schema:
    """The schema of a table's Parquet file, with the table's and the columns' comments as metadata."""
    comment = {"comment": table.comment} if table.comment else None
    return pa.schema([_field(column) for column in table.columns], metadata=comment)


def parquet_path(directory: Path, table: str) -> Path:
    """Where the Parquet file of a table lies in the hand-over folder."""
    return directory / f"{table}.parquet"


@contextmanager
def exclusive(lock_path: Path) -> Iterator[None]:
    """Holds a lock file: one export, or one build, at a time. A crash of the holder frees it."""
    lock = FileLock(lock_path)
    try:
        lock_path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout as error:
        raise WarehouseError(
            "another export or build has held its lock for ten minutes",
            where=str(lock_path),
            hint="wait until it has ended, then run the command again",
        ) from error
    except OSError as error:
        raise WarehouseError(f"the folder cannot be used: {error}", where=str(lock_path.parent)) from error
    try:
        yield
    except OSError as error:
        raise WarehouseError(
            f"the files cannot be written: {error}",
            where=str(lock_path.parent),
            hint="make room or mend the permissions; what was there before is as it was",
        ) from error
    finally:
        lock.release()


@dataclass(frozen=True)
class HandOver:
    """A complete set of Parquet files of one moment of the store."""

    directory: Path
    row_counts: dict[str, int]


def write_manifest(directory: Path, row_counts: dict[str, int]) -> None:
    """Declares the set of files complete; written last, removed before the first file is replaced."""
    fresh = directory / f".{MANIFEST}"
    fresh.write_text(
        json.dumps({"row_counts": row_counts}, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    fresh.replace(directory / MANIFEST)


def read_manifest(directory: Path) -> HandOver:
    """The hand-over in a folder; refuses a set that is missing, interrupted or of other tables."""
    try:
        row_counts = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))["row_counts"]
    except (OSError, ValueError, KeyError) as error:
        raise WarehouseError(
            "there is no complete set of Parquet files",
            where=str(directory),
            expected=f"one file a table and {MANIFEST}, as the export writes them",
            hint="run the export again; an interrupted one leaves no manifest",
        ) from error
    missing = [n for n in tables() if n not in row_counts or not parquet_path(directory, n).is_file()]
    if missing:
        raise WarehouseError(
            f"Parquet files are missing: {', '.join(missing)}",
            where=str(directory),
            hint="run the export again with this version of sanctrack",
        )
    return HandOver(directory, row_counts)
