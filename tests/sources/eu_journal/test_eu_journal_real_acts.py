"""The real acts of spring 2026, where they are present beside the repository."""

from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from etl.declare import source
from etl.extraction import Extraction
from etl.pipeline import Origin, run_source
from etl.sources.eu_journal.extract import extract, read_records
from etl.store import open_store
from models.frames import row_rules
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState
from tests.invariants.stores import dump

ACTS = Path(__file__).parents[3].parent / "shared/data/lists/eu_journal"
SIZES = {"32006R0765": 408, "32012R0267": 339, "32014R0269": 2802, "32014R0833": 1746}
pytestmark = pytest.mark.skipif(not ACTS.is_dir(), reason=f"no real acts in {ACTS}")


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return pl.concat(read_records(part, (ACTS / f"{part}.csv").read_bytes()) for part in SIZES)


@pytest.fixture(scope="module")
def extraction(records: pl.DataFrame) -> Extraction:
    return extract(records)


def test_every_row_is_a_record_and_a_designation(records: pl.DataFrame, extraction: Extraction) -> None:
    assert dict(records["part"].value_counts().rows()) == SIZES
    assert records.select("part", "record_key").is_unique().all()
    designations = extraction.statements["designation"]
    assert dict(designations["part"].value_counts().rows()) == SIZES
    listed = designations.filter(pl.col("part") == "32014R0269")["listed_on"]
    assert listed.n_unique() == 65 and listed.null_count() == 1
    assert (listed == "2025-02-24").sum() == 83


def test_everything_is_understood_and_keeps_the_rules(extraction: Extraction) -> None:
    assert extraction.issues == () and extraction.rejected.is_empty()
    for table, frame in extraction.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty(), (table, name)


def test_entities_of_two_acts_are_one(extraction: Extraction) -> None:
    assert extraction.entities.height == 5231
    parts = (
        extraction.statements["designation"].group_by("entity_key").agg(pl.col("part").n_unique(), pl.len())
    )
    assert parts.filter(pl.col("part") > 1).height > 20
    ivanov = extraction.entities.filter(pl.col("caption") == "Sergey Pavlovich IVANOV")
    assert ivanov.height == 1, "both rows are of the person born on 19 April 1952"
    naqdi = extraction.entities.filter(pl.col("caption").str.to_lowercase() == "mohammad reza naqdi")
    assert naqdi.height == 1
    assert extraction.entities.filter(pl.col("caption") == "So-called").height == 1


def test_re_ordering_changes_nothing(records: pl.DataFrame, extraction: Extraction) -> None:
    other = extract(records.sample(fraction=1.0, shuffle=True, seed=7))
    assert other.entities.equals(extraction.entities)
    assert all(frame.equals(extraction.statements[table]) for table, frame in other.statements.items())
    lines = (ACTS / "32012R0267.csv").read_bytes()
    again = read_records("32012R0267", lines)
    assert again.equals(records.filter(pl.col("part") == "32012R0267"))


def test_loading_twice_changes_no_row(migrated_file: Path, tmp_path: Path, settings: Settings) -> None:
    store = tmp_path / "own.db"
    store.write_bytes(migrated_file.read_bytes())
    engine = open_store(f"sqlite:///{store}")
    reports = [
        run_source(source("eu_journal"), Origin(ACTS, datetime(2026, 5, day)), settings, engine)
        for day in (1, 2)
    ]
    ((first,), (second,)) = reports
    assert (first.state, first.parts, first.rejected_count) == (RunState.COMPLETED, SIZES, 0), first.message
    before = dump(engine)
    assert second.state is RunState.UNCHANGED
    assert dump(engine) == before
