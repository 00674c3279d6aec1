"""Rounds, expulsions, diplomatic measures, trade figures and effects as views over claims."""

from datetime import date
from typing import Any

from store_builder import StoreBuilder

STATED = {"announced_basis": "stated"}


def expel(news: StoreBuilder, document_id: str, parties: str, quote: str, **values: Any) -> str:
    expeller, nationality = parties.split(">")
    return news.claim(
        "expulsion", document_id, quote, expeller_codes=expeller, nationality_codes=nationality, **values
    )


def test_round_counts_keep_scope_and_words(news: StoreBuilder) -> None:
    news.add_article("d1", title="Council adopts", published_on="2022-02-23")
    news.round(
        "d1",
        "555 persons in all",
        counts=(
            {"unit": "person", "target_count": 555, "scope": "cumulative"},
            {"unit": "other", "unit_printed": "banks", "target_count": 3, "qualifier": "at_least"},
        ),
        measures=("travel_ban", "asset_freeze"),
        announced_on="2022-02-23",
        **STATED,
    )
    assert news.ask(
        "select issuer_codes, target_codes, announced_on, unit, unit_printed, target_count, qualifier, scope, "
        "measures, quote, document, published_on from round_counts order by unit"
    ) == [
        (
            "JP",
            "RU",
            "2022-02-23",
            "other",
            "banks",
            3,
            "at_least",
            "increment",
            ["asset_freeze", "travel_ban"],
            "555 persons in all",
            "Council adopts",
            "2022-02-23",
        ),
        (
            "JP",
            "RU",
            "2022-02-23",
            "person",
            None,
            555,
            "exact",
            "cumulative",
            ["asset_freeze", "travel_ban"],
            "555 persons in all",
            "Council adopts",
            "2022-02-23",
        ),
    ]


def test_sanction_rounds_leave_totals_out_and_take_the_best_date_basis(news: StoreBuilder) -> None:
    news.add_article("d1", published_on="2022-04-12")
    news.add_article("d2", published_on="2022-04-13")
    news.round(
        "d1",
        "398 people",
        counts=(
            {"unit": "person", "target_count": 398},
            {"unit": "person", "target_count": 499, "scope": "cumulative"},
            {"unit": "item", "target_count": 38},
        ),
        announced_on="2022-04-12",
        announced_basis="published",
        package="4",
    )
    news.round(
        "d2",
        "nearly 400 people and 28 organisations",
        counts=(
            {"unit": "person", "target_count": 400, "qualifier": "about"},
            {"unit": "organization", "target_count": 28},
        ),
        measures=("asset_freeze",),
        announced_on="2022-04-12",
        effective_on="2022-05-12",
        **STATED,
    )
    assert news.ask(
        "select announced_on, announced_yearless, date_basis, effective_on, persons_min, persons_max, "
        "organizations_min, others, measures, packages, claim_count, has_conflict, quote, documents from sanction_rounds"
    ) == [
        (
            "2022-04-12",
            None,
            "stated",
            "2022-05-12",
            398,
            400,
            28,
            ["38 item"],
            ["asset_freeze"],
            ["4"],
            2,
            False,
            "398 people",
            ["d1.txt", "d2.txt"],
        )
    ]


def test_effective_calendar_completes_a_year_from_the_announcement(news: StoreBuilder) -> None:
    news.add_article("d1")
    news.round(
        "d1",
        "q1",
        announced_on="2023-12-15",
        effective_yearless="--12-22",
        measures=("export_ban",),
        **STATED,
    )
    news.round("d1", "q2", announced_on="2023-12-15", effective_yearless="--01-10", **STATED)
    news.round("d1", "q3", effective_on="2024-01", commodity="diamonds")
    news.round("d1", "q4", issuer_codes="EU", effective_yearless="--05-01")
    news.round("d1", "no effect", announced_on="2023-12-15", **STATED)
    news.claim(
        "diplomatic_action",
        "d1",
        "q5",
        actor_codes="US",
        target_codes="RU",
        measure="close_consulate",
        effective_on="2017-09-02",
    )
    assert news.ask(
        "select quote, kind, effective_on, effective_yearless, effective_day, effective_basis, issuer_codes, measures, "
        "commodity, announced_on from effective_calendar order by quote"
    ) == [
        (
            "q1",
            "sanctions",
            None,
            "--12-22",
            date(2023, 12, 22),
            "inferred",
            "JP",
            "export_ban",
            None,
            "2023-12-15",
        ),
        ("q2", "sanctions", None, "--01-10", date(2024, 1, 10), "inferred", "JP", None, None, "2023-12-15"),
        ("q3", "sanctions", "2024-01", None, None, "stated", "JP", None, "diamonds", None),
        ("q4", "sanctions", None, "--05-01", None, None, "EU", None, None, None),
        (
            "q5",
            "close_consulate",
            "2017-09-02",
            None,
            date(2017, 9, 2),
            "stated",
            "US",
            "close_consulate",
            None,
            None,
        ),
    ]


