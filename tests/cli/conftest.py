"""The command line, run in this process: what it prints, and how it ends."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.pipeline import Origin
from flows import cli
from flows.refreshing import publish, refresh_all
from models.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
LIST = "us_ofac_sdn"
PROGRAM = str(Path(sys.executable).parent / "sanctrack")


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All it printed, on one line a blank, since tables and panels fold."""
        return " ".join(f"{self.out} {self.err}".split())


Sanctrack = Callable[..., Ended]


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and no setting from the environment or `.env`."""
    for name in list(os.environ):
        if name.startswith("SANCTRACK_"):
            monkeypatch.delenv(name)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "data"


@pytest.fixture
def sanctrack(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Sanctrack:
    """Runs the entry point with these words."""

    def run(*words: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["sanctrack", "--data-dir", str(data_dir), *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def program(data_dir: Path) -> Sanctrack:
    """Runs the installed program as a process of its own."""

    def run(*words: str | Path, **environment: str) -> Ended:
        ended = subprocess.run(
            [PROGRAM, *map(str, words)],
            env={**os.environ, "SANCTRACK_DATA_DIR": str(data_dir), **environment},
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return run


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after a refresh of the sample."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    folder.mkdir()
    settings = Settings(_env_file=None, data_dir=folder, database_url=None)
    outcomes = refresh_all([], Origin(SAMPLES), settings, lambda *_: None)
    assert [outcome.problem for outcome in outcomes] == [None] * 3
    publish(settings)
    return folder


@pytest.fixture
def loaded(sample_data: Path, data_dir: Path) -> Path:
    """A data folder of one's own after a refresh of the sample."""
    shutil.copytree(sample_data, data_dir)
    return data_dir
