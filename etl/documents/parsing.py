"""From the bytes of one document to its text. Pure: nothing is read but what is given."""

from collections.abc import Callable, Iterator
from pathlib import Path

from etl.documents.decoding import charset_in, decode_text, empty_document
from etl.documents.document import Document, DocumentProblem, Piece, Place
from etl.documents.front_matter import read_front_matter
from etl.documents.language import recognise_language
from etl.documents.mails import attachments_of, read_mail
from etl.documents.media import DOCX, HTML, MAIL, PDF
from etl.documents.metadata import Metadata
from etl.documents.pdfs import read_pdf
from etl.documents.web_pages import read_html
from etl.documents.word_files import read_docx
from models.errors import InputError

Read = tuple[str, Metadata, tuple[Place, ...]]
BINARY: dict[str, Callable[[bytes, str], Read]] = {PDF: read_pdf, DOCX: read_docx, MAIL: read_mail}


def parse_documents(piece: Piece) -> Iterator[Document | DocumentProblem]:
    """The document that a piece holds, and the attachments of a mail; what cannot be read is a problem."""
    found = try_document(piece)
    attached = attachments_of(piece) if piece.file.media_type == MAIL else []
    if isinstance(found, Document) or not attached:
        yield found
    for attachment in attached:
        yield from parse_documents(attachment)


def try_document(piece: Piece) -> Document | DocumentProblem:
    """The document of a piece, or why there is none."""
    try:
        return parse_document(piece)
    except InputError as error:
        return DocumentProblem(piece.file.locator, error, piece.file)


def parse_document(piece: Piece) -> Document:
    """The document that a piece's bytes hold; raises InputError where they hold none."""
    file = piece.file
    body, own, places, encoding = read_body(piece)
    if not body.strip():
        raise empty_document(file.origin)
    known = own.or_else(piece.known)
    return Document(
        doc=piece.doc,
        path=Path(file.origin),
        text=body,
        sha256=file.sha256,
        media_type=file.media_type,
        encoding=encoding,
        published=known.published,
        title=known.title,
        url=known.url,
        language=recognise_language(body, known.language),
        stated_language=known.language,
        places=places,
        file=file,
    )


def read_body(piece: Piece) -> tuple[str, Metadata, tuple[Place, ...], str]:
    """Text, own metadata, places and encoding of a piece, by its media type."""
    file = piece.file
    if not file.content:
        raise empty_document(file.origin)
    if file.media_type in BINARY:
        return *BINARY[file.media_type](file.content, file.origin), "utf-8"
    stated = piece.charset or (charset_in(file.content) if file.media_type == HTML else None)
    text, encoding = decode_text(file.content, file.origin, stated)
    if file.media_type == HTML:
        return *read_html(text, file.origin), encoding
    body, own = read_front_matter(text, file.origin)
    return body, own, (), encoding
