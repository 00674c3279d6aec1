"""The Consolidated Screening List, from small files in its layout to rows; what is refused, what is an issue."""

import csv
import io

import polars as pl
import pytest

from etl.extraction import Extraction
from etl.sources.us_csl.extract import extract, programmes, read_records
from etl.sources.us_csl.facts import read_facts
from models.errors import EmptyInput, InputError
from models.vocabulary import Measure

HEADER_LINE = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids"
)
HEADER = HEADER_LINE.split(",")
SDN = "Specially Designated Nationals (SDN) - Treasury Department"
SSI = "Sectoral Sanctions Identifications List (SSI) - Treasury Department"
EL = "Entity List (EL) - Bureau of Industry and Security"
DPL = "Denied Persons List (DPL) - Bureau of Industry and Security"
PERSON = {
    "_id": "901",
    "source": SDN,
    "entity_number": "901",
    "type": "Individual",
    "programs": "SYRIA; SDGT",
    "name": "MARDINI, Omar",
    "title": "Brigadier General; Head of Department",
    "addresses": "1 Main Street, Damascus, SY; c/o SOME COMPANY",
    "alt_names": "AL-MARDINI, Umar; MARDINI, Amr",
    "citizenships": "FR",
    "nationalities": "SY",
    "dates_of_birth": "1964-02-01; circa 1965; 1970 to 1972",
    "places_of_birth": "Homs, Syria; Somewhere Else",
    "remarks": "all offices worldwide; (Linked To: GREAT GROUP (GG); Linked To: OTHER CO.)",
    "ids": "Male, Gender; SY, 2014-08-30, 2009-08-31, K475, Passport; JO, 486, Passport; "
    "RU, 7704001959, Tax ID No.; 24 May 1994, Organization Established Date",
}
BANK = {
    "_id": "902",
    "type": "Entity",
    "programs": "UKRAINE-EO13662",
    "name": "GREAT BANK",
    "ids": "GREAXXMM, SWIFT/BIC",
}
SHIP = {
    "_id": "903",
    "source": SDN,
    "type": "Vessel",
    "programs": "IRAN",
    "name": "SEA STAR",
    "call_sign": "T2EM4",
    "vessel_type": "Tug",
    "gross_tonnage": "640",
    "gross_registered_tonnage": "600",
    "vessel_flag": "Iran",
    "vessel_owner": "NAVIGATION CO",
    "ids": "IMO 9187655, Vessel Registration Identification; Burma, Former Vessel Flag; 422, MMSI",
}
ENTITY_LIST = {
    "_id": "aa11",
    "source": EL,
    "name": "Rocket Institute",
    "addresses": "1 Rocket Road, Moscow, RU",
    "federal_register_notice": "62 FR 35334;  66 FR 24267",
    "start_date": "0097-06-30",
    "license_requirement": "For all items subject to the EAR.",
    "license_policy": "Presumption of denial.",
    "alt_names": "RI; F.K.A. Old Institute; and OOO Rocket",
}
DENIED = {
    "_id": "bb22",
    "source": DPL,
    "name": "A TRADER",
    "addresses": "1 MAIN ROAD, IRVINE, CA, 92612",
    "start_date": "2021-04-30",
    "end_date": "2031-04-30",
    "standard_order": "y",
    "remarks": "FR NOTICE ADDED",
}


