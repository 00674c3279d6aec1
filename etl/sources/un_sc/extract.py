"""The Consolidated List from bytes to entities and statements. Pure: no file, network or clock."""

import re
from pathlib import Path

import polars as pl

from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import read_programmes
from etl.records import Fields
from etl.sources.un_sc.aliases import aliases_of, other_script
from etl.sources.un_sc.persons import add_birth_of_alias, add_births, add_documents, add_nationalities
from etl.sources.un_sc.reading import published_at, read_records

__all__ = ["extract", "programmes", "published_at", "read_records"]

SOURCE_ID = "un_sc"
SCHEMAS = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}
ALIAS_KINDS = {"good": "alias", "low": "weak_alias", "a.k.a.": "alias", "f.k.a.": "former"}
GENDERS = frozenset({"male", "female"})
NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
GENDER_IN_COMMENT = re.compile(r"\bGender:? (male|female)\b", re.IGNORECASE)
NOTICE = re.compile(
    r"\s*INTERPOL-UN Security Council Special Notice web ?link:\s*(https?://\S+?)[.,;]?(?=\s|$)"
)
OLD_REFERENCE = re.compile(r"\[Old Reference # ?([^\]]+)\]")


def programmes() -> pl.DataFrame:
    """PROGRAMME_COLUMNS of the committees' lists."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of the records, each of which is one entity."""
    entries = Entries(SOURCE_ID)
    known = set(programmes()["programme_key"])
    for part, key, entity, content in records.iter_rows():
        fields = Fields.of_json(content)
        element = fields.take("@element") or ""
        name = " ".join(text for text in (fields.take(field) for field in NAMES) if text)
        faults = [
            fault
            for fault, is_true in (("element_known", element not in SCHEMAS), ("name_filled", not name))
            if is_true
        ]
        if faults:
            entries.refuse("entity", part, entity, f"{part}:{key}", ", ".join(faults), content)
            continue
        entry = entries.entry(part, entity, SCHEMAS[element], name)
        entry.name("primary", name)
        entry.name("original_script", fields.take("NAME_ORIGINAL_SCRIPT"))
        _add_aliases(entry, fields, f"{element}_ALIAS")
        _add_addresses(entry, fields, f"{element}_ADDRESS")
        if element == "INDIVIDUAL":
            add_nationalities(entry, fields)
            add_births(entry, fields)
            add_documents(entry, fields)
        _add_attributes(entry, fields)
        _add_designation(entry, fields, known)
        fields.ignore("DATAID")
        entry.finish(fields)
    return entries.extraction()


def _add_aliases(entry: Entry, fields: Fields, element: str) -> None:
    for alias in fields.children(element):
        printed, quality, note = (alias.take(name) for name in ("ALIAS_NAME", "QUALITY", "NOTE"))
        kind = ALIAS_KINDS.get((quality or "").lower())
        if printed and kind is None:
            entry.issue(f"quality of an alias not known: {quality}")
        for name in aliases_of(printed) if printed and kind else []:
            remark = "; ".join(text for text in (name.remark, note) if text)
            entry.name(kind or "", name.value, remark=remark or None)
        if kind and (original := other_script(note)):
            entry.name(kind, original)
        add_birth_of_alias(entry, alias, printed or "")


def _add_addresses(entry: Entry, fields: Fields, element: str) -> None:
    """Addresses; a note without an address is one, as the branch offices of money exchanges are printed."""
    for address in fields.children(element):
        street, country, note = (address.take(name) for name in ("STREET", "COUNTRY", "NOTE"))
        parts = [address.take(name) for name in ("CITY", "STATE_PROVINCE", "ZIP_CODE")]
        city = ", ".join(part for part in parts if part) or None
        is_only_note = not (street or city or country)
        full = note if is_only_note else None
        entry.address(full, street=street, city=city, country=country, remark=None if is_only_note else note)


def _add_attributes(entry: Entry, fields: Fields) -> None:
    for element, name in (("TITLE", "title"), ("DESIGNATION", "position")):
        for child in fields.children(element):
            for printed in child.take_all("VALUE") + child.take_all("#text"):
                entry.attribute(name, printed)
    comment, gender = fields.take("COMMENTS1"), (fields.take("GENDER") or "").lower()
    if gender not in GENDERS | {"", "unknown"}:
        entry.issue(f"gender not known: {gender}")
    said = GENDER_IN_COMMENT.search(comment or "")
    entry.attribute("gender", gender if gender in GENDERS else said and said[1].lower())
    # The addresses of INTERPOL's notices change without the entry: apart from it, the comment stands as it was.
    entry.attribute("notes", NOTICE.sub("", comment or ""))
    for address in NOTICE.findall(comment or ""):
        entry.attribute("sourceUrl", address)
    for reference in OLD_REFERENCE.findall(comment or ""):
        entry.identifier("list_id", reference, "Old UN reference")
    entry.attribute("submittedBy", fields.take("SUBMITTED_BY"))
    entry.attribute("submittedOn", entry.date_of(fields.take("SUBMITTED_ON"), "submitted"))
    list_type = fields.child("LIST_TYPE").take("VALUE", "#text")
    if list_type not in (None, "UN List"):
        entry.issue(f"list type not known: {list_type}")


def _add_designation(entry: Entry, fields: Fields, known: set[str]) -> None:
    entry.identifier("un_reference", fields.take("REFERENCE_NUMBER"), "UN reference")
    updated = fields.child("LAST_DAY_UPDATED")
    amended = [
        entry.date_of(printed, "updated") for printed in updated.take_all("VALUE") + updated.take_all("#text")
    ]
    listed_on = entry.date_of(fields.take("LISTED_ON"), "listed")
    ended_on = entry.date_of(fields.take("DELISTED_ON"), "delisted")
    programme = fields.take("UN_LIST_TYPE")
    if programme is None:
        entry.issue("entry without a UN_LIST_TYPE")
        return
    if programme not in known:
        entry.issue(f"programme not described: {programme}")
    entry.designation(
        programme,
        listed_on=listed_on,
        amended_on=max((date for date in amended if date), default=None),
        ended_on=ended_on,
    )
