"""What only the entries of individuals have: births, nationalities, identity documents."""

import re

from etl.clean import normalise_number, partial_date
from etl.entries import Entry
from etl.records import Fields

DATE_TYPES = frozenset({"exact", "approximately", "between"})
YEARS = re.compile(r"(\d{4})\s*-\s*(\d{4})")
NOT_STATED = frozenset({"na", "n/a", "none"})
SCHEMES = {
    "passport": "passport",
    "numéro de passeport": "passport",
    "número de pasaporte": "passport",
    "national identification number": "national_id",
    "national identification no.": "national_id",
}
# Words in TYPE_OF_DOCUMENT2 that tell more than the type: what is neither passport nor identity card.
OTHER_DOCUMENTS = {
    "birth certificate": "other",
    "certificate of": "other",
    "ration card": "other",
    "residential card": "other",
    "student id": "other",
    "voter id": "other",
    "other id": "other",
    "serviceman": "other",
    "military": "other",
    "fardc": "other",
    "bpa": "other",
    "driver": "licence",
    "fiscal code": "tax_id",
}
NUMBER_IN_TEXT = re.compile(
    r"(?:number|card|SSN|Code:)\s+((?:[A-Z]{1,3}-? )?[A-Z]*\d[\w/-]*)|^(\d{5,}\w*)", re.IGNORECASE
)
WORDS = re.compile(r"[a-z]{3}")


def add_births(entry: Entry, fields: Fields) -> None:
    """Dates and places of birth: each printed alternative is a row, and so are those of an alias."""
    for date in fields.children("INDIVIDUAL_DATE_OF_BIRTH"):
        _add_date(entry, date)
    for place in fields.children("INDIVIDUAL_PLACE_OF_BIRTH"):
        parts = [text for text in (place.take(name) for name in ("STREET", "CITY", "STATE_PROVINCE")) if text]
        country, note = place.take("COUNTRY"), place.take("NOTE")
        printed = _with_note(", ".join([*parts, *([country] if country else [])]), note)
        entry.birth(printed, place=", ".join(parts) or None, country=country)


def _add_date(entry: Entry, date: Fields) -> None:
    kind = (date.take("TYPE_OF_DATE") or "exact").lower()
    exact, year, note = date.take("DATE"), date.take("YEAR"), date.take("NOTE")
    since, until = date.take("FROM_YEAR"), date.take("TO_YEAR")
    if kind not in DATE_TYPES:
        entry.issue(f"type of date of birth not known: {kind}")
    if years := YEARS.fullmatch(year or ""):
        since, until, year = years[1], years[2], None
    on = entry.date_of(exact or year or since, "birth")
    finer = partial_date(note or "")
    if on and finer and len(on) == 4 and finer.startswith(on):
        on = finer
    is_about = kind == "approximately" or (note or "").lower() == "approximately"
    printed = exact or year or " to ".join(filter(None, (since, until)))
    if not printed and not note:
        return
    entry.birth(
        _with_note(f"approximately {printed}" if kind == "approximately" and printed else printed, note),
        born_on=on,
        born_until=entry.date_of(until, "birth") if since else None,
        is_about=is_about,
    )


def add_birth_of_alias(entry: Entry, alias: Fields, name: str) -> None:
    """The date and place of birth that go with another identity of a person."""
    on, city, country = (
        alias.take(field) for field in ("DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
    )
    printed = ", ".join(filter(None, (on, city, country)))
    if printed:
        born_on = entry.date_of(on, "birth")
        entry.birth(f"{printed} (alias {name})", born_on=born_on, place=city, country=country)


def add_nationalities(entry: Entry, fields: Fields) -> None:
    """The nationalities, in printed order."""
    for element in ("NATIONALITY", "NATIONALITY2"):
        for nationality in fields.children(element):
            for printed in nationality.take_all("VALUE") + nationality.take_all("#text"):
                if printed.lower() not in NOT_STATED:
                    entry.nationality(printed)


def add_documents(entry: Entry, fields: Fields) -> None:
    """The identity documents; one without a number is a note."""
    for document in fields.children("INDIVIDUAL_DOCUMENT"):
        kind, detail = document.take("TYPE_OF_DOCUMENT"), document.take("TYPE_OF_DOCUMENT2")
        number, note = document.take("NUMBER"), document.take("NOTE")
        places = [document.take("ISSUING_COUNTRY"), document.take("COUNTRY_OF_ISSUE")]
        countries = [
            entry.country_of((place or "").removesuffix(" passport"), "document") for place in places
        ]
        issued = ", ".join(filter(None, (document.take("CITY_OF_ISSUE"), document.take("DATE_OF_ISSUE"))))
        remarks = [note if note not in (number, "None") else None, f"issued {issued}" if issued else None]
        scheme = _scheme(entry, kind, detail)
        if number is None or WORDS.search(number):
            remarks = [number, *remarks]
            number = _number_in(number) or number or _number_in(detail) or _number_in(note)
        if number is None or not normalise_number(number):
            _add_note(entry, kind, [detail, *places, *remarks])
            continue
        label = detail if detail and not _number_in(detail) and not detail.isdigit() else kind
        if label != detail:
            remarks = [detail, *remarks]
        entry.identifier(
            scheme,
            number,
            (label or "document").rstrip(":. "),
            country=next(filter(None, countries), None),
            remark="; ".join(filter(None, remarks)) or None,
        )


def _scheme(entry: Entry, kind: str | None, detail: str | None) -> str:
    finer = next((scheme for word, scheme in OTHER_DOCUMENTS.items() if word in (detail or "").lower()), None)
    if finer is None and (kind or "").lower() not in SCHEMES:
        entry.issue(f"type of document not known: {kind}")
    return finer or SCHEMES.get((kind or "").lower(), "other")


def _number_in(text: str | None) -> str | None:
    """The number that stands in the words of a document's type or note."""
    found = NUMBER_IN_TEXT.search(text or "")
    return (found[1] or found[2]) if found else None


def _add_note(entry: Entry, kind: str | None, said: list[str | None]) -> None:
    texts = list(dict.fromkeys(filter(None, said)))
    if texts:
        entry.attribute("notes", f"{kind or 'Document'}: {', '.join(texts)}")


def _with_note(printed: str, note: str | None) -> str | None:
    if not note:
        return printed or None
    return f"{printed} ({note})" if printed else note
