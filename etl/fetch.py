"""Step 2, fetch: the files of a source from its publisher. The only module that speaks HTTP."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpx

from etl.archive import RetrievedFile
from etl.declare import Part, SourceDefinition
from models.errors import FetchError
from models.settings import Settings

MEGABYTE = 1_000_000


def fetch_parts(source: SourceDefinition, settings: Settings) -> list[RetrievedFile]:
    """All files of a list, each from its address; FetchError where one of them cannot be had."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    agent = f"sanctrack/{version('sanctrack')}{contact}"
    with httpx.Client(
        headers={"User-Agent": agent}, timeout=settings.timeout_seconds, follow_redirects=True
    ) as client:
        return [fetch_part(client, name, part, settings) for name, part in source.fetched_parts.items()]


def fetch_part(client: httpx.Client, name: str, part: Part, settings: Settings) -> RetrievedFile:
    """One file of a list; its time is the server's Last-Modified, where it gives one."""
    try:
        with client.stream("GET", str(part.url)) as response:
            response.raise_for_status()
            content = _read_within(response, settings.max_download_mb * MEGABYTE)
            modified_at = last_modified(response.headers.get("Last-Modified"))
    except httpx.HTTPError as error:
        raise FetchError(
            f"cannot be fetched: {error or type(error).__name__}",
            where=str(part.url),
            expected="the file, with status 200",
            hint="check the network and the publisher's page, or give files with --from PATH",
        ) from error
    retrieved = datetime.now(UTC).replace(tzinfo=None)
    return RetrievedFile(name, part.file, str(part.url), part.media_type, content, retrieved, modified_at)


def _read_within(response: httpx.Response, limit: int) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > limit:
            raise FetchError(
                "is larger than the download limit",
                where=str(response.url),
                expected=f"at most {limit // MEGABYTE} MB",
                hint="raise SANCTRACK_MAX_DOWNLOAD_MB if the file is right",
            )
    return bytes(content)


def last_modified(header: str | None) -> datetime | None:
    """The time in a Last-Modified header, UTC; None where it is absent or not a date."""
    try:
        return parsedate_to_datetime(header or "").astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return None
