"""A store migrated from zero is the store that the models declare, on both databases."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, Inspector, create_engine, inspect

import migrations
from etl.store import open_store
from models.tables import metadata, tables

VERSION_TABLE = "alembic_version"
TABLES = sorted(tables())


@pytest.fixture
def declared(engine: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Inspector]:
    """What `create_all` makes of the models, in a second database of the same kind."""
    if engine.dialect.name == "sqlite":
        url = f"sqlite:///{tmp_path / 'declared.db'}"
    else:
        create: Callable[[], str] = request.getfixturevalue("create_database")
        url = create()
    other = create_engine(url)
    metadata.create_all(other)
    yield inspect(other)
    other.dispose()


def plain(text: object) -> str:
    """An SQL text without differences in white space."""
    return " ".join(str(text).split())


def columns(inspector: Inspector, table: str) -> list[tuple[str, str, bool, str | None]]:
    """In order of their names: PostgreSQL can only add a column at the end."""
    return sorted(
        (c["name"], repr(c["type"]), c["nullable"], c.get("comment")) for c in inspector.get_columns(table)
    )


def foreign_keys(inspector: Inspector, table: str) -> list[tuple[Any, ...]]:
    return sorted(
        (key["name"], key["constrained_columns"], key["referred_table"], key["referred_columns"])
        for key in inspector.get_foreign_keys(table)
    )


def indexes(inspector: Inspector, table: str) -> list[tuple[Any, ...]]:
    found = []
    for index in inspector.get_indexes(table):
        options = index.get("dialect_options", {})
        where = options.get("sqlite_where", options.get("postgresql_where"))
        found.append((index["name"], index["column_names"], bool(index["unique"]), plain(where)))
    return sorted(found)


def checks(inspector: Inspector, table: str) -> dict[str, str]:
    return {str(check["name"]): plain(check["sqltext"]) for check in inspector.get_check_constraints(table)}


def shape(inspector: Inspector) -> dict[str, Any]:
    """Everything of a store's tables that a migration may change."""
    return {
        table: {
            "columns": columns(inspector, table),
            "primary key": inspector.get_pk_constraint(table),
            "foreign keys": foreign_keys(inspector, table),
            "indexes": indexes(inspector, table),
            "unique": inspector.get_unique_constraints(table),
            "checks": checks(inspector, table),
        }
        for table in sorted(inspector.get_table_names())
        if table != VERSION_TABLE
    }


def test_a_migrated_store_has_the_shape_that_the_models_declare(engine: Engine, declared: Inspector) -> None:
    migrated, expected = shape(inspect(engine)), shape(declared)
    assert list(migrated) == list(expected) == TABLES
    for table, parts in expected.items():
        for part, content in parts.items():
            assert migrated[table][part] == content, f"{part} of {table}"


def test_every_check_and_partial_index_of_the_models_is_in_the_store(engine: Engine) -> None:
    inspector = inspect(engine)
    for name, table in tables().items():
        named = {str(item.name) for item in table.constraints if str(item.name).startswith("ck_")}
        assert set(checks(inspector, name)) == named, name
        partial = {index[0] for index in indexes(inspector, name) if index[3] != "None"}
        declared = {
            index.name for index in table.indexes if index.dialect_options["sqlite"]["where"] is not None
        }
        assert partial == declared, name
        assert ("seen_to" in table.c) == (f"uq_{name}_open" in declared), name


def test_alembic_finds_nothing_to_do(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_there_is_one_head_and_one_line_of_revisions() -> None:
    scripts = ScriptDirectory.from_config(migrations.configuration())
    assert len(scripts.get_heads()) == 1
    names = [script.revision for script in reversed(list(scripts.walk_revisions()))]
    assert names == [f"{number:04}" for number in range(1, len(names) + 1)]


def test_upgrading_a_current_store_changes_nothing(engine: Engine) -> None:
    before = shape(inspect(engine))
    assert migrations.is_current(engine)
    migrations.upgrade(engine)
    assert migrations.is_current(engine)
    assert shape(inspect(engine)) == before


def test_an_empty_database_is_not_current(store_url: str) -> None:
    engine = open_store(store_url)
    assert not migrations.is_current(engine)
    engine.dispose()


def move(engine: Engine, direction: Callable[..., None], revision: str) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        config = migrations.configuration()
        config.attributes["connection"] = connection
        direction(config, revision)


def test_every_migration_goes_down_and_up_again(engine: Engine) -> None:
    whole = shape(inspect(engine))
    scripts = list(ScriptDirectory.from_config(migrations.configuration()).walk_revisions())
    shapes = {scripts[0].revision: whole}
    for script in scripts:
        move(engine, command.downgrade, str(script.down_revision or "base"))
        shapes[str(script.down_revision or "base")] = shape(inspect(engine))
    assert shapes["base"] == {}
    for script in reversed(scripts):
        move(engine, command.upgrade, script.revision)
        assert shape(inspect(engine)) == shapes[script.revision], script.revision
    assert shape(inspect(engine)) == whole


def broken_off(*_given: object, **_options: object) -> None:
    raise RuntimeError("broken off")


def test_a_migration_that_is_broken_off_leaves_nothing(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_store(store_url)
    monkeypatch.setattr("alembic.op.create_index", broken_off)
    monkeypatch.setattr("alembic.operations.BatchOperations.create_index", broken_off)
    with pytest.raises(RuntimeError, match="broken off"):
        migrations.upgrade(engine)
    assert inspect(engine).get_table_names() == []
    assert not migrations.is_current(engine)
    engine.dispose()