def test_expulsions_group_counts_deadlines_and_totals(news: StoreBuilder) -> None:
    for key in ("d1", "d2", "d3"):
        news.add_article(key)
    expel(
        news,
        "d1",
        "JP>RU",
        "eight Russians",
        person_count=8,
        announced_on="2022-04-08",
        role="officials",
        **STATED,
    )
    expel(
        news,
        "d2",
        "JP>RU",
        "about ten",
        person_count=10,
        qualifier="about",
        announced_on="2022-04",
        leave_by_on="2022-04-20",
    )
    expel(news, "d3", "JP>RU", "the eight have left", person_count=8, leave_within_days=12)
    expel(news, "d3", "EU>RU", "more than 300", person_count=300, qualifier="more_than", scope="cumulative")
    expel(news, "d3", "FR>RU", "several")
    assert news.ask(
        "select expeller_codes, announced_on, person_count, person_count_min, person_count_max, is_total, leave_by_on, "
        "leave_within_days, roles, document_count, has_conflict, quotes from expulsions order by expeller_codes"
    ) == [
        ("EU", None, 300, 300, 300, True, None, None, None, 1, False, ["more than 300"]),
        ("FR", None, None, None, None, False, None, None, None, 1, False, ["several"]),
        (
            "JP",
            "2022-04-08",
            8,
            8,
            10,
            False,
            "2022-04-20",
            12,
            ["officials"],
            3,
            True,
            ["eight Russians", "about ten", "the eight have left"],
        ),
    ]


def pairs(news: StoreBuilder) -> list[tuple[Any, ...]]:
    return news.ask(
        "select first_expeller_codes, first_announced_on, first_count, answer_expeller_codes, answer_announced_on, "
        "answer_count, days_between, ratio, first_quote, answer_quote from expulsion_pairs order by all"
    )


def test_an_answer_is_paired_with_the_nearest_earlier_act(news: StoreBuilder) -> None:
    news.add_article("d1")
    news.add_article("d2")
    expel(news, "d1", "PL>RU", "old", person_count=5, announced_on="2022-01-10", **STATED)
    expel(news, "d1", "PL>RU", "near", person_count=45, announced_on="2022-03-23", **STATED)
    expel(news, "d2", "RU>PL", "answer", person_count=45, announced_on="2022-04-08", **STATED)
    expel(news, "d2", "RU>PL", "too late", person_count=1, announced_on="2022-12-01", **STATED)
    expel(news, "d2", "RU>BG", "unprovoked", person_count=2, announced_on="2022-04-08", **STATED)
    assert pairs(news) == [("PL", "2022-03-23", 45, "RU", "2022-04-08", 45, 16, 1.0, "near", "answer")]


def test_an_undated_answer_is_found_in_the_same_document(news: StoreBuilder) -> None:
    news.add_article("d1")
    expel(news, "d1", "RU>IT", "one Italian", start=0, person_count=1, in_response_to_codes="IT")
    expel(news, "d1", "IT>RU", "two Russians", start=50, person_count=2)
    assert pairs(news) == [("IT", None, 2, "RU", None, 1, None, 0.5, "two Russians", "one Italian")]


def test_an_undated_answer_is_not_paired_across_documents(news: StoreBuilder) -> None:
    news.add_article("d1")
    news.add_article("d2")
    expel(news, "d1", "US>RU", "60 in 2018", person_count=60, announced_on="2018-03-26", **STATED)
    expel(news, "d2", "RU>US", "755 in 2017", person_count=755, in_response_to_codes="US")
    assert pairs(news) == []


def test_undated_acts_of_one_document_without_a_word_on_the_answer_go_by_their_order(
    news: StoreBuilder,
) -> None:
    news.add_article("d1")
    expel(news, "d1", "GB>RU", "Britain expelled 23", start=0, person_count=23)
    expel(news, "d1", "RU>GB", "Russia expelled 23", start=50, person_count=23)
    assert pairs(news) == [
        ("GB", None, 23, "RU", None, 23, None, 1.0, "Britain expelled 23", "Russia expelled 23")
    ]


