"""Step 5, validate: split a frame into rows that keep all rules of their table and rows that do not."""

import json
from dataclasses import dataclass

import pandera.errors
import polars as pl
from sqlalchemy import Table

from models.frames import frame_schema, polars_schema, whole_schema


@dataclass(frozen=True)
class Validated:
    """`accepted` rows have the table's columns; `rejected` are the rows with `reasons`, all rule names."""

    accepted: pl.DataFrame
    rejected: pl.DataFrame


def validate(table: Table, frame: pl.DataFrame) -> Validated:
    """Check an eager frame by the schema derived from its table.

    Raises TypeError for a LazyFrame, of which pandera would check no value, and ValueError where the columns
    are not the table's: both are faults of ours, not of a row.
    """
    if not isinstance(frame, pl.DataFrame):
        raise TypeError(f"rows of {table.name} must be an eager frame, not {type(frame).__name__}")
    if dict(frame.schema) != polars_schema(table):
        raise ValueError(f"the frame does not have the columns of {table.name}: {dict(frame.schema)}")
    if frame.is_empty():
        return Validated(frame, _with_reasons(frame, pl.lit(None, dtype=pl.String)))
    try:
        whole_schema(table).validate(frame)
    except pandera.errors.SchemaError:
        return _judged(table, frame)
    return _all_good(frame)


def _all_good(frame: pl.DataFrame) -> Validated:
    return Validated(frame, _with_reasons(frame.clear(), pl.lit(None, dtype=pl.String)))


def _judged(table: Table, frame: pl.DataFrame) -> Validated:
    """Who broke which rule, in a frame of which some row did."""
    try:
        frame_schema(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return _split(frame, errors.failure_cases)
    return _all_good(frame)


def _with_reasons(frame: pl.DataFrame, reasons: pl.Expr) -> pl.DataFrame:
    return frame.with_columns(reasons=reasons)


def _split(frame: pl.DataFrame, failures: pl.DataFrame) -> Validated:
    nullability = pl.col("column") + pl.lit(" must not be empty")
    rule = pl.when(pl.col("check") == "not_nullable").then(nullability).otherwise(pl.col("check"))
    broken = (
        failures.select(pl.col("index").cast(pl.UInt32), rule=rule)
        .unique()
        .group_by("index")
        .agg(broken_rules=pl.col("rule").sort().str.join("; "))
    )
    marked = frame.with_row_index("index").join(broken, on="index", how="left", maintain_order="left")
    is_good = pl.col("broken_rules").is_null()
    rejected = _with_reasons(marked.filter(~is_good), pl.col("broken_rules"))
    return Validated(
        marked.filter(is_good).drop("index", "broken_rules"), rejected.drop("index", "broken_rules")
    )


def as_json(row: dict[str, object]) -> str:
    """A refused row's filled fields, as JSON."""
    return json.dumps(
        {key: value for key, value in row.items() if value is not None}, ensure_ascii=False, default=str
    )