def table(*rows: dict[str, str], header: list[str] = HEADER) -> bytes:
    """A file of the list."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def read(*rows: dict[str, str]) -> Extraction:
    """All that these rows say."""
    return extract(read_records("consolidated", table(*rows)))


def rows(found: Extraction, name: str, *columns: str) -> list[tuple[object, ...]]:
    """The statements of a table without part and entity."""
    return found.statements[name].select(*columns).rows()


def test_a_person_is_read_in_full() -> None:
    found = read(PERSON)
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.rows() == [("consolidated", "901", "Person", "MARDINI, Omar", "SY")]
    assert rows(found, "name", "kind", "value", "normalised") == [
        ("primary", "MARDINI, Omar", "omar mardini"),
        ("alias", "AL-MARDINI, Umar", "umar al mardini"),
        ("alias", "MARDINI, Amr", "amr mardini"),
    ]
    assert rows(found, "identifier", "scheme", "value", "country", "remark") == [
        ("passport", "K475", "SY", "expires 2014-08-30; issued 2009-08-31"),
        ("passport", "486", "JO", None),
        ("inn", "7704001959", "RU", None),
    ]
    assert rows(found, "birth", "born_on", "born_until", "is_about", "place", "country") == [
        ("1964-02-01", None, None, None, None),
        ("1965", None, True, None, None),
        ("1970", "1972", None, None, None),
        (None, None, None, "Homs, Syria", "SY"),
        (None, None, None, "Somewhere Else", None),
    ]
    assert rows(found, "nationality", "kind", "country") == [("citizenship", "FR"), ("nationality", "SY")]
    assert rows(found, "address", "full_address", "street", "country") == [
        ("1 Main Street, Damascus, SY", "1 Main Street, Damascus", "SY"),
        ("c/o SOME COMPANY", "c/o SOME COMPANY", None),
    ]
    assert rows(found, "relation", "kind", "other_name") == [
        ("linked_to", "GREAT GROUP (GG)"),
        ("linked_to", "OTHER CO."),
    ]
    assert rows(found, "attribute", "property", "value") == [
        ("position", "Brigadier General"),
        ("position", "Head of Department"),
        ("notes", "all offices worldwide"),
        ("gender", "male"),
        ("incorporationDate", "1994-05-24"),
    ]
    assert rows(found, "designation", "programme_id") == [("us_csl:SDN:SYRIA",), ("us_csl:SDN:SDGT",)]


def test_one_entity_under_two_lists_has_two_designations() -> None:
    found = read(BANK | {"source": SDN}, BANK | {"source": SSI})
    assert found.entities.select("entity_key", "schema").rows() == [("902", "Organization")]
    assert found.statements["name"].height == found.statements["identifier"].height == 1
    assert sorted(rows(found, "designation", "programme_id")) == [
        ("us_csl:SDN:UKRAINE-EO13662",),
        ("us_csl:SSI:UKRAINE-EO13662",),
    ]


def test_a_vessel_is_read_in_full() -> None:
    found = read(SHIP)
    assert found.issues == ()
    assert found.entities.select("schema", "country").rows() == [("Vessel", "IR")]
    assert rows(found, "identifier", "scheme", "normalised") == [("imo", "9187655"), ("mmsi", "422")]
    assert dict(rows(found, "attribute", "property", "value")) == {
        "callSign": "T2EM4",
        "type": "Tug",
        "tonnage": "640",
        "grossRegisteredTonnage": "600",
        "flag": "IR",
        "pastFlags": "MM",
    }
    assert rows(found, "relation", "kind", "other_name") == [("owned_by", "NAVIGATION CO")]


def test_lists_that_state_no_type_give_legal_entities() -> None:
    found = read(ENTITY_LIST, DENIED)
    assert found.issues == ()
    assert set(found.entities["schema"]) == {"LegalEntity"}
    assert rows(found, "designation", "programme_id", "listed_on", "ended_on", "legal_act") == [
        ("us_csl:EL", "1997-06-30", None, "62 FR 35334; 66 FR 24267"),
        ("us_csl:DPL", "2021-04-30", "2031-04-30", None),
    ]
    assert rows(found, "name", "kind", "value") == [
        ("primary", "Rocket Institute"),
        ("alias", "RI"),
        ("former", "Old Institute"),
        ("alias", "OOO Rocket"),
        ("primary", "A TRADER"),
    ]
    assert rows(found, "attribute", "property", "value") == [
        ("licenseRequirement", "For all items subject to the EAR."),
        ("licensePolicy", "Presumption of denial."),
        ("notes", "FR NOTICE ADDED"),
        ("standardOrder", "yes"),
    ]
    assert found.statements["address"]["country"].to_list() == ["RU", None]


def test_rows_of_one_number_on_one_list_are_told_apart_in_any_order() -> None:
    twice = [BANK | {"source": SDN}, BANK | {"source": SDN, "source_list_url": "http://example.org"}]
    records = read_records("consolidated", table(*twice))
    assert sorted(records["record_key"]) == ["902/SDN", "902/SDN/2"]
    turned = read_records("consolidated", table(*reversed(twice)))
    assert turned.sort("record_key").equals(records.sort("record_key"))


@pytest.mark.parametrize(
    ("printed", "facts"),
    [
        ("LB, 12, No. 7, Registration Number", [("LB, 12, No. 7", "Registration Number")]),
        ("a; b, Website; 1, MMSI", [("a; b", "Website"), ("1", "MMSI")]),
        ("1, MMSI; loose end", [("1", "MMSI"), ("", "loose end")]),
    ],
)
def test_facts_of_an_ids_cell(printed: str, facts: list[tuple[str, str]]) -> None:
    assert list(read_facts(printed)) == facts


def test_what_is_not_understood_is_an_issue() -> None:
    odd = DENIED | {
        "source": "New List (NEW) - Bureau",
        "standard_order": "perhaps",
        "ids": "1, Lucky Number",
    }
    assert {issue.removesuffix(" (1 times)") for issue in read(odd).issues} == {
        "list not described: NEW",
        "programme not described: NEW",
        "standard order not known: perhaps",
        "kind of id not known: Lucky Number",
    }
    named = extract(
        read_records("consolidated", table(DENIED | {"colour": "red"}, header=[*HEADER, "colour"]))
    )
    assert named.issues == ("field not mapped: colour (1 times)",)


def test_a_row_of_unknown_type_or_without_a_name_is_refused() -> None:
    found = read(BANK | {"source": SDN, "type": "Spacecraft"}, DENIED | {"name": ""})
    assert found.entities.is_empty()
    assert sorted(found.rejected["reasons"]) == ["record without a name", "type not known: Spacecraft"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b"<html></html>", InputError),
        (table(PERSON)[:-20], InputError),
        (table(header=[name for name in HEADER if name != "start_date"]), InputError),
        (b"\xff\xfe\x00broken", InputError),
    ],
)
def test_what_is_no_whole_list_is_refused(content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_records("consolidated", content)


def test_programmes_have_measures_of_the_vocabulary() -> None:
    described = programmes()
    measures = {measure for row in described["measures"] for measure in row.split(",")}
    assert measures <= {str(measure) for measure in Measure}
    assert described["programme_key"].is_unique().all()
    by_key = {row[0]: row[1:] for row in described.select("programme_key", "measures", "common_key").rows()}
    assert by_key["EL"] == ("export_licence", "US-BIS-EL")
    assert by_key["SDN:GLOMAG"][0] == "asset_freeze,travel_ban"
    assert by_key["SSI:UKRAINE-EO13662"] == ("sectoral,financial", "US-SSI")
    assert described.filter(pl.col("programme_key") == "SDN:SYRIA")["target_code"].item() == "SY"
