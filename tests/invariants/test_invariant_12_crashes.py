"""Invariant 12: a crash at any point leaves the store before or after a load, and the warehouse file whole."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.engine import make_url

from etl.pipeline import Origin
from etl.store import open_store, reading
from flows.refreshing import publish, refresh_all
from models.provenance import Run
from models.settings import Settings
from models.vocabulary import RunState
from tests.invariants.ofac_files import person, write_version
from tests.invariants.stores import LIST, Rows, answer, dump
from warehouse.handover import read_manifest

REPOSITORY = Path(__file__).parents[2]
CRASH = REPOSITORY / "tests" / "invariants" / "crashing.py"
NOT_STATED = {"retrieved_at", "url"}
LISTED = "select count(*) from mart.listed_as_of(date '2030-01-01')"
BEFORE, AFTER = 60, 90

MOMENTS = [
    ("etl.archive", "keep", 2),
    ("etl.load_list", "read_part", 3),
    ("etl.history", "insert_rows", 1),
    ("etl.history", "insert_rows", 4),
    ("etl.history", "close_rows", 5),
    ("etl.load_list", "apply_rejections", 1),
    ("etl.load_list", "finish", 1),
    ("warehouse.export", "_write_table", 4),
    ("warehouse.export", "write_manifest", 1),
    ("warehouse.build", "_create_table", 6),
    ("warehouse.build", "_create_view", 12),
    ("warehouse.build", "run_checks", 1),
]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A version of a list."""
    return write_version(
        tmp_path_factory.mktemp("lists") / "2022-01-03", [person(n) for n in range(1, BEFORE + 1)]
    )


@pytest.fixture(scope="module")
def second(first: Path) -> Path:
    """Its next version: some entries changed, some left, some came."""
    kept = [person(n, cities=("Omsk",) if n % 3 else ()) for n in range(11, AFTER + 11)]
    return write_version(first.parent / "2022-01-10", kept)


def refreshed(settings: Settings, path: Path) -> None:
    (outcome,) = refresh_all([LIST], Origin(path), settings, lambda *_: None)
    assert outcome.problem is None
    publish(settings)


@pytest.fixture(scope="module")
def prepared(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after the first version."""
    folder = tmp_path_factory.mktemp("prepared")
    refreshed(Settings(_env_file=None, data_dir=folder, database_url=None), first)
    return folder


@pytest.fixture(scope="module")
def after(prepared: Path, second: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """What the store holds when nothing crashes."""
    folder = tmp_path_factory.mktemp("after") / "data"
    shutil.copytree(prepared, folder)
    settings = Settings(_env_file=None, data_dir=folder, database_url=None)
    refreshed(settings, second)
    return dump(open_store(settings.store_url), NOT_STATED)


@pytest.fixture
def begun(prepared: Path, tmp_path: Path) -> Settings:
    """A data folder of one's own after the first version."""
    shutil.copytree(prepared, tmp_path / "data")
    return Settings(_env_file=None, data_dir=tmp_path / "data", database_url=None)


def command(settings: Settings, path: Path) -> list[str]:
    return [
        "--data-dir",
        str(settings.data_dir),
        "refresh",
        "--direct",
        "--source",
        LIST,
        "--from",
        str(path),
    ]


def environment(settings: Settings) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("SANCTRACK_")}
    stated = {"SANCTRACK_DATABASE_URL": settings.database_url} if settings.database_url else {}
    return given | stated | {"PYTHONPATH": str(REPOSITORY)}


def crash(settings: Settings, path: Path, moment: tuple[str, str, int]) -> None:
    arguments = [sys.executable, str(CRASH), *map(str, moment), *command(settings, path)]
    ended = subprocess.run(
        arguments,
        env=environment(settings),
        cwd=settings.data_dir,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


def assert_whole(settings: Settings, before: Rows, after: Rows) -> Rows:
    """The store is before or after the load, the warehouse answers like one of them."""
    found = dump(open_store(settings.store_url), NOT_STATED)
    assert found in (before, after)
    assert answer(settings.warehouse_path, LISTED) in ([(BEFORE,)], [(AFTER,)])
    return found


def assert_completes(settings: Settings, path: Path, after: Rows) -> None:
    """The next run ends as if nothing had happened, and leaves nothing of the crash behind."""
    refreshed(settings, path)
    assert dump(open_store(settings.store_url), NOT_STATED) == after
    assert answer(settings.warehouse_path, LISTED) == [(AFTER,)]
    with reading(open_store(settings.store_url)) as connection:
        states = set(connection.scalars(select(Run.state)))
    assert RunState.RUNNING not in states
    leftovers = [item.name for item in settings.data_dir.rglob("*") if "building" in item.name]
    leftovers += [item.name for item in settings.parquet_dir.glob(".export-*")]
    assert leftovers == []
    assert read_manifest(settings.parquet_dir).row_counts["listing"] > BEFORE


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment[1]} {moment[2]}")
def test_12_a_crash_leaves_before_or_after(
    begun: Settings, second: Path, after: Rows, moment: tuple[str, str, int]
) -> None:
    before = dump(open_store(begun.store_url), NOT_STATED)
    crash(begun, second, moment)
    found = assert_whole(begun, before, after)
    is_loaded = moment[0].startswith("warehouse.")
    assert found == (after if is_loaded else before)
    assert_completes(begun, second, after)


@pytest.mark.parametrize("moment", [MOMENTS[3], MOMENTS[6], MOMENTS[9]], ids=lambda moment: f"{moment[1]}")
def test_12_a_crash_leaves_postgresql_before_or_after(
    create_database: Callable[[], str],
    first: Path,
    second: Path,
    after: Rows,
    tmp_path: Path,
    moment: tuple[str, str, int],
) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path, database_url=create_database())
    refreshed(settings, first)
    before = dump(open_store(settings.store_url), NOT_STATED)
    crash(settings, second, moment)
    gone(settings)
    assert_whole(settings, before, after)
    assert_completes(settings, second, after)


def gone(settings: Settings) -> None:
    """Wait until the server has noticed that its client was killed."""
    engine = open_store(settings.store_url)
    name = make_url(settings.store_url).database
    others = text(
        "select count(*) from pg_stat_activity where datname = :name and pid <> pg_backend_pid() "
        "and state <> 'idle'"
    )
    wait_until(lambda: not counted(engine, others, str(name)))


def counted(engine: Engine, query: object, name: str) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(query, {"name": name}))  # type: ignore[call-overload]


def wait_until(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


STEPS = {
    "commit": ("sanctrack.db-wal", 2_000_000),
    "checkpoint": ("sanctrack.db", 1_000_000),
    "building": (".warehouse.duckdb.building", 0),
}


@pytest.mark.parametrize("step", STEPS)
def test_12_killing_the_load_of_the_real_list_leaves_nothing_or_all(
    real_list: Path, tmp_path: Path, step: str
) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path, database_url=None)
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "sanctrack"), *command(settings, real_list)],
        env=environment(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    growing, size = tmp_path / STEPS[step][0], STEPS[step][1]
    wait_until(lambda: process.poll() is not None or (growing.exists() and growing.stat().st_size >= size))
    process.kill()
    assert process.wait() == -signal.SIGKILL
    held = {name: rows.total() for name, rows in dump(open_store(settings.store_url)).items()}
    assert (held["entity"], held["listing"], held["address"]) in {(0, 0, 0), (13_821, 13_821, 18_990)}
    refreshed(settings, real_list)
    assert answer(settings.warehouse_path, LISTED) == [(13_821,)]
