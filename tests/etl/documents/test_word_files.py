"""Word files: paragraphs and table rows in order; damaged files and bombs are told."""

import zipfile
from pathlib import Path

from docx import Document as WordFile

from tests.etl.documents.reading import EXPELLED, only, problems


def written(path: Path) -> Path:
    file = WordFile()
    file.core_properties.title = "Notes"
    file.add_heading("Measures")
    file.add_paragraph(EXPELLED)
    table = file.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(1, 0).text, table.cell(1, 1).text = "Poland", "45 persons"
    file.add_paragraph("The end of the notes.")
    file.save(str(path))
    return path


def test_paragraphs_and_tables_stand_in_order(tmp_path: Path) -> None:
    document = only(written(tmp_path / "a.docx"))
    assert document.text.split("\n\n") == [
        *("Measures", EXPELLED, "Both", "Poland  45 persons", "The end of the notes.", "")
    ]
    assert document.title == "Notes"


def test_a_character_stands_in_its_paragraph_or_row(tmp_path: Path) -> None:
    document = only(written(tmp_path / "a.docx"))
    found = [document.place_at(document.text.index(words)) for words in ("Japan", "45 persons", "The end")]
    assert found == ["paragraph 2", "table 1 row 2", "paragraph 3"]


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 and no more")
    assert "a.docx" in problems(tmp_path / "a.docx")[0]


def test_a_zip_of_something_else_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("readme.txt", "no Word file")
    assert "cannot be read as a Word file" in problems(tmp_path / "a.docx")[0]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    assert "unpacks to more than is plausible" in problems(tmp_path / "a.docx")[0]
