"""Japan's asset-freeze list, from bytes to entities and statements. Pure: no file, no network.

Decided: an entry whose programme names neither persons nor entities is a person where a date of birth or a passport
is printed, else a LegalEntity, which FollowTheMoney uses for either. Japanese and English are both names of
the list itself, so both are primary; the English one is the caption.
"""

import re
from pathlib import Path

import polars as pl

from etl.clean import country_code, is_known_place
from etl.entries import Entries, Entry
from etl.extraction import Extraction
from etl.programmes import read_programmes
from etl.records import Fields, record_frame
from etl.sources.jp_mof import words
from etl.sources.jp_mof.dates import read_dates
from etl.sources.jp_mof.reading import keyed, read_table, read_workbook
from etl.sources.jp_mof.values import language_of, read_number, split_names, split_values

SOURCE_ID = "jp_mof"
UN_REFERENCE = re.compile(r"\b(?:CD|CF|GB|HT|IQ|IR|KP|LY|ML|QD|SD|SO|SS|TA|YE)[ei]\.\d{3}\b")
BORN_AT = re.compile(
    r"Born (?:at|in) (.+?),? (?:on|in) \d"
)  # the sheet of Milosevic has date and place in one cell


def programmes() -> pl.DataFrame:
    """The described programmes (PROGRAMME_COLUMNS)."""
    return read_programmes(Path(__file__).with_name("programmes.yml"))


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """The rows of the workbook or the CSV (RECORD_COLUMNS)."""
    rows = read_table(part, content) if part == "csv" else read_workbook(part, content)
    return record_frame(part, keyed(rows))


def extract(records: pl.DataFrame) -> Extraction:
    """All that the records say."""
    entries = Entries(SOURCE_ID)
    described = words.table("programmes")
    for part, key, entity_key, content in records.iter_rows():
        fields = Fields.of_json(content)
        programme = fields.take("programme") or ""
        names = {code: fields.take_all(column) for code, column in (("en", "name_en"), ("ja", "name_ja"))}
        primary = [(code, found) for code, cells in names.items() for found in _first_names(cells)]
        if not primary:
            entries.refuse("entity", part, entity_key, f"{part}/{key}", "record without a name", content)
            continue
        entry = entries.entry(part, entity_key, _schema(entries, fields, programme), primary[0][1][1])
        for code, (kind, name, remark) in primary:
            entry.name(kind, name, language=code, remark=remark)
        _other_names(entry, fields)
        _person(entry, fields)
        _places(entry, fields)
        _rest(entry, fields)
        if programme not in described:
            entry.issue(f"programme not described: {programme}")
        _designation(entry, fields, programme)
        entry.finish(fields)
    return entries.extraction()


def _first_names(cells: list[str]) -> list[tuple[str, str, str | None]]:
    """The names of a name cell: the first is the primary one; those in further lines are aliases, or as they say."""
    found = [name for cell in cells for name in split_names(cell, "alias", more="")]
    return [(kind if at else "primary", name, remark) for at, (kind, name, remark) in enumerate(found)]


def _schema(entries: Entries, fields: Fields, programme: str) -> str:
    printed = fields.take("kind")
    named = words.schema_of(programme)
    stated = words.table("words")["kinds"].get(printed) if printed else None
    if printed and stated is None:
        entries.issues.append(f"neither person nor entity: {printed}")
    if stated and named and stated != named:
        entries.issues.append(f"the numbers of the programmes may have moved: {printed} in {programme}")
    if stated or named:
        return str(stated or named)
    return "Person" if "born" in fields or "passport" in fields else "LegalEntity"


def _other_names(entry: Entry, fields: Fields) -> None:
    for kind in ("alias", "former", "weak_alias"):
        for cell in fields.take_all(kind):
            for own_kind, name, remark in split_names(cell, kind):
                entry.name(own_kind, name, language=language_of(name), remark=remark)


