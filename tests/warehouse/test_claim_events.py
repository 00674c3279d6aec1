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
        parts = {name: values.pop(name) for name in ("measures", "counts") if name in values}
        news.round(document_id, f"c{number}", **parts, **values)
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


def counted(count: int, unit: str = "person", **values: Any) -> dict[str, Any]:
    return {"counts": ({"unit": unit, "target_count": count, **values},)}


def test_stated_days_meet_where_other_documents_give_the_same_exact_count(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2022-04-06", **counted(35))),
        ("d2", stated("2022-04-07", **counted(35))),
        ("d3", stated("2022-04-08", **counted(36))),
        ("d4", stated("2022-04-11", **counted(35))),
        ("d5", stated("2022-05-06", **counted(9))),
        ("d6", stated("2022-05-07", **counted(9))),
        ("d7", stated("2022-06-06", **counted(60, qualifier="about"))),
        ("d8", stated("2022-06-07", **counted(60, qualifier="about"))),
        ("d9", stated("2022-07-06", **counted(44))),
        ("d8", stated("2022-07-07", **counted(44))),
        ("d9", stated("2022-07-08", **counted(44))),
    ) == [
        ("2022-04-06", ["c1", "c2"]),
        ("2022-07-06", ["c10", "c9"]),
        ("2022-07-08", ["c11"]),
        ("2022-04-08", ["c3"]),
        ("2022-04-11", ["c4"]),
        ("2022-05-06", ["c5"]),
        ("2022-05-07", ["c6"]),
        ("2022-06-06", ["c7"]),
        ("2022-06-07", ["c8"]),
    ]


def test_a_package_is_one_event_within_a_month_and_tells_rounds_of_one_day_apart(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2024-06-24", package="14")),
        ("d2", stated("2024-06-20", package="14th")),
        ("d3", stated("2024-06-24")),
        ("d4", {"package": "14", "effective_on": "2024-09-01"}),
        ("d5", stated("2022-06-03", package="6")),
        ("d6", stated("2022-06-03", package="7")),
        ("d7", stated("2022-06-03")),
        ("d8", stated("2022-09-03", package="6")),
    ) == [
        ("2024-06-20", ["c1", "c2", "c3", "c4"]),
        ("2022-06-03", ["c5"]),
        ("2022-06-03", ["c6"]),
        ("2022-06-03", ["c7"]),
        ("2022-09-03", ["c8"]),
    ]


def test_a_count_tells_which_of_several_events_a_partial_or_missing_date_means(news: StoreBuilder) -> None:
    assert group(
        news,
        ("d1", stated("2022-04-06", **counted(35))),
        ("d2", stated("2022-04-20", **counted(81))),
        ("d3", {"announced_on": "2022-04", "announced_basis": "inferred", **counted(81)}),
        ("d4", {"announced_on": "2022-04", "announced_basis": "inferred", **counted(50)}),
        ("d5", counted(35)),
        ("d6", counted(12)),
    ) == [("2022-04-06", ["c1", "c5"]), ("2022-04-20", ["c2", "c3"]), ("2022-04", ["c4"]), (None, ["c6"])]


def trade(news: StoreBuilder, key: str, parties: str, flow: str, value: float, period: str | None) -> None:
    """A document that states the value of all goods traded, as `reporter>partner`, in yen."""
    reporter, partner = parties.split(">")
    news.add_article(key)
    news.claim(
        "trade_figure",
        key,
        key,
        reporter_codes=reporter,
        partner_codes=partner,
        flow=flow,
        commodity="Total",
        value=value,
        currency_code="JPY",
        period=period,
    )


def test_trade_told_from_either_side_is_one_event(news: StoreBuilder) -> None:
    trade(news, "imports", "JP>RU", "import", 1.04e12, "2023")
    trade(news, "mirrored", "RU>JP", "export", 1.2e12, "2023")
    trade(news, "undated", "RU>JP", "export", 1.04e12, None)
    trade(news, "other way", "JP>RU", "export", 3.9e11, "2023")
    trade(news, "deficit", "RU>JP", "balance", 6e11, "2023")
    trade(news, "unplaced", "JP>RU", "import", 7e11, None)
    assert news.ask(
        "select list_sort(list(q.quote)) as told, any_value(actor_codes), any_value(identity), any_value(event_on), "
        "list_sort(list(matched_by)) from claim_events join claim_quotes as q using (claim_id) "
        "group by event_id order by told"
    ) == [
        (["deficit"], "JP", "balance total", "2023", ["period"]),
        (
            ["imports", "mirrored", "undated"],
            "JP",
            "import total",
            "2023",
            ["effect_or_clue", "period", "period"],
        ),
        (["other way"], "JP", "export total", "2023", ["period"]),
        (["unplaced"], "JP", "import total", None, ["alone"]),
    ]
    assert news.ask("select value from trade_claims where flow = 'balance'") == [(-6e11,)]
    assert news.ask("select low_value, high_value from claim_conflicts") == [(1.04e12, 1.2e12)]


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
