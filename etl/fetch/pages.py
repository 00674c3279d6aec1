"""Web pages, feeds and sitemaps, one after the other: politely, and only what is new."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from etl.archive import RetrievedFile
from etl.fetch.answers import check_status, etag_of, is_unmodified, last_modified
from etl.fetch.bodies import MEGABYTE, read_body
from etl.fetch.failures import explained, refused, shown
from etl.fetch.retries import ask_again
from etl.fetch.transport import client_for
from etl.known_files import KnownFile
from etl.runs import utc_now
from models.errors import FetchError
from models.settings import Settings

AGENT = "sanctrack"
Known = Callable[[str], KnownFile | None]


class PageFetcher:
    """Asks for pages in the order in which they are wanted, with a pause between two of one host.

    `known` gives what an address answered the last time. What a host's robots.txt forbids is not asked for; a host
    without one, or whose one cannot be had, forbids nothing.
    """

    def __init__(self, settings: Settings, known: Known = lambda _address: None) -> None:
        self.settings, self.known = settings, known
        self.runner = asyncio.Runner()
        self.asked_at: dict[str, float] = {}
        self.rules: dict[str, RobotFileParser] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if "client" in self.__dict__:
            self.runner.run(self.client.aclose())
        self.runner.close()

    @cached_property
    def client(self) -> httpx.AsyncClient:
        """Made when the first page is asked for: a folder of files needs none."""
        return client_for(self.settings)

    def got_at(self, address: str) -> datetime | None:
        """When the page at an address was last had, UTC; None where it never was."""
        known = self.known(shown(address))
        return known.retrieved_at if known else None

    def get(self, address: str, is_linked: bool = False) -> RetrievedFile | None:
        """The page, feed or file at an address; None where it is not modified; FetchError where it cannot be had.

        Its `media_type` is the whole Content-Type of the answer. robots.txt counts for what a feed or a
        sitemap links, not for an address that a person gave.
        """
        if is_linked and not self.rules_of(address).can_fetch(AGENT, address):
            raise refused(
                "is not fetched: the host's robots.txt forbids it",
                address,
                "a page that programs may read",
                "ask the publisher, or save the page with a browser and give the file",
            )
        self._pause(address)
        known = self.known(shown(address))
        ask_once = partial(_ask_page, self.client, address, self.settings, known)
        return self.runner.run(ask_again(self.settings, address, ask_once))

    def rules_of(self, address: str) -> RobotFileParser:
        """What the host of an address forbids, asked for once."""
        parts = urlsplit(address)
        if parts.netloc not in self.rules:
            rules = RobotFileParser()
            rules.parse(self._lines(f"{parts.scheme}://{parts.netloc}/robots.txt"))
            self.rules[parts.netloc] = rules
        return self.rules[parts.netloc]

    def _lines(self, address: str) -> list[str]:
        try:
            found = self.runner.run(_ask_page(self.client, address, self.settings, None))
        except FetchError:
            return []
        return found.content.decode("utf-8", "replace").splitlines() if found else []

    def _pause(self, address: str) -> None:
        host, now = urlsplit(address).netloc, time.monotonic()
        rules = self.rules.get(host)
        pause = max(self.settings.page_pause_seconds, float((rules and rules.crawl_delay(AGENT)) or 0))
        time.sleep(max(0.0, self.asked_at.get(host, now - pause) + pause - now))
        self.asked_at[host] = time.monotonic()


async def _ask_page(
    client: httpx.AsyncClient, address: str, settings: Settings, known: KnownFile | None
) -> RetrievedFile | None:
    headers = known.conditions if known and known.origin == shown(address) else {}
    try:
        async with client.stream("GET", address, headers=headers) as response:
            if headers and is_unmodified(response):
                return None
            check_status(response, address, "the page")
            content = await read_body(response, settings.max_download_mb * MEGABYTE)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise explained(error, address) from error
    return RetrievedFile(
        "",
        shown(address),
        shown(address),
        response.headers.get("Content-Type", ""),
        content,
        utc_now(),
        last_modified(response.headers.get("Last-Modified")),
        etag_of(response),
    )
