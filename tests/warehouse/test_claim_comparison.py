"""What several documents agree and disagree on, event by event, with quotes."""

from typing import Any

import pytest
from store_builder import StoreBuilder

STATED = {"announced_basis": "stated"}


def count(number: int, unit: str = "person", **values: Any) -> dict[str, Any]:
    return {"unit": unit, "target_count": number, **values}


@pytest.fixture
def round_of_four(news: StoreBuilder) -> StoreBuilder:
    """One round in four documents, two of them of one publisher; a joint round and an unrelated one beside it."""
    for key, url in (
        ("d1", "https://www.example.org/1"),
        ("d2", "https://example.org/2"),
        ("d3", "https://news.example.com/3"),
        ("d4", None),
    ):
        news.add_article(key, url=url)
    on_15th = {"announced_on": "2023-12-15", **STATED}
    entities, agencies = count(57, "organization"), count(63, "other", unit_printed="Agencies")
    news.round("d1", "57 entities, 35 people", (entities, count(35)), ("export_ban",), **on_15th, package="9")
    news.round("d2", "35 individuals", (count(35),), announced_yearless="---15")
    news.round("d3", "63 agencies", (agencies, count(38, qualifier="about")), ("export_ban",), **on_15th)
    news.round("d4", "35 on the 16th", (count(35),), ("asset_freeze",), announced_on="2023-12-16", **STATED)
    news.round("d4", "with others", (), issuer_codes="JP,US", start=50, **on_15th)
    news.round("d4", "much later", (count(35),), start=90, announced_on="2024-11-20", **STATED)
    return news


def test_agreed_and_disputed_values_stand_side_by_side(round_of_four: StoreBuilder) -> None:
    assert round_of_four.ask(
        "select field, unit, agreed_values, agreed_quotes, disputed_values, disputed_quotes, single_values, "
        "document_count, publisher_count from event_comparison where event_on = '2023-12-15' and actor_codes = 'JP' "
        "order by field, unit"
    ) == [
        (
            "announced_on",
            None,
            ["---15"],
            ["35 individuals"],
            ["2023-12-15", "2023-12-16"],
            ["57 entities, 35 people", "35 on the 16th"],
            None,
            4,
            3,
        ),
        (
            "count",
            "organization",
            None,
            None,
            ["57", "63 agencies"],
            ["57 entities, 35 people", "63 agencies"],
            None,
            2,
            2,
        ),
        (
            "count",
            "person",
            None,
            None,
            ["35", "about 38"],
            ["35 individuals", "63 agencies"],
            None,
            4,
            3,
        ),
        (
            "measure",
            None,
            ["export_ban"],
            ["57 entities, 35 people"],
            None,
            None,
            ["asset_freeze"],
            3,
            3,
        ),
        ("package", None, None, None, None, None, ["9"], 1, 1),
    ]


def test_events_tell_how_many_sources_agree_on_what(round_of_four: StoreBuilder) -> None:
    assert round_of_four.ask(
        "select family, actor_codes, event_on, precision, first_on::varchar, last_on::varchar, packages, claim_count, "
        "document_count, publisher_count, agreed, disputed, is_joint from events order by event_on, actor_codes"
    ) == [
        (
            "sanction_round",
            "JP",
            "2023-12-15",
            "day",
            "2023-12-15",
            "2023-12-16",
            ["9"],
            4,
            4,
            3,
            ["announced_on ---15", "measure export_ban"],
            [
                "announced_on 2023-12-15",
                "announced_on 2023-12-16",
                "count 35 person",
                "count about 38 person",
                "count 57 organization",
                "count 63 agencies organization",
            ],
            True,
        ),
        (
            "sanction_round",
            "JP,US",
            "2023-12-15",
            "day",
            "2023-12-15",
            "2023-12-15",
            None,
            1,
            1,
            1,
            [],
            [],
            True,
        ),
        (
            "sanction_round",
            "JP",
            "2024-11-20",
            "day",
            "2024-11-20",
            "2024-11-20",
            None,
            1,
            1,
            1,
            [],
            [],
            False,
        ),
    ]


