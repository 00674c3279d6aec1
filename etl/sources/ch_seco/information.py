"""What free texts of a target (`other-information`) say in a fixed form: numbers of registers and contacts."""

import re

from etl.entries import Entry

UN_REFERENCE = re.compile(r"[A-Z]{2,3}[ie]\.\d{3,4}", re.IGNORECASE)
IDENTIFIERS = {
    "imo": r"IMO(?: number)? ?: *(\d{7})",
    "inn": r"(?:(?:Taxpayer|Tax) identification number|INN|TIN)(?: \(INN\))? ?: *(\d{10}|\d{12})",
    "ogrn": r"(?:(?:Primary |Main )?State registration number|OGRN|PSRN) ?: *(\d{13}|\d{15})",
    "registration": r"(?:Business |Company )?registration (?:number|no\.?) ?: *([\w./-]+)",
    "tax_id": r"Tax (?:registration )?(?:number|ID|no\.?) ?: *([\w./-]+)",
    "bic": r"SWIFT(?: ?/ ?BIC)?(?: code)? ?: *([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)",
    "mmsi": r"MMSI(?: number)? ?: *(\d{9})",
}
ATTRIBUTES = {
    "website": r"(?:Company )?website ?: *(\S+)",
    "email": r"E-?mail(?: address)? ?: *(\S+@\S+)",
    "phone": r"(?:Tel\.?|Telephone|Phone)(?: number)? ?: *(\+?[0-9 ()/-]+)",
    "legalForm": r"Type of entity ?: *(.+)",
    "callSign": r"Call sign ?: *(\S+)",
    "type": r"(?:Vessel|Ship) type ?: *(.+)",
}
READ = {
    name: re.compile(rf"{pattern}\.?", re.IGNORECASE) for name, pattern in (IDENTIFIERS | ATTRIBUTES).items()
}
# What is in a fixed form is short.
LONGEST = 300
FOUNDED = re.compile(r"Date of (?:registration|establishment|incorporation) ?: *(.+?)\.?", re.IGNORECASE)
PLACE = re.compile(r"(?:Flag|Flag state) ?: *(.+?)\.?", re.IGNORECASE)


def is_un_reference(number: str) -> bool:
    """True for a reference number of the United Nations, such as QDi.001."""
    return bool(UN_REFERENCE.fullmatch(number.strip()))


def add_information(entry: Entry, text: str) -> None:
    """A free text: what stands in it in a fixed form, else a note."""
    if is_un_reference(text):
        entry.identifier("un_reference", text, "other-information")
        return
    if len(text) > LONGEST:
        entry.attribute("notes", text)
        return
    for name, pattern in READ.items():
        if found := pattern.fullmatch(text):
            value = found[1].rstrip(" .")
            if name in IDENTIFIERS:
                entry.identifier(name, value, text[: found.start(1)].rstrip(" :"))
            else:
                entry.attribute(name, value)
            return
    if (found := FOUNDED.fullmatch(text)) and (day := entry.date_of(found[1], "date of registration")):
        entry.attribute("incorporationDate", day)
    elif found := PLACE.fullmatch(text):
        entry.attribute("flag", entry.country_of(found[1], "flag") or found[1])
    else:
        entry.attribute("notes", text)
