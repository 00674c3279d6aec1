"""How fast documents are read: relevant and irrelevant text on one core, memory, and several processes.

    python -m benchmarks.documents

Articles are made up: typical ones of 2 kB in which one sentence in seven speaks of sanctions, expulsions or trade,
and irrelevant ones. The floor is splitting the same texts into words with a regular expression. Every row is a
process of its own that reads its documents twice, the first time unmeasured (imports, the grammar, caches).
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.articles import irrelevant_article, relevant_article
from benchmarks.measuring import apart, peak_mb

RELEVANT = 600
IRRELEVANT = 5_000
MANY = 2_400
WORD = re.compile(r"\w+")


def main() -> None:
    """Measure and print."""
    from etl.claims.parallel import usable_cores

    table = Table(
        "text", "documents", "documents/s", "MB/s", "claims", "times the floor", "peak MB", box=None
    )
    for name, make, count in (
        ("relevant", relevant_article, RELEVANT),
        ("relevant, four times as many", relevant_article, 4 * RELEVANT),
        ("irrelevant", irrelevant_article, IRRELEVANT),
    ):
        table.add_row(name, *apart(one_core, make, count))
    console = Console(width=160)
    console.print(table)
    alone = apart(in_processes, 1)
    together = apart(in_processes, usable_cores())
    console.print(
        f"{MANY:,} relevant documents: {alone:.1f} s in one process, {together:.1f} s in {usable_cores()}:"
        f" {alone / together:.2f} times as fast"
    )


def one_core(make: Callable[[int], str], count: int) -> tuple[str, ...]:
    """The cells of a row."""
    from etl.claims.parallel import extract_many

    documents = [document_of(make(seed), seed) for seed in range(count)]
    for _ in extract_many(documents[:50], jobs=1):
        pass
    started = time.perf_counter()
    found = sum(len(claims) for _, claims in extract_many(documents, jobs=1))
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    for document in documents:
        WORD.findall(document.text)
    floor = time.perf_counter() - started
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    return (
        f"{count:,}",
        f"{count / seconds:,.0f}",
        f"{size / seconds:.2f}",
        f"{found:,}",
        f"{seconds / floor:.1f}",
        f"{peak_mb():.0f}",
    )


def in_processes(jobs: int) -> float:
    """Seconds to read many relevant documents with some processes, their start included."""
    from etl.claims.parallel import extract_many

    documents = (document_of(relevant_article(seed), seed) for seed in range(MANY))
    started = time.perf_counter()
    for _ in extract_many(documents, jobs):
        pass
    return time.perf_counter() - started


def document_of(text: str, seed: int):  # type: ignore[no-untyped-def]
    """A text as a document."""
    from etl.documents import Document

    return Document(f"{seed}", Path(f"{seed}.txt"), text, "", "text/plain", published="2024-05-17")


if __name__ == "__main__":
    main()
