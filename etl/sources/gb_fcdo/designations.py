"""One designation as the XML format nests it; a row of the CSV format is brought into the same shape."""

import re
from typing import Any

from etl.clean import fold, partial_date
from etl.entries import Entry
from etl.records import Content, Fields
from etl.sources.gb_fcdo.numbers import add_document, add_registration
from etl.sources.gb_fcdo.vocabulary import GENDERS, language_of, measures_of, name_kind, regime_of

PARTS_OF_NAME = ("Name1", "Name2", "Name3", "Name4", "Name5", "Name6")
LINES = tuple(f"AddressLine{number}" for number in range(1, 7))
DATE = re.compile(r"(\d{1,2}|d{1,2})/(\d{1,2}|m{1,2})/(\d{4}|\d{0,3}y{1,4})", re.IGNORECASE)
UNKNOWN = frozenset({"", "0", "00", "d", "dd", "m", "mm"})
LISTED = re.compile(r"[;\n]+")
EMAILS = re.compile(r"[;,\s]+")
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
PERSON = "IndividualDetails/Individual"
ENTITY = "EntityDetails/Entity"
SHIP = "ShipDetails/Ship"
# Columns of the CSV format, folded, and where their values stand in the XML format.
COLUMNS = {
    "last updated": "LastUpdated",
    "date designated": "DateDesignated",
    "unique id": "UniqueID",
    "ofsi group id": "OFSIGroupID",
    "un reference number": "UNReferenceNumber",
    **{f"name {number}": f"Names/Name/Name{number}" for number in range(1, 7)},
    "name type": "Names/Name/NameType",
    "alias strength": "Names/Name/AliasStrength",
    "title": "Titles/Title",
    "name non latin script": "NonLatinNames/NonLatinName/NameNonLatinScript",
    "non latin script type": "NonLatinNames/NonLatinName/NonLatinScriptType",
    "non latin script language": "NonLatinNames/NonLatinName/NonLatinScriptLanguage",
    "regime name": "RegimeName",
    "designation type": "IndividualEntityShip",
    "individual entity ship": "IndividualEntityShip",
    "designation source": "DesignationSource",
    "sanctions imposed": "SanctionsImposed",
    "other information": "OtherInformation",
    "uk statement of reasons": "UKStatementofReasons",
    **{f"address line {number}": f"Addresses/Address/AddressLine{number}" for number in range(1, 7)},
    "address postal code": "Addresses/Address/AddressPostalCode",
    "address country": "Addresses/Address/AddressCountry",
    "phone number": "PhoneNumbers/PhoneNumber",
    "website": "Websites/Website",
    "email address": "EmailAddresses/EmailAddress",
    "dob": f"{PERSON}/DOBs/DOB",
    "nationality ies": f"{PERSON}/Nationalities/Nationality",
    "national identifier number": f"{PERSON}/NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber",
    "national identifier additional information": f"{PERSON}/NationalIdentifierDetails/NationalIdentifier/NationalIdentifierAdditionalInformation",
    "passport number": f"{PERSON}/PassportDetails/Passport/PassportNumber",
    "passport additional information": f"{PERSON}/PassportDetails/Passport/PassportAdditionalInformation",
    "position": f"{PERSON}/Positions/Position",
    "gender": f"{PERSON}/Genders/Gender",
    "town of birth": f"{PERSON}/BirthDetails/Location/TownOfBirth",
    "country of birth": f"{PERSON}/BirthDetails/Location/CountryOfBirth",
    "type of entity": f"{ENTITY}/TypeOfEntities/TypeOfEntity",
    "subsidiaries": f"{ENTITY}/Subsidiaries/Subsidiary",
    "parent company": f"{ENTITY}/ParentCompanies/ParentCompany",
    "business registration number s": f"{ENTITY}/BusinessRegistrationNumbers/BusinessRegistrationNumber",
    "imo number": f"{SHIP}/IMONumbers/IMONumber",
    "current owner operator s": f"{SHIP}/CurrentOwnerOperators/CurrentOwnerOperator",
    "previous owner operator s": f"{SHIP}/PreviousOwnerOperators/PreviousOwnerOperator",
    "current believed flag of ship": f"{SHIP}/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip",
    "previous flags": f"{SHIP}/PreviousFlags/PreviousFlag",
    "type of ship": f"{SHIP}/TypeOfShipDetails/TypeOfShip",
    "tonnage of ship": f"{SHIP}/TonnageOfShipDetails/TonnageOfShip",
    "length of ship": f"{SHIP}/LengthOfShipDetails/LengthOfShip",
    "year built": f"{SHIP}/YearsBuilt/YearBuilt",
    "hull identification number hin": f"{SHIP}/HullIdentificationNumbers/HullIdentificationNumber",
}


