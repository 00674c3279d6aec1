"""Japan's export-ban lists from bytes to entities and statements. Pure: no file, network or clock."""

import re
from pathlib import Path

import polars as pl

from etl.clean import country_code, normalise_name
from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import read_programmes
from etl.records import Fields, each_record
from etl.sources.jp_meti import names
from etl.sources.jp_meti.reading import country_printed, published_at, read_records

__all__ = ["extract", "programmes", "published_at", "read_records"]

SOURCE_ID = "jp_meti"
# Each list names bodies of one country but the last, whose addresses must tell.
COUNTRIES = {"russia": "RU", "belarus": "BY"}
INCLUDING = re.compile(r",\s+including\b.*", re.DOTALL)


def extract(records: pl.DataFrame) -> Extraction:
    """Entities and statements of all given records, one record an entity."""
    entries = Entries(SOURCE_ID)
    for part, record_key, key, content in each_record(records):
        fields = Fields.of_json(content)
        english, japanese = fields.take("name_en"), fields.take("name_ja")
        read = names.read_japanese(japanese or "")
        caption = INCLUDING.sub("", english or "") or read.name
        if not caption:
            entries.refuse("entity", part, key, record_key, "entity_has_name", content)
            continue
        # The lists name bodies and a few people without telling which: a LegalEntity may be either.
        entry = entries.entry(part, key, "LegalEntity", caption)
        entry.country = entry.country or COUNTRIES.get(part)
        _names(entry, fields, english, read)
        _addresses(entry, fields)
        _designation(entry, fields)
        entry.finish(fields)
    return entries.extraction()


def programmes() -> pl.DataFrame:
    """The notices that name the bodies, described."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))


def _names(entry: Entry, fields: Fields, english: str | None, read: names.JapaneseName) -> None:
    if english is None:
        entry.issue("entry without an English name")
        entry.name("primary", read.name, language="ja", script="Jpan")
    else:
        entry.name("primary", entry.caption, language="en")
        entry.name("alias", read.name, language="ja", script="Jpan")
    if english != entry.caption:
        entry.attribute("notes", english)
    entry.attribute("notes", read.scope)
    listed = fields.take_all("alias_en")
    stated = fields.take("alias_count")
    if stated and int(stated) != len(listed):
        entry.issue(f"{stated} aliases announced, {len(listed)} read")
    for alias in listed:
        entry.name("alias", alias, language="en")
    others, originals = names.split_aliases(fields.take("alias_ja") or "")
    latin = {normalise_name(alias) for alias in listed}
    for alias in [*read.aliases, *others]:
        if names.JAPANESE.search(alias):
            entry.name("alias", alias, language="ja", script="Jpan")
        elif normalise_name(alias) not in latin:
            entry.name("alias", alias)
    for original in [*read.originals, *originals, *fields.take_all("original")]:
        entry.name("original_script", original, language="zh")


def _addresses(entry: Entry, fields: Fields) -> None:
    addresses = fields.take_all("address")
    if not addresses:
        entry.issue("entry without an address")
    for address in addresses:
        printed = country_printed(address)
        if printed is None and entry.country is None and entry.part not in COUNTRIES:
            entry.issue(f"no country at the end of an address: {address}")
        known = printed if printed is None or country_code(printed) else printed.upper()
        entry.address(address, country=known)


def _designation(entry: Entry, fields: Fields) -> None:
    """The body under its notice, whose day is the only one that a list states, also for later entries."""
    notice = fields.take("notice")
    designated_on = fields.take("designated_on")
    if notice is None or notice not in set(programmes()["programme_key"]):
        entry.issue(f"notice not known: {notice}")
    entry.designation(
        notice or "", listed_on=designated_on, date_basis="act_date", legal_act=notice, measures="export_ban"
    )
