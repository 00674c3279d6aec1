"""Lists over time: rounds, programmes, designations and dossiers of a list of few entities."""

from datetime import date, datetime

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 1, 3, 10)
V2 = datetime(2022, 1, 4, 10)
V2_LATE = datetime(2022, 1, 4, 18)
V3 = datetime(2022, 1, 5, 10)
V4 = datetime(2022, 1, 6, 10)
V5 = datetime(2022, 1, 7, 10)


@pytest.fixture
def small_list(store: StoreBuilder) -> StoreBuilder:
    """V1 {a, b, c}; V2 + d, e, and a for some hours away; V3 nothing; V4 - b, a reworded; V5 b is back."""
    store.add_list(V1, V2, V2_LATE, V3, V4, V5)
    for key in ("RU1", "RU2"):
        store.add(
            "programme",
            programme_id=f"us-{key}",
            source_id="us_test",
            programme_key=key,
            title=f"Title {key}",
        )
    a = store.add_entity("a", (V1, V2), (V2_LATE, None), country="RU")
    b = store.add_entity("b", (V1, V4), (V5, None))
    c = store.add_entity("c", (V1, None))
    d = store.add_entity("d", (V2, None), schema="Company", country="RU")
    e = store.add_entity("e", (V2_LATE, None), schema="Vessel")
    store.say("record", a, V1, V4, record_key="a", content="old", record_id="R-a-old")
    store.say("record", a, V4, record_key="a", content="new", record_id="R-a-new")
    for entity, key, seen_from, seen_to in (
        (a, "RU1", V1, V2),
        (a, "RU1", V2_LATE, None),
        (b, "RU1", V1, V4),
        (b, "RU1", V5, None),
        (c, "RU1", V1, None),
        (c, "RU2", V3, None),
        (d, "RU1", V2, None),
        (d, "RU2", V2, None),
        (e, "RU2", V2_LATE, None),
    ):
        store.say(
            "designation",
            entity,
            seen_from,
            seen_to,
            programme_id=f"us-{key}",
            designation_id=f"D-{entity}-{key}",
        )
    return store


def test_rounds_count_entities_once_and_skip_the_initial_load(small_list: StoreBuilder) -> None:
    assert small_list.ask(
        "select round_on, kind, additions, removals, modifications, listed_count, version_count, previous_on "
        "from list_rounds order by round_on"
    ) == [
        (date(2022, 1, 3), "initial", 0, 0, 0, 3, 1, None),
        (date(2022, 1, 4), "round", 2, 0, 0, 5, 2, date(2022, 1, 3)),
        (date(2022, 1, 5), "unchanged", 0, 0, 0, 5, 1, date(2022, 1, 4)),
        (date(2022, 1, 6), "removal", 0, 1, 1, 4, 1, date(2022, 1, 5)),
        (date(2022, 1, 7), "round", 1, 0, 0, 5, 1, date(2022, 1, 6)),
    ]


def test_rounds_by_programme_schema_and_country(small_list: StoreBuilder) -> None:
    assert small_list.ask(
        "select round_on, programme_key, schema, country, additions, removals "
        "from list_round_programmes order by all"
    ) == [
        (date(2022, 1, 4), "RU1", "Company", "RU", 1, 0),
        (date(2022, 1, 4), "RU2", "Company", "RU", 1, 0),
        (date(2022, 1, 4), "RU2", "Vessel", None, 1, 0),
        (date(2022, 1, 6), "RU1", "Person", None, 0, 1),
        (date(2022, 1, 7), "RU1", "Person", None, 1, 0),
    ]


def test_designation_changes(small_list: StoreBuilder) -> None:
    assert small_list.ask(
        "select changed_on, kind, caption, programme_key, with_entity from designation_changes order by all"
    ) == [
        (date(2022, 1, 4), "added", "D", "RU1", True),
        (date(2022, 1, 4), "added", "D", "RU2", True),
        (date(2022, 1, 4), "added", "E", "RU2", True),
        (date(2022, 1, 5), "added", "C", "RU2", False),
        (date(2022, 1, 6), "removed", "B", "RU1", True),
        (date(2022, 1, 7), "returned", "B", "RU1", True),
    ]


def test_first_seen_dates_only_what_came_after_the_first_version(small_list: StoreBuilder) -> None:
    small_list.say(
        "designation",
        "us-e",
        V2_LATE,
        programme_id="us-RU1",
        listed_on="2021-12",
        date_basis="stated",
        measures="asset_freeze",
    )
    assert small_list.ask(
        "select caption, programme_key, listed_on, date_basis, measures, source_title "
        "from designations_current where caption in ('B', 'C', 'E') order by all"
    ) == [
        ("B", "RU1", "2022-01-07", "first_seen", None, "A list"),
        ("C", "RU1", None, None, None, "A list"),
        ("C", "RU2", "2022-01-05", "first_seen", None, "A list"),
        ("E", "RU1", "2021-12", "stated", "asset_freeze", "A list"),
        ("E", "RU2", "2022-01-04", "first_seen", None, "A list"),
    ]


