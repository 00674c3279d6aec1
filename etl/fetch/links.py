"""The address of a file that its publisher dates and links from a page."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import httpx
from lxml import etree, html  # type: ignore[import-untyped]

from etl.declare import Part
from etl.fetch.answers import check_answer
from etl.fetch.bodies import read_body
from etl.fetch.failures import explained, refused, shown
from etl.given import time_in_name
from models.errors import FetchError

PAGE = "text/html"
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
Link = tuple[str, str]


async def linked(client: httpx.AsyncClient, part: Part, limit: int) -> Part:
    """The part at the address of its file, as the page at its `url` links it now; the page is at most `limit` bytes.

    FetchError where the page cannot be had, or has no link that matches.
    """
    page = str(part.url)
    try:
        async with client.stream("GET", page) as response:
            check_answer(response, part.model_copy(update={"media_type": PAGE}), "the page")
            content = await read_body(response, limit)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise explained(error, page) from error
    links = links_of(decoded(content, response.charset_encoding), str(response.url))
    found = newest([address for address, text in links if _is_meant(str(part.link), address, text)])
    if found is None:
        raise _not_linked(part, len(links))
    return part.model_copy(update={"url": found})


def decoded(content: bytes, charset: str | None) -> str:
    """The text of a page by the charset of its answer, or the one it states itself, or else UTF-8."""
    stated = CHARSET.search(content[:4096])
    for name in (charset, stated and stated[1].decode("ascii", "replace")):
        try:
            return content.decode(name or "utf-8")
        except (LookupError, ValueError):
            continue
    return content.decode("utf-8", "replace")


def links_of(page: str, address: str) -> list[Link]:
    """The links of a page by http and https, in order: each absolute address, without a fragment, and its text."""
    try:
        # Bytes, because a text with an XML declaration that names an encoding is refused.
        tree = html.document_fromstring(
            page.replace("\0", "").encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError):
        return []
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), "")
    return list(_resolved(tree, _joined(address, base) or address))


def _resolved(tree: html.HtmlElement, base: str) -> Iterator[Link]:
    for element in tree.iter("a", "area"):
        address = _joined(base, element.get("href") or "")
        if address:
            yield address, " ".join(element.text_content().split())


def _joined(base: str, href: str) -> str | None:
    """The absolute address of a link; None where it is none by http or https."""
    try:
        address = urldefrag(urljoin(base, href.strip())).url
        return address if href and urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None


def _is_meant(pattern: str, address: str, text: str) -> bool:
    return bool(re.search(pattern, address) or re.search(pattern, text))


def newest(addresses: list[str]) -> str | None:
    """The address with the newest date in its name; the first where none has one."""
    return max(addresses, key=_date_in, default=None)


def _date_in(address: str) -> datetime:
    return time_in_name(unquote(urlsplit(address).path)) or datetime.min


def _not_linked(part: Part, count: int) -> FetchError:
    page = str(part.url)
    return refused(
        f"the page does not link the file: none of its {count} links matches {part.link}",
        page,
        f"a link whose address or text matches {part.link}",
        f"open {shown(page)} in a browser: the publisher may have renamed the file or moved the page;"
        " change url or link in source.yml, or give the file with --from PATH",
    )
