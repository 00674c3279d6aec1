"""Comtrade's areas: its numbers, which are the UN's M49 but for a few, and the letters in its answers."""

from collections.abc import Mapping
from functools import cache

from babel.core import get_global

from etl.clean import is_code

# Numbers of Comtrade that are not those of M49: areas as they report, with what belongs to their customs territory.
OWN_NUMBERS = {"US": 842, "CH": 757, "FR": 251, "NO": 579, "IN": 699, "WORLD": 0}
# Letters of Comtrade that ISO 3166-1 does not have. The others, such as S19 (other Asia), stay as they are.
OWN_LETTERS = {"W00": "WORLD", "EUR": "EU"}


@cache
def _aliases() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code by alpha-3 and by number, of those that mean one country."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    return {alias: codes[0] for alias, codes in aliases.items() if len(codes) == 1 and is_code(codes[0])}


@cache
def _numbers() -> dict[str, int]:
    """Number by ISO 3166-1 alpha-2 code."""
    return {code: int(alias) for alias, code in _aliases().items() if alias.isdecimal()} | OWN_NUMBERS


@cache
def _letters() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code by alpha-3."""
    return {
        alias: code for alias, code in _aliases().items() if alias.isalpha() and len(alias) == 3
    } | OWN_LETTERS


@cache
def _codes_by_number() -> dict[int, str]:
    return {number: code for code, number in _numbers().items()}


def area_number(code: str) -> int | None:
    """Comtrade's number of a code; None where it has none."""
    return _numbers().get(code)


def area_code(number: object, letters: object) -> str | None:
    """The code of an area by its letters, else by its number; letters of groups and rests are kept; None where unknown."""
    if isinstance(letters, str) and letters:
        known = _letters().get(letters)
        return known or (letters if any(mark.isdecimal() for mark in letters) else None)
    return _codes_by_number().get(number) if isinstance(number, int) else None


def is_group(code: str) -> bool:
    """True for the world and for unions, whose figures contain those of their members."""
    return code in ("WORLD", "EU")
