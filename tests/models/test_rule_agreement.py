"""CHECK texts mean the same to polars, SQLite and PostgreSQL, whatever the text that is checked."""

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine, text

from models.base import country_code, filled, partial_date, yearless_date

RULES = [country_code("given"), filled("given"), partial_date("given"), yearless_date("given")]
ALPHABET = "0123459-RUru_%é\n '"
TEXTS = st.lists(st.text(ALPHABET, max_size=10), min_size=1, max_size=60)
PRINTED = [
    "2022",
    "2022-03",
    "2022-03-24",
    "--12-22",
    "---15",
    "RU",
    "éÉ",
    "ÉÉ",
    "ßß",
    "20\n2",
    "",
    " ",
    "2__2",
    "1%",
]


@pytest.fixture(scope="module")
def databases(postgres_url: str) -> list[Engine]:
    """One of each kind."""
    return [create_engine("sqlite://"), create_engine(postgres_url)]


def by_database(connection: Connection, rule: str, given: list[str]) -> list[bool]:
    rows = " union all ".join(
        f"select {number} as number, cast(:t{number} as text) as given" for number in range(len(given))
    )
    query = text(f"select {rule} from ({rows}) as row order by number")
    values = {f"t{number}": value for number, value in enumerate(given)}
    return [bool(value) for value in connection.scalars(query, values)]


@pytest.mark.parametrize("check", RULES, ids=lambda check: str(check.name))
@given(given=TEXTS)
@example(given=PRINTED)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_rule_judges_a_text_alike_everywhere(
    databases: list[Engine], check: object, given: list[str]
) -> None:
    rule = str(check.sqltext)  # type: ignore[attr-defined]
    by_polars = pl.DataFrame({"given": given}).select(pl.sql_expr(rule))["given"].to_list()
    for engine in databases:
        with engine.connect() as connection:
            found = by_database(connection, rule, given)
        for printed, taken_by_polars, taken in zip(given, by_polars, found, strict=True):
            # SQLite knows upper case of ASCII only; what counts there is that the frame is not the laxer one
            assert taken == taken_by_polars or (taken and not printed.isascii()), (
                engine.dialect.name,
                printed,
            )
