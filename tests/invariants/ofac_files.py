"""Tiny lists in OFAC's layout: four files without header, `-0-` for an empty field, 0x1A as the last byte."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PARTS = ("sdn", "alt", "add", "sdn_comments")
LIMITS = "{ rows_min: 1, rows_max: 100000, shrink_max_percent: 90, fill_min: {} }"


@dataclass(frozen=True)
class Entry:
    """One entry of a list: its number, name, type, programmes, remarks, aliases and addresses."""

    key: int
    name: str
    kind: str = "individual"
    programmes: tuple[str, ...] = ("RUSSIA-EO14024",)
    remarks: str = "DOB 12 May 1961; POB Vyborg, Russia; Gender Male."
    aliases: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    comment: str = ""


def cell(text: str) -> str:
    """A filled field in quotes, an empty one as the list prints it."""
    return f'"{text}"' if text else "-0- "


def rows_of(entry: Entry) -> dict[str, list[str]]:
    """The lines of an entry in each of the four files."""
    blank = ["-0- "] * 7
    programmes = cell("] [".join(entry.programmes))
    main = [str(entry.key), cell(entry.name), cell(entry.kind), programmes, *blank, cell(entry.remarks)]
    return {
        "sdn": [",".join(main)],
        "alt": [
            f'{entry.key},{entry.key * 100 + n},"aka",{cell(alias)},-0- '
            for n, alias in enumerate(entry.aliases)
        ],
        "add": [
            f'{entry.key},{entry.key * 100 + n},"1 Main Street",{cell(city)},"Russia",-0- '
            for n, city in enumerate(entry.cities)
        ],
        "sdn_comments": [f"{entry.key},{cell(entry.comment)}"] if entry.comment else [],
    }


def file_of(lines: Iterable[str]) -> bytes:
    """A file of the list, with its line ends and end mark."""
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\x1a"


def write_version(folder: Path, entries: Iterable[Entry], parts: Iterable[str] = PARTS) -> Path:
    """Write a version of a list; `expected.yml` beside it takes the size limits of the real list away."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [rows_of(entry) for entry in entries]
    for part in parts:
        lines = [line for rows in written for line in rows[part]]
        if lines:
            (folder / f"{part}.csv").write_bytes(file_of(lines))
    write_limits(folder.parent)
    return folder


def write_limits(folder: Path) -> None:
    """Let lists below a folder be as small as they like."""
    described = "\n".join(f"  {part}: {LIMITS}" for part in PARTS)
    (folder / "expected.yml").write_text(f"parts:\n{described}\n")


def person(key: int, **stated: object) -> Entry:
    """A person with an alias, an address and a comment, to be varied."""
    given: dict[str, object] = {
        "name": f"IVANOV, Ivan {key}",
        "aliases": (f"VANYA {key}",),
        "cities": (f"City {key}",),
        "comment": f"Linked To: COMPANY {key}.",
        **stated,
    }
    return Entry(key, **given)  # type: ignore[arg-type]


HISTORY: dict[str, list[Entry]] = {
    "2022-01-03": [person(1), person(2), person(3)],
    "2022-01-10": [person(1), person(2, name="IVANOV, Pyotr"), person(4)],
    "2022-01-17": [person(1, aliases=()), person(2, name="IVANOV, Pyotr"), person(3), person(4)],
    "2022-01-24": [
        person(1, aliases=(), programmes=("RUSSIA-EO14024", "CYBER2")),
        person(2, cities=("Moscow", "Omsk")),
        person(3),
    ],
    "2022-01-31": [
        person(1, remarks="DOB 13 May 1961."),
        person(2, comment=""),
        person(3),
        person(4),
        person(5),
    ],
}


def write_history(folder: Path, versions: dict[str, list[Entry]] | None = None) -> Path:
    """Write several versions of a list, a folder a day: entries come, go, return and change."""
    for day, entries in (versions or HISTORY).items():
        write_version(folder / day, entries)
    return folder
