"""Rows as a table for reading: numbers to the right, long quotes wrapped, a count below."""

from datetime import datetime
from typing import IO, Any

import pyarrow as pa
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

TERMINAL_ROWS = 200
PIPED_WIDTH = 200
WRAPPED_WIDTH = 16


def show_table(rows: pa.Table, file: IO[str] | None = None) -> None:
    """Prints rows; one block a row where the columns do not fit side by side.

    On a terminal at most 200 rows are shown, with a note; elsewhere all are.
    """
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        console = Console(file=file, highlight=False, width=PIPED_WIDTH)
    shown = rows.slice(0, TERMINAL_ROWS) if console.is_terminal else rows
    if _needed_width(shown) > console.width:
        _show_blocks(shown, console)
    else:
        console.print(_grid(shown))
    console.print(_footer(rows.num_rows, shown.num_rows))


def _footer(row_count: int, shown_count: int) -> str:
    counted = f"{row_count:,} row" + ("" if row_count == 1 else "s")
    return counted if shown_count == row_count else f"{counted}, the first {shown_count} shown"


def _needed_width(rows: pa.Table) -> int:
    columns = zip(rows.schema, rows.columns, strict=True)
    return sum(max(len(field.name), _narrowest(field.type, column)) + 3 for field, column in columns)


def _narrowest(column_type: pa.DataType, column: pa.ChunkedArray) -> int:
    sizes = [len(line) for value in column.to_pylist() for line in format_value(value).splitlines()]
    longest = max(sizes, default=0)
    can_wrap = pa.types.is_string(column_type) or pa.types.is_nested(column_type)
    return min(longest, WRAPPED_WIDTH) if can_wrap else longest


def _grid(rows: pa.Table) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for field in rows.schema:
        is_number = pa.types.is_integer(field.type) or pa.types.is_floating(field.type)
        is_number = is_number or pa.types.is_decimal(field.type)
        grid.add_column(Text(field.name), justify="right" if is_number else "left", overflow="fold")
    for row in zip(*(column.to_pylist() for column in rows.columns), strict=True):
        grid.add_row(*(Text(format_value(value)) for value in row))
    return grid


def _show_blocks(rows: pa.Table, console: Console) -> None:
    for number, row in enumerate(zip(*(column.to_pylist() for column in rows.columns), strict=True), 1):
        block = Table(box=None, show_header=False, pad_edge=False)
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for name, value in zip(rows.column_names, row, strict=True):
            block.add_row(Text(name), Text(format_value(value)))
        console.rule(f"row {number}", align="left")
        console.print(block)


def format_value(value: Any) -> str:
    """A value for reading: lists one item a line, structs as `a: b, c: d`, empty where NULL."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(format_value(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {format_value(item)}" for name, item in value.items() if item is not None)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value.replace(tzinfo=None)) if isinstance(value, datetime) else str(value)
