"""Reported counts against what the issuer's lists gained around that date."""

from datetime import date, datetime
from typing import Any

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 3, 28, 10)
V2 = datetime(2022, 4, 6, 10)
V3 = datetime(2022, 4, 7, 10)
V4 = datetime(2022, 4, 20, 10)
DAY = date(2022, 4, 6)
PEOPLE, FIRMS, SHIPS = 10, 4, 2


@pytest.fixture
def listed(news: StoreBuilder) -> StoreBuilder:
    """A US list that on 6 April gains ten persons, four companies and two ships under a programme aimed at Russia.

    One of the persons stood on it before, under a programme without target; next day two Iranians follow.
    """
    news.add_list(V1, V2, V3, V4)
    news.add_programme("RU", target_code="RU", measures="asset_freeze")
    news.add_programme("IR", target_code="IR", measures="asset_freeze")
    news.add_programme("CYBER", measures="asset_freeze")
    for number in range(30):
        news.designate(news.add_entity(f"old{number}", (V1, None)), "RU", V1)
    hacker = news.add_entity("hacker", (V1, None), country="RU")
    news.designate(hacker, "CYBER", V1)
    news.designate(hacker, "RU", V2)
    for number in range(PEOPLE - 1):
        news.designate(news.add_entity(f"p{number}", (V2, None), country="RU"), "RU", V2)
    for number in range(FIRMS):
        news.designate(news.add_entity(f"c{number}", (V2, None), schema="Company", country="CN"), "RU", V2)
    for number in range(SHIPS):
        news.designate(news.add_entity(f"v{number}", (V2, None), schema="Vessel", country="PA"), "RU", V2)
    for number in range(2):
        news.designate(news.add_entity(f"i{number}", (V3, None), country="IR"), "IR", V3)
    return news


def tell(news: StoreBuilder, unit: str, count: int, document_id: str = "d1", **values: Any) -> None:
    """A document that reports a count of the round of 6 April 2022, unless told otherwise."""
    counted = {name: values.pop(name) for name in ("qualifier", "scope", "unit_printed") if name in values}
    if document_id not in news.sources:
        news.add_article(document_id)
        news.sources[document_id] = "news"
    stated = {"announced_on": "2022-04-06", "announced_basis": "stated", "issuer_codes": "US"}
    news.round(
        document_id,
        f"{count} {unit}",
        counts=({"unit": unit, "target_count": count, **counted},),
        **{**stated, **values},
    )


