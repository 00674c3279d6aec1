"""What is stated of each entry of a small list, and what is an issue or refused."""

import polars as pl
import pytest

from etl.extraction import Extraction
from etl.sources.un_sc.extract import extract, programmes, read_records
from tests.sources.un_sc.un_list import GROUP, PERSON, un_list


def extracted(individuals: str = PERSON, entities: str = GROUP) -> Extraction:
    return extract(read_records("consolidated", un_list(individuals, entities)))


def rows(extraction: Extraction, table: str, key: str, *columns: str) -> set[tuple[object, ...]]:
    frame = extraction.statements[table].filter(pl.col("entity_key") == key)
    return set(frame.select(columns).iter_rows())


@pytest.fixture(scope="module")
def small() -> Extraction:
    return extracted()


def test_all_is_explained(small: Extraction) -> None:
    assert small.issues == () and small.rejected.is_empty()
    assert small.entities.rows() == [
        ("consolidated", "101", "Person", "OMAR EXAMPLE AL-SAMPLE", "YE"),
        ("consolidated", "202", "Organization", "SAMPLE TRADING", "KP"),
    ]


def test_names(small: Extraction) -> None:
    assert rows(small, "name", "101", "kind", "value", "normalised", "script", "remark") == {
        ("primary", "OMAR EXAMPLE AL-SAMPLE", "omar example al sample", None, None),
        ("original_script", "عمر", "عمر", "Arab", None),
        ("alias", "Omar Examplar", "omar examplar", None, None),
        ("alias", "Umar Example", "umar example", None, None),
        ("weak_alias", "Abu Fulan", "abu fulan", None, "original script: Абу Фулан"),
        ("weak_alias", "Абу Фулан", "абу фулан", "Cyrl", None),
        ("alias", "Said Other", "said other", None, None),
    }
    assert rows(small, "name", "202", "kind", "value") == {
        ("primary", "SAMPLE TRADING"), ("alias", "Sample Co"), ("former", "Old Sample"),
    }  # fmt: skip


def test_births(small: Extraction) -> None:
    columns = ("born_on", "born_until", "is_about", "place", "country", "printed")
    place = "Shega District, Kandahar Province"
    assert rows(small, "birth", "101", *columns) == {
        ("1957-11-03", None, None, None, None, "1957-11-03"),
        ("1968", None, True, None, None, "approximately 1968"),
        ("1958", "1963", None, None, None, "1958 to 1963"),
        ("1973-11", None, None, None, None, "1973 (Nov. 1973)"),
        ("1955", "1958", True, None, None, "approximately 1955 to 1958"),
        (None, None, None, None, None, "30 years old"),
        (None, None, None, place, "AF", f"{place}, Afghanistan (possibly)"),
        ("1970-01-25", None, None, "Sfax", "TN", "1970-01-25, Sfax, Tunisia (alias Said Other)"),
    }


def test_documents_and_references(small: Extraction) -> None:
    card = "Afghan national identification card (tazkira) number 44323"
    assert rows(
        small, "identifier", "101", "scheme", "value", "normalised", "label", "country", "remark"
    ) == {
        ("un_reference", "TAi.901", "TAI901", "UN reference", None, None),
        ("list_id", "I.9.C.1", "I9C1", "Old UN reference", None, None),
        ("passport", "D 000974", "D000974", "Passport", "TN", "issued KABUL, 1998-09-13"),
        ("national_id", "44323", "44323", "National Identification Number", None, card),
        ("other", "0075258", "0075258", "Ration card no", None, "in Iraq"),
    }


