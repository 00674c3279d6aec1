"""Whether an answer is the file that was asked for: its status, type and first bytes."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from etl.declare import Part
from etl.fetch.failures import NEXT_STEP, TemporaryFailure, refused, shown
from models.errors import FetchError

PASSING = {429, 500, 502, 503, 504}
HINTS = {
    401: "the publisher wants a login: give files with --from PATH",
    403: "set SANCTRACK_CONTACT, so that the publisher sees who asks, or get the files with a browser"
    " and give them with --from PATH",
    404: "look on the publisher's page where the file is now and change its url or link in source.yml,"
    " or give files with --from PATH",
}
HINTS[410] = HINTS[404]
# Servers call a table text/plain or application/octet-stream; none calls it one of these.
FOREIGN = ("text/html", "application/xhtml", "application/json", "application/problem", "application/pdf",
           "image/", "audio/", "video/", "font/", "multipart/")  # fmt: skip
FAMILIES = ("html", "json", "pdf")
ETAG = re.compile(r"(?:W/)?[\x21-\x7e]{1,200}")
WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b",
    re.IGNORECASE | re.DOTALL,
)
TITLE = re.compile(rb"<title[^>]{0,200}>\s*([^<]{1,80})", re.IGNORECASE)


def is_unmodified(response: httpx.Response) -> bool:
    """True where the server says that our file is still the newest."""
    return response.status_code == httpx.codes.NOT_MODIFIED


def check_answer(response: httpx.Response, part: Part, wanted: str = "the file") -> None:
    """FetchError unless the status is 200 and the type may be the part's; TemporaryFailure where it may pass."""
    address = str(response.url)
    check_status(response, str(part.url), wanted)
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind.startswith(FOREIGN) and not _is_alike(kind, part.media_type.lower()):
        raise refused(
            f"the server sent {kind}, not {wanted}", str(part.url), part.media_type, _page_hint(address)
        )


def check_status(response: httpx.Response, address: str, wanted: str) -> None:
    """FetchError unless the status is 200; TemporaryFailure where it may pass."""
    if response.status_code != httpx.codes.OK:
        raise _bad_status(response, shown(address), wanted)


def _bad_status(response: httpx.Response, where: str, wanted: str) -> FetchError:
    status = response.status_code
    what = f"cannot be fetched: the server answered {status} {response.reason_phrase}".rstrip()
    hint = HINTS.get(status, NEXT_STEP)
    kind = TemporaryFailure if status in PASSING else FetchError
    error = kind(what, where=where, expected=f"{wanted}, with status 200", hint=hint)
    if isinstance(error, TemporaryFailure):
        error.retry_after = retry_after(response.headers.get("Retry-After"))
    return error


def _is_alike(kind: str, declared: str) -> bool:
    return kind == declared or any(family in kind and family in declared for family in FAMILIES)


def _page_hint(address: str) -> str:
    return f"open {shown(address)} in a browser: the publisher may have moved the file; or give it with --from PATH"


def check_content(content: bytes, part: Part) -> None:
    """FetchError for a web page, such as an error or a login that is served with status 200."""
    # Without its zero bytes, UTF-16 reads as ASCII here.
    head = content[:20_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if "html" in part.media_type or not WEB_PAGE.match(head):
        return
    title = TITLE.search(head)
    named = f" “{title[1].decode('utf-8', 'replace').strip()}”" if title else ""
    address = str(part.url)
    raise refused(
        f"the server sent a web page{named}, not the file", address, part.media_type, _page_hint(address)
    )


def etag_of(response: httpx.Response) -> str | None:
    """The ETag of an answer, where it can be sent back as it is."""
    etag = response.headers.get("ETag", "").strip()
    return etag if ETAG.fullmatch(etag) else None


def last_modified(header: str | None) -> datetime | None:
    """The time in a Last-Modified header, UTC; None where it is absent or not a date."""
    try:
        return parsedate_to_datetime(header or "").astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def retry_after(header: str | None) -> float:
    """Seconds from now that a Retry-After header asks for, given as a number or a date; 0 where it is neither."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:10])
    at = last_modified(text)
    return max(0.0, (at - datetime.now(UTC).replace(tzinfo=None)).total_seconds()) if at else 0.0
