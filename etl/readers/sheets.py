"""Spreadsheets, from bytes to the text of their cells: XLSX, and XLS as older lists have it.

The library that reads them (calamine) builds every sheet as one block and may panic on damaged files. So a workbook is
looked over first: whole, of a plausible size when unpacked, without a cell so far out that the block would fill
the memory.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from models.errors import EmptyInput, InputError

NEXT_STEP = "fetch the file again; the last good version stays until then"
WORKBOOK, PROPERTIES = "xl/workbook.xml", "docProps/core.xml"
MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([0-9TZ:.+-]{10,40})</dcterms:modified>")
LAST_HEADER_ROW = 30  # titles and notes stand above a table, never a page of them
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_BYTES = 500_000_000
MOST_RATIO, SMALL = 200, 50_000_000  # as for other packed files: tables pack to a fiftieth
MOST_CELLS = 10_000_000
CHUNK = 1 << 20
FILLED_CELL = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]*(?<!/)>""")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Sheet(NamedTuple):
    """A sheet with its name and rows: the text of each cell, empty where it has none."""

    name: str
    rows: list[list[str]]


def read_sheets(content: bytes, part: str) -> list[Sheet]:
    """All sheets of a workbook: dates as ISO dates, whole numbers without decimals, rows of equal length.

    EmptyInput for a file without content or a workbook without a filled cell; InputError for what is no whole
    workbook, or one that unpacks to more than is plausible.
    """
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise EmptyInput(
            f"the file is empty ({len(content)} bytes)", where=part, expected="a workbook", hint=NEXT_STEP
        )
    if content.startswith(ZIP):
        _look_over(content, part)
    elif not content.startswith(OLE):
        is_page = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
        raise _refused("a web page or XML, not a workbook" if is_page else "not a workbook", part)
    sheets = _sheets(content, part)
    if not any(cell for sheet in sheets for row in sheet.rows for cell in row):
        raise EmptyInput("no cell is filled", where=part, expected="a workbook with a list", hint=NEXT_STEP)
    return sheets


def find_table(
    sheet: Sheet, needed: Collection[str], plain: Callable[[str], str] = str.strip
) -> tuple[list[str], list[list[str]]] | None:
    """The header and the filled rows of the table in a sheet; None where no row of the first has these columns.

    `plain` brings the printed names of columns to one form; a column without a name is called by its number.
    """
    for at, row in enumerate(sheet.rows[:LAST_HEADER_ROW]):
        names = [plain(cell) for cell in row]
        if set(needed) <= set(names):
            header = [name or f"column {number}" for number, name in enumerate(names, 1)]
            return header, [below for below in sheet.rows[at + 1 :] if any(below)]
    return None


def saved_at(content: bytes) -> datetime | None:
    """When an XLSX workbook was last saved, UTC, as it states; None where it states nothing that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(PROPERTIES) as stream:
            found = MODIFIED.search(stream.read(CHUNK))
        saved = datetime.fromisoformat(found[1].decode()) if found else None
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, ValueError):
        return None
    return saved.astimezone(UTC).replace(tzinfo=None) if saved and saved.tzinfo else saved


def _refused(what: str, part: str) -> InputError:
    return InputError(what, where=part, expected="a whole XLSX or XLS file", hint=NEXT_STEP)


def _look_over(content: bytes, part: str) -> None:
    """InputError unless the archive is whole, holds a workbook, and unpacks within the limits."""
    left = min(max(len(content) * MOST_RATIO, SMALL), MOST_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if WORKBOOK not in archive.namelist():
                raise _refused("an archive without a workbook", part)
            for member in archive.infolist():
                unpacked = _read_member(archive, member, left, part)
                left -= len(unpacked)
                if member.filename.startswith("xl/worksheets/"):
                    _check_extent(unpacked, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise _refused(f"the workbook is damaged: {error}", part) from error


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, part: str) -> bytes:
    found = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            found += chunk
            if len(found) > most:
                raise _refused("unpacks to more than is plausible", part)
    return bytes(found)


def _check_extent(sheet: bytes, part: str) -> None:
    """InputError where the block from the first to the last filled cell is larger than any list."""
    rows, columns = 0, 0
    for letters, digits in FILLED_CELL.findall(sheet):
        rows, columns = max(rows, int(digits)), max(columns, _column_number(letters))
    if rows * columns > MOST_CELLS:
        raise _refused(f"a sheet of {rows:,} rows and {columns:,} columns", part)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheets(content: bytes, part: str) -> list[Sheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            Sheet(name, [[_text(cell) for cell in row] for row in _cells(workbook, name)])
            for name in workbook.sheet_names
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise _refused(f"the workbook cannot be read: {error}", part) from error
    except BaseException as error:
        # A panic of the Rust library derives from BaseException and has no importable class.
        if type(error).__name__ != "PanicException":
            raise
        raise _refused(f"the workbook cannot be read: {error}", part) from error


def _cells(workbook: CalamineWorkbook, name: str) -> list[list[Any]]:
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    # Line ends that a spreadsheet could not keep in XML are written as _x000D_.
    text = ESCAPED.sub(_unescaped, str(cell))
    return text.replace("\r\n", "\n").replace("\r", "").strip()


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    is_text = code >= 32 and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_text or code in (9, 10) else ""
