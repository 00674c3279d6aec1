"""`refresh` and `history load` on the sample: what they print, and that order and times are kept."""

import shutil
import tarfile
from pathlib import Path

import pytest
import zstandard

from etl.store import open_store
from tests.cli.conftest import LIST, SAMPLES, Sanctrack
from tests.invariants.stores import answer, dump


def days(data: Path) -> list[str]:
    found = answer(
        data / "warehouse.duckdb", "select strftime(round_on, '%Y-%m-%d') from mart.list_rounds order by 1"
    )
    return [day for (day,) in found]


def test_a_refresh_tells_what_changed_and_shows_the_first_answers(
    sanctrack: Sanctrack, data_dir: Path
) -> None:
    ended = sanctrack("refresh", "--direct", "--from", SAMPLES)
    assert ended.code == 0
    for text in (
        "documents completed",
        f"{LIST} completed 2",
        str(data_dir / "warehouse.duckdb"),
        str(data_dir / "sanctrack.db"),
        "Sanction rounds that documents report",
        "Figures on which sources disagree",
        "Expulsions, and who answered whom",
    ):
        assert text in ended.said, text
    assert "57" in ended.out and "63" in ended.out
    assert f"[2/2] {LIST} 2022-05-08: completed" in ended.err


def test_a_second_refresh_changes_nothing_and_says_so(sanctrack: Sanctrack, loaded: Path) -> None:
    store = open_store(f"sqlite:///{loaded / 'sanctrack.db'}")
    before = dump(store)
    ended = sanctrack("refresh", "--direct", "--from", SAMPLES)
    assert ended.code == 0
    assert "documents unchanged 1 6 0 0 6 0" in ended.said
    assert f"{LIST} unchanged 2" in ended.said
    assert dump(store) == before


def test_only_the_named_source_is_refreshed(sanctrack: Sanctrack, data_dir: Path) -> None:
    path = SAMPLES / LIST
    assert sanctrack("refresh", "--direct", "--source", LIST, "--from", path).code == 0
    assert answer(data_dir / "warehouse.duckdb", "select distinct source_id from core.run") == [(LIST,)]
    assert days(data_dir) == ["2022-02-25", "2022-05-08"]


def archived(folder: Path, kind: str) -> Path:
    """The sample's versions as a folder or in an archive, newest first."""
    if kind == "folder":
        return Path(shutil.copytree(SAMPLES / LIST, folder / LIST))
    if kind == "zip":
        return Path(shutil.make_archive(str(folder / "versions"), "zip", SAMPLES / LIST)).rename(
            folder / "v.zip"
        )
    with tarfile.open(folder / "v.tar", "w") as archive:
        for day in ("2022-05-08", "2022-02-25"):
            archive.add(SAMPLES / LIST / day, day)
    if kind == "tar":
        return folder / "v.tar"
    (folder / "v.tar.zst").write_bytes(zstandard.compress((folder / "v.tar").read_bytes()))
    return folder / "v.tar.zst"


@pytest.mark.parametrize("kind", ["folder", "zip", "tar", "tar.zst"])
def test_history_is_loaded_oldest_first_at_its_own_times(
    sanctrack: Sanctrack, data_dir: Path, tmp_path: Path, kind: str
) -> None:
    path = archived(tmp_path, kind)
    if kind != "folder":
        shutil.copy(SAMPLES / LIST / "expected.yml", path.parent)
    ended = sanctrack("history", "load", LIST, path)
    assert ended.code == 0, ended.said
    assert days(data_dir) == ["2022-02-25", "2022-05-08"]
    rounds = "select additions, removals from mart.list_rounds where kind = 'round'"
    assert answer(data_dir / "warehouse.duckdb", rounds) == [(4, 1)]
    assert answer(data_dir / "warehouse.duckdb", "select distinct flow from core.run") == [("history load",)]


def test_history_that_is_loaded_already_is_passed_over(sanctrack: Sanctrack, loaded: Path) -> None:
    store = open_store(f"sqlite:///{loaded / 'sanctrack.db'}")
    before = dump(store)
    assert sanctrack("history", "load", LIST, SAMPLES / LIST).code == 0
    assert dump(store) == before


def test_a_file_that_states_no_time_gets_the_given_one(
    sanctrack: Sanctrack, data_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "plain").mkdir()
    shutil.copy(SAMPLES / LIST / "expected.yml", tmp_path)
    shutil.copy(SAMPLES / LIST / "2022-02-25" / "sdn.csv", tmp_path / "plain")
    words = ("refresh", "--direct", "--source", LIST, "--from", tmp_path / "plain", "--as-of", "2022-02-26")
    assert sanctrack(*words).code == 0
    assert days(data_dir) == ["2022-02-26"]