def tell_each(news: StoreBuilder, *told: tuple[str, int, dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Each count in a document of its own; gives what the list says to each, in order."""
    for number, (unit, count, values) in enumerate(told):
        tell(news, unit, count, f"d{number:02d}", **values)
    return news.ask(
        "select verdict, difference, listed_least, listed_most, gained_on from claim_check order by document_id"
    )


def test_each_unit_is_held_against_its_kinds_of_entities(listed: StoreBuilder) -> None:
    expected = {
        ("person", 9): ("agrees", 0, 9, 10, DAY),
        ("person", 10): ("agrees", 0, 9, 10, DAY),
        ("person", 11): ("conflicts", 1, 9, 10, DAY),
        ("person", 5): ("conflicts", -4, 9, 10, DAY),
        ("organization", 4): ("agrees", 0, 4, 4, DAY),
        ("vessel", 2): ("agrees", 0, 2, 2, DAY),
        ("aircraft", 1): ("conflicts", 1, 0, 0, None),
        ("combined", 13): ("agrees", 0, 13, 14, DAY),
        ("combined", 16): ("agrees", 0, 15, 16, DAY),
        ("combined", 20): ("conflicts", 4, 15, 16, DAY),
    }
    found = tell_each(listed, *((unit, count, {}) for unit, count in expected))
    assert dict(zip(expected, found, strict=True)) == expected


def test_words_around_a_figure_allow_what_the_tolerances_say(listed: StoreBuilder) -> None:
    expected = {
        ("about", 10): "agrees",
        ("about", 11): "within",
        ("about", 12): "conflicts",
        ("unstated", 11): "within",
        ("more_than", 7): "within",
        ("more_than", 4): "conflicts",
        ("at_least", 11): "conflicts",
        ("less_than", 12): "within",
        ("less_than", 30): "conflicts",
        ("at_most", 8): "conflicts",
    }
    found = tell_each(listed, *(("person", count, {"qualifier": word}) for word, count in expected))
    assert dict(zip(expected, (row[0] for row in found), strict=True)) == expected


def test_a_gain_counts_from_a_day_before_to_three_days_after(listed: StoreBuilder) -> None:
    expected = {
        "2022-04-02": ("conflicts", 9, 0, 0, None),
        "2022-04-03": ("agrees", 0, 9, 10, DAY),
        "2022-04-07": ("agrees", 0, 9, 10, DAY),
        "2022-04-08": ("conflicts", 9, 0, 0, None),
    }
    found = tell_each(listed, *(("person", 9, {"announced_on": day}) for day in expected))
    assert dict(zip(expected, found, strict=True)) == expected


def test_targets_are_programmes_else_countries_and_days_may_sum(listed: StoreBuilder) -> None:
    expected = {
        ("IR", "person", 2): ("agrees", 0, 2, 2, date(2022, 4, 7)),
        ("CN", "organization", 4): ("agrees", 0, 4, 4, DAY),
        ("IR,RU", "person", 9): ("agrees", 0, 9, 10, DAY),
        ("IR,RU", "person", 12): ("agrees", 0, 11, 12, None),
        (None, "person", 9): ("agrees", 0, 9, 9, DAY),
        (None, "person", 10): ("conflicts", 1, 9, 9, DAY),
    }
    told = ((unit, count, {"target_codes": target}) for target, unit, count in expected)
    assert dict(zip(expected, tell_each(listed, *told), strict=True)) == expected


def test_totals_are_held_against_the_size_of_the_list(listed: StoreBuilder) -> None:
    tell(listed, "person", 35, scope="cumulative")
    tell(listed, "person", 50, scope="cumulative", qualifier="about")
    assert listed.ask("select verdict, difference, listed_least, listed_most, basis from claim_check order by reported") == [
        ("agrees", 0, 30, 40, "stock"),
        ("conflicts", 10, 30, 40, "stock"),
    ]  # fmt: skip


def test_figures_that_one_document_gives_apart_may_fit_together(listed: StoreBuilder) -> None:
    tell(listed, "organization", 1, "d1")
    tell(listed, "organization", 3, "d1")
    tell(listed, "organization", 3, "d2")
    assert listed.ask("select document, reported, verdict, difference, is_sum from claim_check order by all") == [
        ("d1.txt", 1, "agrees", 0, True),
        ("d1.txt", 3, "agrees", 0, True),
        ("d2.txt", 3, "conflicts", -1, False),
    ]  # fmt: skip


def test_what_cannot_be_checked_says_why(listed: StoreBuilder) -> None:
    expected: list[tuple[str, dict[str, Any], str]] = [
        ("person", {"issuer_codes": "JP"}, "no list of that issuer"),
        ("person", {"issuer_codes": "GB,US"}, "several issuers together"),
        ("person", {"announced_on": "2022-05"}, "no date"),
        ("person", {"announced_on": None, "target_codes": "IR"}, "no date"),
        ("person", {"announced_on": "2021-04-06"}, "no version of the list around that date"),
        ("person", {"announced_on": "2022-06-06"}, "no version of the list around that date"),
        ("person", {"target_codes": "BR"}, "the list knows no such target"),
        ("person", {"scope": "part"}, "part of another count"),
        ("item", {}, "lists do not tell what is counted"),
        ("other", {"unit_printed": "banks"}, "lists do not tell what is counted"),
    ]
    tell_each(listed, *((unit, 9, values) for unit, values, _ in expected))
    assert listed.ask("select verdict, reason, difference from claim_check order by document_id") == [
        ("cannot be checked", reason, None) for _, _, reason in expected
    ]


def test_a_list_without_the_measure_of_the_claim_cannot_tell(listed: StoreBuilder) -> None:
    listed.add_article("d1")
    stated = {"announced_on": "2022-04-06", "announced_basis": "stated", "issuer_codes": "US"}
    for measure in ("export_ban", "asset_freeze"):
        listed.round(
            "d1", measure, counts=({"unit": "person", "target_count": 9},), measures=(measure,), **stated
        )
    assert listed.ask("select measures, verdict, reason from claim_check order by all") == [
        (["asset_freeze"], "agrees", None),
        (["export_ban"], "cannot be checked", "the list has no such measure"),
    ]


def test_words_for_organisations_are_counted_as_such(listed: StoreBuilder) -> None:
    tell(listed, "other", 4, unit_printed="defence companies")
    tell(listed, "other", 16, unit_printed="targets")
    assert listed.ask("select target_count, kind, obstacle from reported_counts order by all") == [
        (4, "organization", None),
        (16, "combined", None),
    ]
    assert listed.ask("select verdict from claim_check") == [("agrees",), ("agrees",)]


def test_a_date_of_effect_stands_in_for_a_missing_announcement(listed: StoreBuilder) -> None:
    tell(listed, "person", 9, announced_on=None, effective_on="2022-04-06")
    assert listed.ask("select counted_on, verdict from claim_check") == [(DAY, "agrees")]
    assert listed.ask("select day_basis from reported_counts") == [("effective",)]


def test_the_list_that_fits_best_is_shown_and_all_can_be_seen(listed: StoreBuilder) -> None:
    listed.add_list(V1, V2, source_id="other_test")
    listed.add_programme("RU", source_id="other_test", target_code="RU")
    for number in range(7):
        member = listed.add_entity(f"x{number}", (V2, None), source_id="other_test")
        listed.designate(member, "RU", V2)
    tell(listed, "person", 7)
    assert listed.ask("select source_id, verdict, difference, list_count from claim_check") == [
        ("other_test", "agrees", 0, 2)
    ]
    assert listed.ask("select source_id, verdict, difference, rank from claim_check_lists order by all") == [
        ("other_test", "agrees", 0, 1),
        ("us_test", "conflicts", -2, 3),
    ]


@pytest.fixture
def stating(news: StoreBuilder) -> StoreBuilder:
    """A list read once, in June 2022, that states the day of each designation; one person came in 2020, again in 2022."""
    read = datetime(2022, 6, 1, 10)
    news.add_list(read, issuer_code="GB")
    for key in ("OLD", "RUS"):
        news.add_programme(key, target_code="RU")
    for number in range(3):
        person = news.add_entity(f"s{number}", (read, None))
        news.designate(person, "RUS", read, listed_on="2022-04-06", date_basis="stated")
    twice = news.add_entity("twice", (read, None))
    news.designate(twice, "OLD", read, listed_on="2020-04-06", date_basis="stated")
    news.designate(twice, "RUS", read, listed_on="2022-04-06", date_basis="stated")
    return news


def test_a_list_that_states_dates_is_asked_by_them(stating: StoreBuilder) -> None:
    tell(stating, "person", 3, issuer_codes="GB")
    tell(stating, "person", 2, issuer_codes="GB")
    tell(stating, "person", 9, issuer_codes="GB")
    assert stating.ask("select reported, verdict, difference, basis, reason from claim_check order by all") == [
        (2, "conflicts", -1, "stated", None),
        (3, "agrees", 0, "stated", None),
        (9, "cannot be checked", 6, "stated", "the list is known from later on, without those that had left it"),
    ]  # fmt: skip


def test_what_a_late_reading_cannot_tell_of_one_day_is_no_conflict_on_another(stating: StoreBuilder) -> None:
    late = stating.add_entity("late", (datetime(2022, 6, 1, 10), None))
    stating.designate(late, "RUS", datetime(2022, 6, 1, 10), listed_on="2022-04-08", date_basis="stated")
    tell(stating, "person", 2, issuer_codes="GB")
    assert stating.ask("select verdict, gained_on, listed_most, reason is null from claim_check") == [
        ("cannot be checked", date(2022, 4, 8), 1, False)
    ]


def test_the_date_of_a_legal_act_is_no_day_of_designation(stating: StoreBuilder) -> None:
    act = stating.add_entity("act", (datetime(2022, 6, 1, 10), None))
    stating.designate(act, "RUS", datetime(2022, 6, 1, 10), listed_on="2022-04-06", date_basis="act_date")
    assert stating.ask("select count(*) from list_gains where caption = 'ACT'") == [(0,)]


def test_list_gains_name_who_came_when_under_what(listed: StoreBuilder) -> None:
    assert listed.ask(
        "select caption, gained_on, basis, is_new, target_codes, measures from list_gains "
        "where caption in ('HACKER', 'C0', 'I1') order by all"
    ) == [
        ("C0", DAY, "versions", True, ["RU"], ["asset_freeze"]),
        ("HACKER", DAY, "versions", False, ["RU"], ["asset_freeze"]),
        ("I1", date(2022, 4, 7), "versions", True, ["IR"], ["asset_freeze"]),
    ]


def test_stated_gains_are_the_first_under_each_target(stating: StoreBuilder) -> None:
    assert stating.ask("select caption, gained_on, basis, is_new from list_gains order by all") == [
        ("S0", DAY, "stated", True),
        ("S1", DAY, "stated", True),
        ("S2", DAY, "stated", True),
        ("TWICE", date(2020, 4, 6), "stated", True),
    ]


def test_constants_stand_in_views(news: StoreBuilder) -> None:
    assert news.ask("select days_before, days_after, pause_days from check_window") == [(1, 3, 31)]
    assert news.ask("select least_factor::double, most_factor::double from claim_tolerances where qualifier = 'about'") == [
        (0.9, 1.1)
    ]  # fmt: skip
    assert news.ask("select distinct counted_as from counted_schemas where schema = 'Vessel' order by 1") == [
        ("all kinds",),
        ("vessel",),
    ]
