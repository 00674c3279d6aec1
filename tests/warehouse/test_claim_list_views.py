"""Rounds of lists beside those that documents tell, and the size of lists by profile."""

from datetime import date, datetime

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 3, 28, 10)
V2 = datetime(2022, 4, 6, 10)
V3 = datetime(2022, 4, 12, 10)
V4 = datetime(2022, 4, 20, 10)


@pytest.fixture
def listed(news: StoreBuilder) -> StoreBuilder:
    """A US list: one Russian at first, two more on 6 April, an Iranian on 12 April; on 20 April one of them leaves."""
    news.add_list(V1, V2, V3, V4)
    news.add_programme("RU", target_code="RU", measures="asset_freeze,travel_ban")
    news.add_programme("IR", target_code="IR")
    for key, programme, seen_from, seen_to in (
        ("a", "RU", V1, None),
        ("b", "RU", V2, V4),
        ("c", "RU", V2, None),
        ("d", "IR", V3, None),
    ):
        entity = news.add_entity(key, (seen_from, seen_to), country="CY" if key == "c" else None)
        news.designate(entity, programme, seen_from, seen_to)
    news.designate("us-c", "IR", V3)
    return news


def test_rounds_are_told_or_not_and_told_rounds_listed_or_not(listed: StoreBuilder) -> None:
    listed.add_article("d1")
    for start, (issuer, target, day) in enumerate(
        (
            ("US", "RU", "2022-04-05"),
            ("GB,US", "RU", "2022-04-07"),
            ("US", "CY", "2022-04-06"),
            ("US", "RU", "2022-04-11"),
            ("US", "RU", "2021-04-11"),
            ("JP", "RU", "2022-04-06"),
        )
    ):
        listed.round(
            "d1",
            f"{issuer} {target} {day}",
            start=start * 50,
            counts=({"unit": "person", "target_count": 2},),
            issuer_codes=issuer,
            target_codes=target,
            announced_on=day,
            announced_basis="stated",
        )
    bans = {"issuer_codes": "US", "target_codes": "IR", "announced_basis": "stated"}
    listed.round("d1", "no list names goods", start=400, announced_on="2022-04-02", **bans)
    assert listed.ask(
        "select standing, issuer_code, source_id, round_on, additions, round_targets, event_on, target_codes, "
        "document_count from list_vs_claims order by standing, round_on, event_on"
    ) == [
        ("not listed", "US", None, None, None, None, "2022-04-11", "RU", 1),
        ("not told", "US", "us_test", date(2022, 4, 12), 1, ["CY", "IR"], None, None, 0),
        ("told", "US", "us_test", date(2022, 4, 6), 2, ["CY", "RU"], "2022-04-05", "RU", 1),
        ("told", "US", "us_test", date(2022, 4, 6), 2, ["CY", "RU"], "2022-04-06", "CY", 1),
        ("told", "US", "us_test", date(2022, 4, 6), 2, ["CY", "RU"], "2022-04-07", "RU", 1),
    ]


def test_rounds_of_a_list_that_states_dates_are_those_of_its_dates(news: StoreBuilder) -> None:
    read = datetime(2022, 6, 1, 10)
    news.add_list(read, issuer_code="GB")
    news.add_programme("RUS", target_code="RU")
    for key, stated in (("a", "2022-04-06"), ("b", "2022-04-06"), ("c", "2022-05"), ("d", None)):
        entity = news.add_entity(key, (read, None))
        news.designate(entity, "RUS", read, listed_on=stated, date_basis="stated" if stated else None)
    act = news.add_entity("e", (read, None))
    news.designate(act, "RUS", read, listed_on="2022-03-01", date_basis="act_date")
    news.add_article("d1")
    for start, day in enumerate(("2022-04-05", "2022-03-01")):
        news.round(
            "d1",
            day,
            start=start * 20,
            counts=({"unit": "person", "target_count": 2},),
            issuer_codes="GB",
            announced_on=day,
            announced_basis="stated",
        )
    assert news.ask(
        "select standing, round_on, basis, additions, event_on from list_vs_claims order by standing"
    ) == [
        ("not listed", None, None, None, "2022-03-01"),
        ("told", date(2022, 4, 6), "stated", 2, "2022-04-05"),
    ]


def test_stock_changes_sum_to_the_size_of_the_list(listed: StoreBuilder) -> None:
    freeze = ["asset_freeze", "travel_ban"]
    assert listed.ask(
        "select changed_on, schema, country, target_codes, measures, change from list_stock_changes order by all"
    ) == [
        (date(2022, 3, 28), "Person", None, ["RU"], freeze, 1),
        (date(2022, 4, 6), "Person", "CY", ["RU"], freeze, 1),
        (date(2022, 4, 6), "Person", None, ["RU"], freeze, 1),
        (date(2022, 4, 12), "Person", "CY", ["IR", "RU"], freeze, 1),
        (date(2022, 4, 12), "Person", "CY", ["RU"], freeze, -1),
        (date(2022, 4, 12), "Person", None, ["IR"], [], 1),
        (date(2022, 4, 20), "Person", None, ["RU"], freeze, -1),
    ]
    assert listed.ask("select sum(change) from list_stock_changes") == [(3,)]
