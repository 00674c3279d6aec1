"""OFAC's programme tags, described in `programmes.yml`."""

from pathlib import Path

import polars as pl

from etl.programmes import read_programmes


def programmes() -> pl.DataFrame:
    """The described programmes (PROGRAMME_COLUMNS)."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))
