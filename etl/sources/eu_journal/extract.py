"""The EU's framework acts from bytes to entities and designations. Pure: no file, network or clock.

Each act is a part, named by its CELEX number. A row is a record and, in the end, a designation. `recordId` is the
row's number: it changes whenever a row before it is struck out, and is left out of the records.
"""

import re
from pathlib import Path

import polars as pl

from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import described_keys, read_programmes
from etl.readers.delimited import read_rows
from etl.records import Fields, record_frame
from etl.sources.eu_journal.dates import BirthCell, read_births, read_dates
from etl.sources.eu_journal.identity import entity_keys, record_keys
from etl.sources.eu_journal.names import split_names
from etl.sources.eu_journal.numbers import read_numbers
from etl.sources.eu_journal.texts import (
    last_place,
    split_addresses,
    split_listed,
    split_nationalities,
    split_places,
)
from models.errors import InputError
from models.vocabulary import EntitySchema

PROGRAMMES = Path(__file__).with_name("programmes.yml")

__all__ = ["extract", "programmes", "read_records"]

SOURCE_ID = "eu_journal"
REQUIRED = ("celex", "programKey", "annex", "measure", "startDate", "schema", "name")
LONGEST_CELL = 5000  # the longest real one outside of prose has 841 characters
PROSE = ("reason", "notes")
# The most telling first: an entity that is a company in one annex is that in all.
SCHEMAS = (
    "Person", "Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security", "RealEstate", "Company", "PublicBody",
    "Organization", "LegalEntity", "Asset",
)  # fmt: skip
MEASURES = {
    "Aid suspension": "aid_suspension",
    "Arms embargo": "arms_embargo",
    "Arms restrictions": "arms_embargo",
    "Asset freeze": "asset_freeze",
    "Export control": "export_ban",
    "Financial restrictions": "financial",
    "Import restrictions": "import_ban",
    "Investment ban": "investment_ban",
    "Prohibition to satisfy claims": "claims_ban",
    "Services ban": "services_ban",
    "Transportation restrictions": "transport",
    "Travel ban": "travel_ban",
}
NUMBERS = {
    "passportNumber": "passport",
    "registrationNumber": "registration",
    "taxNumber": "tax_id",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "kppCode": "kpp",
    "okpoCode": "okpo",
    "leiCode": "lei",
    "mmsi": "mmsi",
}
LISTED = {
    "phone": r"[;,]",
    "email": r"[;,\s]",
    "website": r";|,\s*(?=http|www)|\s+(?=http|www)",
    "position": ";",
    "legalForm": ";",
}
CONTACT = re.compile(r"(Tel|Fax|Swift)[.:]+\s*(.+)")
PLAIN = ("appearance", "ethnicity", "fatherName", "motherName", "sector", "ticker", "notes")


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """The records of an act: one a row, with keys that no re-ordering and no new reason or address changes."""
    rows = []
    for row in read_rows(content, part, REQUIRED):
        row.pop("recordId", None)
        _check_lengths(part, row)
        rows.append(row)
    return record_frame(part, zip(record_keys(rows), entity_keys(rows), rows, strict=True))


def _check_lengths(part: str, row: dict[str, str]) -> None:
    """InputError for a cell that is longer than any: columns are shifted, or a quote is not closed."""
    for name, value in row.items():
        if len(value) > LONGEST_CELL and name not in PROSE:
            raise InputError(
                f"column {name} has a cell of {len(value):,} characters",
                where=part,
                expected=f"at most {LONGEST_CELL:,}",
                hint="compare the row with its neighbours",
            )


