"""The rows of Japan's list from both of its forms, under the same names of columns, with keys that stay.

Sheets and categories are numbered anew when a programme is inserted, and the workbook has no numbers of its own:
an entity is known by its names.
"""

from collections.abc import Iterator

from etl.clean import fold
from etl.namesakes import Keyed, Record, keyed_by_identity
from etl.readers import delimited
from etl.readers.sheets import Sheet, find_table, read_sheets
from etl.sources.jp_mof import words
from models.errors import InputError

DATE_COLUMN, NAMES = "notified_on", ("name_en", "name_ja")
CSV_COLUMNS = ("区分", "番号", "告示日付", "個人・団体", "氏名（日本語）", "氏名（英語）")


def read_workbook(part: str, content: bytes) -> list[Record]:
    """The rows of all sheets, with `programme`; a sheet without the table is a record with its name alone.

    InputError where no sheet has the table.
    """
    records: list[Record] = []
    for sheet in read_sheets(content, part):
        if not words.is_without_list(sheet.name):
            records += _sheet(sheet)
    if not any(DATE_COLUMN in record for record in records):
        raise InputError(
            "no sheet has the list's columns",
            where=part,
            expected="sheets with 告示日付, 日本語表記 and 英語表記",
            hint="the publisher may have renamed a column; compare with the format",
        )
    return records


def _sheet(sheet: Sheet) -> Iterator[Record]:
    found = find_table(sheet, [DATE_COLUMN], words.column_name)
    if found is None:
        if any(cell for row in sheet.rows for cell in row):
            yield {"sheet": sheet.name}
        return
    header, rows = found
    programme = words.programme_key(sheet.name)
    for row in rows:
        yield _record(zip(header, row, strict=True)) | {"programme": programme}


def read_table(part: str, content: bytes) -> list[Record]:
    """The rows of the CSV, with `programme` where their category is described."""
    records = []
    for row in delimited.read_rows(content, part, CSV_COLUMNS):
        record = _record((words.column_name(name), value) for name, value in row.items())
        category = str(record.get("category", ""))
        records.append(record | {"programme": words.programme_of_number(category) or f"区分{category}"})
    return records


def _record(cells: Iterator[tuple[str, str]]) -> Record:
    """The filled cells; columns of one meaning, such as 別名 and 別称, together."""
    record: Record = {}
    for name, cell in cells:
        value = cell.strip()
        if value and not words.is_not_known(value):
            before = record.get(name)
            record[name] = (
                value if before is None else [*(before if isinstance(before, list) else [before]), value]
            )
    return record


def keyed(records: list[Record]) -> Iterator[Keyed]:
    """(record key, entity key, record); one entity under two programmes has two records."""
    return keyed_by_identity(
        records,
        _identity,
        born=lambda record: _text(record, "born"),
        listed=lambda record: _text(record, DATE_COLUMN),
    )


def _identity(record: Record) -> tuple[str, ...] | None:
    names = tuple(fold(_text(record, name)) for name in NAMES)
    return names if any(names) else None


def _text(record: Record, name: str) -> str:
    value = record.get(name, "")
    return value if isinstance(value, str) else "; ".join(value)
