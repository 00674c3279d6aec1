"""What changed is closed and opened, what stands is left alone; ids say what is stated and nothing else."""

from datetime import datetime

import polars as pl
import pytest
from sqlalchemy import Engine, select

from etl.history import Changes, Version, apply, content_hash, seen, with_ids
from etl.store import Units, writing
from models.frames import polars_schema
from models.listings import Name
from models.tables import tables, volatile_columns

NAMES = tables()["name"]
V1, V2, V3 = (datetime(2022, 1, day, 12, 0, 0, day) for day in (1, 2, 3))


def stated(*values: str, entity: str = "x_list-1", **more: object) -> pl.DataFrame:
    """Names of an entity as an extraction gives them, without ids."""
    own = {
        "kind": "alias",
        "normalised": "-",
        "entity_id": entity,
        "source_id": "x_list",
        "document_id": "doc",
    }
    columns = {
        name: kind
        for name, kind in polars_schema(NAMES).items()
        if name not in ("name_id", "seen_from", "seen_to")
    }
    return pl.DataFrame([own | {"value": value} | more for value in values], schema=columns, orient="row")


def load(engine: Engine, frame: pl.DataFrame, at: datetime, units: Units | None = None) -> Changes:
    changes = Changes()
    with writing(engine) as connection:
        rows = seen(NAMES, with_ids(NAMES, frame), at)
        apply(connection, "name", rows, Version("x_list", at, {"sdn": "doc"}), units, changes)
    return changes


def held(engine: Engine) -> set[tuple[str, datetime, datetime | None]]:
    with writing(engine) as connection:
        return {tuple(row) for row in connection.execute(select(Name.value, Name.seen_from, Name.seen_to))}


def test_a_content_hash_never_changes() -> None:
    assert content_hash("us_ofac_sdn", "36", "AEROCARIBBEAN AIRLINES") == "311ae47669420526017d"
    assert content_hash("a", "b") != content_hash("ab") != content_hash("b", "a")


def test_the_id_of_a_statement_never_changes() -> None:
    ids = with_ids(NAMES, stated("AERO-CARIBBEAN", "Жук", remark=None))["name_id"].to_list()
    assert ids == ["296ed920ef48a84208b0", "67b52dbd3f61fef15935"]


def test_an_id_leaves_out_when_and_where_a_row_was_seen() -> None:
    assert volatile_columns(NAMES) == {"document_id", "seen_from", "seen_to"}
    first = seen(NAMES, with_ids(NAMES, stated("A")), V1)
    second = seen(
        NAMES, with_ids(NAMES, stated("A", document_id="other").select(reversed(stated().columns))), V2
    )
    assert first["name_id"].to_list() == second["name_id"].to_list()


@pytest.mark.parametrize(
    "change", [{"kind": "primary"}, {"remark": ""}, {"script": "Cyrl"}, {"source_key": "9"}]
)
def test_an_id_depends_on_all_that_is_stated(change: dict[str, object]) -> None:
    assert with_ids(NAMES, stated("A"))["name_id"][0] != with_ids(NAMES, stated("A", **change))["name_id"][0]


def test_a_value_in_another_column_is_another_statement() -> None:
    one, other = stated("A", remark="x", script=None), stated("A", remark=None, script="x")
    assert with_ids(NAMES, one)["name_id"][0] != with_ids(NAMES, other)["name_id"][0]


def test_a_statement_given_twice_is_one_row() -> None:
    assert with_ids(NAMES, stated("A", "B", "A"))["value"].to_list() == ["A", "B"]


def test_a_frame_without_rows_gets_its_key() -> None:
    assert with_ids(NAMES, stated()).schema["name_id"] == pl.String


def test_rows_are_opened_closed_and_left_alone(listed: Engine) -> None:
    assert load(listed, stated("A", "B"), V1) == Changes({"name": 2}, {"name": 0})
    assert load(listed, stated("B", "C"), V2) == Changes({"name": 1}, {"name": 1})
    assert load(listed, stated("B", "C"), V3) == Changes({"name": 0}, {"name": 0})
    assert held(listed) == {("A", V1, V2), ("B", V1, None), ("C", V2, None)}


def test_a_statement_that_returns_has_two_rows(listed: Engine) -> None:
    load(listed, stated("A"), V1)
    load(listed, stated(), V2)
    load(listed, stated("A"), V3)
    assert held(listed) == {("A", V1, V2), ("A", V3, None)}


def test_only_the_units_that_are_stated_again_change(listed: Engine) -> None:
    load(listed, pl.concat([stated("A"), stated("B", entity="x_list-2")]), V1)
    load(listed, stated("C"), V2, Units("entity_id", ["x_list-1"]))
    assert held(listed) == {("A", V1, V2), ("B", V1, None), ("C", V2, None)}


def test_changes_add_up() -> None:
    changes = Changes()
    changes.add("name", 2, 1)
    changes.add("name", 1, 0)
    changes.add("birth", 0, 4)
    assert changes == Changes({"name": 3, "birth": 0}, {"name": 1, "birth": 4})
