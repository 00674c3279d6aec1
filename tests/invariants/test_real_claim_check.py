"""Statements of our own, held against what the real list gained around their dates."""

from typing import Any

import pytest
from sqlalchemy import create_engine

from tests.invariants.replays import Replay, copy_store
from tests.invariants.stores import answer
from tests.warehouse.store_builder import StoreBuilder

Statement = tuple[str, str, int, str]
MAY, MARCH, JANUARY = "2023-05-19", "2022-03-24", "2022-01-10"
VERDICTS: dict[Statement, tuple[str, int]] = {
    # 323 entities came on the list on 19 May 2023: 46 persons, 194 organisations, 5 ships and 78 aircraft.
    (MAY, "more_than", 300, "combined"): ("within", -23),
    (MAY, "about", 500, "combined"): ("conflicts", 176),
    (MAY, "exact", 323, "combined"): ("agrees", 0),
    (MAY, "exact", 300, "combined"): ("conflicts", -23),
    (MAY, "about", 300, "combined"): ("within", -23),
    (MAY, "exact", 46, "person"): ("agrees", 0),
    (MAY, "about", 50, "person"): ("within", 4),
    (MAY, "exact", 5, "vessel"): ("agrees", 0),
    (MAY, "at_least", 200, "organization"): ("conflicts", 5),
    ("2023-05-20", "more_than", 300, "combined"): ("within", -23),
    # 397 came on 24 March 2022, 347 of them persons, of whom 328 sat in one parliament.
    (MARCH, "about", 400, "combined"): ("within", 2),
    (MARCH, "exact", 328, "person"): ("conflicts", -19),
    (MARCH, "less_than", 300, "combined"): ("conflicts", -96),
}


def write(news: StoreBuilder, statements: list[Statement], target: str = "RU") -> None:
    """Each statement in a document of its own: a count of an American round against the target."""
    for number, (day, qualifier, count, unit) in enumerate(statements):
        key = f"{target}{number:02d}"
        news.add_article(key)
        news.round(
            key,
            f"{qualifier} {count} {unit}",
            counts=({"unit": unit, "target_count": count, "qualifier": qualifier},),
            issuer_codes="US",
            target_codes=target,
            announced_on=day,
            announced_basis="stated",
        )


@pytest.fixture(scope="module")
def checked(replay: Replay, tmp_path_factory: pytest.TempPathFactory) -> StoreBuilder:
    """A copy of the replayed store with the statements, and its warehouse."""
    folder = tmp_path_factory.mktemp("checked")
    news = StoreBuilder(
        create_engine(f"sqlite:///{copy_store(replay.settings, folder / 'store.db')}"), folder
    )
    news.add("source", source_id="news", kind="documents", issuer_code=None)
    write(news, list(VERDICTS))
    write(news, [(JANUARY, "exact", 6, "person"), ("2019-05-19", "exact", 6, "person")], target="NI")
    news.build()
    return news


def answers(news: StoreBuilder, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query of the warehouse as it was built."""
    return answer(news.folder / "warehouse.duckdb", query)


def test_reported_counts_are_held_against_the_real_list(checked: StoreBuilder) -> None:
    found = answers(
        checked, "select verdict, difference from claim_check where target_codes = 'RU' order by document_id"
    )
    assert dict(zip(VERDICTS, found, strict=True)) == VERDICTS


def test_the_day_and_the_list_stand_beside_the_verdict(checked: StoreBuilder) -> None:
    assert answers(
        checked,
        "select quote, verdict, reason, source_id, gained_on::varchar, listed_least, listed_most from claim_check "
        "where target_codes = 'NI' or quote = 'more_than 300 combined' and announced_on = '2023-05-20' order by document_id",
    ) == [
        ("exact 6 person", "agrees", None, "us_ofac_sdn", "2022-01-10", 6, 6),
        (
            "exact 6 person",
            "cannot be checked",
            "no version of the list around that date",
            "us_ofac_sdn",
            None,
            None,
            None,
        ),
        ("more_than 300 combined", "within", None, "us_ofac_sdn", "2023-05-19", 323, 324),
    ]


def test_rounds_that_no_statement_tells_are_shown(checked: StoreBuilder) -> None:
    told = dict(
        answers(checked, "select standing, count(distinct round_on) from list_vs_claims group by standing")
    )
    assert told["told"] >= 3
    assert told["not told"] > 150
    assert answers(
        checked,
        "select additions from list_vs_claims where standing = 'not told' and round_on = '2022-09-30'",
    ) == [(296,)]
