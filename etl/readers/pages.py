"""What is published as pages to read: the text of a PDF, or text that was taken out of one."""

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from models.errors import EmptyInput, InputError

NEXT_STEP = "fetch the file again; the last good version stays until then"
MOST_PAGES = 2_000
MOST_CHARACTERS = 20_000_000
# PDFium's mark for a hyphen at the end of a line, after which it goes on without a line break.
HYPHENS = str.maketrans({"\ufffe": "-\n", "\x02": "-\n"})


def read_text(content: bytes, part: str, most_pages: int = MOST_PAGES) -> str:
    """The text of a PDF, page by page, or of a text file in UTF-8, with `\\n` at the end of each line.

    EmptyInput for a file without content; InputError for a PDF that is damaged, locked, absurdly long or holds
    no text, and for what is neither a PDF nor text.
    """
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptyInput(
            f"the file is empty ({len(content)} bytes)", where=part, expected="a PDF", hint=NEXT_STEP
        )
    text = _pdf_text(content, part, most_pages) if is_pdf(content) else _plain_text(content, part)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(HYPHENS)


def is_pdf(content: bytes) -> bool:
    """True where the bytes begin as a PDF does, after what some servers put before it."""
    return b"%PDF-" in content[:1024]


def _plain_text(content: bytes, part: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_pages("neither a PDF nor text in UTF-8", part) from error
    if "\0" in text:
        raise _not_pages("binary content, neither a PDF nor text", part)
    if text.lstrip()[:1] == "<":
        raise _not_pages("a web page or XML, not the list", part)
    return text


def _not_pages(what: str, part: str) -> InputError:
    return InputError(what, where=part, expected="a PDF with text, or its text", hint=NEXT_STEP)


def _pdf_text(content: bytes, part: str, most_pages: int) -> str:
    return "\n".join(read_pages(content, part, most_pages))


def read_pages(content: bytes, part: str, most_pages: int = MOST_PAGES) -> list[str]:
    """The text of each page of a PDF, as PDFium gives it; InputError as `read_text`."""
    try:
        document = pdfium.PdfDocument(content)
        try:
            pages = _text_of_pages(document, part, most_pages)
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise _not_pages(f"cannot be read as a PDF: {error}", part) from error
    if not any(page.strip() for page in pages):
        raise _not_pages("a PDF without text, such as scanned pages", part)
    return pages


def _text_of_pages(document: pdfium.PdfDocument, part: str, most_pages: int) -> list[str]:
    texts: list[str] = []
    count = len(document)
    if count > MOST_PAGES:
        raise _not_pages(f"a PDF of {count:,} pages, more than is plausible", part)
    for number in range(min(count, most_pages)):
        page = document[number]
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
        page.close()
        if sum(map(len, texts)) > MOST_CHARACTERS:
            raise _not_pages("a PDF with more text than is plausible", part)
    return texts
