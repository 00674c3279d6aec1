"""The real list of April 2022, where it is present: all of its rows load, and every value is understood."""

import gzip
import shutil
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import func, select

from etl.declare import source
from etl.extraction import Extraction
from etl.pipeline import Origin, run_source
from etl.sources.us_csl.extract import extract, programmes, read_records
from etl.store import open_store, reading
from models.frames import row_rules
from models.listings import Entity
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState

LIST = Path(__file__).parents[3].parent / "shared/data/lists/us_csl/consolidated.csv.gz"
pytestmark = pytest.mark.skipif(not LIST.is_file(), reason=f"no real list at {LIST}")


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return read_records("consolidated", gzip.decompress(LIST.read_bytes()))


@pytest.fixture(scope="module")
def found(records: pl.DataFrame) -> Extraction:
    return extract(records)


def test_every_row_is_read_without_an_issue(records: pl.DataFrame, found: Extraction) -> None:
    assert records.height == records["record_key"].n_unique() == 14_160
    assert found.entities.height == 14_048
    assert found.issues == () and found.rejected.is_empty()


def test_no_entity_becomes_a_person_without_the_list_saying_so(found: Extraction) -> None:
    assert dict(found.entities["schema"].value_counts().rows()) == {
        "LegalEntity": 3_625,
        "Person": 5_284,
        "Organization": 4_423,
        "Vessel": 433,
        "Airplane": 283,
    }


def test_every_programme_is_described(found: Extraction) -> None:
    used = found.statements["designation"]["programme_id"].str.strip_prefix("us_csl:").unique()
    assert set(used) <= set(programmes()["programme_key"])
    assert {key.partition(":")[0] for key in used} == {
        "SDN", "EL", "DTC", "DPL", "SSI", "UVL", "ISN", "PLC", "MEU", "CMIC", "CAP", "NS-MBS List", "FSE",
    }  # fmt: skip


def test_statements_keep_the_rules_of_their_tables(found: Extraction) -> None:
    broken = {
        (table, name): frame.filter(~rule).height
        for table, frame in found.statements.items()
        for name, rule in row_rules(tables()[table]).items()
        if set(rule.meta.root_names()) <= set(frame.columns)
    }
    assert {rule: count for rule, count in broken.items() if count} == {}


def test_an_entity_alone_is_extracted_as_among_all(records: pl.DataFrame, found: Extraction) -> None:
    for key in ("18725", "deb7a1d5743a85c354ca1a2c7f2664e2104b32d7"):
        alone = extract(records.filter(pl.col("entity_key") == key))
        for table, frame in alone.statements.items():
            among = found.statements[table].filter(pl.col("entity_key") == key)
            assert among.equals(frame), (key, table)


def test_all_rows_load_and_the_same_file_changes_nothing(migrated_file: Path, tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'store.db')}")
    settings = Settings(_env_file=None, data_dir=tmp_path)
    reports = []
    for day in (29, 30):
        reports += run_source(source("us_csl"), Origin(LIST, as_of=datetime(2022, 4, day)), settings, engine)
    assert [report.state for report in reports] == [RunState.COMPLETED, RunState.UNCHANGED]
    assert (reports[0].read_count, reports[0].rejected_count, reports[0].message) == (14_160, 0, None)
    assert (reports[1].opened_count, reports[1].closed_count) == (0, 0)
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(Entity)) == 14_048
