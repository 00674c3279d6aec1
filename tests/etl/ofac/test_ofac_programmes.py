"""The programmes of both lists: described, with known measures, under keys that the vocabulary has."""

import csv
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from etl.sources.us_ofac_cons import extract as cons
from etl.sources.us_ofac_sdn import extract as sdn
from models.vocabulary import Measure

VOCABULARY = Path(__file__).parents[3].parent / "shared/data/vocab/programs.csv"
WITHOUT_COMMON_KEY = {
    "us_ofac_sdn": {"BURUNDI", "COTED", "LIBERIA", "UHRPA", "WEST-BANK-EO14115", "ZIMBABWE"},
    "us_ofac_cons": set(),
}


@pytest.mark.parametrize("source", [sdn, cons], ids=["sdn", "cons"])
def test_programmes_are_described_once_with_known_measures(source: ModuleType) -> None:
    described = source.programmes()
    assert described["programme_key"].is_unique().all()
    assert described["title"].null_count() == described["measures"].null_count() == 0
    measures = {measure for row in described["measures"] for measure in row.split(",")}
    assert measures <= {str(measure) for measure in Measure}


@pytest.mark.parametrize("source", [sdn, cons], ids=["sdn", "cons"])
def test_programmes_without_a_common_key_are_known(source: ModuleType) -> None:
    described = source.programmes()
    without = described.filter(pl.col("common_key").is_null())["programme_key"]
    assert set(without) == WITHOUT_COMMON_KEY[source.LIST.source_id]


@pytest.mark.skipif(not VOCABULARY.is_file(), reason=f"no vocabulary in {VOCABULARY}")
def test_common_keys_are_those_of_the_vocabulary() -> None:
    with VOCABULARY.open(encoding="utf-8", newline="") as file:
        keys = {row["key"] for row in csv.DictReader(file) if row["dataset"].startswith("us_ofac_")}
    used = {key for source in (sdn, cons) for key in source.programmes()["common_key"].drop_nulls()}
    assert used <= keys
