"""The Consolidated Screening List, from bytes to entities and statements. Pure: no file, no network.

Decided: `_id` is the entity. OFAC's number stands under each of its lists that name the entity, with the same
names and numbers, so one entity gets several designations. Lists of Commerce and State do not say what kind of
thing an entry is: those are LegalEntity, which FollowTheMoney uses for a person or an organisation alike.
"""

import re

import polars as pl

from etl.clean import country_code, is_code, is_known_place
from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.readers.delimited import read_table
from etl.records import Fields, numbered, table_records
from etl.sources.us_csl.facts import add_facts
from etl.sources.us_csl.programmes import described, lists, programme_key

SOURCE_ID = "us_csl"
REQUIRED = ("_id", "source", "type", "programs", "name", "addresses", "alt_names", "start_date", "ids")
SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
UNSTATED = "LegalEntity"
STANDARD_ORDER = {"Y": "yes", "N": "no"}
VESSEL_FIELDS = {
    "call_sign": "callSign",
    "vessel_type": "type",
    "gross_tonnage": "tonnage",
    "gross_registered_tonnage": "grossRegisteredTonnage",
}
BRACKETS = re.compile(r"\(([^()]+)\)")
LIST_CODE = pl.coalesce(pl.col("source").str.extract(BRACKETS.pattern), "source", pl.lit(""))
LAST_CODE = re.compile(r"(?:^|, )([A-Z]{2})$")
SPAN = re.compile(r"(\d{4}) (?:to|-) (\d{4})")
LINKED = re.compile(r"\(?Linked To: (.+)")
PADDED_YEAR = re.compile(r"00(\d\d)(-\d\d-\d\d)")
THIS_CENTURY = 50  # no list of these is older than 1950
FORMER = re.compile(r"^(?:,? ?and )?f\.?k\.?a\.?,? ", re.IGNORECASE)
ALIAS = re.compile(r"^(?:,? ?and )?(?:a\.?k\.?a\.?,? )?", re.IGNORECASE)


def programmes() -> pl.DataFrame:
    """The described programmes (PROGRAMME_COLUMNS)."""
    return described()


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """The rows of the file (RECORD_COLUMNS), known by `_id` and list."""
    table = _ordered(read_table(content, part, REQUIRED))
    keys = table.select(pl.col("_id") + "/" + LIST_CODE).to_series()
    return table_records(part, table, "_id", "_id").with_columns(record_key=numbered(keys, "/"))


def _ordered(table: pl.DataFrame) -> pl.DataFrame:
    """The rows by `_id`, and those of one `_id` by their content: their order in the file says nothing."""
    is_alike = table["_id"].is_duplicated()
    alike = sorted(
        table.filter(is_alike).iter_rows(named=True),
        key=lambda row: str(sorted(item for item in row.items() if item[1])),
    )
    ordered = pl.DataFrame(alike, schema=table.schema)
    return pl.concat([table.filter(~is_alike), ordered]).sort("_id", maintain_order=True)


def _list_code(printed: str) -> str:
    """The word in brackets of `Entity List (EL) - Bureau of Industry and Security`."""
    found = BRACKETS.search(printed)
    return found[1] if found else printed


def extract(records: pl.DataFrame) -> Extraction:
    """All that the records say."""
    entries = Entries(SOURCE_ID)
    known = set(described()["programme_key"])
    for part, key, entity_key, content in records.iter_rows():
        fields = Fields.of_json(content)
        name, printed = fields.take("name"), fields.take("type") or ""
        schema = SCHEMAS.get(printed.lower()) if printed else UNSTATED
        if not name or schema is None:
            why = "record without a name" if schema else f"type not known: {printed}"
            entries.refuse("entity", part, entity_key, f"{part}/{key}", why, content)
            continue
        entry = entries.entry(part, entity_key, schema, name)
        if entry.schema != schema:
            entry.issue(f"two types of one entity: {entry.schema} and {schema}")
        _names(entry, fields, name)
        _person(entry, fields)
        _vessel(entry, fields)
        _addresses(entry, fields)
        _remarks(entry, fields)
        add_facts(entry, fields.take("ids"))
        _designations(entry, fields, known)
        _ignore(fields)
        entry.finish(fields)
    return entries.extraction()


