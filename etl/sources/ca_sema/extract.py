"""Canada's autonomous sanctions list, from bytes to entities and statements. Pure: no file, no network.

Decided: the country of a regulation is what it is aimed at, not where the listed one belongs, so it becomes the
programme and no nationality. A schedule is part of the designation (it says which prohibitions apply); the item
in it is a position and left out.
"""

import re
from pathlib import Path

import polars as pl

from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import read_programmes
from etl.readers.xml import read_elements
from etl.records import Fields, record_frame
from etl.sources.ca_sema.aliases import read_aliases
from etl.sources.ca_sema.reading import english_half, in_newest_form, keyed

SOURCE_ID = "ca_sema"
ALTERNATIVE = re.compile(r"\s+or\s+", re.IGNORECASE)
RANGE = re.compile(r"(\d{4})\s*-\s*(\d{4})")
DECADE = re.compile(r"(?:born )?in the (?:early |mid-?|late )?(\d{3})0s")
SPREADSHEET_MONTH = re.compile(r"([A-Z][a-z]{2})-(\d\d)")
THIS_CENTURY = 25  # `Sep-59` is a birth in 1959: nobody is listed before they are grown up
OUTSIDE_BRACKETS = re.compile(r"/(?![^()]*\))")
BILINGUAL_WORDS = 2  # `A/S` is a legal form; both halves of a bilingual name have several words


def programmes() -> pl.DataFrame:
    """The described programmes (PROGRAMME_COLUMNS)."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """The records of the file (RECORD_COLUMNS), those of older editions under the newest field names."""
    records = [
        in_newest_form(printed) for _tag, printed in read_elements(content, part, ["data-set"], ["record"])
    ]
    return record_frame(part, keyed(records))


def extract(records: pl.DataFrame) -> Extraction:
    """All that the records say."""
    entries = Entries(SOURCE_ID)
    known = set(programmes()["programme_key"])
    for part, key, entity_key, content in records.iter_rows():
        fields = Fields.of_json(content)
        schema, caption = _schema(fields), _caption(fields)
        if not caption:
            entries.refuse("entity", part, entity_key, f"{part}/{key}", "record without a name", content)
            continue
        entry = entries.entry(part, entity_key, schema, caption)
        _names(entry, fields, schema, caption)
        _particulars(entry, fields, schema)
        _designation(entry, fields, known)
        entry.finish(fields)
    return entries.extraction()


def _schema(fields: Fields) -> str:
    """Person for those with a personal name, Vessel for those with particulars of a ship, else an entity."""
    if "LastName" in fields or "GivenName" in fields:
        return "Person"
    is_ship = "ShipIMONumber" in fields or "TitleOrShip" in fields
    return "Vessel" if is_ship else "LegalEntity"


def _caption(fields: Fields) -> str:
    given, family = fields.take("GivenName"), fields.take("LastName")
    if given or family:
        fields_of_name = [part for part in (given, family) if part]
        return " ".join(fields_of_name)
    return fields.take("EntityOrShip") or ""


def _names(entry: Entry, fields: Fields, schema: str, caption: str) -> None:
    halves = [half.strip() for half in OUTSIDE_BRACKETS.split(caption)]
    if schema == "LegalEntity" and len(halves) == 2 and all(_is_long(half) for half in halves):
        entry.caption = halves[0]
        entry.name("primary", halves[0], language="en")
        entry.name("alias", halves[1], language="fr")
    else:
        entry.name("primary", caption)
    for printed in fields.take_all("Aliases"):
        for alias, language in read_aliases(printed):
            entry.name("alias", alias, language=language)


def _is_long(half: str) -> bool:
    return len(half.split()) >= BILINGUAL_WORDS


def _particulars(entry: Entry, fields: Fields, schema: str) -> None:
    entry.identifier("imo", fields.take("ShipIMONumber"), "ShipIMONumber")
    entry.attribute("type" if schema == "Vessel" else "title", fields.take("TitleOrShip"))
    printed = fields.take("DateOfBirthOrShipBuildDate")
    if printed and schema == "Person":
        for date in ALTERNATIVE.split(printed):
            _birth(entry, date)
    elif printed and schema == "Vessel":
        entry.attribute("buildDate", entry.date_of(printed, "ship build date"))
    elif printed:
        entry.issue(f"date of an entity that is neither person nor ship: {printed}")


def _birth(entry: Entry, printed: str) -> None:
    """A date of birth, a range of years, a decade, or a month as a spreadsheet mangles it (`Sep-59`)."""
    if (years := RANGE.fullmatch(printed)) and years[1] < years[2]:
        entry.birth(printed, born_on=years[1], born_until=years[2])
    elif decade := DECADE.fullmatch(printed):
        entry.birth(printed, born_on=f"{decade[1]}0", born_until=f"{decade[1]}9", is_about=True)
    elif month := SPREADSHEET_MONTH.fullmatch(printed):
        century = "19" if int(month[2]) > THIS_CENTURY else "20"
        entry.birth(printed, born_on=entry.date_of(f"{month[1]} {century}{month[2]}", "date of birth"))
    else:
        entry.birth(printed, born_on=entry.date_of(printed, "date of birth"))


def _designation(entry: Entry, fields: Fields, known: set[str]) -> None:
    programme = english_half(fields.take("Country") or "")
    if programme not in known:
        entry.issue(f"regulation not described: {programme}")
    schedule = re.sub(r",(?=\S)", ", ", fields.take("Schedule") or "")
    listed = fields.take("DateOfListing")
    entry.designation(
        programme,
        listed_on=entry.date_of(listed, "date of listing"),
        legal_act=f"Schedule {schedule}" if schedule[:1].isdigit() else schedule or None,
    )
