"""Ukraine's register of sanctions from bytes to entities and statements. Pure: no file, network or clock."""

from pathlib import Path

import polars as pl

from etl.extraction import Extraction
from etl.opensanctions.extract import extract_list
from etl.opensanctions.reading import published_at
from etl.opensanctions.reading import read_list as read_records
from etl.programmes import read_programmes

__all__ = ["extract", "programmes", "published_at", "read_records"]

SOURCE_ID = "ua_nsdc"


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of all given records, which must be all records of their entities."""
    return extract_list(SOURCE_ID, records, programmes())


def programmes() -> pl.DataFrame:
    """The programmes that are described."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))
