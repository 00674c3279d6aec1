"""Addresses as documents: a page, or the pages that a feed or a sitemap links."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urldefrag, urlsplit

from etl.archive import RetrievedFile
from etl.documents.decoding import charset_in
from etl.documents.document import DocumentProblem, Piece, Unmodified
from etl.documents.feeds import Link, links_in
from etl.documents.media import READABLE, media_type_of
from etl.documents.metadata import Metadata
from models.errors import FetchError, InputError, SanctrackError

LOG = logging.getLogger(__name__)
# A pause between two pages, and everyone waits for the newest: the rest comes with the next refresh.
MOST_PAGES = 1000
DEEPEST_SITEMAP = 2
ADDRESSES_NAME = "addresses.txt"
Pieces = Iterator[Piece | DocumentProblem | Unmodified]


class Web(Protocol):
    """Who fetches pages: see `etl.fetch.pages.PageFetcher`."""

    def get(self, address: str, is_linked: bool = False) -> RetrievedFile | None:
        """The page at an address; None where it is not modified; FetchError where it cannot be had."""

    def got_at(self, address: str) -> datetime | None:
        """When the page at an address was last had, UTC; None where it never was."""


def is_address(place: str) -> bool:
    """True for the address of something to fetch; False for a path."""
    return urlsplit(place).scheme in ("http", "https") and "//" in place


def addresses_in(path: Path) -> list[str]:
    """The addresses of a file with one a line; empty lines and those that begin with # are left out."""
    if not path.is_file():
        return []
    lines = (line.strip() for line in path.read_text(encoding="utf-8-sig", errors="replace").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def needs_web(place: str) -> bool:
    """True for an address, and for a folder with a file of addresses."""
    return is_address(place) or (Path(place) / ADDRESSES_NAME).is_file()


def pieces_of_address(address: str, web: Web, depth: int = 0) -> Pieces:
    """The page at an address, or those that the feed or sitemap there links; a page that fails is a problem."""
    try:
        file = web.get(address)
        if file is None:
            yield Unmodified(address)
            return
        links = links_in(file.content, address)
        if links is None:
            yield piece_of_page(address, file, Metadata())
            return
    except (FetchError, InputError) as error:
        yield problem_of(address, error)
        return
    yield from pieces_of_links(address, links, web, depth)


def pieces_of_links(address: str, links: list[Link], web: Web, depth: int) -> Pieces:
    """The linked pages in order, each once; those that have not changed since they were had are not asked for."""
    wanted: dict[str, Link] = {}
    for link in links:
        wanted.setdefault(urldefrag(link.address).url, link)
    asked = 0
    for one, link in wanted.items():
        if link.is_sitemap and depth < DEEPEST_SITEMAP:
            yield from pieces_of_address(one, web, depth + 1)
        elif is_current(link, web.got_at(one)):
            yield Unmodified(one)
        elif asked < MOST_PAGES:
            asked += 1
            yield piece_of_link(one, link, web)
    left = len(wanted) - asked
    if asked == MOST_PAGES and left > 0:
        LOG.warning("%s: %s pages were read; more are left for the next time", address, asked)


def is_current(link: Link, got_at: datetime | None) -> bool:
    """True where the link says that its page has not changed since it was had."""
    return got_at is not None and link.changed_at is not None and link.changed_at < got_at


def piece_of_link(address: str, link: Link, web: Web) -> Piece | DocumentProblem | Unmodified:
    """One linked page."""
    try:
        file = web.get(address, is_linked=True)
        return piece_of_page(address, file, link.known) if file else Unmodified(address)
    except (FetchError, InputError) as error:
        return problem_of(address, error)


def piece_of_page(address: str, file: RetrievedFile, known: Metadata) -> Piece:
    """A page before it is read; InputError where it is of a kind that is not read."""
    media_type = media_type_of(file.content, file.media_type, urlsplit(address).path)
    if media_type is None:
        raise InputError(
            f"the server sent {file.media_type or 'a file of no kind'}, which is not read",
            where=file.origin,
            expected=f"a web page, a feed or sitemap, or one of {READABLE}",
            hint="give the address of a page with text",
        )
    known = known.or_else(Metadata(url=file.origin))
    return Piece(file.locator, replace(file, media_type=media_type), known, charset_in(file.media_type))


def problem_of(address: str, error: SanctrackError) -> DocumentProblem:
    """What is said of an address that gave no document."""
    return DocumentProblem(error.where if is_address(error.where) else address, error)
