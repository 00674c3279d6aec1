"""Lists with a history, generated and real."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.store import open_store
from tests.invariants.ofac_files import write_history
from tests.invariants.replays import Replay, replay_archive

REPOSITORY = Path(__file__).parents[2]
REAL = REPOSITORY.parent / "shared" / "data"
LISTS = REAL / "lists" / "us_ofac_sdn"


def present(path: Path) -> Path:
    """A real input, which is not part of the repository; the test is skipped where it is absent."""
    if not path.exists():
        pytest.skip(f"the real input is not at {path.relative_to(REPOSITORY.parent)} beside the repository")
    return path


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Five versions of a small list."""
    return write_history(tmp_path / "lists")


@pytest.fixture(scope="session")
def shared_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same five versions, for tests that only read them."""
    return write_history(tmp_path_factory.mktemp("history") / "lists")


@pytest.fixture
def sqlite_engine(new_store: Callable[[], Engine]) -> Engine:
    """An empty SQLite store, where the kind of database makes no difference."""
    return new_store()


@pytest.fixture
def new_store(migrated_file: Path, tmp_path: Path) -> Iterator[Callable[[], Engine]]:
    """Makes further, empty stores to compare with."""
    opened: list[Engine] = []

    def make() -> Engine:
        path = tmp_path / f"other{len(opened)}.db"
        shutil.copy(migrated_file, path)
        opened.append(open_store(f"sqlite:///{path}"))
        return opened[-1]

    yield make
    for engine in opened:
        engine.dispose()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The inputs that ship with the project."""
    return REPOSITORY / "samples"


@pytest.fixture(scope="session")
def real_list() -> Path:
    """The four files of 28 December 2023."""
    return present(LISTS / "2023-12-28")


@pytest.fixture(scope="session")
def real_archive() -> Path:
    """Two years of the list, 260 versions."""
    return present(LISTS / "history_2021-08_2023-12.tar.zst")


@pytest.fixture(scope="session")
def replay(real_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Replay:
    """All 260 versions, loaded in order and published."""
    return replay_archive(real_archive, tmp_path_factory.mktemp("replay"))


@pytest.fixture(scope="session")
def real_old_list() -> Path:
    """The four files of 2019."""
    return present(LISTS / "2019")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five articles with which the product started, and their gold."""
    return present(REAL / "documents" / "seeds")
