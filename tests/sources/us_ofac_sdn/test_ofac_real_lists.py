"""The real lists of 2019 and 2023 and their daily history, where they are present beside the repository."""

import io
import tarfile
from pathlib import Path

import polars as pl
import pytest
import yaml
import zstandard

from etl.extraction import Extraction
from etl.sources.us_ofac_sdn import extract as source
from etl.sources.us_ofac_sdn.extract import extract, programmes, read_records
from models.frames import row_rules
from models.tables import tables
from models.vocabulary import Measure

REPOSITORY = Path(__file__).parents[3]
LISTS = REPOSITORY.parent / "shared/data/lists/us_ofac_sdn"
SAMPLES = REPOSITORY / "samples/us_ofac_sdn"
PARTS = ("sdn", "alt", "add", "sdn_comments")
SIZES = {"2019": (7379, 9682, 11696, 13), "2023-12-28": (13821, 17091, 18990, 13)}
needs_lists = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no real lists in {LISTS}")


def _records(folder: Path) -> pl.DataFrame:
    return pl.concat(read_records(part, (folder / f"{part}.csv").read_bytes()) for part in PARTS)


@pytest.fixture(scope="module")
def current() -> Extraction:
    return extract(_records(LISTS / "2023-12-28"))


def _broken_rules(extraction: Extraction) -> dict[tuple[str, str], int]:
    """Rows that break a row rule of their table, by table and rule, over the columns that extraction fills."""
    broken = {}
    for table, frame in extraction.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                broken[table, name] = frame.filter(~rule).height
    return {rule: count for rule, count in broken.items() if count}


@needs_lists
@pytest.mark.parametrize("version", SIZES)
def test_every_record_is_read(version: str) -> None:
    counts = _records(LISTS / version)["part"].value_counts()
    assert dict(counts.rows()) == dict(zip(PARTS, SIZES[version], strict=True))


@needs_lists
def test_every_alias_and_address_record_is_one_row(current: Extraction) -> None:
    names = current.statements["name"].filter(pl.col("part") == "alt")
    assert names["source_key"].n_unique() == names.height == 17091
    assert dict(names["kind"].value_counts().rows()) == {"alias": 16507 + 17, "former": 567}
    addresses = current.statements["address"]
    assert addresses["source_key"].n_unique() == addresses.height == 18990
    assert current.rejected["reasons"].to_list() == ["entity_in_list"] * 3
    assert current.entities.height == 13821


@needs_lists
@pytest.mark.parametrize("version", SIZES)
def test_statements_keep_the_rules_of_their_tables(version: str) -> None:
    assert _broken_rules(extract(_records(LISTS / version))) == {}


@needs_lists
def test_few_values_are_unknown_and_few_segments_are_notes(current: Extraction) -> None:
    assert len(current.issues) <= 6, current.issues
    notes = current.statements["attribute"].filter(pl.col("property") == "note")
    assert notes.height < 500  # of 56,500 segments


@needs_lists
def test_mixed_versions_show_as_orphans() -> None:
    old, new = _records(LISTS / "2019"), _records(LISTS / "2023-12-28")
    mixed = extract(pl.concat([old.filter(pl.col("part") == "sdn"), new.filter(pl.col("part") == "alt")]))
    assert mixed.rejected.height > 7000


@needs_lists
def test_versions_of_the_history_read_and_extract() -> None:
    read = 0
    with (
        (LISTS / "history_2021-08_2023-12.tar.zst").open("rb") as packed,
        zstandard.ZstdDecompressor().stream_reader(packed) as stream,
        tarfile.open(fileobj=io.BufferedReader(stream), mode="r|") as archive,
    ):
        for number, member in enumerate(item for item in archive if item.name.endswith(".csv")):
            content = archive.extractfile(member)
            if number % 65 == 0 and content is not None:
                version = extract(read_records("sdn", content.read()))
                assert version.entities.height > 9000 and version.rejected.is_empty()
                assert len(version.issues) <= 6, (member.name, version.issues)
                read += 1
    assert read == 4


@pytest.mark.parametrize("version", ["2022-02-25", "2022-05-08"])
def test_samples_are_understood_in_full(version: str) -> None:
    sample = extract(_records(SAMPLES / version))
    assert sample.issues == () and sample.rejected.is_empty()
    assert _broken_rules(sample) == {}


def test_samples_differ_by_four_additions_and_one_removal() -> None:
    first, second = (
        set(_records(SAMPLES / version)["entity_key"]) for version in ("2022-02-25", "2022-05-08")
    )
    assert (len(second - first), len(first - second)) == (4, 1)


def test_declared_measures_are_of_the_vocabulary() -> None:
    declared = yaml.safe_load(Path(source.__file__).with_name("source.yml").read_text())
    measures = {measure for row in programmes()["measures"] for measure in row.split(",")}
    assert measures | set(declared["measures"]) <= {str(measure) for measure in Measure}
