"""When designations were made, amended and ended, who left a list, and rounds by the dates that lists state."""

from datetime import date, datetime, timedelta

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 1, 3, 10)
V2 = datetime(2022, 1, 4, 10)
V2_LATE = datetime(2022, 1, 4, 18)
V3 = datetime(2022, 1, 5, 10)
V4 = datetime(2022, 1, 6, 10)
D1, D2, D3, D4 = date(2022, 1, 3), date(2022, 1, 4), date(2022, 1, 5), date(2022, 1, 6)
AHEAD = f"{date.today() + timedelta(days=400)}"
STATED = {"date_basis": "stated"}


@pytest.fixture
def programmes(store: StoreBuilder) -> StoreBuilder:
    """A list of four versions with two programmes and no entity."""
    store.add_list(V1, V2, V2_LATE, V3, V4)
    store.add_programme("P", common_key="XX-P", measures="asset_freeze")
    store.add_programme("Q")
    return store


DATES = (
    "select entity_id, programme_key, common_key, stay, listed_on, listed_basis, amended_on, amended_basis, "
    "delisted_on, delisted_basis, is_in_force from designation_dates order by all"
)


def test_dates_that_the_list_states(programmes: StoreBuilder) -> None:
    a = programmes.add_entity("a", (V1, None))
    programmes.designate(a, "P", V1, V2, listed_on="2014-03-17", date_basis="act_date", designation_id="d1")
    programmes.designate(
        a,
        "P",
        V2,
        listed_on="2014-03-18",
        date_basis="act_date",
        amended_on="2021-05",
        legal_act="Act 1",
        designation_id="d2",
    )
    programmes.designate(a, "Q", V1, listed_on="2015", ended_on="2020-06-01", **STATED)
    assert programmes.ask(DATES) == [
        ("us-a", "P", "XX-P", 1, "2014-03-18", "act_date", "2021-05", "stated", None, None, True),
        ("us-a", "Q", None, 1, "2015", "stated", None, None, "2020-06-01", "stated", False),
    ]
    assert programmes.ask("select legal_acts from designation_dates where programme_key = 'P'") == [
        (["Act 1"],)
    ]


def test_dates_that_only_the_versions_show(programmes: StoreBuilder) -> None:
    old = programmes.add_entity("old", (V1, V4))
    programmes.designate(old, "P", V1, V4)
    new = programmes.add_entity("new", (V2, None))
    programmes.designate(new, "P", V2)
    programmes.say("record", new, V2, V3, record_key="n", content="x")
    programmes.say("record", new, V3, record_key="n", content="y")
    assert programmes.ask(DATES) == [
        ("us-new", "P", "XX-P", 1, "2022-01-04", "first_seen", "2022-01-05", "first_seen", None, None, True),
        ("us-old", "P", "XX-P", 1, None, None, None, None, "2022-01-06", "last_seen", False),
    ]


def test_two_stays_under_a_programme_have_dates_of_their_own(programmes: StoreBuilder) -> None:
    a = programmes.add_entity("a", (V1, None))
    programmes.designate(a, "P", V1, V2, listed_on="2010-01-01", **STATED)
    programmes.designate(a, "P", V3, listed_on="2022-01-05", **STATED)
    query = "select stay, listed_on, delisted_on, delisted_basis from designation_dates order by stay"
    assert programmes.ask(query) == [
        (1, "2010-01-01", "2022-01-04", "last_seen"),
        (2, "2022-01-05", None, None),
    ]


def test_designations_side_by_side_end_when_all_of_them_end(programmes: StoreBuilder) -> None:
    a = programmes.add_entity("a", (V1, None))
    programmes.designate(a, "P", V1, listed_on="2012", ended_on="2013-01-01", **STATED)
    programmes.designate(a, "P", V1, listed_on="2011-02-03", **STATED)
    query = "select listed_on, delisted_on, is_in_force from designation_dates"
    assert programmes.ask(query) == [("2011-02-03", None, True)]


def test_an_end_that_lies_ahead_is_in_force(programmes: StoreBuilder) -> None:
    a = programmes.add_entity("a", (V1, None))
    programmes.designate(a, "P", V1, ended_on=AHEAD)
    programmes.designate(a, "Q", V1, ended_on="2020-01-01", amended_on="2019-01-01")
    assert programmes.ask(
        "select programme_key, delisted_on, is_in_force from designation_dates order by 1"
    ) == [
        ("P", AHEAD, True),
        ("Q", "2020-01-01", False),
    ]
    query = "select programme_key, common_key, amended_on, ended_on from designations_current"
    assert programmes.ask(query) == [("P", "XX-P", None, AHEAD)]


def test_an_end_that_the_designation_did_not_live_to_see_does_not_count(programmes: StoreBuilder) -> None:
    a = programmes.add_entity("a", (V1, None))
    programmes.designate(a, "P", V1, V3, ended_on="2022-01-06")
    programmes.designate(a, "Q", V1, V3, ended_on="2022-01-05")
    query = "select programme_key, delisted_on, delisted_basis from designation_dates order by 1"
    assert programmes.ask(query) == [("P", "2022-01-05", "last_seen"), ("Q", "2022-01-05", "stated")]


DELISTINGS = (
    "select entity_id, kind, programmes, delisted_on, left_on, listed_on, listed_basis, days_listed, returned_on "
    "from delistings order by all"
)


