"""Dates as the list prints them: in the Japanese order, by eras, with revisions behind them, or in English."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from etl.clean import partial_date
from etl.date_spans import read_spans
from etl.sources.jp_mof.words import table

RANGE = re.compile(r"\s*年?\s*(?:-|~|〜|～|–|から)\s*")


class JapaneseDate(NamedTuple):
    """A date or the first of a range, with the last one; `is_about` for a guess, `is_revision` of an amendment."""

    printed: str
    first: str
    last: str | None
    is_about: bool
    is_revision: bool


class _Found(NamedTuple):
    start: int
    end: int
    date: str


@cache
def _date() -> re.Pattern[str]:
    eras = "|".join(table("words")["eras"])
    return re.compile(
        rf"(?<!\d)(?:(?P<era>{eras})(?P<era_year>\d{{1,2}}|元)|(?P<year>(?:18|19|20)\d\d))"
        r"(?:\s*[年./-]\s*(?P<month>\d{1,2})(?:\s*[月./-]\s*(?P<day>\d{1,2}))?)?(?!\d)\s*[年月日]?"
    )


@cache
def _revised() -> re.Pattern[str]:
    return re.compile(rf"\s*[(]?\s*に?(?:{'|'.join(table('words')['revised'])})")


def read_dates(printed: str) -> list[JapaneseDate]:
    """Every date in a cell; those in English where there is none in Japanese notation."""
    text = unicodedata.normalize("NFKC", printed)
    found = [_Found(at.start(), at.end(), date) for at in _date().finditer(text) if (date := _iso(at))]
    english = list(read_spans(text)) if re.search(r"[A-Za-z]{3}", text) else []
    if english and not any("年" in text[one.start : one.end] for one in found):
        return [JapaneseDate(*span, is_revision=False) for span in english]
    return _in_order(text, found)


def _in_order(text: str, found: list[_Found]) -> list[JapaneseDate]:
    dates = []
    while found:
        one = found.pop(0)
        last, end = None, one.end
        if found and one.date < found[0].date and RANGE.fullmatch(text[one.end : found[0].start]):
            other = found.pop(0)
            last, end = other.date, other.end
        around = text[max(one.start - 4, 0) : one.start] + text[end : end + 2]
        is_about = any(word in around for word in table("words")["about"])
        is_revision = _revised().match(text, end) is not None
        dates.append(JapaneseDate(text[one.start : end].strip(), one.date, last, is_about, is_revision))
    return dates


def _iso(found: re.Match[str]) -> str | None:
    if era := found["era"]:
        year = table("words")["eras"][era] + (1 if found["era_year"] == "元" else int(found["era_year"]))
    else:
        year = int(found["year"])
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    shown = f"-{month:02}" + (f"-{day:02}" if day else "") if month else ""
    return partial_date(f"{year}{shown}") if month <= 12 else None
