"""The words of the list (`words.yml`), looked up without regard to capitals, points and spaces."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from etl.yaml_tables import load_yaml

TABLE = Path(__file__).with_name("words.yml")


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_yaml(TABLE)
    return table


def plain(printed: str) -> str:
    """A word as it is looked up."""
    return " ".join(printed.replace(".", "").lower().split())


@cache
def _meanings(group: str) -> dict[str, str]:
    return {plain(word): meaning for meaning, words in _table()[group].items() for word in words}


def meaning_of(group: str, printed: str) -> str | None:
    """What a word of `types`, `name_types` or `alias_strengths` means; None for any other word."""
    return _meanings(group).get(plain(printed))


@cache
def _columns() -> dict[str, str]:
    newest = ["Travel Ban", "Arms Embargo", *_table()["measures"].values()]
    return {plain(name): name for name in newest} | {plain(k): v for k, v in _table()["columns"].items()}


def column_name(printed: str) -> str:
    """The name of a column in the newest edition; a name that has never changed as it is printed."""
    name = re.sub(r"\s+", " ", printed).strip()
    return _columns().get(plain(name), name)


def measures() -> dict[str, str]:
    """Measures and the columns that say whether they apply."""
    return dict(_table()["measures"])


def flag(printed: str) -> bool | None:
    """True or false, or None for any other word."""
    found: bool | None = _table()["flags"].get(plain(printed))
    return found


def is_no_value(printed: str) -> bool:
    """True for the words that say that nothing is known."""
    return plain(printed) in _table()["no_value"]


def programme_key(printed: str) -> str:
    """The key of a framework: as printed with plain spaces, or that of which it is another spelling."""
    key = " ".join(printed.split())
    return str(_table()["programmes"].get(key, key))