def test_joint_events_pair_acts_that_overlap(round_of_four: StoreBuilder) -> None:
    round_of_four.round("d4", "both", target_codes="BY,RU", start=130, announced_on="2023-12-17", **STATED)
    assert round_of_four.ask(
        "select actor_codes, target_codes, other_actor_codes, other_target_codes, shared_actors, shared_targets "
        "from joint_events order by all"
    ) == [
        ("JP", "BY,RU", "JP", "RU", ["JP"], ["RU"]),
        ("JP", "BY,RU", "JP,US", "RU", ["JP"], ["RU"]),
        ("JP", "RU", "JP", "BY,RU", ["JP"], ["RU"]),
        ("JP", "RU", "JP,US", "RU", ["JP"], ["RU"]),
        ("JP,US", "RU", "JP", "BY,RU", ["JP"], ["RU"]),
        ("JP,US", "RU", "JP", "RU", ["JP"], ["RU"]),
    ]


def test_figures_that_fit_together_are_agreed_and_a_lone_one_is_told_once(news: StoreBuilder) -> None:
    for key in ("d1", "d2", "d3"):
        news.add_article(key)
    act = {"announced_on": "2022-04-12", **STATED}
    news.round("d1", "398", (count(398), count(38, "item")), **act)
    news.round("d2", "nearly 400", (count(400, qualifier="about"),), **act)
    news.round("d3", "499 in all", (count(499, scope="cumulative"),), **act)
    assert news.ask(
        "select field, unit, value, number, standing, document_count, publisher_count, quotes, documents "
        "from event_values where field <> 'announced_on' order by field, number"
    ) == [
        ("count", "item", "38", 38.0, "told once", 1, 1, ["398"], ["d1.txt"]),
        ("count", "person", "398", 398.0, "agreed", 1, 1, ["398"], ["d1.txt"]),
        ("count", "person", "about 400", 400.0, "agreed", 1, 1, ["nearly 400"], ["d2.txt"]),
        ("total so far", "person", "499", 499.0, "told once", 1, 1, ["499 in all"], ["d3.txt"]),
    ]


def test_values_of_the_other_kinds_of_events(news: StoreBuilder) -> None:
    for key in ("d1", "d2"):
        news.add_article(key)
    parties = {"expeller_codes": "JP", "nationality_codes": "RU", "announced_on": "2022-04-08", **STATED}
    news.claim(
        "expulsion",
        "d1",
        "eight by the 20th",
        person_count=8,
        leave_by_on="2022-04-20",
        role="Staff",
        **parties,
    )
    news.claim("expulsion", "d2", "nine in ten days", person_count=9, leave_within_days=10, **parties)
    news.claim("expulsion", "d2", "by the 21st", leave_by_yearless="--04-21", start=30, **parties)
    drill = {"actor_codes": "RU", "target_codes": "JP", "measure": "military_exercise", **STATED}
    news.claim("diplomatic_action", "d1", "3,000 men", troop_count=3000, announced_on="2022-03-25", **drill)
    news.claim("diplomatic_action", "d2", "4,000 men", troop_count=4000, announced_on="2022-03-26", **drill)
    news.claim(
        "trade_figure",
        "d1",
        "1 million yen",
        reporter_codes="JP",
        partner_codes="RU",
        flow="import",
        commodity="Fish",
        value=1e6,
        currency_code="JPY",
        period="2021",
    )
    assert news.ask(
        "select family, field, unit, value, standing from event_values order by family, field, value"
    ) == [
        ("diplomatic_action", "announced_on", None, "2022-03-25", "disputed"),
        ("diplomatic_action", "announced_on", None, "2022-03-26", "disputed"),
        ("diplomatic_action", "troops", "person", "3000", "disputed"),
        ("diplomatic_action", "troops", "person", "4000", "disputed"),
        ("expulsion", "announced_on", None, "2022-04-08", "agreed"),
        ("expulsion", "count", "person", "8", "disputed"),
        ("expulsion", "count", "person", "9", "disputed"),
        ("expulsion", "leave_by_on", None, "--04-21", "disputed"),
        ("expulsion", "leave_by_on", None, "2022-04-20", "disputed"),
        ("expulsion", "leave_within_days", None, "10", "told once"),
        ("expulsion", "role", None, "staff", "told once"),
        ("trade_figure", "value", "JPY import fish", "1000000", "told once"),
    ]
    assert news.ask("select field, value, is_exact, publisher from claim_values where number = 1e6") == [
        ("value", "1000000", True, "d1")
    ]
    assert news.ask("select count(*) from disputed_figures") == [(1,)]
