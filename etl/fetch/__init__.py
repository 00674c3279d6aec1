"""Step 2, fetch: the files of a source from its publisher. The only package that speaks HTTP."""

import asyncio
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

import httpx

from etl.archive import RetrievedFile
from etl.declare import Part, SourceDefinition
from etl.fetch.answers import check_answer, check_content, etag_of, is_unmodified, last_modified
from etl.fetch.apis import get_json
from etl.fetch.bodies import MEGABYTE, read_body
from etl.fetch.failures import explained, shown
from etl.fetch.links import linked
from etl.fetch.retries import ask_again
from etl.fetch.transport import client_for
from etl.known_files import KnownFile
from etl.runs import utc_now
from models.errors import FetchError
from models.settings import Settings

__all__ = ["MEGABYTE", "fetch_parts", "last_modified"]

NOTHING_KNOWN: Mapping[str, KnownFile] = MappingProxyType({})


def fetch_parts(
    source: SourceDefinition, settings: Settings, known: Mapping[str, KnownFile] = NOTHING_KNOWN
) -> list[RetrievedFile]:
    """The files of a list, each from its address; FetchError where one of them cannot be had.

    The publisher is told which files are `known`; those that it says are not modified are left out.
    """
    if not source.fetched_parts:
        raise FetchError(
            "is only read from files: no address is declared for it",
            where=source.source_id,
            expected="files of the list",
            hint=f"sanctrack refresh --source {source.source_id} --from PATH",
        )
    if source.is_asked:
        return asyncio.run(_ask_all(source, settings))
    return asyncio.run(_fetch_all(source.fetched_parts, settings, known))


async def _ask_all(source: SourceDefinition, settings: Settings) -> list[RetrievedFile]:
    """All answers of a publisher's API as one file of its only part."""
    ((name, part),) = source.fetched_parts.items()
    async with client_for(settings) as client:
        content: bytes = await source.module.ask(
            str(part.url), settings.data_dir, partial(get_json, client, settings)
        )
    return [RetrievedFile(name, part.file, shown(str(part.url)), part.media_type, content, utc_now())]


async def _fetch_all(
    parts: Mapping[str, Part], settings: Settings, known: Mapping[str, KnownFile]
) -> list[RetrievedFile]:
    async with client_for(settings) as client:
        found = [
            await _fetch_part(client, name, part, settings, known.get(name)) for name, part in parts.items()
        ]
    return [file for file in found if file]


async def _fetch_part(
    client: httpx.AsyncClient, name: str, part: Part, settings: Settings, known: KnownFile | None
) -> RetrievedFile | None:
    """One file of a list, asked for again while that may help; None where it is not modified."""
    return await ask_again(settings, str(part.url), partial(_ask_once, client, name, part, settings, known))


async def _ask_once(
    client: httpx.AsyncClient, name: str, part: Part, settings: Settings, known: KnownFile | None
) -> RetrievedFile | None:
    limit = settings.max_download_mb * MEGABYTE
    if part.link:
        part = await linked(client, part, limit)
    address = str(part.url)
    if known and known.origin != shown(address):
        known = None  # what another address said of its file
    try:
        async with client.stream("GET", address, headers=known.conditions if known else {}) as response:
            if known and is_unmodified(response):
                return None
            check_answer(response, part)
            content = await read_body(response, limit)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise explained(error, address) from error
    check_content(content, part)
    return RetrievedFile(
        name,
        part.file,
        shown(address),
        part.media_type,
        content,
        utc_now(),
        last_modified(response.headers.get("Last-Modified")),
        etag_of(response),
    )
