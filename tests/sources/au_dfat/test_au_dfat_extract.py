"""Australia's list, from workbooks in its layout to rows; what is refused, what is an issue."""

import random
import shutil
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from etl.date_spans import read_spans
from etl.declare import source
from etl.extraction import Extraction
from etl.pipeline import Origin, run_source
from etl.sources.au_dfat.extract import extract, programmes, published_at, read_records
from etl.store import open_store
from models.errors import EmptyInput, InputError
from models.frames import row_rules
from models.settings import Settings
from models.tables import tables
from models.vocabulary import Measure, RunState
from tests.sources.au_dfat.australian_list import (
    ALL,
    COMPANY,
    HEADER,
    ORIGINAL,
    PERSON,
    SHIP,
    STRONG,
    workbook,
)


def read(*rows: dict[str, Any]) -> Extraction:
    """All that these rows say."""
    return extract(read_records("consolidated", workbook(*rows)))


def rows(found: Extraction, table: str, *columns: str) -> list[tuple[object, ...]]:
    """The statements of a table without part and entity."""
    return found.statements[table].select(*columns).rows()


def test_rows_of_one_number_are_one_entity() -> None:
    found = read(*ALL)
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.select("entity_key", "schema", "caption", "country").rows() == [
        ("101", "Person", "Omar AL-MARDINI", "SY"),
        ("102", "Organization", "Procurement Ltd", None),
        ("103", "Vessel", "SEA STAR", None),
    ]
    assert rows(found, "name", "entity_key", "kind", "value", "script") == [
        ("101", "primary", "Omar AL-MARDINI", None),
        ("101", "original_script", "عمر المارديني", "Arab"),
        ("101", "alias", "Umar Mardini", None),
        ("101", "weak_alias", "Umar", None),
        ("102", "primary", "Procurement Ltd", None),
        ("103", "primary", "SEA STAR", None),
    ]


def test_what_every_row_repeats_is_one_statement() -> None:
    found = read(*ALL)
    assert rows(found, "birth", "born_on", "place", "country") == [
        ("1960-02-01", None, None),
        (None, "Homs, Syria", "SY"),
        (None, "Aleppo", None),
    ]
    assert rows(found, "nationality", "kind", "country") == [("citizenship", "SY"), ("citizenship", "FR")]
    assert rows(found, "address", "full_address", "country") == [
        ("1 Main Street, Damascus, Syria", "SY"),
        ("2 Side Street", None),
    ]
    assert rows(found, "identifier", "scheme", "value") == [("un_reference", "QDi.999"), ("imo", "9271951")]


def test_a_designation_says_what_applies_and_since_when() -> None:
    columns = ("programme_id", "listed_on", "amended_on", "date_basis", "legal_act", "measures")
    assert rows(read(*ALL), "designation", *columns) == [
        (
            "au_dfat:1267/1989/2253 (ISIL (Da'esh) and Al-Qaida)", "2001-01-25", "2016-03-04", "stated",
            "Charter of the United Nations Act 1945", "asset_freeze,travel_ban",
        ),
        ("au_dfat:1737 (Iran)", "2012-07-31", None, "stated", None, "asset_freeze"),
        ("au_dfat:Autonomous (Vessels)", "2025-06-18", None, "inferred", "Vessel Designation 2025", "transport"),
    ]  # fmt: skip


def test_the_older_layout_is_read_as_well() -> None:
    older = tuple(name for name in HEADER[:14] if name not in ("Alias Strength", "IMO Number"))
    content = workbook(
        PERSON, PERSON | {"Name of Individual or Entity": "Umar", "Name Type": "aka"}, header=older, titles=2
    )
    records = read_records("consolidated", content)
    assert sorted(records["record_key"]) == ["101", "101/2"]
    found = extract(records)
    assert found.issues == ()
    assert rows(found, "name", "kind", "value") == [("primary", "Omar AL-MARDINI"), ("alias", "Umar")]
    assert rows(found, "designation", "legal_act", "measures") == [(PERSON["Listing Information"], None)]


def test_the_order_of_the_rows_changes_nothing() -> None:
    forward, turned = (read_records("consolidated", workbook(*order)) for order in (ALL, ALL[::-1]))
    assert forward.equals(turned)


def test_an_entity_alone_is_extracted_as_among_all() -> None:
    among = read(*ALL)
    alone = read(SHIP)
    for table, frame in alone.statements.items():
        assert among.statements[table].filter(pl.col("entity_key") == "103").equals(frame)


