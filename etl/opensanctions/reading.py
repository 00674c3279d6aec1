"""The two formats from bytes to records: what changes with every export is left out, and order says nothing."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

import orjson
import polars as pl

from etl.opensanctions.vocabulary import vocabulary
from etl.readers.delimited import read_rows
from etl.records import record_frame
from models.errors import EmptyInput, InputError

Content = dict[str, Any]
Record = tuple[str, str, Content]
NEXT_STEP = "fetch the file again; the last good version stays until then"
# Of when the publisher looked, not of the entity; `referents` are earlier ids.
VOLATILE = frozenset({"first_seen", "last_seen", "last_change", "referents", "references"})
ENVELOPE = frozenset({"id", "schema", "caption", "datasets", "target", "origin", "properties"}) | VOLATILE
REQUIRED_COLUMNS = ("id", "schema", "name", "dataset")
SEVERAL = (
    "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions", "phones", "emails", "program_ids",
    "dataset",
)  # fmt: skip
QUOTED = re.compile(r'["\r\n]')
HEAD = 500


def read_list(part: str, content: bytes) -> pl.DataFrame:
    """RECORD_COLUMNS of a file: part `entities` is FollowTheMoney as JSON lines, `targets` the simple table."""
    return record_frame(part, _ftm_records(content, part) if part == "entities" else _rows(content, part))


def published_at(part: str, content: bytes) -> datetime | None:
    """When the publisher last looked at the lists, by the first entities of the file."""
    head = content[:2_000_000].rpartition(b"\n")[0]
    try:
        found = list(islice(_last_seen(part, head), HEAD))
    except (InputError, AttributeError):
        return None
    times = [time for time in (_time(printed) for printed in found if isinstance(printed, str)) if time]
    return max(times, default=None)


def _last_seen(part: str, head: bytes) -> Iterator[Any]:
    if part == "entities":
        yield from (entity.get("last_seen") for entity in _entities(head, part))
    else:
        complete = head[: head.rfind(b'"\n') + 2] if b'"\n' in head else head
        yield from (row.get("last_seen") for row in read_rows(complete, part, REQUIRED_COLUMNS))


def _time(printed: str) -> datetime | None:
    try:
        return datetime.fromisoformat(printed.removesuffix("Z")).replace(tzinfo=None)
    except ValueError:
        return None


def _entities(content: bytes, part: str) -> Iterator[Content]:
    """Each line as an entity; InputError where one is not, such as a last line that is cut off."""
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptyInput(
            f"the file is empty ({len(content)} bytes)", where=part, expected="entities", hint=NEXT_STEP
        )
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            entity = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise _not_an_entity(part, number, f"is not JSON: {error}") from error
        if not isinstance(entity, dict):
            raise _not_an_entity(part, number, "is no entity")
        named = all(isinstance(entity.get(name), str) and entity[name].strip() for name in ("id", "schema"))
        if not named or not isinstance(entity.get("properties", {}), dict):
            raise _not_an_entity(part, number, "has no id, schema and properties")
        yield entity


def _not_an_entity(part: str, number: int, what: str) -> InputError:
    return InputError(
        f"line {number} {what}", where=part, expected="one FollowTheMoney entity a line", hint=NEXT_STEP
    )


def _ftm_records(content: bytes, part: str) -> Iterator[Record]:
    """A record for each thing, and for each entity that a link, sanction or document belongs to.

    A record keeps what its extraction needs of others: the captions of linked entities, the text of addresses.
    """
    entities = [_as_printed(entity) for entity in _entities(content, part)]
    index = {entity["id"]: entity for entity in entities}
    for entity in entities:
        edge = vocabulary()["edges"].get(entity["schema"])
        if edge:
            yield from _edge_records(entity, edge, index)
        elif entity["schema"] != "Address":
            yield entity["id"], entity["id"], _thing_content(entity, index)


def _as_printed(entity: Content) -> Content:
    """The entity with texts for values, in the order of the alphabet: exports give them in any order.

    Properties may stand beside the envelope, and under their full name, such as `Person:country`.
    """
    stated = entity.get("properties") or {}
    beside = {name: value for name, value in entity.items() if name not in ENVELOPE}
    properties: dict[str, list[str]] = {}
    for name, value in [*stated.items(), *beside.items()]:
        if texts := _texts(value):
            short = _clean(name).removeprefix(f"{entity['schema']}:")
            properties[short] = sorted({*texts, *properties.get(short, [])})
    return {
        "id": _clean(entity["id"]),
        "schema": _clean(entity["schema"]),
        "caption": next(iter(_texts(entity.get("caption"))), None),
        "datasets": sorted(_texts(entity.get("datasets"))),
        "target": entity["target"] if isinstance(entity.get("target"), bool) else None,
        "properties": properties,
    }


def _texts(value: Any) -> list[str]:
    """The values of a property: texts; anything else as JSON writes it."""
    values = value if isinstance(value, list) else [value]
    texts = [
        item if isinstance(item, str) else orjson.dumps(item, option=orjson.OPT_SORT_KEYS).decode()
        for item in values
        if item is not None
    ]
    return [text for text in map(_clean, texts) if text]


def _clean(text: str) -> str:
    """Without the character that no database keeps, and spaces around."""
    return text.replace("\0", "").strip()


def _thing_content(entity: Content, index: dict[str, Content]) -> Content:
    properties = dict(entity["properties"])
    addresses = [index[key]["properties"] for key in properties.get("addressEntity", []) if key in index]
    links = {
        name: [_linked(key, index) for key in properties[name]]
        for name in vocabulary()["links"]
        if name in properties and all(key in index for key in properties[name])
    }
    rest = {name: values for name, values in properties.items() if name not in links}
    if all(key in index for key in rest.get("addressEntity", [])):
        rest.pop("addressEntity", None)
    found = {name: entity[name] for name in ("schema", "caption", "datasets", "target")}
    return _filled({**found, "properties": rest, "addresses": addresses, "links": links})


def _edge_records(entity: Content, edge: dict[str, str], index: dict[str, Content]) -> Iterator[Record]:
    """The edge with each entity that holds it; one without such an entity stands for itself, to be refused."""
    properties = {
        name: values
        for name, values in entity["properties"].items()
        if name not in (edge["holder"], edge.get("other"))
    }
    others = [_linked(key, index) for key in entity["properties"].get(edge.get("other", ""), [])]
    content = _filled(
        {name: entity[name] for name in ("schema", "datasets")} | {"properties": properties, "others": others}
    )
    holders = entity["properties"].get(edge["holder"], [])
    if len(holders) < 2:
        yield entity["id"], holders[0] if holders else entity["id"], content
        return
    yield from ((f"{entity['id']}/{holder}", holder, content) for holder in holders)


def _linked(key: str, index: dict[str, Content]) -> Content:
    caption = index[key]["caption"] if key in index else None
    return _filled({"id": key, "name": caption})


def _filled(content: Content) -> Content:
    return {name: value for name, value in content.items() if value not in (None, [], {}, "")}


def _rows(content: bytes, part: str) -> Iterator[Record]:
    """The rows of the simple table; several values in a field are separated by semicolons, quoted as in CSV."""
    for number, row in enumerate(read_rows(content, part, REQUIRED_COLUMNS), 2):
        if "id" not in row or "schema" not in row:
            raise InputError(
                f"row {number} has no id or schema", where=part, expected="both filled", hint=NEXT_STEP
            )
        fields = {name: value for name, value in row.items() if name not in VOLATILE}
        several = {name: _split(fields[name]) for name in SEVERAL if name in fields}
        key = fields.pop("id")
        yield key, key, _filled(fields | several)


def _split(field: str) -> list[str]:
    if not QUOTED.search(field):
        # Most cells need no parser, which would take most of the time of reading the list.
        return sorted({text for value in field.split(";") if (text := value.strip())})
    try:
        rows: Iterable[list[str]] = csv.reader(io.StringIO(field, newline=""), delimiter=";", strict=True)
        values = [value.strip() for row in rows for value in row]
    except csv.Error:
        values = [value.strip() for value in field.split(";")]
    return sorted({value for value in values if value})
