"""Writes docs/views.md from the view files: `python -m warehouse.view_docs > docs/views.md`."""

import sys
import tempfile
from pathlib import Path

from sqlalchemy import create_engine

from models.tables import metadata
from warehouse.build import build
from warehouse.catalogue import ViewEntry, list_views
from warehouse.definitions import View, read_checks, read_views
from warehouse.export import export_tables

INTRODUCTION = """# Views

Generated from `warehouse/views/` and `warehouse/checks/` by `python -m warehouse.view_docs > docs/views.md`;
edit those files, not this page.

The views are in the schema `mart` of the warehouse, the store's tables in `core`; a query need not write
either. Days and times are UTC. Codes of several parties are joined by commas in alphabetical order.

    sanctrack sql "select * from list_rounds where kind = 'round' order by additions desc limit 10"
"""


def render_docs() -> str:
    """The page of all views and checks, from a warehouse built of an empty store."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/store.db")
        metadata.create_all(engine)
        engine.dispose()
        export_tables(engine, Path(folder) / "parquet")
        build(Path(folder) / "parquet", Path(folder) / "warehouse.duckdb")
        entries = list_views(Path(folder) / "warehouse.duckdb")
    views = {view.name: view for view in read_views()}
    parts = [
        INTRODUCTION,
        *(_render_view(entry, views.get(entry.name)) for entry in entries),
        _render_checks(),
    ]
    return "\n".join(parts)


def _render_view(entry: ViewEntry, view: View | None) -> str:
    lines = [f"## {entry.call}", "", _escaped(entry.description), ""]
    if view and view.notes:
        lines += [_escaped("\n".join(view.notes)), ""]
    if view and view.example:
        lines += [_escaped(view.question), "", "```sql", view.example, "```", ""]
    lines += ["| column | type | |", "| --- | --- | --- |"]
    lines += [f"| {c.name} | {_escaped(c.type)} | {_escaped(c.comment)} |" for c in entry.columns]
    return "\n".join(lines) + "\n"


def _render_checks() -> str:
    lines = ["## Checks", "", "Every build runs them. A bad row under a blocking check stops the build.", ""]
    lines += ["| check | | a bad row means |", "| --- | --- | --- |"]
    for check in read_checks():
        lines.append(
            f"| {check.name} | {'blocking' if check.is_blocking else 'reporting'} | {check.sentence} |"
        )
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    sys.stdout.write(render_docs())
