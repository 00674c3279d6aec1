"""The names in an `Aliases` cell: separated by commas, semicolons, slashes and words for languages."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from etl.yaml_tables import load_yaml

TABLE = Path(__file__).with_name("aliases.yml")
# A separator within brackets belongs to the name; a slash separates only beside a space or a closing quote.
SEPARATOR = re.compile(r"[;,،](?![^()]*\))|/(?=\s)|(?<=[\s\"”»])/")
BRACKETED = re.compile(r"\(([^()]*)\)")
CONJUNCTION = re.compile(r"^(?:(?:and|or|et|ou)\s+)?(?:a\.k\.a\.?\s+|alias:\s*)?", re.IGNORECASE)


@cache
def languages() -> dict[str, str]:
    """BCP 47 tags by the word that the list prints before a name in that language."""
    table: dict[str, str] = load_yaml(TABLE)["languages"]
    return table


@cache
def legal_forms() -> frozenset[str]:
    """Legal forms that follow a comma and belong to the name before it, without points, in lower case."""
    return frozenset(form.lower() for form in load_yaml(TABLE)["legal_forms"])


def read_aliases(printed: str) -> Iterator[tuple[str, str | None]]:
    """Each name with its language, where the list says it."""
    labels = "|".join(languages())
    pieces = re.split(rf"\b({labels})\s*:", printed)
    for label, text in zip([None, *pieces[1::2]], pieces[::2], strict=True):
        language = languages()[label] if label else None
        yield from ((name, language) for name in _names(text))


def _names(text: str) -> list[str]:
    names: list[str] = []
    for piece in SEPARATOR.split(_closed(text.strip())):
        name = _bare(piece)
        if names and _plain(name) in legal_forms():
            names[-1] = f"{names[-1]}, {name}"
        elif any(mark.isalnum() for mark in name):
            names.append(name)
    return names


def _closed(text: str) -> str:
    """The text without a last bracket that nothing opens, or a first one that nothing closes."""
    missing = text.count("(") - text.count(")")
    if missing < 0 and text.endswith(")"):
        return text[:-1]
    return text[1:] if missing > 0 and text.startswith("(") else text


def _plain(name: str) -> str:
    return name.replace(".", "").lower()


def _bare(piece: str) -> str:
    """The name without a conjunction before it and brackets around it."""
    name = CONJUNCTION.sub("", piece.strip(), count=1)
    if whole := BRACKETED.fullmatch(name):
        return whole[1].strip()
    return name
