"""Australia's Consolidated List, from bytes to entities and statements. Pure: no file, no network.

Decided: `Control Date` is when the listing took effect or was last changed. Where the listing information is or
names a date, that is the date of designation and a later control date that of the amendment; else the control
date is taken for the date of designation, as inferred.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

import polars as pl

from etl.clean import is_known_place
from etl.date_spans import read_spans
from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import read_programmes
from etl.readers.sheets import saved_at
from etl.records import Fields, record_frame
from etl.sources.au_dfat import words
from etl.sources.au_dfat.reading import keyed, letter_of, read_rows

SOURCE_ID = "au_dfat"
NAME = "Name of Individual or Entity"
ENUMERATED = re.compile(r"\n|;|(?:^|(?<=[\s,;]))\(?(?:[a-z]|[ivx]{2,4})\)\s+")
UN_REFERENCE = re.compile(r"\b(?:CD|CF|GB|HT|IQ|IR|KP|LY|ML|QD|SD|SO|SS|TA|YE)[ei]\.\d{3}\b")
LISTED_ON = re.compile(r"(?:listed|designated|declared)[^.;]{0,60}?\bon\s+(.{6,20})", re.IGNORECASE)
Records = list[tuple[str, str, str, str]]


def programmes() -> pl.DataFrame:
    """The described programmes (PROGRAMME_COLUMNS)."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """The rows of the file (RECORD_COLUMNS), one a name."""
    return record_frame(part, keyed(list(read_rows(part, content))))


def published_at(part: str, content: bytes) -> datetime | None:
    """When the workbook was saved, UTC: the day that the publisher's page gives as that of the list."""
    return saved_at(content)


def extract(records: pl.DataFrame) -> Extraction:
    """All that the records say."""
    entries = Entries(SOURCE_ID)
    known = set(programmes()["programme_key"])
    ordered = sorted(records.iter_rows(), key=lambda row: row[2])
    for key, group in groupby(ordered, key=lambda row: row[2]):
        _entity(entries, key, list(group), known)
    return entries.extraction()


def _entity(entries: Entries, key: str, records: Records, known: set[str]) -> None:
    """One entity from all of its rows: the row of its primary name first."""
    rows = [(row, Fields.of_json(row[3])) for row in records]
    kinds = [_name_kind(entries, fields) for _row, fields in rows]
    schemas = [_schema(entries, fields) for _row, fields in rows]
    captions = [fields.take(NAME) or "" for _row, fields in rows]
    order = sorted(range(len(rows)), key=lambda at: (kinds[at] != "primary", _natural(rows[at][0][1])))
    schema = next((schemas[at] for at in order if schemas[at]), None)
    caption = next((captions[at] for at in order if captions[at]), None)
    if schema is None or caption is None:
        why = "rows without a name" if schema else "rows without a known type"
        for part, locator, _key, content in records:
            entries.refuse("entity", part, key, f"{part}/{locator}", why, content)
        return
    entry = entries.entry(records[0][0], key, schema, caption)
    if len({found for found in schemas if found}) > 1:
        entry.issue(
            f"rows of one reference state several types: {', '.join(sorted(set(filter(None, schemas))))}"
        )
    if kinds.count("primary") > 1:
        entry.issue("rows of one reference state several primary names")
    for at in order:
        entry.part = rows[at][0][0]
        _row(entry, rows[at][1], kinds[at], captions[at], known)


def _natural(record_key: str) -> tuple[int, str]:
    return len(record_key), record_key


def _schema(entries: Entries, fields: Fields) -> str | None:
    printed = fields.take("Type")
    if not printed:
        return "Vessel" if "IMO Number" in fields else None
    schema = words.meaning_of("types", printed)
    if schema is None:
        entries.issues.append(f"type not known: {printed}")
    return schema


