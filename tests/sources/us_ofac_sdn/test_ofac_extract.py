"""The extraction on small hand-made lists: statements, rejections and issues."""

import polars as pl
import pytest

from etl.extraction import ENTITY_COLUMNS, REJECTED_COLUMNS, Extraction, statement_columns
from etl.sources.us_ofac_sdn.extract import extract, programmes, read_records

SDN = (
    '1,"PETROV, Iván",individual,"SDGT] [IFSR","Chair; Member",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"DOB 1950; a.k.a. 'ABU ALI, Omar'; citizen Mali; nationality Russia; Chair; DOB 1950; on the run.\"\n"
    '2,"NORTH STAR","vessel","DPRK3",-0- ,"UX1","Tug","1,050","650","Ruritania","NITC","Foo No. 7; Bar No. 8."\n'
    '3,"ACME S.A.",-0- ,"NEW-EO99999",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"Tax ID No. 7707083893 (Russia); Bar No. 9; Linked To: PETROV, Ivan."\n'
    '4,"EP-ABC","aircraft","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
)
ALT = '1,11,"aka","PETROFF, Ivan",-0- \n3,12,"fka","ACME LTD.",-0- \n3,13,"nka","ACME",-0- \n3,14,"nka","ACME",-0- \n'
ADD = (
    '1,21,-0- ,-0- ,-0- ,-0- \n4,22,"1 Main St","Riga LV-1000","Latvia",-0- \n'
    '4,23,-0- ,-0- ,"Latvia",-0- \n4,24,-0- ,"Kish","Iran",-0- \n4,25,-0- ,-0- ,"Atlantis",-0- \n'
)


def _records(**files: str) -> pl.DataFrame:
    return pl.concat(read_records(part, content.encode()) for part, content in files.items())


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract(_records(sdn=SDN, alt=ALT, add=ADD))


def _rows(extraction: Extraction, table: str, *columns: str) -> list[tuple[object, ...]]:
    return extraction.statements[table].select(columns).rows()


def test_entities_have_schema_caption_and_main_country(extraction: Extraction) -> None:
    assert extraction.entities.rows() == [
        ("sdn", "1", "Person", "PETROV, Iván", "RU"),
        ("sdn", "2", "Vessel", "NORTH STAR", None),
        ("sdn", "3", "LegalEntity", "ACME S.A.", "RU"),
        ("sdn", "4", "Airplane", "EP-ABC", "LV"),
    ]
    assert extraction.entities.columns == list(ENTITY_COLUMNS)


def test_names_come_from_record_alias_file_and_remarks(extraction: Extraction) -> None:
    assert _rows(extraction, "name", "part", "entity_key", "kind", "value", "normalised", "source_key") == [
        ("sdn", "1", "primary", "PETROV, Iván", "ivan petrov", None),
        ("sdn", "2", "primary", "NORTH STAR", "north star", None),
        ("sdn", "3", "primary", "ACME S.A.", "acme sa", None),
        ("sdn", "4", "primary", "EP-ABC", "ep abc", None),
        ("alt", "1", "alias", "PETROFF, Ivan", "ivan petroff", "11"),
        ("alt", "3", "former", "ACME LTD.", "acme ltd", "12"),
        ("alt", "3", "alias", "ACME", "acme", "13"),
        ("alt", "3", "alias", "ACME", "acme", "14"),
        ("sdn", "1", "weak_alias", "ABU ALI, Omar", "omar abu ali", None),
    ]


def test_every_address_record_is_an_address(extraction: Extraction) -> None:
    assert _rows(extraction, "address", "source_key", "full_address", "country", "country_printed") == [
        ("21", None, None, None),
        ("22", "1 Main St, Riga LV-1000, Latvia", "LV", "Latvia"),
        ("23", "Latvia", "LV", "Latvia"),
        ("24", "Kish, Iran", "IR", "Iran"),
        ("25", "Atlantis", None, "Atlantis"),
    ]


def test_the_same_statement_of_an_entity_is_one_row(extraction: Extraction) -> None:
    assert _rows(extraction, "birth", "entity_key", "born_on") == [("1", "1950")]


