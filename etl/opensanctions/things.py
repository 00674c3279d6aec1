"""Things of FollowTheMoney - people, companies, vessels - as an entity with its statements."""

from typing import Any

from etl.entries import Entry
from etl.opensanctions.vocabulary import PROPERTY, UNKNOWN, country_attributes, place, scheme_of, vocabulary

Properties = dict[str, list[str]]


def take(properties: Properties, name: str) -> list[str]:
    """The values of a property, which then counts as mapped."""
    return properties.pop(name, [])


def read_thing(entry: Entry, content: dict[str, Any]) -> None:
    """All that a thing states; a property that has no place of its own becomes an attribute."""
    properties: Properties = content.pop("properties", {})
    read_names(entry, take(properties, "name"), properties)
    _identifiers(entry, properties)
    _births(entry, properties)
    _countries(entry, properties)
    for text in take(properties, "address"):
        entry.address(text)
    for address in content.pop("addresses", []):
        _address(entry, address)
    for name, links in content.pop("links", {}).items():
        for link in links:
            relation = vocabulary()["links"][name]
            entry.relation(relation, link.get("name"), other_key=link["id"], label=name)
    _dates(entry, properties)
    _rest(entry, properties)


def read_names(entry: Entry, names: list[str], properties: Properties) -> None:
    """The name that stands for the entity as primary, any other as an alias."""
    entry.name("primary", entry.caption)
    for name in names:
        if name != entry.caption:
            entry.name("alias", name)
    for property_name, kind in vocabulary()["names"].items():
        for name in take(properties, property_name):
            entry.name(kind, name)


def _identifiers(entry: Entry, properties: Properties) -> None:
    for name in list(properties):
        scheme = scheme_of(name, entry.schema)
        if scheme:
            country = vocabulary()["register_countries"].get(name)
            for value in take(properties, name):
                entry.identifier(scheme, value, name, country=country)


def _births(entry: Entry, properties: Properties) -> None:
    """One row where one date and one place are stated; else one for each: nothing says which belong together."""
    dates = take(properties, "birthDate")
    places, countries = take(properties, "birthPlace"), take(properties, "birthCountry")
    if max(len(dates), len(places), len(countries)) == 1:
        printed = ", ".join([*dates, *places, *map(place, countries)])
        date, where, country = (next(iter(values), None) for values in (dates, places, countries))
        _birth(entry, date, where, country, printed)
        return
    for date in dates:
        _birth(entry, date, None, None, date)
    for where in places:
        _birth(entry, None, where, None, where)
    for country in countries:
        _birth(entry, None, None, country, place(country))


def _birth(entry: Entry, date: str | None, where: str | None, country: str | None, printed: str) -> None:
    is_known = date is not None and date.lower() not in UNKNOWN
    born_on = entry.date_of(date, "birthDate") if is_known else None
    entry.birth(printed, born_on=born_on, place=where, country=place(country) if country else None)


def _countries(entry: Entry, properties: Properties) -> None:
    """Nationalities, and countries as attributes; the main country where the list names one alone."""
    for name, kind in vocabulary()["nationalities"].items():
        for code in take(properties, name):
            entry.nationality(place(code), kind)
    stated = {
        name: country_attributes(entry, name, take(properties, name)) for name in vocabulary()["countries"]
    }
    for name in ("mainCountry", "jurisdiction", "flag", "country"):
        if entry.country is None and len(stated[name]) == 1:
            entry.country = next(iter(stated[name]))


def _address(entry: Entry, address: Properties) -> None:
    """An address that is an entity of its own."""
    parts = dict(address)
    countries = take(parts, "country")
    full = "; ".join(take(parts, "full") or take(parts, "name"))
    street = ", ".join(take(parts, "street") + take(parts, "street2"))
    city = [*take(parts, "postalCode"), *take(parts, "city"), *take(parts, "region"), *take(parts, "state")]
    remark = "; ".join([*take(parts, "summary"), *take(parts, "remarks")])
    entry.address(
        full or None,
        street=street or None,
        city=", ".join(city) or None,
        country=place(countries[0]) if len(countries) == 1 else None,
        remark=remark or None,
    )


def _dates(entry: Entry, properties: Properties) -> None:
    for name in vocabulary()["dates"]:
        for printed in take(properties, name):
            known = printed.lower() not in UNKNOWN
            entry.attribute(name, (entry.date_of(printed, name) if known else None) or printed)


def _rest(entry: Entry, properties: Properties) -> None:
    for name in vocabulary()["ignored"]:
        properties.pop(name, None)
    for name, values in properties.items():
        if not PROPERTY.fullmatch(name):
            entry.issue(f"not the name of a property: {name[:60]}")
            continue
        for value in values:
            entry.attribute(name, value)