def programmes() -> pl.DataFrame:
    """The programmes that the acts carry out."""
    return read_programmes(PROGRAMMES)


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of all given records, which must be all records of their entities."""
    entries = Entries(SOURCE_ID)
    for part, record_key, key, content in records.sort("part", "record_key").iter_rows():
        fields = Fields.of_json(content)
        schema, name = fields.take("schema") or "", fields.take("name") or ""
        names = split_names(name, schema == EntitySchema.PERSON)
        faults = [fault for fault, is_so in {"schema_known": schema not in SCHEMAS, "name_filled": not names}.items() if is_so]  # fmt: skip
        if faults:
            entries.refuse("entity", part, key, f"{part}:{record_key}", ", ".join(faults), content)
            continue
        entry = entries.entry(part, key, schema, names[0].value)
        entry.schema = min(entry.schema, schema, key=SCHEMAS.index)
        _add_names(entry, fields, name)
        _add_facts(entry, fields)
        _add_designation(entry, fields)
        entry.finish(fields)
    return entries.extraction()


def _add_names(entry: Entry, fields: Fields, name: str) -> None:
    is_person = entry.schema == EntitySchema.PERSON
    first, *others = split_names(name, is_person)
    # Another spelling in a further annex is a further name: the caption is that of the first.
    kind = "primary" if first.value == entry.caption else first.kind
    entry.name(kind, first.value, language=first.language, remark=first.remark)
    for spelling in others + split_names(fields.take("alias") or "", is_person):
        entry.name(spelling.kind, spelling.value, language=spelling.language, remark=spelling.remark)
    for kind, column in (("weak_alias", "weakAlias"), ("former", "previousName")):
        for spelling in split_names(fields.take(column) or "", is_person):
            entry.name(kind, spelling.value, language=spelling.language, remark=spelling.remark)


def _add_facts(entry: Entry, fields: Fields) -> None:
    _add_births(entry, fields)
    for nationality in split_nationalities(fields.take("nationality") or ""):
        entry.nationality(nationality)
    _add_numbers(entry, fields)
    for address in split_addresses(fields.take("address") or ""):
        if contact := CONTACT.fullmatch(address):
            _add_contact(entry, contact[1].lower(), contact[2])
        else:
            entry.address(address, country=last_place(address))
    _add_attributes(entry, fields)


def _add_contact(entry: Entry, word: str, value: str) -> None:
    """What stands among the addresses and is none."""
    if word == "swift":
        entry.identifier("bic", value, "Swift")
    else:
        entry.attribute("phone", value)


def _add_births(entry: Entry, fields: Fields) -> None:
    printed, places = fields.take("birthDate") or "", split_places(fields.take("birthPlace") or "")
    cell = read_births(printed)
    if cell.unknown:
        entry.issue(f"date of birth not understood: {printed}")
    places += [cell.labelled[label] for label in ("pob", "place of birth") if label in cell.labelled]
    _add_labelled(entry, cell)
    if len(cell.births) == 1 and len(places) == 1:
        born, place = cell.births[0], places[0]
        whole = f"{born.printed}, {place}"
        entry.birth(whole, born_on=born.born_on, born_until=born.until, is_about=born.is_about, place=place, country=last_place(place))  # fmt: skip
        return
    for born in cell.births:
        entry.birth(born.printed, born_on=born.born_on, born_until=born.until, is_about=born.is_about)
    for place in places:
        entry.birth(place, place=place, country=last_place(place))


def _add_labelled(entry: Entry, cell: BirthCell) -> None:
    """Facts that stand in the cell of the birth date by their label."""
    entry.attribute("gender", cell.labelled.get("gender", "").lower())
    for nationality in split_nationalities(cell.labelled.get("nationality", "")):
        entry.nationality(nationality)


def _add_numbers(entry: Entry, fields: Fields) -> None:
    is_person = entry.schema == EntitySchema.PERSON
    columns = NUMBERS | {"idNumber": "national_id" if is_person else "registration"}
    for column, scheme in columns.items():
        printed = fields.take(column)
        found = read_numbers(printed or "", scheme)
        for number in found:
            country = entry.country_of(number.country, column)
            entry.identifier(number.scheme, number.value, column, country=country, remark=number.remark)
        if printed and not found:
            entry.issue(f"number not understood ({column}): {printed}")
    for code in split_listed(fields.take("swiftBic") or "", "[;,]"):
        entry.identifier("bic", code, "swiftBic")
    # The IMO numbers ships and, in another series, companies that own or manage them.
    remark = None if entry.schema == EntitySchema.VESSEL else "IMO company number"
    entry.identifier("imo", fields.take("imoNumber"), "imoNumber", remark=remark)


def _add_attributes(entry: Entry, fields: Fields) -> None:
    for column, separator in LISTED.items():
        for value in split_listed(fields.take(column) or "", separator):
            entry.attribute(column, value)
    for column in PLAIN:
        entry.attribute(column, fields.take(column))
    entry.attribute("gender", (fields.take("gender") or "").lower())
    founded = fields.take("incorporationDate")
    dates, rest = read_dates(founded or "")
    for date in dates:
        entry.attribute("incorporationDate", date)
    entry.attribute("notes", f"incorporation date: {rest}" if rest else None)
    flag = fields.take("flag")
    entry.attribute("flag", entry.country_of(flag, "flag") or flag)
    for column in ("country", "jurisdiction"):
        if (printed := fields.take(column)) and (code := entry.country_of(printed, column)):
            entry.attribute(column, code)
            entry.country = entry.country or code


def _add_designation(entry: Entry, fields: Fields) -> None:
    programme = fields.take("programKey") or ""
    if programme not in described_keys(PROGRAMMES):
        entry.issue(f"programme not described: {programme}")
    measure = fields.take("measure") or ""
    if measure not in MEASURES:
        entry.issue(f"measure not known: {measure}")
    celex, annex = fields.take("celex"), fields.take("annex")
    entry.designation(
        programme,
        listed_on=entry.date_of(fields.take("startDate"), "startDate"),
        date_basis="stated",
        legal_act=f"{celex}, annex {annex}" if annex else celex,
        reason=fields.take("reason"),
        measures=MEASURES.get(measure),
    )
