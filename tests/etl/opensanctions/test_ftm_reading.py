"""FollowTheMoney entities from JSON lines to records: what is left out, and what is refused."""

from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.opensanctions.extract import extract_list
from etl.opensanctions.reading import published_at, read_list
from etl.sources.opensanctions.extract import programmes
from models.errors import EmptyInput, InputError

PERSON = {"id": "p", "schema": "Person", "caption": "Ann", "properties": {"name": ["Ann", "A. B."]}}


def lines(*entities: object) -> bytes:
    return b"\n".join(orjson.dumps(entity) for entity in entities)


def test_a_record_says_the_same_in_every_export() -> None:
    again = PERSON | {
        "first_seen": "2024-01-01T00:00:00",
        "last_seen": "2025-01-01T00:00:00",
        "last_change": "2025-01-01T00:00:00",
        "referents": ["old-id"],
        "properties": {"name": ["A. B.", "Ann", "Ann"]},
    }
    assert read_list("entities", lines(PERSON)).equals(read_list("entities", lines(again)))


def test_order_and_blank_lines_say_nothing() -> None:
    other = {"id": "q", "schema": "Person", "properties": {"name": "Bob"}}
    records = read_list("entities", b"\xef\xbb\xbf" + lines(PERSON, other) + b"\n\n")
    assert set(records.rows()) == set(read_list("entities", lines(other, PERSON)).rows())
    assert records["record_key"].to_list() == ["p", "q"]


def test_values_of_any_type_become_texts() -> None:
    odd = {
        "id": "p\0",
        "schema": "Person",
        "birthCountry": ["sa"],
        "target": "yes",
        "properties": {
            "name": "Ann",
            "Person:country": "SA",
            "height": 170,
            "is": True,
            "none": None,
            "empty": ["", None],
            "jobs": [{"b": 1, "a": 2}],
        },
    }
    (content,) = read_list("entities", lines(odd))["content"]
    assert orjson.loads(content) == {
        "schema": "Person",
        "properties": {
            "name": ["Ann"],
            "country": ["SA"],
            "birthCountry": ["sa"],
            "height": ["170"],
            "is": ["true"],
            "jobs": ['{"a":2,"b":1}'],
        },
    }


def test_a_link_is_a_record_of_each_entity_that_holds_it() -> None:
    post = {"id": "o", "schema": "Position", "caption": "Minister", "properties": {"name": ["Minister"]}}
    held = {"id": "h", "schema": "Occupancy", "properties": {"holder": ["p", "q"], "post": ["o"]}}
    one = {"id": "f", "schema": "Family", "properties": {"person": ["p"], "relative": ["x"]}}
    records = read_list("entities", lines(held, PERSON, post, one))
    assert records.select("record_key", "entity_key").rows() == [
        ("h/p", "p"),
        ("h/q", "q"),
        ("p", "p"),
        ("o", "o"),
        ("f", "p"),
    ]
    assert orjson.loads(records["content"][0])["others"] == [{"id": "o", "name": "Minister"}]
    assert orjson.loads(records["content"][4])["others"] == [{"id": "x"}]


def test_an_address_is_part_of_the_record_that_points_to_it() -> None:
    address = {"id": "a", "schema": "Address", "properties": {"full": ["1 High St"], "country": ["gb"]}}
    living = PERSON | {"properties": {"name": ["Ann"], "addressEntity": ["a"]}}
    records = read_list("entities", lines(address, living))
    (content,) = records["content"]
    assert orjson.loads(content)["addresses"] == [{"country": ["gb"], "full": ["1 High St"]}]
    assert "addressEntity" not in content


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (lines(PERSON) + b'\n{"id": "q", "sche', "line 2 is not JSON"),
        (b"<!DOCTYPE html><html>", "line 1 is not JSON"),
        (b"[1, 2]", "line 1 is no entity"),
        (b'{"id": "p"}', "has no id, schema and properties"),
        (b'{"id": 7, "schema": "Person"}', "has no id, schema and properties"),
        (b'{"id": "p", "schema": "Person", "properties": []}', "has no id, schema and properties"),
        (b'{"id": "p", "schema": "\xff"}', "is not JSON"),
    ],
)
def test_what_is_no_entity_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_list("entities", content)
    assert published_at("entities", content) is None


def test_an_empty_file_is_refused() -> None:
    for part in ("entities", "targets"):
        with pytest.raises(EmptyInput):
            read_list(part, b" \n")


def test_the_time_of_the_last_look_is_that_of_the_version() -> None:
    seen = [
        PERSON | {"last_seen": time}
        for time in ("2024-03-14T11:31:42", "2025-01-01T00:00:00Z", "soon", 7, None)
    ]
    assert str(published_at("entities", lines(*seen) + b"\n")) == "2025-01-01 00:00:00"
    assert published_at("entities", lines(PERSON) + b"\n") is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
SCHEMATA = ["Person", "Vessel", "Sanction", "Family", "Passport", "Address", "Event", "Occupancy"]
NAMES = ["name", "country", "birthDate", "holder", "entity", "person", "owner", "addressEntity", "x y"]
ENTITY = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["p", "q", "s"]),
        "schema": st.sampled_from(SCHEMATA),
        "properties": st.dictionaries(st.sampled_from(NAMES), JSON | st.lists(st.sampled_from(["p", "q", "1970"]))),
    },
    optional={"caption": JSON, "datasets": JSON, "target": JSON, "last_seen": JSON, "other": JSON},
)  # fmt: skip


@given(st.binary() | st.lists(ENTITY | JSON, max_size=6).map(lambda entities: lines(*entities)))
def test_any_bytes_give_records_or_an_input_error(content: bytes) -> None:
    with suppress(InputError):
        records = read_list("entities", content)
        extract_list("opensanctions", records, programmes(), is_collection=True)
    assert published_at("entities", content) is None or content.strip()
