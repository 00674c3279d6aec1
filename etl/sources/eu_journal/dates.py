"""Dates as the annexes print them: `7.2.1956`, `1958; 1959`, `circa 1960`, `March/April 1965`, with prose."""

import re
from functools import lru_cache
from typing import NamedTuple

from etl.clean import partial_date

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
SPACED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4})")
DATE = re.compile(
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|(?:(?:\d{{1,2}} )?{MONTH} )?\b\d{{4}}\b|\d{{4}}-\d\d(?:-\d\d)?"
)
RANGE = re.compile(r"\b(\d{4}) ?(?:-|–|to|and) ?(\d{4})\b")
MONTH_RANGE = re.compile(rf"({MONTH})/({MONTH}) (\d{{4}})")
BRACKETS = re.compile(r"\([^()]*\)")
ABOUT = re.compile(r"\b(?:circa|ca|c|about|around|approximately|possibly|approx)\b", re.IGNORECASE)
LABEL = re.compile(r"\b(POB|Place of birth|Gender|Nationality|DOB|Date of birth):\s*", re.IGNORECASE)
NOTHING = re.compile(
    r"[\s;,.()/–-]*(?:N/D|N/A|unknown|not known|year unknown|and|or|possibly|circa|between)?[\s;,.()/–-]*"
)


class Birth(NamedTuple):
    """A date of birth: ISO partial dates, `until` the last possible one; `born_on` empty where no year is known."""

    printed: str
    born_on: str | None
    until: str | None = None
    is_about: bool = False


class BirthCell(NamedTuple):
    """What a cell of birth dates says: the dates, other facts by label, and what is not understood."""

    births: list[Birth]
    labelled: dict[str, str]
    unknown: str | None


@lru_cache(maxsize=10_000)
def read_births(cell: str) -> BirthCell:
    """The dates of birth in a cell, each alternative on its own, and what else stands in it.

    Cached: a row is asked for its key, its entity and its statements. Not to be changed by who gets it.
    """
    first, *more = LABEL.split(SPACED.sub(r"\1.\2.\3", cell).strip())
    labelled = {name.lower(): value.strip(" ;,") for name, value in zip(more[::2], more[1::2], strict=True)}
    text = f"{first}; {labelled.pop('dob', '')} {labelled.pop('date of birth', '')}".strip("; ")
    births = [*_ranges(text), *_single(MONTH_RANGE.sub("", _without_year_ranges(text)))]
    left = DATE.sub("", MONTH_RANGE.sub("", text))
    if not births and re.fullmatch(rf".*\b{MONTH}\b.*unknown.*", text):
        return BirthCell([Birth(text, None)], labelled, None)
    rest = re.sub(rf"\b(?:or|and)\b|{ABOUT.pattern}|\(possibly:[^()]*\)", "", left, flags=re.IGNORECASE)
    place = rest.strip(" ;,.()")
    if births and ";" in text and place and re.fullmatch(r"[^\W\d].*", place):
        return BirthCell(births, {"pob": place, **labelled}, None)
    return BirthCell(births, labelled, None if NOTHING.fullmatch(rest) else cell)


def _without_year_ranges(text: str) -> str:
    return RANGE.sub(lambda found: "" if _is_range(text, found) else found[0], text)


def _is_range(text: str, found: re.Match[str]) -> bool:
    """`1958-1960` and `between 1958 and 1960`; but `1958 and 1960` are two dates."""
    return not re.search(r"\band\b", found[0]) or "between" in text[: found.start()].lower()


def _ranges(text: str) -> list[Birth]:
    years = [
        Birth(found[0], found[1], found[2], bool(ABOUT.search(text)))
        for found in RANGE.finditer(text)
        if _is_range(text, found) and found[1] < found[2]
    ]
    months = [
        Birth(found[0], partial_date(f"{found[1]} {found[3]}"), partial_date(f"{found[2]} {found[3]}"))
        for found in MONTH_RANGE.finditer(text)
    ]
    return years + months


def _single(text: str) -> list[Birth]:
    found = []
    for match in DATE.finditer(text):
        if iso := partial_date(match[0]):
            before = re.split(r";|\bor\b|,|/", text[: match.start()])[-1]
            found.append(Birth((before + match[0]).strip(" ("), iso, None, bool(ABOUT.search(before))))
    return found


def read_dates(cell: str) -> tuple[list[str], str | None]:
    """The ISO dates of a cell in its order, and the whole cell where it says more than dates.

    Dates in brackets are those of other events, where there is another one outside.
    """
    text = SPACED.sub(r"\1.\2.\3", cell)
    bare = BRACKETS.sub("", text)
    dates = [iso for found in DATE.findall(bare) or DATE.findall(text) if (iso := partial_date(found))]
    rest = DATE.sub("", text).strip(" ;,/.")
    return dates, cell if rest or not dates else None
