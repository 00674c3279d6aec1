"""All store tables in one place, in the order in which rows can be inserted."""

from functools import cache

from sqlalchemy import MetaData, Table

from models import claims, judgements, listings, mentions, provenance, reference, trade
from models.base import Base, Seen

metadata: MetaData = Base.metadata
MODULES = (provenance, listings, claims, mentions, judgements, trade, reference)


@cache
def tables() -> dict[str, Table]:
    """Every table by name, parents before children."""
    return {table.name: table for table in metadata.sorted_tables}


def is_historical(table: Table) -> bool:
    """True where the table keeps history: its rows carry seen_from and seen_to."""
    return all(column in table.c for column in Seen.__annotations__)


def statement_key(table: Table) -> str:
    """Name of the column that identifies a statement of a historical table."""
    return f"{table.name}_id"


def volatile_columns(table: Table) -> frozenset[str]:
    """Columns that say when and where a row was seen, not what it states."""
    return frozenset({"document_id", "place", "seen_from", "seen_to"}) & frozenset(table.c.keys())
