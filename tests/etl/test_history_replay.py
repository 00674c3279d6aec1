"""Whatever the versions of a list say, the store gives each of them back, and its history is without gaps."""

from collections import Counter
from datetime import datetime, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from etl.history import Changes, Version, apply, seen, with_ids
from etl.store import Units
from models.frames import polars_schema
from models.listings import Name
from models.tables import tables

NAMES = tables()["name"]
START = datetime(2022, 1, 1, 0, 0, 0, 1)
UNITS = ("x_list-1", "x_list-2", "x_list-3")
Said = dict[str, frozenset[str]]
VERSIONS = st.lists(
    st.dictionaries(st.sampled_from(UNITS), st.frozensets(st.sampled_from("abcd"))), max_size=7
)


def rows_of(said: Said, at: datetime) -> pl.DataFrame:
    rows = [
        {
            "kind": "alias",
            "value": value,
            "normalised": value,
            "entity_id": unit,
            "source_id": "x_list",
            "document_id": "doc",
        }
        for unit, values in said.items()
        for value in sorted(values)
    ]
    columns = {
        name: kind
        for name, kind in polars_schema(NAMES).items()
        if name not in ("name_id", "seen_from", "seen_to")
    }
    return seen(NAMES, with_ids(NAMES, pl.DataFrame(rows, schema=columns, orient="row")), at)


def statements(said: Said) -> set[tuple[str, str]]:
    return {(unit, value) for unit, values in said.items() for value in values}


def as_of(connection: Connection, day: datetime) -> list[tuple[str, str]]:
    end = day + timedelta(days=1)
    standing = (Name.seen_from < end) & (Name.seen_to.is_(None) | (Name.seen_to >= end))
    return [tuple(row) for row in connection.execute(select(Name.entity_id, Name.value).where(standing))]


def replay(connection: Connection, versions: list[Said]) -> list[set[tuple[str, str]]]:
    """Load versions day by day, each stating some units anew; what stood after each."""
    current: Said = {}
    stood = []
    for number, said in enumerate(versions):
        at, changes = START + timedelta(days=number), Changes()
        before = len(statements(current))
        apply(
            connection,
            "name",
            rows_of(said, at),
            Version("x_list", at, {}),
            Units("entity_id", list(said)),
            changes,
        )
        current = current | said
        stood.append(statements(current))
        assert changes.opened["name"] - changes.closed["name"] == len(stood[-1]) - before
    return stood


def assert_history(connection: Connection, versions: list[Said]) -> None:
    stood = replay(connection, versions)
    for number, expected in enumerate(stood):
        found = as_of(connection, datetime(2022, 1, 1) + timedelta(days=number))
        assert len(found) == len(set(found))
        assert set(found) == expected
    rows = connection.execute(
        select(Name.name_id, Name.entity_id, Name.value, Name.seen_from, Name.seen_to)
    ).all()
    still_open = [row for row in rows if row.seen_to is None]
    assert {(row.entity_id, row.value) for row in still_open} == (stood[-1] if stood else set())
    assert max(Counter(row.name_id for row in still_open).values(), default=1) == 1
    assert all(row.seen_from < row.seen_to for row in rows if row.seen_to is not None)
    assert len({(row.name_id, row.seen_from) for row in rows}) == len(rows)


@given(versions=VERSIONS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_version_can_be_had_back(listed: Engine, versions: list[Said]) -> None:
    with listed.execution_options(writes=True).connect() as connection:
        assert_history(connection, versions)
        connection.rollback()


EVERYTHING: Said = {unit: frozenset("abcd") for unit in UNITS}
NOTHING: Said = {unit: frozenset() for unit in UNITS}


@pytest.mark.parametrize(
    "versions",
    [
        [EVERYTHING, NOTHING, EVERYTHING, NOTHING],
        [NOTHING, {}, EVERYTHING, {UNITS[0]: frozenset("a")}, EVERYTHING],
        [
            {UNITS[0]: frozenset("a")},
            {UNITS[1]: frozenset("a")},
            {UNITS[0]: frozenset("b"), UNITS[1]: frozenset()},
        ],
    ],
    ids=["comes and goes", "part returns", "moves"],
)
def test_versions_that_went_wrong_elsewhere(listed: Engine, versions: list[Said]) -> None:
    with listed.execution_options(writes=True).connect() as connection:
        assert_history(connection, versions)
        connection.rollback()


@given(
    versions=st.lists(
        st.fixed_dictionaries({unit: st.frozensets(st.sampled_from("abc")) for unit in UNITS}),
        min_size=2,
        max_size=4,
    )
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_version_alone_gives_the_same_current_rows(listed: Engine, versions: list[Said]) -> None:
    query = select(Name.name_id, Name.entity_id, Name.value).where(Name.seen_to.is_(None))
    current = []
    for given_versions in (versions, versions[-1:]):
        with listed.execution_options(writes=True).connect() as connection:
            replay(connection, given_versions)
            current.append({tuple(row) for row in connection.execute(query)})
            connection.rollback()
    assert current[0] == current[1]