def _split(printed: str | None) -> list[str]:
    """The values of a cell that lists several."""
    return [value.strip() for value in (printed or "").split(";") if value.strip()]


def _names(entry: Entry, fields: Fields, name: str) -> None:
    is_person = entry.schema == "Person"
    entry.name("primary", name, family_first=is_person)
    for printed in _split(fields.take("alt_names")):
        if FORMER.match(printed):
            entry.name("former", FORMER.sub("", printed))
        else:
            entry.name("alias", ALIAS.sub("", printed, count=1), family_first=is_person)


def _person(entry: Entry, fields: Fields) -> None:
    for position in _split(fields.take("title")):
        entry.attribute("position", position)
    for kind, column in (("citizenship", "citizenships"), ("nationality", "nationalities")):
        for country in _split(fields.take(column)):
            entry.nationality(country, kind)
    for printed in _split(fields.take("dates_of_birth")):
        span = SPAN.fullmatch(printed)
        first = span[1] if span else printed.removeprefix("circa ")
        entry.birth(
            printed,
            born_on=entry.date_of(first, "date of birth"),
            born_until=span[2] if span else None,
            is_about=printed.startswith("circa "),
        )
    for place in _split(fields.take("places_of_birth")):
        last = place.rpartition(",")[2].strip()
        entry.birth(place, place=place, country=last if is_known_place(last) else None)


def _vessel(entry: Entry, fields: Fields) -> None:
    for column, name in VESSEL_FIELDS.items():
        entry.attribute(name, fields.take(column))
    if flag := fields.take("vessel_flag"):
        if not is_known_place(flag):
            entry.issue(f"country not known (flag): {flag}")
        entry.attribute("flag", country_code(flag) or flag)
    entry.relation("owned_by", fields.take("vessel_owner"), label="vessel_owner")


def _addresses(entry: Entry, fields: Fields) -> None:
    """Addresses end in a country code; some of Commerce end in a zip code, and then name no country."""
    for printed in _split(fields.take("addresses")):
        code = LAST_CODE.search(printed)
        is_country = code is not None and is_code(code[1])
        street = printed.removesuffix(code[1]).rstrip(", ") if code and is_country else printed
        entry.address(printed, street=street or None, country=code[1] if code and is_country else None)


def _remarks(entry: Entry, fields: Fields) -> None:
    for remark in (fields.take("remarks") or "").split("; "):
        if linked := LINKED.fullmatch(remark.strip()):
            name = linked[1]
            closed = name.endswith(")") and name.count(")") > name.count("(")
            entry.relation("linked_to", name[:-1] if closed else name, label="Linked To")
        else:
            entry.attribute("notes", remark)


def _designations(entry: Entry, fields: Fields, known: set[str]) -> None:
    code = _list_code(fields.take("source") or "")
    if code not in lists():
        entry.issue(f"list not described: {code}")
    listed = entry.date_of(_whole_year(fields.take("start_date")), "start date")
    ended = entry.date_of(_whole_year(fields.take("end_date")), "end date")
    act = fields.take("federal_register_notice")
    keys = [programme_key(code, printed) for printed in _split(fields.take("programs"))]
    for key in keys or [programme_key(code, None)]:
        if key not in known:
            entry.issue(f"programme not described: {key}")
        entry.designation(
            key, listed_on=listed, ended_on=ended, legal_act=" ".join(act.split()) if act else None
        )
    entry.attribute("licenseRequirement", fields.take("license_requirement"))
    entry.attribute("licensePolicy", fields.take("license_policy"))
    if order := fields.take("standard_order"):
        if order.upper() not in STANDARD_ORDER:
            entry.issue(f"standard order not known: {order}")
        entry.attribute("standardOrder", STANDARD_ORDER.get(order.upper()))


def _whole_year(printed: str | None) -> str | None:
    """The date with its century: the Entity List has a few such as `0097-06-30`, of 1997."""
    found = PADDED_YEAR.fullmatch(printed or "")
    if found is None:
        return printed
    return f"{19 if int(found[1]) >= THIS_CENTURY else 20}{found[1]}{found[2]}"


def _ignore(fields: Fields) -> None:
    fields.ignore("_id", "entity_number")  # the key of the entity; OFAC's number is the same
    fields.ignore(
        "source_list_url", "source_information_url"
    )  # addresses of web pages, the same for a whole list
