"""Documents for tests, and what is read of them."""

from pathlib import Path

from reportlab.pdfgen import canvas

from etl.documents import Document, DocumentProblem, read_documents

EXPELLED = "Japan expelled eight Russian diplomats on April 8, 2022, and asked them to leave the country."


def documents(*places: Path | str) -> list[Document]:
    """The documents of some places; anything else fails the test."""
    found = list(read_documents(places))
    assert all(isinstance(item, Document) for item in found), found
    return [item for item in found if isinstance(item, Document)]


def only(path: Path) -> Document:
    """The one document of a file."""
    (found,) = documents(path)
    return found


def problems(*places: Path | str) -> list[str]:
    """What is said of what gives no document, on one line each."""
    found = [item for item in read_documents(places) if isinstance(item, DocumentProblem)]
    return [" ".join(str(item.error).split()) for item in found]


def write_pdf(path: Path, *pages: list[str]) -> Path:
    """A PDF with these lines on its pages."""
    pdf = canvas.Canvas(str(path))
    for lines in pages:
        for number, line in enumerate(lines):
            pdf.drawString(72, 800 - 20 * number, line)
        pdf.showPage()
    pdf.save()
    return path