def test_addresses_nationalities_and_attributes(small: Extraction) -> None:
    city = "Kabul, Kabul Province, 1001"
    assert rows(small, "address", "101", "full_address", "street", "city", "country", "remark") == {
        (f"Section 3, {city}, Afghanistan", "Section 3", city, "AF", "previous address"),
        ("Branch Office 2: Chaman, Pakistan", None, None, None, None),
    }
    assert rows(small, "nationality", "101", "country", "country_printed") == {
        ("YE", "Yemen"), ("AF", "Afghanistan"),
    }  # fmt: skip
    assert rows(small, "attribute", "101", "property", "value") == {
        ("title", "Mullah"),
        ("title", "Haji"),
        ("position", "Third Secretary, Embassy in Abu Dhabi"),
        ("gender", "male"),
        ("notes", "Belongs to the Hotak tribe. [Old Reference # I.9.C.1]"),
        ("notes", "Passport: Egypt, issued in 1993"),
        ("sourceUrl", "https://www.interpol.int/un/1"),
        ("submittedBy", "Germany"),
        ("submittedOn", "2009-07-17"),
    }


def test_designations(small: Extraction) -> None:
    columns = ("programme_id", "listed_on", "amended_on", "ended_on", "date_basis")
    assert rows(small, "designation", "101", *columns) == {
        ("un_sc:Taliban", "2001-01-25", "2011-11-29", None, "stated")
    }
    assert rows(small, "designation", "202", *columns) == {("un_sc:DPRK", "2016-03-02", None, None, "stated")}


def test_a_delisted_entry_and_a_gender_that_only_the_comment_states() -> None:
    changed = PERSON.replace("<DELISTED_ON/>", "<DELISTED_ON>2024-02-01</DELISTED_ON>")
    changed = changed.replace("<GENDER>Male</GENDER>", "").replace("tribe.", "tribe. Gender: female.")
    extraction = extracted(changed)
    assert rows(extraction, "designation", "101", "ended_on") == {("2024-02-01",)}
    assert ("gender", "female") in rows(extraction, "attribute", "101", "property", "value")


@pytest.mark.parametrize(
    ("old", "new", "issue"),
    [
        ("<QUALITY>Low<", "<QUALITY>Medium<", "quality of an alias not known: Medium"),
        ("<QUALITY>Low<", "<QUALITY><", "quality of an alias not known: None"),
        (">Taliban<", ">Atlantis<", "programme not described: Atlantis"),
        ("<UN_LIST_TYPE>Taliban</UN_LIST_TYPE>", "", "entry without a UN_LIST_TYPE"),
        (">Passport<", ">Library card<", "type of document not known: Library card"),
        (">Between<", ">After<", "type of date of birth not known: after"),
        (">1957-11-03<", ">3 Brumaire<", "date not understood (birth): 3 Brumaire"),
        (">Yemen<", ">Atlantis<", "country not known (nationality): Atlantis"),
        (">Male<", ">X<", "gender not known: x"),
        (">UN List<", ">EU List<", "list type not known: EU List"),
        ("<THIRD_NAME/>", "<SHOE_SIZE>43</SHOE_SIZE>", "field not mapped: SHOE_SIZE"),
        ("<ZIP_CODE>1001", "<FLOOR>2</FLOOR><ZIP_CODE>1001", "field not mapped: INDIVIDUAL_ADDRESS/FLOOR"),
    ],
)
def test_what_is_not_known_is_an_issue(old: str, new: str, issue: str) -> None:
    extraction = extracted(PERSON.replace(old, new))
    assert [text.rpartition(" (")[0] for text in extraction.issues] == [issue]
    assert extraction.entities.height == 2


def test_an_entry_without_a_name_is_refused() -> None:
    extraction = extracted(entities=GROUP.replace("<FIRST_NAME>SAMPLE TRADING</FIRST_NAME>", ""))
    assert extraction.entities["entity_key"].to_list() == ["101"]
    assert extraction.rejected.select("table_name", "locator", "reasons").rows() == [
        ("entity", "consolidated:202", "name_filled")
    ]


def test_every_programme_says_what_it_does() -> None:
    described = programmes()
    assert described.height == 16 and described["measures"].null_count() == 0
    assert described.filter(pl.col("common_key").is_null())["programme_key"].to_list() == ["Mali"]
