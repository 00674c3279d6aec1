"""What FollowTheMoney keeps beside its things: sanctions, documents and links, each stated of its entity."""

from typing import Any

from etl.entries import Entry
from etl.opensanctions.things import Properties, take
from etl.opensanctions.vocabulary import country_attributes, place, vocabulary

# The list's own word for a link.
WORDS = ("role", "relationship", "type", "percentage", "sharesCount", "sharesType", "ownershipType", "status")
REMARKS = (
    "summary",
    "description",
    "secretary",
    "constituency",
    "legalBasis",
    "fee",
    "startReason",
    "endReason",
)


def read_edge(entry: Entry, content: dict[str, Any]) -> None:
    """A record that belongs to the entity, by its schema."""
    schema = content.pop("schema")
    properties: Properties = content.pop("properties", {})
    others = content.pop("others", [])
    for name in vocabulary()["ignored"]:
        properties.pop(name, None)
    if schema == "Sanction":
        _sanction(entry, properties, content.get("datasets", []))
    elif schema in ("Identification", "Passport"):
        _document(entry, schema, properties)
    else:
        _link(entry, schema, properties, others)
    for name in properties:
        entry.issue(f"property of {schema} not mapped: {name[:60]}")


def _sanction(entry: Entry, properties: Properties, datasets: list[str]) -> None:
    """A designation under each programme, else under the sanction's name, its authority or its dataset."""
    programmes, printed = take(properties, "programId"), take(properties, "program")
    keys = programmes or printed or properties.get("authority") or datasets
    started, listed, dated = (_date(entry, properties, name) for name in ("startDate", "listingDate", "date"))
    ended, amended = _date(entry, properties, "endDate"), _date(entry, properties, "modifiedAt")
    words = {vocabulary()["measures"].get(text.lower()) for text in properties.get("provisions", [])}
    reason = "\n".join(
        text for name in ("reason", "summary", "description") for text in take(properties, name)
    )
    for key in keys:
        entry.designation(
            key,
            listed_on=listed or started or dated,
            amended_on=amended,
            ended_on=ended,
            legal_act="; ".join(printed) if programmes and printed else None,
            reason=reason or None,
            measures=",".join(sorted(word for word in words if word)) or None,
        )
    if not keys:
        entry.issue("sanction without programme, authority and dataset")
    _particulars(entry, properties)


def _particulars(entry: Entry, properties: Properties) -> None:
    """What a designation has no column for: numbers of the listing, and words of the sanction as attributes."""
    for name, scheme in (("authorityId", "list_id"), ("recordId", "list_id"), ("unscId", "un_reference")):
        for value in take(properties, name):
            entry.identifier(scheme, value, name)
    country_attributes(entry, "sanctionCountry", take(properties, "country"))
    for name in ("status", "duration"):
        for value in take(properties, name):
            entry.attribute(f"sanction{name.title()}", value)
    for name in ("authority", "provisions", "sourceUrl", "programUrl"):
        for value in take(properties, name):
            entry.attribute(name, value)


def _date(entry: Entry, properties: Properties, name: str) -> str | None:
    """The earliest of the dates of a property."""
    found = [entry.date_of(printed, f"Sanction.{name}") for printed in take(properties, name)]
    return min((date for date in found if date), default=None)


def _document(entry: Entry, schema: str, properties: Properties) -> None:
    """A passport or another paper with a number."""
    numbers = take(properties, "number") + take(properties, "passportNumber")
    kinds = take(properties, "type")
    codes = [entry.country_of(place(code), schema) for code in take(properties, "country")]
    is_passport = schema == "Passport" or any("passport" in kind.lower() for kind in kinds)
    remarks = [
        f"{name}: {', '.join(values)}" for name in list(properties) if (values := take(properties, name))
    ]
    for number in numbers:
        entry.identifier(
            "passport" if is_passport else "national_id",
            number,
            ", ".join(kinds) or schema,
            country=codes[0] if len(codes) == 1 else None,
            remark="; ".join(remarks) or None,
        )
    if not numbers:
        entry.issue(f"{schema} without a number")


def _link(entry: Entry, schema: str, properties: Properties, others: list[dict[str, str]]) -> None:
    """A relation to each other entity, with the list's own words for it and the time that it lasted."""
    words = [value for name in WORDS for value in take(properties, name)]
    started, ended = take(properties, "startDate"), take(properties, "endDate")
    if started or ended:
        words.append(f"{', '.join(started) or '?'} to {', '.join(ended) or 'now'}")
    words += take(properties, "date")
    words += [value for name in REMARKS for value in take(properties, name)]
    for name in ("recordId", "sourceUrl", "modifiedAt"):  # of the record of the link, not of the entity
        take(properties, name)
    label = ", ".join(words)
    for other in others:
        kind = vocabulary()["edges"][schema]["relation"]
        entry.relation(kind, other.get("name"), other_key=other["id"], label=label or schema.lower())
    if not others:
        # Some lists keep who holds an office without saying which.
        entry.attribute(schema[0].lower() + schema[1:], label or "unnamed")
