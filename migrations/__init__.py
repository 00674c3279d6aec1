"""How the store's schema changed: one numbered script a change, run by Alembic."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring a store to the newest schema, or an empty database to a store; data stay."""
    config = configuration()
    with (
        engine.connect().execution_options(writes=True) as connection,
        _tables_may_be_rebuilt(connection),
        connection.begin(),
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


@contextmanager
def _tables_may_be_rebuilt(connection: Connection) -> Iterator[None]:
    """SQLite rebuilds a table by dropping it, which it would count as the loss of all rows that point to it."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.execute("pragma foreign_keys=off")
    try:
        yield
    finally:
        driver.execute("pragma foreign_keys=on")


def is_current(engine: Engine) -> bool:
    """True where the store has the newest schema."""
    with engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    return present == ScriptDirectory.from_config(configuration()).get_current_head()


def configuration() -> Config:
    """Alembic's configuration for the scripts in this folder."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
