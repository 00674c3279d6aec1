"""Asks the warehouse: one read-only query, with no way to the files outside."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from models.errors import WarehouseError

READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI}
LOCKED_DOWN = (
    "set search_path = 'warehouse.mart,warehouse.core'",
    "set enable_external_access = false",
    "set lock_configuration = true",
)


@contextmanager
def open_warehouse(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that sees `mart` and `core` of the warehouse and no other file."""
    if not path.is_file():
        raise WarehouseError(
            "there is no warehouse yet", where=str(path), hint="run `sanctrack refresh`, which builds it"
        )
    # A new in-memory instance for each use: an instance of the file itself would keep giving a replaced one.
    connection = duckdb.connect(config={"temp_directory": ""})
    try:
        _attach(connection, path)
        for setting in LOCKED_DOWN:
            connection.execute(setting)
        yield connection
    finally:
        connection.close()


def run_query(path: Path, query: str | Path, parameters: Mapping[str, object] | None = None) -> pa.Table:
    """The rows that one SELECT gives, by its text or by the path of a file that holds it.

    `mart` and `core` need not be written out. `parameters` are the query's `$name` values.
    Raises `WarehouseError` for a missing or locked warehouse, a wrong query, or one that is not a query.
    """
    text, place = _read_query(query)
    with open_warehouse(path) as connection:
        try:
            statement = _one_reading_statement(connection, text, place)
            return connection.sql(statement, params=dict(parameters) if parameters else None).to_arrow_table()
        except duckdb.Error as error:
            raise _explained(error, place) from error


def _attach(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    literal = str(path).replace("'", "''")
    try:
        connection.execute(f"attach '{literal}' as warehouse (read_only)")
    except duckdb.Error as error:
        if "lock" in str(error) or "handle conflict" in str(error):
            raise WarehouseError(
                "the warehouse is locked: another program has it open for writing",
                where=str(path),
                hint="close that program (a DuckDB shell without -readonly?), then ask again",
            ) from error
        raise WarehouseError(
            f"the warehouse cannot be opened: {str(error).splitlines()[0]}",
            where=str(path),
            hint="delete the file and build it again with `sanctrack refresh`; it holds nothing of its own",
        ) from error


def _read_query(query: str | Path) -> tuple[str, str]:
    if isinstance(query, str) and (any(c.isspace() for c in query.strip()) or not query.endswith(".sql")):
        return query, "query"
    try:
        return Path(query).read_text(encoding="utf-8"), str(query)
    except (OSError, UnicodeDecodeError) as error:
        raise WarehouseError(
            f"the file cannot be read: {error}", where=str(query), expected="a UTF-8 file with one SELECT"
        ) from error


def _one_reading_statement(connection: duckdb.DuckDBPyConnection, text: str, place: str) -> str:
    statements = connection.extract_statements(text)
    if len(statements) != 1:
        raise WarehouseError(
            f"there are {len(statements)} statements",
            where=place,
            expected="one query: select, from, with, show",
        )
    if statements[0].type not in READING:
        raise WarehouseError(
            f"the warehouse is read-only; this is a {statements[0].type.name} statement",
            where=place,
            expected="one query: select, from, with, show, describe, summarize, explain",
        )
    return str(statements[0].query)


def _explained(error: duckdb.Error, place: str) -> WarehouseError:
    message = str(error)
    hint = ""
    if isinstance(error, duckdb.CatalogException) and "Table with name" in message:
        hint = "`sanctrack views` lists every view; tables of the store are in `core`"
    if isinstance(error, duckdb.PermissionException):
        hint = "a query sees the warehouse only, no other file"
    return WarehouseError(message, where=place, hint=hint)
