"""The store: rows go in and come back unchanged on both databases; one transaction is kept whole or not at all."""

from datetime import datetime

import polars as pl
import pytest
from sqlalchemy import Engine, func, insert, inspect, select

from etl.store import Units, close_rows, insert_rows, open_rows, open_store, reading, require_tables, writing
from models.errors import StoreError
from models.frames import polars_schema
from models.listings import Birth, Name
from models.provenance import Source
from models.tables import tables

AT = datetime(2022, 2, 24, 10, 30, 15, 123456)
LATER = datetime(2022, 2, 25)
BIRTHS = tables()["birth"]
TEXTS = [
    "tab\there",
    "line\nbreak\r\n",
    "back\\slash \\N \\. \\t",
    "quotes ' \" `",
    "percent %s :name ?",
    "Ж 中文 \U0001f600",
    " ",
]


def births(*changes: dict[str, object]) -> pl.DataFrame:
    row = {
        "birth_id": "b",
        "printed": "1950",
        "entity_id": "x_list-1",
        "source_id": "x_list",
        "document_id": "doc",
        "seen_from": AT,
    }
    rows = [row | {"birth_id": f"b{number}"} | change for number, change in enumerate(changes)]
    return pl.DataFrame(rows, schema=polars_schema(BIRTHS), orient="row")


def put(engine: Engine, frame: pl.DataFrame) -> None:
    with writing(engine) as connection:
        insert_rows(connection, "birth", frame)


def standing(engine: Engine, units: Units | None = None) -> pl.DataFrame:
    with reading(engine) as connection:
        return open_rows(connection, "birth", list(BIRTHS.c.keys()), "x_list", units).sort("birth_id")


def test_rows_come_back_as_they_went_in(listed: Engine) -> None:
    frame = births(
        *({"printed": text} for text in TEXTS), {"is_about": True}, {"is_about": False}, {"place": None}
    )
    put(listed, frame)
    found = standing(listed)
    assert found.schema == frame.schema
    assert found.equals(frame.sort("birth_id"))


def test_rows_read_through_sqlalchemy_are_the_same(listed: Engine) -> None:
    put(listed, births({"is_about": True, "seen_to": LATER}, {"seen_from": datetime(2022, 1, 1)}))
    with reading(listed) as connection:
        query = select(Birth.is_about, Birth.seen_from, Birth.seen_to).order_by(Birth.birth_id)
        rows = [tuple(row) for row in connection.execute(query)]
    assert rows == [(True, AT, LATER), (None, datetime(2022, 1, 1), None)]


def test_times_written_in_both_ways_compare(listed: Engine) -> None:
    put(listed, births({"seen_from": datetime(2022, 1, 1)}))
    row = births({"seen_from": datetime(2022, 1, 1, 0, 0, 0, 1), "birth_id": "other"}).row(0, named=True)
    with writing(listed) as connection:
        connection.execute(insert(Birth).values(**row))
        later = select(Birth.birth_id).where(Birth.seen_from > datetime(2022, 1, 1))
        same = select(Birth.birth_id).where(Birth.seen_from == datetime(2022, 1, 1))
        assert connection.scalars(later).all() == ["other"]
        assert connection.scalars(same).all() == ["b0"]


def test_an_empty_frame_inserts_nothing(listed: Engine) -> None:
    put(listed, births().clear())
    assert standing(listed).is_empty()


def test_rows_are_closed_by_their_statement_and_only_once(listed: Engine) -> None:
    put(listed, births({}, {}, {"seen_to": LATER}))
    with writing(listed) as connection:
        close_rows(connection, "birth", ["b0", "b2"], datetime(2022, 3, 1))
        query = select(Birth.birth_id, Birth.seen_to).order_by(Birth.birth_id)
        closed = {row.birth_id: row.seen_to for row in connection.execute(query)}
    assert closed == {"b0": datetime(2022, 3, 1), "b1": None, "b2": LATER}
    assert standing(listed)["birth_id"].to_list() == ["b1"]


def test_more_rows_than_one_statement_takes_are_closed(listed: Engine) -> None:
    put(listed, births(*({"printed": str(number)} for number in range(1201))))
    with writing(listed) as connection:
        close_rows(connection, "birth", [f"b{number}" for number in range(1200)], LATER)
    assert standing(listed)["birth_id"].to_list() == ["b1200"]


@pytest.mark.parametrize("limit", [0, 4000])
def test_open_rows_of_some_units_are_found_by_either_way(
    listed: Engine, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr("etl.store.UNITS_BY_KEY", limit)
    put(listed, births({}, {"entity_id": "x_list-2"}, {"entity_id": "x_list-3"}, {"seen_to": LATER}))
    found = standing(listed, Units("entity_id", ["x_list-1", "x_list-3", "none"]))
    assert found["birth_id"].to_list() == ["b0", "b2"]
    assert standing(listed, Units("entity_id", [])).is_empty()
    with reading(listed) as connection:
        assert open_rows(connection, "birth", ["birth_id"], "other_list").is_empty()


def test_two_open_rows_of_one_statement_are_refused(listed: Engine) -> None:
    put(listed, births({}))
    with pytest.raises(StoreError):
        put(listed, births({"seen_from": LATER}))
    assert standing(listed)["seen_from"].to_list() == [AT]


def test_a_transaction_is_kept_whole_or_not_at_all(listed: Engine) -> None:
    with pytest.raises(RuntimeError, match="broken off"), writing(listed) as connection:
        insert_rows(connection, "birth", births({}))
        close_rows(connection, "birth", ["b0"], LATER)
        raise RuntimeError("broken off")
    with pytest.raises(StoreError), writing(listed) as connection:
        insert_rows(connection, "birth", births({}))
        insert_rows(connection, "birth", births({"birth_id": "b9", "born_on": "yesterday"}))
    with reading(listed) as connection:
        assert connection.scalar(select(func.count()).select_from(Birth)) == 0


def test_a_row_without_its_entity_is_refused(listed: Engine) -> None:
    with pytest.raises(StoreError):
        put(listed, births({"entity_id": "nobody"}))
    with reading(listed) as connection:
        assert connection.scalar(select(func.count()).select_from(Name)) == 0


def test_a_store_that_was_never_migrated_is_named(store_url: str) -> None:
    engine = open_store(store_url)
    with pytest.raises(StoreError, match="no tables yet") as caught:
        require_tables(engine)
    assert "sanctrack db upgrade" in str(caught.value)
    engine.dispose()


def test_a_migrated_store_is_fit(engine: Engine) -> None:
    require_tables(engine)
    assert inspect(engine).has_table(Source.__tablename__)
