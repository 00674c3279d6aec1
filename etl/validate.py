"""Step 5, validate: split a frame into rows that keep all rules of their table and rows that do not."""

import json
from dataclasses import dataclass

import pandera.errors
import polars as pl
from sqlalchemy import Table

from models.frames import frame_schema


@dataclass(frozen=True)
class Validated:
    """`accepted` rows have the table's columns; `rejected` are the rows with `reasons`, all rule names."""

    accepted: pl.DataFrame
    rejected: pl.DataFrame


def validate(table: Table, frame: pl.DataFrame) -> Validated:
    """Check an eager frame by the schema derived from its table.

    Raises pandera's SchemaError where columns or types are wrong: that is a fault of ours, not of a row.
    """
    if frame.is_empty():
        return Validated(frame, _with_reasons(frame))
    try:
        frame_schema(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return _split(frame, errors.failure_cases)
    return Validated(frame, _with_reasons(frame.clear()))


def _with_reasons(nothing: pl.DataFrame) -> pl.DataFrame:
    return nothing.with_columns(reasons=pl.lit(None, dtype=pl.String))


def _split(frame: pl.DataFrame, failures: pl.DataFrame) -> Validated:
    if failures["index"].null_count():
        raise ValueError(f"the frame does not have its table's columns: {failures.to_dicts()}")
    nullability = pl.col("column") + pl.lit(" must not be empty")
    rule = pl.when(pl.col("check") == "not_nullable").then(nullability).otherwise(pl.col("check"))
    reasons = (
        failures.select(pl.col("index").cast(pl.UInt32), reason=rule)
        .unique()
        .group_by("index")
        .agg(reasons=pl.col("reason").sort().str.join("; "))
    )
    marked = frame.with_row_index("index").join(reasons, on="index", how="left")
    accepted = marked.filter(pl.col("reasons").is_null()).drop("index", "reasons")
    return Validated(accepted, marked.filter(pl.col("reasons").is_not_null()).drop("index"))


def as_json(row: dict[str, object]) -> str:
    """A refused row's filled fields, as JSON."""
    return json.dumps(
        {key: value for key, value in row.items() if value is not None}, ensure_ascii=False, default=str
    )
