"""Files come over HTTP whole, with the server's time, or not at all and with the address that failed."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from etl.declare import SourceDefinition
from etl.fetch import MEGABYTE, fetch_parts, last_modified
from etl.fetch.answers import retry_after
from etl.runs import utc_now
from models.errors import FetchError
from models.settings import Settings
from tests.etl.misbehaving_server import Answer, MisbehavingServer, serving

MODIFIED = "Thu, 28 Dec 2023 18:43:24 GMT"
ROWS = "36,Ж\r\n".encode() * 100


def test_all_files_come_with_their_bytes_and_times(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    urls = [
        publisher.answer("/sdn.csv", Answer(body=ROWS, modified=MODIFIED, etag='"a1"')),
        publisher.answer("/alt.csv", Answer(body=b"alt")),
    ]
    sdn, alt = fetch_parts(serving(list_source, *urls), hurried)
    assert (sdn.part, sdn.locator, sdn.origin) == ("sdn.csv", "sdn.csv", urls[0])
    assert (sdn.content, sdn.media_type, sdn.etag) == (ROWS, "text/csv", '"a1"')
    assert sdn.modified_at == datetime(2023, 12, 28, 18, 43, 24)
    assert timedelta(0) <= utc_now() - sdn.retrieved_at < timedelta(minutes=1)
    assert (alt.content, alt.modified_at, alt.etag) == (b"alt", None, None)


@pytest.mark.parametrize(
    ("contact", "said"),
    [("mailto:someone@example.org", "mailto:someone@example.org"), ("Zoë\r\nHost: evil", "Zo???Host: evil")],
)
def test_the_publisher_learns_who_asks(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, contact: str, said: str
) -> None:
    asking = hurried.model_copy(update={"contact": contact})
    fetch_parts(serving(list_source, publisher.answer("/alt.csv", Answer(body=b"alt"))), asking)
    (asked,) = publisher.asked["/alt.csv"]
    assert asked["user-agent"].startswith("sanctrack/") and f"(+{said})" in asked["user-agent"]
    assert asked["accept-encoding"] == "gzip"
    assert "if-none-match" not in asked and "if-modified-since" not in asked


def test_a_file_without_bytes_is_for_the_guards_to_judge(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings
) -> None:
    url = publisher.answer("/empty.csv", Answer())
    assert [file.content for file in fetch_parts(serving(list_source, url), hurried)] == [b""]


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (204, "--from PATH"),
        (206, "--from PATH"),
        (304, "--from PATH"),
        (400, "--from PATH"),
        (401, "login"),
        (403, "SANCTRACK_CONTACT"),
        (404, "source.yml"),
        (410, "source.yml"),
        (501, "--from PATH"),
    ],
)
def test_an_answer_that_will_not_pass_is_told_at_once_with_what_to_do(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, status: int, hint: str
) -> None:
    url = publisher.answer("/sdn.csv", Answer(status))
    with pytest.raises(FetchError, match=f"answered {status}") as caught:
        fetch_parts(serving(list_source, publisher.answer("/alt.csv", Answer(body=b"alt")), url), hurried)
    assert caught.value.where == url
    assert hint in caught.value.hint and "--from PATH" in str(caught.value)
    assert len(publisher.asked["/sdn.csv"]) == 1


@pytest.mark.parametrize(
    ("url", "told"),
    [("http://127.0.0.1:1/sdn.csv", "asked 4 times"), ("https://name.invalid/sdn.csv", "is not found")],
)
def test_a_server_that_does_not_answer(
    list_source: SourceDefinition, hurried: Settings, url: str, told: str
) -> None:
    with pytest.raises(FetchError, match=rf"cannot be fetched: \S.*{told}") as caught:
        fetch_parts(serving(list_source, url), hurried)
    assert url in str(caught.value)
    assert "--from PATH" in caught.value.hint


@pytest.mark.parametrize(
    "url",
    ["not an address", "ftp://127.0.0.1/sdn.csv", "http://[/sdn.csv", "https:///sdn.csv", "file:///etc/passwd",
     "https://xn--\u00e4.example/sdn.csv", f"https://{'a' * 70}.example/sdn.csv", "https://a..b/x", "http://h:99999/x"],
)  # fmt: skip
def test_an_address_that_is_none(list_source: SourceDefinition, hurried: Settings, url: str) -> None:
    with pytest.raises(FetchError):
        fetch_parts(serving(list_source, url), hurried)


def test_a_list_without_an_address_is_only_read_from_files(
    list_source: SourceDefinition, settings: Settings
) -> None:
    parts = {name: part.model_copy(update={"url": None}) for name, part in list_source.parts.items()}
    with pytest.raises(FetchError, match="only read from files") as caught:
        fetch_parts(list_source.model_copy(update={"parts": parts}), settings)
    assert "sanctrack refresh --source x_list --from PATH" in caught.value.hint


PAGE = b"<!DOCTYPE html>\n<html><head><title>Access Denied</title></head><body>sorry</body></html>"


@pytest.mark.parametrize(
    "kind", ["text/html; charset=utf-8", "application/json", "application/pdf", "image/png"]
)
def test_another_type_than_the_files_is_refused(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, kind: str
) -> None:
    url = publisher.answer("/sdn.csv", Answer(body=ROWS, headers={"Content-Type": kind}))
    with pytest.raises(FetchError, match=f"sent {kind.partition(';')[0]}, not the file"):
        fetch_parts(serving(list_source, url), hurried)
    assert len(publisher.asked["/sdn.csv"]) == 1


@pytest.mark.parametrize(
    ("kind", "declared"),
    [
        ("application/octet-stream", "text/csv"),
        ("text/plain", "application/xml"),
        ("TEXT/CSV; header=present", "text/csv"),
        ("application/json", "application/geo+json"),
        ("text/html", "text/html"),
        ("", "text/csv"),
    ],
)
def test_what_servers_call_a_file_may_be_vague(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, kind: str, declared: str
) -> None:
    url = publisher.answer("/sdn.csv", Answer(body=ROWS, headers={"Content-Type": kind}))
    (file,) = fetch_parts(serving(list_source, url, media_type=declared), hurried)
    assert (file.content, file.media_type) == (ROWS, declared)


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        b"\xef\xbb\xbf \r\n" + PAGE,
        b"<?xml version='1.0'?><!-- x --><HTML lang='en'>",
        "\ufeff<html>".encode("utf-16"),
        b"<script>location='/login'</script>",
    ],
)
def test_a_web_page_served_as_the_file_is_refused(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, page: bytes
) -> None:
    url = publisher.answer("/sdn.csv", Answer(body=page, headers={"Content-Type": "text/csv"}))
    with pytest.raises(FetchError, match=r"sent a web page.*, not the file") as caught:
        fetch_parts(serving(list_source, url), hurried)
    assert ("“Access Denied”" in caught.value.what) == (b"Denied" in page)
    assert url in caught.value.hint


@pytest.mark.parametrize("content", [b"<sdnList><htmlish/></sdnList>", b"a,<html>\r\n", b"<headers/>"])
def test_a_file_that_only_mentions_a_web_page_is_none(
    publisher: MisbehavingServer, list_source: SourceDefinition, hurried: Settings, content: bytes
) -> None:
    url = publisher.answer("/sdn.csv", Answer(body=content))
    assert fetch_parts(serving(list_source, url), hurried)[0].content == content


@pytest.mark.parametrize(
    ("header", "at"),
    [
        (MODIFIED, datetime(2023, 12, 28, 18, 43, 24)),
        ("Thu, 28 Dec 2023 18:43:24 -0500", datetime(2023, 12, 28, 23, 43, 24)),
        ("yesterday", None),
        ("Thu, 99 Dec 2023 18:43:24 GMT", None),
        ("Fri, 31 Dec 9999 23:00:00 -1400", None),
        ("", None),
        (None, None),
    ],
)
def test_the_time_of_a_file(header: str | None, at: datetime | None) -> None:
    assert last_modified(header) == at


def test_the_pause_that_a_server_asks_for() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert 55 < retry_after(soon) <= 60
    assert [retry_after(text) for text in ("7", " 120 ", MODIFIED, "-5", "soon", "", None)] == [
        7,
        120,
        0,
        0,
        0,
        0,
        0,
    ]
    assert retry_after("9" * 5000) > MEGABYTE
