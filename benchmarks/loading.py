"""Times the load of one list version and the replay of many, beside the floor of only reading the files.

    python -m benchmarks.loading [FOLDER]

FOLDER holds OFAC's files: one folder with the four files of a version, and perhaps an archive `history*.tar.zst`.
Without it a list is made up in OFAC's layout. Each measurement runs in a process of its own, imports not counted.
"""

import csv
import io
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

Measured = tuple[float, tuple[float, float]]
"""Seconds, then peak memory and size of the store in MB."""

ENTITIES = 15_000
VERSIONS = 12
CHANGED = 25


def main() -> None:
    """Measure and print; times in seconds, memory as the peak of the process in MB."""
    with tempfile.TemporaryDirectory() as scratch:
        version, history = given(Path(sys.argv[1])) if len(sys.argv) > 1 else made_up(Path(scratch))
        table = Table("measurement", "seconds", "times the floor", "peak MB", "store MB", box=None)
        for name, path in (("load one version", version), ("replay history", history)):
            if path is None:
                continue
            floor, _ = apart(read_only, path)
            seconds, (memory, size) = apart(load, path)
            table.add_row(f"{name}: read the files with csv", f"{floor:.2f}", "1.0")
            ratio = f"{seconds / floor:.1f}"
            table.add_row(f"{name}: with history", f"{seconds:.2f}", ratio, f"{memory:.0f}", f"{size:.1f}")
        Console().print(table)


def given(folder: Path) -> tuple[Path, Path | None]:
    """The newest version folder below a folder, and an archive of versions where there is one."""
    versions = sorted(path.parent for path in folder.rglob("sdn.csv"))
    return versions[-1], next(iter(sorted(folder.glob("*.tar.zst"))), None)


def apart(measure: Callable[[Path], Measured], path: Path) -> Measured:
    """What a measurement gives in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (path,))


def read_only(path: Path) -> Measured:
    """Seconds to read every row of the files with Python's csv: the floor."""
    from etl.given import given_files

    started = time.perf_counter()
    for file in given_files(path):
        for _ in csv.reader(io.StringIO(file.read().decode(), newline="")):
            pass
    return time.perf_counter() - started, (0.0, 0.0)


def load(path: Path) -> Measured:
    """Seconds to load into an empty SQLite store, and peak memory and store size in MB."""
    import etl.sources.us_ofac_sdn.extract  # noqa: F401 imports are not part of the measurement
    from etl.declare import source
    from etl.pipeline import Origin, run_source
    from flows.refreshing import prepare_store
    from models.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        engine = prepare_store(settings)
        started = time.perf_counter()
        reports = run_source(source("us_ofac_sdn"), Origin(path), settings, engine)
        seconds = time.perf_counter() - started
        failed = [report.message for report in reports if not report.succeeded]
        if failed:
            raise SystemExit(f"the load did not succeed: {failed[0]}")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = sum(file.stat().st_size for file in Path(folder).glob("sanctrack.db*")) / 1e6
    return seconds, (memory, size)


def made_up(folder: Path) -> tuple[Path, Path]:
    """A list of persons in OFAC's layout, once with aliases and addresses and in several versions."""
    whole = folder / "one" / "2024-01-01"
    whole.mkdir(parents=True)
    keys = range(1, ENTITIES + 1)
    write(whole / "sdn.csv", (person(key, 0) for key in keys))
    write(whole / "alt.csv", (f'{key},{key},"aka","ALIAS, Number {key}",-0- ' for key in keys))
    write(whole / "add.csv", (f'{key},{key},"Street {key}","Minsk","Belarus",-0- ' for key in keys))
    history = folder / "many"
    history.mkdir()
    for number in range(VERSIONS):
        changed = range(number * CHANGED + 1, (number + 1) * CHANGED + 1)
        rows = (person(key, number if key in changed else 0) for key in range(1, ENTITIES + number * CHANGED))
        write(history / f"sdn_202401{number + 1:02}T000000.csv", rows)
    return whole, history


def person(key: int, edition: int) -> str:
    """One record of sdn.csv."""
    empty = ",".join(["-0- "] * 7)
    remarks = (
        f"DOB 01 Jan 19{key % 90 + 10}; Passport {key}{edition} (Belarus); nationality Belarus; Gender Male."
    )
    return f'{key},"NAME {key}, Given",individual,"BELARUS",{empty},"{remarks}"'


def write(path: Path, rows: Iterable[str]) -> None:
    """Write records with the byte that ends OFAC's files."""
    path.write_bytes(("\r\n".join(rows) + "\r\n").encode() + b"\x1a")


if __name__ == "__main__":
    main()
