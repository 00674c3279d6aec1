"""A list that is made up in the layout of OFAC's delimited files, for where no real one is at hand."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

CHANGED = 25
END = b"\x1a"
LIMITS = "{ rows_min: 1, rows_max: 100000000, shrink_max_percent: 90 }"


def write_version(folder: Path, entities: int) -> Path:
    """One version with aliases and addresses: persons with birth dates, passports and nationalities."""
    folder.mkdir(parents=True)
    keys = range(1, entities + 1)
    write(folder / "sdn.csv", (person(key, 0) for key in keys))
    write(folder / "alt.csv", (f'{key},{key},"aka","ALIAS, Number {key}",-0- ' for key in keys))
    write(folder / "add.csv", (f'{key},{key},"Street {key}","Minsk","Belarus",-0- ' for key in keys))
    return folder


def write_history(folder: Path, entities: int, versions: int) -> Path:
    """Versions of the main file, a day apart, all of one size; in each some entities say something else."""
    folder.mkdir(parents=True)
    for number in range(versions):
        changed = range(number * CHANGED + 1, (number + 1) * CHANGED + 1)
        rows = (person(key, number if key in changed else 0) for key in range(1, entities + 1))
        day = date(2021, 1, 1) + timedelta(days=number)
        write(folder / f"sdn_{day:%Y%m%d}T000000.csv", rows)
    return folder


def write_copies(version: Path, folder: Path, times: int) -> Path:
    """A version with every record `times` times, each copy under numbers of its own; limits are taken away."""
    folder.mkdir(parents=True)
    for file in version.glob("*.csv"):
        lines = file.read_bytes().partition(END)[0].splitlines()
        copies = (renumbered(line, copy) for copy in range(times) for line in lines if line.strip())
        (folder / file.name.lower()).write_bytes(b"\r\n".join(copies) + b"\r\n" + END)
    parts = "".join(f"  {part}: {LIMITS}\n" for part in ("sdn", "alt", "add", "sdn_comments"))
    (folder / "expected.yml").write_text(f"parts:\n{parts}")
    return folder


def renumbered(line: bytes, copy: int) -> bytes:
    """A record with the numbers of entity and record raised by a hundred million a copy."""
    entity, _, rest = line.partition(b",")
    own, comma, others = rest.partition(b",")
    if own.isdigit():
        own = b"%d" % (int(own) + copy * 100_000_000)
    return b"%d,%s%s%s" % (int(entity) + copy * 100_000_000, own, comma, others)


def person(key: int, edition: int) -> str:
    """One record of sdn.csv."""
    empty = ",".join(["-0- "] * 7)
    remarks = f"DOB 01 Jan 19{key % 90 + 10}; POB Minsk, Belarus; Passport {key}{edition} (Belarus); nationality Belarus; Gender Male; Linked To: NAME 1, Given."
    return f'{key},"NAME {key}, Given",individual,"BELARUS",{empty},"{remarks}"'


def write(path: Path, rows: Iterable[str]) -> None:
    """Write records with the byte that ends OFAC's files."""
    path.write_bytes(("\r\n".join(rows) + "\r\n").encode() + END)
