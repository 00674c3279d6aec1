"""Invariant 4: a list that is not whole publishes nothing; the last good version stays, and it is said why."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from etl.declare import sources
from etl.store import open_store
from tests.cli.bad_lists import BAD_LISTS, good_version
from tests.cli.conftest import LIST, SAMPLES, Ended, Sanctrack
from tests.invariants.stores import Rows, answer, standing

TABLES = ("entity", "listing", "record", "name", "identifier", "address", "designation", "sanction_round")


def store_rows(data: Path) -> Rows:
    return standing(open_store(f"sqlite:///{data / 'sanctrack.db'}"))


def published(data: Path) -> list[list[tuple[Any, ...]]]:
    """What the warehouse publishes, runs and refused files left out."""
    queries = [f"select * from core.{table} order by all" for table in TABLES]
    queries += [
        "select * from mart.list_rounds order by all",
        "select * from mart.sanction_rounds order by all",
    ]
    return [answer(data / "warehouse.duckdb", query) for query in queries]


def file_hash(data: Path) -> str:
    return hashlib.sha256((data / "warehouse.duckdb").read_bytes()).hexdigest()


def assert_told(ended: Ended, *said: str) -> None:
    assert ended.code == 1
    assert "Traceback" not in ended.out + ended.err
    missing = [text for text in said if text not in ended.said]
    assert missing == [], ended.said


def refresh(sanctrack: Sanctrack, path: Path) -> Ended:
    return sanctrack("refresh", "--direct", "--source", LIST, "--from", path)


@pytest.mark.parametrize("name", BAD_LISTS)
def test_04_a_bad_list_publishes_nothing(
    sanctrack: Sanctrack, loaded: Path, tmp_path: Path, name: str
) -> None:
    damage, said, outcome = BAD_LISTS[name]
    version = good_version(tmp_path / "given")
    damage(version)
    before = store_rows(loaded), published(loaded)
    ended = refresh(sanctrack, version)
    assert_told(ended, said, "Expected:", "What to do:", "the last good version stays")
    assert (store_rows(loaded), published(loaded)) == before
    warehouse = loaded / "warehouse.duckdb"
    last = answer(warehouse, "select state, message from core.run order by started_at desc limit 1")
    assert last[0][0] == "refused" and said in str(last[0][1])
    refused = answer(warehouse, "select outcome, outcome_reason from core.document where outcome <> 'new'")
    assert [kind for kind, _ in refused] == [outcome] and said in str(refused[0][1])
    stale = answer(warehouse, f"select stale_reason from mart.source_freshness where source_id = '{LIST}'")
    assert stale == [("last run refused",)]


def test_04_the_good_version_after_a_bad_one_is_loaded(
    sanctrack: Sanctrack, loaded: Path, tmp_path: Path
) -> None:
    version = good_version(tmp_path / "given")
    good = (version / "sdn.csv").read_bytes()
    (version / "sdn.csv").write_bytes(b"")
    assert refresh(sanctrack, version).code == 1
    (version / "sdn.csv").write_bytes(good)
    assert refresh(sanctrack, version).code == 0
    found = answer(loaded / "warehouse.duckdb", "select count(*) from core.name where value like '%OCEANIC%'")
    assert found == [(1,)]


def test_04_a_missing_path_is_told_and_recorded(sanctrack: Sanctrack, loaded: Path, tmp_path: Path) -> None:
    before = store_rows(loaded)
    ended = refresh(sanctrack, tmp_path / "nowhere")
    assert_told(ended, "nowhere: does not exist", "Expected: a file, a folder or an archive")
    assert store_rows(loaded) == before
    assert "does not exist" in sanctrack("runs", "--limit", "1").said


def test_04_the_main_file_must_be_there(sanctrack: Sanctrack, loaded: Path, tmp_path: Path) -> None:
    version = good_version(tmp_path / "given")
    (version / "sdn.csv").unlink()
    before = store_rows(loaded)
    assert_told(refresh(sanctrack, version), "sdn.csv is missing", "Expected:", "What to do:")
    assert store_rows(loaded) == before
    assert "sdn.csv is missing" in sanctrack("runs", "--limit", "1").said


def test_04_a_folder_of_other_files_is_no_list(sanctrack: Sanctrack, loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("nothing")
    before = store_rows(loaded)
    assert_told(refresh(sanctrack, tmp_path / "other"), f"no file of {LIST}", "Expected: sdn.csv")
    assert store_rows(loaded) == before


def test_04_an_older_version_is_refused_with_the_command_that_replays(
    sanctrack: Sanctrack, loaded: Path, tmp_path: Path
) -> None:
    before = store_rows(loaded)
    ended = refresh(sanctrack, good_version(tmp_path / "given", "2021-01-01"))
    assert_told(ended, "of 2021-01-01", "of 2022-05-08", f"sanctrack history load {LIST}")
    assert store_rows(loaded) == before
    assert "2021-01-01" in sanctrack("runs", "--limit", "1").said


@pytest.mark.parametrize("name", ["broken.zip", "broken.tar.zst", "broken.tar.gz"])
def test_04_a_broken_archive_is_told(sanctrack: Sanctrack, loaded: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 not an archive")
    before = store_rows(loaded)
    assert_told(refresh(sanctrack, tmp_path / name), name, "archive")
    assert store_rows(loaded) == before


def test_04_one_bad_source_does_not_keep_the_other_back(
    sanctrack: Sanctrack, data_dir: Path, tmp_path: Path
) -> None:
    version = good_version(tmp_path / "given" / LIST)
    (version / "sdn.csv").write_bytes(b"")
    shutil.copytree(SAMPLES / "documents", tmp_path / "given" / "documents")
    ended = sanctrack("refresh", "--direct", "--from", tmp_path / "given")
    assert_told(ended, f"{LIST} did not succeed", "documents completed", "holds no record")
    found = answer(data_dir / "warehouse.duckdb", "select count(*) > 0 from mart.sanction_rounds")
    assert found == [(True,)]


def test_04_where_nothing_can_run_the_warehouse_file_is_not_touched(
    sanctrack: Sanctrack, loaded: Path
) -> None:
    before = file_hash(loaded)
    ended = sanctrack("refresh", "--direct", "--source", "no_such_list", "--from", SAMPLES)
    assert_told(ended, "no_such_list", f"Expected: one of {', '.join(sources())}", "What to do:")
    assert file_hash(loaded) == before
