"""The Consolidated List's XML file as records, one an individual or entity, and the time it was generated.

Left out of a record is what changes without anything being said anew: VERSIONNUM (counts edits of any kind),
SORT_KEY and SORT_KEY_LAST_MOD (of the printed list), schema locations, where lines are broken, and the server's
time zone behind some dates. Elements that stand several times are put in order, but for the nationalities, of
which the first is the main one.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import orjson
import polars as pl

from etl.readers.xml import Content, read_elements
from etl.records import record_frame

ELEMENTS = ("INDIVIDUAL", "ENTITY")
VOLATILE = frozenset({"VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD", "@noNamespaceSchemaLocation"})
IN_ORDER = frozenset({"NATIONALITY", "NATIONALITY2"})
GENERATED = re.compile(rb"""dateGenerated\s*=\s*["']([^"']{10,40})["']""")
ZONED_DATE = re.compile(r"\d{4}-\d\d-\d\d[+-]\d\d:\d\d")
HEAD = 4096


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """RECORD_COLUMNS of the list, keyed by DATAID; the kind of element stands as `@element`."""
    return record_frame(part, _records(part, content))


def published_at(_part: str, content: bytes) -> datetime | None:
    """When the file was generated, UTC, as its root element states."""
    found = GENERATED.search(content, 0, HEAD)
    if found is None:
        return None
    try:
        stated = datetime.fromisoformat(found[1].decode())
        return stated.astimezone(UTC).replace(tzinfo=None) if stated.tzinfo else stated
    except (ValueError, OverflowError):
        return None


def _records(part: str, content: bytes) -> Iterator[tuple[str | None, str | None, Content]]:
    for element, fields in read_elements(content, part, ("CONSOLIDATED_LIST",), ELEMENTS):
        key = fields.get("DATAID")
        key = key if isinstance(key, str) else None
        yield key, key, {**_settled(fields), "@element": element}


def _settled(value: Any, in_order: bool = False) -> Any:
    """A value without what is volatile, the white space of the file's layout, and the order of equal elements."""
    if isinstance(value, str):
        text = " ".join(value.split())
        return text[:10] if text[4:5] == "-" and ZONED_DATE.fullmatch(text) else text
    if isinstance(value, dict):
        kept = {name: item for name, item in value.items() if name not in VOLATILE}
        return {name: _settled(item, in_order or name in IN_ORDER) for name, item in kept.items()}
    settled = [_settled(item, in_order) for item in value]
    return settled if in_order else sorted(settled, key=_json)


def _json(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