def _name_kind(entries: Entries, fields: Fields) -> str | None:
    """The kind of a row's name; a row that states none has the primary one where its reference has no letter."""
    printed, strength = fields.take("Name Type"), fields.take("Alias Strength")
    reference = fields.take("Reference") or ""
    kind = words.meaning_of("name_types", printed) if printed else None
    if printed is None and not letter_of(reference):
        kind = "primary"
    if kind is None:
        entries.issues.append(f"name type not known: {printed}")
    if strength and kind == "alias":
        kind = words.meaning_of("alias_strengths", strength)
        if kind is None:
            entries.issues.append(f"alias strength not known: {strength}")
    return kind


def _row(entry: Entry, fields: Fields, kind: str | None, name: str, known: set[str]) -> None:
    if kind:
        entry.name(kind, name)
    _birth(entry, fields)
    for printed in _values(fields.take("Citizenship"), separators=",/"):
        entry.nationality(printed, "citizenship")
    for printed in _values(fields.take("Address")):
        entry.address(printed, country=_country_at_end(printed))
    notes = fields.take("Additional Information")
    listing = fields.take("Listing Information")
    entry.attribute("notes", notes)
    for number in UN_REFERENCE.findall(f"{notes or ''} {listing or ''}"):
        entry.identifier("un_reference", number, "UN reference")
    entry.identifier("imo", fields.take("IMO Number"), "IMO Number")
    _designation(entry, fields, listing, known)
    entry.finish(fields)


def _values(printed: str | None, separators: str = "") -> Iterator[str]:
    """The values of a cell that enumerates several: `a) … b) …`, line by line, or with the given separators."""
    for piece in ENUMERATED.split(printed or ""):
        for value in re.split(f"[{re.escape(separators)}]", piece) if separators else [piece]:
            plain = " ".join(value.split()).strip(" ,")
            if plain and not words.is_no_value(plain):
                yield plain


def _country_at_end(printed: str) -> str | None:
    last = printed.rstrip(" .").rpartition(",")[2].strip()
    return last if is_known_place(last) else None


def _birth(entry: Entry, fields: Fields) -> None:
    printed = fields.take("Date of Birth")
    spans = list(read_spans(printed or ""))
    for span in spans:
        entry.birth(span.printed, born_on=span.first, born_until=span.last, is_about=span.is_about)
    if printed and not spans and not words.is_no_value(printed):
        entry.issue(f"date not understood (date of birth): {printed}")
        entry.birth(printed)
    for place in _values(fields.take("Place of Birth")):
        entry.birth(place, place=place, country=_country_at_end(place))


def _designation(entry: Entry, fields: Fields, listing: str | None, known: set[str]) -> None:
    key = words.programme_key(fields.take("Committees") or "")
    control = entry.date_of(fields.take("Control Date"), "control date")
    stated = _listing_date(listing)
    is_amended = bool(stated and control and control > stated)
    instrument = fields.take("Instrument of Designation")
    is_date = stated is not None and listing is not None and listing[:4].isdigit()
    measures = _measures(entry, fields)
    if listing and instrument and listing != instrument and not is_date:
        entry.attribute("summary", listing)
    if key not in known:
        entry.issue(f"programme not described: {key}" if key else "row without a committee")
    if key:
        entry.designation(
            key,
            listed_on=stated or control,
            amended_on=control if is_amended else None,
            date_basis="stated" if stated else "inferred" if control else None,
            legal_act=instrument or (None if is_date else listing),
            measures=measures,
        )


def _listing_date(listing: str | None) -> str | None:
    """The date that the listing information is, or that it gives as that of the listing."""
    if not listing:
        return None
    spans = list(read_spans(listing))
    if len(spans) == 1 and spans[0].printed == listing:
        return spans[0].first
    found = LISTED_ON.search(listing)
    return next((span.first for span in read_spans(found[1])), None) if found else None


def _measures(entry: Entry, fields: Fields) -> str | None:
    applying = []
    for measure, column in words.measures().items():
        printed = fields.take(column)
        applies = words.flag(printed) if printed else False
        if applies is None:
            entry.issue(f"neither true nor false ({column}): {printed}")
        if applies:
            applying.append(measure)
    return ",".join(applying) or None
