"""Entities built record by record become frames of statements, with what is not understood as issues."""

import polars as pl
import pytest

from etl.entries import TABLES, Entries, Entry
from etl.extraction import ENTITY_COLUMNS, REJECTED_COLUMNS, statement_columns
from etl.records import Fields


@pytest.fixture
def entries() -> Entries:
    return Entries("x_list")


@pytest.fixture
def person(entries: Entries) -> Entry:
    return entries.entry("main", "1", "Person", "DOE, Jane")


def only(entries: Entries, table: str) -> dict[str, object]:
    """The only row of a table, without its empty fields."""
    return {
        k: v for k, v in entries.extraction().statements[table].row(0, named=True).items() if v is not None
    }


def test_every_table_has_its_own_columns(entries: Entries, person: Entry) -> None:
    extraction = entries.extraction()
    assert dict(extraction.entities.schema) == ENTITY_COLUMNS
    assert dict(extraction.rejected.schema) == REJECTED_COLUMNS
    for table in TABLES:
        assert dict(extraction.statements[table].schema) == statement_columns(table)


def test_empty_values_add_nothing(entries: Entries, person: Entry) -> None:
    person.name("alias", " ")
    person.identifier("imo", "--", "IMO")
    person.address()
    person.birth()
    person.nationality(None)
    person.relation("linked_to", None)
    person.attribute("title", "")
    assert all(frame.is_empty() for frame in entries.extraction().statements.values())


def test_a_name_is_normalised_and_its_script_told(entries: Entries, person: Entry) -> None:
    person.name("primary", "DOE, Jane", family_first=True)
    person.name("original_script", "Джейн Доу", language="ru")
    names = entries.extraction().statements["name"]
    assert names["normalised"].to_list() == ["jane doe", "джеин доу"]
    assert names["script"].to_list() == [None, "Cyrl"]


def test_an_identifier_is_checked_and_kept(entries: Entries, person: Entry) -> None:
    person.identifier("imo", "IMO 9074729", "IMO number")
    person.identifier("imo", "9074720", "IMO number")
    person.identifier("passport", "AB-1", "Passport", country="RU", remark="expired")
    found = entries.extraction().statements["identifier"]
    assert found.select("normalised", "is_valid").rows() == [
        ("9074729", True),
        ("9074720", False),
        ("AB1", None),
    ]


def test_countries_may_be_names_or_codes(entries: Entries, person: Entry) -> None:
    person.address(street="1 Main Street", country="Russian Federation")
    person.nationality("by")
    person.birth(place="Minsk", country="Belarusia")
    extraction = entries.extraction()
    assert extraction.statements["address"]["country"].to_list() == ["RU"]
    assert extraction.statements["address"]["full_address"].to_list() == ["1 Main Street, Russian Federation"]
    assert extraction.statements["nationality"]["country"].to_list() == ["BY"]
    assert extraction.statements["birth"]["country"].to_list() == [None]
    assert extraction.issues == ("country not known (birth): Belarusia (1 times)",)


def test_the_main_country_is_that_of_the_nationality(entries: Entries, person: Entry) -> None:
    person.address(country="RU")
    person.address("x", country="RU")
    person.nationality("Belarus")
    ship = entries.entry("main", "2", "Vessel", "SHIP")
    ship.attribute("flag", "PA")
    assert entries.extraction().entities["country"].to_list() == ["BY", "PA"]


def test_a_stated_country_stays(entries: Entries, person: Entry) -> None:
    person.country = "DE"
    person.nationality("Belarus")
    assert entries.extraction().entities["country"].to_list() == ["DE"]


def test_a_date_that_is_not_understood_is_an_issue(entries: Entries, person: Entry) -> None:
    assert person.date_of("7.2.1956", "birth") == "1956-02-07"
    assert person.date_of("31.2.1956", "birth") is None
    assert person.date_of(None, "birth") is None
    assert entries.extraction().issues == ("date not understood (birth): 31.2.1956 (1 times)",)


def test_a_designation_with_a_date_states_it(entries: Entries, person: Entry) -> None:
    person.designation("P", listed_on="2022-03-01", legal_act="Act 1")
    assert only(entries, "designation") == {
        "part": "main",
        "entity_key": "1",
        "programme_id": "x_list:P",
        "listed_on": "2022-03-01",
        "date_basis": "stated",
        "legal_act": "Act 1",
    }


def test_a_relation_without_a_name_has_the_key(entries: Entries, person: Entry) -> None:
    person.relation("family", None, other_key="2", label="brother of")
    row = only(entries, "relation")
    assert (row["other_name"], row["other_key"], row["label"]) == ("2", "2", "brother of")


def test_equal_statements_of_two_parts_are_one(entries: Entries, person: Entry) -> None:
    person.name("alias", "X")
    assert entries.entry("second", "1", "Person", "DOE, Jane") is person
    person.name("alias", "X")
    person.name("alias", "Y")
    names = entries.extraction().statements["name"]
    assert names.select("part", "value").rows() == [("main", "X"), ("second", "Y")]


def test_fields_that_are_left_are_issues_that_add_up(entries: Entries, person: Entry) -> None:
    person.finish(Fields({"a": "1", "b": {"c": "2"}}))
    entries.entry("main", "2", "Person", "B").finish(Fields({"a": "1"}))
    assert entries.extraction().issues == ("field not mapped: a (2 times)", "field not mapped: b (1 times)")


def test_a_refused_record_is_a_rejection(entries: Entries) -> None:
    entries.refuse("entity", "main", "9", "main:9", "type_known", '{"type":"?"}')
    rejected = entries.extraction().rejected
    assert rejected.filter(pl.col("reasons") == "type_known")["locator"].to_list() == ["main:9"]