def _person(entry: Entry, fields: Fields) -> None:
    for cell in fields.take_all("born"):
        dates = read_dates(cell)
        for date in dates:
            entry.birth(date.printed, born_on=date.first, born_until=date.last, is_about=date.is_about)
        if not dates:
            entry.issue(f"date not understood (date of birth): {cell}")
            entry.birth(cell)
        for place in BORN_AT.findall(cell):
            entry.birth(place, place=place, country=_country_in(place))
    for cell in fields.take_all("birthplace"):
        for place in split_values(cell):
            entry.birth(place, place=place, country=_country_in(place))
    nationalities, in_japanese = fields.take_all("nationality"), fields.take_all("nationality_ja")
    for cell in nationalities or in_japanese:
        for printed in split_values(cell, more="、,/"):
            _nationality(entry, printed)
    for gender in fields.take_all("gender"):
        known = words.table("words")["genders"].get(words.plain(gender))
        if known is None:
            entry.issue(f"gender not known: {gender}")
        entry.attribute("gender", known)


def _nationality(entry: Entry, printed: str) -> None:
    bare = re.sub(r"\(.*?\)?$", "", printed).strip("。 ")
    pieces = re.split(r"\s+(?=[A-Z])", bare, maxsplit=1)
    codes = [words.country_in_japanese(piece) or country_code(piece) for piece in (bare, *pieces)]
    entry.nationality(printed, code=next(filter(None, codes), None))


def _country_in(printed: str) -> str | None:
    """The country that an address or place names: at its end in English, at its beginning in Japanese."""
    last = printed.rstrip(" .。").rpartition(",")[2].strip()
    if is_known_place(last):
        return last
    return next(
        (code for piece in re.split(r"[、,\s]", printed) if (code := words.country_in_japanese(piece))), None
    )


def _places(entry: Entry, fields: Fields) -> None:
    for cell in fields.take_all("address"):
        for address in split_values(cell):
            entry.address(address, country=_country_in(address))
    for language in ("en", "ja"):
        cities = [city for cell in fields.take_all(f"address_{language}") for city in split_values(cell)]
        countries = [
            name for cell in fields.take_all(f"address_country_{language}") for name in split_values(cell)
        ]
        if len(cities) == len(countries):
            pairs = list(zip(cities, countries, strict=True))
        else:
            # Cells that do not agree on how many there are: no city is given a country that may be another's.
            pairs = [(city, "") for city in cities] + [("", country) for country in countries]
        for city, country in pairs:
            code = words.country_in_japanese(country) if country else None
            entry.address(
                ", ".join(filter(None, (city, country))), city=city or None, country=code or country or None
            )


def _rest(entry: Entry, fields: Fields) -> None:
    for column, scheme, label in (
        ("passport", "passport", "旅券番号"),
        ("id_number", "national_id", "身分証番号"),
    ):
        for cell in fields.take_all(column):
            for printed in split_values(cell):
                number, country, remark = read_number(printed)
                entry.identifier(scheme, number, label, country=country, remark=remark)
                entry.attribute("notes", None if number else f"{label}: {printed}")
    for column in ("title", "position", "phone", "fax"):
        for cell in fields.take_all(column):
            for value in split_values(cell):
                entry.attribute(column, value)
    notes = fields.take_all("notes")
    for note in notes:
        entry.attribute("notes", note)
    references = fields.take_all("un_reference") + [
        found for note in notes for found in UN_REFERENCE.findall(note)
    ]
    for reference in (value for cell in references for value in split_values(cell)):
        entry.identifier("un_reference", reference, "国連参照番号")
    entry.identifier("list_id", fields.take("list_number"), "番号")
    fields.ignore("category")  # the number of the programme, which `programme` names
    fields.ignore("notice")  # the text of the notice, which repeats all other columns in prose


def _designation(entry: Entry, fields: Fields, programme: str) -> None:
    """Dates of the notice: the first is that of designation, one that is marked as a revision of the amendment."""
    cells, number = fields.take_all("notified_on"), fields.take("number")
    dates = [date for cell in cells for date in read_dates(cell)]
    for cell in cells:
        if not read_dates(cell):
            entry.issue(f"date not understood (notice): {cell}")
    entry.designation(
        programme,
        listed_on=next((date.first for date in dates if not date.is_revision), None),
        amended_on=max((date.first for date in dates if date.is_revision), default=None),
        date_basis="act_date" if any(not date.is_revision for date in dates) else None,
        legal_act=f"告示番号 {number}" if number else None,
        reason="; ".join(fields.take_all("reason")) or None,
    )
    for cell in fields.take_all("un_listed_on"):
        listed = read_dates(cell)
        if not listed:
            entry.issue(f"date not understood (UN listing): {cell}")
        entry.attribute("listingDate", listed[0].first if listed else None)
