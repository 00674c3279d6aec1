"""pandera schemas of the frames that are loaded, derived from the tables: one truth for columns and rules."""

from functools import cache
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.backends.polars.register import register_polars_backends
from sqlalchemy import Boolean, CheckConstraint, DateTime, Double, Integer, Table
from sqlalchemy.types import TypeEngine

# pandera would do this at the first validation, where it takes 0.2 s of the first load.
register_polars_backends()

# pandera asks hundreds of small questions of a frame; polars' streaming engine takes ten times as long for each.
pl.Config.set_engine_affinity("in-memory")

POLARS_TYPES: dict[type[TypeEngine[Any]], pl.DataType] = {
    Boolean: pl.Boolean(),
    Integer: pl.Int64(),
    Double: pl.Float64(),
    DateTime: pl.Datetime("us"),
}


def polars_type(column_type: TypeEngine[Any]) -> pl.DataType:
    """The polars type of a column; whatever is not a number, flag or timestamp is a text."""
    for sql_type, frame_type in POLARS_TYPES.items():
        if isinstance(column_type, sql_type):
            return frame_type
    return pl.String()


def polars_schema(table: Table) -> dict[str, pl.DataType]:
    """Column names and polars types of a table, in its order."""
    return {column.name: polars_type(column.type) for column in table.columns}


def row_rules(table: Table) -> dict[str, pl.Expr]:
    """The table's CHECK texts as polars expressions by rule name; like SQL, a NULL passes."""
    checks = (item for item in table.constraints if isinstance(item, CheckConstraint))
    return {str(check.name): pl.sql_expr(str(check.sqltext)).fill_null(True) for check in checks}


def _rule(name: str, expression: pl.Expr) -> pa.Check:
    return pa.Check(lambda data: data.lazyframe.select(expression.alias(name)), name=name)


def _obligatory(table: Table) -> list[pl.Expr]:
    return [pl.col(column.name).is_not_null() for column in table.columns if not column.nullable]


@cache
def whole_schema(table: Table) -> pa.DataFrameSchema:
    """All rules of `frame_schema` asked in one question, of a frame that is known to have the table's columns.

    A frame that passes it passes `frame_schema`, which asks each rule of each column apart to tell who broke
    which: of a small frame that takes ten times as long.
    """
    obligatory = [pl.col(column.name).is_not_null() for column in table.columns if not column.nullable]
    all_rules = pl.all_horizontal(*row_rules(table).values(), *obligatory).all().alias("all_rules")
    return pa.DataFrameSchema(
        checks=[pa.Check(lambda data: data.lazyframe.select(all_rules), name="all_rules")], name=table.name
    )


@cache
def frame_schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table's frame: types, nullability and the same CHECKs, under the same names.

    Validate eager frames only: of a LazyFrame pandera checks nothing but the columns.
    """
    columns = {
        column.name: pa.Column(polars_type(column.type), nullable=bool(column.nullable))
        for column in table.columns
    }
    checks = [_rule(name, expression) for name, expression in sorted(row_rules(table).items())]
    return pa.DataFrameSchema(columns, checks=checks, strict=True, name=table.name)
