"""Asking the warehouse: answers, refusals, and messages a person can act on."""

import subprocess
import sys
from pathlib import Path

import pytest
from store_builder import StoreBuilder

from models.errors import WarehouseError
from warehouse.query import run_query


@pytest.fixture
def path(store: StoreBuilder) -> Path:
    store.add("source", source_id="one", title="First")
    store.add("source", source_id="two", title="Second")
    return store.build().path


def test_a_query_may_leave_out_schemas_and_take_parameters(path: Path) -> None:
    assert run_query(path, "select title from source where source_id = $id", {"id": "two"}).to_pylist() == [
        {"title": "Second"}
    ]
    assert run_query(path, "from mart.list_rounds").num_rows == 0


def test_a_query_may_be_a_file(path: Path, tmp_path: Path) -> None:
    query = tmp_path / "query.sql"
    query.write_text("-- how many\nselect count(*) as n from source;\n")
    assert run_query(path, str(query)).to_pylist() == [{"n": 2}]
    assert run_query(path, query).to_pylist() == [{"n": 2}]


@pytest.mark.parametrize(
    "query", ["show tables", "describe list_rounds", "explain select 1", "summarize source"]
)
def test_looking_around_is_allowed(path: Path, query: str) -> None:
    assert run_query(path, query).num_rows > 0


@pytest.mark.parametrize(
    "query",
    [
        "delete from core.source",
        "create table core.x (a int)",
        "create table memory.main.x (a int)",
        "drop view mart.list_rounds",
        "copy core.source to 'out.csv'",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "install httpfs",
        "pragma database_list",
    ],
)
def test_writing_statements_are_refused(path: Path, query: str) -> None:
    before = path.read_bytes()
    with pytest.raises(WarehouseError, match="read-only"):
        run_query(path, query)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_text('/etc/hostname')",
        "select * from read_csv('/etc/hostname')",
        "select * from glob('/*')",
    ],
)
def test_other_files_are_out_of_reach(path: Path, query: str) -> None:
    with pytest.raises(WarehouseError, match="disabled by configuration") as raised:
        run_query(path, query)
    assert "no other file" in raised.value.hint


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select * from list_round", 'Did you mean "list_rounds"'),
        ("select additons from list_rounds", "additions"),
        ("selec 1", "syntax error"),
        ("select 1; select 2", "2 statements"),
        ("  ", "0 statements"),
        ("select 'x'::int", "Could not convert"),
        ("select * from source where source_id = $id", "id"),
        ("missing.sql", "cannot be read"),
    ],
)
def test_a_wrong_query_gives_one_message(path: Path, query: str, message: str) -> None:
    with pytest.raises(WarehouseError) as raised:
        run_query(path, query)
    assert message in str(raised.value)
    assert "Traceback" not in str(raised.value)


def test_a_misspelled_table_points_to_the_list_of_views(path: Path) -> None:
    with pytest.raises(WarehouseError) as raised:
        run_query(path, "select * from list_round")
    assert "sanctrack views" in raised.value.hint


def test_a_missing_warehouse(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no warehouse yet") as raised:
        run_query(tmp_path / "warehouse.duckdb", "select 1")
    assert "refresh" in raised.value.hint
    assert not (tmp_path / "warehouse.duckdb").exists()


def test_a_file_that_is_no_warehouse(tmp_path: Path) -> None:
    (tmp_path / "warehouse.duckdb").write_text("hello")
    with pytest.raises(WarehouseError, match="cannot be opened"):
        run_query(tmp_path / "warehouse.duckdb", "select 1")


def test_a_locked_warehouse(path: Path) -> None:
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(WarehouseError, match="locked"):
            run_query(path, "select 1")
        writer.communicate()
    assert run_query(path, "select 1 as one").num_rows == 1
