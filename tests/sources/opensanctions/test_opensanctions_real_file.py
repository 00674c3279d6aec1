"""A real dataset of office-holders in FollowTheMoney form, where it is present beside the repository."""

import gzip
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, func, select

from etl.declare import source
from etl.extraction import Extraction
from etl.sources.opensanctions.extract import extract, programmes, read_records
from etl.store import reading
from models.frames import row_rules
from models.listings import Entity, Relation
from models.settings import Settings
from models.tables import tables
from models.vocabulary import Measure, RunState
from tests.invariants.stores import dump, load

ENTITIES = Path(__file__).parents[3].parent / "shared/data/lists/opensanctions/entities.ftm.json.gz"
needs_entities = pytest.mark.skipif(not ENTITIES.is_file(), reason=f"no real entities {ENTITIES}")


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return read_records("entities", gzip.decompress(ENTITIES.read_bytes()))


@pytest.fixture(scope="module")
def extraction(records: pl.DataFrame) -> Extraction:
    return extract(records)


@needs_entities
def test_every_line_is_read(records: pl.DataFrame, extraction: Extraction) -> None:
    lines = gzip.decompress(ENTITIES.read_bytes()).splitlines()
    keys = records["record_key"].str.split("/").list.first()
    assert len(lines) == keys.n_unique() == 1565
    assert dict(extraction.entities["schema"].value_counts().rows()) == {"Person": 607, "Position": 100}
    assert extraction.rejected.is_empty()


@needs_entities
def test_each_kinship_is_a_relation_to_a_named_person(extraction: Extraction) -> None:
    relations = extraction.statements["relation"]
    assert dict(relations["kind"].value_counts().rows()) == {"family": 756}
    assert relations.filter(pl.col("other_name") == pl.col("other_key")).is_empty()


@needs_entities
def test_only_what_says_no_date_and_no_country_is_an_issue(extraction: Extraction) -> None:
    """The file was enriched by hand or machine: `yo` is no code of the project, and three values are no dates."""
    assert set(extraction.issues) == {
        "date not understood (birthDate): 20th century (2 times)",
        "date not understood (birthDate): September 23 (1 times)",
        "date not understood (deathDate): c.1960s (1 times)",
        "country not known (nationality): yo (1 times)",
    }


@needs_entities
def test_statements_keep_the_rules_of_their_tables(extraction: Extraction) -> None:
    for table, frame in extraction.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty(), (table, name)


@needs_entities
def test_an_entity_is_the_same_alone_and_in_any_order(records: pl.DataFrame, extraction: Extraction) -> None:
    shuffled = extract(records.sample(fraction=1.0, shuffle=True, seed=7))
    alone = [extract(own) for _, own in records.filter(pl.col("entity_key") < "Q2").group_by("entity_key")]
    for table, frame in extraction.statements.items():
        assert frame.sort(frame.columns).equals(shuffled.statements[table].sort(frame.columns)), table
        apart = pl.concat([found.statements[table] for found in alone])
        some = frame.filter(pl.col("entity_key").is_in(apart["entity_key"].implode()))
        assert apart.sort(frame.columns).equals(some.sort(frame.columns)), table


@needs_entities
def test_a_second_load_changes_no_row(engine: Engine, settings: Settings) -> None:
    (report,) = load(engine, settings, ENTITIES, "opensanctions")
    assert (report.state, report.rejected_count) == (RunState.COMPLETED, 0)
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(Entity)) == 707
        assert connection.scalar(select(func.count()).select_from(Relation)) == 756
    before = dump(engine)
    (again,) = load(engine, settings, ENTITIES, "opensanctions")
    assert again.state == RunState.UNCHANGED
    assert dump(engine) == before


def test_the_simple_table_is_what_is_fetched() -> None:
    assert list(source("opensanctions").fetched_parts) == ["targets"]


def test_described_programmes_have_measures_of_the_vocabulary() -> None:
    measures = {measure for row in programmes()["measures"].drop_nulls() for measure in row.split(",")}
    assert measures <= {str(measure) for measure in Measure}
