"""The Enhanced XML form (`sanctionsData` of `entity`): what the flat files say, and names in their own script,
dates of listing, legal authorities, types of sanctions, and relations with the number of the other entity.

Format: OFAC, "Enhanced XML" (ENHANCED_XML.xsd). The words of types stand in every entity beside the numbers of the
reference values, so that a record needs nothing of the file's head. Types of features and identity documents
are the labels of the flat files' remarks, and are read by the same table.
"""

import polars as pl

from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.ofac.entry import (
    Labelled,
    add_address,
    add_positions,
    add_remarks,
    add_vessel,
    begin,
)
from etl.ofac.lists import OfacList
from etl.ofac.names import add_names, read_names
from etl.ofac.periods import as_printed
from etl.ofac.sanctions import add_designations, read_sanctions
from etl.ofac.words import words
from etl.readers.xml import read_elements
from etl.records import Fields, record_frame

ROOTS = ("sanctionsData",)
TITLE = "Title"
LOCATION_PARTS = ("REGION", "ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "POSTAL CODE")


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """Every entity of the file, as printed: RECORD_COLUMNS under OFAC's number."""
    elements = read_elements(content, part, ROOTS, ("entity",))
    return record_frame(part, ((entity.get("@id"), entity.get("@id"), entity) for _name, entity in elements))


def extract(records: pl.DataFrame, source: OfacList) -> Extraction:
    """Entities and statements of the given records, which may also be those of the Advanced form."""
    entries = Entries(source.source_id)
    described = source.programme_keys()
    for row in records.iter_rows(named=True):
        fields = Fields.of_json(row["content"])
        fields.ignore("@id")  # the record's key
        info = fields.child("generalInfo")
        info.ignore("identityId")  # a second number of OFAC's own
        names = read_names(fields)
        main = next((name for name in names if name.is_primary and name.is_main), None)
        entry = begin(entries, row, _text(info, "entityType"), main.value if main else None)
        if entry and main:
            add_designations(entry, read_sanctions(fields), described)
            add_names(entry, names, main)
            _add_statements(entry, fields)
            add_remarks(entry, info.take("remarks"))
            for path in fields.take_all("unmapped"):
                entry.issue(f"field not mapped: {path}")
            entry.finish(fields)
    return entries.extraction()


def _add_statements(entry: Entry, fields: Fields) -> None:
    for address in fields.child("addresses").children("address"):
        _add_address(entry, address)
    labelled = Labelled(entry)
    for feature in fields.child("features").children("feature"):
        _add_feature(labelled, feature)
    for document in fields.child("identityDocuments").children("identityDocument"):
        _add_document(labelled, document)
    for relation in fields.child("relationships").children("relationship"):
        _add_relation(entry, relation)


def _text(fields: Fields, name: str) -> str | None:
    """The text of an element, without the number of its reference value."""
    element = fields.child(name)
    element.ignore("@refId", "@featureTypeId")
    return element.take("#text")


def _add_address(entry: Entry, address: Fields) -> None:
    """One address for each script that it is written in, under its own number."""
    key, country = address.take("@id"), _text(address, "country")
    for translation in address.child("translations").children("translation"):
        translation.ignore("@id", "isPrimary", "script")  # the writing shows the script
        parts = {}
        for part in translation.child("addressParts").children("addressPart"):
            part.ignore("@id")
            kind, value = _text(part, "type"), part.take("value")
            if kind not in LOCATION_PARTS:
                entry.issue(f"part of an address not known: {kind}")
            elif value:
                parts[kind] = value
        add_address(entry, parts, country, key)


def _add_feature(labelled: Labelled, feature: Fields) -> None:
    """What a feature says: a column of the flat files, or a labelled segment of their remarks."""
    # The value is printed in full beside its number or period. Reliability is not printed in the flat files,
    # and so far `Confirmed` wherever it is given.
    feature.ignore("@id", "versionId", "valueRefId", "valueDate", "isPrimary", "reliability")
    kind, value, comment = _text(feature, "type") or "", feature.take("value"), feature.take("comments")
    if kind == TITLE:
        add_positions(labelled.entry, value)
    elif kind in words("columns"):
        add_vessel(labelled.entry, words("columns")[kind], value)
    else:
        labelled.add(words("labels").get(kind, kind), value, remark=comment)


def _add_document(labelled: Labelled, document: Fields) -> None:
    """A number of a register; who issued it is a remark, as is that it is not valid."""
    document.ignore("@id", "name")  # the name that stands in the document is one of the entity's names
    places = [_text(document, name) for name in ("issuingLocation", "issuingCountry")]
    validity = "".join(
        f" {word} {as_printed(date)}"
        for word, name in (("issued", "issueDate"), ("expires", "expirationDate"))
        if (date := document.take(name))
    )
    unfit = "not valid" if document.take("isValid") == "false" else None
    remarks = [document.take("issuingAuthority"), unfit, document.take("comments")]
    labelled.add(
        _text(document, "type") or "",
        document.take("documentNumber"),
        " (".join(f"{place})" for place in places if place).removesuffix(")") or None,
        validity,
        remark="; ".join(remark for remark in remarks if remark),
    )


def _add_relation(entry: Entry, relation: Fields) -> None:
    """A relation to another entity, by name and number; a note where its type is not known."""
    relation.ignore("@id", "quality")  # how sure OFAC is; the flat files do not say
    kind, is_former = _text(relation, "type") or "", relation.take("isFormer") == "true"
    other = relation.child("relatedEntity")
    key, name = other.take("@entityId"), other.take("#text")
    if kind not in words("relations"):
        entry.issue(f"type of relation not known: {kind}")
        entry.attribute("note", f"{kind} {name or key}")
        return
    label = f"{kind} (former)" if is_former else kind
    entry.relation(words("relations")[kind], name, other_key=key, label=label)
