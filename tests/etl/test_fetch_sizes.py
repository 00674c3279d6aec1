"""No answer takes more bytes than the limit, as sent or as unpacked."""

import gzip
import tracemalloc

import pytest
import zstandard

from etl.declare import SourceDefinition
from etl.fetch import MEGABYTE, fetch_parts
from models.errors import FetchError
from models.settings import Settings
from tests.etl.misbehaving_server import Answer, MisbehavingServer, serving

ROWS = b"36,name\r\n" * 1000
PACKED = {"Content-Encoding": "gzip"}


@pytest.fixture
def small(hurried: Settings) -> Settings:
    return hurried.model_copy(update={"max_download_mb": 1, "fetch_attempts": 1})


@pytest.mark.parametrize("says_length", [True, False])
def test_a_file_may_be_as_large_as_the_limit(
    publisher: MisbehavingServer, list_source: SourceDefinition, small: Settings, says_length: bool
) -> None:
    url = publisher.answer("/sdn.csv", Answer(body=b"x" * MEGABYTE, says_length=says_length))
    (file,) = fetch_parts(serving(list_source, url), small)
    assert len(file.content) == MEGABYTE


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"x" * (MEGABYTE + 1)),
        Answer(body=b"x" * (MEGABYTE + 1), says_length=False),
        Answer(body=b"x", headers={"Content-Length": "9" * 15}, says_length=False),
        Answer(body=gzip.compress(b"x" * (MEGABYTE + 1)), headers=PACKED),
        Answer(body=gzip.compress(b"x" * MEGABYTE) + gzip.compress(b"x"), headers=PACKED),
    ],
    ids=["announced", "unannounced", "only announced", "packed", "two packed"],
)
def test_a_larger_file_is_refused(
    publisher: MisbehavingServer, list_source: SourceDefinition, small: Settings, answer: Answer
) -> None:
    url = publisher.answer("/large.csv", answer)
    with pytest.raises(FetchError, match="larger than the download limit") as caught:
        fetch_parts(serving(list_source, url), small)
    assert (caught.value.where, caught.value.expected) == (url, "at most 1 MB")
    assert "SANCTRACK_MAX_DOWNLOAD_MB" in caught.value.hint


def test_a_bomb_is_never_unpacked(
    publisher: MisbehavingServer, list_source: SourceDefinition, small: Settings
) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=9)
    url = publisher.answer("/bomb.csv", Answer(body=bomb, headers=PACKED))
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than the download limit"):
        fetch_parts(serving(list_source, url), small)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * MEGABYTE


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(ROWS),
        gzip.compress(ROWS[:900]) + gzip.compress(ROWS[900:]),
        gzip.compress(ROWS) + b"\0" * 70_000,
    ],
    ids=["one", "two members", "padded"],
)
@pytest.mark.parametrize("piece", [1000, 1])
def test_a_packed_body_is_unpacked(
    publisher: MisbehavingServer, list_source: SourceDefinition, small: Settings, body: bytes, piece: int
) -> None:
    pieces = piece if len(body) < 10_000 else 1000
    url = publisher.answer("/sdn.csv", Answer(body=body, headers=PACKED, piece=pieces))
    assert fetch_parts(serving(list_source, url), small)[0].content == ROWS


@pytest.mark.parametrize(
    "body",
    [gzip.compress(ROWS)[:-9], ROWS, b"", gzip.compress(ROWS) + b"junk"],
    ids=["cut off", "not packed", "empty", "more behind it"],
)
def test_a_packed_body_that_is_damaged(
    publisher: MisbehavingServer, list_source: SourceDefinition, small: Settings, body: bytes
) -> None:
    url = publisher.answer("/sdn.csv", Answer(body=body, headers=PACKED))
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch_parts(serving(list_source, url), small)


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_refused(
    publisher: MisbehavingServer, list_source: SourceDefinition, small: Settings, encoding: str
) -> None:
    bomb = zstandard.compress(b"\0" * 50_000_000)
    url = publisher.answer("/sdn.csv", Answer(body=bomb, headers={"Content-Encoding": encoding}))
    with pytest.raises(FetchError, match=f"packed by '{encoding}'"):
        fetch_parts(serving(list_source, url), small)


def test_what_comes_after_the_announced_length_is_not_read(
    publisher: MisbehavingServer, list_source: SourceDefinition, small: Settings
) -> None:
    answer = Answer(body=ROWS + b"more", headers={"Content-Length": str(len(ROWS))}, says_length=False)
    assert fetch_parts(serving(list_source, publisher.answer("/sdn.csv", answer)), small)[0].content == ROWS
