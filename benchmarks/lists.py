"""How fast each list is read, extracted, validated and loaded, beside the floor of only parsing its files.

    python -m benchmarks.lists [FOLDER]

FOLDER holds lists, one folder a source; without it an OFAC list is made up. The floor is the format's own parser
over the same bytes: lxml, csv, orjson or calamine. `bare insert` only writes the rows of a first
load into SQLite tables without indexes and rules. `first load` fills an empty SQLite store; `refresh` loads a
next version in which one record in a hundred changed. Both are multiples of the floor. A first load also writes
all its rows, three to ten times as many as the file has records, which no parser does: beside it stands what it
is as a multiple of both floors together, `of parse + insert`. Every measurement is a process of its own, imports
not counted; floors and totals are the least of three, on a machine that does other things as well.
"""

import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.floors import parse_only
from benchmarks.made_up import write_version
from benchmarks.measuring import Stopwatch, apart, peak_mb

if TYPE_CHECKING:
    from etl.archive import RetrievedFile

ENTITIES = 15_000
WORD = re.compile(r'[:\[,]"([A-Za-z][A-Za-z .-]{7,60})"(?!:)')  # a value of JSON, not a name
TIMES = 3
STAGES = ("read", "extract", "validate", "load")


@dataclass(frozen=True)
class Measured:
    """Of one stage alone: seconds, rows that it gave, peak memory of a process that ends with it."""

    seconds: float
    rows: int
    peak: float


def main() -> None:
    """Measure every list and print a table."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        if len(sys.argv) == 1:
            write_version(folder / "us_ofac_sdn" / "2024-01-01", ENTITIES)
        table = Table(
            "list",
            "format",
            "records",
            "floor s",
            *stage_headings(),
            "bare insert",
            "first load",
            "of parse + insert",
            "refresh",
            box=None,
        )
        console = Console(width=220)
        for source_id, label, version in sorted(list_versions(folder)):
            table.add_row(source_id, label, *row_of(source_id, version))
        console.print(table)
        console.print("Rows a second and peak MB of each stage alone; totals as multiples of the floor.")


def stage_headings() -> list[str]:
    """Columns of a stage: rows a second, then memory."""
    return [heading for stage in STAGES for heading in (f"{stage}/s", "MB")]


def list_versions(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """The newest version of each list and format below a folder, unpacked: source, format, folder of its files."""
    from etl.declare import sources
    from etl.given import given_versions
    from etl.unpacking import unpacked
    from models.errors import SanctrackError

    kept = Path(tempfile.mkdtemp())
    for source in (one for one in sources().values() if (folder / one.source_id).exists()):
        newest: dict[str, Path] = {}
        for number, version in enumerate(given_versions(source, folder / source.source_id)):
            place = kept / source.source_id / str(number)
            place.mkdir(parents=True)
            try:
                for part, file in version.files.items():
                    (place / source.locator(part)).write_bytes(unpacked(file.read(), source.part(part).file))
            except SanctrackError:
                continue
            if apart(loads, source.source_id, place):
                newest[source.form_of(version.files) or "only"] = place
        yield from ((source.source_id, form, place) for form, place in newest.items())


def loads(source_id: str, version: Path) -> bool:
    """Whether a version passes the guards of its source."""
    from models.errors import SanctrackError

    try:
        with tempfile.TemporaryDirectory() as data:
            return bool(loaded(source_id, [version], Path(data))[0])
    except (SanctrackError, RuntimeError):
        return False


def row_of(source_id: str, version: Path) -> list[str]:
    """The cells of a list: measured stages and totals."""
    floor = least(parse_only, version)
    stages = {stage: apart(measure_stage, source_id, version, stage) for stage in STAGES}
    bare = least(measure_insert, source_id, version)
    loads = [apart(measure_loads, source_id, version) for _ in range(TIMES)]
    first, again = (min(seconds) for seconds in zip(*loads, strict=True))
    cells = [f"{stages['read'].rows:,}", f"{floor:.3f}"]
    for stage in STAGES:
        found = stages[stage]
        cells += [f"{found.rows / max(found.seconds, 1e-4):,.0f}", f"{found.peak:.0f}"]
    return [
        *cells,
        f"{bare:.2f} s = {bare / floor:.1f}x",
        f"{first:.2f} s = {first / floor:.1f}x",
        f"{first / (floor + bare):.1f}x",
        f"{again:.2f} s = {again / floor:.1f}x",
    ]


def least(measure: Callable[..., float], *given: object) -> float:
    """The least seconds that a measurement took in processes of its own."""
    return min(apart(measure, *given) for _ in range(TIMES))


def measure_stage(source_id: str, version: Path, until: str) -> Measured:
    """One stage of a first load, in a process that ends with it."""
    from benchmarks.stages import run_stages

    watch = Stopwatch()
    rows = run_stages(source_id, version, until, watch)
    return Measured(watch.seconds[until], rows, peak_mb())


def measure_insert(source_id: str, version: Path) -> float:
    """Seconds to write the rows of a first load into SQLite tables without index, key or rule: a floor of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        loaded(source_id, [version], Path(scratch) / "data")
        store = sqlite3.connect(Path(scratch) / "data" / "sanctrack.db")
        names = [name for (name,) in store.execute("select name from sqlite_master where type = 'table'")]
        rows = {name: store.execute(f'select * from "{name}"').fetchall() for name in names}
        bare = sqlite3.connect(Path(scratch) / "bare.db", isolation_level=None)
        bare.execute("pragma journal_mode=wal")
        started = time.perf_counter()
        bare.execute("begin")
        for name, found in ((name, found) for name, found in rows.items() if found):
            columns = ", ".join(f"c{number}" for number in range(len(found[0])))
            bare.execute(f'create table "{name}" ({columns})')
            bare.executemany(f'insert into "{name}" values ({", ".join("?" * len(found[0]))})', found)
        bare.execute("commit")
        return time.perf_counter() - started


