"""The `ids` cell: numbers and facts as `value, label`, a country and dates before a number, separated by `; `.

The words for them are OFAC's; its table of labels says what each is, `ids.yml` adds those that it lacks.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from etl.clean import country_code, is_code, is_known_place, normalise_number
from etl.entries import Entry
from etl.ofac.labels import Label, labels_by_first_word, refinements
from etl.yaml_tables import load_yaml

TABLE = Path(__file__).with_name("ids.yml")
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
SEPARATOR = "; "
COMMA = ", "
SPAN = " to "
IMO = "IMO "


@cache
def labels() -> dict[str, Label]:
    """What a label means, by its words in lower case without a colon at the end."""
    own = load_yaml(TABLE)
    found = {_plain(label.printed): label for group in labels_by_first_word().values() for label in group}
    for group, meanings in own.items():
        for meaning, printed in meanings.items():
            found |= {_plain(words): Label(group, meaning, words) for words in printed}
    return found


def _plain(label: str) -> str:
    return label.rstrip(": -").lower()


def read_facts(printed: str) -> Iterator[tuple[str, str]]:
    """Each value with the label behind it; a semicolon within a value separates nothing."""
    begun: list[str] = []
    for piece in printed.split(SEPARATOR):
        begun.append(piece)
        value, _comma, label = SEPARATOR.join(begun).rpartition(COMMA)
        if value and _plain(label) in labels():
            yield value, label
            begun = []
    if begun:
        value, _comma, label = SEPARATOR.join(begun).rpartition(COMMA)
        yield value, label


def add_facts(entry: Entry, printed: str | None) -> None:
    """Add what an `ids` cell says; an issue for a label that is in neither table."""
    for value, printed_label in read_facts(printed) if printed else ():
        label = labels().get(_plain(printed_label))
        if label is None:
            entry.issue(f"kind of id not known: {printed_label}")
        elif label.group == "identifiers":
            _add_identifier(entry, label, printed_label, value)
        else:
            _add_fact(entry, label, printed_label, value)


def _add_identifier(entry: Entry, label: Label, printed_label: str, printed: str) -> None:
    """A number after its country and its dates of expiry and issue, of which each may be missing."""
    pieces = printed.split(COMMA)
    country = pieces.pop(0) if len(pieces) > 1 and is_code(pieces[0]) else None
    dates = []
    while len(pieces) > 1 and ISO_DATE.fullmatch(pieces[0]):
        dates.append(pieces.pop(0))
    number = COMMA.join(pieces)
    validity = [f"{word} {date}" for word, date in zip(_words(dates), dates, strict=False)]
    scheme = _refined(label.meaning, country, normalise_number(number))
    if number.startswith(IMO):
        scheme, number = "imo", number.removeprefix(IMO)
    remark = SEPARATOR.join(validity) or None
    entry.identifier(scheme, number, printed_label.rstrip(":"), country=country, remark=remark)


def _words(dates: list[str]) -> tuple[str, ...]:
    """What the dates are: of two the first is the expiry; of a single one the list does not say which it is."""
    return ("expires", "issued") if len(dates) > 1 else ("dated",)


def _refined(scheme: str, country: str | None, normalised: str) -> str:
    fitting = (
        rule.becomes
        for rule in refinements()
        if rule.scheme == scheme and rule.country == country and rule.shape.fullmatch(normalised)
    )
    return next(fitting, scheme)


def _add_fact(entry: Entry, label: Label, printed_label: str, value: str) -> None:
    match label.group:
        case "attributes":
            entry.attribute(label.meaning, value.lower() if label.meaning == "gender" else value)
        case "sentences":
            entry.attribute(label.meaning, f"{printed_label} {value}")
        case "dates":
            dates = [entry.date_of(date, label.printed) for date in value.split(SPAN)]
            entry.attribute(label.meaning, SPAN.join(filter(None, dates)))
        case "countries":
            _add_country(entry, label, value)
        case "relations":
            entry.relation(label.meaning, value, label=printed_label.rstrip(":"))
        case _:
            entry.issue(f"id of an unexpected kind: {printed_label}")


def _add_country(entry: Entry, label: Label, value: str) -> None:
    if not is_known_place(value):
        entry.issue(f"country not known ({label.printed}): {value}")
    entry.attribute(label.meaning, country_code(value) or value)
