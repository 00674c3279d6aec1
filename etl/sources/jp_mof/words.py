"""The words of the list: heads of columns, names of programmes, kinds, countries, in plain width."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from etl.yaml_tables import load_yaml

FOLDER = Path(__file__).parent
NUMBERED = re.compile(r"\d+[.．、]?")
COMMON_ENDINGS = ("共和国", "王国", "連邦", "国", "首長国")


@cache
def table(name: str) -> dict[str, Any]:
    """A table of the source: columns, words or programmes."""
    found: dict[str, Any] = load_yaml(FOLDER / f"{name}.yml")
    return found


def plain(printed: str) -> str:
    """Text in plain width, without white space: headers are spread out as `英 語 表 記`."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", printed))


@cache
def _columns() -> dict[str, str]:
    return {plain(word): name for name, words in table("columns").items() for word in words}


def column_name(printed: str) -> str:
    """What a column holds, by the words at its head; any other head as it is printed."""
    return _columns().get(plain(printed), plain(printed))


def programme_key(sheet_name: str) -> str:
    """The programme of a sheet: its name without its number, which moves; brackets closed."""
    name = plain(
        NUMBERED.sub("", sheet_name.strip(), count=1) if sheet_name.strip()[:1].isdigit() else sheet_name
    )
    return name + ")" * (name.count("(") - name.count(")"))


@cache
def _programmes_by_number() -> dict[str, str]:
    return {str(entry["number"]): key for key, entry in table("programmes").items() if "number" in entry}


def programme_of_number(printed: str) -> str | None:
    """The programme that a number of the CSV stands for."""
    return _programmes_by_number().get(plain(printed).lstrip("0"))


def is_without_list(sheet_name: str) -> bool:
    """True for a sheet that is an index, or of a programme that has ended."""
    return any(word in plain(sheet_name) for word in table("words")["sheets_without_a_list"])


def schema_of(programme: str) -> str | None:
    """What the entries of a programme are, by its name or its description; None where they are of several kinds."""
    if "団体" in programme or "銀行" in programme:
        return "Organization"
    schema: str | None = table("programmes").get(programme, {}).get("schema")
    return "Person" if "個人" in programme else schema


def is_not_known(printed: str) -> bool:
    """True for the words that say that nothing is known."""
    return plain(printed) in table("words")["not_known"]


@cache
def _countries() -> dict[str, str]:
    territories = dict(Locale("ja").territories)
    found = {plain(name): code for code, name in territories.items() if code.isalpha() and len(code) == 2}
    return found | {plain(name): code for name, code in table("words")["countries"].items()}


def country_in_japanese(printed: str) -> str | None:
    """The code of a country by its Japanese name, with or without the word for republic and the like."""
    name = plain(printed)
    if name in _countries():
        return _countries()[name]
    shortened = (name.removesuffix(ending) for ending in COMMON_ENDINGS if name.endswith(ending))
    return next((_countries()[short] for short in shortened if short in _countries()), None)
