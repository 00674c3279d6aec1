"""The real lists of four dates, a partial and a malformed one, where they are present beside the repository."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, func, select, union_all

from etl.declare import source
from etl.pipeline import Origin, run_source
from etl.sources.un_sc.extract import extract, read_records
from etl.store import open_store, reading
from models.errors import InputError
from models.listings import Listing, Record
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState
from tests.invariants.stores import dump, load, standing

LISTS = Path(__file__).parents[3].parent / "shared/data/lists/un_sc"
SIZES = {
    "2018-06-07": (693, 405),
    "2018-08-24": (701, 397),
    "2020-03-20": (709, 305),
    "2025-04-19": (684, 193),
}
STATEMENTS = ("name", "identifier", "address", "birth", "nationality", "attribute", "designation")
pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no real lists in {LISTS}")


def content(day: str) -> bytes:
    return (LISTS / f"UN_consolidated_{day}.xml").read_bytes()


@pytest.mark.parametrize("day", [*SIZES, "2016-02-11"])
def test_every_entry_is_an_entity_and_explained(day: str) -> None:
    extraction = extract(read_records("consolidated", content(day)))
    assert extraction.issues == () and extraction.rejected.is_empty()
    sizes = dict(extraction.entities["schema"].value_counts().rows())
    assert (sizes["Person"], sizes["Organization"]) == SIZES.get(day, (130, 109))


def test_every_entry_has_one_reference_and_one_designation() -> None:
    extraction = extract(read_records("consolidated", content("2025-04-19")))
    references = extraction.statements["identifier"].filter(pl.col("scheme") == "un_reference")
    assert references["normalised"].is_unique().all() and references.height == 877
    assert references["normalised"].str.contains("^[A-Z]{3}[0-9]{3}$").all()
    designations = extraction.statements["designation"]
    assert designations.height == 877 and designations["listed_on"].null_count() == 0


def test_the_malformed_file_is_refused() -> None:
    with pytest.raises(InputError, match="not well-formed"):
        read_records("consolidated", (LISTS / "malformed_2025-08-16.xml").read_bytes())


@pytest.fixture
def store_kind() -> str:
    """One kind of database: the replay of a history on both is a test of its own."""
    return "sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """All files, the malformed one as if it were the version of its day."""
    path = tmp_path / "lists"
    path.mkdir()
    for file in LISTS.glob("*.xml"):
        shutil.copy(file, path / file.name.replace("malformed", "UN_consolidated"))
    return path


@pytest.fixture
def replayed(engine: Engine, settings: Settings, folder: Path) -> Engine:
    reports = run_source(source("un_sc"), Origin(folder), settings, engine)
    states = [RunState.REFUSED, *[RunState.COMPLETED] * 4, RunState.REFUSED]
    assert [report.state for report in reports] == states
    assert "239 records, too few" in (reports[0].message or "") and "not well-formed" in (
        reports[-1].message or ""
    )
    assert [report.unchanged_count for report in reports[2:5]] == [1078, 392, 165]
    return engine


def test_the_four_dates_replay_as_history(replayed: Engine) -> None:
    with reading(replayed) as connection:
        opened = (
            select(Listing.seen_from, func.count()).group_by(Listing.seen_from).order_by(Listing.seen_from)
        )
        closed = (
            select(func.count())
            .where(Listing.seen_to.is_not(None))
            .group_by(Listing.seen_to)
            .order_by(Listing.seen_to)
        )
        added = [count for _at, count in connection.execute(opened)]
        removed = [0, *connection.scalars(closed)]
    assert added == [1098, 8, 26, 51] and removed == [0, 8, 110, 188]
    sizes = [sum(sizes) for sizes in SIZES.values()]
    assert [now - before for before, now in zip([0, *sizes], sizes, strict=False)] == [
        came - left for came, left in zip(added, removed, strict=True)
    ]  # fmt: skip


def test_an_entry_whose_record_stands_keeps_all_its_statements(replayed: Engine) -> None:
    with reading(replayed) as connection:
        newest = connection.scalar(select(func.max(Record.seen_from)))
        standing = select(Record.entity_id).where(Record.seen_to.is_(None), Record.seen_from < newest)
        changed = union_all(
            *(
                select(table.c.entity_id).where((table.c.seen_from == newest) | (table.c.seen_to == newest))
                for table in (tables()[name] for name in STATEMENTS)
            )
        )
        assert len(connection.scalars(standing).all()) == 165
        assert set(connection.scalars(standing)) & set(connection.scalars(changed)) == set()


def test_the_history_ends_as_the_last_list_alone(
    replayed: Engine, settings: Settings, folder: Path, tmp_path: Path, migrated_file: Path
) -> None:
    alone = open_store(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'alone.db')}")
    last = folder / "UN_consolidated_2025-04-19.xml"
    (report,) = load(alone, settings, last, "un_sc")
    assert report.state is RunState.COMPLETED
    assert standing(alone) == standing(replayed)
    alone.dispose()
    before = dump(replayed, ignoring=("retrieved_at",))
    (again,) = load(replayed, settings, last, "un_sc")
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)
    assert dump(replayed, ignoring=("retrieved_at",)) == before
