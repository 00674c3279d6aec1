"""Periods of trade figures: 2021, 2013-01, 2022-Q1, 2023-01/2023-10; relative ones need a known year."""

import re
from dataclasses import dataclass
from functools import cache

from etl.claims.date_words import month_number
from etl.claims.dates import Calendar
from etl.claims.numbers import word_value

QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
# "than in 2021", "from 2021", "since 2014": what a figure is compared with is not when it was.
BASE = re.compile(
    r"(?:\bthan(?: in)?|\bfrom|\bcompared (?:with|to)|\bagainst|\bas(?: in)?|\bover|\bon|\bversus|\bsince|\brelative to"
    r"|\bhighest since|\bbelow(?: the)?|\babove(?: the)?)\s+(?:that of\s+|those of\s+|those in\s+|the same (?:period|month|quarter) (?:of|in)\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in a sentence: its code and offsets; `is_base` for one that is only compared with."""

    code: str
    start: int
    end: int
    is_base: bool = False


@cache
def period_pattern() -> re.Pattern[str]:
    """The ways of naming a period; the year may be missing or relative."""
    from babel import Locale

    months = Locale("en").months["format"]
    names = {*months["wide"].values(), *months["abbreviated"].values(), "Sept"}
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})\b\.?"
    link = r"\s*(?:-|–|—|to|through|until|and)\s*"
    year = (
        r"(?:\s*,?\s*(?:of|in)?\s*(?:the\s+|this\s+)?"
        r"(?:(?:fiscal|financial|calendar)\s+(?:year\s+)?)?(?P<{}>(?:19|20)\d\d|last year|previous year|year))"
    )
    return re.compile(
        r"\b(?:the )?(?:fiscal|financial) year (?:ending|ended|that ended|to)(?: in| on)?(?: \d\d?)? "
        rf"(?P<fm>{month})(?: \d\d?,?)? (?P<fy>(?:19|20)\d\d)"
        rf"|\b(?:the )?(?:(?:12|twelve) months|year) (?:to|ending|ended|through)(?: in)? (?P<tm>{month}) (?P<ty>(?:19|20)\d\d)"
        r"|(?:\b(?:FY|fiscal|financial)\s*(?:year\s+)?|\bin )?\b(?P<s1>(?:19|20)\d\d)\s?[-–/]\s?(?P<s2>\d\d)(?!\d|-)"
        r"|\b(?:FY\s?|(?:fiscal|financial)(?: year)? )['’]?(?P<fiscal>(?:19|20)?\d\d)\b"
        rf"|\bfirst\s+(?P<n>\w+)\s+months{year.format('y1')}?"
        rf"|\b(?:(?P<half>first|second)\s+(?:half|six months)|H(?P<h>[12]))\b{year.format('y2')}?"
        rf"|\b(?P<quarter>first|second|third|fourth|last|final)\s+(?:quarter|three months){year.format('y3')}?"
        rf"|\bQ(?P<q>[1-4]){year.format('y4')}?"
        rf"|\b(?P<m1>{month})(?:\s+(?P<y8>(?:19|20)\d\d))?{link}(?P<m2>{month}){year.format('y5')}?"
        r"|\b(?:between|from)\s+(?P<r1>(?:19|20)\d\d)\s+(?:and|to)\s+(?P<r2>(?:19|20)\d\d)\b"
        rf"|\b(?P<m3>{month}){year.format('y6')}|\b(?:in|for|during)\s+(?P<m4>{month})(?!\s*\d|{link}{month})"
        r"|\b(?P<y7>(?:19|20)\d\d)\b(?!-\d\d)"
        r"|(?i:\b(?P<last>last year)\b|\b(?P<this>this year|the year to date|so far this year)\b|\b(?P<month>last|this) month\b)"
    )


