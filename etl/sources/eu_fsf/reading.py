"""The files of the list from bytes to records: one record an entity, of one layout for XML and CSV.

The CSV repeats an entity in one row for each of its names, addresses and so on; its rows are put together again as
the XML has them, so that both forms give the same statements.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import polars as pl

from etl.readers.delimited import read_rows
from etl.readers.xml import read_elements
from etl.records import record_frame

Content = dict[str, Any]
KEYS = ("Entity_LogicalId", "Entity_EU_ReferenceNumber")
REQUIRED = (
    *KEYS,
    "fileGenerationDate",
    "Entity_SubjectType",
    "NameAlias_WholeName",
    "Entity_Regulation_Programme",
)
BLOCKS = {
    "NameAlias": "nameAlias",
    "Address": "address",
    "BirthDate": "birthdate",
    "Identification": "identification",
    "Citizenship": "citizenship",
}
ORDERED = frozenset({"regulation", *BLOCKS.values()})
# Where the CSV's name of a column is not that of the XML's attribute with a capital.
RENAMED = {
    "Entity_EU_ReferenceNumber": "euReferenceNumber",
    "BirthDate_BirthDate": "birthdate",
    "BirthDate_Day": "dayOfMonth",
    "BirthDate_Month": "monthOfYear",
    "Identification_TypeCode": "identificationTypeCode",
    "Identification_TypeDescription": "identificationTypeDescription",
}
CONTACT = re.compile(r"(EMAIL|PHONE|MOBILE|FAX|WEB)")
GENERATED = re.compile(rb"""generationDate\s*=\s*["']([0-9T:.+Z -]{10,40})["']""")
CSV_DATE = re.compile(rb'[\r\n]"?(\d\d/\d\d/\d{4}|\d{4}-\d\d-\d\d)"?;')


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """The entities of a file, by their EU reference number, or by their logical id where they have none."""
    read: dict[str, Callable[[str, bytes], Iterator[Content]]] = {"xml": _from_xml, "csv": _from_csv}
    records = ((_key(entity), _key(entity), _in_order(entity)) for entity in read[part](part, content))
    return record_frame(part, records)


def _key(entity: Content) -> str | None:
    reference, logical = str(entity.get("@euReferenceNumber") or "").strip(), entity.get("@logicalId")
    return reference or (f"logical-{logical}" if logical else None)


def _in_order(entity: Content) -> Content:
    """The entity with its names, addresses ... by their own numbers: the order of the file says nothing."""
    return {
        name: sorted(value, key=_number_of) if isinstance(value, list) and name in ORDERED else value
        for name, value in entity.items()
    }


def _number_of(element: Any) -> tuple[int, str]:
    number = str(element.get("@logicalId", "")) if isinstance(element, dict) else ""
    is_number = number.isascii() and number.isdigit() and len(number) < 16
    return int(number) if is_number else 10**16, repr(element)


def _from_xml(part: str, content: bytes) -> Iterator[Content]:
    for _tag, entity in read_elements(content, part, ("export",), ("sanctionEntity",)):
        yield entity


def _from_csv(part: str, content: bytes) -> Iterator[Content]:
    """Entities in the order of their first rows, with each name, address ... once, in the order of the rows."""
    found: dict[tuple[str, ...], Content] = {}
    for row in read_rows(content, part, REQUIRED, delimiter=";"):
        row.pop("fileGenerationDate", None)
        key = tuple(row.get(name, "") for name in KEYS)
        entity = found.setdefault(key, {})
        stated = _entity_of(row) | {tag: _block_of(row, prefix) for prefix, tag in BLOCKS.items()}
        stated |= {f"column {name}": value for name, value in row.items()}
        for name, value in stated.items():
            if value and value not in entity.setdefault(name, []):
                entity[name].append(value)
    for entity in found.values():
        yield {name: values[0] if len(values) == 1 else values for name, values in entity.items() if values}


def _entity_of(row: dict[str, str]) -> Content:
    """What a row says of the entity itself; its columns are taken out of the row."""
    regulation = _taken(row, "Entity_Regulation_")
    kinds = {
        "@code": row.pop("Entity_SubjectType_ClassificationCode", None),
        "@classificationCode": row.pop("Entity_SubjectType", None),
    }
    if not kinds["@code"]:
        kinds["@code"] = kinds.pop("@classificationCode")
    found = _taken(row, "Entity_")
    found["subjectType"] = {name: value for name, value in kinds.items() if value}
    return found | ({"regulation": regulation} if regulation else {})


def _block_of(row: dict[str, str], prefix: str) -> Content:
    summary = _taken(row, f"{prefix}_Regulation_")
    contact = row.pop(f"{prefix}_ContactInfo", None)
    block = _taken(row, f"{prefix}_")
    if contact:
        block["contactInfo"] = _contacts(contact)
    return block | ({"regulationSummary": summary} if summary and block else {})


def _contacts(printed: str) -> list[Content]:
    """The CSV writes keys and values of contacts without anything between them: `PHONE+7 1WEBwww.x.ru`."""
    first, *more = CONTACT.split(printed)
    pairs = [("", first), *zip(more[::2], more[1::2], strict=True)]
    return [{"@key": key, "@value": text} for key, value in pairs if (text := value.strip(" :;,\n"))]


def _taken(row: dict[str, str], prefix: str) -> Content:
    """The columns of a prefix as attributes and children, taken out of the row."""
    found: Content = {}
    for name in [name for name in row if name.startswith(prefix)]:
        last = name.removeprefix(prefix)
        value = row.pop(name)
        if name in RENAMED or (last != "Remark" and last != "PublicationUrl"):
            regulation = prefix.endswith("Regulation_") and last == "Type"
            attribute = "regulationType" if regulation else RENAMED.get(name, last[:1].lower() + last[1:])
            found[f"@{attribute}"] = value
        else:
            found[last[:1].lower() + last[1:]] = value
    return found


def published_at(part: str, content: bytes) -> datetime | None:
    """When the file was generated, UTC; for the CSV, which states only the day, midnight."""
    if part == "xml":
        found = GENERATED.search(content[:5000])
        return _in_utc(found[1].decode()) if found else None
    found = CSV_DATE.search(content[:20_000])
    return _in_utc("-".join(found[1].decode().split("/")[::-1])) if found else None


def _in_utc(stated: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(stated)
        return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
    except (ValueError, OverflowError):
        return None