def nested(row: Content) -> Content:
    """A row of the CSV format in the shape of the XML format; a column that is not known stands by its name."""
    shaped: dict[str, Any] = {}
    for column, value in row.items():
        path = COLUMNS.get(fold(column))
        *groups, last = path.split("/") if path else (f"column {column}",)
        place = shaped
        for group in groups:
            place = place.setdefault(group, {})
        place[last] = value
    return shaped


def names_in(content: Content) -> list[tuple[str | None, str]]:
    """The filled names of a designation with their printed types."""
    names = Fields(content).child("Names").children("Name")
    found = [(name.take("NameType"), _joined(name)) for name in names]
    return [(kind, name) for kind, name in found if name]


def describe(entry: Entry, fields: Fields) -> None:
    """Every statement of one designation, whose type and names are known."""
    unique_id = fields.take("UniqueID") or entry.key
    fields.ignore("IndividualEntityShip")
    _add_names(entry, fields)
    entry.identifier("un_reference", fields.take("UNReferenceNumber"), "UN reference")
    entry.identifier("list_id", fields.take("OFSIGroupID"), "OFSI Group ID")
    for address in fields.child("Addresses").children("Address"):
        _add_address(entry, address)
    _add_contacts(entry, fields)
    for details in fields.child("IndividualDetails").children("Individual"):
        _add_person(entry, details)
    for details in fields.child("EntityDetails").children("Entity"):
        _add_entity(entry, details)
    for details in fields.child("ShipDetails").children("Ship"):
        _add_ship(entry, details)
    _add_designation(entry, fields, unique_id)
    entry.finish(fields)


def _joined(name: Fields) -> str:
    parts = [name.take(part) for part in PARTS_OF_NAME]
    return " ".join(" ".join(part for part in (*parts, name.take("Name")) if part).split())


def _add_names(entry: Entry, fields: Fields) -> None:
    """Names; an element without any part of a name, of which the list has some, states none."""
    for name in fields.child("Names").children("Name"):
        value, printed_type, strength = _joined(name), name.take("NameType"), name.take("AliasStrength")
        if value and (kind := name_kind(entry, printed_type, strength)):
            entry.name(kind[0], value, remark=kind[1])
    for name in fields.child("NonLatinNames").children("NonLatinName"):
        original, language = name.take("NameNonLatinScript", "#text"), name.take("NonLatinScriptLanguage")
        name.ignore("NonLatinScriptType")  # the characters themselves tell the script, and are never wrong
        entry.name("original_script", original, language=language_of(entry, language))


def _add_address(entry: Entry, address: Fields) -> None:
    """An address; its sixth line is the town or region, the others are what is printed before it."""
    street = ", ".join(text for text in (address.take(line) for line in LINES[:5]) if text)
    parts = [address.take(LINES[5]), address.take("AddressPostalCode")]
    city = ", ".join(part for part in parts if part)
    entry.address(street=street or None, city=city or None, country=address.take("AddressCountry"))


def _add_contacts(entry: Entry, fields: Fields) -> None:
    for title in fields.child("Titles").take_all("Title"):
        entry.attribute("title", title)
    for phone in fields.child("PhoneNumbers").take_all("PhoneNumber"):
        entry.attribute("phone", phone)
    for website in fields.child("Websites").take_all("Website"):
        entry.attribute("website", website)
    for printed in fields.child("EmailAddresses").take_all("EmailAddress"):
        for email in EMAILS.split(printed):
            entry.attribute("email", email)
    entry.attribute("notes", fields.take("OtherInformation"))


def date_of_birth(printed: str) -> tuple[str | None, bool]:
    """The ISO date as far as it is printed, and whether all was understood: `dd/09/1958`, `15/08/19yy`, `1962`."""
    found = DATE.fullmatch(printed)
    if found is None:
        on = partial_date(printed)
        return on, on is not None
    day, month, year = (text.lower() for text in found.groups())
    if "y" in year:
        return None, True
    if month in UNKNOWN:
        return year, True
    on = partial_date(f"{'00' if day in UNKNOWN else day}/{month}/{year}")
    return on, on is not None


def add_birth_date(entry: Entry, printed: str) -> None:
    """A date of birth; one that is not understood is kept as printed, and an issue."""
    on, is_understood = date_of_birth(printed)
    if not is_understood:
        entry.issue(f"date not understood (birth): {printed}")
    entry.birth(printed, born_on=on)


