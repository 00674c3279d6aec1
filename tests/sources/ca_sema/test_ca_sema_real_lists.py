"""The real lists of 2020 and 2025, where they are present: the change of schema in between changes nothing else."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from sqlalchemy import Engine, select

from etl.declare import source
from etl.extraction import Extraction
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.sources.ca_sema.extract import extract, read_records
from etl.store import open_store, reading
from models.frames import row_rules
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState

LISTS = Path(__file__).parents[3].parent / "shared/data/lists/ca_sema"
SIZES = {2020: (1369, 1369), 2025: (4759, 4758)}
pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no real lists in {LISTS}")


def _path(year: int) -> Path:
    return LISTS / f"sema-lmes_{year}.xml"


def _broken_rules(extraction: Extraction) -> dict[tuple[str, str], int]:
    broken = {}
    for table, frame in extraction.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                broken[table, name] = frame.filter(~rule).height
    return {rule: count for rule, count in broken.items() if count}


@pytest.mark.parametrize("year", SIZES)
def test_every_record_is_read_without_an_issue(year: int) -> None:
    records = read_records("sema", _path(year).read_bytes())
    assert (records.height, records["entity_key"].n_unique()) == SIZES[year]
    assert records["record_key"].n_unique() == records.height
    found = extract(records)
    assert found.issues == () and found.rejected.is_empty() and _broken_rules(found) == {}
    assert found.statements["designation"].height == records.height


def test_the_order_of_the_records_changes_nothing() -> None:
    head, *records = _path(2025).read_text(encoding="utf-8").split("<record>")
    end = "</data-set>"
    body = [record.replace(end, "") for record in records]
    turned = read_records(
        "sema", (head + "".join(f"<record>{record}" for record in reversed(body)) + end).encode()
    )
    assert turned.sort("record_key").equals(read_records("sema", _path(2025).read_bytes()).sort("record_key"))


def test_the_only_entity_that_is_designated_twice_keeps_both() -> None:
    found = extract(read_records("sema", _path(2025).read_bytes()))
    twice = found.statements["designation"].filter(pl.col("entity_key").is_duplicated())
    assert twice.select("programme_id", "listed_on", "legal_act").sort("listed_on").rows() == [
        ("ca_sema:Russia", "2014-05-12", "Schedule 1, Part 1"),
        ("ca_sema:Russia", "2021-03-21", "Schedule 1, Part 1.1"),
    ]


@pytest.fixture(scope="module")
def loaded(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Engine, list[RunReport]]:
    """A store with both lists, loaded one after the other, and the second once more."""
    folder = tmp_path_factory.mktemp("sema")
    engine = open_store(f"sqlite:///{shutil.copy(migrated_file, folder / 'store.db')}")
    settings = Settings(_env_file=None, data_dir=folder)
    reports = []
    for year, at in (
        (2020, datetime(2020, 9, 1)),
        (2025, datetime(2025, 3, 1)),
        (2025, datetime(2025, 3, 2)),
    ):
        reports += run_source(source("ca_sema"), Origin(_path(year), as_of=at), settings, engine)
    return engine, reports


def _statements(engine: Engine, table: str, of: set[str]) -> list[Any]:
    with reading(engine) as connection:
        rows = connection.execute(select(tables()[table])).all()
    return [row for row in rows if row.entity_id in of]


def _carried_over(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        listing = tables()["listing"]
        return {
            row.entity_id
            for row in connection.execute(select(listing).where(listing.c.seen_to.is_(None)))
            if row.seen_from.year == 2020
        }


def test_loading_the_same_list_again_changes_no_row(loaded: tuple[Engine, list[RunReport]]) -> None:
    _engine, reports = loaded
    assert [report.state for report in reports] == [
        RunState.COMPLETED,
        RunState.COMPLETED,
        RunState.UNCHANGED,
    ]
    assert [report.message or "" for report in reports[:2]] == ["", ""]
    assert (reports[2].opened_count, reports[2].closed_count) == (0, 0)
    assert [report.rejected_count for report in reports] == [0, 0, 0]


def test_the_change_of_schema_produces_real_changes_only(loaded: tuple[Engine, list[RunReport]]) -> None:
    engine, reports = loaded
    assert (reports[1].changes.opened["listing"], reports[1].changes.closed["listing"]) == (3503, 114)
    kept = _carried_over(engine)
    assert len(kept) == 1255
    changed = {}
    for table in ("name", "birth", "attribute", "identifier", "designation"):
        statements = _statements(engine, table, kept)
        opened = sum(row.seen_from.year == 2025 for row in statements)
        changed[table] = (opened, sum(row.seen_to is not None for row in statements))
    # The designations have got a date; 16 entities more aliases, three a date of birth, one other aliases.
    assert changed == {
        "name": (27, 1),
        "birth": (3, 0),
        "attribute": (0, 0),
        "identifier": (0, 0),
        "designation": (1255, 1255),
    }
    assert [row.value for row in _statements(engine, "name", kept) if row.seen_to] == ["Rosselkhozbank"]
    dated = [row.listed_on for row in _statements(engine, "designation", kept) if row.seen_to is None]
    assert len(dated) == 1255 and all(dated)
