"""How time and memory grow: with the size of a list, and with the number of its versions.

    python -m benchmarks.growth [FOLDER]

FOLDER holds OFAC's files: one folder with the four files of a version, and perhaps an archive `history*.tar.zst`;
without it a list is made up. Time should grow as the list does; memory not at all with the number of versions.
"""

import csv
import io
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.made_up import write_copies, write_history, write_version
from benchmarks.measuring import apart, peak_mb
from etl.declare import source
from etl.given import given_files
from etl.pipeline import Origin, run_source
from flows.refreshing import prepare_store
from models.settings import Settings

SOURCE = "us_ofac_sdn"
ENTITIES = 15_000
COPIES = (1, 4, 16)
VERSIONS = (30, 120, 240)


def main() -> None:
    """Measure and print; seconds, memory as the peak of the process in MB."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        histories = {
            f"{count} versions of {ENTITIES:,} made-up entities": write_history(
                place / f"{count}", ENTITIES, count
            )
            for count in VERSIONS
        }
        if len(sys.argv) > 1:
            version, history = given(Path(sys.argv[1]))
            histories["OFAC's versions, which grow"] = history
        else:
            version = write_version(place / "one" / "2024-01-01", ENTITIES)
        Console(width=160).print(by_size(version, place), "", by_versions(histories), sep="\n")


def given(folder: Path) -> tuple[Path, Path]:
    """The newest version folder below a folder, and its archive of versions."""
    versions = sorted(path.parent for path in folder.rglob("sdn.csv"))
    archives = sorted(folder.rglob("history*.tar.zst"))
    if not versions or not archives:
        raise SystemExit(f"{folder} holds no sdn.csv or no history*.tar.zst")
    return versions[-1], archives[-1]


def by_size(version: Path, place: Path) -> Table:
    """First loads of a list of which every record stands once, four times and sixteen times."""
    table = Table(
        "size of the list", "records", "seconds", "times the floor", "peak MB", "store MB", box=None
    )
    for times in COPIES:
        copies = write_copies(version, place / f"copies-{times}" / "2024-01-01", times)
        floor = apart(read_only, copies)
        seconds, records, memory, size = apart(load, copies)
        table.add_row(
            f"{times} times",
            f"{records:,}",
            f"{seconds:.1f}",
            f"{seconds / floor:.1f}",
            f"{memory:.0f}",
            f"{size:.0f}",
        )
    return table


def by_versions(histories: dict[str, Path]) -> Table:
    """Replays of histories by what they are."""
    table = Table("replay", "seconds", "times the floor", "peak MB", "store MB", box=None)
    for label, path in histories.items():
        floor = apart(read_only, path)
        seconds, _records, memory, size = apart(load, path)
        table.add_row(label, f"{seconds:.1f}", f"{seconds / floor:.1f}", f"{memory:.0f}", f"{size:.0f}")
    return table


def read_only(path: Path) -> float:
    """Seconds to read every row of all files with Python's csv: the floor."""
    started = time.perf_counter()
    for file in given_files(path):
        for _ in csv.reader(io.StringIO(file.read().decode(), newline="")):
            pass
    return time.perf_counter() - started


def load(path: Path) -> tuple[float, int, float, float]:
    """Seconds to load all versions, records of the last one, peak memory, size of the store in MB."""
    _ = source(SOURCE).module  # imports are not part of the measurement
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        engine = prepare_store(settings)
        started = time.perf_counter()
        reports = run_source(source(SOURCE), Origin(path), settings, engine)
        seconds = time.perf_counter() - started
        failed = [report.message for report in reports if not report.succeeded]
        if failed:
            raise SystemExit(f"the load did not succeed: {failed[0]}")
        size = sum(file.stat().st_size for file in Path(folder).glob("sanctrack.db*")) / 1e6
    return seconds, reports[-1].read_count, peak_mb(), size


if __name__ == "__main__":
    main()
