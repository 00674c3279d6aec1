"""How fast texts are searched for the names of 100,000 listed entities: building the index, MB a second, memory.

    python -m benchmarks.mentions [DATABASE]

DATABASE is a store's SQLite file, whose names are taken; without it names are made up, as are the texts: one
sentence in seven names somebody, or none does. Seconds are those of one core. Every row is a process of its own,
imports not counted.
"""

import random
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measuring import apart, peak_mb
from etl.mentions.names import ListedName

NAMES = 100_000
SENTENCES = 21
DOCUMENTS = 2_000
SYLLABLES = (
    "ka",
    "ro",
    "vin",
    "dze",
    "mi",
    "shu",
    "len",
    "tar",
    "gor",
    "pe",
    "za",
    "lya",
    "bek",
    "ost",
    "nur",
    "fi",
)
PLAIN = (
    "The ministry published its monthly report on Tuesday, and markets reacted calmly to the figures.",
    "Officials said that the talks would go on next week, although nobody expects an early result.",
    "Exports of timber and paper rose by four percent, while imports of machines fell for a third month.",
    "In the capital several thousand people took part in the march, which ended without any incident.",
    "A spokesman declined to comment on the report, which was first published by a local newspaper.",
)


def main() -> None:
    """Measure and print."""
    store = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    table = Table("texts", "names", "index s", "MB/s", "documents/s", "mentions", "peak MB", box=None)
    for label, share in (("one sentence in seven names somebody", 1 / 7), ("nobody is named", 0.0)):
        for documents in (DOCUMENTS, 4 * DOCUMENTS):
            table.add_row(f"{documents:,} documents, {label}", *apart(row_of, store, documents, share))
    Console(width=160).print(table)


def row_of(store: Path | None, documents: int, share: float) -> list[str]:
    """One row: texts come one by one, so that their number takes no memory."""
    from etl.mentions.index import build_index
    from etl.mentions.matching import find_mentions

    names = names_of(store) if store else made_up_names(NAMES)
    find_mentions("a first text", build_index(names[:1]))  # vocabularies are read once
    started = time.process_time()
    index = build_index(names)
    building = time.process_time() - started
    seconds, size, mentions = 0.0, 0, 0
    choice = random.Random(1)
    for _ in range(documents):
        text = made_up_text(choice, names, share)
        started = time.process_time()
        mentions += len(find_mentions(text, index, "2022-05-01"))
        seconds += time.process_time() - started
        size += len(text.encode())
    speed = f"{size / 1e6 / seconds:.1f}"
    return [
        f"{len(names):,}",
        f"{building:.1f}",
        speed,
        f"{documents / seconds:,.0f}",
        f"{mentions:,}",
        f"{peak_mb():.0f}",
    ]


def names_of(store: Path) -> tuple[ListedName, ...]:
    """The names in a store."""
    from etl.mentions.listed_names import listed_names
    from etl.store import open_store, reading

    with reading(open_store(f"sqlite:///{store}")) as connection:
        return listed_names(connection)


def made_up_names(count: int) -> tuple[ListedName, ...]:
    """Persons with three names each, and companies with a legal form."""
    choice = random.Random(0)
    names = []
    for number in range(count):
        words = ["".join(choice.choices(SYLLABLES, k=length)).capitalize() for length in (2, 3, 3)]
        schema = "Person" if number % 3 else "Company"
        value = (
            f"{words[2]}, {words[0]} {words[1]}ovich" if schema == "Person" else f"{words[1]} {words[2]} OOO"
        )
        normalised = f"{words[0]} {words[1]}ovich {words[2]}" if schema == "Person" else value
        names.append(ListedName(f"x-{number:06}", "x", schema, "primary", value, normalised.lower(), "RU"))
    return tuple(names)


def made_up_text(choice: random.Random, names: tuple[ListedName, ...], share: float) -> str:
    """A text of two kilobytes."""
    sentences = []
    for _ in range(SENTENCES):
        plain = choice.choice(PLAIN)
        named = choice.choice(names).normalised.title()
        sentences.append(
            f"Sanctions were imposed on {named} on Friday." if choice.random() < share else plain
        )
    return " ".join(sentences)


if __name__ == "__main__":
    main()
