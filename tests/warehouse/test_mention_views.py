"""Mentions: who is named where, whether he was listed then, and all documents of an entity."""

from datetime import datetime
from typing import Any

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 3, 1, 10)
V2 = datetime(2022, 6, 1, 10)
TEXT = "On Friday the bank Promsvyazbank was named, and Promsvyazbank PJSC again by President Putin."


@pytest.fixture
def named(news: StoreBuilder) -> StoreBuilder:
    """An article that names a bank twice and an office-holder once; the bank was listed from March to June."""
    news.add_list(V1, V2)
    news.add_entity("bank", (V1, V2), schema="Company", caption="PROMSVYAZBANK", country="RU")
    news.add_article("a1", text=TEXT, title="Banks", published_on="2022-04-01")
    mention(news, "a1", "Promsvyazbank was", "us-bank", score=0.6)
    mention(news, "a1", "Promsvyazbank PJSC", "us-bank", score=0.9)
    mention(news, "a1", "Putin", None, holder="Vladimir Putin", office="president", country="RU", score=0.9)
    return news


def mention(news: StoreBuilder, document_id: str, words: str, entity_id: str | None, **values: Any) -> None:
    start = TEXT.index(words)
    quote = words.removesuffix(" was")
    news.add(
        "mention",
        source_id="news",
        document_id=document_id,
        entity_id=entity_id,
        kind="listed" if entity_id else "office_holder",
        matched_name=words,
        start_offset=start,
        end_offset=start + len(quote),
        quote=quote,
        rule="full_name",
        **values,
    )


def test_a_mention_tells_who_is_named_where_in_which_words(named: StoreBuilder) -> None:
    assert named.ask(
        "select document, published_on, kind, entity_id, list_id, who, schema, office, country, quote, context "
        "from mentions where entity_id is null or start_offset < 40 order by start_offset"
    ) == [
        (
            "Banks", "2022-04-01", "listed", "us-bank", "us_test", "PROMSVYAZBANK", "Company", None, "RU",
            "Promsvyazbank", TEXT[: 32 + 60],
        ),
        (
            "Banks", "2022-04-01", "office_holder", None, None, "Vladimir Putin", None, "president", "RU",
            "Putin", TEXT[TEXT.index("Putin") - 60 :],
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("published_on", "was_listed"),
    [
        ("2022-02-28", False),
        ("2022-03-01", True),
        ("2022-05-31", True),
        ("2022-06-01", False),
        ("2022-04", None),
        (None, None),
    ],
)
def test_a_mention_tells_whether_its_entity_was_listed_on_the_day(
    named: StoreBuilder, published_on: str | None, was_listed: bool | None
) -> None:
    named.add_article("a2", text=TEXT, published_on=published_on)
    mention(named, "a2", "Promsvyazbank was", "us-bank", score=0.6)
    query = "select is_listed, was_listed from mentions where document_id = 'a2'"
    assert named.ask(query) == [(False, was_listed)]


def test_an_office_holder_is_neither_listed_nor_not(named: StoreBuilder) -> None:
    assert named.ask("select is_listed, was_listed from mentions where kind = 'office_holder'") == [
        (None, None)
    ]


def test_mentions_that_were_closed_are_left_out(named: StoreBuilder) -> None:
    mention(named, "a1", "Friday", "us-bank", score=0.6, seen_to=datetime(2026, 2, 1))
    assert named.ask("select count(*) from mentions where quote = 'Friday'") == [(0,)]


def test_the_documents_of_an_entity_show_its_clearest_mention(named: StoreBuilder) -> None:
    named.add_article("a2", text=TEXT)
    mention(named, "a2", "Promsvyazbank was", "us-bank", score=0.6)
    query = "select document, mention_count, score, quote, quotes from documents_by_entity where entity_id = 'us-bank'"
    assert named.ask(f"{query} order by document_id") == [
        ("Banks", 2, 0.9, "Promsvyazbank PJSC", ["Promsvyazbank", "Promsvyazbank PJSC"]),
        ("a2.txt", 1, 0.6, "Promsvyazbank", ["Promsvyazbank"]),
    ]
    assert named.ask(
        "select who, office, mention_count from documents_by_entity where entity_id is null"
    ) == [("Vladimir Putin", "president", 1)]


def test_a_quote_that_is_not_in_the_text_stops_the_build(named: StoreBuilder) -> None:
    mention(named, "a1", "Friday", "us-bank", score=0.6)
    named.build()
    named.add_article("a3", text="Other words")
    mention(named, "a3", "Friday", "us-bank", score=0.6)
    with pytest.raises(Exception, match="mentions_match_text"):
        named.build()
