"""Text of PDF files and of text files, and what is refused."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from etl.readers import pages
from etl.readers.pages import is_pdf, read_text
from models.errors import EmptyInput, InputError


def _pdf(*texts: str, password: str | None = None) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=password)
    for text in texts:
        for number, line in enumerate(text.split("\n")):
            canvas.drawString(50, 800 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_the_pages_of_a_pdf_follow_each_other() -> None:
    content = _pdf("first line\nsecond line", "on page two")
    assert is_pdf(content)
    assert read_text(content, "x").split("\n") == ["first line", "second line", "on page two"]
    assert read_text(content, "x", most_pages=1).split("\n") == ["first line", "second line"]


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    assert read_text(_pdf("Room 21-\n27 of a Radio-\nComponents plant"), "x") == (
        "Room 21-\n27 of a Radio-\nComponents plant"
    )


def test_text_is_read_as_it_is() -> None:
    assert read_text("\ufeffガガ\r\n二\r三".encode(), "x") == "ガガ\n二\n三"


def test_an_empty_file_is_told_from_a_broken_one() -> None:
    with pytest.raises(EmptyInput):
        read_text(b"\0 \n", "x")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.4\n%%EOF", "cannot be read as a PDF"),
        (_pdf("text")[:300], "cannot be read as a PDF"),
        (_pdf("text", password="secret"), "cannot be read as a PDF"),
        (_pdf(""), "without text"),
        (b"  <html>", "web page"),
        (b"\xff\xfe", "neither a PDF nor text"),
        (b"text\0more", "binary"),
    ],
)
def test_what_holds_no_text_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_text(content, "x")


def test_absurdly_long_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 1)
    with pytest.raises(InputError, match="of 2 pages"):
        read_text(_pdf("a", "b"), "x")
    monkeypatch.setattr(pages, "MOST_CHARACTERS", 3)
    with pytest.raises(InputError, match="more text"):
        read_text(_pdf("more than three"), "x")


@given(st.binary(), st.integers(0, 2000), st.binary(max_size=20))
def test_damaged_files_give_text_or_an_input_error(noise: bytes, place: int, inserted: bytes) -> None:
    whole = _pdf("some text", "and more")
    for content in (noise, b"%PDF-1.7\n" + noise, whole[:place] + inserted + whole[place:]):
        with suppress(InputError):
            assert isinstance(read_text(content, "x"), str)