def test_partial_dates_pair_without_days_between(news: StoreBuilder) -> None:
    news.add_article("d1")
    expel(news, "d1", "RU>JP", "consul", person_count=1, announced_on="2022-09", announced_basis="inferred")
    expel(
        news,
        "d1",
        "JP>RU",
        "answer",
        person_count=1,
        announced_on="2022-10-04",
        in_response_to_codes="RU",
        **STATED,
    )
    assert pairs(news) == [("RU", "2022-09", 1, "JP", "2022-10-04", 1, None, 1.0, "consul", "answer")]


def test_totals_and_unstated_counts_in_pairs(news: StoreBuilder) -> None:
    news.add_article("d1")
    expel(
        news, "d1", "FR>RU", "total", person_count=60, scope="cumulative", announced_on="2022-04-01", **STATED
    )
    expel(news, "d1", "FR>RU", "some", announced_on="2022-04-04", **STATED)
    expel(news, "d1", "RU>FR", "34", person_count=34, announced_on="2022-05-18", **STATED)
    assert pairs(news) == [("FR", "2022-04-04", None, "RU", "2022-05-18", 34, 44, None, "some", "34")]


def test_diplomatic_actions_meet_across_documents(news: StoreBuilder) -> None:
    for key in ("d1", "d2", "d3"):
        news.add_article(key)
    for key, values in (
        ("d1", {"measure": "suspend_treaty_talks"}),
        ("d2", {"measure": "suspend_treaty_talks", "announced_on": "2022-03-21", **STATED}),
        ("d3", {"measure": "suspend_treaty_talks"}),
        ("d3", {"measure": "military_exercise", "troop_count": 3000, "location": "Kuril Islands"}),
    ):
        news.claim(
            "diplomatic_action",
            key,
            f"{key} {values['measure']}",
            actor_codes="RU",
            target_codes="JP",
            **values,
        )
    assert news.ask(
        "select actor_codes, target_codes, measure, announced_on, troop_count, locations, document_count, quotes "
        "from diplomatic_actions order by measure"
    ) == [
        ("RU", "JP", "military_exercise", None, 3000, ["Kuril Islands"], 1, ["d3 military_exercise"]),
        (
            "RU",
            "JP",
            "suspend_treaty_talks",
            "2022-03-21",
            None,
            None,
            3,
            [f"{key} suspend_treaty_talks" for key in ("d1", "d2", "d3")],
        ),
    ]


def test_a_measure_with_a_date_of_effect_does_not_join_another_date(news: StoreBuilder) -> None:
    news.add_article("d1")
    news.add_article("d2")
    act = {"actor_codes": "US", "target_codes": "RU", "measure": "close_consulate"}
    news.claim("diplomatic_action", "d1", "Seattle", announced_on="2018-03-26", **STATED, **act)
    news.claim("diplomatic_action", "d2", "San Francisco", effective_on="2017-09-02", **act)
    assert news.ask("select announced_on, effective_on, quotes from diplomatic_actions order by all") == [
        ("2018-03-26", None, ["Seattle"]),
        (None, "2017-09-02", ["San Francisco"]),
    ]


def test_trade_figures_are_the_published_ones_with_their_quotes(news: StoreBuilder) -> None:
    news.add_article("d1", title="Trade", published_on="2024-05")
    figure = {
        "reporter_codes": "JP",
        "partner_codes": "RU",
        "flow": "import",
        "commodity": "total",
        "period": "2023",
    }
    news.claim(
        "trade_figure",
        "d1",
        "1.04 trillion yen",
        value=1.04e12,
        currency_code="JPY",
        change_percent=-47.2,
        **figure,
    )
    news.claim("trade_figure", "d1", "?", decision="quarantine", decision_reason="unclear", **figure)
    assert news.ask(
        "select reporter_codes, partner_codes, flow, commodity, period, value, currency_code, qualifier, "
        "change_percent, quote, document, published_on from trade_figures"
    ) == [
        (
            "JP",
            "RU",
            "import",
            "total",
            "2023",
            1.04e12,
            "JPY",
            "exact",
            -47.2,
            "1.04 trillion yen",
            "Trade",
            "2024-05",
        )
    ]


def test_claim_quotes_prefer_the_words_of_the_claim(news: StoreBuilder) -> None:
    news.add_article("d1", url="https://example.org/1")
    claim_id = news.round("d1", "the claim", start=20)
    news.add(
        "evidence",
        source_id="news",
        document_id="d1",
        claim_id=claim_id,
        claim_type="sanction_round",
        role="date",
        start_offset=0,
        end_offset=8,
        quote="the date",
        rule="test",
        rule_version=1,
    )
    assert news.ask("select claim_id, quote, start_offset, document, url from claim_quotes") == [
        (claim_id, "the claim", 20, "d1.txt", "https://example.org/1")
    ]
