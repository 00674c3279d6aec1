"""Mentions in the store: with history, searched anew when lists or documents change, and only then."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select, update

from etl.clean import normalise_name
from etl.history import Changes, Version
from etl.mentions.loading import Searched, expect_mentions, refresh_mentions
from etl.store import reading, writing
from models.listings import Listing, Name
from models.mentions import Mention, MentionSearch
from models.provenance import Document, Source
from models.vocabulary import DocumentOutcome, SourceKind

AT = datetime(2022, 5, 1)
DAY = timedelta(days=1)
TEXT = "Zyrianov said: Igor Zyrianov and Pyotr Mikhalkovets were listed by Fumio Kishida."


@pytest.fixture
def store(listed: Engine) -> Iterator[Engine]:
    """A list with the persons 1 to 3, of which the first has a name, and a document that waits for its search."""
    with writing(listed) as connection:
        source = {"source_id": "news", "kind": SourceKind.DOCUMENTS, "title": "News", "publisher": "we"}
        source |= {"licence": "none", "cadence": "0 6 * * *", "stale_after_hours": 24}
        connection.execute(insert(Source).values(**source))
        put_document(connection, "d1", TEXT)
        put_name(connection, "1", "ZYRIANOV, Igor")
        wait(connection, ["d1"])
    yield listed


def put_document(connection: Connection, key: str, text: str | None) -> None:
    row = {
        "document_id": key,
        "source_id": "news",
        "locator": f"{key}.txt",
        "sha256": "0" * 64,
        "byte_count": 1,
    }
    row |= {"media_type": "text/plain", "retrieved_at": AT, "published_on": "2022-05-01", "text": text}
    connection.execute(insert(Document).values(outcome=DocumentOutcome.NEW, **row))


def put_name(connection: Connection, key: str, value: str, at: datetime = AT, kind: str = "primary") -> None:
    origin = {"source_id": "x_list", "document_id": "doc", "entity_id": f"x_list-{key}", "seen_from": at}
    normalised = normalise_name(value, family_first=True)
    row = {"name_id": f"{key} {value}", "kind": kind, "value": value, "normalised": normalised}
    connection.execute(insert(Name).values(**row, **origin))


def wait(connection: Connection, documents: list[str], gone: tuple[str, ...] = (), at: datetime = AT) -> None:
    expect_mentions(connection, Version("news", at, {}), documents, gone, Changes())


def counts(searched: Searched) -> tuple[int, int, int]:
    """Documents searched, mentions opened and closed."""
    return (
        searched.document_count,
        searched.changes.opened.get("mention", 0),
        searched.changes.closed.get("mention", 0),
    )


def standing(engine: Engine) -> list[tuple[Any, ...]]:
    """Who is mentioned now, in which words."""
    query = select(Mention.entity_id, Mention.holder, Mention.quote).where(Mention.seen_to.is_(None))
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(query.order_by(Mention.start_offset))]


def break_off(done: int, _total: int) -> None:
    raise KeyboardInterrupt(str(done))


KISHIDA = (None, "Fumio Kishida", "Fumio Kishida")
ZYRIANOV = ("x_list-1", None, "Igor Zyrianov")
MIKHALKOVETS = ("x_list-2", None, "Pyotr Mikhalkovets")


def test_a_waiting_document_is_searched_once(store: Engine) -> None:
    assert counts(refresh_mentions(store, AT)) == (1, 2, 0)
    assert standing(store) == [ZYRIANOV, KISHIDA]
    assert counts(refresh_mentions(store, AT + DAY)) == (0, 0, 0)


def test_the_quote_is_the_text_at_the_span(store: Engine) -> None:
    refresh_mentions(store, AT)
    with reading(store) as connection:
        rows = connection.execute(select(Mention)).all()
    assert [TEXT[row.start_offset : row.end_offset] for row in rows] == [row.quote for row in rows]
    assert {row.seen_from for row in rows} == {AT}


def test_a_new_name_on_a_list_is_found_in_documents_that_are_there(store: Engine) -> None:
    refresh_mentions(store, AT)
    with writing(store) as connection:
        put_name(connection, "2", "MIKHALKOVETS, Pyotr", AT + DAY)
    assert counts(refresh_mentions(store, AT + DAY)) == (1, 1, 0)
    assert standing(store) == [ZYRIANOV, MIKHALKOVETS, KISHIDA]


def test_a_name_that_a_list_corrects_closes_its_mention(store: Engine) -> None:
    refresh_mentions(store, AT)
    with writing(store) as connection:
        connection.execute(update(Name).values(seen_to=AT + DAY))
        put_name(connection, "1", "ZYRYANOV, Egor", AT + DAY)
    assert counts(refresh_mentions(store, AT + DAY)) == (1, 0, 1)
    assert standing(store) == [KISHIDA]


def test_an_entity_that_left_its_list_is_still_found(store: Engine) -> None:
    with writing(store) as connection:
        origin = {"source_id": "x_list", "document_id": "doc", "entity_id": "x_list-1"}
        connection.execute(insert(Listing).values(listing_id="L", seen_from=AT, seen_to=AT + DAY, **origin))
        connection.execute(update(Name).values(seen_to=AT + DAY))
        put_name(connection, "1", "MIKHALKOVETS, Pyotr", AT - DAY)
        connection.execute(update(Name).where(Name.seen_from < AT).values(seen_to=AT))
    refresh_mentions(store, AT + DAY)
    assert standing(store) == [ZYRIANOV, KISHIDA]


def test_a_document_that_is_replaced_mentions_nobody_any_more(store: Engine) -> None:
    refresh_mentions(store, AT)
    with writing(store) as connection:
        put_document(connection, "d2", "Igor Zyrianov")
        wait(connection, ["d2"], ("d1",), AT + DAY)
    assert counts(refresh_mentions(store, AT + DAY)) == (1, 1, 0)
    assert standing(store) == [ZYRIANOV]
    with reading(store) as connection:
        assert connection.scalars(select(MentionSearch.document_id)).all() == ["d2"]


def test_a_load_whose_time_lies_before_the_last_search_keeps_time_running_forward(store: Engine) -> None:
    refresh_mentions(store, AT + 100 * DAY)
    with writing(store) as connection:
        wait(connection, [], ("d1",), AT + DAY)
        wait(connection, ["d1"], (), AT + 2 * DAY)
    assert standing(store) == []
    refresh_mentions(store, AT + 3 * DAY)
    assert standing(store) == [ZYRIANOV, KISHIDA]


def test_what_was_searched_is_kept_when_a_search_is_broken_off(
    store: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.mentions.loading.DOCUMENTS_AT_ONCE", 1)
    with writing(store) as connection:
        put_document(connection, "d2", TEXT)
        wait(connection, ["d2"])

    with pytest.raises(KeyboardInterrupt):
        refresh_mentions(store, AT, break_off)
    assert len(standing(store)) == 2
    assert counts(refresh_mentions(store, AT)) == (1, 2, 0)


def test_a_document_without_a_text_and_a_store_without_documents_give_nothing(
    store: Engine, listed: Engine
) -> None:
    with writing(store) as connection:
        put_document(connection, "d2", None)
        wait(connection, ["d2"], ("d1",))
    assert counts(refresh_mentions(store, AT)) == (1, 0, 0)
    with writing(store) as connection:
        wait(connection, [], ("d2",))
    assert counts(refresh_mentions(store, AT)) == (0, 0, 0)
