"""A frame is split into rows that keep all rules of their table and rows that do not, with every reason."""

from datetime import datetime

import pandera.errors
import polars as pl
import pytest

from etl.validate import as_json, validate
from models.frames import polars_schema
from models.tables import tables

NAME = tables()["name"]
AT = datetime(2022, 2, 24, 10)
ROW: dict[str, object] = {
    "name_id": "n",
    "kind": "primary",
    "value": "Ivan",
    "normalised": "ivan",
    "entity_id": "x-1",
    "source_id": "x",
    "document_id": "d",
    "seen_from": AT,
}


def names(*changes: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame([ROW | change for change in changes], schema=polars_schema(NAME), orient="row")


def test_good_rows_are_accepted_as_they_are() -> None:
    frame = names({}, {"value": "Пётр"})
    judged = validate(NAME, frame)
    assert judged.accepted.equals(frame)
    assert judged.rejected.is_empty()
    assert judged.rejected.columns == [*frame.columns, "reasons"]


def test_bad_rows_are_split_off_with_all_their_reasons() -> None:
    judged = validate(NAME, names({}, {"kind": "nick", "value": ""}, {"value": "Petr"}, {"seen_to": AT}))
    assert judged.accepted["value"].to_list() == ["Ivan", "Petr"]
    assert judged.accepted.columns == list(NAME.c.keys())
    assert judged.rejected["reasons"].to_list() == [
        "ck_name_kind_known; ck_name_value_filled",
        "ck_name_seen_forward",
    ]


def test_an_empty_cell_is_named_by_its_column() -> None:
    judged = validate(NAME, names({"entity_id": None, "value": None}, {}))
    assert judged.rejected["reasons"].to_list() == ["entity_id must not be empty; value must not be empty"]
    assert judged.accepted.height == 1


def test_rows_may_all_be_bad_or_none_be_there() -> None:
    assert validate(NAME, names({"value": ""}, {"value": ""})).accepted.is_empty()
    assert validate(NAME, names().clear()).accepted.columns == list(NAME.c.keys())


# A column that a publisher renamed must never pass for one that is empty.
@pytest.mark.parametrize(
    "frame",
    [
        names({}).drop("value"),
        names({}).with_columns(extra=pl.lit(1)),
        names({}).with_columns(pl.lit(7).alias("value")),
        names({}).rename({"value": "Value"}),
        names().drop("value"),
    ],
    ids=["missing", "extra", "other type", "renamed", "missing and empty"],
)
def test_wrong_columns_are_our_fault_and_raise(frame: pl.DataFrame) -> None:
    with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors, ValueError)):
        validate(NAME, frame)


def test_a_lazy_frame_is_never_taken_as_checked() -> None:
    with pytest.raises((TypeError, AttributeError, ValueError)):
        validate(NAME, names({"value": ""}).lazy())  # type: ignore[arg-type]


def test_a_table_with_a_column_of_reasons_is_split_like_any_other() -> None:
    table = tables()["rejection"]
    row = dict.fromkeys(polars_schema(table), "x") | {"seen_from": AT, "seen_to": None}
    frame = pl.DataFrame([row, row | {"seen_to": AT}], schema=polars_schema(table), orient="row")
    judged = validate(table, frame)
    assert judged.accepted.height == 1
    assert judged.rejected["reasons"].to_list() == ["ck_rejection_seen_forward"]


def test_a_row_as_json_holds_what_is_filled() -> None:
    assert as_json({"value": "Ж", "at": AT, "empty": None}) == '{"value": "Ж", "at": "2022-02-24 10:00:00"}'
