"""Entities of several lists: links by shared numbers, groups, lags, coverage, UN references."""

from datetime import date, datetime
from typing import Any

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 1, 3, 10)
V2 = datetime(2022, 1, 4, 10)
V3 = datetime(2022, 1, 5, 10)
LINKS = (
    "select entity_id, other_entity_id, scheme, other_scheme, number, is_current from entity_links "
    "where entity_id < other_entity_id order by all"
)


@pytest.fixture
def lists(store: StoreBuilder) -> StoreBuilder:
    """Lists without entities: us_test, us_csl, gb, un_sc."""
    store.add_list(V1, V2, V3)
    store.add_list(V1, V2, V3, source_id="us_csl")
    store.add_list(V1, V2, V3, source_id="gb", issuer_code="GB")
    store.add_list(V1, V2, V3, source_id="un_sc", issuer_code="UN")
    return store


def listed(store: StoreBuilder, source_id: str, key: str, *numbers: dict[str, Any], **values: Any) -> str:
    """A company, by default, that is listed from V1 with these identifiers."""
    entity_id = store.add_entity(key, (V1, None), source_id=source_id, **{"schema": "Company", **values})
    for number in numbers:
        store.say("identifier", entity_id, V1, **number)
    return entity_id


def number(scheme: str, value: str, country: str | None = None, **values: Any) -> dict[str, Any]:
    return {"scheme": scheme, "value": value, "country": country, **values}


def pairs(store: StoreBuilder) -> list[tuple[Any, ...]]:
    return [(a, b) for a, b, *_ in store.ask(LINKS)]


def test_links_stand_on_both_sides_and_spellings_meet(lists: StoreBuilder) -> None:
    listed(lists, "us_test", "ship", number("imo", "IMO 9253325", is_valid=True), schema="Vessel")
    listed(lists, "gb", "ship", number("imo", "9253325", is_valid=True), schema="Vessel")
    listed(lists, "gb", "group", number("un_reference", "QDe.001"), schema="Organization")
    listed(lists, "un_sc", "1", number("un_reference", "QDE.001"), schema="LegalEntity")
    listed(lists, "us_test", "bank", number("bic", "VTBRRUMMXXX", is_valid=True))
    listed(lists, "gb", "bank", number("bic", "VTBRRUMM", is_valid=True))
    assert lists.ask(LINKS) == [
        ("gb-bank", "us-bank", "bic", "bic", "VTBRRUMM", True),
        ("gb-group", "un_sc-1", "un_reference", "un_reference", "QDE001", True),
        ("gb-ship", "us-ship", "imo", "imo", "9253325", True),
    ]
    assert lists.ask("select entity_id, other_source_id from entity_links where source_id = 'un_sc'") == [
        ("un_sc-1", "gb")
    ]


def test_registers_meet_under_other_names_where_the_number_is_long(lists: StoreBuilder) -> None:
    listed(lists, "us_test", "inn", number("tax_id", "7702235133", "RU"))
    listed(lists, "gb", "inn", number("inn", "7702235133", is_valid=True))
    listed(lists, "us_test", "short", number("tax_id", "77022351", "RU"))
    listed(lists, "gb", "short", number("registration", "77022351", "RU"))
    listed(lists, "us_test", "abroad", number("tax_id", "5502235133", "BY"))
    listed(lists, "gb", "abroad", number("inn", "5502235133", is_valid=True))
    assert lists.ask(LINKS) == [("gb-inn", "us-inn", "inn", "tax_id", "7702235133", True)]


@pytest.mark.parametrize(
    ("one", "other", "countries", "is_linked"),
    [
        (number("passport", "A12345", "IR"), number("passport", "A 12345", "IR"), ("IR", "IR"), True),
        (number("passport", "A12345", "IR"), number("passport", "A12345", "SY"), ("IR", "IR"), False),
        (number("passport", "A12345", "IR"), number("passport", "A12345"), (None, None), False),
        (number("passport", "A12345", "IR"), number("passport", "A12345"), (None, "IR"), True),
        (number("passport", "A1234567", "IR"), number("passport", "A1234567"), (None, None), True),
        (number("passport", "A1234", "IR"), number("passport", "A1234", "IR"), ("IR", "IR"), False),
        (number("passport", "A123456", "IR"), number("national_id", "A123456", "IR"), ("IR", "IR"), False),
        (number("passport", "UNKNOWN1", "IR"), number("passport", "UNKNOWN1", "IR"), ("IR", "IR"), False),
        (
            number("national_id", "00000000", "IR"),
            number("national_id", "00000000", "IR"),
            ("IR", "IR"),
            False,
        ),
    ],
)
def test_numbers_of_persons_link_within_a_country(
    lists: StoreBuilder,
    one: dict[str, Any],
    other: dict[str, Any],
    countries: tuple[str | None, str | None],
    is_linked: bool,
) -> None:
    listed(lists, "us_test", "a", one, schema="Person", country=countries[0])
    listed(lists, "gb", "a", other, schema="Person", country=countries[1])
    assert pairs(lists) == ([("gb-a", "us-a")] if is_linked else [])


