"""The forms in which OFAC publishes a list, each with its reader and its extraction."""

import re
from datetime import datetime

import polars as pl

from etl.extraction import Extraction
from etl.ofac import advanced, enhanced, flat, reading, standard
from etl.ofac.lists import OfacList

HEAD = 100_000  # the time stands before the first entity
STATED = (
    re.compile(rb"<Publish_Date>\s*(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d{4})\s*<"),
    re.compile(rb"<dataAsOf>\s*(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?P<time>T\d\d:\d\d:\d\d)?"),
    re.compile(
        rb"<DateOfIssue[^>]*>\s*<Year>(?P<year>\d{4})</Year>\s*<Month>(?P<month>\d\d?)</Month>\s*"
        rb"<Day>(?P<day>\d\d?)</Day>"
    ),
)


def read_records(source: OfacList, part: str, content: bytes) -> pl.DataFrame:
    """Every record of one file of the list (RECORD_COLUMNS)."""
    readers = {
        source.standard: standard.read_records,
        source.enhanced: enhanced.read_records,
        source.advanced: advanced.read_records,
    }
    if part in readers:
        return readers[part](part, content)
    return reading.read_records(part, source.roles[part], content)


def extract(source: OfacList, records: pl.DataFrame) -> Extraction:
    """Entities and statements of the given records, which are of one form."""
    parts = set(records["part"].unique())
    if source.standard in parts:
        return standard.extract(records, source)
    if parts & {source.enhanced, source.advanced}:
        return enhanced.extract(records, source)
    return flat.extract(records, source)


def published_at(source: OfacList, part: str, content: bytes) -> datetime | None:
    """The publication time that an XML file states in its head; a date without a time is its first moment."""
    if part in source.roles:
        return None
    found = next((match for pattern in STATED if (match := pattern.search(content[:HEAD]))), None)
    if found is None:
        return None
    groups = found.groupdict()
    day = "-".join(groups[name].decode().zfill(2) for name in ("year", "month", "day"))
    try:
        return datetime.fromisoformat(day + (groups.get("time") or b"").decode())
    except ValueError:
        return None
