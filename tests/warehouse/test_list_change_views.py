"""What changed of entities from day to day, also on a day on which the list comes in another format."""

from datetime import date, datetime

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 1, 3, 10)
V2 = datetime(2022, 1, 4, 10)
V2_LATE = datetime(2022, 1, 4, 18)
V3 = datetime(2022, 1, 5, 10)
D2, D3 = date(2022, 1, 4), date(2022, 1, 5)
CHANGES = (
    "select entity_id, changed_on, statement, opened_count, closed_count, detail_count from statement_changes "
    "where changed_on > '2022-01-03' order by all"
)


def test_statement_changes_tell_new_words_from_new_details(store: StoreBuilder) -> None:
    store.add_list(V1, V2, V3)
    a = store.add_entity("a", (V1, None))
    store.say("name", a, V1, V2, value="OLD", name_id="n1")
    store.say("name", a, V2, value="NEW", name_id="n2")
    store.say("name", a, V2, kind="alias", value="OLD", name_id="n3")
    store.say("identifier", a, V1, V3, scheme="passport", value="A1", label="Passport", identifier_id="i1")
    store.say("identifier", a, V3, scheme="passport", value="A1", label="Passport No.", identifier_id="i2")
    store.say("attribute", a, V3, property="title", value="Mr", attribute_id="t1")
    assert store.ask(CHANGES) == [
        ("us-a", D2, "name", 2, 1, 0),
        ("us-a", D3, "attribute", 1, 0, 0),
        ("us-a", D3, "identifier", 0, 0, 1),
    ]


def test_statement_changes_leave_out_what_is_undone_on_the_same_day(store: StoreBuilder) -> None:
    store.add_list(V1, V2, V2_LATE)
    a = store.add_entity("a", (V1, None))
    store.say("name", a, V1, V2, value="A", name_id="n1")
    store.say("name", a, V2, V2_LATE, value="B", name_id="n2")
    store.say("name", a, V2_LATE, value="A", name_id="n1")
    assert store.ask(CHANGES) == []


def add_records(
    store: StoreBuilder, entity_id: str, part: str, seen_from: datetime, seen_to: datetime | None
) -> None:
    store.say("record", entity_id, seen_from, seen_to, part=part, record_key=entity_id, content=f"{part}")


@pytest.fixture
def two_formats(store: StoreBuilder) -> StoreBuilder:
    """V1 csv {same, renamed, more, gone}; V2 xml {same, renamed, more, fresh}: `more` gains only what csv lacks."""
    store.add_list(V1, V2, V3)
    store.add_programme("P")
    for key in ("same", "renamed", "more"):
        entity_id = store.add_entity(key, (V1, None))
        add_records(store, entity_id, "csv", V1, V2)
        add_records(store, entity_id, "xml", V2, None)
    add_records(store, store.add_entity("gone", (V1, V2)), "csv", V1, V2)
    add_records(store, store.add_entity("fresh", (V2, None)), "xml", V2, None)
    store.say("name", "us-same", V1, V2, value="SAME", source_key="12", name_id="n1")
    store.say("name", "us-same", V2, value="SAME", source_key="xml-12", name_id="n2")
    store.say("name", "us-renamed", V1, V2, value="OLD", name_id="n3")
    store.say("name", "us-renamed", V2, value="NEW", name_id="n4")
    store.say("attribute", "us-more", V2, property="gender", value="male")
    store.designate("us-more", "P", V1, V2, designation_id="d1")
    store.designate("us-more", "P", V2, listed_on="2020-02-03", date_basis="stated", designation_id="d2")
    return store


def test_in_a_new_format_only_what_both_formats_can_say_is_a_change(two_formats: StoreBuilder) -> None:
    assert two_formats.ask("select source_id, changed_on, parts_before, parts_after from format_changes") == [
        ("us_test", D2, ["csv"], ["xml"])
    ]
    assert two_formats.ask(CHANGES) == [
        ("us-more", D2, "attribute", 0, 0, 1),
        ("us-more", D2, "designation", 0, 0, 1),
        ("us-renamed", D2, "name", 1, 1, 0),
        ("us-same", D2, "name", 0, 0, 1),
    ]
    assert two_formats.ask("select entity_id, changed_on, is_new_format from entity_modifications") == [
        ("us-renamed", D2, True)
    ]


def test_rounds_in_a_new_format_count_changed_statements(two_formats: StoreBuilder) -> None:
    query = (
        "select round_on, kind, additions, removals, modifications, is_new_format from list_rounds order by 1"
    )
    assert two_formats.ask(query)[1:] == [
        (D2, "round", 1, 1, 1, True),
        (D3, "unchanged", 0, 0, 0, False),
    ]


def test_a_new_format_that_changes_nothing_is_a_reformatting(store: StoreBuilder) -> None:
    store.add_list(V1, V2)
    a = store.add_entity("a", (V1, None))
    add_records(store, a, "csv", V1, V2)
    add_records(store, a, "xml", V2, None)
    query = "select kind, modifications, is_new_format from list_rounds where round_on = '2022-01-04'"
    assert store.ask(query) == [("reformatting", 0, True)]


def test_a_part_that_goes_while_another_stays_is_no_new_format(store: StoreBuilder) -> None:
    store.add_list(V1, V2)
    a = store.add_entity("a", (V1, None))
    add_records(store, a, "main", V1, None)
    add_records(store, a, "comments", V1, V2)
    add_records(store, a, "notes", V2, None)
    assert store.ask("select * from format_changes") == []
    assert store.ask("select entity_id, changed_on, is_new_format from entity_modifications") == [
        ("us-a", D2, False)
    ]


def test_entities_that_come_or_leave_are_not_modified(two_formats: StoreBuilder) -> None:
    changed = two_formats.ask(
        "select entity_id from record_changes where changed_on = '2022-01-04' order by 1"
    )
    assert changed == [("us-fresh",), ("us-gone",), ("us-more",), ("us-renamed",), ("us-same",)]
    assert two_formats.ask("select count(*) from entity_modifications") == [(1,)]
