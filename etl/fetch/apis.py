"""Questions to a publisher's API that answers in JSON: what it says when it refuses is part of the error."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import httpx
import orjson

from etl.fetch.answers import PASSING, retry_after
from etl.fetch.bodies import MEGABYTE, read_body
from etl.fetch.failures import TemporaryFailure, explained, refused, shown
from etl.fetch.retries import ask_again
from models.errors import FetchError
from models.settings import Settings

EXPECTED = "an answer in JSON, with status 200"
HINTS = {
    400: "the server does not understand the question: check its codes and periods",
    401: "the server does not accept the key: check it, or ask without one",
    403: "the server gives no more today, or not to this key: try again later, or with another key",
    404: "the publisher may have moved the API: look at its page, and at url in source.yml",
}


async def get_json(
    client: httpx.AsyncClient, settings: Settings, address: str, headers: Mapping[str, str]
) -> dict[str, Any]:
    """The JSON object that an address answers, asked again while that may help.

    FetchError with the server's own words where it refuses, and where the answer is no JSON object.
    """
    return await ask_again(settings, address, partial(_ask_once, client, settings, address, headers))


async def _ask_once(
    client: httpx.AsyncClient, settings: Settings, address: str, headers: Mapping[str, str]
) -> dict[str, Any]:
    try:
        async with client.stream("GET", address, headers=dict(headers)) as response:
            body = await read_body(response, settings.max_download_mb * MEGABYTE)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise explained(error, address) from error
    answer = _object_in(body)
    if response.status_code != httpx.codes.OK:
        raise _refusal(response, address, answer)
    if answer is None:
        start = body[:80].decode("utf-8", "replace")
        raise refused(f"the answer is no JSON object: {start}", address, EXPECTED)
    return answer


def _object_in(body: bytes) -> dict[str, Any] | None:
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return answer if isinstance(answer, dict) else None


def _refusal(response: httpx.Response, address: str, answer: dict[str, Any] | None) -> FetchError:
    status = response.status_code
    said = (answer or {}).get("message") or (answer or {}).get("error") or response.reason_phrase
    kind = TemporaryFailure if status in PASSING else FetchError
    error = kind(
        f"the server answered {status}: {said}",
        where=shown(address),
        expected=EXPECTED,
        hint=HINTS.get(status, "try again later"),
    )
    if isinstance(error, TemporaryFailure):
        error.retry_after = retry_after(response.headers.get("Retry-After"))
    return error
