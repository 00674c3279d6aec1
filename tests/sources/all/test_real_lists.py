"""What must hold for every list that is at hand: all is explained, keeps the rules, and does not hang on the order."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from etl.extraction import Extraction
from etl.identifiers import CHECKS
from models.frames import row_rules
from models.tables import tables
from tests.sources.all.real_lists import LISTS, REAL, list_sources, real_extraction, real_records

VOCABULARY = LISTS.parent / "vocab/programs.csv"
# What is known to be left unexplained in a real file, and why.
KNOWN_ISSUES = (
    "remarks cut at 1,000 characters",  # 2023's sdn_comments lacks seven continuations
    "label without a value",
    "country not known (after Registration Number): G",
    "date not understood (birthDate): 20th century",  # Wikidata prints no date
    "date not understood (birthDate): September 23",
    "date not understood (deathDate): c.1960s",
    "country not known (nationality): yo",  # no code that ISO ever gave
)
needs_lists = pytest.mark.skipif(not REAL, reason=f"no real lists in {LISTS}")
names = pytest.mark.parametrize("name", sorted(REAL) or ["none"])


def read(name: str) -> tuple[pl.DataFrame, Extraction]:
    """Records and extraction of a version; skips those that are there to be refused."""
    records, extraction = real_records(name), real_extraction(name)
    if records is None or extraction is None:
        pytest.skip("a file that is refused, as its own tests say")
    return records, extraction


@needs_lists
@names
def test_every_field_is_explained(name: str) -> None:
    _, extraction = read(name)
    assert [issue for issue in extraction.issues if not issue.startswith(KNOWN_ISSUES)] == []


@needs_lists
@names
def test_every_statement_keeps_the_rules_of_its_table(name: str) -> None:
    _, extraction = read(name)
    broken = {}
    for table, frame in extraction.statements.items():
        for rule_name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                broken[table, rule_name] = frame.filter(~rule).height
    assert {rule: count for rule, count in broken.items() if count} == {}


@needs_lists
@names
def test_records_have_keys_of_their_own(name: str) -> None:
    records, _ = read(name)
    assert records.select("part", "record_key").is_duplicated().sum() == 0
    assert records["entity_key"].null_count() == records["content"].null_count() == 0


@needs_lists
@names
def test_the_order_of_a_file_changes_nothing(name: str) -> None:
    records, extraction = read(name)
    shuffled = list_source(name).module.extract(records.sample(fraction=1.0, shuffle=True, seed=1))
    for table, frame in extraction.statements.items():
        stated = [column for column in frame.columns if column != "part"]
        assert_frame_equal(
            frame.select(stated), shuffled.statements[table].select(stated), check_row_order=False
        )
    assert set(shuffled.entities["entity_key"]) == set(extraction.entities["entity_key"])


@needs_lists
@names
def test_an_entity_alone_gives_the_same_statements(name: str) -> None:
    records, extraction = read(name)
    for key in extraction.entities["entity_key"].sample(12, seed=2):
        alone = list_source(name).module.extract(records.filter(pl.col("entity_key") == key))
        for table, frame in extraction.statements.items():
            assert_frame_equal(
                frame.filter(pl.col("entity_key") == key), alone.statements[table], check_row_order=False
            )


@needs_lists
@names
def test_every_entity_has_a_name_and_a_designation(name: str) -> None:
    _, extraction = read(name)
    # OpenSanctions names programmes for some of its entities only.
    tables_of_all = ("name",) if name.startswith(("opensanctions", "ua_")) else ("name", "designation")
    for table in tables_of_all:
        without = extraction.entities.join(extraction.statements[table], on="entity_key", how="anti")
        assert without.height <= extraction.entities.height * 0.01, table


@needs_lists
@names
def test_identifiers_with_check_digits_are_marked(name: str) -> None:
    _, extraction = read(name)
    identifiers = extraction.statements["identifier"]
    has_digits = pl.col("scheme").is_in(list(CHECKS))
    assert identifiers.filter(has_digits)["is_valid"].null_count() == 0
    assert identifiers.filter(~has_digits)["is_valid"].null_count() == identifiers.filter(~has_digits).height


@pytest.mark.skipif(not VOCABULARY.is_file(), reason=f"no vocabulary in {VOCABULARY}")
@pytest.mark.parametrize("source", list_sources(), ids=lambda source: str(source.source_id))
def test_common_keys_are_those_of_the_vocabulary(source: object) -> None:
    known = set(pl.read_csv(VOCABULARY, infer_schema=False)["key"])
    described: pl.DataFrame = source.module.programmes()  # type: ignore[attr-defined]
    assert set(described["common_key"].drop_nulls()) - known == set()
    assert described.height > 0


def list_source(name: str):  # type: ignore[no-untyped-def]
    """The source of a real version."""
    return REAL[name][0]
