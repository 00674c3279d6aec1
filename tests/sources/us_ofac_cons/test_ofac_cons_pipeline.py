"""The real consolidated list through refreshes: loaded twice, and in one form after another."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from etl.declare import source
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.store import reading
from models.listings import Birth, Entity, Listing, Name
from models.settings import Settings
from models.vocabulary import RunState
from tests.invariants.stores import dump

LISTS = Path(__file__).parents[3].parent / "shared/data/lists/us_ofac_cons"
pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no real lists in {LISTS}")
FLAT_AT = datetime(2025, 1, 1)


def _load(engine: Engine, settings: Settings) -> list[RunReport]:
    """All three forms of the folder; the flat files, whose names state no time, before the others."""
    return run_source(source("us_ofac_cons"), Origin(LISTS, as_of=FLAT_AT), settings, engine)


@pytest.fixture
def loaded(engine: Engine, settings: Settings) -> tuple[Engine, list[RunReport]]:
    return engine, _load(engine, settings)


def test_the_forms_follow_each_other_as_versions_of_one_list(loaded: tuple[Engine, list[RunReport]]) -> None:
    engine, reports = loaded
    assert [(report.state, report.rejected_count) for report in reports] == [(RunState.COMPLETED, 0)] * 3
    assert [report.message for report in reports] == [None] * 3
    assert [report.parts for report in reports] == [
        {"cons_add": 574, "cons_alt": 1073, "cons_comments": 10, "cons_prim": 442},
        {"cons_enhanced": 443},
        {"cons_xml": 443},
    ]
    days = [f"{report.published_at:%Y-%m-%d}" for report in reports]
    assert (days[0], days[2]) == ("2025-01-01", "2025-03-28")
    assert days[1] in ("2025-01-10", "2025-01-14")  # as the packed file states, or its name
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(Entity)) == 443
        assert connection.scalar(select(func.count()).select_from(Listing)) == 443


def test_a_change_of_form_leaves_what_is_said_alike(loaded: tuple[Engine, list[RunReport]]) -> None:
    engine, _reports = loaded
    with reading(engine) as connection:
        for table, least in ((Name, 1576), (Birth, 95)):
            standing = select(func.count()).where(table.seen_from == FLAT_AT, table.seen_to.is_(None))
            assert connection.scalar(standing) >= least, table


def test_a_second_run_changes_no_row(loaded: tuple[Engine, list[RunReport]], settings: Settings) -> None:
    engine, _reports = loaded
    before = dump(engine, ignoring=("retrieved_at",))
    again = _load(engine, settings)
    assert [(report.state, report.opened_count, report.closed_count) for report in again] == [
        (RunState.UNCHANGED, 0, 0)
    ] * 3
    assert dump(engine, ignoring=("retrieved_at",)) == before
