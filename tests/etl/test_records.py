"""Fields are taken out as they are mapped; what nobody took or ignored is named."""

import json
from itertools import product

import polars as pl
import pytest

from etl.extraction import RECORD_COLUMNS
from etl.records import Fields, numbered, record_frame, table_records

RECORD = {
    "id": "7",
    "name": ["A", " B ", ""],
    "type": {"@code": "person", "#text": "Person"},
    "address": [{"city": "Minsk", "zip": "220000"}, "Moscow"],
    "empty": "",
}


def test_a_field_is_taken_once() -> None:
    fields = Fields(RECORD)
    assert fields.take("id") == "7"
    assert fields.take("id") is None
    assert "id" not in fields and "name" in fields


def test_the_first_filled_of_several_names_counts_and_all_are_taken() -> None:
    fields = Fields({"new": "", "old": "x", "older": "y"})
    assert fields.take("new", "old", "older") == "x"
    assert fields.left() == []


def test_repeated_fields_give_all_their_texts() -> None:
    assert Fields(RECORD).take_all("name") == ["A", "B"]


def test_attributes_of_a_text_are_left_to_be_mapped() -> None:
    fields = Fields({"type": RECORD["type"]})
    assert fields.take("type") == "Person"
    assert fields.left() == ["type"]


def test_elements_have_fields_of_their_own() -> None:
    fields = Fields(RECORD)
    first, second = fields.children("address")
    assert first.take("city") == "Minsk" and second.take("#text") == "Moscow"
    assert fields.left() == ["id", "name", "type", "address/zip"]


def test_a_second_element_where_one_is_expected_is_left_over() -> None:
    fields = Fields({"birth": [{"year": "1950"}, {"year": "1951"}]})
    assert fields.child("birth").take("year") == "1950"
    assert fields.left() == ["birth"]
    assert Fields({}).child("birth").take("year") is None


def test_ignored_fields_are_not_left() -> None:
    fields = Fields(RECORD)
    fields.ignore("id", "name", "type", "address", "unheard of")
    assert fields.left() == []


def test_records_are_written_in_the_order_of_their_names() -> None:
    frame = record_frame("part", [("k", "e", {"b": "2", "a": ["1", "é"]}), (None, "e", {})])
    assert dict(frame.schema) == RECORD_COLUMNS
    assert frame["content"][0] == '{"a":["1","é"],"b":"2"}'
    assert Fields.of_json(frame["content"][0]).take_all("a") == json.loads(frame["content"][0])["a"]


CELLS = (None, "a", '"', "\\", ',"id":null', '"id":null', ':null,"', "}", "\n\x1f\x7f\u2028Ж")


def test_a_table_is_written_as_its_records_are() -> None:
    rows = [{"id": first, 'q"\\,': second, "*": second} for first, second in product(CELLS, CELLS)]
    filled = [{name: text for name, text in row.items() if text is not None} for row in rows]
    expected = record_frame("part", ((row.get("id"), row.get("*"), row) for row in filled))
    table = pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String))
    assert table_records("part", table, "id", "*").equals(expected)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [(["a", "b"], ["a", "b"]), (["a", "b", "a", "a"], ["a", "b", "a-2", "a-3"]), ([], [])],
)
def test_equal_keys_are_numbered(keys: list[str], expected: list[str]) -> None:
    assert numbered(pl.Series(keys, dtype=pl.String), "-").to_list() == expected
