"""Invariant 1: same bytes twice change no row; a replay ends like its last version; each as-of view is its file."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from etl.store import reading
from models.listings import Entity, Listing
from models.settings import Settings
from models.tables import statement_key, tables
from models.vocabulary import RunState
from tests.invariants.ofac_files import HISTORY, person, write_history, write_version
from tests.invariants.stores import LIST, ask, counts, dump, load, standing

STATED = (
    "listing",
    "name",
    "identifier",
    "address",
    "birth",
    "nationality",
    "relation",
    "attribute",
    "designation",
)


def test_01_the_same_list_twice_changes_no_row(engine: Engine, settings: Settings, history: Path) -> None:
    load(engine, settings, history)
    before = dump(engine)
    again = load(engine, settings, history)
    assert [report.state for report in again] == [RunState.UNCHANGED] * len(HISTORY)
    assert dump(engine) == before
    assert counts(before)["entity"] == 5


def test_01_the_same_documents_twice_change_no_row(engine: Engine, settings: Settings, samples: Path) -> None:
    load(engine, settings, samples / "documents", "documents")
    before = dump(engine)
    (again,) = load(engine, settings, samples / "documents", "documents")
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)
    assert dump(engine) == before
    assert counts(before)["evidence"] > 10


def test_01_the_newest_version_under_a_later_name_changes_no_row(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, write_version(tmp_path / "2022-01-03", [person(1), person(2)]))
    before = dump(engine)
    (again,) = load(engine, settings, write_version(tmp_path / "2022-02-01", [person(1), person(2)]))
    assert again.state is RunState.UNCHANGED
    assert dump(engine) == before


@pytest.fixture
def replayed(engine: Engine, settings: Settings, history: Path) -> Engine:
    load(engine, settings, history)
    return engine


def test_01_a_replay_ends_like_its_last_version_alone(
    replayed: Engine, settings: Settings, tmp_path: Path, new_store: Callable[[], Engine]
) -> None:
    last = new_store()
    load(last, settings, tmp_path / "lists" / max(HISTORY))
    alone, after_all = standing(last), standing(replayed)
    assert after_all == alone
    assert counts(alone)["name"] > 5
    listed = (
        select(Entity.source_key, Entity.caption, Entity.schema, Entity.country)
        .join(Listing, Listing.entity_id == Entity.entity_id)
        .where(Listing.seen_to.is_(None))
    )
    with reading(replayed) as first, reading(last) as second:
        assert set(first.execute(listed)) == set(second.execute(listed))


def test_01_each_as_of_view_is_its_file(
    replayed: Engine, settings: Settings, new_store: Callable[[], Engine], tmp_path: Path
) -> None:
    said = "select statement, statement_id from mart.statements_as_of(date '{}')"
    listed = "select caption, list_sort(programmes) from mart.listed_as_of(date '{}')"
    found = ask(replayed, settings, *(query.format(day) for day in HISTORY for query in (said, listed)))
    for day, statements, captions in zip(HISTORY, found[::2], found[1::2], strict=True):
        alone = new_store()
        load(alone, settings, tmp_path / "lists" / day)
        assert Counter(statements) == statement_ids(alone), day
        printed = [(entry.name, sorted(entry.programmes)) for entry in HISTORY[day]]
        assert sorted(captions) == sorted(printed), day


def statement_ids(engine: Engine) -> Counter[tuple[str, str]]:
    wanted = [name for name in standing(engine) if name in STATED]
    with reading(engine) as connection:
        return Counter(
            (name, key)
            for name in wanted
            for key in connection.scalars(
                select(tables()[name].c[statement_key(tables()[name])]).where(
                    tables()[name].c.seen_to.is_(None)
                )
            )
        )


def test_01_the_records_as_of_a_day_are_the_lines_of_its_files(replayed: Engine, settings: Settings) -> None:
    query = (
        "select part, content from core.record where seen_from < date '{0}' + 1 "
        "and (seen_to is null or seen_to >= date '{0}' + 1)"
    )
    found = ask(replayed, settings, *(query.format(day) for day in HISTORY))
    for (day, entries), records in zip(HISTORY.items(), found, strict=True):
        aliases = sorted(json.loads(content)["alt_name"] for part, content in records if part == "alt")
        names = sorted(json.loads(content)["sdn_name"] for part, content in records if part == "sdn")
        assert names == sorted(entry.name for entry in entries), day
        assert aliases == sorted(alias for entry in entries for alias in entry.aliases), day


def test_01_an_interrupted_replay_goes_on_where_it_stopped(
    replayed: Engine, settings: Settings, new_store: Callable[[], Engine], tmp_path: Path
) -> None:
    first_two = dict(list(HISTORY.items())[:2])
    resumed = new_store()
    load(resumed, settings, write_history(tmp_path / "begun" / "lists", first_two))
    reports = load(resumed, settings, tmp_path / "lists")
    assert [report.state for report in reports[:2]] == [RunState.UNCHANGED] * 2
    ignoring = {"retrieved_at", "url"}
    assert dump(resumed, ignoring) == dump(replayed, ignoring)


def test_01_an_entity_that_returns_has_two_stays(replayed: Engine) -> None:
    stays = select(Listing.seen_from, Listing.seen_to).where(Listing.entity_id == f"{LIST}-3")
    with reading(replayed) as connection:
        found = sorted((str(a)[:10], str(b)[:10] if b else None) for a, b in connection.execute(stays))
    assert found == [("2022-01-03", "2022-01-10"), ("2022-01-17", None)]
