"""Periods of trade figures: 2021, 2013-01, 2022-Q1, 2023-01/2023-10; relative ones need a known year."""

import re
from functools import cache

from etl.claims.dates import Calendar, month_number
from etl.claims.numbers import word_value

QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


@cache
def period_pattern() -> re.Pattern[str]:
    """The ways of naming a period; the year may be missing or relative."""
    from babel import Locale

    months = Locale("en").months["format"]
    month = "|".join(
        sorted({*months["wide"].values(), *months["abbreviated"].values()}, key=len, reverse=True)
    )
    year = r"(?:\s*,?\s*(?:of|in)?\s*(?:the\s+|this\s+)?(?P<{}>(?:19|20)\d\d|year|last year))"
    return re.compile(
        rf"\bfirst\s+(?P<n>\w+)\s+months{year.format('y1')}?|\b(?P<half>first"
        rf"|second)\s+half{year.format('y2')}?"
        rf"|\b(?P<quarter>first|second|third|fourth|last)\s+quarter{year.format('y3')}?"
        rf"|\bQ(?P<q>[1-4]){year.format('y4')}?"
        rf"|\b(?P<m1>{month})\s*(?:-|–|—|to|through|until)\s*(?P<m2>{month}){year.format('y5')}?"
        rf"|\b(?P<m3>{month}){year.format('y6')}|\bin\s+(?P<m4>{month})\b(?!\s*\d)|\b(?P<y7>(?:19"
        rf"|20)\d\d)\b(?!\s*(?:to|and|-|–)\s*(?:19|20)\d\d)|\b(?P<last>last year)\b"
    )


def find_periods(text: str, calendar: Calendar) -> list[tuple[int, str]]:
    """The periods of a sentence with their offsets; one whose year nothing tells is left out."""
    found = []
    for mark in period_pattern().finditer(text):
        year = year_of(mark, calendar)
        if year is not None and (period := period_code(mark, year)):
            found.append((mark.start(), period))
    return found


def year_of(mark: re.Match[str], calendar: Calendar) -> int | None:
    """The year of a period: stated, or that of the day on which the document speaks."""
    stated = next((mark[f"y{n}"] for n in range(1, 8) if mark[f"y{n}"]), mark["last"])
    if stated and stated.isdigit():
        return int(stated)
    speaks = calendar.anchor
    if stated == "last year":
        return speaks.year - 1 if speaks else None
    return speaks.year if speaks else None


def period_code(mark: re.Match[str], year: int) -> str | None:
    """The code of a matched period in a year."""
    if mark["n"]:
        count = int(mark["n"]) if mark["n"].isdigit() else int(word_value(mark["n"]) or 0)
        return f"{year}-01/{year}-{count:02}" if 0 < count <= 12 else None
    if half := mark["half"]:
        return f"{year}-01/{year}-06" if half == "first" else f"{year}-07/{year}-12"
    if quarter := mark["quarter"] or mark["q"]:
        return f"{year}-Q{QUARTERS.get(quarter, 0) or int(quarter)}"
    if mark["m1"]:
        return f"{year}-{month_number(mark['m1']):02}/{year}-{month_number(mark['m2']):02}"
    month = mark["m3"] or mark["m4"]
    return f"{year}-{month_number(month):02}" if month else str(year)
