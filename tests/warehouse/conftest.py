"""Stores built by hand and the warehouse made from them."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event
from store_builder import StoreBuilder

from models.tables import metadata


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite store without rows, to copy: making the tables costs more than most tests."""
    path = tmp_path_factory.mktemp("empty") / "store.db"
    engine = create_engine(f"sqlite:///{path}")
    metadata.create_all(engine)
    engine.dispose()
    return path


def do_not_wait_for_disk(connection: sqlite3.Connection, _: object) -> None:
    """A test's store need not survive a power cut."""
    connection.execute("pragma synchronous = off")


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[Callable[[str], StoreBuilder]]:
    """Makes a builder for a store at a SQLAlchemy URL."""
    engines: list[Engine] = []

    def make(url: str) -> StoreBuilder:
        engines.append(create_engine(url))
        if url.startswith("sqlite"):
            event.listen(engines[-1], "connect", do_not_wait_for_disk)
        folder = tmp_path / f"store{len(engines)}"
        folder.mkdir()
        return StoreBuilder(engines[-1], folder)

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def store(make_store: Callable[[str], StoreBuilder], empty_store: Path, tmp_path: Path) -> StoreBuilder:
    """An empty SQLite store."""
    shutil.copy(empty_store, tmp_path / "store.db")
    return make_store(f"sqlite:///{tmp_path / 'store.db'}")


@pytest.fixture
def news(store: StoreBuilder) -> StoreBuilder:
    """A store with the document source `news`."""
    store.add("source", source_id="news", kind="documents", issuer_code=None)
    return store
