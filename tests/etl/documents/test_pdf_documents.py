"""PDF files: text over page ends, pages as places, running titles and page numbers left out."""

from pathlib import Path

import pytest

from etl.documents.pdfs import joined, without_edges
from tests.etl.documents.reading import only, problems, write_pdf

HEAD = "Bulletin of the Ministry"


def test_a_character_stands_on_its_page(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["The first page says little."], ["Japan expelled eight Russians."])
    document = only(path)
    at = document.text.index("Japan")
    assert document.place_at(0) == "page 1"
    assert document.place_at(at) == "page 2"
    assert document.place_at(len(document.text)) is None
    assert document.media_type == "application/pdf"


def test_a_sentence_runs_over_a_page_end_and_its_running_title(tmp_path: Path) -> None:
    pages = [
        [HEAD, "Nothing was said of it in the morning.", "Japan expelled eight Russian", "1"],
        [HEAD, "diplomats on Friday.", "2"],
        [HEAD, "Moscow protested.", "3"],
    ]
    document = only(write_pdf(tmp_path / "a.pdf", *pages))
    assert HEAD not in document.text
    assert "eight Russian\ndiplomats on Friday.\nMoscow" in document.text


def test_a_number_among_the_text_is_no_page_number() -> None:
    pages = ["Sanctions in numbers\n57\nentities were added\nto the list of\nJapan on Friday"]
    assert without_edges(pages) == pages


def test_a_line_that_only_two_pages_share_stays() -> None:
    pages = ["Annex\nFirst of all things", "Annex\nSecond of them all", "Third thing\nand no more"]
    assert without_edges(pages) == pages


@pytest.mark.parametrize(
    ("first", "second", "text", "expected"),
    [
        ("sanc", "tions", "sanctions", "sanctions"),
        ("state", "owned", "a state-owned bank", "state-owned"),
        ("US", "China", "", "US-China"),
        ("COVID", "19", "", "COVID-19"),
    ],
)
def test_a_divided_word_is_joined(first: str, second: str, text: str, expected: str) -> None:
    assert joined(first, second, text) == expected


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    assert "without text" in problems(write_pdf(tmp_path / "scan.pdf", []))[0]


def test_a_damaged_pdf_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (said,) = problems(tmp_path / "a.pdf")
    assert "cannot be read as a PDF" in said and "a.pdf" in said
