"""What the warehouse can answer: every view with its description and columns."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from models.errors import WarehouseError
from warehouse.definitions import read_glossary, read_views
from warehouse.query import open_warehouse

RELATIONS = """
select view_name as name, comment, 'view' as kind
from duckdb_views()
where database_name = 'warehouse' and schema_name = 'mart' and not internal
union all
select table_name, comment, 'table'
from duckdb_tables()
where database_name = 'warehouse' and schema_name = 'mart'
union all
select function_name, comment, 'macro'
from duckdb_functions()
where database_name = 'warehouse' and schema_name = 'mart' and function_type = 'table_macro'
order by name
"""
PARAMETERS = """
select parameters, parameter_types
from duckdb_functions()
where database_name = 'warehouse' and schema_name = 'mart' and function_name = $name
"""
COLUMN_COMMENTS = """
select table_name, column_name, comment
from duckdb_columns()
where database_name = 'warehouse' and schema_name = 'mart' and comment is not null
"""


@dataclass(frozen=True)
class ViewColumn:
    """A column of a view."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True)
class ViewEntry:
    """A view, table or table macro of `mart`; `call` is how it stands after `from`."""

    name: str
    kind: str
    call: str
    description: str
    columns: list[ViewColumn]


def list_views(path: Path) -> list[ViewEntry]:
    """Every view of the built warehouse by name, with description and columns."""
    with open_warehouse(path) as connection:
        try:
            comments = _Comments(connection)
            relations = connection.execute(RELATIONS).fetchall()
            return [_entry(connection, comments, *relation) for relation in relations]
        except duckdb.Error as error:
            raise WarehouseError(f"the views cannot be listed: {error}", where=str(path)) from error


class _Comments:
    """Column comments of views; a macro, which can have none in the file, shares those of its view file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.own: dict[tuple[str, str], str] = {}
        self.shared = read_glossary()
        for view, column, comment in connection.execute(COLUMN_COMMENTS).fetchall():
            self.own[view, column] = comment
            self.shared.setdefault(column, comment)
        for macro in (view for view in read_views() if view.parameters):
            self.own.update({(macro.name, c): text for c, text in macro.column_comments.items()})

    def get(self, view: str, column: str) -> str:
        return self.own.get((view, column)) or self.shared.get(column, "")


def _entry(
    connection: duckdb.DuckDBPyConnection, comments: _Comments, name: str, description: str, kind: str
) -> ViewEntry:
    call, example = name, f"mart.{name}"
    if kind == "macro":
        names, types = connection.execute(PARAMETERS, {"name": name}).fetchall()[0]
        call = f"{name}({', '.join(f'{n} {t.lower()}' for n, t in zip(names, types, strict=True))})"
        example = f"mart.{name}({', '.join(f'null::{t}' for t in types)})"
    described = connection.execute(f"describe select * from {example}").fetchall()
    columns = [ViewColumn(c[0], c[1].lower(), comments.get(name, c[0])) for c in described]
    return ViewEntry(name, kind, call, description or "", columns)