def test_wrong_and_common_numbers_and_other_kinds_of_things_link_nothing(lists: StoreBuilder) -> None:
    listed(lists, "us_test", "wrong", number("inn", "7702235134", is_valid=False))
    listed(lists, "gb", "wrong", number("inn", "7702235134", is_valid=False))
    for key in "abcdef":
        listed(lists, "us_test", f"common{key}", number("registration", "55512345", "AE"))
    listed(lists, "gb", "common", number("registration", "55512345", "AE"))
    listed(lists, "us_test", "ship", number("imo", "9253325", is_valid=True), schema="Vessel")
    listed(lists, "gb", "owner", number("imo", "9253325", is_valid=True))
    listed(lists, "us_test", "man", number("tax_id", "123456789012", "RU"), schema="Person")
    listed(lists, "gb", "firm", number("tax_id", "123456789012", "RU"))
    listed(lists, "un_sc", "firm", number("tax_id", "123456789012", "RU"), schema="LegalEntity")
    assert pairs(lists) == [("gb-firm", "un_sc-firm")]


def test_a_number_that_two_of_a_list_bear_links_both_but_never_the_two(lists: StoreBuilder) -> None:
    listed(lists, "us_test", "one", number("lei", "5493001KJTIIGC8Y1R12"))
    listed(lists, "us_test", "two", number("lei", "5493001KJTIIGC8Y1R12"))
    listed(lists, "gb", "lei", number("lei", "5493001KJTIIGC8Y1R12"))
    assert pairs(lists) == [("gb-lei", "us-one"), ("gb-lei", "us-two")]


def test_a_passport_that_two_of_a_list_bear_names_neither(lists: StoreBuilder) -> None:
    for key, country in (("one", "IR"), ("two", "IR"), ("three", "SY")):
        listed(lists, "us_test", key, number("passport", "9003213", country), schema="Person")
    listed(lists, "gb", "one", number("passport", "9003213", "IR"), schema="Person")
    listed(lists, "gb", "three", number("passport", "9003213", "SY"), schema="Person")
    assert pairs(lists) == [("gb-three", "us-three")]


def test_numbers_with_wrong_check_digits_link_nothing_and_are_told(lists: StoreBuilder) -> None:
    listed(lists, "us_test", "owner", number("imo", "IMO6495856"))
    listed(lists, "gb", "owner", number("imo", "6495856"))
    listed(lists, "gb", "ship", number("imo", "9253326", is_valid=False), schema="Vessel")
    listed(lists, "us_test", "ship", number("imo", "9253326", is_valid=False), schema="Vessel")
    assert pairs(lists) == [("gb-owner", "us-owner")]
    assert lists.ask(
        "select source_id, entity_id, caption, scheme, value from invalid_identifiers order by 1"
    ) == [
        ("gb", "gb-ship", "SHIP", "imo", "9253326"),
        ("us_test", "us-ship", "SHIP", "imo", "9253326"),
    ]


def test_a_list_id_finds_the_key_on_another_list_of_the_same_issuer(lists: StoreBuilder) -> None:
    listed(lists, "us_test", "306")
    listed(lists, "us_csl", "306x", number("list_id", "306"), schema="Vessel")
    listed(lists, "us_csl", "306", number("list_id", "307"))
    listed(lists, "gb", "306", number("list_id", "306"))
    assert lists.ask(LINKS) == [("us-306", "us_csl-306x", "source_key", "list_id", "306", True)]


def test_lists_with_the_numbers_of_ofac_share_them(lists: StoreBuilder) -> None:
    for source_id in ("us_ofac_sdn", "us_ofac_cons"):
        lists.add_list(V1, source_id=source_id)
        listed(lists, source_id, "18774")
    listed(lists, "us_csl", "18774", schema="Organization")
    listed(lists, "us_csl", "0009b186")
    listed(lists, "us_ofac_sdn", "0009b186")
    listed(lists, "un_sc", "18774")
    assert lists.ask(LINKS) == [
        ("us_csl-18774", "us_ofac_cons-18774", "source_key", "source_key", "18774", True),
        ("us_csl-18774", "us_ofac_sdn-18774", "source_key", "source_key", "18774", True),
        ("us_ofac_cons-18774", "us_ofac_sdn-18774", "source_key", "source_key", "18774", True),
    ]


