"""The whole list of 29 April 2026 in a third party's tables, where they are present beside the repository."""

import gzip
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, func, select

from etl.extraction import Extraction
from etl.sources.gb_fcdo.extract import extract, programmes, read_records
from etl.store import reading
from models.listings import Entity, Identifier, Programme
from models.settings import Settings
from models.vocabulary import RunState
from tests.invariants.stores import dump, load

LISTS = Path(__file__).parents[3].parent / "shared/data/lists/gb_fcdo"
UN_LIST = LISTS.parent / "un_sc/UN_consolidated_2025-04-19.xml"
SIZES = {"subjects": 6_046, "subject_names": 15_050, "subject_identifiers": 22_787, "subject_dobs": 3_538}
pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no real lists in {LISTS}")


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return pl.concat(
        read_records(part, gzip.decompress((LISTS / f"{part}.csv.gz").read_bytes())) for part in SIZES
    )


@pytest.fixture(scope="module")
def whole(records: pl.DataFrame) -> Extraction:
    return extract(records)


def test_every_row_is_a_record(records: pl.DataFrame) -> None:
    assert dict(records["part"].value_counts().rows()) == SIZES
    assert records.select("part", "record_key").is_unique().all()


def test_every_subject_is_an_entity_and_explained(whole: Extraction) -> None:
    assert whole.issues == () and whole.rejected.is_empty()
    assert dict(whole.entities["schema"].value_counts().rows()) == {
        "Person": 3_883, "Organization": 1_531, "Vessel": 632,
    }  # fmt: skip
    assert whole.statements["designation"].height == 6_046
    assert whole.statements["designation"]["listed_on"].null_count() == 0


def test_only_truly_equal_statements_are_one(whole: Extraction, records: pl.DataFrame) -> None:
    assert whole.statements["birth"].height == 3_538
    assert whole.statements["name"].height == 15_049  # one name stands twice
    printed = records.filter(pl.col("part") == "subject_identifiers")
    distinct = printed.select("entity_key", "content").unique().height
    found = whole.statements["identifier"].filter(pl.col("part") == "subject_identifiers")
    assert distinct == 2_373 and found.height == 2_489  # some cells hold several numbers


def test_un_references_and_check_digits(whole: Extraction) -> None:
    identifiers = whole.statements["identifier"]
    assert identifiers.filter(pl.col("scheme") == "un_reference").height == 1_002
    ships = identifiers.filter(pl.col("scheme") == "imo")
    assert ships["is_valid"].all() and ships["normalised"].str.contains("^[0-9]{7}$").all()
    counted = dict(identifiers["scheme"].value_counts().rows())
    assert counted["inn"] > 280 and counted["ogrn"] > 150 and counted["uscc"] > 15


@pytest.mark.skipif(not UN_LIST.is_file(), reason=f"no real list {UN_LIST}")
def test_nearly_all_un_references_are_on_the_list_of_the_un(whole: Extraction) -> None:
    from etl.sources.un_sc import extract as un

    listed = un.extract(un.read_records("consolidated", UN_LIST.read_bytes())).statements["identifier"]
    theirs = set(listed.filter(pl.col("scheme") == "un_reference")["normalised"])
    ours = whole.statements["identifier"].filter(pl.col("scheme") == "un_reference")["normalised"]
    assert sum(reference in theirs for reference in ours) == 867


def test_every_prefix_is_a_regime_with_a_common_key(whole: Extraction) -> None:
    used = whole.statements["designation"]["programme_id"].str.strip_prefix("gb_fcdo:").unique()
    described = programmes().filter(pl.col("programme_key").is_in(used.implode()))
    assert described.height == used.len() == 31
    assert described["common_key"].null_count() == 0


@pytest.fixture
def store_kind() -> str:
    """One kind of database: the small list is loaded into both."""
    return "sqlite"


def test_a_second_load_changes_no_row(engine: Engine, settings: Settings) -> None:
    (report,) = load(engine, settings, LISTS, "gb_fcdo")
    assert (report.state, report.parts, report.rejected_count) == (RunState.COMPLETED, SIZES, 0), (
        report.message
    )
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(Entity)) == 6_046
        assert connection.scalar(select(func.count()).select_from(Programme)) == 31
        linked = select(func.count()).where(Identifier.scheme == "un_reference")
        assert connection.scalar(linked) == 1_002
    before = dump(engine)
    (again,) = load(engine, settings, LISTS, "gb_fcdo")
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)
    assert dump(engine) == before
