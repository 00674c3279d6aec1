"""The label table of the remarks (`remarks.yml`), looked up by the words a segment begins with."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from etl.yaml_tables import load_yaml

TABLE = Path(__file__).with_name("remarks.yml")
GROUPS = (
    "identifiers",
    "names",
    "births",
    "nationalities",
    "relations",
    "attributes",
    "sentences",
    "dates",
    "countries",
)
AFTER_LABEL = " :"


class Label(NamedTuple):
    """What a label means: group of the table, meaning within it (scheme, kind, property), printed words."""

    group: str
    meaning: str
    printed: str


class Refinement(NamedTuple):
    """A scheme that follows from label scheme, country and shape of the number."""

    scheme: str
    country: str
    shape: re.Pattern[str]
    becomes: str


@cache
def labels_by_first_word() -> dict[str, tuple[Label, ...]]:
    """Labels by their first word, the longest first."""
    table = load_yaml(TABLE)
    found = [
        Label(group, meaning, printed)
        for group in GROUPS
        for meaning, labels in table[group].items()
        for printed in labels
    ]
    found += [Label("notes", "note", printed) for printed in table["notes"]]
    words: dict[str, list[Label]] = {}
    for label in sorted(found, key=lambda label: -len(label.printed)):
        words.setdefault(label.printed.split()[0], []).append(label)
    return {word: tuple(labels) for word, labels in words.items()}


@cache
def refinements() -> tuple[Refinement, ...]:
    """The rules that make a Russian tax number an INN, and the like."""
    rules = load_yaml(TABLE)["refinements"]
    return tuple(Refinement(r["from"], r["country"], re.compile(r["shape"]), r["to"]) for r in rules)


@cache
def register_seats() -> dict[str, str]:
    """Country code by the seat of a register that OFAC prints in place of the country."""
    return dict(load_yaml(TABLE)["register_seats"])


def find_label(segment: str) -> tuple[Label, str] | None:
    """The longest label that the segment begins with, and the text after it."""
    first = segment.split(" ", 1)[0]
    for label in labels_by_first_word().get(first, ()):
        rest = segment.removeprefix(label.printed)
        if len(rest) < len(segment) and (not rest or rest[0] in AFTER_LABEL or label.printed[-1] in ":-"):
            return label, rest.lstrip(AFTER_LABEL)
    return None
