"""Putting questions to UN Comtrade until every answer is whole. The network is handed in."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import orjson

from etl.sources.un_comtrade.questions import (
    ROWS_WITH_KEY,
    ROWS_WITHOUT_KEY,
    Question,
    questions_of,
    read_wanted,
)
from models.errors import FetchError

Row = Mapping[str, Any]
GetJson = Callable[[str, Mapping[str, str]], Awaitable[dict[str, Any]]]
KEY_HEADER = "Ocp-Apim-Subscription-Key"
PAUSE_SECONDS = 1.0  # the API gives one answer a second to those without a key
LOG = logging.getLogger(__name__)


async def ask(base: str, data_dir: Path, get_json: GetJson) -> bytes:
    """All rows that answer what is wanted, as one JSON file, each once and in an order of their own.

    FetchError where the server refuses, where the smallest question is answered in part, and where nothing is known.
    """
    wanted = read_wanted(data_dir)
    waiting = [question for query in wanted.queries for question in questions_of(query)][::-1]
    found: dict[bytes, Row] = {}
    while waiting:
        question = waiting.pop()
        rows = await answer(question, base, wanted.key, get_json)
        if rows is None:
            waiting += smaller(question, base, bool(wanted.key))
        for row in rows or []:
            found[orjson.dumps(row, option=orjson.OPT_SORT_KEYS)] = row
        LOG.info("UN Comtrade: %s rows so far, %s questions left", len(found), len(waiting))
        if waiting:
            await asyncio.sleep(PAUSE_SECONDS)
    if not found:
        raise FetchError(
            "the server has no figures for what is asked",
            where=base,
            expected="figures of at least one query",
            hint="not every office reports every month: ask for earlier periods, or for partners' figures",
        )
    return b'{"data":[\n' + b",\n".join(sorted(found)) + b"\n]}\n"


async def answer(question: Question, base: str, key: str | None, get_json: GetJson) -> list[Row] | None:
    """The rows that answer a question; None where they are cut off."""
    address = question.address(base, bool(key))
    said = await get_json(address, {KEY_HEADER: key} if key else {})
    if said.get("error"):
        raise FetchError(
            f"the server did not answer: {said['error']}",
            where=address,
            expected="rows of figures",
            hint="check the codes and periods of the query",
        )
    rows = said.get("data")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FetchError(
            "the answer has no rows of figures",
            where=address,
            expected="`data`, a list of objects",
            hint="the publisher may have changed the API: compare with its documentation",
        )
    count = said.get("count")
    is_cut = len(rows) >= (ROWS_WITH_KEY if key else ROWS_WITHOUT_KEY)
    return None if is_cut or (isinstance(count, int) and count > len(rows)) else rows


def smaller(question: Question, base: str, has_key: bool) -> list[Question]:
    """The halves of a question, the first one last; FetchError where there are none."""
    halves = question.halves()
    if not halves:
        raise FetchError(
            "the answer to the smallest question is cut off",
            where=question.address(base, has_key),
            expected=f"fewer than {ROWS_WITH_KEY if has_key else ROWS_WITHOUT_KEY} rows",
            hint="ask for fewer goods at a time" if has_key else "ask with a key, which gives more rows",
        )
    return halves[::-1]
