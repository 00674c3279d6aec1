"""The declarative base and the columns that several tables share."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

Hash = Annotated[str, mapped_column(Text)]
Code = Annotated[str, mapped_column(Text)]
Printed = Annotated[str, mapped_column(Text)]
PartialDate = Annotated[str, mapped_column(Text)]
Utc = Annotated[datetime, mapped_column(DateTime)]


class Base(DeclarativeBase):
    """Base of all store tables. Timestamps are UTC without an offset; partial dates are ISO texts."""

    metadata = MetaData(naming_convention=NAMING)
    # No lengths and no small integers: a row that the frame's rules let through must fit both databases.
    type_annotation_map: ClassVar = {str: Text, int: BigInteger}


class Seen:
    """A row that stood in its source from one version until another.

    As of the end of day D: `seen_from < D + 1 day and (seen_to is null or seen_to >= D + 1 day)`.
    """

    source_id: Mapped[Code] = mapped_column(
        ForeignKey("source.source_id"), comment="the source that says so", sort_order=80
    )
    document_id: Mapped[Hash] = mapped_column(
        ForeignKey("document.document_id"), comment="the file in which the row first stood", sort_order=81
    )
    seen_from: Mapped[Utc] = mapped_column(
        primary_key=True, comment="UTC time of the first version with this row", sort_order=90
    )
    seen_to: Mapped[Utc | None] = mapped_column(
        comment="UTC time of the first version without it; empty while the row stands", sort_order=91
    )


def seen_rules(table: str) -> tuple[CheckConstraint | Index, ...]:
    """Constraints of a table with `Seen`: time runs forward, and a statement has one open row."""
    still_open = text("seen_to is null")
    return (
        CheckConstraint("seen_to is null or seen_from < seen_to", name="seen_forward"),
        Index(
            f"uq_{table}_open",
            f"{table}_id",
            unique=True,
            sqlite_where=still_open,
            postgresql_where=still_open,
        ),
    )


def one_of(column: str, vocabulary: type[StrEnum]) -> CheckConstraint:
    """The CHECK that holds `column` to a vocabulary."""
    values = ", ".join(f"'{member.value}'" for member in vocabulary)
    return CheckConstraint(f"{column} in ({values})", name=f"{column}_known")


def partial_date(column: str) -> CheckConstraint:
    """The CHECK that a text is `2022`, `2022-03` or `2022-03-24`."""
    shapes = " or ".join(f"{column} like '{shape}'" for shape in ("____", "____-__", "____-__-__"))
    return CheckConstraint(
        f"({shapes}) and {column} >= '1000' and {column} < '3000'", name=f"{column}_is_date"
    )


def yearless_date(column: str) -> CheckConstraint:
    """The CHECK that a text is `--12-22` (month, day), `--12` (month) or `---15` (day), as in XML Schema."""
    month = f"({column} like '--__' and {column} not like '---_')"
    text = f"{column} like '--__-__' or {column} like '---__' or {month}"
    return CheckConstraint(text, name=f"{column}_is_yearless")


def filled(column: str) -> CheckConstraint:
    """The CHECK that a text is not empty."""
    return CheckConstraint(f"length({column}) > 0", name=f"{column}_filled")


def not_negative(column: str) -> CheckConstraint:
    """The CHECK that a number is zero or more."""
    return CheckConstraint(f"{column} >= 0", name=f"{column}_not_negative")


def country_code(column: str) -> CheckConstraint:
    """The CHECK that a code is two upper-case letters (ISO 3166-1 alpha-2, or EU, UN)."""
    return CheckConstraint(f"length({column}) = 2 and upper({column}) = {column}", name=f"{column}_is_code")
