"""A dataset of OpenSanctions from bytes to entities and statements. Pure: no file, network or clock."""

from pathlib import Path

import polars as pl

from etl.extraction import Extraction
from etl.opensanctions.extract import extract_list
from etl.opensanctions.reading import read_list as read_records
from etl.programmes import read_programmes

__all__ = ["extract", "programmes", "read_records"]

# No time is taken from the file: entities of a collection say when each list was looked at, and the collection also
# changes when the project merges entities anew.
SOURCE_ID = "opensanctions"


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of all given records, which must be all records of their entities."""
    return extract_list(SOURCE_ID, records, programmes(), is_collection=True)


def programmes() -> pl.DataFrame:
    """The programmes that are described."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))
