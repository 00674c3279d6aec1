"""The periods of Comext: `Aug. 2024`, `202408-Aug. 2024`, `201952-Jan.-Dec. 2019`, `Jan.-Aug. 2024`, `202408`, `2024-Q1`."""

import re
from functools import lru_cache

from models.vocabulary import PeriodKind

MONTHS = {
    **{name: at for at, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)},
    **{name: at for at, name in enumerate(("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"), 1)},
}  # fmt: skip
CODED = re.compile(r"([0-9]{4})([0-9]{2})-(.+)")
MONTH = re.compile(r"([^\W\d]+)\.? ([0-9]{4})")
SPAN = re.compile(r"([^\W\d]+)\.?-([^\W\d]+)\.? ([0-9]{4})")
NUMBER = re.compile(r"([0-9]{4})-?([0-9]{2})")
QUARTER = re.compile(r"([0-9]{4})-?Q([1-4])")
YEAR = re.compile(r"[0-9]{4}")
WHOLE_YEAR = 52
Period = tuple[PeriodKind, str]


@lru_cache(maxsize=10_000)
def read_period(printed: str) -> Period | None:
    """The kind of a period and its text as the store has it; None where it is not understood.

    A code that does not agree with its label is not understood either.
    """
    if found := CODED.fullmatch(printed):
        labelled, coded = _labelled(found[3]), _numbered(found[1], int(found[2]))
        return labelled if coded is None or labelled is None or labelled == coded else None
    if found := NUMBER.fullmatch(printed):
        return _numbered(found[1], int(found[2]))
    return _labelled(printed)


def _labelled(label: str) -> Period | None:
    if YEAR.fullmatch(label):
        return PeriodKind.CALENDAR_YEAR, label
    if found := QUARTER.fullmatch(label):
        return PeriodKind.QUARTER, f"{found[1]}-Q{found[2]}"
    if found := MONTH.fullmatch(label):
        return _numbered(found[2], MONTHS.get(found[1].lower(), 0))
    if found := SPAN.fullmatch(label):
        return _span(MONTHS.get(found[1].lower()), MONTHS.get(found[2].lower(), 0), found[3])
    return None


def _span(first: int | None, last: int, year: str) -> Period | None:
    """A whole year, or a year so far; no other span is a period that can be held against others."""
    if first != 1 or not last:
        return None
    if last == 12:
        return PeriodKind.CALENDAR_YEAR, year
    return PeriodKind.YEAR_TO_DATE, f"{year}-01/{year}-{last:02}"


def _numbered(year: str, number: int) -> Period | None:
    """The month of a number, or the whole year of Comext's 52; other numbers are sums that the label must explain."""
    if number == WHOLE_YEAR:
        return PeriodKind.CALENDAR_YEAR, year
    return (PeriodKind.MONTH, f"{year}-{number:02}") if 1 <= number <= 12 else None
