"""The floor: what the format's own parser takes to go once over the files of a version."""

import csv
import io
import time
from collections.abc import Callable
from pathlib import Path

import orjson
from lxml import etree  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook


def parse_only(version: Path) -> float:
    """Seconds to parse every file of a folder, in memory already."""
    files = [(path, path.read_bytes()) for path in sorted(version.iterdir()) if path.suffix != ".yml"]
    parsers = [(PARSERS.get(path.suffix.lower(), parse_text), content) for path, content in files]
    started = time.perf_counter()
    for parse, content in parsers:
        parse(content)
    return time.perf_counter() - started


def parse_csv(content: bytes) -> None:
    """Every row, with the standard library's csv."""
    for _ in csv.reader(io.StringIO(content.decode(), newline="")):
        pass


def parse_xml(content: bytes) -> None:
    """Every element's text, with lxml, elements freed as they end."""
    for _event, element in etree.iterparse(io.BytesIO(content)):
        _ = element.text
        element.clear(keep_tail=False)


def parse_lines(content: bytes) -> None:
    """Every line, with orjson."""
    for line in content.splitlines():
        orjson.loads(line)


def parse_sheets(content: bytes) -> None:
    """Every cell, with calamine."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def parse_text(content: bytes) -> None:
    """Every line of a text."""
    content.decode(errors="replace").splitlines()


PARSERS: dict[str, Callable[[bytes], None]] = {
    ".csv": parse_csv,
    ".xml": parse_xml,
    ".json": parse_lines,
    ".xlsx": parse_sheets,
}
