"""Refused rows as statements of their own: open as long as the source keeps giving them."""

import polars as pl
from sqlalchemy import Connection, func, select

from etl.extraction import REJECTED_COLUMNS, empty
from etl.history import Version, apply, entity_id, seen, with_ids
from etl.runs import RunReport
from etl.store import Units
from etl.validate import as_json
from models.provenance import Rejection
from models.tables import tables

NOT_STATED = ("reasons", "document_id", "seen_from", "seen_to")


def refused_rows(table_name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with their `reasons` as REJECTED_COLUMNS; a record keeps its own JSON, as printed."""
    if rows.is_empty():
        return empty(REJECTED_COLUMNS)
    refused = [_refused(table_name, row) for row in rows.iter_rows(named=True)]
    return pl.DataFrame(refused, schema=REJECTED_COLUMNS)


def _refused(table_name: str, row: dict[str, object]) -> dict[str, object]:
    key = row.get("entity_key") or str(row["entity_id"]).removeprefix(f"{row['source_id']}-")
    place = (row.get("part"), key, row.get("record_key"))
    stated = {name: value for name, value in row.items() if name not in NOT_STATED}
    return {
        "table_name": table_name,
        "part": row.get("part"),
        "entity_key": key,
        "locator": "/".join(str(item) for item in place if item is not None),
        "reasons": row["reasons"],
        "content": row.get("content") or as_json(stated),
    }


def apply_rejections(
    connection: Connection, version: Version, refused: pl.DataFrame, scope: Units, report: RunReport
) -> None:
    """Open new rejections of a list, close those that this version no longer gives, count the standing ones.

    A refused record belongs to its part of the list, which every version states whole; any other refused
    row belongs to its entity.
    """
    of_part = pl.lit(f"{version.source_id}:") + pl.col("part")
    of_entity = entity_id(version.source_id, pl.col("entity_key"))
    rows = refused.with_columns(
        unit_id=pl.when(pl.col("table_name") == "record").then(of_part).otherwise(of_entity),
        source_id=pl.lit(version.source_id),
        document_id=pl.col("part").replace_strict(
            version.documents, default=next(iter(version.documents.values())), return_dtype=pl.String
        ),
    )
    put_rejections(connection, version, rows, scope, report)


def put_rejections(
    connection: Connection, version: Version, rows: pl.DataFrame, scope: Units | None, report: RunReport
) -> None:
    """Make the open rejections of some units, or of all, equal to `rows`, and count all that stand for the source."""
    table = tables()["rejection"]
    apply(
        connection,
        "rejection",
        seen(table, with_ids(table, rows), version.at),
        version,
        scope,
        report.changes,
    )
    count_rejections(connection, report)


def count_rejections(connection: Connection, report: RunReport) -> None:
    """Put the number of rejections that stand for the source into the report."""
    standing = select(func.count()).where(
        Rejection.source_id == report.source_id, Rejection.seen_to.is_(None)
    )
    report.rejected_count = connection.scalar(standing) or 0
