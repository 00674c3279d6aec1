"""The real list of 28 December 2023 through a refresh: its sizes, and that a second run changes no row."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from etl.store import reading
from models.listings import Address, Entity, Name
from models.provenance import Rejection
from models.settings import Settings
from models.vocabulary import RunState
from tests.invariants.stores import dump, load


@pytest.fixture
def loaded(engine: Engine, settings: Settings, real_list: Path) -> Engine:
    (report,) = load(engine, settings, real_list)
    assert (report.state, report.rejected_count) == (RunState.COMPLETED, 3)
    assert report.parts == {"sdn": 13_821, "alt": 17_091, "add": 18_990, "sdn_comments": 13}
    return engine


def test_the_real_list_has_its_sizes_and_a_second_run_changes_no_row(
    loaded: Engine, settings: Settings, real_list: Path
) -> None:
    aliases = select(func.count()).where(Name.kind.in_(("alias", "former")), Name.source_key.is_not(None))
    refused = select(Rejection.locator, Rejection.reasons).order_by(Rejection.locator)
    with reading(loaded) as connection:
        assert connection.scalar(select(func.count()).select_from(Entity)) == 13_821
        assert connection.scalar(aliases) == 17_091
        assert connection.scalar(select(func.count()).select_from(Address)) == 18_990
        found = connection.execute(refused).all()
    assert [row.locator.partition("/")[0] for row in found] == ["sdn_comments"] * 3
    assert all(row.reasons.startswith("no entity") for row in found)
    before = dump(loaded)
    (again,) = load(loaded, settings, real_list)
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)
    assert dump(loaded) == before
