"""Invariants 1 and 2 on the real list: 260 versions of the SDN list on 249 days, replayed in order."""

import csv
import io
import itertools
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from etl.pipeline import Origin
from etl.runs import RunReport
from etl.store import open_store
from flows.refreshing import prepare_store, refresh_all
from models.vocabulary import RunState
from tests.invariants.replays import BEGUN, RESUMED, Replay, settings_in
from tests.invariants.stores import LIST, counts, dump, load, standing

DAYS = ("2021-08-18", "2022-03-24", "2022-04-29", "2022-09-30", "2023-05-19", "2023-12-28")


class Stopped(BaseException):
    """Stands for the Ctrl-C that ends a replay half-way."""


@pytest.fixture(scope="session")
def versions(real_archive: Path) -> dict[str, list[list[str]]]:
    """The records of the list on some days, read with Python's csv from the archive; all sizes under "sizes"."""
    found: dict[str, list[list[str]]] = {"sizes": []}
    for name, content in members(real_archive):
        day = f"{name[4:8]}-{name[8:10]}-{name[10:12]}"
        found["sizes"].append([day, str(content.count(b"\n"))])
        if day in DAYS:
            text = content.rstrip(b"\x1a\r\n ").decode()
            found[day] = list(csv.reader(io.StringIO(text, newline="")))
    return found


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    with (
        path.open("rb") as raw,
        zstandard.ZstdDecompressor().stream_reader(raw) as stream,
        tarfile.open(fileobj=stream, mode="r|") as archive,
    ):
        for member in archive:
            content = archive.extractfile(member) if member.name.endswith(".csv") else None
            if content is not None:
                yield Path(member.name).name, content.read()


def test_01_the_replay_ends_like_the_last_version_alone(
    replay: Replay, real_list: Path, tmp_path: Path
) -> None:
    assert replay.outcome.problem is None
    assert {report.state for report in replay.outcome.reports} == {RunState.COMPLETED}
    assert len(replay.outcome.reports) == 260
    last = replay.ask("select max(published_at) from mart.list_versions")[0][0]
    folder = tmp_path / f"{last:%Y%m%dT%H%M%S}"
    folder.mkdir()
    (folder / "sdn.csv").write_bytes((real_list / "sdn.csv").read_bytes())
    alone = prepare_store(settings_in(tmp_path / "alone"))
    load(alone, settings_in(tmp_path / "alone"), folder)
    expected, found = standing(alone), standing(replay.engine)
    assert {name: rows for name, rows in found.items() if rows != expected[name]} == {}
    assert counts(found)["listing"] == 13_821


@pytest.mark.parametrize(
    ("day", "additions"), [("2022-03-24", 397), ("2023-05-19", 323), ("2022-09-30", 296), ("2023-12-12", 276)]
)
def test_02_the_great_rounds_are_seen(replay: Replay, day: str, additions: int) -> None:
    found = replay.ask(f"select kind, additions from mart.list_rounds where round_on = '{day}'")
    assert found == [("round", additions)]


def test_02_a_reformatting_is_no_round(replay: Replay) -> None:
    query = (
        "select kind, additions, removals, modifications from mart.list_rounds where round_on = '2022-04-29'"
    )
    assert replay.ask(query) == [("reformatting", 0, 0, 499)]


def test_02_additions_less_removals_are_the_difference_in_size_on_every_day(
    replay: Replay, versions: dict[str, list[list[str]]]
) -> None:
    rounds = replay.ask(
        "select strftime(round_on, '%Y-%m-%d'), additions - removals, listed_count "
        "from mart.list_rounds order by round_on"
    )
    sizes = {day: int(size) for day, size in versions["sizes"]}
    assert [(day, size) for day, _, size in rounds] == sorted(sizes.items())
    grown = [later[2] - earlier[2] for earlier, later in itertools.pairwise(rounds)]
    assert grown == [difference for _, difference, _ in rounds[1:]]
    assert len(rounds) == 249


@pytest.mark.parametrize("day", DAYS)
def test_01_names_and_programmes_as_of_a_day_are_those_of_its_file(
    replay: Replay, versions: dict[str, list[list[str]]], day: str
) -> None:
    found = replay.ask(f"select entity_id, caption, programmes from mart.listed_as_of(date '{day}')")
    stated = Counter((key, caption, tuple(sorted(programmes))) for key, caption, programmes in found)
    printed = Counter(
        (f"{LIST}-{row[0]}", row[1].strip(), tuple(sorted(row[3].strip("[] ").split("] ["))))
        for row in versions[day]
    )
    assert stated == printed


@pytest.mark.parametrize("day", DAYS)
def test_01_the_records_as_of_a_day_are_the_lines_of_its_file(
    replay: Replay, versions: dict[str, list[list[str]]], day: str
) -> None:
    fields = ("ent_num", "sdn_name", "sdn_type", "program", "title", "call_sign", "vess_type",
              "tonnage", "grt", "vess_flag", "vess_owner", "remarks")  # fmt: skip
    columns = ", ".join(f"coalesce(trim(content->>'{name}'), '')" for name in fields)
    found = replay.ask(
        f"select {columns} from core.record where seen_from < date '{day}' + 1 "
        f"and (seen_to is null or seen_to >= date '{day}' + 1)"
    )
    printed = Counter(
        tuple("" if field.strip() == "-0-" else field.strip() for field in row) for row in versions[day]
    )
    assert Counter(found) == printed


def test_01_loading_the_archive_again_changes_nothing(replay: Replay, real_archive: Path) -> None:
    before = dump(replay.engine)
    (again,) = refresh_all([LIST], Origin(real_archive), replay.settings, lambda *_: None)
    assert {report.state for report in again.reports} == {RunState.UNCHANGED}
    assert dump(replay.engine) == before


def test_01_a_replay_that_was_stopped_goes_on_to_the_same_rows(
    replay: Replay, real_archive: Path, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path / "stopped")
    replay.copies[BEGUN].rename(settings.data_dir / "sanctrack.db")

    def stop(_report: RunReport, done: int, _total: int) -> None:
        if done == RESUMED:
            raise Stopped

    with pytest.raises(Stopped):
        refresh_all([LIST], Origin(real_archive), settings, stop)
    found = dump(open_store(settings.store_url), ignoring={"retrieved_at"})
    assert found == dump(open_store(f"sqlite:///{replay.copies[RESUMED]}"), ignoring={"retrieved_at"})


def test_01_the_store_grows_with_what_changed(replay: Replay) -> None:
    held = counts(dump(replay.engine))
    assert held["entity"] == 14_636
    assert held["record"] == 14_636 + stays_beyond_the_first(replay) + modified(replay)
    assert held["record"] < 2 * 13_821


def stays_beyond_the_first(replay: Replay) -> int:
    return int(replay.ask("select count(*) - count(distinct entity_id) from core.listing")[0][0])


def modified(replay: Replay) -> int:
    return int(replay.ask("select sum(modifications) from mart.list_rounds")[0][0])
