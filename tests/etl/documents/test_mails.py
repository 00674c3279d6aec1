"""Mails: the letter, its subject and day, and its attachments as documents of their own."""

from email.message import EmailMessage
from pathlib import Path

from tests.etl.documents.reading import EXPELLED, documents, only, problems, write_pdf


def mail(path: Path, text: str | None = EXPELLED, charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Expulsions – a note"
    message["Date"] = "Sat, 09 Apr 2022 01:00:00 +0900"
    if text is not None:
        message.set_content(text, charset=charset)
    path.write_bytes(bytes(message))
    return message


def test_a_mail_gives_its_text_subject_and_day(tmp_path: Path) -> None:
    mail(tmp_path / "a.eml")
    document = only(tmp_path / "a.eml")
    assert document.text == EXPELLED + "\n"
    assert (document.title, document.published) == ("Expulsions – a note", "2022-04-09")


def test_the_plain_part_is_read_before_the_html(tmp_path: Path) -> None:
    message = mail(tmp_path / "a.eml")
    message.add_alternative("<p>Another text.</p>", subtype="html")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    assert only(tmp_path / "a.eml").text == EXPELLED + "\n"


def test_a_mail_of_html_alone_is_read_with_its_elements(tmp_path: Path) -> None:
    message = mail(tmp_path / "a.eml", None)
    message.set_content(f"<h1>News</h1><p>{EXPELLED}</p>", subtype="html")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    document = only(tmp_path / "a.eml")
    assert document.place_at(document.text.index("Japan")) == "paragraph 1"


def test_the_charset_of_the_mail_is_used(tmp_path: Path) -> None:
    mail(tmp_path / "a.eml", "Zürich and Genève agreed with the others on this.", "iso-8859-1")
    assert only(tmp_path / "a.eml").text.startswith("Zürich and Genève")


def test_attachments_are_documents_as_old_as_the_mail(tmp_path: Path) -> None:
    message = mail(tmp_path / "a.eml")
    pdf = write_pdf(tmp_path / "report.pdf", [EXPELLED])
    message.add_attachment(pdf.read_bytes(), maintype="application", subtype="pdf", filename="../report.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    letter, attached = documents(tmp_path / "a.eml")
    assert (letter.doc, attached.doc) == ("a", "a/report")
    assert (attached.locator, attached.published) == ("a.eml/report.pdf", "2022-04-09")
    assert attached.place_at(0) == "page 1"


def test_a_mail_of_attachments_alone_is_no_problem(tmp_path: Path) -> None:
    message = mail(tmp_path / "a.eml", None)
    message.add_attachment(EXPELLED, filename="note.txt")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    assert [document.doc for document in documents(tmp_path / "a.eml")] == ["a/note"]


def test_what_is_no_mail_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"\n\njust words")
    assert "is no mail" in problems(tmp_path / "a.eml")[0]
