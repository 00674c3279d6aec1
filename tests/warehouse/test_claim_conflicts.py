"""When two figures dispute each other, and when they do not."""

from typing import Any

import pytest
from store_builder import StoreBuilder


def tell(
    news: StoreBuilder, document_id: str, *counts: dict[str, Any], measures: tuple[str, ...] = ()
) -> None:
    for number, count in enumerate(counts):
        news.round(
            document_id,
            f"{document_id} says {count['target_count']}",
            start=number * 100,
            counts=({"unit": "person", **count},),
            measures=measures,
            announced_on="2022-04-06",
            announced_basis="stated",
        )


def conflicts(news: StoreBuilder) -> list[tuple[Any, ...]]:
    return news.ask("select unit, low_value, high_value from claim_conflicts order by all")


@pytest.fixture
def articles(news: StoreBuilder) -> StoreBuilder:
    for key in ("d1", "d2", "d3"):
        news.add_article(key)
    return news


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("exact", 57), ("exact", 63), True),
        (("exact", 57), ("exact", 57), False),
        (("exact", 57), ("about", 60), False),
        (("exact", 56), ("about", 60), True),
        (("exact", 398), ("about", 400), False),
        (("at_least", 200), ("exact", 480), False),
        (("at_least", 200), ("exact", 200), False),
        (("more_than", 200), ("exact", 200), False),
        (("at_least", 200), ("exact", 150), True),
        (("at_most", 50), ("exact", 57), True),
        (("less_than", 60), ("exact", 57), False),
        (("at_least", 100), ("at_most", 90), True),
        (("at_least", 100), ("more_than", 300), False),
    ],
)
def test_qualifiers(
    articles: StoreBuilder, first: tuple[str, int], second: tuple[str, int], expected: bool
) -> None:
    tell(articles, "d1", {"qualifier": first[0], "target_count": first[1]})
    tell(articles, "d2", {"qualifier": second[0], "target_count": second[1]})
    low, high = sorted((float(first[1]), float(second[1])))
    assert conflicts(articles) == ([("person", low, high)] if expected else [])


def test_totals_are_compared_with_totals_only_and_parts_never(articles: StoreBuilder) -> None:
    tell(articles, "d1", {"target_count": 10}, {"target_count": 500, "scope": "cumulative"})
    tell(articles, "d2", {"target_count": 3, "scope": "part"}, {"target_count": 480, "scope": "cumulative"})
    assert conflicts(articles) == [("person", 480.0, 500.0)]


def test_groups_of_one_document_do_not_dispute_their_sum_in_another(articles: StoreBuilder) -> None:
    tell(articles, "d1", {"target_count": 4}, {"target_count": 21})
    tell(articles, "d2", {"target_count": 25})
    tell(articles, "d3", {"target_count": 21})
    assert conflicts(articles) == [("person", 21.0, 25.0)]


def test_one_document_disputes_itself_only_with_near_figures(articles: StoreBuilder) -> None:
    tell(articles, "d1", {"target_count": 57}, {"target_count": 63}, {"target_count": 9})
    assert articles.ask("select low_value, high_value, is_within_document from claim_conflicts") == [
        (57.0, 63.0, True)
    ]


def test_each_pair_of_values_once_with_the_number_of_documents(articles: StoreBuilder) -> None:
    tell(articles, "d1", {"target_count": 57})
    tell(articles, "d2", {"target_count": 63})
    tell(articles, "d3", {"target_count": 63})
    assert articles.ask(
        "select kind, event_on, actor_codes, target_codes, low_value, high_value, difference, low_quote, high_quote, "
        "low_document, low_documents, high_documents, is_within_document from claim_conflicts"
    ) == [
        (
            "sanction_count",
            "2022-04-06",
            "JP",
            "RU",
            57.0,
            63.0,
            6.0,
            "d1 says 57",
            "d2 says 63",
            "d1.txt",
            1,
            2,
            False,
        )
    ]


ENTITIES = {"unit": "organization", "unit_printed": "entities", "target_count": 57}
GROUPS = {"unit": "other", "unit_printed": "groups", "target_count": 44}
PORTS = {"unit": "other", "unit_printed": "ports", "target_count": 7}


@pytest.mark.parametrize(
    ("count", "measures", "other", "other_measures", "expected"),
    [
        (ENTITIES, ("export_ban",), GROUPS, ("export_ban", "asset_freeze"), True),
        (ENTITIES, ("export_ban",), GROUPS, ("asset_freeze",), False),
        (ENTITIES, ("export_ban",), GROUPS, (), False),
        (ENTITIES, ("export_ban",), {**ENTITIES, "target_count": 44}, ("asset_freeze",), False),
        (ENTITIES, ("export_ban",), {**ENTITIES, "target_count": 44}, (), True),
        (ENTITIES, ("export_ban",), PORTS, ("export_ban",), False),
        (PORTS, (), {**PORTS, "target_count": 9}, (), True),
    ],
)
def test_units_are_comparable_where_measures_overlap(
    articles: StoreBuilder,
    count: dict[str, Any],
    measures: tuple[str, ...],
    other: dict[str, Any],
    other_measures: tuple[str, ...],
    expected: bool,
) -> None:
    tell(articles, "d1", count, measures=measures)
    tell(articles, "d2", other, measures=other_measures)
    assert bool(conflicts(articles)) == expected


def test_undated_rounds_are_not_compared(articles: StoreBuilder) -> None:
    articles.round("d1", "q1", counts=({"unit": "person", "target_count": 32},))
    articles.round("d2", "q2", counts=({"unit": "person", "target_count": 40},))
    assert conflicts(articles) == []


def test_expulsions_and_trade_values(articles: StoreBuilder) -> None:
    parties = {
        "expeller_codes": "JP",
        "nationality_codes": "RU",
        "announced_on": "2022-04",
        "announced_basis": "stated",
    }
    articles.claim("expulsion", "d1", "eight", person_count=8, **parties)
    articles.claim("expulsion", "d2", "nine", person_count=9, **parties)
    trade = {
        "reporter_codes": "JP",
        "partner_codes": "RU",
        "commodity": "total",
        "currency_code": "JPY",
        "period": "2023",
    }
    articles.claim("trade_figure", "d1", "a", flow="import", value=1.04e12, **trade)
    articles.claim("trade_figure", "d2", "b", flow="import", value=1.045e12, **trade)
    articles.claim("trade_figure", "d3", "c", flow="import", value=1.2e12, **trade)
    articles.claim("trade_figure", "d3", "d", flow="export", value=9e11, **trade)
    articles.claim("trade_figure", "d3", "e", flow="import", value=5e11, **{**trade, "period": None})
    assert articles.ask(
        "select kind, actor_codes, event_on, unit, low_value, high_value, low_quote, high_quote "
        "from claim_conflicts order by all"
    ) == [
        ("expulsion_count", "JP", "2022-04", "person", 8.0, 9.0, "eight", "nine"),
        ("trade_value", "JP", "2023", "JPY import total", 1.04e12, 1.2e12, "a", "c"),
        ("trade_value", "JP", "2023", "JPY import total", 1.045e12, 1.2e12, "b", "c"),
    ]


def test_claim_figures_say_which_values_they_leave_open(articles: StoreBuilder) -> None:
    tell(
        articles,
        "d1",
        {"target_count": 60, "qualifier": "about"},
        {"target_count": 5, "qualifier": "more_than"},
    )
    assert articles.ask("select kind, unit, value, low, high from claim_figures order by value") == [
        ("sanction_count", "person", 5.0, 5.0, float("inf")),
        ("sanction_count", "person", 60.0, 57.0, 63.0),
    ]
