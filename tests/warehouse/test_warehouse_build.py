"""The build: swap, failed checks, crashes, comments; and the rule files it reads."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from store_builder import StoreBuilder

from models.errors import WarehouseError
from warehouse.build import build
from warehouse.definitions import read_checks, read_views
from warehouse.export import export_tables
from warehouse.query import run_query

V1, V2 = datetime(2022, 1, 3), datetime(2022, 1, 4)


def ask(store: StoreBuilder, query: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in run_query(store.folder / "warehouse.duckdb", query).to_pylist()]


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_build_reports_what_it_made(store: StoreBuilder) -> None:
    store.add_list(V1)
    store.add_entity("a", (V1, None))
    report = store.build()
    assert report.row_counts["entity"] == 1
    assert report.view_count == len(read_views())
    assert report.byte_count == report.path.stat().st_size > 0
    assert [finding.check.name for finding in report.failed_checks] == [
        "listed_under_programmes",
        "sources_fresh",
    ]
    assert names_in(store.folder) == {"parquet", "warehouse.duckdb", ".warehouse.duckdb.lock"}


def test_a_blocking_check_stops_the_build_and_shows_the_rows(store: StoreBuilder) -> None:
    store.add("source", source_id="news", kind="documents")
    store.add_article("d1", text="The text.")
    store.build()
    old = (store.folder / "warehouse.duckdb").read_bytes()
    store.claim("trade_figure", "d1", "Not the text", value=1.0, currency_code="JPY", reporter_codes="JP")
    with pytest.raises(WarehouseError, match=r"quotes_match_text: .*: 1 rows\n.*quote=Not the text"):
        store.build()
    assert (store.folder / "warehouse.duckdb").read_bytes() == old
    assert names_in(store.folder) == {"parquet", "warehouse.duckdb", ".warehouse.duckdb.lock"}


def test_check_results_are_in_the_warehouse(store: StoreBuilder) -> None:
    store.add_list(V1)
    store.add("programme", programme_id="p", source_id="us_test", programme_key="P")
    store.say("designation", store.add_entity("a", (V1, None)), V1, programme_id="p")
    store.build()
    assert ask(store, "select check_name, is_blocking, row_count from check_results where row_count > 0") == [
        ("programmes_described", False, 1),
        ("sources_fresh", False, 1),
    ]


BROKEN_ROWS = {
    "statements_have_entities": (
        "name",
        {"entity_id": "nobody", "value": "x", "source_id": "us_test", "document_id": "x"},
    ),
    "claims_have_quotes": (
        "diplomatic_action",
        {"actor_codes": "RU", "measure": "exit_ban", "source_id": "us_test", "document_id": "x"},
    ),
}


@pytest.mark.parametrize("check", BROKEN_ROWS)
def test_each_blocking_check_finds_its_fault(store: StoreBuilder, check: str) -> None:
    table, row = BROKEN_ROWS[check]
    store.add_list(V1)
    store.add(table, **row)
    with pytest.raises(WarehouseError, match=f"{check}: "):
        store.build()


def test_reporting_checks_find_their_faults(store: StoreBuilder) -> None:
    store.add_list(V1)
    store.add("programme", programme_id="p", source_id="us_test", programme_key="P", title="P")
    for number in range(40):
        store.add_entity(f"x{number}", (V1, V2 if number < 20 else None))
    store.say("designation", "us-x0", V1, programme_id="p")
    found = {finding.check.name: finding.row_count for finding in store.build().failed_checks}
    assert found == {
        "designations_outlive_listing": 1,
        "list_shrank": 1,
        "listed_under_programmes": 20,
        "sources_fresh": 1,
        "versions_on_record": 1,
    }


def test_a_second_build_replaces_the_first_under_a_reader(store: StoreBuilder) -> None:
    store.add("source", source_id="one")
    store.build()
    reader = duckdb.connect()
    reader.execute(f"attach '{store.folder / 'warehouse.duckdb'}' as w (read_only)")
    store.add("source", source_id="two")
    store.build()
    assert reader.execute("select source_id from w.core.source").fetchall() == [("one",)]
    assert ask(store, "select source_id from source order by 1") == [("one",), ("two",)]
    reader.close()


def test_a_killed_build_leaves_the_old_file_and_the_next_clears_up(store: StoreBuilder) -> None:
    store.add("source", source_id="one")
    store.build()
    target = store.folder / "warehouse.duckdb"
    old = target.read_bytes()
    code = (
        "import sys, time, warehouse.build as b; from pathlib import Path\n"
        "b.run_checks = lambda *a: time.sleep(60)\n"
        "b.build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(store.folder / "parquet"), str(target)])
    building = store.folder / ".warehouse.duckdb.building"
    deadline = time.monotonic() + 30
    while not building.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert building.exists()
    assert target.read_bytes() == old
    store.build()
    assert names_in(store.folder) == {"parquet", "warehouse.duckdb", ".warehouse.duckdb.lock"}


def test_an_interrupted_export_is_not_built(store: StoreBuilder) -> None:
    export_tables(store.engine, store.folder / "parquet")
    (store.folder / "parquet" / "manifest.json").unlink()
    with pytest.raises(WarehouseError, match="no complete set of Parquet files"):
        build(store.folder / "parquet", store.folder / "warehouse.duckdb")
    assert not (store.folder / "warehouse.duckdb").exists()


@pytest.mark.parametrize(
    ("content", "message"), [(None, "files are missing: entity"), (b"PAR1junk", "cannot be read")]
)
def test_missing_and_broken_parquet_files_are_named(
    store: StoreBuilder, content: bytes | None, message: str
) -> None:
    export_tables(store.engine, store.folder / "parquet")
    path = store.folder / "parquet" / "entity.parquet"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(WarehouseError, match=message):
        build(store.folder / "parquet", store.folder / "warehouse.duckdb")
    assert names_in(store.folder) == {"parquet", ".warehouse.duckdb.lock"}


def test_a_folder_that_cannot_be_used_is_one_message(store: StoreBuilder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match="cannot be used"):
        export_tables(store.engine, tmp_path / "file" / "parquet")
    store.build()
    (tmp_path / "target").mkdir()
    with pytest.raises(WarehouseError, match="cannot be written"):
        build(store.folder / "parquet", tmp_path / "target")
    assert names_in(tmp_path / "target") == set()


def test_tables_and_columns_keep_their_comments(store: StoreBuilder) -> None:
    store.build()
    assert ask(store, "select comment from duckdb_tables() where table_name = 'listing'") == [
        ("one stay of an entity on a list",)
    ]
    assert ask(
        store, "select comment from duckdb_columns() where table_name = 'listing' and column_name = 'seen_to'"
    ) == [("UTC time of the first version without it; empty while the row stands",)]


def test_no_view_reads_outside_files(store: StoreBuilder) -> None:
    """The warehouse answers when the Parquet files are gone."""
    store.add_list(V1)
    store.build()
    for path in (store.folder / "parquet").glob("*.parquet"):
        path.unlink()
    answers = [ask(store, f"select * from mart.{view.name}") for view in read_views() if not view.parameters]
    assert any(answers)


def test_views_are_created_after_those_they_read(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("-- A.\nselect * from mart.b")
    (tmp_path / "b.sql").write_text("-- B.\n-- A note.\n--   one: the one\nselect 1 as one;")
    first, second = read_views(tmp_path)
    assert (first.name, first.sentence, first.notes, first.column_comments) == (
        "b",
        "B.",
        ["A note."],
        {"one": "the one"},
    )
    assert (second.name, second.statement) == ("a", "create view mart.a as\nselect * from mart.b")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a": "-- A.\nselect * from mart.b", "b": "-- B.\nselect * from mart.a"}, "in a circle"),
        ({"a": "-- A.\nselect * from mart.nothing"}, "does not exist: nothing"),
        ({"a": "select 1"}, "has no header"),
    ],
)
def test_faulty_view_files_are_named(tmp_path: Path, files: dict[str, str], message: str) -> None:
    for name, content in files.items():
        (tmp_path / f"{name}.sql").write_text(content)
    with pytest.raises(WarehouseError, match=message):
        read_views(tmp_path)


def test_a_check_says_whether_it_blocks(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("-- perhaps: bad\nselect 1")
    with pytest.raises(WarehouseError, match="does not say whether it blocks"):
        read_checks(tmp_path)
