"""Writes the rows of a query: as a table to read, or as CSV, JSON, JSON lines or Parquet to pass on."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from models.errors import WarehouseError
from warehouse.display import show_table

BATCH_ROWS = 10_000


class OutputFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"


def write_result(rows: pa.Table, output_format: OutputFormat, out: Path | None = None) -> None:
    """Writes rows to a file, or to standard output. A file is replaced only when all is written."""
    if out is None:
        _write_stdout(rows, output_format)
        return
    fresh = out.with_name(f".{out.name}.part")
    try:
        with fresh.open("wb") as stream:
            _write(rows, output_format, stream)
        fresh.replace(out)
    except OSError as error:
        raise WarehouseError(f"the result cannot be written: {error}", where=str(out)) from error
    finally:
        fresh.unlink(missing_ok=True)


def _write_stdout(rows: pa.Table, output_format: OutputFormat) -> None:
    if output_format is OutputFormat.TABLE:
        show_table(rows)
        return
    if output_format is OutputFormat.PARQUET and sys.stdout.isatty():
        raise WarehouseError(
            "Parquet is not for reading on a terminal", where="standard output", hint="give a file with --out"
        )
    _write(rows, output_format, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _write(rows: pa.Table, output_format: OutputFormat, stream: IO[bytes]) -> None:
    if output_format is OutputFormat.PARQUET:
        pq.write_table(rows, stream, compression="zstd")
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    TEXT_WRITERS[output_format](rows, text)
    text.flush()
    text.detach()


def _write_csv(rows: pa.Table, text: io.TextIOWrapper) -> None:
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.column_names)
    writer.writerows([_csv_value(value) for value in row.values()] for row in _records(rows))


def _write_jsonl(rows: pa.Table, text: io.TextIOWrapper) -> None:
    text.writelines(_json(row) + "\n" for row in _records(rows))


def _write_json(rows: pa.Table, text: io.TextIOWrapper) -> None:
    separator = "[\n"
    for row in _records(rows):
        text.write(separator + _json(row))
        separator = ",\n"
    text.write("\n]\n" if rows.num_rows else "[]\n")


def _write_table(rows: pa.Table, text: io.TextIOWrapper) -> None:
    show_table(rows, text)


def _records(rows: pa.Table) -> Iterator[dict[str, Any]]:
    names = unique_names(rows.column_names)
    for batch in rows.rename_columns(names).to_batches(max_chunksize=BATCH_ROWS):
        yield from batch.to_pylist()


def unique_names(names: list[str]) -> list[str]:
    """Column names that differ: a second `source_id` becomes `source_id_2`."""
    return [
        name if names.index(name) == i else f"{name}_{names[: i + 1].count(name)}"
        for i, name in enumerate(names)
    ]


def _csv_value(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return _json(value) if isinstance(value, list | dict) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)


TEXT_WRITERS: dict[OutputFormat, Callable[[pa.Table, io.TextIOWrapper], None]] = {
    OutputFormat.TABLE: _write_table,
    OutputFormat.CSV: _write_csv,
    OutputFormat.JSON: _write_json,
    OutputFormat.JSONL: _write_jsonl,
}
