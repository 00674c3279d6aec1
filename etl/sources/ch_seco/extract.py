"""The Swiss list from bytes to entities and statements. Pure: no file, network or clock."""

from pathlib import Path

import orjson
import polars as pl

from etl.clean import is_code, is_known_place
from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import described_keys, read_programmes
from etl.records import Fields, each_record
from etl.sources.ch_seco.information import add_information, is_un_reference
from etl.sources.ch_seco.names import add_names
from etl.sources.ch_seco.reading import KINDS, listed, published_at, read_records, whole_name
from models.vocabulary import EntitySchema

PROGRAMMES = Path(__file__).with_name("programmes.yml")

__all__ = ["extract", "programmes", "published_at", "read_records"]

SOURCE_ID = "ch_seco"
SCHEMAS = {"individual": "Person", "entity": "LegalEntity"}
OBJECTS = {"vessel": "Vessel", "aircraft": "Airplane"}
SEXES = ("male", "female")
DOCUMENTS = {
    "passport": "passport",
    "diplomatic-passport": "passport",
    "service-passport": "passport",
    "id-card": "national_id",
    "driving-license": "licence",
    "driving-permit": "licence",
    "residence-permit": "other",
    "resident-permit": "other",
    "travel-document": "other",
    "other": "other",
}
RELATIONS = {"related-to": "linked_to"}
MODIFICATIONS = ("listed", "amended", "de-listed")


