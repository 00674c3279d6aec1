"""The consolidated list (all that is not on the SDN list) from bytes to entities and statements, in each of the forms OFAC publishes it in. Pure."""

from datetime import datetime
from pathlib import Path

import polars as pl

from etl.extraction import Extraction
from etl.ofac import forms
from etl.ofac.lists import OfacList
from etl.programmes import read_programmes

__all__ = ["extract", "programmes", "published_at", "read_records"]


def programmes() -> pl.DataFrame:
    """The described programmes (PROGRAMME_COLUMNS)."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))


LIST = OfacList(
    source_id="us_ofac_cons",
    prim="cons_prim",
    alt="cons_alt",
    add="cons_add",
    comments="cons_comments",
    standard="cons_xml",
    advanced="cons_advanced",
    enhanced="cons_enhanced",
    programmes=programmes,
)


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """Every record of one file (RECORD_COLUMNS); EmptyInput or InputError for what is no such file."""
    return forms.read_records(LIST, part, content)


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of all given records, which must be all records of their entities."""
    return forms.extract(LIST, records)


def published_at(part: str, content: bytes) -> datetime | None:
    """When the list was published, as an XML file states it; the flat files state no time."""
    return forms.published_at(LIST, part, content)