def find_periods(text: str, calendar: Calendar) -> list[Period]:
    """The periods of a sentence in order; one whose year nothing tells is left out."""
    found = []
    for mark in period_pattern().finditer(text):
        code = code_of(mark, calendar)
        if code:
            is_base = bool(BASE.search(text, 0, mark.start())) and not (mark["r1"] or mark["m1"])
            found.append(Period(code, mark.start(), mark.end(), is_base))
    return found


def code_of(mark: re.Match[str], calendar: Calendar) -> str | None:
    """The code of a matched period; None where its year is not known."""
    if mark["fm"] or mark["tm"]:
        return twelve_months_to(int(mark["fy"] or mark["ty"]), month_number(mark["fm"] or mark["tm"]))
    if mark["s1"]:
        first, second = int(mark["s1"]), int(mark["s2"])
        return f"{first}-04/{first + 1}-03" if second == (first + 1) % 100 else None
    if mark["r1"]:
        return f"{mark['r1']}/{mark['r2']}"
    if fiscal := mark["fiscal"]:
        return fiscal if len(fiscal) == 4 else f"20{fiscal}"
    if mark["month"]:
        return month_beside(calendar, -1 if mark["month"].lower() == "last" else 0)
    year = year_of(mark, calendar)
    return period_code(mark, year) if year is not None else None


def twelve_months_to(year: int, month: int) -> str:
    """The year that ends with a month: 2021-04/2022-03; a calendar year is that year."""
    return str(year) if month == 12 else f"{year - 1}-{month + 1:02}/{year}-{month:02}"


def month_beside(calendar: Calendar, shift: int) -> str | None:
    """The month on which a document speaks, or the one before it."""
    speaks = calendar.anchor
    if speaks is None:
        return None
    months = speaks.year * 12 + speaks.month - 1 + shift
    return f"{months // 12}-{months % 12 + 1:02}"


def year_of(mark: re.Match[str], calendar: Calendar) -> int | None:
    """The year of a period: stated, or that of the day on which the document speaks."""
    stated = next((mark[f"y{n}"] for n in range(1, 8) if mark[f"y{n}"]), mark["last"]) or mark["y8"]
    stated = stated.lower() if stated else None
    if stated and stated.isdigit():
        return int(stated)
    speaks = calendar.anchor
    if stated in ("last year", "previous year"):
        return speaks.year - 1 if speaks else None
    if speaks and not stated and (named := mark["m2"] or mark["m3"] or mark["m4"]):
        return speaks.year - (month_number(named) > speaks.month)
    return speaks.year if speaks else None


def period_code(mark: re.Match[str], year: int) -> str | None:
    """The code of a matched period in a year."""
    if mark["n"]:
        count = int(mark["n"]) if mark["n"].isdigit() else int(word_value(mark["n"]) or 0)
        return f"{year}-01/{year}-{count:02}" if 0 < count <= 12 else None
    if half := mark["half"] or mark["h"]:
        return f"{year}-01/{year}-06" if half in ("first", "1") else f"{year}-07/{year}-12"
    if quarter := mark["quarter"] or mark["q"]:
        return f"{year}-Q{QUARTERS.get(quarter, 0) or int(quarter)}"
    if mark["m1"]:
        first = int(mark["y8"] or year)
        return f"{first}-{month_number(mark['m1']):02}/{year}-{month_number(mark['m2']):02}"
    month = mark["m3"] or mark["m4"]
    return f"{year}-{month_number(month):02}" if month else str(year)


def year_earlier(period: str) -> str:
    """The same period one year before: 2022-Q1 → 2021-Q1."""
    return re.sub(r"(?:19|20)\d\d", lambda mark: str(int(mark.group()) - 1), period)


def years_in(text: str, code: str) -> str:
    """A part of a year moved to the year that a text names: "the same period of 2021" → 2021-01/2021-09."""
    named = re.search(r"\b(?:19|20)\d\d\b", text)
    return re.sub(r"(?:19|20)\d\d", named.group(), code) if named else code