def programmes() -> pl.DataFrame:
    """The programmes that the list uses."""
    return read_programmes(PROGRAMMES)


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of all given records, one a listed target."""
    entries = Entries(SOURCE_ID)
    for part, record_key, key, content in each_record(records):
        fields = Fields.of_json(content)
        kind = next((kind for kind in KINDS if kind in fields), "")
        subject = fields.child(kind)
        schema = SCHEMAS.get(kind) or OBJECTS.get(subject.take("@object-type") or "")
        caption = _main_name(content, kind)
        if schema is None or not caption:
            rules = {"target_type_known": schema is not None, "name_filled": bool(caption)}
            entries.refuse_entity(part, record_key, key, content, **rules)
            continue
        entry = entries.entry(part, key, schema, caption)
        _add_subject(entry, subject)
        _add_target(entry, fields, subject)
        entry.finish(fields)
    return entries.extraction()


def _main_name(content: str, kind: str) -> str:
    """The primary name of the main identity; else the first name that is filled."""
    subject = orjson.loads(content).get(kind)
    identities = [one for one in listed(subject.get("identity")) if isinstance(one, dict)] if isinstance(subject, dict) else []  # fmt: skip
    identities.sort(key=lambda one: one.get("@main") != "true")
    names = [name for one in identities for name in listed(one.get("name")) if isinstance(name, dict)]
    names.sort(key=lambda name: name.get("@name-type") != "primary-name")
    return next(filter(None, map(whole_name, names)), "")


def _add_subject(entry: Entry, subject: Fields) -> None:
    sex = subject.take("@sex")
    if sex and sex not in SEXES:
        entry.issue(f"sex not known: {sex}")
    entry.attribute("gender", sex if sex in SEXES else None)
    subject.ignore("@ssid")
    for identity in subject.children("identity"):
        is_main = identity.take("@main") != "false"
        identity.ignore("@ssid")
        add_names(entry, identity, is_main)
        _add_births(entry, identity)
        for nationality in identity.children("nationality"):
            nationality.ignore("@ssid", "@quality")
            entry.nationality(_country(nationality))
        for address in identity.children("address"):
            _add_address(entry, address)
        for document in identity.children("identification-document"):
            _add_document(entry, document)
    for relation in subject.children("relation"):
        _add_relation(entry, relation)
    for information in subject.children("other-information"):
        information.ignore("@ssid")
        add_information(entry, information.take("#text") or "")
    _add_generic(entry, subject)


def _country(fields: Fields) -> str | None:
    """The country of a `country` element: by name where it is known, else by its code."""
    country = fields.child("country")
    name, code = country.take("#text") or "", (country.take("@iso-code") or "").upper()
    return name if name and (is_known_place(name) or not is_code(code)) else code or None


def _place(fields: Fields) -> tuple[str | None, str | None]:
    """Location and area, and the country, of an element and of the place that it refers to."""
    fields.ignore("@place-id", "@ssid", "@quality")
    texts, country = [], None
    for element in (fields, fields.child("place")):
        element.ignore("@ssid")
        texts += [text for name in ("location", "area") for text in _texts(element, name)]
        country = country or _country(element)
    return ", ".join(dict.fromkeys(texts)) or None, country


def _texts(fields: Fields, name: str) -> list[str]:
    """The texts of elements with spellings: `location`, `area`; variants of the spelling count as known."""
    found = []
    for element in fields.children(name):
        element.ignore("@ssid", "@lang", "@area-type", "location-variant", "area-variant")
        found += [text for text in (element.take("#text"), element.take("value")) if text]
    return found


def _add_births(entry: Entry, identity: Fields) -> None:
    """Dates and places; of an organisation, the dates are those of its foundation."""
    dates = []
    for fields in identity.children("day-month-year"):
        printed = _day(fields)
        calendar = fields.take("@calendar") or "Gregorian"
        fields.ignore("@ssid", "@quality")
        is_ours = calendar.lower() == "gregorian"
        born = entry.date_of(printed, "day-month-year") if is_ours else None
        dates.append((printed if is_ours else f"{printed}, {calendar}", born))
    if entry.schema != EntitySchema.PERSON:
        for _printed, born in dates:
            entry.attribute("incorporationDate", born)
        dates = []
    places = [_place(fields) for fields in identity.children("place-of-birth")]
    if len(dates) == len(places) == 1:
        (printed, born), (place, country) = dates[0], places[0]
        whole = ", ".join(text for text in (printed, place, country) if text)
        entry.birth(whole, born_on=born, place=place, country=country)
        return
    for printed, born in dates:
        entry.birth(printed, born_on=born)
    for place, country in places:
        entry.birth(place=place, country=country)


def _day(fields: Fields) -> str:
    """Year, month and day as far as they are stated: `1980-03-23`, `1980-03`, `1980`."""
    year, month, day = (fields.take(name) for name in ("@year", "@month", "@day"))
    parts = [year, month.zfill(2) if month else None, day.zfill(2) if day and month else None]
    return "-".join(part for part in parts if part)


def _date(fields: Fields, name: str) -> str | None:
    """A date that is a text or an element of year, month and day."""
    child = fields.child(name)
    child.ignore("@ssid")
    inner = child.child("day-month-year")
    inner.ignore("@ssid", "@calendar", "@quality")
    return child.take("#text") or _day(inner) or _day(child) or None


def _add_address(entry: Entry, fields: Fields) -> None:
    key = fields.take("@ssid")
    care_of, box = fields.take("c-o"), fields.take("p-o-box")
    details = fields.take("address-details")
    street = [f"c/o {care_of}" if care_of else None, details, f"P.O. Box {box}" if box else None]
    code = fields.take("zip-code")
    place, country = _place(fields)
    remark = "; ".join([*fields.take_all("remarks"), *fields.take_all("remark")]) or None
    entry.address(
        street=", ".join(text for text in street if text) or None,
        city=", ".join(text for text in (code, place) if text) or None,
        country=country,
        remark=remark,
        source_key=key,
    )


def _add_document(entry: Entry, fields: Fields) -> None:
    kind, number = fields.take("@document-type") or "", fields.take("number")
    issuer = fields.child("issuer")
    name, code = issuer.take("#text") or "", (issuer.take("@code") or "").upper()
    printed = name if is_known_place(name) or not is_code(code) else code
    country = entry.country_of(printed, "issuer") if is_known_place(printed) or is_code(printed) else None
    told = {"issued by": None if country else name, "issued on": _date(fields, "date-of-issue"), "valid to": _date(fields, "expiry-date")}  # fmt: skip
    place, place_country = _place(fields.child("place-of-issue"))
    told["issued in"] = ", ".join(text for text in (place, place_country) if text)
    fields.ignore("@ssid")
    remarks = [f"{word} {value}" for word, value in told.items() if value]
    remarks += fields.take_all("remark") + fields.take_all("remarks")
    if kind not in DOCUMENTS:
        entry.issue(f"type of document not known: {kind}")
        return
    entry.identifier(DOCUMENTS[kind], number, kind, country=country, remark="; ".join(remarks) or None)


def _add_relation(entry: Entry, fields: Fields) -> None:
    kind = fields.take("@relation-type") or ""
    fields.ignore("@ssid")
    other, key = fields.take("other-name"), fields.take("@target-id")
    label = "; ".join([kind, *fields.take_all("remark"), *fields.take_all("remarks")])
    if kind not in RELATIONS:
        entry.issue(f"relation not known: {kind}")
        return
    entry.relation(RELATIONS[kind], other, other_key=key, label=label)


def _add_generic(entry: Entry, fields: Fields) -> None:
    for attribute in fields.children("generic-attribute"):
        name, value = attribute.take("@name"), attribute.take("#text")
        attribute.ignore("@ssid")
        entry.attribute("notes", f"{name}: {value}" if name and value else value)


def _add_target(entry: Entry, fields: Fields, subject: Fields) -> None:
    fields.ignore("@ssid")
    for number in fields.take_all("foreign-identifier"):
        entry.identifier(
            "un_reference" if is_un_reference(number) else "list_id", number, "foreign-identifier"
        )
    _add_generic(entry, fields)
    reasons: list[str] = []
    for justification in subject.children("justification"):
        justification.ignore("@ssid")
        reasons += justification.take_all("#text")
    listed_on, amended_on = _history(entry, fields)
    for programme in fields.children("programme"):
        key, set_id = programme.take("key") or "", programme.take("set")
        programme.ignore("origin")  # UN, EU or Switzerland itself: part of the programme, not of the target
        if key not in described_keys(PROGRAMMES):
            entry.issue(f"programme not described: {key or f'set {set_id}'}")
        act = ", ".join(text for text in (programme.take("name"), programme.take("article")) if text)
        entry.designation(key or f"set {set_id}", listed_on=listed_on, amended_on=amended_on, legal_act=act or None, reason="\n\n".join(reasons) or None)  # fmt: skip


def _history(entry: Entry, fields: Fields) -> tuple[str | None, str | None]:
    """When the target was listed, the last time if it had been struck out, and when it was last amended since."""
    days: dict[str, list[str]] = {kind: [] for kind in MODIFICATIONS}
    for modification in fields.children("modification"):
        kind = modification.take("@modification-type") or ""
        stated = modification.take("@effective-date", "@enactment-date", "@publication-date")
        modification.ignore("@ssid", "remark")
        if kind not in MODIFICATIONS:
            entry.issue(f"modification not known: {kind}")
        elif iso := entry.date_of(stated, "modification"):
            days[kind].append(iso)
    listed_on = max(days["listed"], default=None)
    since = [day for day in days["amended"] if day >= (listed_on or "")]
    return listed_on, max(since, default=None)
