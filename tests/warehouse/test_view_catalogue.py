"""The list of views, its page in the docs, and that each view is described and tested."""

from pathlib import Path

import pytest
from store_builder import StoreBuilder

from warehouse.catalogue import ViewColumn, ViewEntry, list_views
from warehouse.definitions import read_views
from warehouse.query import run_query
from warehouse.view_docs import render_docs

ROOT = Path(__file__).parents[2]
REQUIRED = {
    "claim_check",
    "bilateral_summary",
    "claim_conflicts",
    "delistings",
    "designation_changes",
    "designation_dates",
    "designation_lag",
    "designations_current",
    "diplomatic_actions",
    "effective_calendar",
    "entity_dossier",
    "entity_links",
    "event_comparison",
    "events",
    "expulsion_pairs",
    "expulsions",
    "invalid_identifiers",
    "linked_groups",
    "list_coverage",
    "list_round_programmes",
    "list_rounds",
    "list_vs_claims",
    "listed_as_of",
    "rejections",
    "relations",
    "round_counts",
    "sanction_rounds",
    "source_freshness",
    "stated_rounds",
    "statement_changes",
    "statements",
    "trade_figures",
    "trade_flows",
    "trade_reported_vs_official",
    "trade_share",
    "un_reference_links",
    "un_references",
}


@pytest.fixture
def entries(store: StoreBuilder) -> dict[str, ViewEntry]:
    return {entry.name: entry for entry in list_views(store.build().path)}


def test_views_macros_and_check_results_are_listed(entries: dict[str, ViewEntry]) -> None:
    assert entries.keys() > REQUIRED
    assert entries["check_results"].kind == "table"
    assert (entries["listed_as_of"].kind, entries["listed_as_of"].call) == ("macro", "listed_as_of(day date)")
    assert entries["list_versions"].columns == [
        ViewColumn("source_id", "varchar", "the source"),
        ViewColumn("published_at", "timestamp", "UTC time of the version"),
        ViewColumn("version_on", "date", "UTC day of the version"),
        ViewColumn(
            "is_initial", "boolean", "true for the first version we have: a starting point, not a round"
        ),
    ]


def test_every_view_and_column_is_described(entries: dict[str, ViewEntry]) -> None:
    assert [name for name, entry in entries.items() if not entry.description] == []
    assert [
        f"{name}.{c.name}" for name, entry in entries.items() for c in entry.columns if not c.comment
    ] == []


def test_headers_describe_no_column_that_is_not_there(entries: dict[str, ViewEntry]) -> None:
    for view in read_views():
        assert view.column_comments.keys() <= {column.name for column in entries[view.name].columns}, (
            view.name
        )


def test_the_example_of_a_view_asks_that_view(store: StoreBuilder) -> None:
    path = store.build().path
    for view in read_views():
        if view.question or view.example:
            assert view.question.endswith("?"), view.name
            assert view.name in view.example, view.name
            run_query(path, view.example)


def test_every_view_is_tested() -> None:
    tests = "".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*_views.py")
    )
    tests += "".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_claim_*.py")
    )
    assert [view.name for view in read_views() if view.name not in tests] == []


def test_the_page_of_views_is_up_to_date() -> None:
    assert (ROOT / "docs" / "views.md").read_text(encoding="utf-8") == render_docs(), (
        "run: python -m warehouse.view_docs > docs/views.md"
    )
