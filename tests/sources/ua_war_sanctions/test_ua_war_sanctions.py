"""The real table of the portal War and Sanctions, where it is present beside the repository."""

import gzip
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, func, select

from etl.declare import source
from etl.extraction import Extraction
from etl.sources.ua_war_sanctions.extract import extract, programmes, published_at, read_records
from etl.store import reading
from models.frames import row_rules
from models.listings import Designation, Entity
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState
from tests.invariants.stores import dump, load

TABLE = (
    Path(__file__).parents[3].parent
    / "shared/data/lists/opensanctions/ua_war_sanctions.targets.simple.csv.gz"
)
needs_table = pytest.mark.skipif(not TABLE.is_file(), reason=f"no real table {TABLE}")


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return read_records("targets", gzip.decompress(TABLE.read_bytes()))


@pytest.fixture(scope="module")
def extraction(records: pl.DataFrame) -> Extraction:
    return extract(records)


@needs_table
def test_every_row_is_an_entity_and_everything_is_understood(extraction: Extraction) -> None:
    assert extraction.entities.height == 5600
    assert extraction.issues == () and extraction.rejected.is_empty()
    assert dict(extraction.entities["schema"].value_counts().rows()) == {
        "Person": 1543,
        "Company": 1524,
        "Vessel": 1340,
        "LegalEntity": 1193,
    }
    sizes = {table: frame.height for table, frame in extraction.statements.items() if frame.height}
    assert sizes == {
        "name": 13330,
        "identifier": 8743,
        "address": 1322,
        "birth": 1491,
        "attribute": 8410,
        "designation": 4244,
    }


@needs_table
def test_programmes_are_counted_as_in_the_table(extraction: Extraction) -> None:
    counts = extraction.statements["designation"]["programme_id"].value_counts()
    assert {key.partition(":")[2]: count for key, count in counts.rows()} == {
        "UA-WS-MARE": 1744,
        "UA-WS-MILIND": 878,
        "UA-WS-KIDNAPPERS": 523,
        "UA-WS-STEALERS": 334,
        "UA-WS-ATHLETES": 228,
        "UA-WS-EXECUTIVES": 201,
        "UA-WS-PROPAGANDISTS": 176,
        "UA-WS-UAVS": 160,
    }
    assert set(programmes()["programme_key"]) == {key.partition(":")[2] for key in counts["programme_id"]}


@needs_table
def test_vessels_have_valid_imo_numbers(extraction: Extraction) -> None:
    vessels = extraction.entities.filter(pl.col("schema") == "Vessel")["entity_key"]
    numbers = extraction.statements["identifier"].filter(
        pl.col("entity_key").is_in(vessels.implode()), pl.col("scheme") == "imo"
    )
    assert numbers.height > 1300 and numbers["is_valid"].mean() > 0.99


@needs_table
def test_statements_keep_the_rules_of_their_tables(extraction: Extraction) -> None:
    for table, frame in extraction.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty(), (table, name)


@needs_table
def test_order_says_nothing(records: pl.DataFrame, extraction: Extraction) -> None:
    shuffled = extract(records.sample(fraction=1.0, shuffle=True, seed=7))
    for table, frame in extraction.statements.items():
        assert frame.sort(frame.columns).equals(shuffled.statements[table].sort(frame.columns)), table


@needs_table
def test_a_second_load_changes_no_row(engine: Engine, settings: Settings) -> None:
    (report,) = load(engine, settings, TABLE, "ua_war_sanctions")
    assert (report.state, report.message, report.rejected_count) == (RunState.COMPLETED, None, 0)
    assert report.published_at == published_at("targets", gzip.decompress(TABLE.read_bytes()))
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(Entity)) == 5600
        assert connection.scalar(select(func.count()).select_from(Designation)) == 4244
    before = dump(engine)
    (again,) = load(engine, settings, TABLE, "ua_war_sanctions")
    assert again.state == RunState.UNCHANGED
    assert dump(engine) == before


def test_the_entities_are_what_is_fetched() -> None:
    declared = source("ua_war_sanctions")
    assert list(declared.fetched_parts) == ["entities"]
    assert declared.part_of(TABLE.name.removesuffix(".gz")) == "targets"
