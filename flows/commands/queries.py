"""`sanctrack sql` and `sanctrack views`: ask the warehouse, and see what it can be asked."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ResultFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"


def sql(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(help="A query, or the path of a file that holds one; - reads standard input.")
    ],
    output_format: Annotated[
        ResultFormat, typer.Option("--format", help="How rows are written.")
    ] = ResultFormat.TABLE,
    out: Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")] = None,
) -> None:
    """Ask the warehouse in SQL (DuckDB's); tables of `mart` and `core` need no prefix. Nothing can be changed.

    Example: sanctrack sql "select * from list_rounds order by additions desc limit 5"
    """
    from warehouse.output import OutputFormat, write_result
    from warehouse.query import run_query

    rows = run_query(context.obj.warehouse_path, _query(query))
    write_result(rows, OutputFormat(output_format.value), out)


def _query(query: str) -> str | Path:
    if query == "-":
        return typer.get_text_stream("stdin").read()
    return Path(query) if query.endswith(".sql") or (len(query) < 200 and Path(query).is_file()) else query


def views(context: typer.Context) -> None:
    """List every view with what it answers and its columns.

    Example: sanctrack views | less
    """
    from flows.display import show_views
    from warehouse.catalogue import list_views

    show_views(list_views(context.obj.warehouse_path))
