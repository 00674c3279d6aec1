"""Runs the checks over a new warehouse and keeps what they found."""

from dataclasses import dataclass
from typing import Any

import duckdb

from models.errors import WarehouseError
from warehouse.definitions import Check

SAMPLE_ROWS = 20
SHOWN_ROWS = 5


@dataclass(frozen=True)
class Finding:
    """What one check found: how many bad rows, and the first of them."""

    check: Check
    row_count: int
    columns: list[str]
    rows: list[tuple[Any, ...]]


def run_checks(connection: duckdb.DuckDBPyConnection, checks: list[Check]) -> list[Finding]:
    """Runs every check; the result goes to `mart.check_results`. Raises where a blocking one found rows."""
    findings = [_run(connection, check) for check in checks]
    _keep(connection, findings)
    if blocking := [f for f in findings if f.row_count and f.check.is_blocking]:
        raise WarehouseError(
            "\n".join(_describe(finding) for finding in blocking),
            where="blocking check",
            expected="no rows",
            hint="the warehouse of the last good build stays; mend the rows in the store, then build again",
        )
    return findings


def _run(connection: duckdb.DuckDBPyConnection, check: Check) -> Finding:
    try:
        found = connection.sql(check.body)
        rows = found.limit(SAMPLE_ROWS).fetchall()
        counted = found.count("*").fetchall()[0][0] if rows else 0
    except duckdb.Error as error:
        raise WarehouseError(f"the check cannot be run: {error}", where=f"check {check.name}") from error
    return Finding(check, counted, list(found.columns), rows)


def _keep(connection: duckdb.DuckDBPyConnection, findings: list[Finding]) -> None:
    connection.execute(
        "create table mart.check_results "
        "(check_name varchar, is_blocking boolean, description varchar, row_count bigint)"
    )
    if findings:
        connection.executemany(
            "insert into mart.check_results values (?, ?, ?, ?)",
            [[f.check.name, f.check.is_blocking, f.check.sentence, f.row_count] for f in findings],
        )


def _describe(finding: Finding) -> str:
    lines = [f"{finding.check.name}: {finding.check.sentence}: {finding.row_count} rows"]
    for row in finding.rows[:SHOWN_ROWS]:
        lines.append("  " + ", ".join(f"{c}={v}" for c, v in zip(finding.columns, row, strict=True)))
    return "\n".join(lines)
