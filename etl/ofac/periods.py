"""Dates and periods as OFAC prints them: `1962`, `Jan 1970`, `02 May 2022`, `circa 1961`, `1950 to 1955`."""

import calendar
from dataclasses import dataclass
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Period:
    """The first and last possible day of a beginning and of an end, as the XML forms give a date."""

    start_from: date
    start_to: date
    end_from: date
    end_to: date
    is_about: bool = False

    def printed(self) -> str:
        """The period in OFAC's words, as far as the days tell."""
        whole = _span(self.start_from, self.end_to)
        if whole is None:
            first = _span(self.start_from, self.start_to) or _day(self.start_from)
            last = _span(self.end_from, self.end_to) or _day(self.end_to)
            whole = f"{first} to {last}"
        return f"circa {whole}" if self.is_about else whole


def _span(first: date, last: date) -> str | None:
    """A day, a whole month or a whole year; None for any other span."""
    if first == last:
        return _day(first)
    if first.year != last.year:
        return _years(first, last)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}"
    is_month = first.month == last.month and first.day == 1
    if is_month and last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"{MONTHS[first.month - 1]} {first.year:04}"
    return None


def _years(first: date, last: date) -> str | None:
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return f"{first.year:04} to {last.year:04}" if whole else None


def _day(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year:04}"


def as_printed(text: str) -> str:
    """An ISO date in OFAC's words; anything else as it is."""
    try:
        return _day(date.fromisoformat(text[:10]))
    except ValueError:
        return text