@pytest.mark.parametrize(
    ("printed", "spans"),
    [
        ("circa 1960", [("1960", None, True)]),
        ("1962-1963", [("1962", "1963", False)]),
        ("between 1963 and 1968", [("1963", "1968", False)]),
        ("21/03/1962 to 20/04/1962", [("1962-03-21", "1962-04-20", False)]),
        ("01/10/1983,15/10/1983", [("1983-10-01", None, False), ("1983-10-15", None, False)]),
        ("a) 1 Jan 1970 b) 2 Feb. 1971", [("1970-01-01", None, False), ("1971-02-02", None, False)]),
        ("March 16, 1972", [("1972-03-16", None, False)]),
        ("10/1970", [("1970-10", None, False)]),
        ("29-Aprl-1967", [("1967-04-29", None, False)]),
        ("18798", []),
        ("13/13/1950", []),
    ],
)
def test_dates_of_birth(printed: str, spans: list[tuple[str, str | None, bool]]) -> None:
    assert [span[1:] for span in read_spans(printed)] == spans


def test_what_is_not_understood_is_an_issue() -> None:
    odd = COMPANY | {
        "Name Type": "Nickname", "Committees": "9999 (Atlantis)", "Travel Ban": "perhaps", "Date of Birth": "long ago",
        "Citizenship": "Martian",
    }  # fmt: skip
    found = read(odd, SHIP | {"Committees": None}, STRONG | {"Alias Strength": "Middling"})
    assert {issue.removesuffix(" (1 times)") for issue in found.issues} == {
        "name type not known: Nickname",
        "programme not described: 9999 (Atlantis)",
        "neither true nor false (Travel Ban): perhaps",
        "date not understood (date of birth): long ago",
        "country not known (citizenship): Martian",
        "row without a committee",
        "alias strength not known: Middling",
    }
    named = extract(
        read_records("consolidated", workbook(SHIP | {"Colour": "red"}, header=(*HEADER, "Colour")))
    )
    assert named.issues == ("field not mapped: Colour (1 times)",)


def test_contradicting_rows_are_issues() -> None:
    found = read(PERSON, ORIGINAL | {"Type": "Entity", "Name Type": "Primary Name"})
    assert found.issues == (
        "rows of one reference state several types: Organization, Person (1 times)",
        "rows of one reference state several primary names (1 times)",
    )


def test_an_entity_without_a_type_or_a_name_is_refused() -> None:
    found = read(COMPANY | {"Type": None}, COMPANY | {"Reference": 7, "Name of Individual or Entity": None})
    assert found.entities.is_empty()
    assert sorted(found.rejected["reasons"]) == ["rows without a known type", "rows without a name"]
    assert read(SHIP | {"Type": None}).entities["schema"].to_list() == ["Vessel"]
    unnumbered = read_records("consolidated", workbook(COMPANY | {"Reference": None}))
    assert unnumbered["record_key"].to_list() == [None]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b"<html>maintenance</html>", InputError),
        (workbook(*ALL)[:4000], InputError),
        (workbook(*ALL, header=tuple(name for name in HEADER if name != "Committees")), InputError),
    ],
)
def test_what_is_no_whole_list_is_refused(content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_records("consolidated", content)


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_sheet_gives_records_or_one_error(seed: int) -> None:
    chance, kept = random.Random(seed), BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(*ALL))) as given, zipfile.ZipFile(kept, "w") as made:
        for name in given.namelist():
            content = bytearray(given.read(name))
            for _ in range(3 if name.endswith("sheet1.xml") else 0):
                content[chance.randrange(len(content))] = chance.randrange(256)
            made.writestr(name, bytes(content))
    try:
        extract(read_records("consolidated", kept.getvalue()))
    except InputError as error:
        assert error.where == "consolidated"


def test_the_workbook_says_when_it_was_saved() -> None:
    assert published_at("consolidated", workbook(SHIP)) == datetime(2026, 9, 4, 5, 37, 12)
    assert published_at("consolidated", b"PK") is None


def test_statements_keep_the_rules_of_their_tables() -> None:
    found = read(*ALL)
    for table, frame in found.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty(), (table, name)
    measures = {measure for row in programmes()["measures"] for measure in row.split(",")}
    assert measures <= {str(measure) for measure in Measure}


def test_the_list_loads_and_loading_it_again_changes_nothing(migrated_file: Path, tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'store.db')}")
    settings = Settings(_env_file=None, data_dir=tmp_path)
    given = tmp_path / "given"
    given.mkdir()
    sizes = {"parts": {"consolidated": {"rows_min": 1}}, "tables": {"entity": {"rows_min": 1, "rows_max": 9}}}
    (given / "expected.yml").write_text(yaml.safe_dump(sizes))
    (given / "Australian_Sanctions_Consolidated_List.xlsx").write_bytes(workbook(*ALL))
    reports = [run_source(source("au_dfat"), Origin(given), settings, engine)[0] for _ in range(2)]
    assert [report.state for report in reports] == [RunState.COMPLETED, RunState.UNCHANGED], reports[
        0
    ].message
    assert (reports[0].message, reports[0].rejected_count) == (None, 0)
    assert reports[0].published_at == datetime(2026, 9, 4, 5, 37, 12)
