"""Invariants 8 and 9: parts, totals and silence are told apart, and nothing that did not happen is an event."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from etl.store import reading
from models.claims import Expulsion, SanctionCount, SanctionRound
from models.settings import Settings
from models.vocabulary import ClaimScope
from tests.invariants.stores import ask, load

EVENTS = "select event_id from mart.sanction_rounds union all select event_id from mart.expulsions"
ROUND = "On 18 March 2022 Japan imposed sanctions on 15 Russian individuals."
TOTALS = [
    "Japan has now sanctioned 76 Russian individuals in total.",
    "So far Japan has sanctioned 76 Russian individuals.",
    "In total, Japan has now sanctioned 76 Russian individuals.",
]
NOT_ENACTED = [
    "On 1 March 2023 Japan threatened to expel eight Russian diplomats.",
    "Japan may impose sanctions on 35 Russian individuals.",
    "Japan plans to impose sanctions on 35 Russian individuals next month.",
    "If Russia goes on, Japan will expel eight Russian diplomats.",
    "Japan denied that it had expelled eight Russian diplomats.",
    "A bill would impose sanctions on 35 Russian individuals.",
    "Tokyo ruled out sanctions on 35 Russian individuals.",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    return made


@pytest.mark.parametrize("total", TOTALS)
def test_08_a_total_so_far_is_no_increment(
    engine: Engine, settings: Settings, folder: Path, total: str
) -> None:
    (folder / "a.txt").write_text(f"{ROUND} {total}")
    load(engine, settings, folder, "documents")
    with reading(engine) as connection:
        found = connection.execute(select(SanctionCount.target_count, SanctionCount.scope)).all()
    assert sorted(tuple(row) for row in found) == [(15, ClaimScope.INCREMENT), (76, ClaimScope.CUMULATIVE)]
    rounds, conflicts = ask(
        engine,
        settings,
        "select persons_max from mart.sanction_rounds where persons_max is not null",
        "select * from mart.claim_conflicts",
    )
    assert rounds == [(15,)]
    assert conflicts == []


def test_08_parts_are_not_added_to_their_total(engine: Engine, settings: Settings, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "On 18 March 2022 Japan imposed sanctions on 11 individuals, seven of whom are Russian officials."
    )
    load(engine, settings, folder, "documents")
    (rounds,) = ask(engine, settings, "select persons_min, persons_max from mart.sanction_rounds")
    assert rounds == [(11, 11)]


def test_08_what_is_not_stated_is_empty_and_never_zero(
    engine: Engine, settings: Settings, folder: Path
) -> None:
    (folder / "a.txt").write_text("On 8 April 2022 Japan expelled several Russian diplomats.")
    load(engine, settings, folder, "documents")
    with reading(engine) as connection:
        counted = connection.scalars(select(Expulsion.person_count)).all()
        zero = connection.scalars(
            select(SanctionCount.target_count).where(SanctionCount.target_count == 0)
        ).all()
    assert (counted, zero) == ([None], [])


@pytest.mark.parametrize("sentence", NOT_ENACTED)
def test_09_what_did_not_happen_is_no_event(
    sqlite_engine: Engine, settings: Settings, folder: Path, sentence: str
) -> None:
    (folder / "a.txt").write_text(sentence)
    load(sqlite_engine, settings, folder, "documents")
    with reading(sqlite_engine) as connection:
        enacted = [
            row
            for table in (SanctionRound, Expulsion)
            for row in connection.execute(select(table.decision, table.status))
            if row.decision == "record" and row.status not in ("threatened", "planned", "denied")
        ]
    assert enacted == []
    (events,) = ask(sqlite_engine, settings, EVENTS)
    assert events == []


def test_09_the_same_words_in_the_past_tense_are_an_event(
    sqlite_engine: Engine, settings: Settings, folder: Path
) -> None:
    (folder / "a.txt").write_text("On 1 March 2023 Japan expelled eight Russian diplomats.")
    load(sqlite_engine, settings, folder, "documents")
    (events,) = ask(sqlite_engine, settings, EVENTS)
    assert len(events) == 1
