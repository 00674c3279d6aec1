"""The EU's financial sanctions list from bytes to entities and statements. Pure: no file, network or clock."""

from pathlib import Path

import polars as pl
from stdnum.ru import inn, ogrn

from etl.clean import is_code, is_known_place, normalise_number
from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import described_keys, read_programmes
from etl.records import Fields, each_record
from etl.sources.eu_fsf.names import Alias, main_name, read_aliases
from etl.sources.eu_fsf.reading import published_at, read_records
from models.vocabulary import EntitySchema

PROGRAMMES = Path(__file__).with_name("programmes.yml")

__all__ = ["extract", "programmes", "published_at", "read_records"]

SOURCE_ID = "eu_fsf"
SCHEMAS = {"person": "Person", "enterprise": "LegalEntity"}
GENDERS = {"M": "male", "F": "female"}
CONTACTS = {"PHONE": "phone", "MOBILE": "phone", "FAX": "phone", "EMAIL": "email", "WEB": "website"}
# By identificationTypeCode; what is not here is an issue.
SCHEMES = {
    "passport": "passport",
    "diplpassport": "passport",
    "id": "national_id",
    "ssn": "national_id",
    "NRN": "national_id",
    "fiscalcode": "tax_id",
    "taxid": "tax_id",
    "regnumber": "registration",
    "swiftbic": "bic",
    "imo": "imo",
    "tradelic": "licence",
    "drivinglicence": "licence",
    "birthcert": "other",
    "nationcert": "other",
    "travelcardid": "other",
    "electionid": "other",
    "residentperm": "other",
    "other": "other",
}
FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
# Where a statement stands in the acts, and in which language version.
OF_STATEMENT = ("regulationSummary", "@regulationLanguage", "@logicalId")


