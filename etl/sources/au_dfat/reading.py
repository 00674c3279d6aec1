"""The rows of Australia's workbook with the keys of their entities: `123`, `123a` and `123b` are names of one."""

import re
from collections import Counter
from collections.abc import Iterator

from etl.readers.sheets import find_table, read_sheets
from etl.sources.au_dfat.words import column_name
from models.errors import InputError

NEEDED = ("Reference", "Name of Individual or Entity", "Type", "Name Type", "Committees")
REFERENCE = re.compile(r"(\d+)\s*([a-z]*)", re.IGNORECASE)
Row = dict[str, str]


def read_rows(part: str, content: bytes) -> Iterator[Row]:
    """Each filled row of the sheets that hold the table, by the column names of the newest edition.

    InputError where no sheet has the columns that are needed.
    """
    tables = [
        table for sheet in read_sheets(content, part) if (table := find_table(sheet, NEEDED, column_name))
    ]
    if not tables:
        raise InputError(
            "no sheet has the list's columns",
            where=part,
            expected=", ".join(NEEDED),
            hint="the publisher may have renamed a column; compare with the format",
        )
    for header, rows in tables:
        for row in rows:
            yield {name: cell for name, cell in zip(header, row, strict=True) if cell}


def keyed(rows: list[Row]) -> Iterator[tuple[str | None, str | None, Row]]:
    """(record key, entity key, row); rows that share a reference are numbered in the order of their content."""
    seen: Counter[str] = Counter()
    for row in sorted(rows, key=lambda row: str(sorted(row.items()))):
        reference = row.get("Reference", "").replace(" ", "")
        seen[reference] += 1
        key = reference if seen[reference] == 1 else f"{reference}/{seen[reference]}"
        yield (key, number_of(reference), row) if reference else (None, None, row)


def number_of(reference: str) -> str:
    """The number that all names of an entity share; any other reference as it is printed."""
    found = REFERENCE.fullmatch(reference)
    return found[1] if found else reference


def letter_of(reference: str) -> str:
    """The letters behind the number, which the first name does not have."""
    found = REFERENCE.fullmatch(reference)
    return found[2] if found else ""
