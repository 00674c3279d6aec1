"""A list of the project's formats from records to entities and statements. Pure: no file, network or clock."""

from typing import Any

import orjson
import polars as pl

from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.opensanctions.edges import read_edge
from etl.opensanctions.targets import read_target
from etl.opensanctions.things import read_thing
from etl.opensanctions.vocabulary import vocabulary

Record = tuple[str, str, str, str]


def extract_list(
    source_id: str, records: pl.DataFrame, programmes: pl.DataFrame, *, is_collection: bool = False
) -> Extraction:
    """Entities and statements of all given records, which must be all records of their entities.

    A collection keeps from which lists an entity comes, and uses more programmes than are described here.
    """
    entries = Entries(source_id)
    later: list[tuple[Record, dict[str, Any]]] = []
    for record in records.select("part", "record_key", "entity_key", "content").iter_rows():
        content = orjson.loads(record[3])
        if content.get("schema") in vocabulary()["edges"]:
            later.append((record, content))
        else:
            _thing(entries, record, content, is_collection)
    for record, content in later:
        _edge(entries, record, content)
    if not is_collection:
        _undescribed(entries, set(programmes["programme_key"]))
    return entries.extraction()


def _thing(entries: Entries, record: Record, content: dict[str, Any], is_collection: bool) -> None:
    part, record_key, key, printed = record
    schema = vocabulary()["schemata"].get(content.pop("schema", ""))
    caption = content.pop("caption", None) or content.get("name") or _first_name(content)
    if schema is None or not caption:
        reason = "entity_schema" if schema is None else "entity_has_name"
        entries.refuse("entity", part, key, record_key, reason, printed)
        return
    entry = entries.entry(part, key, schema, caption)
    (read_thing if part == "entities" else read_target)(entry, content)
    datasets = [*content.pop("datasets", []), *content.pop("dataset", [])]
    for dataset in datasets if is_collection else ():
        entry.attribute("dataset", dataset)
    _finish(entry, content)


def _first_name(content: dict[str, Any]) -> str | None:
    names: list[str] = content.get("properties", {}).get("name", [])
    return names[0] if names else None


def _finish(entry: Entry, content: dict[str, Any]) -> None:
    """Whether the entity is itself a target, and an issue for whatever is left of its record."""
    target = content.pop("target", None)
    if target is not None:
        entry.attribute("target", str(target).lower())
    for name in content:
        entry.issue(f"field not mapped: {name}")


def _edge(entries: Entries, record: Record, content: dict[str, Any]) -> None:
    part, record_key, key, printed = record
    entry = entries.found.get(key)
    if entry is None:
        entries.refuse("relation", part, key, record_key, f"no entity {key} in the file", printed)
        return
    read_edge(entry, content)


def _undescribed(entries: Entries, described: set[str]) -> None:
    prefix = f"{entries.source_id}:"
    for entry in entries.found.values():
        for row in entry.rows["designation"]:
            if (key := row["programme_id"].removeprefix(prefix)) not in described:
                entries.issues.append(f"programme not described: {key}")
