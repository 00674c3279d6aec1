"""The simple table of targets from CSV to statements."""

from contextlib import suppress

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extraction import Extraction
from etl.opensanctions.extract import extract_list
from etl.opensanctions.reading import published_at, read_list
from etl.sources.ua_war_sanctions.extract import programmes
from models.errors import InputError

HEADER = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change"
OLDER = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,last_seen,first_seen"
ROWS = (
    '"NK-1","Vessel","Sea Sun","Moon;""A """"Star""""""","","pa;lr","","IMO9253325;ABC1","""""","","","UA-WS-MARE","War","2025-01-01T00:00:00","2026-03-13T05:41:01","2026-01-01T00:00:00"',
    '"NK-2","Person","Іва Лі","Iva Li","1970-01-02;1971","ru","1 Main St; flat 2","7707083893","""First; reason"";Second","+7 1","a@b.ru","UA-WS-UAVS;UA-WS-MILIND","War","","2026-03-13T05:41:01",""',
    '"NK-3","Company","Co","","","","","","Only a reason","","","","War","","",""',
)


def extracted(*rows: str, header: str = HEADER, is_collection: bool = False) -> Extraction:
    records = read_list("targets", "\n".join([header, *rows]).encode())
    return extract_list("ua_war_sanctions", records, programmes(), is_collection=is_collection)


def rows(extraction: Extraction, table: str, *columns: str) -> list[tuple[object, ...]]:
    return extraction.statements[table].select(columns).rows()


def test_a_row_is_an_entity_with_its_statements() -> None:
    found = extracted(*ROWS)
    assert found.entities.select("entity_key", "schema", "caption", "country").rows() == [
        ("NK-1", "Vessel", "Sea Sun", None),
        ("NK-2", "Person", "Іва Лі", "RU"),
        ("NK-3", "Company", "Co", None),
    ]
    assert rows(found, "name", "entity_key", "kind", "value") == [
        ("NK-1", "primary", "Sea Sun"),
        ("NK-1", "alias", 'A "Star"'),
        ("NK-1", "alias", "Moon"),
        ("NK-2", "primary", "Іва Лі"),
        ("NK-2", "alias", "Iva Li"),
        ("NK-3", "primary", "Co"),
    ]
    assert rows(found, "identifier", "scheme", "value", "is_valid") == [
        ("other", "ABC1", None),
        ("imo", "IMO9253325", True),
        ("other", "7707083893", None),
    ]
    assert rows(found, "birth", "born_on") == [("1970-01-02",), ("1971",)]
    assert rows(found, "address", "full_address") == [("1 Main St",), ("flat 2",)]
    assert rows(found, "attribute", "entity_key", "property", "value") == [
        ("NK-1", "country", "LR"),
        ("NK-1", "country", "PA"),
        ("NK-2", "country", "RU"),
        ("NK-2", "phone", "+7 1"),
        ("NK-2", "email", "a@b.ru"),
    ]


def test_reasons_stand_with_every_programme() -> None:
    found = extracted(*ROWS)
    assert rows(found, "designation", "entity_key", "programme_id", "reason") == [
        ("NK-1", "ua_war_sanctions:UA-WS-MARE", None),
        ("NK-2", "ua_war_sanctions:UA-WS-MILIND", "First; reason\nSecond"),
        ("NK-2", "ua_war_sanctions:UA-WS-UAVS", "First; reason\nSecond"),
        ("NK-3", "ua_war_sanctions:War", "Only a reason"),
    ]
    assert found.issues == ("programme not described: War (1 times)",)


def test_an_older_table_and_a_collection() -> None:
    row = '"NK-3","Company","Co","","","suhh","","","Act 1","","","A list;B list","2024-01-01T00:00:00",""'
    found = extracted(row, header=OLDER, is_collection=True)
    assert found.issues == ()
    assert rows(found, "attribute", "property", "value") == [
        ("country", "USSR"),
        ("dataset", "A list"),
        ("dataset", "B list"),
    ]
    assert str(published_at("targets", f"{OLDER}\n{row}\n".encode())) == "2024-01-01 00:00:00"


def test_a_record_says_the_same_in_every_export() -> None:
    later = [row.replace("2026-03-13", "2027-01-01").replace("pa;lr", "lr;pa") for row in reversed(ROWS)]
    first, second = (read_list("targets", "\n".join([HEADER, *lines]).encode()) for lines in (ROWS, later))
    assert set(first.rows()) == set(second.rows())


def test_unknown_schemata_columns_and_codes() -> None:
    row = '"NK-9","Event","E","","","","","","","","","","War","","",""'
    assert extracted(row).rejected["reasons"].to_list() == ["entity_schema"]
    more = '"NK-8","Person","P","","1.x","qq","","","","","","","War","","","","blue"'
    assert set(extracted(more, header=f"{HEADER},colour").issues) == {
        "date not understood (birth_date): 1.x (1 times)",
        "country not known (country): qq (1 times)",
        "field not mapped: colour (1 times)",
    }


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<html></html>", "web page"),
        (b"id,name\n1,2\n", "column schema, dataset is missing"),
        (f"{HEADER}\n{ROWS[0][:80]}".encode(), "line 2"),
        (f"{HEADER}\n{ROWS[0]},9".encode(), "line 2 has 17 fields"),
        (f'{HEADER}\n"","Person"{"," * 14}'.encode(), "row 2 has no id or schema"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_what_is_not_the_table_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_list("targets", content)
    assert published_at("targets", content) is None


FIELD = st.text(max_size=6) | st.sampled_from(["Person", "ru;ua", '"', '"a";b', ";;", "1970"])


@given(st.binary() | st.lists(st.lists(FIELD, min_size=16, max_size=16), max_size=4).map(
    lambda table: "\n".join([HEADER, *(",".join('"' + f.replace('"', '""') + '"' for f in row) for row in table)]).encode(errors="ignore")
))  # fmt: skip
def test_any_bytes_give_records_or_an_input_error(content: bytes) -> None:
    with suppress(InputError):
        records = read_list("targets", content)
        assert isinstance(extract_list("x", records, programmes()).entities, pl.DataFrame)
    published_at("targets", content)
