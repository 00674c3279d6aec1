"""The reference values of an Advanced XML file, and the parts of it that others refer to by number."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from etl.ofac.periods import Period
from etl.records import Fields

Content = dict[str, Any]
Bounds = tuple[date, date]
UNKNOWN = "Unknown"
UNDETERMINED = "undetermined"


def listed(content: Any, name: str) -> list[Any]:
    """The elements of a name in an element's content."""
    found = content.get(name, []) if isinstance(content, Mapping) else []
    return found if isinstance(found, list) else [found]


@dataclass
class References:
    """Words by kind and number, and what is kept of the file's head: addresses by number, documents by identity.

    `unmapped` are the fields of those that nobody knows, by the same number.
    """

    values: dict[str, dict[str, Content]] = field(default_factory=dict)
    locations: dict[str, Content] = field(default_factory=dict)
    documents: dict[str, list[Content]] = field(default_factory=dict)
    unmapped: dict[str, list[str]] = field(default_factory=dict)

    def add(self, sets: Content) -> None:
        """Take in the element ReferenceValueSets."""
        for values in sets.values():
            for kind, found in values.items() if isinstance(values, Mapping) else ():
                for value in found if isinstance(found, list) else [found]:
                    if isinstance(value, Mapping) and "@ID" in value:
                        self.values.setdefault(kind, {})[str(value["@ID"])] = dict(value)

    def attribute(self, kind: str, number: str | None, name: str) -> str | None:
        """An attribute or the text of a reference value; None where there is none."""
        value = self.values.get(kind, {}).get(number or "", {}).get(name)
        return str(value) if value else None

    def word(self, kind: str, number: str | None) -> str:
        """The word of a number; one that the file does not explain stays as a number, to be an issue."""
        return self.attribute(kind, number, "#text") or f"{kind} {number}"

    def party_type(self, number: str | None) -> str:
        """Individual, Entity, Vessel or Aircraft: the subtype of a party, or its type where that is `Unknown`."""
        word = self.word("PartySubType", number)
        if word != UNKNOWN:
            return word
        return self.word("PartyType", self.attribute("PartySubType", number, "@PartyTypeID"))

    def add_location(self, content: Content) -> None:
        """Take in a Location, as an address of the Enhanced form."""
        fields = Fields(content, "Location/")
        number = fields.take("@ID") or ""
        fields.ignore("FeatureVersionReference", "IDRegDocumentReference")  # named where they are used
        area, country = fields.child("LocationAreaCode"), fields.child("LocationCountry")
        country.ignore("@CountryRelevanceID")
        code, place = area.take("@AreaCodeID"), country.take("@CountryID")
        printed = self.word("Country", place) if place else self.attribute("AreaCode", code, "@Description")
        writings = self._writings(fields)
        self.locations[number] = {
            "@id": number,
            **({"country": printed} if printed and printed != UNDETERMINED else {}),
            "translations": {"translation": writings or [{"isPrimary": "true"}]},
        }
        self.unmapped.setdefault(number, []).extend(fields.left())

    def _writings(self, fields: Fields) -> list[Content]:
        """The parts of an address, once for each script: that of the main one and of each comment."""
        scripts: dict[str, list[Content]] = {}
        for part in fields.children("LocationPart"):
            kind = self.word("LocPartType", part.take("@LocPartTypeID"))
            for value in part.children("LocationPartValue"):
                value.ignore("@LocPartValueTypeID", "@LocPartValueStatusID")
                comment, is_main = value.take("Comment"), value.take("@Primary") != "false"
                script = "" if is_main else comment or "other"
                scripts.setdefault(script, []).append({"type": kind, "value": value.take("Value") or ""})
        return [
            {"isPrimary": "false" if script else "true", "addressParts": {"addressPart": parts}}
            for script, parts in sorted(scripts.items())
        ]

    def place(self, number: str | None) -> str | None:
        """A location in one line: a country, or a place of birth."""
        location = self.locations.get(number or "")
        if location is None:
            return None
        parts = [
            part["value"]
            for writing in location["translations"]["translation"][:1]
            for part in writing.get("addressParts", {}).get("addressPart", [])
        ]
        return ", ".join(text for text in (*parts, location.get("country")) if text) or None

    def add_document(self, content: Content) -> None:
        """Take in an IDRegDocument, as one of the Enhanced form."""
        fields = Fields(content, "IDRegDocument/")
        fields.ignore("@ID", "DocumentedNameReference", "ProfileReference")
        identity, country = fields.take("@IdentityID") or "", fields.take("@IssuedBy-CountryID")
        validity = fields.take("@ValidityID")
        word = self.word("Validity", validity) if validity else "Valid"
        comments = [fields.take("Comment"), None if word == "Valid" else word]
        document = {
            "type": self.word("IDRegDocType", fields.take("@IDRegDocTypeID")),
            "documentNumber": fields.take("IDRegistrationNo"),
            "issuingCountry": self.word("Country", country) if country else None,
            "issuingLocation": self.place(fields.take("@IssuedIn-LocationID")),
            "issuingAuthority": fields.take("IssuingAuthority"),
            "comments": "; ".join(comment for comment in comments if comment) or None,
            **self._document_dates(fields),
        }
        filled = {name: value for name, value in document.items() if value}
        self.documents.setdefault(identity, []).append(filled)
        self.unmapped.setdefault(identity, []).extend(fields.left())

    def _document_dates(self, fields: Fields) -> Content:
        names = {"Issue Date": "issueDate", "Expiration Date": "expirationDate"}
        dates = {}
        for printed in fields.children("DocumentDate"):
            kind = self.word("IDRegDocDateType", printed.take("@IDRegDocDateTypeID"))
            dates[names.get(kind, kind)] = period_of(printed.child("DatePeriod"))
        return dates


def period_of(fields: Fields) -> str | None:
    """A DatePeriod in OFAC's words; None where it has no understandable day."""
    fields.ignore("@CalendarTypeID", "@YearFixed", "@MonthFixed", "@DayFixed")
    start, end = fields.child("Start"), fields.child("End")
    is_about = "true" in (start.take("@Approximate"), end.take("@Approximate"))
    for edge in (start, end):
        edge.ignore("@YearFixed", "@MonthFixed", "@DayFixed")
    first, first_to = _bounds(start.child("From")), _bounds(start.child("To"))
    last, last_to = _bounds(end.child("From")), _bounds(end.child("To"))
    if first is None:
        return None
    first_to, last = first_to or first, last or first
    return Period(first[0], first_to[1], last[0], (last_to or last)[1], is_about).printed()


def day_of(fields: Fields) -> str | None:
    """The ISO date of a Date, as far as it is given."""
    fields.ignore("@CalendarTypeID")
    found = _bounds(fields)
    return found[0].isoformat() if found else None


def _bounds(fields: Fields) -> Bounds | None:
    """The first and last day that Year, Month and Day leave open."""
    year, month, day = (fields.take(name) for name in ("Year", "Month", "Day"))
    try:
        first = date(int(year or ""), int(month or 1), int(day or 1))
    except (ValueError, OverflowError):
        return None
    if day:
        return first, first
    until = first.month if month else 12
    return first, date(first.year, until, calendar.monthrange(first.year, until)[1])
