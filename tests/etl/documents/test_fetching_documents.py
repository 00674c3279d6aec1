"""Documents from the web: a page, a feed's pages, a sitemap's; one that fails stops no other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from etl.documents import Document, DocumentProblem, Unmodified, read_documents
from etl.documents.document import Found
from etl.fetch.pages import PageFetcher
from etl.known_files import KnownFile
from models.settings import Settings
from tests.etl.documents.reading import EXPELLED
from tests.etl.misbehaving_server import Answer, MisbehavingServer, misbehaving

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Site:
    """A server, and a reader of its pages."""

    server: MisbehavingServer
    settings: Settings

    def page(self, path: str, text: str = EXPELLED, **answer: object) -> str:
        """Serve a page; gives its address."""
        body = f"<html><body><p>{text}</p></body></html>".encode()
        return self.server.answer(path, Answer(body=body, headers=HTML, **answer))  # type: ignore[arg-type]

    def feed(self, *addresses: str, path: str = "/feed.xml") -> str:
        """Serve a feed of these pages; gives its address."""
        items = "".join(f"<item><title>T</title><link>{one}</link></item>" for one in addresses)
        body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        return self.server.answer(path, Answer(body=body, headers={"Content-Type": "application/rss+xml"}))

    def read(
        self, place: str, known: Callable[[str], KnownFile | None] = lambda _address: None
    ) -> list[Found]:
        """All that is found at an address."""
        with PageFetcher(self.settings, known) as web:
            return list(read_documents([place], web))

    def asked(self) -> list[str]:
        """The paths that were asked for."""
        return [path for path, times in self.server.asked.items() for _ in times]


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    quick = {
        "retry_pause_seconds": 0.0,
        "page_pause_seconds": 0.0,
        "fetch_attempts": 2,
        "timeout_seconds": 2.0,
    }
    open_to_us = {"allow_http": True, "allow_private_hosts": True}
    with misbehaving() as server:
        yield Site(server, settings.model_copy(update=quick | open_to_us))


def texts(found: list[Found]) -> list[str]:
    return [item.text.strip() for item in found if isinstance(item, Document)]


def test_a_page_is_a_document_under_its_address(site: Site) -> None:
    address = site.page("/a")
    (document,) = site.read(address)
    assert isinstance(document, Document)
    assert (document.locator, document.url, document.text.strip()) == (address, address, EXPELLED)
    assert document.media_type == "text/html" and document.place_at(0) == "paragraph 1"


def test_the_charset_of_the_answer_counts(site: Site) -> None:
    body = "<p>Zürich – “at last”.</p>".encode("cp1252")
    kind = {"Content-Type": "text/html; charset=windows-1252"}
    assert texts(site.read(site.server.answer("/a", Answer(body=body, headers=kind)))) == [
        "Zürich – “at last”."
    ]


def test_the_pages_of_a_feed_are_read_in_order_each_once(site: Site) -> None:
    first, second = site.page("/1", "The first of them."), site.page("/2", "The second of them.")
    found = site.read(site.feed(second, first, second + "#part"))
    assert texts(found) == ["The second of them.", "The first of them."]
    assert [item.title for item in found if isinstance(item, Document)] == ["T", "T"]
    assert site.asked().count("/2") == 1


def test_a_page_that_fails_stops_no_other(site: Site) -> None:
    stumbling = site.server.answer("/1", Answer(503), Answer(503))
    picture = site.server.answer("/2", Answer(body=b"\x89PNG", headers={"Content-Type": "image/png"}))
    found = site.read(site.feed(site.server.address + "/gone", stumbling, picture, site.page("/3")))
    said = [str(item.error) for item in found if isinstance(item, DocumentProblem)]
    assert texts(found) == [EXPELLED]
    assert "404" in said[0] and "503" in said[1] and "asked 2 times" in said[1] and "image/png" in said[2]


def test_a_page_that_stumbles_once_is_asked_again(site: Site) -> None:
    body = f"<p>{EXPELLED}</p>".encode()
    address = site.server.answer("/1", Answer(503), Answer(body=body, headers=HTML))
    assert texts(site.read(site.feed(address))) == [EXPELLED]


def test_the_sitemaps_of_an_index_are_followed(site: Site) -> None:
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    pages = f"<urlset {space}><url><loc>{site.page('/a')}</loc></url></urlset>"
    inner = site.server.answer("/s.xml", Answer(body=pages.encode(), headers={"Content-Type": "text/xml"}))
    index = f"<sitemapindex {space}><sitemap><loc>{inner}</loc></sitemap></sitemapindex>"
    outer = site.server.answer("/i.xml", Answer(body=index.encode(), headers={"Content-Type": "text/xml"}))
    assert texts(site.read(outer)) == [EXPELLED]


def test_an_index_that_names_itself_comes_to_an_end(site: Site) -> None:
    space = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    loop = f"<sitemapindex {space}><sitemap><loc>{site.server.address}/i.xml</loc></sitemap></sitemapindex>"
    address = site.server.answer("/i.xml", Answer(body=loop.encode(), headers={"Content-Type": "text/xml"}))
    found = site.read(address)
    assert [type(item) for item in found] == [DocumentProblem]
    assert len(site.asked()) < 6


def test_a_known_page_is_asked_for_conditionally(site: Site) -> None:
    address = site.page("/a", etag='"1"')
    known = KnownFile(address, "0" * 64, address, datetime(2022, 1, 1), '"1"')
    assert site.read(site.feed(address), {address: known}.get) == [Unmodified(address)]
    assert site.server.asked["/a"][0]["if-none-match"] == '"1"'


def test_a_page_that_its_feed_calls_unchanged_is_not_asked_for(site: Site) -> None:
    address = site.page("/a")
    item = f"<item><link>{address}</link><pubDate>Fri, 08 Apr 2022 10:00:00 +0900</pubDate></item>"
    body = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
    feed = site.server.answer("/feed.xml", Answer(body=body, headers={"Content-Type": "application/rss+xml"}))
    known = KnownFile(address, "0" * 64, address, datetime(2022, 4, 9))
    assert site.read(feed, {address: known}.get) == [Unmodified(address)]
    assert "/a" not in site.server.asked


def test_what_robots_txt_forbids_is_told_and_not_asked_for(site: Site) -> None:
    site.server.answer("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /private\n"))
    found = site.read(site.feed(site.page("/private/a"), site.page("/b")))
    assert [type(item) for item in found] == [DocumentProblem, Document]
    assert "robots.txt forbids" in str(getattr(found[0], "error", ""))
    assert "/private/a" not in site.server.asked and len(site.server.asked["/robots.txt"]) == 1


def test_pages_of_one_host_are_asked_for_with_a_pause(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("etl.fetch.pages.time.sleep", pauses.append)
    site.settings = site.settings.model_copy(update={"page_pause_seconds": 7.0})
    site.read(site.feed(site.page("/1", "One."), site.page("/2", "Two.")))
    assert [round(pause) for pause in pauses if pause > 1] == [7, 7]


def test_a_page_larger_than_the_limit_is_told(site: Site) -> None:
    site.settings = site.settings.model_copy(update={"max_download_mb": 1})
    (problem,) = site.read(site.page("/a", "x" * 1_100_000))
    assert isinstance(problem, DocumentProblem) and "download limit" in str(problem.error)


def test_hosts_of_a_private_network_are_not_asked(site: Site) -> None:
    site.settings = site.settings.model_copy(update={"allow_private_hosts": False})
    (problem,) = site.read(site.page("/a"))
    assert isinstance(problem, DocumentProblem) and "private network" in str(problem.error)
    assert site.asked() == []


def test_a_folder_may_name_addresses(site: Site, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    lines = f"# feeds\n{site.feed(site.page('/1', 'From the feed.'))}\n\n"
    (folder / "addresses.txt").write_text(lines, encoding="utf-8")
    assert texts(site.read(str(folder))) == ["From the feed."]
    (folder / "a.txt").write_text("From the folder.", encoding="utf-8")
    assert texts(site.read(str(folder))) == ["From the folder.", "From the feed."]


def test_without_a_fetcher_an_address_is_a_problem() -> None:
    (problem,) = read_documents(["https://example.org/a"])
    assert isinstance(problem, DocumentProblem) and "not fetched" in str(problem.error)
