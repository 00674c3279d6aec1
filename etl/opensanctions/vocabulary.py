"""What FollowTheMoney's words mean for the store, as `properties.yml` says."""

import re
from functools import cache
from pathlib import Path
from typing import Any, cast

from etl.clean import is_code
from etl.entries import Entry
from etl.yaml_tables import load_yaml

PROPERTY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
SUBDIVISION = re.compile(r"([a-z]{2})-[a-z0-9]{1,4}")
# Words for a date that nobody knows, or that has not come.
UNKNOWN = frozenset(
    {
        "unknown",
        "not known",
        "not specified",
        "not available",
        "na",
        "n/a",
        "none",
        "-",
        "alive",
        "still alive",
    }
)


@cache
def vocabulary() -> dict[str, Any]:
    """The sections of `properties.yml`."""
    return cast(dict[str, Any], load_yaml(Path(__file__).with_name("properties.yml")))


def place(code: str) -> str:
    """The ISO code, in upper case, of one of the project's territory codes, or the name of a place without one.

    What is no such code is given back as it is: where it is stored it becomes an issue.
    """
    lower = code.lower()
    known = cast(dict[str, str], vocabulary()["territories"])
    part = SUBDIVISION.fullmatch(lower)
    if lower in known:
        return known[lower]
    if part and is_code(part[1].upper()):
        return part[1].upper()
    return lower.upper() if is_code(lower.upper()) else code


def country_attributes(entry: Entry, name: str, codes: list[str]) -> set[str]:
    """Countries as attributes of that name; those of them that have an ISO code."""
    found = [(entry.country_of(place(code), name), place(code)) for code in codes]
    for iso, printed in found:
        entry.attribute(name, iso or printed)
    return {iso for iso, _ in found if iso}


def scheme_of(name: str, schema: str) -> str | None:
    """The identifier scheme of a property; None for any other property."""
    words = vocabulary()
    if name == "idNumber" and schema != "Person":
        return "other"
    special = words["identifiers_of"].get(schema, {})
    return cast(str | None, special.get(name, words["identifiers"].get(name)))
