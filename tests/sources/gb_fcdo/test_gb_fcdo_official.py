"""What is stated of the entries of a small list in the two official formats, which must say the same."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from etl.extraction import Extraction
from etl.sources.gb_fcdo.extract import extract, read_records
from tests.sources.gb_fcdo.uk_list import AFGHANISTAN, COMPANY, PERSON, ROWS, SHIP, uk_csv, uk_xml


@pytest.fixture(scope="module")
def small() -> Extraction:
    return extract(read_records("designations", uk_xml()))


def rows(extraction: Extraction, table: str, key: str, *columns: str) -> set[tuple[object, ...]]:
    frame = extraction.statements[table].filter(pl.col("entity_key") == key)
    return set(frame.select(columns).iter_rows())


def test_all_is_explained(small: Extraction) -> None:
    assert small.issues == () and small.rejected.is_empty()
    assert small.entities.drop("part").rows() == [
        ("AFG0901", "Person", "OMAR HASSAN SAMPLE", "AF"),
        ("RUS0902", "Organization", "SAMPLE BANK", None),
        ("RUS0903", "Vessel", "SAMPLE STAR", "KM"),
    ]


def test_the_csv_format_says_the_same(small: Extraction) -> None:
    from_rows = extract(read_records("rows", uk_csv()))
    assert from_rows.issues == () and from_rows.rejected.is_empty()
    assert_frame_equal(from_rows.entities.drop("part"), small.entities.drop("part"))
    for table, frame in small.statements.items():
        assert_frame_equal(
            from_rows.statements[table].drop("part"), frame.drop("part"), check_row_order=False
        )


def test_the_order_of_rows_changes_nothing() -> None:
    forward, backward = (read_records("rows", uk_csv(rows)) for rows in (ROWS, ROWS[::-1]))
    assert_frame_equal(forward, backward, check_row_order=False)
    assert forward["record_key"].is_unique().all() and forward.height == 9
    turned = extract(backward)
    for table, frame in extract(forward).statements.items():
        assert_frame_equal(frame, turned.statements[table], check_row_order=False)
    assert set(extract(forward).entities.iter_rows()) == set(turned.entities.iter_rows())


def test_names(small: Extraction) -> None:
    assert rows(small, "name", "AFG0901", "kind", "value", "language", "script", "remark") == {
        ("primary", "OMAR HASSAN SAMPLE", None, None, None),
        ("alias", "Umar Sample", None, None, "primary name variation"),
        ("alias", "Haji Omar", None, None, None),
        ("weak_alias", "The Wolf", None, None, None),
        ("original_script", "عمر", "ar", "Arab", None),
    }


def test_births(small: Extraction) -> None:
    assert rows(small, "birth", "AFG0901", "born_on", "place", "country", "printed") == {
        ("1945", None, None, "dd/mm/1945"),
        ("1958-09", None, None, "dd/09/1958"),
        ("1958-03-01", None, None, "01/03/1958"),
        ("1975", None, None, "00/00/1975"),
        (None, None, None, "15/08/19yy"),
        ("1962", None, None, "1962"),
        (None, "Lakhi village", "AF", "Lakhi village, Afghanistan"),
    }


def test_identifiers(small: Extraction) -> None:
    columns = ("scheme", "value", "normalised", "label", "country", "remark", "is_valid")
    assert rows(small, "identifier", "AFG0901", *columns) == {
        ("un_reference", "TAi.902", "TAI902", "UN reference", None, None, None),
        ("list_id", "7172", "7172", "OFSI Group ID", None, None, None),
        ("passport", "P04581926", "P04581926", "Passport number", "PK", "Pakistani. Expired 2013.", None),
        ("inn", "7707083893", "7707083893", "National Identifier number", "RU", "Russian INN", True),
    }
    printed = "INN: 7707083893OGRN: 1027700132195"
    assert rows(small, "identifier", "RUS0902", *columns) == {
        ("inn", "7707083893", "7707083893", "INN", None, printed, True),
        ("ogrn", "1027700132195", "1027700132195", "OGRN", None, printed, True),
    }
    assert rows(small, "identifier", "RUS0903", *columns) == {
        ("imo", "IMO9074729", "9074729", "IMO number", None, None, True)
    }


def test_attributes_and_address(small: Extraction) -> None:
    assert rows(small, "attribute", "AFG0901", "property", "value") == {
        ("title", "Mullah"),
        ("position", "Deputy Minister of Civil Aviation"),
        ("gender", "male"),
        ("notes", "Close associate of no one."),
        ("notes", "Passport number: Lost in 1999"),
        ("designationSource", "UN"),
    }
    assert rows(small, "attribute", "RUS0902", "property", "value") == {
        ("summary", "Bank"), ("phone", "+7 495 1"), ("website", "http://example.org"), ("designationSource", "UK"),
        ("email", "a@example.org"), ("email", "b@example.org"),
    }  # fmt: skip
    assert rows(small, "attribute", "RUS0903", "property", "value") == {
        ("flag", "KM"), ("pastFlags", "PA"), ("type", "Bulk Carrier"), ("tonnage", "7078"), ("length", "100m"),
        ("buildDate", "2011"), ("designationSource", "UK"),
    }  # fmt: skip
    assert rows(small, "address", "AFG0901", "full_address", "street", "city", "country") == {
        ("Street 1, Kabul, 1001, Afghanistan", "Street 1", "Kabul, 1001", "AF")
    }


def test_relations(small: Extraction) -> None:
    columns = ("kind", "other_name", "label")
    assert rows(small, "relation", "RUS0902", *columns) == {
        ("owned_by", "Sample Holding", "parent company"),
        ("owner_of", "Sample One", "subsidiary"),
        ("owner_of", "Sample Two", "subsidiary"),
    }
    assert rows(small, "relation", "RUS0903", *columns) == {
        ("owned_by", "Sample Lines", "current owner/operator"),
        ("linked_to", "Older Lines", "previous owner/operator"),
    }


def test_designations(small: Extraction) -> None:
    columns = ("programme_id", "listed_on", "amended_on", "date_basis", "legal_act", "reason", "measures")
    assert rows(small, "designation", "AFG0901", *columns) == {
        (f"gb_fcdo:{AFGHANISTAN}", "2001-01-25", "2026-04-14", "stated", AFGHANISTAN, "Deputy Minister.",
         "arms_embargo,asset_freeze,travel_ban"),
    }  # fmt: skip
    assert rows(small, "designation", "RUS0903", "measures") == {("port_ban",)}


def test_an_apostrophe_of_another_kind_is_the_same_regime() -> None:
    printed = "The ISIL (Da’esh) and Al-Qaida (United Nations Sanctions) (EU Exit) Regulations 2019"
    extraction = extract(read_records("designations", uk_xml(PERSON.replace(AFGHANISTAN, printed))))
    assert extraction.issues == ()
    known = f"gb_fcdo:{printed.replace('’', chr(39))}"
    assert rows(extraction, "designation", "AFG0901", "programme_id") == {(known,)}


@pytest.mark.parametrize(
    ("old", "new", "issue"),
    [
        (">ALias<", ">Nickname<", "type of name not known: Nickname, Low quality a.k.a"),
        (">Low quality a.k.a<", ">Medium<", "type of name not known: ALias, Medium"),
        ("<NameType>Alias</NameType>", "", "type of name not known: none, Good quality a.k.a"),
        (AFGHANISTAN, "The Atlantis Regulations 2030", "programme not described: The Atlantis Regulations 2030"),
        ("|Travel Ban", "|Silence", "sanction not known: Silence"),
        ("<ArmsEmbargo>false<", "<Silence>true</Silence><ArmsEmbargo>false<", "sanction not known: Silence"),
        ("<ArmsEmbargo>false<", "<ArmsEmbargo>maybe<", "indicator of a sanction neither true nor false: ArmsEmbargo maybe"),
        ("<NonLatinScriptLanguage>Arabic<", "<NonLatinScriptLanguage>Klingon<", "language not known: Klingon"),
        (">Male<", ">X<", "gender not known: X"),
        (">dd/mm/1945<", ">31/02/1945<", "date not understood (birth): 31/02/1945"),
        (">25/01/2001<", ">in winter<", "date not understood (designated): in winter"),
        (">Afghanistan</Nationality>", ">Atlantis</Nationality>", "country not known (nationality): Atlantis"),
        ("<Titles>", "<Shoes><Size>43</Size></Shoes><Titles>", "field not mapped: Shoes"),
        ("<Title>Mullah", "<Rank>1</Rank><Title>Mullah", "field not mapped: Titles/Rank"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_an_issue(old: str, new: str, issue: str) -> None:
    extraction = extract(read_records("designations", uk_xml(PERSON.replace(old, new))))
    assert [text.rpartition(" (")[0] for text in extraction.issues] == [issue]
    assert extraction.entities.height == 1


def test_a_column_that_is_not_known_is_an_issue() -> None:
    row = {**ROWS[-1], "Colour": "red"}
    extraction = extract(read_records("rows", uk_csv([row], list(row))))
    assert extraction.issues == ("field not mapped: column Colour (1 times)",)


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        (">Ship<", ">Submarine<", "type_known"),
        ("<IndividualEntityShip>Ship</IndividualEntityShip>", "", "type_known"),
        ("<Name6>SAMPLE STAR</Name6>", "", "name_filled"),
    ],
)
def test_what_is_no_entity_is_refused(old: str, new: str, reasons: str) -> None:
    extraction = extract(read_records("designations", uk_xml(COMPANY + SHIP.replace(old, new, 1))))
    assert extraction.entities["entity_key"].to_list() == ["RUS0902"]
    assert extraction.rejected.select("table_name", "locator", "reasons").rows() == [
        ("entity", "designations:RUS0903", reasons)
    ]


def test_rows_of_one_entry_that_differ_in_its_type_are_refused() -> None:
    pair = [ROWS[-1], {**ROWS[-1], "Designation Type": "Entity"}]
    extraction = extract(read_records("rows", uk_csv(pair)))
    assert extraction.entities.is_empty()
    assert extraction.rejected["reasons"].to_list() == ["type_unique", "type_unique"]
