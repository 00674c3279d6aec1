"""A server that stumbles is asked again, patiently and as it wishes; one that stays down is told in time."""

import logging
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from etl.declare import SourceDefinition
from etl.fetch import fetch_parts
from etl.fetch.failures import TemporaryFailure
from models.errors import FetchError
from models.settings import Settings
from tests.etl.misbehaving_server import Answer, MisbehavingServer, serving

GOOD = Answer(body=b"rows" * 1000)
LATER = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
STUMBLES = {
    "500": Answer(500),
    "502": Answer(502),
    "503": Answer(503),
    "504": Answer(504),
    "429": Answer(429),
    "late": Answer(body=b"rows", late=2),
    "stalled": Answer(body=b"rows" * 1000, piece=1000, stalls_after=2000),
    "truncated": Answer(body=b"x" * 10, headers={"Content-Length": "1000"}),
    "unfinished chunks": Answer(
        body=b"5\r\nrows,\r\n", headers={"Transfer-Encoding": "chunked"}, says_length=False
    ),
    "two lengths": Answer(body=b"rows", headers={"content-length": "3"}),
    "no sense": Answer(body=b"rows", headers={"Content-Length": "many"}),
}


@pytest.mark.parametrize("stumble", STUMBLES.values(), ids=STUMBLES.keys())
def test_what_may_pass_is_asked_for_again(
    publisher: MisbehavingServer,
    list_source: SourceDefinition,
    hurried: Settings,
    stumble: Answer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = publisher.answer("/sdn.csv", stumble, GOOD)
    with caplog.at_level(logging.WARNING):
        (file,) = fetch_parts(serving(list_source, url), hurried)
    assert file.content == GOOD.body
    assert len(publisher.asked["/sdn.csv"]) == 2
    assert [f"{url}: attempt 1 of 4: cannot be fetched" in text for text in caplog.messages] == [True]


@pytest.mark.parametrize("stumble", STUMBLES.values(), ids=STUMBLES.keys())
def test_what_does_not_pass_is_told_in_the_end(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, stumble: Answer
) -> None:
    url = publisher.answer("/sdn.csv", stumble)
    patience = hurried.model_copy(update={"fetch_attempts": 2, "timeout_seconds": 0.3})
    with pytest.raises(TemporaryFailure, match=r"cannot be fetched: \S.*\(asked 2 times\)") as caught:
        fetch_parts(serving(list_source, url), patience)
    assert caught.value.where == url
    assert "--from PATH" in caught.value.hint
    assert len(publisher.asked["/sdn.csv"]) == 2


def test_pauses_grow(publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings) -> None:
    url = publisher.answer("/sdn.csv", Answer(503), Answer(503), GOOD)
    started = time.monotonic()
    fetch_parts(serving(list_source, url), hurried.model_copy(update={"retry_pause_seconds": 0.2}))
    assert 0.6 <= time.monotonic() - started < 2


@pytest.mark.parametrize("status", [429, 503])
def test_the_pause_that_the_server_asks_for_is_kept(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, status: int
) -> None:
    url = publisher.answer("/sdn.csv", Answer(status, headers={"Retry-After": "1"}), GOOD)
    started = time.monotonic()
    fetch_parts(serving(list_source, url), hurried)
    assert 1 <= time.monotonic() - started < 2


@pytest.mark.parametrize("asked", ["86400", LATER])
def test_a_pause_that_is_too_long_ends_it_at_once(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, asked: str
) -> None:
    url = publisher.answer("/sdn.csv", Answer(429, headers={"Retry-After": asked}), GOOD)
    started = time.monotonic()
    with pytest.raises(FetchError, match="answered 429"):
        fetch_parts(serving(list_source, url), hurried)
    assert time.monotonic() - started < 1
    assert len(publisher.asked["/sdn.csv"]) == 1


def test_no_pause_is_begun_that_would_outlast_the_time_for_a_file(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    url = publisher.answer("/sdn.csv", Answer(429, headers={"Retry-After": "20"}), GOOD)
    started = time.monotonic()
    with pytest.raises(FetchError, match="answered 429"):
        fetch_parts(serving(list_source, url), hurried.model_copy(update={"fetch_limit_seconds": 5.0}))
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("piece", [1, 1000])
def test_a_body_that_drips_is_given_up_after_the_time_for_a_file(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, piece: int
) -> None:
    url = publisher.answer("/sdn.csv", Answer(body=b"x" * 100_000, piece=piece, pause=0.05))
    started = time.monotonic()
    with pytest.raises(FetchError, match="did not arrive in time") as caught:
        fetch_parts(serving(list_source, url), hurried.model_copy(update={"fetch_limit_seconds": 0.8}))
    assert time.monotonic() - started < 1.5
    assert (caught.value.where, caught.value.expected) == (url, "the whole file within 0.8 s")
    assert "SANCTRACK_FETCH_LIMIT_SECONDS" in caught.value.hint


def test_each_file_has_its_own_attempts(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    urls = [publisher.answer(f"/{name}.csv", Answer(500), Answer(500), GOOD) for name in "ab"]
    files = fetch_parts(serving(list_source, *urls), hurried.model_copy(update={"fetch_attempts": 3}))
    assert [file.content for file in files] == [GOOD.body] * 2
