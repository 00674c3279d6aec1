"""The real lists of 2022 and 2025, as text, where they are present beside the repository."""

import re
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, func, select

from etl.declare import source
from etl.extraction import Extraction
from etl.sources.jp_meti.extract import extract, read_records
from etl.store import reading
from models.frames import row_rules
from models.listings import Designation, Entity
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState
from tests.invariants.stores import dump, load

LISTS = Path(__file__).parents[3].parent / "shared/data/lists/jp_meti"
FILES = {
    "russia": ("250912_list_russia_tokutei.pdf.txt", 561),
    "belarus": ("list_belarus_tokutei.pdf.txt", 27),
    "third_countries": ("250912_list_daisangoku_tokutei.pdf.txt", 56),
}
pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no real lists in {LISTS}")


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return pl.concat(read_records(part, (LISTS / file).read_bytes()) for part, (file, _) in FILES.items())


@pytest.fixture(scope="module")
def extraction(records: pl.DataFrame) -> Extraction:
    return extract(records)


def test_every_numbered_entry_is_an_entity(records: pl.DataFrame) -> None:
    counts = dict(records["part"].value_counts().rows())
    assert counts == {part: number for part, (_, number) in FILES.items()}
    assert records["entity_key"].n_unique() == records.height
    for file, number in FILES.values():
        text = (LISTS / file).read_text(encoding="utf-8")
        assert len(re.findall(r"所\s*在\s*地\s*[:：]", text)) == number and f"{number} " in text


def test_everything_is_understood(extraction: Extraction) -> None:
    assert extraction.issues == ()
    assert extraction.rejected.is_empty()
    sizes = {table: frame.height for table, frame in extraction.statements.items() if frame.height}
    assert sizes == {"name": 3604, "address": 846, "attribute": 4, "designation": 644}


def test_countries_are_known_but_for_three_addresses(extraction: Extraction) -> None:
    assert extraction.entities["country"].null_count() == 0
    address = extraction.statements["address"]
    assert address.filter(pl.col("country").is_null())["full_address"].to_list() == [
        "Yasenevo 11 Kolpachny, Moscow, 0101000",
        "40 Moskovsky Avenue, Chuvash Republic, 428017",
        "25 Bolshaya Cheremushkinskaya St., 117218",
    ]


def test_no_name_mixes_the_languages(extraction: Extraction) -> None:
    names = extraction.statements["name"]
    english = names.filter(pl.col("language") == "en")["value"]
    assert not english.str.contains(r"[\p{Hiragana}\p{Katakana}\p{Han}]|a\.k\.a|alias|[;；]$").any()
    assert not names["value"].str.contains("別称|所在地|、").filter(names["kind"] == "original_script").any()


def test_statements_keep_the_rules_of_their_tables(extraction: Extraction) -> None:
    for table, frame in extraction.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty(), (table, name)


def test_an_entity_is_the_same_alone_and_in_any_order(records: pl.DataFrame, extraction: Extraction) -> None:
    shuffled = extract(records.sample(fraction=1.0, shuffle=True, seed=7))
    for table, frame in extraction.statements.items():
        assert frame.sort(frame.columns).equals(shuffled.statements[table].sort(frame.columns)), table
    some = records.sample(20, seed=3)
    alone = pl.concat(extract(record).statements["name"] for record in some.iter_slices(1))
    together = extraction.statements["name"].filter(pl.col("entity_key").is_in(some["entity_key"].implode()))
    assert alone.sort(alone.columns).equals(together.sort(alone.columns))


def test_a_second_load_changes_no_row(engine: Engine, settings: Settings) -> None:
    (report,) = load(engine, settings, LISTS, "jp_meti")
    assert (report.state, report.message, report.rejected_count) == (RunState.COMPLETED, None, 0)
    assert f"{report.published_at:%Y-%m-%d}" == "2025-09-12"
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(Entity)) == 644
        assert connection.scalar(select(func.count()).select_from(Designation)) == 644
    before = dump(engine)
    (again,) = load(engine, settings, LISTS, "jp_meti")
    assert again.state == RunState.UNCHANGED
    assert dump(engine) == before


def test_each_name_of_an_archive_is_known() -> None:
    for part, (file, _) in FILES.items():
        assert source("jp_meti").part_of(file) == part
        assert source("jp_meti").part_of(file.removesuffix(".txt")) == part