def test_attributes_of_columns_and_remarks(extraction: Extraction) -> None:
    assert _rows(extraction, "attribute", "entity_key", "property", "value") == [
        ("1", "position", "Chair"),
        ("1", "position", "Member"),
        ("2", "callSign", "UX1"),
        ("2", "type", "Tug"),
        ("2", "tonnage", "1,050"),
        ("2", "grossRegisteredTonnage", "650"),
        ("2", "flag", "Ruritania"),
        ("2", "owner", "NITC"),
        ("1", "note", "on the run"),
        ("2", "note", "Foo No. 7"),
        ("2", "note", "Bar No. 8"),
        ("3", "note", "Bar No. 9"),
    ]


def test_relations_identifiers_nationalities_and_designations(extraction: Extraction) -> None:
    assert _rows(extraction, "relation", "entity_key", "kind", "other_name") == [
        ("2", "owned_by", "NITC"),
        ("3", "linked_to", "PETROV, Ivan"),
    ]
    assert _rows(extraction, "identifier", "scheme", "value", "country") == [("inn", "7707083893", "RU")]
    assert _rows(extraction, "nationality", "kind", "country") == [
        ("citizenship", "ML"),
        ("nationality", "RU"),
    ]
    assert _rows(extraction, "designation", "entity_key", "programme_id") == [
        ("1", "us_ofac_sdn:SDGT"),
        ("1", "us_ofac_sdn:IFSR"),
        ("2", "us_ofac_sdn:DPRK3"),
        ("3", "us_ofac_sdn:NEW-EO99999"),
        ("4", "us_ofac_sdn:SDGT"),
    ]


def test_what_is_not_known_is_an_issue_with_a_count(extraction: Extraction) -> None:
    assert set(extraction.issues) == {
        "label not known: Foo No. (1 times)",
        "label not known: Bar No. (2 times)",
        "country not known (country of an address): Atlantis (1 times)",
        "country not known (vess_flag): Ruritania (1 times)",
        "programme not described: NEW-EO99999 (1 times)",
    }


def test_frames_have_the_columns_of_their_tables(extraction: Extraction) -> None:
    for table, frame in extraction.statements.items():
        assert dict(frame.schema) == statement_columns(table), table
    assert dict(extraction.rejected.schema) == REJECTED_COLUMNS


def test_unknown_kinds_and_orphans_are_rejected_with_reasons() -> None:
    sdn = SDN + '9,"X","ghost","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    alt = ALT + '1,15,"zka","X",-0- \n8,16,"aka","X",-0- \n'
    refused = extract(_records(sdn=sdn, alt=alt, add='9,26,-0- ,-0- ,"Mali",-0- \n', sdn_comments='7,"x"\n'))
    assert refused.rejected.select("table_name", "part", "entity_key", "locator", "reasons").rows() == [
        ("entity", "sdn", "9", "sdn:9", "sdn_type_known"),
        ("name", "alt", "1", "alt:15", "alt_type_known"),
        ("name", "alt", "8", "alt:16", "entity_in_list"),
        ("address", "add", "9", "add:26", "entity_in_list"),
        ("attribute", "sdn_comments", "7", "sdn_comments:7", "entity_in_list"),
    ]
    assert refused.entities.height == 4


def test_a_part_without_records_is_no_error() -> None:
    nothing = extract(_records(sdn=SDN).clear())
    assert nothing.entities.is_empty() and all(frame.is_empty() for frame in nothing.statements.values())


def test_an_entity_extracted_alone_gives_the_same_statements(extraction: Extraction) -> None:
    records = _records(sdn=SDN, alt=ALT, add=ADD)
    alone = extract(records.filter(pl.col("entity_key") == "3"))
    for table, frame in extraction.statements.items():
        assert alone.statements[table].equals(frame.filter(pl.col("entity_key") == "3")), table


def test_half_a_number_is_kept_as_a_note() -> None:
    remarks = "DOB 1950; " + "y" * 971 + "; Tax ID No. 770708"
    line = f'1,"A",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{remarks}"\n'
    cut = extract(_records(sdn=line))
    assert len(remarks) == 1000 and cut.statements["identifier"].is_empty()
    assert cut.statements["attribute"]["value"].to_list()[-1] == "Tax ID No. 770708"
    assert cut.issues[0].startswith("remarks cut at 1,000 characters")


def test_programmes_are_described_once_with_known_measures() -> None:
    described = programmes()
    assert described["programme_key"].is_unique().all()
    row = described.row(by_predicate=pl.col("programme_key") == "RUSSIA-EO14024")
    assert row[1:4] == (
        "Harmful foreign activities of the Russian Federation (E.O. 14024)",
        "RU",
        "asset_freeze,travel_ban",
    )