def test_links_of_the_past_are_not_current(lists: StoreBuilder) -> None:
    gone = lists.add_entity("gone", (V1, V2), schema="Company")
    lists.say("identifier", gone, V1, V2, **number("lei", "5493001KJTIIGC8Y1R12"))
    listed(lists, "gb", "gone", number("lei", "5493001KJTIIGC8Y1R12"))
    dropped = listed(lists, "us_test", "dropped")
    lists.say("identifier", dropped, V1, V2, **number("ogrn", "1027700132195", is_valid=True))
    listed(lists, "gb", "dropped", number("ogrn", "1027700132195", is_valid=True))
    assert [(row[0], row[1], row[5]) for row in lists.ask(LINKS)] == [
        ("gb-dropped", "us-dropped", False),
        ("gb-gone", "us-gone", False),
    ]


def designated(store: StoreBuilder, entity_id: str, listed_on: str | None, at: datetime = V1) -> None:
    basis = "stated" if listed_on else None
    store.designate(entity_id, "P", at, listed_on=listed_on, date_basis=basis)


@pytest.fixture
def chain(lists: StoreBuilder) -> StoreBuilder:
    """us-a = gb-a by LEI, gb-a = un_sc-a by UN reference, us-a2 = un_sc-a by UN reference; us-x stands alone."""
    for source_id in ("us_test", "us_csl", "gb", "un_sc"):
        lists.add_programme("P", source_id=source_id)
    lei, reference = number("lei", "5493001KJTIIGC8Y1R12"), number("un_reference", "TAe.010")
    designated(lists, listed(lists, "us_test", "a", lei, country="AF"), "2014-02-03")
    designated(lists, listed(lists, "us_test", "a2", reference), "2001-10-12")
    designated(lists, listed(lists, "gb", "a", lei, reference, country="AF"), "2001-10-15")
    designated(lists, listed(lists, "un_sc", "a", reference, country="AF"), "2001")
    designated(lists, listed(lists, "us_test", "x", schema="Vessel"), "2014-02-03")
    return lists


def test_groups_follow_chains_of_links(chain: StoreBuilder) -> None:
    assert chain.ask(
        "select group_id, source_id, entity_id, list_count, group_size from linked_groups order by all"
    ) == [
        ("gb-a", "gb", "gb-a", 3, 4),
        ("gb-a", "un_sc", "un_sc-a", 3, 4),
        ("gb-a", "us_test", "us-a", 3, 4),
        ("gb-a", "us_test", "us-a2", 3, 4),
    ]


def test_a_long_chain_is_one_group(lists: StoreBuilder) -> None:
    for step in range(12):
        source_id = "gb" if step % 2 else "us_test"
        listed(
            lists,
            source_id,
            f"z{99 - step}",
            number("lei", f"LEI{step}"),
            number("lei", f"LEI{step + 1}"),
        )
    assert lists.ask("select distinct group_id, group_size from linked_groups") == [("gb-z88", 12)]


LAG = (
    "select group_id, source_id, issuer_code, entity_ids, listed_on, listed_basis, first_source_ids, first_listed_on, "
    "lag_days, list_count, has_unknown from designation_lag order by all"
)


def test_lag_is_counted_from_the_first_list_once_a_list(chain: StoreBuilder) -> None:
    first = date(2001, 10, 12)
    assert chain.ask(LAG) == [
        ("gb-a", "gb", "GB", ["gb-a"], date(2001, 10, 15), "stated", "us_test", first, 3, 3, True),
        ("gb-a", "un_sc", "UN", ["un_sc-a"], None, None, "us_test", first, None, 3, True),
        ("gb-a", "us_test", "US", ["us-a", "us-a2"], first, "stated", "us_test", first, 0, 3, True),
    ]


def test_lag_by_first_versions_where_no_date_is_stated(lists: StoreBuilder) -> None:
    lei = number("lei", "5493001KJTIIGC8Y1R12")
    for source_id in ("us_test", "gb", "un_sc"):
        lists.add_programme("P", source_id=source_id)
    designated(lists, listed(lists, "us_test", "old", lei), None)
    seen = lists.add_entity("seen", (V2, None), source_id="gb", schema="Company")
    lists.say("identifier", seen, V2, **lei)
    designated(lists, seen, None, at=V2)
    bare = lists.add_entity("bare", (V3, None), source_id="un_sc", schema="Company")
    lists.say("identifier", bare, V3, **lei)
    query = "select source_id, listed_on, listed_basis, first_source_ids, lag_days, has_unknown from designation_lag"
    assert lists.ask(f"{query} order by source_id") == [
        ("gb", date(2022, 1, 4), "first_seen", "gb", 0, True),
        ("un_sc", date(2022, 1, 5), "first_seen", "gb", 1, True),
        ("us_test", None, None, "gb", None, True),
    ]


