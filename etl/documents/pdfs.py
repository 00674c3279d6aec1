"""PDF files: the text of their pages in reading order, joined so that sentences run over page ends."""

import re
from collections import Counter

from etl.documents.document import Place
from etl.documents.metadata import Metadata
from etl.readers.pages import read_pages

# PDFium's mark where a word is divided at the end of a line: the line break itself is gone.
DIVIDED = re.compile(r"(\w+)[\ufffe\x02](\w+)")
# A running title or a page number stands alone on the first or last lines of most pages.
EDGE_LINES = 2
PAGES_THAT_TELL = 3
NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)


def read_pdf(content: bytes, where: str) -> tuple[str, Metadata, tuple[Place, ...]]:
    """The text of a PDF and its pages; InputError for one that is damaged, locked or without text."""
    pages = [page.replace("\r\n", "\n").replace("\r", "\n") for page in read_pages(content, where)]
    whole = "\n".join(pages)
    pages = [DIVIDED.sub(lambda word: joined(word[1], word[2], whole), page) for page in pages]
    text, places = "", []
    for number, page in enumerate(without_edges(pages), 1):
        if page:
            start = len(text)
            text += page + "\n"
            places.append(Place(start, len(text), f"page {number}"))
    return text, Metadata(), tuple(places)


def joined(first: str, second: str, text: str) -> str:
    """A word that was divided at a line's end: with its hyphen where the text has it so elsewhere, or it needs one."""
    hyphenated = f"{first}-{second}"
    needs_hyphen = first[-1].isdigit() or second[0].isupper() or second[0].isdigit()
    return hyphenated if needs_hyphen or hyphenated in text else first + second


def without_edges(pages: list[str]) -> list[str]:
    """Pages without the lines at their edges that repeat on most of them, and without page numbers."""
    split = [page.strip().split("\n") for page in pages]
    edges = Counter(
        shape
        for lines in split
        for shape in {_shape(line) for line in lines[:EDGE_LINES] + lines[-EDGE_LINES:]}
    )
    running = {
        shape for shape, count in edges.items() if shape and count >= max(PAGES_THAT_TELL, len(pages) / 2)
    }
    return ["\n".join(_inner(lines, running)).strip() for lines in split]


def _shape(line: str) -> str:
    return NUMBER.sub("#", " ".join(line.split()))


def _inner(lines: list[str], running: set[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < min(EDGE_LINES, last) and _is_edge(lines[first], running):
        first += 1
    while last > max(first, len(lines) - EDGE_LINES) and _is_edge(lines[last - 1], running):
        last -= 1
    return lines[first:last]


def _is_edge(line: str, running: set[str]) -> bool:
    return _shape(line) in running or bool(PAGE_NUMBER.fullmatch(line.strip()))
