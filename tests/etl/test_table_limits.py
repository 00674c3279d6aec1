"""After a load and before it is kept, the tables must be as full as the source says they always are."""

from datetime import datetime

import pytest
from sqlalchemy import Engine, insert

from etl.declare import Limits, SourceDefinition
from etl.guards import check_tables
from etl.store import open_counts, reading, writing
from models.errors import InputError, VersionTooLarge, VersionTooSmall
from models.listings import Listing, Nationality

AT = datetime(2022, 1, 1)
KEPT = {"source_id": "x_list", "document_id": "doc", "seen_from": AT}


@pytest.fixture
def stated(listed: Engine) -> Engine:
    """Three listed entities, of which one has a country; two nationalities stand, one was closed."""
    nationalities = [
        {"nationality_id": "a", "entity_id": "x_list-1", "country": "RU", "seen_to": None},
        {"nationality_id": "b", "entity_id": "x_list-2", "country": None, "seen_to": None},
        {"nationality_id": "c", "entity_id": "x_list-3", "country": "BY", "seen_to": datetime(2022, 2, 1)},
    ]
    with writing(listed) as connection:
        for key in "123":
            connection.execute(insert(Listing).values(listing_id=key, entity_id=f"x_list-{key}", **KEPT))
        for row in nationalities:
            connection.execute(
                insert(Nationality).values(kind="nationality", country_printed="-", **row, **KEPT)
            )
    return listed


def checked(engine: Engine, source: SourceDefinition, **tables: Limits) -> bool:
    with reading(engine) as connection:
        check_tables(connection, source.model_copy(update={"tables": tables}), "x.csv")
    return True


def test_open_rows_are_counted_and_how_far_columns_are_filled(stated: Engine) -> None:
    with reading(stated) as connection:
        assert open_counts(connection, "nationality", ["country"], "x_list") == (2, {"country": 1})
        assert open_counts(connection, "entity", ["caption", "country"], "x_list") == (
            3,
            {"caption": 3, "country": 0},
        )
        assert open_counts(connection, "name", [], "x_list") == (0, {})


def test_plausible_tables_pass(stated: Engine, list_source: SourceDefinition) -> None:
    limits = Limits(rows_min=2, rows_max=2, fill_min={"country": 0.5})
    assert checked(
        stated, list_source, nationality=limits, entity=Limits(rows_min=3, fill_min={"caption": 1.0})
    )


def test_a_table_with_too_few_rows_is_refused(stated: Engine, list_source: SourceDefinition) -> None:
    with pytest.raises(VersionTooSmall, match="gives 2 rows of nationality"):
        checked(stated, list_source, nationality=Limits(rows_min=3))


def test_a_table_with_too_many_rows_is_refused(stated: Engine, list_source: SourceDefinition) -> None:
    with pytest.raises(VersionTooLarge, match="gives 3 rows of entity"):
        checked(stated, list_source, entity=Limits(rows_max=2))


@pytest.mark.parametrize(("table", "column"), [("nationality", "country"), ("name", "value")])
def test_a_column_that_was_emptied_is_refused(
    stated: Engine, list_source: SourceDefinition, table: str, column: str
) -> None:
    with pytest.raises(InputError, match=f"fills {table}.{column} in"):
        checked(stated, list_source, **{table: Limits(fill_min={column: 0.6})})
