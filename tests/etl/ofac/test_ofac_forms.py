"""Four entities in all four forms: what each form gives, and that a form changes only what it alone states."""

from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from etl.extraction import Extraction
from etl.sources.us_ofac_sdn.extract import LIST, extract, published_at, read_records
from models.errors import EmptyInput, InputError
from models.frames import row_rules
from models.tables import tables

FOLDER = Path(__file__).parent
FILES = {"sdn_xml": "standard.xml", "sdn_enhanced": "enhanced.xml", "sdn_advanced": "advanced.xml"}
FLAT = {
    "sdn": '101,"PETROV, Ivan","individual","SDGT","Director; Member of the Board",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB circa 1962; POB Moscow, Russia; nationality Iran; Gender Male; Digital Currency Address - XBT '
    "12aNKp2iDKuhEde2YfPdd4DFGenRUTKupL; Passport A123 (Iran) expires 02 May 2028; alt. Passport B9; on the run; "
    "a.k.a. 'VANYA'.\"\n"
    '102,"NORTH STAR SHIPPING JSC",-0- ,"RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Website '
    'www.northstar.example; Organization Established Date 31 Jul 1990; Tax ID No. 7707083893 (Russia)."\n'
    '103,"POLAR WIND","vessel","RUSSIA-EO14024",-0- ,"UX1","Crude Oil Tanker","1,050","650","Russia","North Star",'
    '"Vessel Registration Identification IMO 9187629; Linked To: NORTH STAR SHIPPING JSC."\n'
    '104,"EP-ABC","aircraft","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Aircraft Model A340."\n',
    "alt": '102,12,"fka","STAR LINE OAO",-0- \n',
    "add": '101,80,-0- ,-0- ,-0- ,-0- \n101,81,"10 Marg, Floor 2","Delhi 110021","India",-0- \n'
    '102,82,-0- ,"Moscow","Russia",-0- \n102,84,-0- ,-0- ,"Region: Crimea",-0- \n',
}
Rows = set[tuple[object, ...]]


def _content(part: str) -> bytes:
    return (FOLDER / FILES[part]).read_bytes()


@pytest.fixture(scope="module")
def extractions() -> dict[str, Extraction]:
    flat = pl.concat(read_records(part, text.encode()) for part, text in FLAT.items())
    found = {part: extract(read_records(part, _content(part))) for part in FILES}
    return {"flat": extract(flat), **found}


def _rows(extraction: Extraction, table: str) -> Rows:
    return set(extraction.statements[table].drop("part").rows())


def _added(extractions: dict[str, Extraction], form: str, table: str) -> tuple[Rows, Rows]:
    """What a form has beside the flat files, and what only they have."""
    flat, other = _rows(extractions["flat"], table), _rows(extractions[form], table)
    return other - flat, flat - other


@pytest.mark.parametrize("form", ["flat", *FILES])
def test_every_form_is_understood_and_keeps_the_rules(extractions: dict[str, Extraction], form: str) -> None:
    found = extractions[form]
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.drop("part").rows() == [
        ("101", "Person", "PETROV, Ivan", "IR"),
        ("102", "LegalEntity", "NORTH STAR SHIPPING JSC", "RU"),
        ("103", "Vessel", "POLAR WIND", "RU"),
        ("104", "Airplane", "EP-ABC", None),
    ]
    for table, frame in found.statements.items():
        for rule in row_rules(tables()[table]).values():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty()


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("table", ["birth", "nationality", "attribute"])
def test_what_the_remarks_print_is_the_same(
    extractions: dict[str, Extraction], form: str, table: str
) -> None:
    assert _added(extractions, form, table) == (set(), set())


def test_the_standard_form_says_what_the_flat_files_say(extractions: dict[str, Extraction]) -> None:
    for table in ("name", "identifier", "relation", "designation"):
        assert _added(extractions, "sdn_xml", table) == (set(), set()), table
    empty_address = ("101", None, None, None, None, None, None, "80")
    assert _added(extractions, "sdn_xml", "address") == (set(), {empty_address})


@pytest.mark.parametrize(("form", "key"), [("sdn_enhanced", "201"), ("sdn_advanced", None)])
def test_names_in_their_own_script_are_added(
    extractions: dict[str, Extraction], form: str, key: str | None
) -> None:
    added, lost = _added(extractions, form, "name")
    cyrillic = ("101", "original_script", "ПЕТРОВ, Иван", "иван петров", "Cyrl", None, None, key)
    assert cyrillic in added
    former = ("102", "former", "STAR LINE OAO", "star line oao", None, None, None)
    numbered = {(*former, "12")} if key is None else set()  # the Advanced form has no numbers of aliases
    assert (added - {cyrillic}, lost) == ({(*former, None)} if key is None else set(), numbered)


