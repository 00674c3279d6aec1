"""The UK Sanctions List from bytes to entities and statements. Pure: no file, network or clock."""

from collections.abc import Sequence
from pathlib import Path

import orjson
import polars as pl

from etl.clean import fold
from etl.entries import Entries
from etl.extraction import Extraction
from etl.programmes import read_programmes
from etl.records import Content, Fields
from etl.sources.gb_fcdo import designations, tables
from etl.sources.gb_fcdo.reading import published_at, read_records
from etl.sources.gb_fcdo.tables import ENTITY_TABLES, Row, is_primary
from etl.sources.gb_fcdo.vocabulary import SCHEMAS

__all__ = ["extract", "programmes", "published_at", "read_records"]

SOURCE_ID = "gb_fcdo"


def programmes() -> pl.DataFrame:
    """PROGRAMME_COLUMNS of the regulations under which the UK designates."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of the records, which must be all records of their entities."""
    entries = Entries(SOURCE_ID)
    of_entity: dict[str, list[Row]] = {}
    for part, key, entity, content in records.iter_rows():
        of_entity.setdefault(entity, []).append(Row(part, key, content))
    for entity, rows in of_entity.items():
        if any(row.part in ENTITY_TABLES for row in rows):
            _extract_tables(entries, entity, rows)
        else:
            _extract_official(entries, entity, rows)
    return entries.extraction()


def _extract_official(entries: Entries, entity: str, rows: list[Row]) -> None:
    """The rows of an entity by content, so that their order in the file changes nothing."""
    ordered = sorted(rows, key=lambda row: row.content)
    contents = [_shaped(row) for row in ordered]
    types = {Fields(content).take("IndividualEntityShip") for content in contents}
    names = [name for content in contents for name in designations.names_in(content)]
    faults = _faults(types, names)
    if faults:
        for row in ordered:
            entries.refuse(
                "entity", row.part, entity, f"{row.part}:{row.key}", ", ".join(faults), row.content
            )
        return
    schema = SCHEMAS[fold(types.pop() or "")]
    for row, content in zip(ordered, contents, strict=True):
        entry = entries.entry(row.part, entity, schema, caption_of(names))
        designations.describe(entry, Fields(content))


def _shaped(row: Row) -> Content:
    content: Content = orjson.loads(row.content)
    return designations.nested(content) if row.part == "rows" else content


def _extract_tables(entries: Entries, entity: str, rows: list[Row]) -> None:
    subjects = [row for row in rows if row.part == "subjects"]
    types = {Fields.of_json(row.content).take("subject_type") for row in subjects}
    names = tables.names_in(rows)
    faults = ["entity_in_list"] if not subjects else _faults(types, names)
    if faults:
        for row in rows:
            table = ENTITY_TABLES[row.part]
            entries.refuse(table, row.part, entity, f"{row.part}:{row.key}", ", ".join(faults), row.content)
        return
    entry = entries.entry("subjects", entity, SCHEMAS[fold(types.pop() or "")], caption_of(names))
    for row in sorted(rows, key=lambda row: row.content):
        tables.describe(entry, row)
    entry.part = "subjects"


def _faults(types: set[str | None], names: Sequence[object]) -> list[str]:
    """Why no entity can be made: no known type, or two, or no name."""
    known = {SCHEMAS.get(fold(printed or "")) for printed in types}
    rules = {"type_known": None in known, "type_unique": len(known) > 1, "name_filled": not names}
    return [rule for rule, is_broken in rules.items() if is_broken]


def caption_of(names: Sequence[tuple[str | None, str]]) -> str:
    """The primary name; the first by alphabet where there are several, so that it is the same in every format."""
    primary = [name for printed_type, name in names if is_primary(printed_type)]
    return min(primary or [name for _type, name in names])
