"""The files of the three formats as records, and the day that the official ones state.

A row of the CSV format or of the tables has no key of its own: it is keyed by a hash of what it says, and equal
rows are numbered. So the order of the rows, and what stands between them, changes nothing.
"""

import re
from collections.abc import Iterator
from datetime import datetime

import polars as pl

from etl.history import content_hash
from etl.readers.delimited import read_table
from etl.readers.xml import read_elements
from etl.records import Content, numbered, record_frame, table_records
from etl.sources.gb_fcdo.tables import REQUIRED, ROW_NUMBERS

Record = tuple[str | None, str | None, Content]
REPORT_LINE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\"?Report Date[^\n]*\n", re.IGNORECASE)
STATED = (
    (re.compile(rb"<(?:\w+:)?DateGenerated>\s*(\d\d/\d\d/\d{4})"), "%d/%m/%Y"),
    (re.compile(rb"<(?:\w+:)?DateGenerated>\s*(\d{4}-\d\d-\d\d)"), "%Y-%m-%d"),
    (re.compile(rb"Report Date:?\s*(\d\d-[A-Za-z]{3}-\d{4})", re.IGNORECASE), "%d-%b-%Y"),
    (re.compile(rb"Report Date:?\s*(\d\d/\d\d/\d{4})", re.IGNORECASE), "%d/%m/%Y"),
)
HEAD = 4096
COLUMNS = ("Unique ID", "Name type", "Regime Name", "Date Designated")


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """RECORD_COLUMNS of a file of the list, with the list's Unique ID as the key of the entity."""
    if part == "designations":
        return record_frame(part, _designations(part, content))
    if part == "rows":
        rows = read_table(REPORT_LINE.sub(b"", content, count=1), part, COLUMNS)
        return _keyed_by_content(part, rows, "Unique ID")
    rows = read_table(content, part, REQUIRED[part])
    if part == "subjects":
        return table_records(part, rows, "unique_id", "unique_id")
    return _keyed_by_content(part, rows.drop(ROW_NUMBERS, strict=False), "unique_id")


def published_at(part: str, content: bytes) -> datetime | None:
    """The day that the head of an official file states."""
    for pattern, form in STATED if part in ("designations", "rows") else ():
        if found := pattern.search(content, 0, HEAD):
            try:
                return datetime.strptime(found[1].decode(), form)
            except ValueError:
                return None
    return None


def _designations(part: str, content: bytes) -> Iterator[Record]:
    for _element, fields in read_elements(content, part, ("Designations",), ("Designation",)):
        key = fields.get("UniqueID")
        key = key if isinstance(key, str) else None
        yield key, key, fields


def _keyed_by_content(part: str, rows: pl.DataFrame, entity: str) -> pl.DataFrame:
    """Rows under a hash of their content; the second of equal ones has `-2` after it."""
    records = table_records(part, rows, entity, entity)
    hashes = pl.Series([content_hash(content) for content in records["content"]], dtype=pl.String)
    return records.with_columns(record_key=numbered(hashes, "-"))