def test_delistings_by_absence(programmes: StoreBuilder) -> None:
    back = programmes.add_entity("back", (V1, V2), (V4, None))
    programmes.designate(back, "P", V1, V2, listed_on="2021-12-25", **STATED)
    programmes.designate(back, "Q", V1, V2)
    programmes.designate(back, "P", V4)
    gone = programmes.add_entity("gone", (V2, V4))
    programmes.designate(gone, "P", V2, V3)
    programmes.designate(gone, "Q", V3, V4)
    programmes.add_entity("bare", (V1, V4))
    assert programmes.ask(DELISTINGS) == [
        ("us-back", "left_list", ["P", "Q"], "2022-01-04", D2, "2021-12-25", "stated", 10, D4),
        ("us-bare", "left_list", None, "2022-01-06", D4, None, None, None, None),
        ("us-gone", "left_list", ["Q"], "2022-01-06", D4, "2022-01-05", "first_seen", 1, None),
    ]


def test_who_leaves_and_returns_on_one_day_was_not_delisted(programmes: StoreBuilder) -> None:
    a = programmes.add_entity("a", (V1, V2), (V2_LATE, None))
    programmes.designate(a, "P", V1, V2)
    programmes.designate(a, "P", V2_LATE)
    assert programmes.ask(DELISTINGS) == []
    assert programmes.ask("select stay, delisted_on from designation_dates") == [(1, None)]


def test_delistings_that_the_list_states(programmes: StoreBuilder) -> None:
    printed = programmes.add_entity("printed", (V1, None))
    programmes.designate(printed, "P", V1, listed_on="2014-03", ended_on="2020-01-01", **STATED)
    programmes.designate(printed, "Q", V1, listed_on="2015-01-01", ended_on="2021-01-01", **STATED)
    half = programmes.add_entity("half", (V1, None))
    programmes.designate(half, "P", V1, ended_on="2020-01-01")
    programmes.designate(half, "Q", V1)
    ahead = programmes.add_entity("ahead", (V1, None))
    programmes.designate(ahead, "P", V1, ended_on=AHEAD)
    dropped = programmes.add_entity("dropped", (V1, V3))
    programmes.designate(dropped, "P", V1, V3, listed_on="2021-12-01", ended_on="2021-12-31", **STATED)
    early = programmes.add_entity("early", (V1, V3))
    programmes.designate(early, "P", V1, V3, ended_on="2022-12-31")
    assert programmes.ask(DELISTINGS) == [
        ("us-dropped", "ended_stated", ["P"], "2021-12-31", D3, "2021-12-01", "stated", 30, None),
        ("us-early", "left_list", ["P"], "2022-01-05", D3, None, None, None, None),
        ("us-printed", "ended_stated", ["P", "Q"], "2021-01-01", None, "2014-03", "stated", None, None),
    ]


ROUNDS = (
    "select legal_act, programme_key, listed_on, date_basis, designation_count, entity_count, person_count, "
    "organisation_count, vessel_count, other_count, in_force_count, ended_count from stated_rounds order by all"
)


def test_stated_rounds_by_act_programme_and_day(programmes: StoreBuilder) -> None:
    day = {"listed_on": "2014-03-17", "date_basis": "act_date"}
    for key, schema in (("p", "Person"), ("o", "Company"), ("v", "Vessel"), ("w", "Airplane")):
        one = programmes.add_entity(key, (V1, None), schema=schema)
        programmes.designate(one, "P", V1, legal_act="32014R0269 Annex I", **day)
    programmes.designate("us-p", "P", V1, legal_act="32014R0269 Annex IV", **day)
    programmes.designate("us-p", "Q", V1, legal_act="The Act", **day)
    programmes.designate("us-o", "Q", V1, listed_on="2014", **STATED)
    programmes.designate("us-v", "Q", V1)
    assert programmes.ask(ROUNDS) == [
        ("32014R0269", "P", "2014-03-17", "act_date", 5, 4, 1, 1, 1, 1, 5, 0),
        ("The Act", "Q", "2014-03-17", "act_date", 1, 1, 1, 0, 0, 0, 1, 0),
        (None, "Q", "2014", "stated", 1, 1, 0, 1, 0, 0, 1, 0),
        (None, "Q", None, None, 1, 1, 0, 0, 1, 0, 1, 0),
    ]


def test_a_list_without_stated_dates_has_no_stated_rounds(programmes: StoreBuilder) -> None:
    programmes.designate(programmes.add_entity("a", (V1, None)), "P", V1)
    assert programmes.ask("select * from stated_rounds") == []


def test_stated_rounds_count_reworded_corrected_and_ended_designations_once(programmes: StoreBuilder) -> None:
    a = programmes.add_entity("a", (V1, None))
    programmes.designate(a, "P", V1, V2, listed_on="2020-01-01", reason="old", designation_id="d1", **STATED)
    programmes.designate(a, "P", V2, V3, listed_on="2020-01-01", reason="new", designation_id="d2", **STATED)
    programmes.designate(a, "P", V3, listed_on="2020-01-02", reason="new", designation_id="d3", **STATED)
    gone = programmes.add_entity("gone", (V1, V3))
    programmes.designate(gone, "P", V1, V3, listed_on="2020-01-02", **STATED)
    ended = programmes.add_entity("ended", (V1, None))
    programmes.designate(ended, "P", V1, listed_on="2020-01-02", ended_on="2021-01-01", **STATED)
    back = programmes.add_entity("back", (V1, V2), (V3, V4), (V4, None))
    programmes.designate(back, "P", V1, V2, listed_on="2019-01-01", designation_id="d4", **STATED)
    programmes.designate(back, "P", V3, V4, listed_on="2020-01-02", designation_id="d5", **STATED)
    programmes.designate(back, "P", V4, listed_on="2020-01-02", designation_id="d5", **STATED)
    assert [(row[2], *row[4:6], *row[10:]) for row in programmes.ask(ROUNDS)] == [
        ("2019-01-01", 1, 1, 0, 1),
        ("2020-01-02", 4, 4, 2, 2),
    ]
