"""Word files (.docx): paragraphs and tables in order, and what the file's properties say."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from etl.documents.document import Place
from etl.documents.metadata import Metadata
from etl.unpacking import check_zip
from models.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document as WordFile

CELL_GAP = "  "


def read_docx(content: bytes, where: str) -> tuple[str, Metadata, tuple[Place, ...]]:
    """The text of a Word file with its paragraphs and table rows; InputError for a damaged file or a bomb."""
    from docx import Document as open_docx

    check_zip(content, where)
    try:
        file = open_docx(io.BytesIO(content))
        text, places = "", []
        for name, block in named_blocks(file):
            if block.strip():
                places.append(Place(len(text), len(text) + len(block), name))
                text += block + "\n\n"
        return text, properties_of(file), tuple(places)
    except Exception as error:  # python-docx lets whatever a wrong part raises through
        raise InputError(
            f"cannot be read as a Word file: {type(error).__name__}: {error}",
            where=where,
            expected="a .docx file that a word processor opens",
            hint="open it in a word processor and save it again, or save it as text",
        ) from error


def named_blocks(file: "WordFile") -> Iterator[tuple[str, str]]:
    """Paragraphs and table rows with their names, in the order in which they stand."""
    paragraphs = tables = 0
    for block in file.iter_inner_content():
        if hasattr(block, "rows"):
            tables += 1
            yield from named_rows(block, tables)
        else:
            paragraphs += 1
            yield f"paragraph {paragraphs}", block.text


def named_rows(table: Any, number: int) -> Iterator[tuple[str, str]]:
    """The rows of a table; a cell that spans several columns is said once."""
    for row_number, row in enumerate(table.rows, 1):
        cells = dict.fromkeys((cell._tc, cell.text) for cell in row.cells)
        yield f"table {number} row {row_number}", CELL_GAP.join(text for _, text in cells)


def properties_of(file: "WordFile") -> Metadata:
    """Title and language; the times in a file are those of its template or of the last save."""
    stated = file.core_properties
    return Metadata(title=stated.title.strip() or None, language=stated.language.strip() or None)
