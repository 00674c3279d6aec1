"""Whom a label of Comext means, in English or French: a country, a group of countries, or a place of its own."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from babel import Locale

from etl.clean import NOT_COUNTRIES, country_code, fold
from etl.declare import read_yaml

NOTE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
CODED = re.compile(r"([A-Z]{2})-(.+)")
UNION = re.compile(r"(?:European Union|Union européenne)(?: - (\d+) (?:countries|pays))?\s*\((.*)\)")
EURO_AREA = re.compile(r"(?:Euro area|Zone euro)(?: - (\d+) (?:countries|pays))?\s*\(.*\)")
TRADE_SIDE = re.compile(r"(Extra|Intra)-(?:EU|UE)(\d*)\b.*")


@lru_cache(maxsize=10_000)
def territory_of(label: str) -> str | None:
    """The code of a label, such as RU, EU27_2020 or QS; None where it is not known."""
    return _group(label) or _place(label)


def is_group(code: str) -> bool:
    """True for groups, whose figures contain those of their members."""
    return code == "WORLD" or code.startswith(("EU", "EA", "EXTRA_", "INTRA_"))


def _group(label: str) -> str | None:
    if found := UNION.fullmatch(label):
        return _union(found[1], found[2])
    if found := EURO_AREA.fullmatch(label):
        return f"EA{found[1] or ''}"
    if found := TRADE_SIDE.fullmatch(label):
        return f"{found[1].upper()}_EU{found[2]}" + ("_2020" if found[2] == "27" and "2020" in label else "")
    return None


def _union(size: str | None, members: str) -> str:
    """The Union of a number of members; without one it is the Union as it was in each period."""
    if size == "27":
        return "EU27_2007" if re.search(r"\bGB\b", members) else "EU27_2020"
    return f"EU{size or ''}"


def _place(label: str) -> str | None:
    bare = NOTE.sub("", label).strip()
    if found := CODED.fullmatch(bare):
        bare = found[2]
    folded = fold(bare)
    return _own().get(folded) or country_code(bare) or _french().get(folded)


@cache
def _own() -> dict[str, str]:
    stated = read_yaml(Path(__file__).with_name("territories.yml"))["codes"]
    return {fold(label): code for label, code in stated.items()}


@cache
def _french() -> dict[str, str]:
    territories = cast(dict[str, str], dict(Locale("fr").territories))
    return {
        fold(name): code
        for code, name in territories.items()
        if code.isalpha() and len(code) == 2 and code not in NOT_COUNTRIES
    }
