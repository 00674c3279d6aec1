"""From the store to Parquet: one file a table, all of the same moment, streamed in batches."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite.dbapi
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import URL, Engine, Table, make_url

from models.errors import WarehouseError
from models.tables import tables
from warehouse.handover import MANIFEST, arrow_schema, exclusive, parquet_path, write_manifest

SENTINELS = {pa.bool_(): "0", pa.int64(): "0", pa.float64(): "0.0"}
ROW_GROUP_ROWS = 100_000


def export_tables(store: Engine | URL | str, directory: Path) -> dict[str, int]:
    """Writes every store table as `<table>.parquet` (zstd) and gives the number of rows of each.

    All tables are read in one transaction, so the files agree with each other. They take the place of the
    older files only when all are written; a failure leaves the older set as it was.
    """
    url = store.url if isinstance(store, Engine) else make_url(store)
    with exclusive(directory / ".lock"):
        for leftover in directory.glob(".export-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=".export-", dir=directory))
        try:
            row_counts = _write_all(url, fresh)
            _publish(fresh, directory, row_counts)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return row_counts


def _publish(fresh: Path, directory: Path, row_counts: dict[str, int]) -> None:
    (directory / MANIFEST).unlink(missing_ok=True)
    for name in row_counts:
        parquet_path(fresh, name).replace(parquet_path(directory, name))
    write_manifest(directory, row_counts)


def _write_all(url: URL, directory: Path) -> dict[str, int]:
    connection = _connect(url)
    try:
        with connection.cursor() as cursor:
            if url.get_backend_name() == "postgresql":
                cursor.execute("set transaction isolation level repeatable read, read only")
            return {
                table.name: _write_table(cursor, url, table, parquet_path(directory, table.name))
                for table in tables().values()
            }
    finally:
        connection.close()


def _connect(url: URL) -> Any:
    place = url.render_as_string(hide_password=True)
    backend = url.get_backend_name()
    try:
        if backend == "postgresql":
            return adbc_driver_postgresql.dbapi.connect(
                url.set(drivername="postgresql").render_as_string(hide_password=False)
            )
        if backend == "sqlite" and url.database and Path(url.database).is_file():
            return adbc_driver_sqlite.dbapi.connect(
                f"file:{quote(str(Path(url.database).resolve()))}?mode=ro"
            )
    except adbc_driver_sqlite.dbapi.Error as error:
        raise WarehouseError(f"the store cannot be opened: {_short(error)}", where=place) from error
    raise WarehouseError(
        "there is no store here",
        where=place,
        expected="an existing SQLite file or a PostgreSQL database",
        hint="run `sanctrack db upgrade`, then `sanctrack refresh`",
    )


def _write_table(cursor: Any, url: URL, table: Table, path: Path) -> int:
    schema = arrow_schema(table)
    place = f"{url.render_as_string(hide_password=True)} table {table.name}"
    try:
        cursor.execute(_select(table, schema, url.get_backend_name()))
        return _write_file(path, schema, _typed(cursor.fetch_record_batch(), schema, url))
    except (adbc_driver_sqlite.dbapi.Error, pa.ArrowException) as error:
        raise WarehouseError(
            f"the table cannot be exported: {_short(error)}",
            where=place,
            expected="the tables of this version of sanctrack",
            hint="run `sanctrack db upgrade`",
        ) from error


def _select(table: Table, schema: pa.Schema, backend: str) -> str:
    columns = ", ".join(f'"{name}"' for name in schema.names)
    keys = [schema.names.index(column.name) + 1 for column in table.primary_key]
    if backend == "postgresql":
        order = ", ".join(f'"{schema.names[k - 1]}"{_collation(schema, k - 1)}' for k in keys)
        return f'select {columns} from "{table.name}" order by {order}'
    # The SQLite driver guesses types from the first rows: a typed first row decides for all-NULL columns.
    first = ", ".join(f'{SENTINELS.get(field.type, repr(""))} as "{field.name}"' for field in schema)
    order = ", ".join(str(k + 1) for k in keys)
    return f'select 0 as o, {first} union all select 1, {columns} from "{table.name}" order by 1, {order}'


def _collation(schema: pa.Schema, position: int) -> str:
    return ' collate "C"' if schema.field(position).type == pa.string() else ""


def _typed(batches: Any, schema: pa.Schema, url: URL) -> Iterator[pa.RecordBatch]:
    extra = 1 if url.get_backend_name() == "sqlite" else 0
    skip = extra
    for batch in batches:
        rows = batch.slice(skip)
        yield pa.record_batch(
            [rows.column(i + extra).cast(f.type) for i, f in enumerate(schema)], schema=schema
        )
        skip = 0


def _write_file(path: Path, schema: pa.Schema, batches: Iterator[pa.RecordBatch]) -> int:
    row_count = 0
    waiting: list[pa.RecordBatch] = []
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            waiting.append(batch)
            row_count += batch.num_rows
            if sum(b.num_rows for b in waiting) >= ROW_GROUP_ROWS:
                writer.write_table(pa.Table.from_batches(waiting, schema))
                waiting = []
        writer.write_table(pa.Table.from_batches(waiting, schema))
    return row_count


def _short(error: Exception) -> str:
    return str(error).splitlines()[0]
