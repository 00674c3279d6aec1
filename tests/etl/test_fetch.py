"""Files come over HTTP whole, with the server's time, or not at all and with the address that failed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from etl.declare import Part, SourceDefinition
from etl.fetch import MEGABYTE, fetch_parts, last_modified
from etl.runs import utc_now
from models.errors import FetchError
from models.settings import Settings

MODIFIED = "Thu, 28 Dec 2023 18:43:24 GMT"
ROWS = "36,Ж\r\n".encode() * 100


class Publisher(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(str(self.headers["User-Agent"]))
        answer = {
            "/sdn.csv": (200, {"Last-Modified": MODIFIED}, ROWS),
            "/alt.csv": (200, {}, b"alt"),
            "/empty.csv": (200, {}, b""),
            "/moved.csv": (302, {"Location": "/sdn.csv"}, b""),
            "/round.csv": (302, {"Location": "/round.csv"}, b""),
            "/broken.csv": (500, {}, b"<html>sorry</html>"),
            "/large.csv": (200, {}, b"x" * (MEGABYTE + 1)),
            "/limit.csv": (200, {}, b"x" * MEGABYTE),
            "/cut.csv": (200, {"Content-Length": "1000"}, b"x" * 10),
        }.get(self.path, (404, {}, b"not here"))
        status, headers, content = answer
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    """Address of a publisher's server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def serving(source: SourceDefinition, *urls: str) -> SourceDefinition:
    """The source with one part an address."""
    parts = {
        url.rpartition("/")[2]: Part(file=url.rpartition("/")[2], url=url, media_type="text/csv")
        for url in urls
    }
    return source.model_copy(update={"parts": parts})


def test_all_files_come_with_their_bytes_and_times(
    publisher: str, list_source: SourceDefinition, settings: Settings
) -> None:
    sdn, alt = fetch_parts(serving(list_source, f"{publisher}/sdn.csv", f"{publisher}/alt.csv"), settings)
    assert (sdn.part, sdn.locator, sdn.origin) == ("sdn.csv", "sdn.csv", f"{publisher}/sdn.csv")
    assert sdn.content == ROWS
    assert sdn.media_type == "text/csv"
    assert sdn.modified_at == datetime(2023, 12, 28, 18, 43, 24)
    assert timedelta(0) <= utc_now() - sdn.retrieved_at < timedelta(minutes=1)
    assert (alt.content, alt.modified_at) == (b"alt", None)


def test_the_publisher_learns_who_asks(
    publisher: str, list_source: SourceDefinition, settings: Settings
) -> None:
    asking = settings.model_copy(update={"contact": "mailto:someone@example.org"})
    fetch_parts(serving(list_source, f"{publisher}/alt.csv"), asking)
    assert Publisher.agents[-1].startswith("sanctrack/")
    assert "mailto:someone@example.org" in Publisher.agents[-1]


def test_a_redirect_is_followed(publisher: str, list_source: SourceDefinition, settings: Settings) -> None:
    (file,) = fetch_parts(serving(list_source, f"{publisher}/moved.csv"), settings)
    assert file.content == ROWS
    assert file.modified_at == datetime(2023, 12, 28, 18, 43, 24)


def test_a_file_without_bytes_is_for_the_guards_to_judge(
    publisher: str, list_source: SourceDefinition, settings: Settings
) -> None:
    assert [
        file.content for file in fetch_parts(serving(list_source, f"{publisher}/empty.csv"), settings)
    ] == [b""]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("none.csv", "404"),
        ("broken.csv", "500"),
        ("round.csv", "redirect"),
        ("cut.csv", "without sending complete"),
    ],
)
def test_a_server_that_fails_is_named_with_what_to_do(
    publisher: str, list_source: SourceDefinition, settings: Settings, path: str, said: str
) -> None:
    with pytest.raises(FetchError, match=said) as caught:
        fetch_parts(serving(list_source, f"{publisher}/alt.csv", f"{publisher}/{path}"), settings)
    assert caught.value.where == f"{publisher}/{path}"
    assert "--from PATH" in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/sdn.csv", "http://name.invalid/sdn.csv"])
def test_a_server_that_does_not_answer(list_source: SourceDefinition, settings: Settings, url: str) -> None:
    with pytest.raises(FetchError, match=r"cannot be fetched: \S") as caught:
        fetch_parts(serving(list_source, url), settings)
    assert url in str(caught.value)
    assert "--from PATH" in caught.value.hint


@pytest.mark.parametrize("url", ["not an address", "ftp://127.0.0.1/sdn.csv", "http://[/sdn.csv"])
def test_an_address_that_is_none(list_source: SourceDefinition, settings: Settings, url: str) -> None:
    with pytest.raises(FetchError):
        fetch_parts(serving(list_source, url), settings)


def test_a_file_may_be_as_large_as_the_limit(
    publisher: str, list_source: SourceDefinition, settings: Settings
) -> None:
    small = settings.model_copy(update={"max_download_mb": 1})
    (file,) = fetch_parts(serving(list_source, f"{publisher}/limit.csv"), small)
    assert len(file.content) == MEGABYTE


def test_a_larger_file_is_refused(publisher: str, list_source: SourceDefinition, settings: Settings) -> None:
    small = settings.model_copy(update={"max_download_mb": 1})
    with pytest.raises(FetchError, match="larger than the download limit") as caught:
        fetch_parts(serving(list_source, f"{publisher}/large.csv"), small)
    assert caught.value.where == f"{publisher}/large.csv"
    assert caught.value.expected == "at most 1 MB"
    assert "SANCTRACK_MAX_DOWNLOAD_MB" in caught.value.hint


@pytest.mark.parametrize(
    ("header", "at"),
    [
        (MODIFIED, datetime(2023, 12, 28, 18, 43, 24)),
        ("Thu, 28 Dec 2023 18:43:24 -0500", datetime(2023, 12, 28, 23, 43, 24)),
        ("yesterday", None),
        ("Thu, 99 Dec 2023 18:43:24 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_the_time_of_a_file(header: str | None, at: datetime | None) -> None:
    assert last_modified(header) == at
