"""The real list replayed in order, once a test run, with copies of its store on the way."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from etl.pipeline import Origin
from etl.runs import RunReport
from etl.store import open_store
from flows.refreshing import Outcome, publish, refresh_all
from models.settings import Settings
from tests.invariants.stores import LIST, answer

BEGUN, RESUMED = 50, 80


@dataclass
class Replay:
    """A replayed archive: its settings, its outcome, and copies of its store on the way."""

    settings: Settings
    outcome: Outcome
    copies: dict[int, Path]

    @property
    def engine(self) -> Engine:
        return open_store(self.settings.store_url)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return answer(self.settings.warehouse_path, query)


def copy_store(settings: Settings, to: Path) -> Path:
    """A copy of a SQLite store as it stands."""
    original = sqlite3.connect(settings.data_dir / "sanctrack.db")
    with sqlite3.connect(to) as copied:
        original.backup(copied)
    original.close()
    return to


def settings_in(folder: Path) -> Settings:
    """Settings of a data folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return Settings(_env_file=None, data_dir=folder, database_url=None)


def replay_archive(archive: Path, folder: Path) -> Replay:
    """Load every version of an archive in order and publish the warehouse."""
    settings, copies = settings_in(folder), {}

    def keep(_report: RunReport, done: int, _total: int) -> None:
        if done in (BEGUN, RESUMED):
            copies[done] = copy_store(settings, folder / f"after{done}.db")

    (outcome,) = refresh_all([LIST], Origin(archive, flow="history load"), settings, keep)
    publish(settings)
    return Replay(settings, outcome, copies)
