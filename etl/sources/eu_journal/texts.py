"""Cells that hold several texts: addresses, nationalities, telephone numbers; and the place that a text ends with."""

import re

from etl.clean import country_code, is_known_place

NOW = re.compile(r".*\bnow,? ([^()]*)\)?\s*$", re.IGNORECASE)
NO_PLACE = re.compile(r"[\W\d]*|P\.? ?O\.? ?Box.*", re.IGNORECASE)
UNKNOWN = frozenset({"n/d", "n/a", "unknown", "not known"})
REMARKS = re.compile(r"\([^()]{25,}\)")


def split_listed(cell: str, separator: str) -> list[str]:
    """The texts of a cell, stripped, each once."""
    parts = (part.strip(" ,\n\t") for part in re.split(separator, cell)) if cell else ()
    return list(dict.fromkeys(part for part in parts if part))


def split_places(cell: str) -> list[str]:
    """The places of birth in a cell."""
    places = (re.sub(r"^(?:or )?possibly ", "", place) for place in split_listed(cell, ";"))
    return [place for place in places if place.casefold() not in UNKNOWN]


def split_addresses(cell: str) -> list[str]:
    """The addresses of a cell, without the announcements of other things (`Known addresses:`)."""
    return [part for part in split_listed(cell, ";") if not part.endswith(":")]


def split_nationalities(cell: str) -> list[str]:
    """The nationalities of a cell; explanations in brackets are left out."""
    if is_known_place(cell):
        return [cell]
    return split_listed(REMARKS.sub("", cell), r"[;,/]|\band/or\b|\band\b|\bor\b")


def last_place(text: str) -> str | None:
    """The country that an address or a birthplace ends or begins with: of `USSR (now Ukraine)` the one of today.

    What stands between is not looked at: streets and districts have names of countries, too.
    """
    if now := NOW.match(text):
        text = now[1]
    parts = [part for part in text.split(",") if not NO_PLACE.fullmatch(part.strip())]
    ends = [*parts[-1:], *parts[:1]]
    return next((place for end in ends for place in _spellings(end) if country_code(place)), None)


def _spellings(part: str) -> list[str]:
    """The part as printed, and without numbers, words before a bracket, and titles such as `Republic of`."""
    bare = re.sub(r"\s*\b\d[\d-]*\b\.?\s*", " ", part).strip(" .;()")
    found = [part.strip(" .;"), bare, *re.findall(r"\(([^()]+)\)", part)]
    found += [re.sub(r"^(?:former |the )?Republic of ", "", place) for place in found]
    words = bare.split()
    return [*found, " ".join(words[-2:]), *words[-1:]]
