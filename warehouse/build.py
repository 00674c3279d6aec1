"""From Parquet to the warehouse: tables, views, checks, then one atomic swap."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
from sqlalchemy import Table

from models.errors import WarehouseError
from models.tables import tables
from warehouse.checking import Finding, run_checks
from warehouse.definitions import View, read_checks, read_glossary, read_views
from warehouse.handover import HandOver, exclusive, parquet_path, read_manifest

CHECK_RESULTS = {
    "check_name": "name of the check",
    "is_blocking": "true where a bad row stops the build",
    "description": "what a bad row means",
    "row_count": "bad rows at the last build",
}


@dataclass(frozen=True)
class BuildReport:
    """What a build made: rows of each table, number of views, findings of the checks, time and size."""

    path: Path
    row_counts: dict[str, int]
    view_count: int
    findings: list[Finding]
    seconds: float
    byte_count: int

    @property
    def failed_checks(self) -> list[Finding]:
        """Reporting checks that found rows."""
        return [finding for finding in self.findings if finding.row_count]


def build(parquet_dir: Path, target_path: Path, *, memory_limit: str = "2GB") -> BuildReport:
    """Builds the warehouse beside `target_path` and swaps it in when all blocking checks pass.

    A build that fails, or is killed, leaves the old file whole; the next build clears what it left behind.
    Raises `WarehouseError` with the bad rows of a blocking check.
    """
    started = time.perf_counter()
    with exclusive(target_path.with_name(f".{target_path.name}.lock")), exclusive(parquet_dir / ".lock"):
        hand_over = read_manifest(parquet_dir)
        _clear_leftovers(target_path)
        fresh = _fresh_path(target_path)
        try:
            views, findings = _fill(fresh, hand_over, memory_limit)
            fresh.replace(target_path)
        finally:
            _clear_leftovers(target_path)
    return BuildReport(
        path=target_path,
        row_counts=hand_over.row_counts,
        view_count=len(views),
        findings=findings,
        seconds=time.perf_counter() - started,
        byte_count=target_path.stat().st_size,
    )


def _fresh_path(target_path: Path) -> Path:
    return target_path.with_name(f".{target_path.name}.building")


def _clear_leftovers(target_path: Path) -> None:
    for leftover in target_path.parent.glob(f"{_fresh_path(target_path).name}*"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink()


def _fill(path: Path, hand_over: HandOver, memory_limit: str) -> tuple[list[View], list[Finding]]:
    views, checks = read_views(), read_checks()
    connection = duckdb.connect(
        str(path), config={"memory_limit": memory_limit, "temp_directory": f"{path}.spill"}
    )
    try:
        # One transaction: each statement of its own would wait for the disk, a hundred times.
        connection.begin()
        connection.execute("create schema core")
        connection.execute("create schema mart")
        for table in tables().values():
            _create_table(connection, table, hand_over)
        for view in views:
            _create_view(connection, view)
        _describe_columns(connection, views)
        findings = run_checks(connection, checks)
        _comment_relation(connection, "table", "check_results", "what the checks of the last build found")
        _comment_columns(connection, "mart.check_results", CHECK_RESULTS)
        connection.commit()
        connection.execute("checkpoint")
    except duckdb.Error as error:
        raise WarehouseError(f"the build failed: {error}", where=str(path.parent)) from error
    finally:
        connection.close()
    return views, findings


def _create_table(connection: duckdb.DuckDBPyConnection, table: Table, hand_over: HandOver) -> None:
    path = parquet_path(hand_over.directory, table.name)
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    try:
        connection.execute(
            f"create table core.{table.name} as select {columns} from read_parquet($1)", [str(path)]
        )
        counted = connection.execute(f"select count(*) from core.{table.name}").fetchall()[0][0]
    except duckdb.Error as error:
        raise WarehouseError(f"the Parquet file cannot be read: {error}", where=str(path)) from error
    if counted != hand_over.row_counts[table.name]:
        raise WarehouseError(
            f"the Parquet file has {counted} rows",
            where=str(path),
            expected=f"{hand_over.row_counts[table.name]} rows, as the export wrote",
            hint="run the export again",
        )
    connection.execute(f"comment on table core.{table.name} is {quoted(table.comment or '')}")
    comments = {column.name: column.comment for column in table.columns if column.comment}
    _comment_columns(connection, f"core.{table.name}", comments)


def _store_comments() -> dict[str, str]:
    comments: dict[str, set[str]] = {}
    for table in tables().values():
        for column in table.columns:
            comments.setdefault(column.name, set()).add(column.comment or "")
    return {column: min(texts) for column, texts in comments.items() if len(texts) == 1}


def _create_view(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    try:
        connection.execute(view.statement)
    except duckdb.Error as error:
        raise WarehouseError(
            f"the view cannot be created: {error}", where=f"views/{view.name}.sql"
        ) from error
    _comment_relation(connection, view.kind, view.name, view.sentence)


def _describe_columns(connection: duckdb.DuckDBPyConnection, views: list[View]) -> None:
    known = _store_comments() | read_glossary()
    comments = {view.name: known | view.column_comments for view in views}
    columns = connection.execute(
        "select table_name, column_name from duckdb_columns() where schema_name = 'mart'"
    ).fetchall()
    for view, column in columns:
        if text := comments[view].get(column):
            _comment_columns(connection, f"mart.{view}", {column: text})


def _comment_relation(connection: duckdb.DuckDBPyConnection, kind: str, name: str, text: str) -> None:
    connection.execute(f"comment on {kind} mart.{name} is {quoted(text)}")


def _comment_columns(connection: duckdb.DuckDBPyConnection, relation: str, comments: dict[str, str]) -> None:
    for column, text in comments.items():
        connection.execute(f'comment on column {relation}."{column}" is {quoted(text)}')


def quoted(text: str) -> str:
    """A text as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"
