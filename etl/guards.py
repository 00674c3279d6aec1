"""What a list version must be before anything of it is published: whole, plausible in size, and newer."""

from datetime import datetime

import polars as pl
from sqlalchemy import Connection

from etl.declare import Part, SourceDefinition
from etl.store import open_counts
from models.errors import InputError, VersionTooLarge, VersionTooOld, VersionTooSmall
from models.tables import tables


def check_parts_present(source: SourceDefinition, parts: set[str], where: str) -> None:
    """InputError where a required file of the list is missing."""
    form = source.form_of(parts)
    missing = [
        part.file
        for name, part in source.parts.items()
        if part.required and part.form == form and name not in parts
    ]
    if missing:
        raise InputError(
            f"{', '.join(missing)} is missing",
            where=where,
            expected=f"the files of {source.source_id}: {', '.join(part.file for part in source.parts.values())}",
            hint="give the folder or archive that holds the whole version",
        )


def check_size(name: str, part: Part, records: pl.DataFrame, standing: int) -> None:
    """VersionTooSmall or VersionTooLarge where a part has an implausible number of records.

    `standing` is the number of records of the part in the last good version.
    """
    found = records.height
    hint = "the last good version stays; if the publisher really changed this much, raise the limit in source.yml"
    floor = max(part.rows_min, round(standing * (1 - part.shrink_max_percent / 100)))
    if found < floor:
        limit = f"at least {floor:,} records (smallest plausible list {part.rows_min:,}; last good version {standing:,})"
        raise VersionTooSmall(
            f"has {found:,} records, too few to be the whole list", where=name, expected=limit, hint=hint
        )
    if part.rows_max is not None and found > part.rows_max:
        limit = f"at most {part.rows_max:,} records"
        raise VersionTooLarge(f"has {found:,} records, too many", where=name, expected=limit, hint=hint)


def check_fill(name: str, part: Part, records: pl.DataFrame) -> None:
    """InputError where a column is emptier than it ever is: a sign of shifted or renamed columns."""
    for column, least in part.fill_min.items():
        filled = records["content"].str.contains(f'"{column}":', literal=True).mean()
        share = float(filled) if isinstance(filled, float) else 0.0
        if share < least:
            raise InputError(
                f"column {column} is filled in {share:.1%} of the records",
                where=name,
                expected=f"at least {least:.0%}",
                hint="the publisher may have moved or renamed a column; compare the file with the format's description",
            )


def check_tables(connection: Connection, source: SourceDefinition, where: str) -> None:
    """InputError where a table would hold implausibly few or many rows of the source, or an emptied column.

    Counts what a load has just written and has not committed.
    """
    for name, limits in source.tables.items():
        table = tables()[name]
        total, filled = open_counts(connection, name, list(limits.fill_min), source.source_id)
        hint = "the last good version stays; if the publisher really changed this much, raise the limit in source.yml"
        if total < limits.rows_min:
            raise VersionTooSmall(
                f"gives {total:,} rows of {table.name}",
                where=where,
                expected=f"at least {limits.rows_min:,}",
                hint=hint,
            )
        if limits.rows_max is not None and total > limits.rows_max:
            raise VersionTooLarge(
                f"gives {total:,} rows of {table.name}",
                where=where,
                expected=f"at most {limits.rows_max:,}",
                hint=hint,
            )
        for column, least in limits.fill_min.items():
            share = filled[column] / total if total else 0.0
            if share < least:
                raise InputError(
                    f"fills {table.name}.{column} in {share:.1%} of the rows",
                    where=where,
                    expected=f"at least {least:.0%}",
                    hint="the publisher may have moved or renamed a column; compare the file with the format's description",
                )


def check_newer(source_id: str, at: datetime, newest: datetime | None) -> None:
    """VersionTooOld where a version is not newer than the newest one loaded: history is only appended to."""
    if newest is not None and at <= newest:
        raise VersionTooOld(
            f"this version is of {at:%Y-%m-%d %H:%M:%S}, the newest one loaded of {newest:%Y-%m-%d %H:%M:%S}",
            where=source_id,
            expected="a newer version",
            hint=f"to load older ones, replay them in order into a new store: sanctrack history load {source_id} PATH",
        )
