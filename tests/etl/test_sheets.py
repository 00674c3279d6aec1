"""Workbooks: the text of their cells, and that nothing but a whole workbook of a plausible size is read."""

import io
import random
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from etl.readers.sheets import find_table, read_sheets, saved_at
from models.errors import EmptyInput, InputError


def workbook(**sheets: list[list[Any]]) -> bytes:
    """An XLSX file of sheets by name."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


SMALL = workbook(one=[["a", "b"], [1, 2.5]])


def repacked(changed: dict[str, bytes], without: str = "") -> bytes:
    """The small workbook with other members."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SMALL)) as given,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            if name != without:
                made.writestr(name, changed.get(name, given.read(name)))
    return kept.getvalue()


def test_cells_become_text() -> None:
    rows = [
        ["Reference", None, "  two words \n"],
        [101, 2.5, 3.0],
        [date(2022, 2, 25), datetime(2022, 2, 25), datetime(2022, 2, 25, 13, 30)],
        [True, "_x000D_a_x0041_", "平壌"],
    ]
    first, second = read_sheets(workbook(first=rows, 制裁=[["x"]]), "list")
    assert (first.name, second.name, second.rows) == ("first", "制裁", [["x"]])
    assert first.rows == [
        ["Reference", "", "two words"],
        ["101", "2.5", "3"],
        ["2022-02-25", "2022-02-25", "2022-02-25T13:30:00"],
        ["true", "aA", "平壌"],
    ]


def test_empty_rows_and_columns_before_the_table_are_kept() -> None:
    (sheet,) = read_sheets(workbook(one=[[], [None, "a"], [], [None, "b"]]), "list")
    assert sheet.rows == [["", ""], ["", "a"], ["", ""], ["", "b"]]


def test_a_table_is_found_below_titles() -> None:
    rows = [["A list"], [None], ["No. ", "Name", None], [1, "A", "x"], [None, None, None], [2, "B", None]]
    (sheet,) = read_sheets(workbook(one=rows), "list")
    assert find_table(sheet, ["Name", "No."]) == (
        ["No.", "Name", "column 3"],
        [["1", "A", "x"], ["2", "B", ""]],
    )
    assert find_table(sheet, ["Number"]) is None
    assert find_table(sheet, ["NAME"], str.upper) is not None


def test_a_workbook_states_when_it_was_saved() -> None:
    named = repacked(
        {
            "docProps/core.xml": b"<cp:coreProperties><dcterms:modified xsi:type='dcterms:W3CDTF'>"
            b"2026-09-04T07:37:12+02:00</dcterms:modified></cp:coreProperties>"
        }
    )
    assert saved_at(named) == datetime(2026, 9, 4, 5, 37, 12)
    assert (
        saved_at(repacked({"docProps/core.xml": b"<dcterms:modified>2026-99-99T00</dcterms:modified>"}))
        is None
    )
    assert saved_at(repacked({}, without="docProps/core.xml")) is None
    assert saved_at(b"PK\x03\x04") is saved_at(b"") is None


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf \n", b"\0" * 100, workbook(one=[])])
def test_a_file_without_content_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyInput):
        read_sheets(content, "list")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<html><body>maintenance</body></html>", "a web page"),
        (b"Reference,Name\n1,A\n", "not a workbook"),
        (SMALL[: len(SMALL) // 2], "damaged"),
        (b"PK\x03\x04" + b"\0" * 500, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "cannot be read"),
        (repacked({}, without="xl/workbook.xml"), "without a workbook"),
        (repacked({"xl/workbook.xml": b"<workbook"}), "cannot be read"),
        (repacked({"xl/worksheets/sheet1.xml": b" " * 60_000_000}), "more than is plausible"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as refused:
        read_sheets(content, "list")
    assert refused.value.where == "list" and refused.value.expected and refused.value.hint


def test_a_cell_at_the_end_of_the_sheet_does_not_fill_the_memory() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1">'
        b'<v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises(InputError, match="1,048,576 rows and 16,384 columns"):
        read_sheets(repacked({"xl/worksheets/sheet1.xml": far}), "list")


@pytest.mark.parametrize("seed", range(60))
def test_damaged_bytes_raise_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(SMALL)
    for _ in range(chance.randrange(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        read_sheets(bytes(content), "list")
    except InputError as error:
        assert error.where == "list"


@pytest.mark.parametrize("seed", range(40))
def test_damaged_xml_within_a_whole_archive_raises_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(SMALL)) as given:
        name = chance.choice([name for name in given.namelist() if name.startswith(("xl/", "_rels/"))])
        content = bytearray(given.read(name))
    for _ in range(chance.randrange(1, 10)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        read_sheets(repacked({name: bytes(content)}), "list")
    except InputError as error:
        assert error.where == "list"
