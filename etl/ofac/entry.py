"""Statements of one entity from the XML forms, worded as the flat files word them.

What the flat files print in the remarks is put into the same words and read by the same table, so that an
entity says the same in every form and a change of form closes and opens few statements.
"""

import re
from dataclasses import dataclass, field

from etl.clean import country_code
from etl.entries import Entries, Entry
from etl.ofac.columns import ATTRIBUTES, SCHEMAS
from etl.ofac.labels import find_label
from etl.ofac.remarks import read_segment, split_remarks

TYPES = {**SCHEMAS, "entity": SCHEMAS[""]}
FLAG = "vess_flag"
OWNER = "vess_owner"
IN_BRACKETS = re.compile(r" \([^()]*\)")  # `Listing Date (CMIC)`


def begin(entries: Entries, row: dict[str, str], printed_type: str | None, name: str | None) -> Entry | None:
    """The entity of a record with its primary name; None, and the record refused, where type or name is unfit."""
    part, key = row["part"], row["entity_key"]
    schema = TYPES.get((printed_type or "?").lower())
    faults = [*([] if schema else ["sdn_type_known"]), *([] if name else ["sdn_name_filled"])]
    if schema is None or name is None:
        locator = f"{part}:{row['record_key']}"
        entries.refuse("entity", part, key, locator, ", ".join(faults), row["content"])
        return None
    entry = entries.entry(part, key, schema, name)
    add_name(entry, "primary", name)
    return entry


def add_name(entry: Entry, kind: str, value: str | None, **more: str | None) -> None:
    """A name; those of persons are printed family name first."""
    entry.name(kind, value, family_first=entry.schema == "Person", **more)


def add_fact(entry: Entry, text: str, remark: str | None = None) -> None:
    """What a segment of the remarks says; a note that repeats a position is that position.

    `remark` is what the form adds where the statement has room for a remark.
    """
    fact = read_segment(text)
    columns = dict(fact.columns)
    if fact.issue:
        entry.issue(fact.issue)
    if fact.table == "name":
        add_name(entry, str(columns["kind"]), str(columns["value"]))
        return
    if columns.get("property") == "note" and columns["value"] in _positions(entry):
        columns["property"] = "position"
    if remark and "remark" in columns and remark.lower() != columns.get("scheme"):
        columns["remark"] = "; ".join(str(text) for text in (columns["remark"], remark) if text)
    entry.rows[fact.table].append({"part": entry.part, "entity_key": entry.key, **columns})


def _positions(entry: Entry) -> set[object]:
    return {row["value"] for row in entry.rows["attribute"] if row["property"] == "position"}


@dataclass
class Labelled:
    """Values of an entity under OFAC's labels, read as the remarks print them: the second of a label after "alt."."""

    entry: Entry
    seen: set[str] = field(default_factory=set)

    def add(
        self,
        label: str,
        value: str | None,
        country: str | None = None,
        validity: str = "",
        remark: str | None = None,
    ) -> None:
        """What the value says; an issue where the label is not known."""
        if not value:
            return
        label = label.replace("’", "'")  # the flat files print the plain apostrophe
        text = f"{label} {value}" + (f" ({country})" if country else "") + validity
        printed = f"alt. {text}" if label in self.seen else text
        self.seen.add(label)
        if _is_known(label, text):
            add_fact(self.entry, printed, remark)
        else:
            self.entry.issue(f"label not known: {label}")
            self.entry.attribute("note", printed)


def _is_known(label: str, text: str) -> bool:
    """True where the table reads the text by this label, and not by a shorter one that it begins with."""
    found = find_label(text)
    if found is None:
        return False
    printed, whole = found[0].printed.rstrip(": "), label.rstrip(": ")
    return printed.startswith(whole) or IN_BRACKETS.fullmatch(whole.removeprefix(printed)) is not None


def add_positions(entry: Entry, title: str | None) -> None:
    """The positions that a title lists."""
    for position in (title or "").split(";"):
        entry.attribute("position", position)


def add_remarks(entry: Entry, remarks: str | None) -> None:
    """The segments of free remarks; some forms print relations in brackets.

    The flat files print aliases of low quality and relations after them, and then keep the remarks' own full
    stop.
    """
    is_followed = any(row["kind"] == "weak_alias" for row in entry.rows["name"])
    is_followed |= any(row["label"] for row in entry.rows["relation"])
    for segment in split_remarks((remarks or "") + ("." if is_followed else ""), ""):
        text = segment.text
        if text.startswith("(Linked To:") and text.endswith(")"):
            text = text[1:-1]
        add_fact(entry, text)


def add_vessel(entry: Entry, column: str, value: str | None) -> None:
    """A property of a vessel, by the column of the flat files that has it."""
    if not value:
        return
    if column == FLAG:
        entry.country_of(value, FLAG)
        value = country_code(value) or value
    entry.attribute(ATTRIBUTES[column], value)
    if column == OWNER:
        entry.relation("owned_by", value)


def add_address(entry: Entry, parts: dict[str, str], country: str | None, key: str | None) -> None:
    """An address of its parts by LOCATION PART TYPE, joined as the flat files join them, even where all is empty."""
    lines = [parts[name] for name in ("ADDRESS1", "ADDRESS2", "ADDRESS3") if name in parts]
    city = ", ".join(parts[name] for name in ("CITY", "STATE/PROVINCE") if name in parts)
    place = " ".join(part for part in (city, parts.get("POSTAL CODE")) if part)
    printed = country or (f"Region: {parts['REGION']}" if "REGION" in parts else None)
    if lines or place or printed:
        entry.address(street=", ".join(lines) or None, city=place or None, country=printed, source_key=key)
    else:
        entry.rows["address"].append({"part": entry.part, "entity_key": entry.key, "source_key": key})
