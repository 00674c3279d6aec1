"""The standard XML form (`sdnList` of `sdnEntry`): what the flat files say, with one element an entity.

Format: OFAC, "SDN.XSD"; its namespace is `http://tempuri.org/sdnList.xsd` until 2024 and an address of the
Sanctions List Service since. Aliases of low quality, which the flat files print in the remarks, have a category.
"""

from typing import Any

import polars as pl

from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.ofac.columns import ALIAS_KINDS
from etl.ofac.entry import (
    Labelled,
    add_address,
    add_name,
    add_positions,
    add_remarks,
    add_vessel,
    begin,
)
from etl.ofac.lists import OfacList
from etl.readers.xml import read_elements
from etl.records import Fields, record_frame

ROOTS = ("sdnList",)
VESSEL = {
    "callSign": "call_sign",
    "vesselType": "vess_type",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "grt",
    "vesselFlag": "vess_flag",
    "vesselOwner": "vess_owner",
}
ADDRESS = {
    "address1": "ADDRESS1",
    "address2": "ADDRESS2",
    "address3": "ADDRESS3",
    "city": "CITY",
    "stateOrProvince": "STATE/PROVINCE",
    "postalCode": "POSTAL CODE",
}
# list, item, field, label: the lists that the flat files print in the remarks
LABELLED = (
    ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB"),
    ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB"),
    ("nationalityList", "nationality", "country", "nationality"),
    ("citizenshipList", "citizenship", "country", "citizen"),
)


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """Every entity of the file, as printed: RECORD_COLUMNS under OFAC's uid."""
    elements = read_elements(content, part, ROOTS, ("sdnEntry",))
    return record_frame(part, ((key, key, entry) for key, entry in _with_uid(elements)))


def _with_uid(elements: Any) -> Any:
    for _name, entry in elements:
        uid = entry.get("uid")
        yield (uid if isinstance(uid, str) else None), entry


def extract(records: pl.DataFrame, source: OfacList) -> Extraction:
    """Entities and statements of the given records."""
    entries = Entries(source.source_id)
    described = source.programme_keys()
    for row in records.iter_rows(named=True):
        fields = Fields.of_json(row["content"])
        fields.ignore("uid")  # the record's key
        name = _full_name(fields)
        if entry := begin(entries, row, fields.take("sdnType"), name):
            _add_statements(entry, fields, described)
            entry.finish(fields)
    return entries.extraction()


def _full_name(fields: Fields) -> str | None:
    names = [fields.take("lastName"), fields.take("firstName")]
    return ", ".join(name for name in names if name) or None


def _add_statements(entry: Entry, fields: Fields, described: frozenset[str]) -> None:
    for programme in fields.child("programList").take_all("program"):
        if programme not in described:
            entry.issue(f"programme not described: {programme}")
        entry.designation(programme)
    add_positions(entry, fields.take("title"))
    for alias in fields.child("akaList").children("aka"):
        _add_alias(entry, alias)
    for address in fields.child("addressList").children("address"):
        parts = {word: value for name, word in ADDRESS.items() if (value := address.take(name))}
        add_address(entry, parts, address.take("country"), address.take("uid"))
    labelled = Labelled(entry)
    for outer, inner, field, label in LABELLED:
        for item in fields.child(outer).children(inner):
            item.ignore("uid", "mainEntry")  # the flat files print neither
            labelled.add(label, item.take(field))
    for number in fields.child("idList").children("id"):
        _add_number(labelled, number)
    vessel = fields.child("vesselInfo")
    for name, column in VESSEL.items():
        add_vessel(entry, column, vessel.take(name))
    add_remarks(entry, fields.take("remarks"))


def _add_alias(entry: Entry, alias: Fields) -> None:
    printed, category, uid = alias.take("type"), alias.take("category"), alias.take("uid")
    kind = ALIAS_KINDS.get((printed or "").replace(".", ""))
    if kind is None or category not in ("strong", "weak"):
        entry.issue(f"kind of alias not known: {printed} {category}")
        alias.ignore("lastName", "firstName")
        return
    name = _full_name(alias)
    if category == "weak":
        # As the remarks print it: without a number, and a former name stays one.
        add_name(entry, "weak_alias" if printed == "a.k.a." else kind, name)
    else:
        add_name(entry, kind, name, source_key=uid)


def _add_number(labelled: Labelled, number: Fields) -> None:
    number.ignore("uid")  # the remarks print none
    label, value, country = (number.take(name) for name in ("idType", "idNumber", "idCountry"))
    issued, expires = number.take("issueDate"), number.take("expirationDate")
    validity = (f" issued {issued}" if issued else "") + (f" expires {expires}" if expires else "")
    labelled.add(label or "", value, country, validity)