def measure_loads(source_id: str, version: Path) -> tuple[float, float]:
    """Seconds of a first load and of the refresh after it, by the whole path of a record."""
    with tempfile.TemporaryDirectory() as scratch:
        following = next_version(source_id, version, Path(scratch) / "next")
        first, again = loaded(source_id, [version, following], Path(scratch) / "data")
    return first, again


def loaded(source_id: str, versions: list[Path], data: Path) -> list[float]:
    """Seconds to keep and load each version in turn, a day apart, into a new SQLite store."""
    from etl import archive
    from etl.declare import source
    from etl.load_list import ListLoader
    from etl.pipeline import run_once
    from flows.refreshing import prepare_store
    from models.settings import Settings

    settings = Settings(data_dir=data)
    engine = prepare_store(settings)
    _ = source(source_id).module
    seconds = []
    for number, version in enumerate(versions):
        at = datetime(2026, 1, 1) + timedelta(days=number)
        started = time.perf_counter()
        files = retrieved(source_id, version)
        for file in files:
            archive.keep(settings.archive_dir, file)
        loader = ListLoader(engine, source(source_id))
        report = run_once(source(source_id), "benchmark", engine, partial(loader.load, files, at))
        seconds.append(time.perf_counter() - started)
        if not report.succeeded:
            raise RuntimeError(f"{source_id} did not load: {report.message}")
    return seconds


def retrieved(source_id: str, version: Path) -> list["RetrievedFile"]:
    """The files of a version as a fetch would give them."""
    from etl.archive import RetrievedFile
    from etl.declare import source

    named = {path: source(source_id).part_of(path.name) for path in sorted(version.iterdir())}
    return [
        RetrievedFile(part, path.name, str(path), "", path.read_bytes(), datetime(2026, 1, 1))
        for path, part in named.items()
        if part
    ]


def next_version(source_id: str, version: Path, folder: Path) -> Path:
    """The same list a day later: in one record of a hundred, a text that stands only once is another one."""
    from etl.declare import source

    folder.mkdir(parents=True)
    definition = source(source_id)
    for file in sorted(version.iterdir()):
        content = file.read_bytes()
        part = definition.part_of(file.name)
        if part is not None:
            contents = definition.module.read_records(part, content)["content"].to_list()
            for record in contents[::100]:
                content = changed(content, record)
        (folder / file.name).write_bytes(content)
    return folder


def changed(content: bytes, record: str) -> bytes:
    """The file with one text of a record changed, where one can be found that stands only once."""
    for word in WORD.findall(record):
        if content.count(word.encode()) == 1:
            return content.replace(word.encode(), word.encode() + b" II")
    return content


if __name__ == "__main__":
    main()
