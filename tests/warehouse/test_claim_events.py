"""Which claims meet in one event: full dates, partial dates, dates of effect, and none at all."""

from datetime import datetime
from typing import Any

import pytest
from store_builder import StoreBuilder

Claim = tuple[str, dict[str, Any]]


def group(news: StoreBuilder, *claims: Claim) -> list[tuple[str | None, list[str]]]:
    """The events of some claims: date, and which claims (by quote) are in it."""
    for document_id in sorted({document_id for document_id, _ in claims}):
        news.add_article(document_id)
    for number, (document_id, values) in enumerate(claims, 1):
        measures = values.pop("measures", ())
        news.round(document_id, f"c{number}", measures=measures, **values)
    return [
        (event_on, quotes)
        for event_on, quotes in news.ask(
            "select any_value(e.event_on) as event_on, list_sort(list(q.quote)) as quotes from claim_events as e "
            "join claim_quotes as q using (claim_id) group by e.event_id order by quotes"
        )
    ]


def stated(day: str, **values: Any) -> dict[str, Any]:
    return {"announced_on": day, "announced_basis": "stated", **values}


def published(day: str, **values: Any) -> dict[str, Any]:
    return {"announced_on": day, "announced_basis": "published", **values}


def test_same_day_is_one_event_and_other_parties_are_not(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2022-04-06")),
        ("d2", stated("2022-04-06")),
        ("d2", stated("2022-04-06", issuer_codes="US")),
        ("d2", stated("2022-04-06", target_codes="BY,RU")),
    ) == [("2022-04-06", ["c1", "c2"]), ("2022-04-06", ["c3"]), ("2022-04-06", ["c4"])]


def test_stated_days_stay_apart_and_resolved_days_join_the_nearest(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2022-04-06")),
        ("d2", stated("2022-04-07")),
        ("d3", published("2022-04-09")),
        ("d4", published("2022-04-11")),
    ) == [("2022-04-06", ["c1"]), ("2022-04-07", ["c2", "c3"]), ("2022-04-11", ["c4"])]


def test_resolved_days_join_among_themselves_unless_one_document_tells_them_apart(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", published("2022-04-06")),
        ("d2", published("2022-04-08")),
        ("d3", published("2022-04-20")),
        ("d3", published("2022-04-21")),
    ) == [("2022-04-06", ["c1", "c2"]), ("2022-04-20", ["c3"]), ("2022-04-21", ["c4"])]


def test_a_partial_date_joins_the_only_event_that_fits(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2023-12-15")),
        ("d2", {"announced_yearless": "---15"}),
        ("d3", {"announced_yearless": "--12-15"}),
        ("d4", {"announced_on": "2023-12", "announced_basis": "inferred"}),
        ("d5", {"announced_on": "2023", "announced_basis": "inferred"}),
        ("d6", {"announced_on": "2022-12", "announced_basis": "inferred"}),
    ) == [("2023-12-15", ["c1", "c2", "c3", "c4", "c5"]), ("2022-12", ["c6"])]


def test_a_partial_date_that_fits_several_events_joins_none(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2023-12-15")),
        ("d2", stated("2022-03-15")),
        ("d3", {"announced_yearless": "---15"}),
    ) == [("2023-12-15", ["c1"]), ("2022-03-15", ["c2"]), ("---15", ["c3"])]


def test_a_date_of_effect_tells_which_event_a_partial_date_means(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2023-12-15")),
        ("d2", stated("2022-03-15")),
        ("d3", {"announced_yearless": "---15", "effective_yearless": "--12-22"}),
        ("d3", {"announced_yearless": "---15"}),
    ) == [("2023-12-15", ["c1", "c3", "c4"]), ("2022-03-15", ["c2"])]


def test_an_effect_over_the_turn_of_the_year_fits(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2023-12-15")),
        ("d2", {"announced_yearless": "--12-15", "effective_yearless": "--01-10"}),
        ("d3", {"announced_yearless": "--12-15", "effective_yearless": "--08-10"}),
    ) == [("2023-12-15", ["c1", "c2"]), ("--12-15", ["c3"])]


def test_dates_without_year_meet(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", {"announced_yearless": "---15"}),
        ("d2", {"announced_yearless": "--12-15"}),
        ("d3", {"announced_yearless": "---16"}),
    ) == [("--12-15", ["c1", "c2"]), ("---16", ["c3"])]


def test_undated_claims_stand_by_measures_or_join_by_their_effect(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2023-12-15", effective_on="2023-12-22")),
        ("d2", {"effective_on": "2023-12-22"}),
        ("d3", {"measures": ("asset_freeze",)}),
        ("d4", {"measures": ("asset_freeze",)}),
        ("d5", {"measures": ("import_ban",)}),
    ) == [("2023-12-15", ["c1", "c2"]), (None, ["c3", "c4"]), (None, ["c5"])]


def test_held_back_and_withdrawn_claims_are_in_no_event(news: StoreBuilder) -> None:
    assert (
        group(
            news,
            ("d1", stated("2022-04-06", decision="quarantine", decision_reason="garbled")),
            ("d1", stated("2022-04-06", seen_to=datetime(2026, 2, 1))),
        )
        == []
    )


@pytest.mark.parametrize(
    ("table", "query"),
    [("dated_claims", "announced_year, announced_month, announced_day, announced_day_on::varchar")],
)
def test_parts_of_dates(news: StoreBuilder, table: str, query: str) -> None:
    group(
        news,
        ("d1", stated("2022-04-06")),
        ("d2", {"announced_on": "2022", "announced_yearless": "--12-15"}),
        ("d3", {"announced_yearless": "---15"}),
        ("d4", {"announced_on": "2022-11"}),
        ("d5", {}),
    )
    assert news.ask(f"select {query} from {table} order by document_id") == [
        (2022, 4, 6, "2022-04-06"),
        (2022, 12, 15, "2022-12-15"),
        (None, None, 15, None),
        (2022, 11, None, None),
        (None, None, None, None),
    ]


def test_event_days(news: StoreBuilder) -> None:
    group(
        news, ("d1", stated("2022-04-06")), ("d2", published("2022-04-08")), ("d3", published("2022-05-01"))
    )
    assert news.ask("select day::varchar, event_day::varchar from event_days order by all") == [
        ("2022-04-06", "2022-04-06"),
        ("2022-04-08", "2022-04-06"),
        ("2022-05-01", "2022-05-01"),
    ]


def test_the_id_of_an_event_does_not_change_when_others_come(news: StoreBuilder) -> None:
    group(news, ("d1", stated("2022-04-06")))
    (before,) = news.ask("select event_id from claim_events")
    group(news, ("d2", published("2022-04-07")), ("d3", stated("2022-06-06")))
    assert news.ask(
        "select event_id from claim_events join claim_quotes using (claim_id) where document = 'd1.txt'"
    ) == [before]
