"""`sql`, `views`, `as-of`, `diff`, `status`, `runs`: what the sample answers."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import LIST, Sanctrack
from warehouse.definitions import read_views

ROUNDS = "select round_on, additions, removals from list_rounds where kind = 'round'"

pytestmark = pytest.mark.usefixtures("loaded")


def test_sql_gives_a_table(sanctrack: Sanctrack) -> None:
    shown = sanctrack("sql", ROUNDS)
    assert shown.code == 0
    assert "2022-05-08" in shown.out and "additions" in shown.out


def test_sql_gives_csv(sanctrack: Sanctrack) -> None:
    rows = list(csv.DictReader(io.StringIO(sanctrack("sql", ROUNDS, "--format", "csv").out)))
    assert rows == [{"round_on": "2022-05-08", "additions": "4", "removals": "1"}]


@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_sql_gives_json(sanctrack: Sanctrack, kind: str) -> None:
    found = json.loads(sanctrack("sql", ROUNDS, "--format", kind).out)
    row = found[0] if kind == "json" else found
    assert row == {"round_on": "2022-05-08", "additions": 4, "removals": 1}


def test_sql_gives_parquet(sanctrack: Sanctrack, tmp_path: Path) -> None:
    path = tmp_path / "rounds.parquet"
    assert sanctrack("sql", ROUNDS, "--format", "parquet", "--out", path).code == 0
    assert pq.read_table(path).to_pydict()["additions"] == [4]


def test_sql_reads_a_file(sanctrack: Sanctrack, tmp_path: Path) -> None:
    (tmp_path / "question.sql").write_text(f"-- what happened\n{ROUNDS}\n")
    assert "2022-05-08" in sanctrack("sql", tmp_path / "question.sql").out


@pytest.mark.parametrize(
    "query",
    [
        "delete from core.entity",
        "create table core.more as select 1",
        "drop view mart.list_rounds",
        "insert into core.entity select * from core.entity",
        "select 1; delete from core.entity",
        "attach 'other.duckdb'",
        "copy core.entity to 'out.csv'",
    ],
)
def test_sql_refuses_to_write(sanctrack: Sanctrack, loaded: Path, query: str) -> None:
    before = (loaded / "warehouse.duckdb").read_bytes()
    ended = sanctrack("sql", query)
    assert ended.code == 1
    assert ended.err.startswith("sanctrack: ") and "Traceback" not in ended.err
    assert (loaded / "warehouse.duckdb").read_bytes() == before
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    "query", ["select * from read_csv('{0}')", "select * from '{0}'", "from read_text('{0}')"]
)
def test_sql_sees_no_file_outside(sanctrack: Sanctrack, tmp_path: Path, query: str) -> None:
    (tmp_path / "secret.csv").write_text("word\nxyzzy\n")
    ended = sanctrack("sql", query.format(tmp_path / "secret.csv"))
    assert ended.code == 1
    assert "xyzzy" not in ended.said


def test_a_wrong_query_says_where(sanctrack: Sanctrack) -> None:
    ended = sanctrack("sql", "select * from no_such_view")
    assert ended.code == 1
    assert "no_such_view" in ended.err and "sanctrack views" in ended.err
    assert "Traceback" not in ended.err


def test_views_lists_every_view_with_its_sentence(sanctrack: Sanctrack) -> None:
    shown = sanctrack("views")
    assert shown.code == 0
    missing = [
        view.name for view in read_views()
        if view.name not in shown.out or " ".join(view.sentence.split())[:60] not in shown.said
    ]  # fmt: skip
    assert missing == []


def test_as_of_shows_the_whole_list(sanctrack: Sanctrack) -> None:
    for day, size in (("2022-02-24", 0), ("2022-02-25", 14), ("2022-05-07", 14), ("2022-05-08", 17)):
        listed = sanctrack("as-of", day, "--source", LIST, "--format", "csv").out
        assert len(list(csv.DictReader(io.StringIO(listed)))) == size, day


@pytest.mark.parametrize("word", [f"{LIST}-9000002", "9000002", "petrenkov, anatoly sergeyevich"])
def test_as_of_shows_an_entity_with_its_files(sanctrack: Sanctrack, word: str) -> None:
    rows = json.loads(sanctrack("as-of", "2022-05-08", word, "--format", "json").out)
    stated = {(row["statement"], row["kind"]) for row in rows}
    assert (
        ("listing", None) in stated and ("name", "primary") in stated and ("identifier", "passport") in stated
    )
    assert all(len(row["sha256"]) == 64 for row in rows)


def test_as_of_nobody_says_how_to_find_one(sanctrack: Sanctrack) -> None:
    ended = sanctrack("as-of", "2022-05-08", "NOBODY AT ALL")
    assert ended.code == 1
    assert "NOBODY AT ALL" in ended.err and "What to do" in ended.err


def test_as_of_nothing_asks_for_something(sanctrack: Sanctrack) -> None:
    ended = sanctrack("as-of", "2022-05-08")
    assert ended.code == 1 and "--source" in ended.err


def test_diff_shows_who_came_and_went(sanctrack: Sanctrack) -> None:
    rows = json.loads(sanctrack("diff", LIST, "2022-02-25", "2022-05-08", "--format", "json").out)
    changes = [row["change"] for row in rows]
    assert (changes.count("added"), changes.count("removed")) == (4, 1)
    assert {"said", "unsaid"} & set(changes)
    assert json.loads(sanctrack("diff", LIST, "2022-05-08", "2022-05-09", "--format", "json").out) == []


def test_status_names_every_source_and_its_version(sanctrack: Sanctrack) -> None:
    shown = sanctrack("status")
    assert shown.code == 0
    assert "documents" in shown.out and f"{LIST} 2022-05-08 00:00" in shown.said
    assert "fresh" in shown.out


def test_runs_are_shown_newest_first(sanctrack: Sanctrack) -> None:
    shown = sanctrack("runs")
    assert shown.out.count("completed") == 4
    assert shown.out.index("2022-05-08") < shown.out.index("2022-02-25")
    assert sanctrack("runs", "--source", "documents", "--limit", "1").out.count("completed") == 1
