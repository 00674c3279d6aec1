"""Cleaning of printed values that every list shares: names, numbers, countries, dates that are known in part.

Territory names are those of the Unicode CLDR as babel carries them; `country_names.yml` adds the spellings of
official lists and names the places that have no code.
"""

import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from babel import Locale

from etl.yaml_tables import load_yaml

EXCEPTIONS = Path(__file__).with_name("country_names.yml")
NOT_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
JOINED_MARKS = re.compile(r"['’‘`ʼʿʾ.]")
NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PRINTED_DATE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Za-z]{3})[a-z]*\.? )?(\d{4})")
ISO_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ]\d\d:\d\d.*)?(?:Z|[+-]\d\d:\d\d)?")
DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


@lru_cache(maxsize=50_000)
def fold(printed: str) -> str:
    """Lower case without accents and marks: `Al-Qa'ida S.A.` gives `al qaida sa`. Any script is kept."""
    text = printed.lower()
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", printed).casefold().translate(PLAIN_LETTERS)
        text = "".join(
            mark for mark in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(mark)
        )
    return NOT_LETTER_OR_DIGIT.sub(" ", JOINED_MARKS.sub("", text)).strip()


def normalise_name(printed: str, *, family_first: bool = False) -> str:
    """A name for comparison; with `family_first`, `LAST, First` gives `first last`."""
    family, comma, given = printed.partition(",")
    return fold(f"{given} {family}" if family_first and comma else printed)


def normalise_number(printed: str) -> str:
    """A register number for comparison: upper case, letters and digits only."""
    return NOT_LETTER_OR_DIGIT.sub("", printed).upper()


def _iso(year: str, month: int, day: int | None) -> str | None:
    """The date as far as it is known: month or day 0 are those that a list fills in where it knows none."""
    try:
        date(int(year), month or 1, day or 1)
    except ValueError:
        return None
    if not "1000" <= year < "3000":
        return None
    if not month:
        return None if day else year
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def partial_date(printed: str) -> str | None:
    """The ISO date as far as it is printed, else None.

    Read are `01 Jan 1950`, `Jan 1950`, `1950`, `1950-01-01` (also with a time, which is dropped), `1.1.1950`,
    `01/01/1950` (day first, as everywhere outside the United States), and `00/01/1950` as 1950-01.
    """
    text = printed.strip()
    if found := ISO_DATE.fullmatch(text):
        return _iso(found[1], int(found[2]), int(found[3]) if found[3] else None)
    if found := DAY_FIRST.fullmatch(text):
        return _iso(found[3], int(found[2]), int(found[1]))
    found = PRINTED_DATE.fullmatch(text)
    if found is None or not "1000" <= found[3] < "3000":
        return None
    if not found[2]:
        return found[3]
    month = found[2].lower()
    return (
        _iso(found[3], MONTHS.index(month) + 1, int(found[1]) if found[1] else None)
        if month in MONTHS
        else None
    )


def _spellings(name: str) -> list[str]:
    """A CLDR name and its parts: `Myanmar (Burma)` also as Myanmar; `St. X & Y` also as Saint X and Y."""
    bare = re.sub(r" \(.*\)| SAR China", "", name)
    full = bare.replace("St. ", "Saint ").replace("&", "and")
    return [name, bare, full, bare.replace("&", "and")]


@cache
def country_names() -> dict[str, str | None]:
    """ISO 3166-1 alpha-2 code by folded name; None for places that are known to have no code."""
    territories = cast(dict[str, str], dict(Locale("en").territories))
    codes = {code: name for code, name in territories.items() if code.isalpha() and code not in NOT_COUNTRIES}
    names: dict[str, str | None] = {
        fold(spelling): code for code, name in codes.items() for spelling in _spellings(name)
    }
    exceptions = load_yaml(EXCEPTIONS)
    names |= {fold(name): code for name, code in exceptions["codes"].items()}
    return names | {fold(name): None for name in exceptions["without_code"]}


@cache
def _codes() -> frozenset[str | None]:
    return frozenset(country_names().values())


def is_code(text: str) -> bool:
    """True for an ISO 3166-1 alpha-2 code in upper case."""
    return text in _codes()


@lru_cache(maxsize=10_000)
def country_code(printed: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a printed country; None for regions, unknown places and unknown words.

    `is_known_place` tells the last case from the others.
    """
    return country_names().get(fold(printed))


def is_known_place(printed: str) -> bool:
    """True where the printed country is known, with or without a code; False is an issue of the source."""
    return fold(printed) in country_names()
