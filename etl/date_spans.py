"""Dates that a cell prints in English: several in one, in half a dozen notations, ranges and guesses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.clean import MONTHS, partial_date

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# The longest notation first: each piece of text is read once.
NOTATIONS = (
    r"(?P<iso>\d{4}-\d\d-\d\d)(?:T[\d:]+)?",
    r"(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})\s?/\s?(?P<year>\d{4})",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    rf"(?P<day>\d{{1,2}})[\s.-]*(?P<word>{MONTH})[\s,.-]*(?P<year>\d{{4}})",
    rf"(?P<word>{MONTH})\s*(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
    r"(?P<month>\d{1,2})/(?P<year>\d{4})",
    rf"(?P<word>{MONTH})[\s,.-]*(?P<year>\d{{4}})",
    r"(?P<year>\d{4})",
)
READERS = tuple(re.compile(rf"(?<![\d/]){notation}(?![\d/])", re.IGNORECASE) for notation in NOTATIONS)
RANGE_WORD = re.compile(r"\s*(?:to|-|–|until)\s*", re.IGNORECASE)
BETWEEN = re.compile(r"between\s*$", re.IGNORECASE)
GUESS = re.compile(r"(?:approximately|approx\.?|circa|about|around|\bc\.?)\s*$", re.IGNORECASE)


class Span(NamedTuple):
    """A date, or the first and last possible one, as printed and in ISO form; `is_about` where the list says so."""

    printed: str
    first: str
    last: str | None
    is_about: bool


class _Found(NamedTuple):
    start: int
    end: int
    date: str


def read_spans(printed: str) -> Iterator[Span]:
    """Each date or range of dates in a cell; nothing where none is understood."""
    found = list(_dates(printed))
    while found:
        one = found.pop(0)
        before = printed[: one.start]
        is_about = GUESS.search(before) is not None
        if found and _is_range(printed, one, found[0], before):
            last = found.pop(0)
            yield Span(printed[one.start : last.end], one.date, last.date, is_about)
        else:
            yield Span(printed[one.start : one.end], one.date, None, is_about)


def _is_range(printed: str, one: _Found, other: _Found, before: str) -> bool:
    gap = printed[one.end : other.start]
    is_between = BETWEEN.search(before) is not None and gap.strip().lower() == "and"
    return one.date < other.date and (is_between or RANGE_WORD.fullmatch(gap) is not None)


def _dates(printed: str) -> list[_Found]:
    """All dates in printed order; a later notation reads only what earlier ones left."""
    found: list[_Found] = []
    left = printed
    for reader in READERS:
        for match in list(reader.finditer(left)):
            if date := _iso(match.groupdict()):
                found.append(_Found(match.start(), match.end(), date))
                left = left[: match.start()] + "\0" * (match.end() - match.start()) + left[match.end() :]
    return sorted(found)


def _iso(parts: dict[str, str | None]) -> str | None:
    if iso := parts.get("iso"):
        return partial_date(iso)
    word = parts.get("word")
    month = MONTHS.index(word[:3].lower()) + 1 if word else int(parts.get("month") or 0)
    day, year = int(parts.get("day") or 0), parts["year"]
    if month > 12 or not "1850" <= str(year) < "2100":
        return None
    shown = f"-{month:02}" + (f"-{day:02}" if day else "") if month else ""
    return partial_date(f"{year}{shown}")
