"""The whole list from bytes to records: one record a listed target, with all that it refers to.

The file keeps its tables apart: programmes, places and targets refer to each other by number. A record holds what its
target refers to, so that it says all by itself; a programme without its version dates, which would touch every target
of the programme with each amendment.

The file keeps targets that were struck out, with their history. Rule: a target whose last modification (by its date;
the first in the file among those of one day, which stands for the last) is `de-listed` is not listed and gives no
record: it leaves our list when SECO strikes it out. What a modification added and removed is history, too, and left out.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import polars as pl

from etl.readers.xml import read_elements
from etl.records import record_frame
from models.errors import InputError

Content = dict[str, Any]
ROOT = "swiss-sanctions-list"
HEAD = re.compile(rb"<(?:\w+:)?swiss-sanctions-list\b([^>]*)>")
DATES = ("@effective-date", "@enactment-date", "@publication-date")
KINDS = ("individual", "entity", "object")


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """The listed targets, by their number (ssid); InputError for a list of changes, which is not the whole list."""
    _check_whole(part, content)
    tables: dict[str, list[Content]] = {"sanctions-program": [], "place": [], "target": []}
    for tag, element in read_elements(content, part, (ROOT,), tuple(tables), outside=("modification",)):
        tables[tag].append(element)
    programmes = {ssid: one for program in tables["sanctions-program"] for ssid, one in _sets_of(program)}
    places = {str(place.pop("@ssid", "")): place for place in tables["place"]}
    names = {target.get("@ssid"): _name_of(target) for target in tables["target"]}
    records = []
    for target in tables["target"]:
        target["modification"] = [_without_states(one) for one in listed(target.get("modification"))]
        if not is_delisted(target):
            _fill(target, places, names)
            sets = [str(one) for one in _set_ids(target)]
            target["programme"] = [programmes.get(ssid, {"set": ssid}) for ssid in sets]
            records.append((target.get("@ssid"), target.get("@ssid"), target))
    return record_frame(part, records)


def _check_whole(part: str, content: bytes) -> None:
    found = HEAD.search(content[:20_000])
    kind = re.search(rb"""list-type\s*=\s*["']([^"']*)""", found[1]) if found else None
    if kind and kind[1] != b"whole-list":
        raise InputError(
            f"is a list of type {kind[1].decode(errors='replace')!r}",
            where=part,
            expected="the whole list (list-type whole-list)",
            hint="download the whole list, not the changes of a day",
        )


def listed(value: Any) -> list[Any]:
    """A child as a list, whether it stands once, several times or not at all."""
    return value if isinstance(value, list) else [] if value is None else [value]


def date_of(modification: Content) -> str:
    """The day from which a modification counts; empty where it has none."""
    return next((str(modification[name])[:10] for name in DATES if modification.get(name)), "")


def is_delisted(target: Content) -> bool:
    """True where the last modification of a target struck it out."""
    nothing: Content = {}
    last = max(target["modification"], key=date_of, default=nothing)
    return bool(last.get("@modification-type") == "de-listed")


def _without_states(modification: Any) -> Content:
    return {name: value for name, value in modification.items() if name not in ("added", "removed")} if isinstance(modification, dict) else {}  # fmt: skip


def _set_ids(target: Content) -> list[Any]:
    """The numbers of the sets of measures that a target stands under; older files have one as an attribute."""
    found = [*listed(target.pop("@sanctions-set-id", None)), *listed(target.pop("sanctions-set-id", None))]
    return [one.get("#text", "") if isinstance(one, dict) else one for one in found]


def _sets_of(program: Content) -> Iterator[tuple[str, Content]]:
    """Each set of measures of a programme by its number, with what the programme says, in English."""
    shared = {
        "key": in_english(program.get("program-key")),
        "name": in_english(program.get("program-name")),
        "origin": in_english(program.get("origin")),
    }
    sets = [one for one in listed(program.get("sanctions-set")) if isinstance(one, dict)]
    for ssid in dict.fromkeys(str(one.get("@ssid", "")) for one in sets):
        own = {"set": ssid, "article": in_english([one for one in sets if one.get("@ssid") == ssid])}
        yield ssid, {name: value for name, value in (shared | own).items() if value}


def in_english(elements: Any) -> str | None:
    """The English text of an element that stands once in each language; the first where there is none."""
    texts = [
        (one.get("@lang"), one.get("#text")) if isinstance(one, dict) else (None, one)
        for one in listed(elements)
    ]
    filled = [(language, str(text)) for language, text in texts if text]
    return next((text for language, text in filled if language == "eng"), filled[0][1] if filled else None)


def _fill(node: Any, places: dict[str, Content], names: dict[Any, str]) -> None:
    """Put the places and the names of other targets where they are referred to."""
    if isinstance(node, list):
        for one in node:
            _fill(one, places, names)
    elif isinstance(node, dict):
        if (place := places.get(str(node.get("@place-id", "")))) is not None:
            node["place"] = place
        if name := names.get(node.get("@target-id")):
            node["other-name"] = name
        for key, value in node.items():
            if key != "place":
                _fill(value, places, names)


def _name_of(target: Content) -> str:
    """The main name of a target, for relations of others to it."""
    for kind in KINDS:
        for subject in listed(target.get(kind)):
            identities = listed(subject.get("identity")) if isinstance(subject, dict) else []
            for name in [
                name for one in identities if isinstance(one, dict) for name in listed(one.get("name"))
            ]:
                if joined := whole_name(name):
                    return joined
    return ""


def whole_name(name: Any) -> str:
    """The parts of a name in their order, without titles."""
    parts = (
        [part for part in listed(name.get("name-part")) if isinstance(part, dict)]
        if isinstance(name, dict)
        else []
    )
    ordered = sorted(parts, key=order_of)
    values = [
        one
        for part in ordered
        if part.get("@name-part-type") != "title"
        for one in listed(part.get("value"))[:1]
    ]
    return " ".join(value for value in values if isinstance(value, str))


def order_of(part: Content) -> int:
    """The place of a part within its name; the last where it is not a number."""
    order = str(part.get("@order", ""))
    return int(order) if order.isascii() and order.isdigit() and len(order) < 6 else 99_999


def published_at(part: str, content: bytes) -> datetime | None:
    """The date that the list states of itself."""
    found = HEAD.search(content[:20_000])
    date = re.search(rb"""\bdate\s*=\s*["'](\d{4}-\d\d-\d\d)""", found[1]) if found else None
    try:
        return datetime.fromisoformat(date[1].decode()) if date else None
    except ValueError:
        return None
