"""One refresh of a source at a time, on one machine and over one PostgreSQL store."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import filelock
import pytest
from sqlalchemy import Engine

from etl.locks import only_one
from etl.store import open_store
from models.errors import SourceBusy

HOLD = """
import sys
from pathlib import Path
from etl.locks import only_one
from etl.store import open_store
with only_one(open_store("sqlite://"), Path(sys.argv[1]), "x_list"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_source_is_free_again_afterwards(engine: Engine, tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(engine, tmp_path, "x_list"):
            pass
    with pytest.raises(RuntimeError, match="broken off"), only_one(engine, tmp_path, "x_list"):
        raise RuntimeError("broken off")
    with only_one(engine, tmp_path, "x_list"):
        pass


def test_two_sources_do_not_wait_for_each_other(engine: Engine, tmp_path: Path) -> None:
    with only_one(engine, tmp_path, "x_list"), only_one(engine, tmp_path, "y_list"):
        assert sorted(path.stem for path in (tmp_path / "locks").iterdir()) == ["x_list", "y_list"]


def test_a_held_file_is_busy(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "locks").mkdir()
    held = filelock.FileLock(tmp_path / "locks" / "x_list.lock")
    with held, pytest.raises(SourceBusy, match="x_list"), only_one(engine, tmp_path, "x_list"):
        pytest.fail("two refreshes at once")


def test_another_process_is_busy_until_it_dies(tmp_path: Path) -> None:
    engine = open_store("sqlite://")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(SourceBusy) as caught, only_one(engine, tmp_path, "x_list"):
            pytest.fail("two refreshes at once")
        assert "wait for it to end" in caught.value.hint
        process.kill()
        process.wait()
    with only_one(engine, tmp_path, "x_list"):
        pass


def test_two_machines_share_the_lock_of_a_postgresql_store(
    create_database: Callable[[], str], tmp_path: Path
) -> None:
    url = create_database()
    one, other = open_store(url), open_store(url)
    with only_one(one, tmp_path / "one", "x_list"):
        with pytest.raises(SourceBusy), only_one(other, tmp_path / "other", "x_list"):
            pytest.fail("two refreshes at once")
        with only_one(other, tmp_path / "other", "y_list"):
            pass
    with only_one(other, tmp_path / "other", "x_list"):
        pass
    one.dispose()
    other.dispose()
