"""The list in a third party's normalised tables: one of the entities, one each of names, numbers, dates of birth."""

from collections.abc import Iterable
from typing import NamedTuple

from etl.clean import fold, partial_date
from etl.entries import Entry
from etl.records import Fields
from etl.sources.gb_fcdo.numbers import add_document, add_registration
from etl.sources.gb_fcdo.vocabulary import NAME_TYPES, name_kind, regime_of

# What must stand in the header of each table.
REQUIRED = {
    "subjects": ("unique_id", "subject_type", "date_designated"),
    "subject_names": ("unique_id", "name_type", "full_name"),
    "subject_identifiers": ("unique_id", "raw_value", "identifier_type"),
    "subject_dobs": ("unique_id", "year"),
}
# The tables number their rows anew in every edition: that says nothing of the list.
ROW_NUMBERS = frozenset({"name_id", "id", "dob_id"})
ENTITY_TABLES = {
    "subjects": "entity",
    "subject_names": "name",
    "subject_identifiers": "identifier",
    "subject_dobs": "birth",
}


class Row(NamedTuple):
    """One record of an entity."""

    part: str
    key: str
    content: str


def names_in(rows: Iterable[Row]) -> list[tuple[str | None, str]]:
    """The names of an entity with their printed types."""
    fields = (Fields.of_json(row.content) for row in rows if row.part == "subject_names")
    found = [(name.take("name_type"), " ".join((name.take("full_name") or "").split())) for name in fields]
    return [(kind, name) for kind, name in found if name]


def describe(entry: Entry, row: Row) -> None:
    """The statements of one record."""
    fields = Fields.of_json(row.content)
    entry.part = row.part
    fields.ignore("unique_id")
    if row.part == "subjects":
        _add_subject(entry, fields)
    elif row.part == "subject_names":
        _add_name(entry, fields)
    elif row.part == "subject_identifiers":
        _add_identifier(entry, fields)
    else:
        _add_date(entry, fields)
    entry.finish(fields)


def _add_subject(entry: Entry, fields: Fields) -> None:
    fields.ignore("subject_type")
    entry.identifier("un_reference", fields.take("un_reference_number"), "UN reference")
    entry.identifier("list_id", fields.take("ofsi_group_id"), "OFSI Group ID")
    listed_on = entry.date_of(fields.take("date_designated"), "designated")
    amended_on = entry.date_of(fields.take("last_updated"), "updated")
    if regime := regime_of(entry, None, entry.key):
        entry.designation(regime, listed_on=listed_on, amended_on=amended_on)


def _add_name(entry: Entry, fields: Fields) -> None:
    printed, kind = fields.take("full_name"), fields.take("name_type")
    fields.ignore(
        *(f"name_{number}" for number in range(1, 7))
    )  # full_name has them all, in the order they are said
    if stated := name_kind(entry, kind, fields.take("alias_strength")):
        entry.name(stated[0], " ".join((printed or "").split()), remark=stated[1])


def _add_identifier(entry: Entry, fields: Fields) -> None:
    number, info = fields.take("raw_value"), fields.take("additional_info")
    kind = fields.take("identifier_type")
    fields.ignore("ofsi_group_id")  # stands in the table of entities
    if kind == "passport":
        add_document(entry, "passport", "Passport number", number, info)
    elif kind == "national":
        add_document(entry, "national_id", "National Identifier number", number, info)
    elif kind == "business_registration_numbers":
        add_registration(entry, number or "")
    elif kind == "imo":
        entry.identifier("imo", number, "IMO number")
    else:
        entry.issue(f"type of identifier not known: {kind}")


def _add_date(entry: Entry, fields: Fields) -> None:
    year, month, day = (fields.take(name) for name in ("year", "month", "day"))
    fields.ignore("precision", "parse_issues")  # the third party's remarks on its own reading
    printed = "-".join(text for text in (year, month, day if month else None) if text)
    if year is None or partial_date(printed) is None:
        entry.issue(f"date not understood (birth): {printed}")
    entry.birth(printed, born_on=partial_date(printed))


def is_primary(printed_type: str | None) -> bool:
    """True for the type of a primary name, in any of the formats."""
    return NAME_TYPES.get(fold(printed_type or "")) == "primary"