def test_delisted_entities_have_no_current_designation(store: StoreBuilder) -> None:
    store.add_list(V1, V2)
    store.add("programme", programme_id="us-RU1", source_id="us_test", programme_key="RU1")
    gone = store.add_entity("gone", (V1, V2))
    store.say("designation", gone, V1, programme_id="us-RU1")
    assert store.ask("select * from designations_current") == []


def test_listed_as_of(small_list: StoreBuilder) -> None:
    small_list.say("name", "us-a", V1, V4, value="Old A")
    small_list.say("name", "us-a", V4, value="New A")
    assert small_list.ask(
        "select entity_id, caption, programmes from listed_as_of(date '2022-01-03') order by entity_id"
    ) == [
        ("us-a", "Old A", ["RU1"]),
        ("us-b", "B", ["RU1"]),
        ("us-c", "C", ["RU1"]),
    ]
    assert small_list.ask(
        "select entity_id, caption, programmes from listed_as_of(date '2022-01-06') order by entity_id"
    ) == [
        ("us-a", "New A", ["RU1"]),
        ("us-c", "C", ["RU1", "RU2"]),
        ("us-d", "D", ["RU1", "RU2"]),
        ("us-e", "E", ["RU2"]),
    ]


@pytest.mark.parametrize(
    ("changed", "size", "kind"),
    [(50, 600, "reformatting"), (49, 600, "amendment"), (10, 100, "reformatting"), (9, 20, "amendment")],
)
def test_many_changes_without_additions_are_a_reformatting(
    store: StoreBuilder, changed: int, size: int, kind: str
) -> None:
    store.add_list(V1, V2)
    for number in range(size):
        store.add_entity(f"x{number:03d}", (V1, None))
    for number in range(changed):
        entity_id, key = f"us-x{number:03d}", f"x{number:03d}"
        store.say("record", entity_id, V1, V2, record_key=key, content="old", record_id=f"old{key}")
        store.say("record", entity_id, V2, record_key=key, content="new", record_id=f"new{key}")
    assert store.ask(
        "select kind, additions, removals, modifications, listed_count from list_rounds where round_on = '2022-01-04'"
    ) == [(kind, 0, 0, changed, size)]


def test_record_changes_leave_out_what_is_undone_on_the_same_day(store: StoreBuilder) -> None:
    store.add_list(V1, V2, V2_LATE)
    same = store.add_entity("same", (V1, None))
    store.say("record", same, V1, V2, record_key="s", content="x", record_id="R-x")
    store.say("record", same, V2, V2_LATE, record_key="s", content="y", record_id="R-y")
    store.say("record", same, V2_LATE, record_key="s", content="x", record_id="R-x")
    other = store.add_entity("other", (V1, None))
    store.say("record", other, V1, V2, record_key="o", content="x", record_id="R-o")
    store.say("record", other, V2, record_key="o", content="z", record_id="R-z")
    assert store.ask(
        "select entity_id, changed_on, record_count from record_changes where changed_on > '2022-01-03'"
    ) == [("us-other", date(2022, 1, 4), 2)]


def test_versions_are_accepted_files_and_parts_of_one_version_are_one(store: StoreBuilder) -> None:
    store.add_list(V1, V2)
    store.add("document", source_id="us_test", locator="alt.csv", published_at=V2)
    store.add("document", source_id="us_test", locator="list.csv", published_at=V3, outcome="empty")
    assert store.ask("select published_at, version_on, is_initial from list_versions order by all") == [
        (V1, date(2022, 1, 3), True),
        (V2, date(2022, 1, 4), False),
    ]


def test_stays_that_meet_are_one(small_list: StoreBuilder) -> None:
    assert small_list.ask(
        "select entity_id, stay, listed_from, listed_to from listing_days where entity_id in ('us-a', 'us-b') order by all"
    ) == [
        ("us-a", 1, date(2022, 1, 3), None),
        ("us-b", 1, date(2022, 1, 3), date(2022, 1, 6)),
        ("us-b", 2, date(2022, 1, 7), None),
    ]


def test_a_reworded_designation_is_one_stay(store: StoreBuilder) -> None:
    store.add_list(V1, V2, V4)
    store.add("programme", programme_id="us-RU1", source_id="us_test", programme_key="RU1")
    one = store.add_entity("one", (V1, None))
    store.say("designation", one, V1, V2, programme_id="us-RU1", reason="old words")
    store.say("designation", one, V2, V4, programme_id="us-RU1", reason="new words")
    store.say("designation", one, V1, V2, programme_id="us-RU1", legal_act="an act")
    assert store.ask(
        "select entity_id, programme_id, stay, designated_from, designated_to from designation_days"
    ) == [("us-one", "us-RU1", 1, date(2022, 1, 3), date(2022, 1, 6))]