def _add_person(entry: Entry, details: Fields) -> None:
    for printed in details.child("DOBs").take_all("DOB"):
        add_birth_date(entry, printed)
    for place in details.child("BirthDetails").children("Location"):
        town, country = place.take("TownOfBirth"), place.take("CountryOfBirth")
        entry.birth(", ".join(filter(None, (town, country))), place=town, country=country)
    for printed in details.child("Nationalities").take_all("Nationality"):
        entry.nationality(printed)
    for document in details.child("PassportDetails").children("Passport"):
        number, info = document.take("PassportNumber"), document.take("PassportAdditionalInformation")
        add_document(entry, "passport", "Passport number", number, info)
    for document in details.child("NationalIdentifierDetails").children("NationalIdentifier"):
        number = document.take("NationalIdentifierNumber")
        info = document.take("NationalIdentifierAdditionalInformation")
        add_document(entry, "national_id", "National Identifier number", number, info)
    for printed in details.child("Positions").take_all("Position"):
        entry.attribute("position", printed)
    for printed in details.child("Genders").take_all("Gender"):
        if printed.lower() in GENDERS:
            entry.attribute("gender", printed.lower())
        else:
            entry.issue(f"gender not known: {printed}")


def _add_entity(entry: Entry, details: Fields) -> None:
    for printed in details.child("TypeOfEntities").take_all("TypeOfEntity"):
        entry.attribute("summary", printed)  # legal forms and sectors, mixed
    for printed in details.child("BusinessRegistrationNumbers").take_all("BusinessRegistrationNumber"):
        add_registration(entry, printed)
    _relate(entry, details, "ParentCompanies/ParentCompany", "owned_by", "parent company")
    _relate(entry, details, "Subsidiaries/Subsidiary", "owner_of", "subsidiary")


def _add_ship(entry: Entry, details: Fields) -> None:
    for printed in details.child("IMONumbers").take_all("IMONumber"):
        entry.identifier("imo", printed, "IMO number")
    for printed in details.child("HullIdentificationNumbers").take_all("HullIdentificationNumber"):
        entry.identifier("other", printed, "Hull identification number (HIN)")
    for group, item, name in (
        ("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip", "flag"),
        ("PreviousFlags", "PreviousFlag", "pastFlags"),
    ):
        for printed in details.child(group).take_all(item):
            for flag in filter(None, (part.strip() for part in LISTED.split(printed))):
                entry.attribute(name, entry.country_of(flag, name) or flag)
    for group, item, name in (
        ("TypeOfShipDetails", "TypeOfShip", "type"),
        ("TonnageOfShipDetails", "TonnageOfShip", "tonnage"),
        ("LengthOfShipDetails", "LengthOfShip", "length"),
    ):
        for printed in details.child(group).take_all(item):
            entry.attribute(name, printed)
    for printed in details.child("YearsBuilt").take_all("YearBuilt"):
        entry.attribute("buildDate", entry.date_of(printed, "year built"))
    _relate(
        entry, details, "CurrentOwnerOperators/CurrentOwnerOperator", "owned_by", "current owner/operator"
    )
    _relate(
        entry, details, "PreviousOwnerOperators/PreviousOwnerOperator", "linked_to", "previous owner/operator"
    )


def _relate(entry: Entry, details: Fields, path: str, kind: str, label: str) -> None:
    group, _, item = path.partition("/")
    for printed in details.child(group).take_all(item):
        for name in filter(None, (part.strip() for part in LISTED.split(printed))):
            entry.relation(kind, name, label=label)


def _add_designation(entry: Entry, fields: Fields, unique_id: str) -> None:
    imposed = [text.strip() for text in (fields.take("SanctionsImposed") or "").split("|") if text.strip()]
    indicators = fields.child("SanctionsImposedIndicators")
    for name in indicators.left():
        tag = name.rpartition("/")[2]
        stated = (indicators.take(tag) or "").lower()
        if stated == "true":
            imposed.append(CAPITAL.sub(" ", tag))
        elif stated != "false":
            entry.issue(f"indicator of a sanction neither true nor false: {tag} {stated}")
    printed = fields.take("RegimeName")
    listed_on = entry.date_of(fields.take("DateDesignated"), "designated")
    amended_on = entry.date_of(fields.take("LastUpdated"), "updated")
    reason = fields.take("UKStatementofReasons", "UKStatementOfReasons")
    entry.attribute("designationSource", fields.take("DesignationSource"))
    if regime := regime_of(entry, printed, unique_id):
        entry.designation(
            regime,
            listed_on=listed_on,
            amended_on=amended_on,
            legal_act=printed,
            reason=reason,
            measures=measures_of(entry, imposed),
        )
