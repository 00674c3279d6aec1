"""Rows of the simple table as an entity with its statements."""

import re
from typing import Any

from etl.entries import Entry
from etl.opensanctions.vocabulary import country_attributes

IMO = re.compile(r"IMO ?\d{7}")


def read_target(entry: Entry, content: dict[str, Any]) -> None:
    """All that a row states; it does not say which register gave a number, nor which programme a reason is of."""
    entry.name("primary", content.pop("name", None) or entry.caption)
    for alias in content.pop("aliases", []):
        entry.name("alias", alias)
    for date in content.pop("birth_date", []):
        entry.birth(date, born_on=entry.date_of(date, "birth_date"))
    countries = country_attributes(entry, "country", content.pop("countries", []))
    if len(countries) == 1:
        entry.country = countries.pop()
    for address in content.pop("addresses", []):
        entry.address(address)
    for number in content.pop("identifiers", []):
        is_imo = IMO.fullmatch(number) is not None
        entry.identifier("imo" if is_imo else "other", number, "imoNumber" if is_imo else "identifiers")
    for name, attribute in (("phones", "phone"), ("emails", "email")):
        for value in content.pop(name, []):
            entry.attribute(attribute, value)
    reason = "\n".join(content.pop("sanctions", []))
    programmes = content.pop("program_ids", []) or (content.get("dataset", []) if reason else [])
    for key in programmes:
        entry.designation(key, reason=reason or None)
