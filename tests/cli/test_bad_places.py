"""A store, a warehouse or a setting that cannot be used: one message, and nothing is harmed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.declare import sources
from tests.cli.conftest import LIST, SAMPLES, Ended, Sanctrack

HOLD_OPEN = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("create or replace temp table t as select 1")
print("open", flush=True)
sys.stdin.read()
"""


def assert_told(ended: Ended, *said: str) -> None:
    assert ended.code == 1
    assert ended.err.startswith("sanctrack: ") or "sanctrack: " in ended.err
    assert "Traceback" not in ended.out + ended.err
    missing = [text for text in said if text not in ended.said]
    assert missing == [], ended.said


def refresh(sanctrack: Sanctrack) -> Ended:
    return sanctrack("refresh", "--direct", "--from", SAMPLES)


def test_a_file_that_is_no_database_is_left_as_it_is(sanctrack: Sanctrack, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "sanctrack.db").write_text("my shopping list\n" * 100)
    for words in (("status",), ("runs",), ("db", "upgrade"), ("refresh", "--direct", "--from", SAMPLES)):
        assert_told(
            sanctrack(*words), "the store cannot be opened", "not a database", "Expected:", "What to do:"
        )
    assert (data_dir / "sanctrack.db").read_text().startswith("my shopping list")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(sanctrack: Sanctrack, data_dir: Path) -> None:
    data_dir.mkdir(mode=0o500)
    assert_told(refresh(sanctrack), "the store cannot be opened", "What to do:")


def test_a_store_that_can_only_be_read_is_told(
    sanctrack: Sanctrack, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (loaded / "sanctrack.db").read_bytes()
    address = f"sqlite:///file:{loaded / 'sanctrack.db'}?mode=ro&uri=true"
    monkeypatch.setenv("SANCTRACK_DATABASE_URL", address)
    ended = refresh(sanctrack)
    assert ended.code == 1
    assert (
        "the store cannot be opened" in ended.said
        and "readonly" in ended.said
        and "What to do:" in ended.said
    )
    assert "Traceback" not in ended.out + ended.err
    assert (loaded / "sanctrack.db").read_bytes() == before


def test_a_data_folder_that_is_a_file_is_told(sanctrack: Sanctrack, data_dir: Path) -> None:
    data_dir.write_text("a file")
    assert_told(
        refresh(sanctrack), str(data_dir), "What to do: check SANCTRACK_DATABASE_URL and SANCTRACK_DATA_DIR"
    )


def test_postgresql_that_does_not_answer_is_told_without_its_password(
    sanctrack: Sanctrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANCTRACK_DATABASE_URL", "postgresql://ada:hunter2@127.0.0.1:1/sanctrack")
    for ended in (refresh(sanctrack), sanctrack("status"), sanctrack("db", "upgrade")):
        assert_told(ended, "the store cannot be opened", "127.0.0.1:1", "What to do:")
        assert "hunter2" not in ended.out + ended.err


@pytest.mark.parametrize(
    "url", ["nonsense", "oracle://ada:hunter2@host/x", "postgresql://ada:hunter2@host:port/x"]
)
def test_an_address_that_is_none_is_told_without_its_password(
    sanctrack: Sanctrack, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SANCTRACK_DATABASE_URL", url)
    ended = sanctrack("status")
    assert_told(ended, "What to do:")
    assert "hunter2" not in ended.out + ended.err


@pytest.fixture
def held_open(loaded: Path) -> Iterator[Path]:
    """A warehouse that another program has open for writing."""
    arguments = [sys.executable, "-c", HOLD_OPEN, str(loaded / "warehouse.duckdb")]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"open\n"
        yield loaded
        holder.communicate()


def test_a_locked_warehouse_is_told(sanctrack: Sanctrack, held_open: Path) -> None:
    for words in (("sql", "select 1"), ("views",), ("as-of", "2022-05-08", "--source", LIST)):
        assert_told(sanctrack(*words), "the warehouse is locked", "warehouse.duckdb", "What to do: close")


def test_without_a_warehouse_the_next_step_is_told(sanctrack: Sanctrack) -> None:
    for words in (("sql", "select 1"), ("views",), ("diff", LIST, "2022-01-01", "2022-02-01")):
        assert_told(sanctrack(*words), "there is no warehouse yet", "sanctrack refresh")


def test_a_broken_warehouse_is_told(sanctrack: Sanctrack, loaded: Path) -> None:
    (loaded / "warehouse.duckdb").write_bytes(b"not a database" * 1000)
    assert_told(sanctrack("sql", "select 1"), "the warehouse cannot be opened", "sanctrack refresh")


def test_a_store_without_tables_is_told(sanctrack: Sanctrack) -> None:
    assert_told(sanctrack("status"), "no tables yet", "sanctrack db upgrade")


def test_an_unknown_source_is_told_with_those_that_exist(sanctrack: Sanctrack, loaded: Path) -> None:
    for words in (
        ("refresh", "--direct", "--source", "nobody"),
        ("history", "load", "nobody", SAMPLES),
        ("diff", "nobody", "2022-01-01", "2022-02-01"),
        ("as-of", "2022-01-01", "--source", "nobody"),
        ("runs", "--source", "nobody"),
    ):
        assert_told(
            sanctrack(*words), "there is no source 'nobody'", f"Expected: one of {', '.join(sources())}"
        )


@pytest.mark.parametrize(
    ("name", "value"), [("TIMEOUT_SECONDS", "soon"), ("TIMEOUT_SECONDS", "-1"), ("MAX_DOWNLOAD_MB", "lots")]
)
def test_a_wrong_setting_is_told_by_its_name(
    sanctrack: Sanctrack, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"SANCTRACK_{name}", value)
    assert_told(sanctrack("status"), f"SANCTRACK_{name}", "What to do:", "README.md")


@pytest.mark.parametrize(
    "words",
    [
        ("as-of", "yesterday", "--source", LIST),
        ("diff", LIST, "2022-02-30", "2022-03-01"),
        ("refresh", "--direct", "--as-of", "24.3.2022"),
        ("refresh", "--direct", "--as-of", ""),
    ],
)
def test_a_wrong_date_is_told_with_the_form_it_should_have(
    sanctrack: Sanctrack, words: tuple[str, ...]
) -> None:
    ended = sanctrack(*words)
    assert ended.code == 2
    assert "%Y-%m-%d" in ended.said and "Traceback" not in ended.err


def test_debug_shows_where_in_the_code(program: Sanctrack, loaded: Path) -> None:
    words = ("sql", "select * from no_such_view")
    told, debugged = program(*words), program("--debug", *words)
    behind = program(*words, "--debug")
    assert told.code == debugged.code == behind.code == 1
    assert "Traceback" not in told.err and told.err.startswith("sanctrack: ")
    assert "Traceback" in debugged.err and "WarehouseError" in debugged.err
    assert "Traceback" in behind.err


def test_a_fault_of_our_own_is_one_message_too(
    sanctrack: Sanctrack, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_over(*_: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("warehouse.query.run_query", fall_over)
    assert_told(sanctrack("sql", "select 1"), "ZeroDivisionError: of all things", "--debug")


def test_db_upgrade_makes_a_store_and_then_has_nothing_to_do(sanctrack: Sanctrack, data_dir: Path) -> None:
    assert "was upgraded" in sanctrack("db", "upgrade").out
    assert (data_dir / "sanctrack.db").is_file()
    assert "is up to date" in sanctrack("db", "upgrade").out
    assert sanctrack("status").code == 0
