"""Records of both editions of Canada's list under the same field names, with keys that no renumbering changes.

The list has no numbers of its own: `Item` is a position in a schedule. What is listed is therefore known by its
regulation and its name, a ship by its IMO number.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from etl.clean import fold
from etl.namesakes import Keyed, Record, keyed_by_identity
from etl.yaml_tables import load_yaml

EDITIONS = Path(__file__).with_name("editions.yml")
# A position: amendments renumber a schedule without any change to what is listed.
POSITION = "Item"
NAME_FIELDS = ("EntityOrShip", "LastName", "GivenName")
BORN = "DateOfBirthOrShipBuildDate"


@cache
def editions() -> dict[str, Any]:
    """The table of what differs between the editions."""
    table: dict[str, Any] = load_yaml(EDITIONS)
    return table


def english_half(label: str) -> str:
    """The English half of a bilingual label: `Syria / Syrie` gives `Syria`."""
    return label.partition(" / ")[0].strip()


def in_newest_form(printed: Record) -> Record:
    """A record under the field names and regulation labels of the newest edition, white space made plain."""
    table = editions()
    record: Record = {}
    for name, value in printed.items():
        plain = _plain(value)
        if name != POSITION and plain and plain not in table["empty"]:
            record[table["fields"].get(name, name)] = plain
    country = record.get("Country")
    if isinstance(country, str):
        record["Country"] = table["regulations"].get(english_half(country), country)
    return record


def _plain(value: Any) -> Any:
    """Text with single spaces: both editions are strewn with no-break spaces, spaces at the end and line ends."""
    return " ".join(value.split()) if isinstance(value, str) else value


def keyed(records: list[Record]) -> Iterator[Keyed]:
    """(record key, entity key, record); a person or entity that is designated twice has one entity key."""
    return keyed_by_identity(
        records,
        _identity,
        born=lambda record: "" if _text(record, "ShipIMONumber") else _text(record, BORN),
        listed=lambda record: _text(record, "DateOfListing"),
    )


def _identity(record: Record) -> tuple[str, ...] | None:
    regulation = english_half(_text(record, "Country"))
    if number := _text(record, "ShipIMONumber"):
        return regulation, "IMO", number
    names = tuple(fold(_text(record, name)) or _text(record, name) for name in NAME_FIELDS)
    return (regulation, *names) if regulation and any(names) else None


def _text(record: Record, name: str) -> str:
    value = record.get(name, "")
    return value if isinstance(value, str) else str(value)
