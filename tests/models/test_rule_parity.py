"""The frame's schema and both databases refuse the same rows, by the same rule names."""

import re
from collections.abc import Callable, Iterator

import polars as pl
import pytest
from rule_rows import ASKED_BY_WORD, AT, KEPT, Row, checks, rules_and_breaks, valid_row, words
from sqlalchemy import Connection, Integer, insert
from sqlalchemy.exc import DataError, IntegrityError

import migrations
from etl.store import open_store
from etl.validate import validate
from models.frames import frame_schema, polars_schema, row_rules
from models.tables import tables

TOO_LARGE = "too large for its column"
POINTED_TO = ("source", "document", "entity", "programme", "judgement")
BREAKS = rules_and_breaks()
BREAK_NAMES = [f"{check}-{number}" for number, (_, check, _) in enumerate(BREAKS)]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def connection(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    """A migrated store of each kind, with the rows `x` that others point to; nothing else is kept."""
    url = f"sqlite:///{tmp_path_factory.mktemp('rules') / 'store.db'}"
    if request.param == "postgres":
        create: Callable[[], str] = request.getfixturevalue("create_database")
        url = create()
    engine = open_store(url)
    migrations.upgrade(engine)
    with engine.connect() as opened:
        for name in POINTED_TO:
            opened.execute(insert(tables()[name]).values(**valid_row(tables()[name])))
        yield opened
        opened.rollback()
    engine.dispose()


def row_of(name: str, change: Row) -> Row:
    """The valid row with a change, under a key of its own where others point to the row `x`."""
    key = {f"{name}_id": "y"} if name in POINTED_TO else {}
    return valid_row(tables()[name]) | key | change


def refused_by_database(connection: Connection, name: str, row: Row) -> str | None:
    """The name of the rule by which the database refuses a row; None where it takes it."""
    try:
        with connection.begin_nested() as savepoint:
            connection.execute(insert(tables()[name]).values(**row))
            savepoint.rollback()
    except IntegrityError as error:
        if connection.dialect.name == "postgresql":
            return str(error.orig.diag.constraint_name or error.orig.diag.column_name)
        return re.sub(r"^(CHECK|NOT NULL) constraint failed: (\w+\.)?", "", str(error.orig))
    except DataError:
        return TOO_LARGE
    return None


def refused_as_frame(name: str, *rows: Row) -> str | None:
    """The rules by which the frame's schema refuses the rows; None where it takes all of them."""
    frame = pl.DataFrame(rows, schema=polars_schema(tables()[name]), orient="row")
    reasons = validate(tables()[name], frame).rejected["reasons"].unique(maintain_order=True)
    return " / ".join(reasons) or None


@pytest.mark.parametrize("name", tables())
def test_a_valid_row_is_taken_by_both(connection: Connection, name: str) -> None:
    assert refused_as_frame(name, row_of(name, {})) is None
    assert refused_by_database(connection, name, row_of(name, {})) is None


@pytest.mark.parametrize(("name", "check", "change"), BREAKS, ids=BREAK_NAMES)
def test_a_broken_rule_has_the_same_name_in_both(
    connection: Connection, name: str, check: str, change: Row
) -> None:
    assert refused_as_frame(name, row_of(name, change)) == check
    assert refused_by_database(connection, name, row_of(name, change)) == check


@pytest.mark.parametrize(("name", "change"), KEPT)
def test_values_at_the_edge_are_taken_by_both(connection: Connection, name: str, change: Row) -> None:
    assert refused_as_frame(name, row_of(name, change)) is None
    assert refused_by_database(connection, name, row_of(name, change)) is None


@pytest.mark.parametrize("name", tables())
def test_an_empty_cell_is_refused_by_both_where_the_column_must_be_filled(
    connection: Connection, name: str
) -> None:
    for column in tables()[name].c:
        row = row_of(name, {column.name: None})
        by_database = refused_by_database(connection, name, row)
        if column.nullable and not (name == "trade_figure" and column.name == "value"):
            parties = [check for check in checks(tables()[name]) if check.endswith(f"_{column.name}_known")]
            expected = None if words(tables()[name], column.name) else next(iter(parties), None)
            assert (refused_as_frame(name, row), by_database) == (expected, expected), column.name
        elif not column.nullable:
            assert f"{column.name} must not be empty" in str(refused_as_frame(name, row)), column.name
            assert by_database == column.name


@pytest.mark.parametrize("name", tables())
def test_every_word_of_a_vocabulary_is_taken_by_both(connection: Connection, name: str) -> None:
    table = tables()[name]
    enough = {"decision": "quarantine", "decision_reason": "to look at"} if "decision" in table.c else {}
    rows = [
        row_of(name, enough | {column.name: word} | ASKED_BY_WORD.get(word, {}))
        for column in table.c
        for word in words(table, column.name)
    ]
    assert [refused_by_database(connection, name, row) for row in rows] == [None] * len(rows)
    assert refused_as_frame(name, *rows) is None


@pytest.mark.parametrize("name", tables())
def test_schema_and_table_have_the_same_columns_and_rules(name: str) -> None:
    table = tables()[name]
    schema = frame_schema(table)
    assert sorted(row_rules(table)) == checks(table)
    assert sorted(str(check.name) for check in schema.checks) == checks(table)
    assert {key: column.nullable for key, column in schema.columns.items()} == {
        column.name: column.nullable for column in table.c
    }


@pytest.mark.parametrize("name", tables())
def test_what_the_frame_takes_fits_into_the_column(connection: Connection, name: str) -> None:
    too_large = {
        column.name: 2**31 if isinstance(column.type, Integer) else "x" * (column.type.length + 1)
        for column in tables()[name].c
        if isinstance(column.type, Integer) or getattr(column.type, "length", None)
    }
    wrongly_taken = [
        column
        for column, value in too_large.items()
        if refused_as_frame(name, row_of(name, {column: value})) is None
        and refused_by_database(connection, name, row_of(name, {column: value})) == TOO_LARGE
    ]
    assert wrongly_taken == []


def test_all_reasons_are_named(connection: Connection) -> None:
    row = row_of("name", {"kind": "nonsense", "value": "", "seen_to": AT})
    assert refused_as_frame("name", row) == "ck_name_kind_known; ck_name_seen_forward; ck_name_value_filled"
    assert refused_by_database(connection, "name", row) in str(refused_as_frame("name", row))