def programmes() -> pl.DataFrame:
    """The programmes that the list uses."""
    return read_programmes(PROGRAMMES)


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of all given records, one an entity."""
    entries = Entries(SOURCE_ID)
    for part, record_key, key, content in each_record(records):
        fields = Fields.of_json(content)
        kind = fields.child("subjectType")
        # The XML has the word as code and a letter as classification; the CSV has them the other way round.
        words = [word for name in ("@code", "@classificationCode") for word in kind.take_all(name)]
        schema = next((SCHEMAS[word] for word in words if word in SCHEMAS), None)
        aliases = read_aliases(fields.children("nameAlias"))
        main = main_name(aliases)
        if schema is None or main is None:
            rules = {"subject_type_known": schema is not None, "name_filled": main is not None}
            entries.refuse_entity(part, record_key, key, content, **rules)
            continue
        entry = entries.entry(part, key, schema, main.value)
        _add_names(entry, aliases, main)
        _add_entity(entry, fields)
        _add_designations(entry, fields)
        _add_births(entry, fields)
        for citizenship in fields.children("citizenship"):
            entry.nationality(_country(citizenship), kind="citizenship")
            _add_remark(entry, citizenship, "@region")
        for identification in fields.children("identification"):
            _add_identification(entry, identification)
        for address in fields.children("address"):
            _add_address(entry, address)
        entry.finish(fields)
    return entries.extraction()


def _add_names(entry: Entry, aliases: list[Alias], main: Alias) -> None:
    is_person = entry.schema == EntitySchema.PERSON
    for alias in aliases:
        kind = "primary" if alias is main else alias.kind
        entry.name(
            kind, alias.value, language=alias.language, remark=alias.remark, source_key=alias.source_key
        )
        if alias.gender and alias.gender not in GENDERS:
            entry.issue(f"gender not known: {alias.gender}")
        entry.attribute("gender", GENDERS.get(alias.gender or ""))
        entry.attribute("title", alias.title)
        entry.attribute("position" if is_person else "notes", alias.function)


def _add_entity(entry: Entry, fields: Fields) -> None:
    fields.ignore("@logicalId")
    entry.identifier("list_id", fields.take("@euReferenceNumber"), "EU reference number")
    entry.identifier("un_reference", fields.take("@unitedNationId"), "United Nations ID")
    entry.attribute("notes", fields.take("@designationDetails"))
    for remark in fields.take_all("remark"):
        entry.attribute("notes", remark)


def _add_designations(entry: Entry, fields: Fields) -> None:
    """One an act; without a date of designation, the date on which the act came into force."""
    stated = entry.date_of(fields.take("@designationDate"), "designationDate")
    for act in fields.children("regulation"):
        act.ignore("@logicalId", "@organisationType")
        programme = act.take("@programme") or ""
        if programme not in described_keys(PROGRAMMES):
            entry.issue(f"programme not described: {programme}")
        is_amendment = act.take("@regulationType") == "amendment"
        published = entry.date_of(act.take("@publicationDate"), "publicationDate")
        in_force = entry.date_of(act.take("@entryIntoForceDate"), "entryIntoForceDate") or published
        entry.designation(
            programme,
            listed_on=stated or in_force,
            amended_on=published if is_amendment and stated else None,
            date_basis=None if stated else "act_date" if in_force else None,
            legal_act=act.take("@numberTitle"),
        )
        entry.attribute("sourceUrl", act.take("publicationUrl"))


def _country(fields: Fields) -> str | None:
    """The printed country where it is known by that name, else its code; None where the list knows none."""
    name, code = fields.take("@countryDescription") or "", fields.take("@countryIso2Code") or ""
    if name.upper() in ("", "UNKNOWN"):
        name = ""
    if name and (is_known_place(name) or not is_code(code.upper())):
        return name
    return code.upper() if is_code(code.upper()) else None


def _joined(fields: Fields, *names: str) -> str | None:
    """The filled ones of these fields, joined by commas."""
    return ", ".join(value for name in names if (value := fields.take(name))) or None


def _add_remark(entry: Entry, fields: Fields, *also: str) -> None:
    """What is said beside a statement that has no place for it."""
    fields.ignore(*OF_STATEMENT)
    for value in [_joined(fields, *also), *fields.take_all("remark")]:
        entry.attribute("notes", value)


def _add_births(entry: Entry, fields: Fields) -> None:
    for birth in fields.children("birthdate"):
        iso = birth.take("@birthdate")
        year, month, day = (birth.take(name) for name in ("@year", "@monthOfYear", "@dayOfMonth"))
        first, last = birth.take("@yearRangeFrom"), birth.take("@yearRangeTo")
        calendar = birth.take("@calendarType") or "GREGORIAN"
        is_about = birth.take("@circa") == "true"
        place = _joined(birth, "@city", "@place", "@region", "@zipCode")
        country = _country(birth)
        _add_remark(entry, birth)
        parts = (
            "-".join(part.zfill(2) for part in (year, month, day if month else None) if part)
            if year
            else None
        )
        printed = iso or parts or "-".join(part for part in (first, last) if part)
        if calendar.upper() != "GREGORIAN":  # a date of another calendar is none of ours
            entry.birth(
                ", ".join(text for text in (printed, calendar, place) if text), place=place, country=country
            )
            continue
        born = entry.date_of(iso or parts or first, "birthdate")
        until = None if iso or parts else entry.date_of(last, "yearRangeTo")
        whole = ", ".join(text for text in (printed, place, country) if text)
        if entry.schema == EntitySchema.PERSON:
            entry.birth(
                whole, born_on=born, born_until=until, is_about=is_about, place=place, country=country
            )
        else:
            entry.attribute("incorporationDate", born)


def _add_identification(entry: Entry, fields: Fields) -> None:
    code, label = fields.take("@identificationTypeCode") or "", fields.take("@identificationTypeDescription")
    country = entry.country_of(_country(fields), "identification")
    number, latin = fields.take("@number"), fields.take("@latinNumber")
    fields.ignore(*OF_STATEMENT)
    told = {
        "issued by": fields.take("@issuedBy"),
        "issued on": fields.take("@issuedDate") or fields.take("@issueDate"),
        "valid from": fields.take("@validFrom"),
        "valid to": fields.take("@validTo"),
        "name on document:": fields.take("@nameOnDocument"),
        "region": fields.take("@region"),
    }
    remarks = [f"{word} {value}" for word, value in told.items() if value]
    remarks += [_words(flag) for flag in FLAGS if fields.take(f"@{flag}") == "true"]
    remarks += fields.take_all("remark")
    if code not in SCHEMES:
        entry.issue(f"type of identification not known: {code}")
        return
    for printed in dict.fromkeys(value for value in (number, latin) if value):
        scheme = _by_digits(SCHEMES[code], printed, country)
        entry.identifier(scheme, printed, label or code, country=country, remark="; ".join(remarks) or None)


def _by_digits(scheme: str, printed: str, country: str | None) -> str:
    """Russian register and tax numbers by their check digits, where the list only says what kind of number it is."""
    digits = normalise_number(printed)
    if country not in (None, "RU") or scheme not in ("registration", "tax_id"):
        return scheme
    if len(digits) in (13, 15) and ogrn.is_valid(digits):
        return "ogrn"
    return "inn" if country == "RU" and inn.is_valid(digits) else scheme


def _words(name: str) -> str:
    """`knownExpired` as `known expired`."""
    return "".join(f" {mark.lower()}" if mark.isupper() else mark for mark in name)


def _add_address(entry: Entry, fields: Fields) -> None:
    at_listing = fields.take("@asAtListingTime") == "true"
    box = fields.take("@poBox")
    street = (
        ", ".join(text for text in (fields.take("@street"), f"P.O. Box {box}" if box else None) if text)
        or None
    )
    city = _joined(fields, "@zipCode", "@city", "@place", "@region")
    country, key = _country(fields), fields.take("@logicalId")
    fields.ignore(*OF_STATEMENT)
    remarks = fields.take_all("remark") + (["as at listing time"] if at_listing else [])
    if street or city or country:
        entry.address(
            street=street, city=city, country=country, remark="; ".join(remarks) or None, source_key=key
        )
    else:
        for remark in remarks:
            entry.attribute("notes", remark)
    for contact in fields.children("contactInfo"):
        _add_contact(entry, contact)


def _add_contact(entry: Entry, fields: Fields) -> None:
    word, printed = (fields.take("@key") or "").upper(), fields.take("@value") or ""
    if word not in CONTACTS:
        entry.issue(f"kind of contact not known: {word or printed}")
        return
    for value in printed.replace(",", ";").split(";"):
        entry.attribute(CONTACTS[word], value)
