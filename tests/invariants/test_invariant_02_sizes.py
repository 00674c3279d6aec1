"""Invariant 2: additions less removals are the difference in size, for every pair of versions."""

from itertools import combinations
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.settings import Settings
from tests.invariants.ofac_files import HISTORY, person, write_history
from tests.invariants.stores import ask, load

DAYS = tuple(HISTORY)


def test_02_each_day_gains_what_the_list_grew_by(engine: Engine, settings: Settings, history: Path) -> None:
    load(engine, settings, history)
    query = (
        "select strftime(round_on, '%Y-%m-%d'), kind, additions, removals, modifications, listed_count "
        "from mart.list_rounds order by round_on"
    )
    (rounds,) = ask(engine, settings, query)
    assert rounds == [
        ("2022-01-03", "initial", 0, 0, 0, 3),
        ("2022-01-10", "round", 1, 1, 1, 3),
        ("2022-01-17", "round", 1, 0, 1, 4),
        ("2022-01-24", "removal", 0, 1, 2, 3),
        ("2022-01-31", "round", 2, 0, 2, 5),
    ]


def test_02_every_pair_of_versions_differs_by_its_sizes(
    engine: Engine, settings: Settings, history: Path
) -> None:
    load(engine, settings, history)
    pairs = list(combinations(DAYS, 2))
    query = (
        "select count(*) filter (change = 'added'), count(*) filter (change = 'removed') "
        "from mart.list_diff('us_ofac_sdn', date '{}', date '{}')"
    )
    answers = ask(engine, settings, *(query.format(*pair) for pair in pairs))
    for (first, last), [(added, removed)] in zip(pairs, answers, strict=True):
        before, after = ({entry.key for entry in HISTORY[day]} for day in (first, last))
        assert (added, removed) == (len(after - before), len(before - after)), (first, last)
        assert added - removed == len(after) - len(before)


@pytest.mark.parametrize("programmes", [("CYBER2",), ("CYBER2", "RUSSIA-EO14024")])
def test_02_an_entity_under_two_programmes_is_one_addition(
    engine: Engine, settings: Settings, tmp_path: Path, programmes: tuple[str, ...]
) -> None:
    versions = {"2022-01-03": [person(1)], "2022-01-10": [person(1), person(2, programmes=programmes)]}
    load(engine, settings, write_history(tmp_path / "lists", versions))
    rounds, split = ask(
        engine,
        settings,
        "select additions from mart.list_rounds where round_on = '2022-01-10'",
        "select count(distinct programme_key) from mart.list_round_programmes where round_on = '2022-01-10'",
    )
    assert rounds == [(1,)]
    assert split == [(len(programmes),)]