@pytest.fixture
def two_firms(store: StoreBuilder) -> StoreBuilder:
    """ACME, listed, owned by BOLT, which left at V2 with an alias that had been dropped before at V1."""
    store.add_list(V1, V2)
    store.add("programme", programme_id="us-RU1", source_id="us_test", programme_key="RU1", title="Russia")
    acme = store.add_entity("acme", (V1, None), schema="Company", country="RU")
    bolt = store.add_entity("bolt", (V1, V2), schema="Company")
    store.say("name", acme, V1, value="ACME LLC")
    store.say("name", acme, V1, kind="alias", value="AKME")
    store.say("name", acme, V1, V2, kind="alias", value="OLD ACME")
    store.say("name", bolt, V1, V2, value="BOLT")
    store.say("identifier", acme, V1, scheme="inn", value="7700", country="RU", is_valid=False)
    store.say("address", acme, V1, full_address="1 Street, Moscow", country="RU")
    store.say("attribute", acme, V1, property="website", value="acme.example")
    store.say("nationality", bolt, V1, V2, kind="nationality", country="BY", country_printed="Belarus")
    store.say("birth", bolt, V1, V2, born_on="1950", printed="circa 1950", place="Minsk")
    store.say("relation", acme, V1, kind="owned_by", other_name="BOLT", label="owned by")
    store.say("relation", bolt, V1, V2, kind="linked_to", other_name="ACME LLC", relation_id="rel-1")
    store.say(
        "designation",
        acme,
        V1,
        programme_id="us-RU1",
        listed_on="2021-05",
        amended_on="2021-06",
        date_basis="stated",
        legal_act="EO",
    )
    return store


def test_dossier_of_a_listed_entity(two_firms: StoreBuilder) -> None:
    assert two_firms.ask(
        "select caption, is_listed, first_listed_on, last_listed_on, names, identifiers, addresses, programmes, "
        "relations, attributes, births from entity_dossier where entity_id = 'us-acme'"
    ) == [
        (
            "ACME",
            True,
            date(2022, 1, 3),
            None,
            [{"kind": "primary", "value": "ACME LLC"}, {"kind": "alias", "value": "AKME"}],
            [{"scheme": "inn", "value": "7700", "country": "RU", "is_valid": False}],
            [{"full_address": "1 Street, Moscow", "country": "RU"}],
            [
                {
                    "programme_key": "RU1",
                    "title": "Russia",
                    "listed_on": "2021-05",
                    "amended_on": "2021-06",
                    "ended_on": None,
                    "legal_act": "EO",
                }
            ],
            [{"kind": "owned_by", "label": "owned by", "other_name": "BOLT", "entity_id": None}],
            [{"property": "website", "value": "acme.example"}],
            None,
        )
    ]


def test_dossier_of_a_delisted_entity_shows_what_stood_when_it_left(two_firms: StoreBuilder) -> None:
    assert two_firms.ask(
        "select is_listed, last_listed_on, names, nationalities, births, relations "
        "from entity_dossier where entity_id = 'us-bolt'"
    ) == [
        (
            False,
            date(2022, 1, 4),
            [{"kind": "primary", "value": "BOLT"}],
            ["BY"],
            [{"born_on": "1950", "place": "Minsk", "printed": "circa 1950"}],
            [{"kind": "linked_to", "label": None, "other_name": "ACME LLC", "entity_id": "us-acme"}],
        )
    ]


def test_statements_now_and_as_of_a_day(two_firms: StoreBuilder) -> None:
    assert two_firms.ask(
        "select statement, kind, what, seen_to from statements where entity_id = 'us-acme' order by all"
    ) == [
        ("address", "RU", "1 Street, Moscow", None),
        ("attribute", "website", "acme.example", None),
        ("designation", "RU1", "RU1, listed on 2021-05, EO", None),
        ("identifier", "inn", "7700 (RU) (check digits wrong)", None),
        ("listing", None, "listed", None),
        ("name", "alias", "AKME", None),
        ("name", "alias", "OLD ACME", V2),
        ("name", "primary", "ACME LLC", None),
        ("relation", "owned_by", "BOLT (owned by)", None),
    ]
    names = "select what from statements_as_of(cast($day as date)) where statement = 'name' order by what"
    assert two_firms.ask(names, day="2022-01-03") == [("ACME LLC",), ("AKME",), ("BOLT",), ("OLD ACME",)]
    assert two_firms.ask(names, day="2022-01-04") == [("ACME LLC",), ("AKME",)]


def test_list_diff_tells_who_came_and_what_changed_of_those_who_stayed(two_firms: StoreBuilder) -> None:
    assert two_firms.ask(
        "select change, entity_id, statement, what from list_diff('us_test', date '2022-01-03', date '2022-01-04')"
    ) == [("removed", "us-bolt", "listing", None), ("unsaid", "us-acme", "name", "OLD ACME")]