@pytest.mark.parametrize("form", ["sdn_enhanced", "sdn_advanced"])
def test_addresses_in_their_own_script_are_added(extractions: dict[str, Extraction], form: str) -> None:
    cyrillic = ("102", "Москва, Russia", None, "Москва", "RU", "Russia", None, "82")
    assert _added(extractions, form, "address") == ({cyrillic}, set())


@pytest.mark.parametrize(
    ("form", "remark"),
    [("sdn_enhanced", "Tehran office; not valid"), ("sdn_advanced", "Tehran office; Fraudulent")],
)
def test_documents_have_their_issuer_and_validity(
    extractions: dict[str, Extraction], form: str, remark: str
) -> None:
    passport = ("101", "passport", "B9", "B9", "Passport", None)
    assert _added(extractions, form, "identifier") == (
        {(*passport, remark, None)},
        {(*passport, None, None)},
    )


@pytest.mark.parametrize(
    ("form", "other", "label"),
    [("sdn_enhanced", "KARIMI, Reza", "Associate Of"), ("sdn_advanced", "999", "Associate Of (former)")],
)
def test_relations_have_a_kind_and_the_number_of_the_other(
    extractions: dict[str, Extraction], form: str, other: str, label: str
) -> None:
    assert _added(extractions, form, "relation") == (
        {
            ("101", "associate_of", other, "999", label),
            ("103", "owned_by", "NORTH STAR SHIPPING JSC", "102", "Owned or Controlled By"),
        },
        {("103", "linked_to", "NORTH STAR SHIPPING JSC", None, "Linked To")},
    )


@pytest.mark.parametrize("form", ["sdn_enhanced", "sdn_advanced"])
def test_designations_have_a_date_a_legal_act_and_measures(
    extractions: dict[str, Extraction], form: str
) -> None:
    found = extractions[form].statements["designation"]
    columns = ("entity_key", "programme_id", "listed_on", "date_basis", "legal_act", "measures")
    rows = found.select(columns).rows()
    assert rows[1] == ("102", "us_ofac_sdn:RUSSIA-EO14024", "2022-03-24", "stated", "Executive Order 14024 (Russia)", "asset_freeze")  # fmt: skip
    assert [row[2] for row in rows] == ["2019-10-04", "2022-03-24", "2022-03-24", "2012-09-19"]


@pytest.mark.parametrize("part", FILES)
def test_order_makes_no_difference_and_an_entity_alone_says_the_same(
    extractions: dict[str, Extraction], part: str
) -> None:
    records = read_records(part, _content(part))
    assert records["record_key"].to_list() == records["entity_key"].to_list() == ["101", "102", "103", "104"]
    turned, alone = extract(records.reverse()), extract(records.filter(pl.col("entity_key") == "103"))
    for table, frame in extractions[part].statements.items():
        assert _rows(turned, table) == set(frame.drop("part").rows()), table
        assert _rows(alone, table) == set(frame.filter(pl.col("entity_key") == "103").drop("part").rows())


@pytest.mark.parametrize(
    ("part", "at"),
    [
        ("sdn_xml", datetime(2024, 6, 12)),
        ("sdn_advanced", datetime(2024, 6, 12)),
        ("sdn_enhanced", datetime(2024, 6, 12, 10, 30)),
    ],
)
def test_the_file_states_when_it_was_published(part: str, at: datetime) -> None:
    assert published_at(part, _content(part)) == at
    assert published_at(part, b"") is None
    assert published_at(part, b"<Publish_Date>13/45/2024</Publish_Date>") is None


def test_flat_files_state_no_time() -> None:
    assert published_at("sdn", b"<Publish_Date>06/12/2024</Publish_Date>") is None


@pytest.mark.parametrize("part", FILES)
@pytest.mark.parametrize("cut", [0.2, 0.6, 0.999], ids=["near the beginning", "in the middle", "at the end"])
def test_a_cut_file_is_refused(part: str, cut: float) -> None:
    content = _content(part).rstrip()
    with pytest.raises(InputError) as raised:
        read_records(part, content[: int(len(content) * cut)])
    assert raised.value.where == part


@pytest.mark.parametrize("part", FILES)
def test_what_is_no_such_list_is_refused(part: str) -> None:
    with pytest.raises(EmptyInput):
        read_records(part, b" \r\n")
    others = {other: _content(other) for other in FILES if other != part}
    for content in (b"<html><body/></html>", b"<!DOCTYPE html><html></html>", b"1,2,3", *others.values()):
        with pytest.raises(InputError) as raised:
            read_records(part, content)
        assert raised.value.expected


def test_each_part_has_a_reader() -> None:
    assert {*LIST.roles, *FILES} == {"sdn", "alt", "add", "sdn_comments", *FILES}