def test_lists_that_were_first_on_one_day_share_the_first_place(chain: StoreBuilder) -> None:
    chain.add_list(V1, source_id="eu", issuer_code="EU")
    chain.add_programme("P", source_id="eu")
    lei = number("lei", "5493001KJTIIGC8Y1R12")
    designated(chain, listed(chain, "eu", "a", lei), "2001-10-12")
    assert chain.ask(
        "select source_id, first_source_ids, lag_days from designation_lag where lag_days = 0 order by 1"
    ) == [
        ("eu", "eu,us_test", 0),
        ("us_test", "eu,us_test", 0),
    ]


def test_coverage_in_all_by_country_and_by_schema(chain: StoreBuilder) -> None:
    assert chain.ask(
        "select other_source_id, split, country, schema, entity_count, covered_count, covered_share "
        "from list_coverage where source_id = 'us_test' order by other_source_id, split, country, schema"
    ) == [
        ("gb", "country", "AF", None, 1, 1, 1.0),
        ("gb", "country", None, None, 2, 1, 0.5),
        ("gb", "schema", None, "Company", 2, 2, 1.0),
        ("gb", "schema", None, "Vessel", 1, 0, 0.0),
        ("gb", "total", None, None, 3, 2, 0.6667),
        ("un_sc", "country", "AF", None, 1, 0, 0.0),
        ("un_sc", "country", None, None, 2, 1, 0.5),
        ("un_sc", "schema", None, "Company", 2, 1, 0.5),
        ("un_sc", "schema", None, "Vessel", 1, 0, 0.0),
        ("un_sc", "total", None, None, 3, 1, 0.3333),
    ]


def test_coverage_leaves_out_who_is_no_longer_listed(lists: StoreBuilder) -> None:
    lei = number("lei", "5493001KJTIIGC8Y1R12")
    gone = lists.add_entity("gone", (V1, V2), schema="Company")
    lists.say("identifier", gone, V1, V2, **lei)
    listed(lists, "us_test", "other")
    listed(lists, "gb", "gone", lei)
    assert lists.ask(
        "select source_id, entity_count, covered_count from list_coverage where split = 'total' order by 1"
    ) == [("gb", 1, 0), ("us_test", 1, 0)]


@pytest.fixture
def referenced(lists: StoreBuilder) -> StoreBuilder:
    """UN: QDi.001 stands, QDi.002 was delisted. UK: four references on three subjects, and one that left."""
    listed(lists, "un_sc", "1", number("un_reference", "QDi.001"), caption="ONE", schema="Person")
    gone = lists.add_entity("2", (V1, V2), source_id="un_sc", caption="TWO")
    lists.say("identifier", gone, V1, V2, **number("un_reference", "QDi.002"))
    both = (number("un_reference", "QDI001"), number("un_reference", "QDi.002"))
    listed(lists, "gb", "both", *both, schema="Person")
    listed(lists, "gb", "once", number("un_reference", "qdi.002"), schema="Person")
    listed(lists, "gb", "never", number("un_reference", "QDi.999"), schema="Person")
    left = lists.add_entity("left", (V1, V2), source_id="gb")
    lists.say("identifier", left, V1, **number("un_reference", "QDi.001"))
    listed(lists, "gb", "plain")
    return lists


def test_un_reference_links(referenced: StoreBuilder) -> None:
    assert referenced.ask(
        "select entity_id, reference, number, un_entity_id, un_caption, found from un_reference_links order by all"
    ) == [
        ("gb-both", "QDI001", "QDI001", "un_sc-1", "ONE", "now"),
        ("gb-both", "QDi.002", "QDI002", "un_sc-2", "TWO", "once"),
        ("gb-never", "QDi.999", "QDI999", None, None, "never"),
        ("gb-once", "qdi.002", "QDI002", "un_sc-2", "TWO", "once"),
    ]


def test_un_references_by_list(referenced: StoreBuilder) -> None:
    assert referenced.ask(
        "select source_id, entity_count, reference_count, references_now, references_ever, entities_now, "
        "entities_ever, share_now, share_ever from un_references"
    ) == [("gb", 3, 3, 1, 2, 1, 2, 0.3333, 0.6667)]
