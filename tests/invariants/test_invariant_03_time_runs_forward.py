"""Invariant 3: `seen_from < seen_to`, and no two open rows of one statement key."""

import itertools
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select

from etl.store import reading, writing
from models.errors import StoreError
from models.settings import Settings
from models.tables import is_historical, statement_key, tables
from tests.invariants.stores import load

HISTORICAL = [name for name, table in tables().items() if is_historical(table)]


@pytest.fixture
def loaded(engine: Engine, settings: Settings, history: Path, samples: Path) -> Engine:
    load(engine, settings, history)
    load(engine, settings, samples / "documents", "documents")
    return engine


def test_03_every_row_was_seen_from_before_it_was_seen_to(loaded: Engine) -> None:
    closed = 0
    with reading(loaded) as connection:
        for name in HISTORICAL:
            times = tables()[name].c
            rows = connection.execute(
                select(times.seen_from, times.seen_to).where(times.seen_to.is_not(None))
            ).all()
            assert all(row.seen_from < row.seen_to for row in rows), name
            closed += len(rows)
    assert closed > 10


def test_03_no_statement_has_two_open_rows(loaded: Engine) -> None:
    with reading(loaded) as connection:
        for name in HISTORICAL:
            table = tables()[name]
            key = table.c[statement_key(table)]
            still_open = Counter(connection.scalars(select(key).where(table.c.seen_to.is_(None))))
            assert max(still_open.values(), default=1) == 1, name


@pytest.mark.parametrize("later", [timedelta(days=1), timedelta(days=-1)], ids=["opened twice", "backwards"])
def test_03_the_store_itself_refuses_such_rows(loaded: Engine, later: timedelta) -> None:
    names = tables()["name"]
    with reading(loaded) as connection:
        row = dict(
            connection.execute(select(names).where(names.c.seen_to.is_(None))).mappings().first() or {}
        )
    wrong = row | {"seen_from": row["seen_from"] + timedelta(days=1)}
    if later < timedelta(0):
        wrong["seen_to"] = wrong["seen_from"] + later
    with pytest.raises(StoreError, match=r"uq_name_open|UNIQUE|seen_forward"), writing(loaded) as connection:
        connection.execute(insert(names).values(**wrong))


def test_03_spans_of_one_statement_do_not_overlap(loaded: Engine) -> None:
    listing = tables()["listing"]
    with reading(loaded) as connection:
        rows = connection.execute(
            select(listing.c.listing_id, listing.c.seen_from, listing.c.seen_to).order_by(
                listing.c.listing_id, listing.c.seen_from
            )
        ).all()
    twice = [(a, b) for a, b in itertools.pairwise(rows) if a.listing_id == b.listing_id]
    assert twice
    assert all(first.seen_to is not None and first.seen_to <= second.seen_from for first, second in twice)
