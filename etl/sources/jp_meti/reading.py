"""The lists from their pages to records: where an entry begins, and which lines of it say what."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import polars as pl

from etl.clean import country_code, fold, is_code
from etl.history import content_hash
from etl.readers.pages import NEXT_STEP, read_text
from etl.records import record_frame
from etl.sources.jp_meti import names
from models.errors import InputError

Content = dict[str, Any]
ADDRESS_LABEL = re.compile(r"所\s*在\s*地\s*[:：]")
OTHER_NAMES = re.compile(r"^\s*別[称名]\s*[:：]")
NOTICE = re.compile(r"（([^（）]*告示[^（）]*号[^（）]*)）")
DESIGNATED = re.compile(r"指定日\s*[:：]\s*(.{6,16}?日)")
UPDATED = re.compile(r"最終更新日\s*[:：]\s*(.{6,16}?日)")
DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
ADDRESS_END = re.compile(r"[;；]\s*(?:and\b)?\s*", re.IGNORECASE)
ENTRY_START = re.compile(
    r"(?:^[ \t\u3000]*|(?<=[A-Za-z.．;；,)）]))([0-9０-９]{1,6})(?![\d０-９])[.．]?[ \t\u3000]*"
    rf"(?=[^\n]{{0,300}}{names.JAPANESE.pattern})(?!所在地)",
    re.MULTILINE,
)
DELETED = re.compile(r"^[（(]?(?:削除|欠番|削\s*除)[）)]?$")
POSTCODE = re.compile(r"[\d\s-]+")
LONGEST_LINE, LONGEST_ENTRY = 2_000, 20_000
LAST_WORD = re.compile(r"(?:^|[\s\d])([A-Za-z][A-Za-z' ]*?)[\s\d]*$")


def read_records(part: str, content: bytes) -> pl.DataFrame:
    """RECORD_COLUMNS of one list: an entry a record, its key a hash of what names it, never its number."""
    text = read_text(content, part)
    header, entries = _entries(text, part)
    stated = _stated(header, part)
    found = [stated | entry for entry in map(_content, entries) if entry]
    counted = Counter(_key(entry) for entry in found)
    keys = [_key(entry, is_twice=counted[_key(entry)] > 1) for entry in found]
    return record_frame(part, ((key, key, entry) for key, entry in zip(keys, found, strict=True)))


def published_at(part: str, content: bytes) -> datetime | None:
    """The day of the last update that the list states, else that of the designation."""
    try:
        header = read_text(content, part, most_pages=1)[:2000]
    except InputError:
        return None
    found = _date(UPDATED, header) or _date(DESIGNATED, header)
    return datetime.fromisoformat(found) if found else None


def _entries(text: str, part: str) -> tuple[str, list[list[str]]]:
    """What stands before the first entry, and the lines of each entry without its number.

    Entries are numbered one after the other, so that the next number tells where the next entry begins: at the
    start of a line, or after the letter or full stop that ends the last one, and before a Japanese name.
    """
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise InputError(
            "has lines longer than a page is wide", where=part, expected="the text of pages", hint=NEXT_STEP
        )
    starts: list[tuple[int, int]] = []
    for found in ENTRY_START.finditer(text):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.span())
    if not starts or not ADDRESS_LABEL.search(text):
        raise InputError(
            "no numbered entries with an address",
            where=part,
            expected="entries 1, 2, ... with a Japanese name, an English name and 所在地",
            hint=NEXT_STEP,
        )
    ends = [start for start, _ in starts[1:]] + [len(text)]
    blocks = [text[begin:end] for (_, begin), end in zip(starts, ends, strict=True)]
    for number, block in enumerate(blocks, 1):
        if len(ADDRESS_LABEL.findall(block)) > 1 or len(block) > LONGEST_ENTRY:
            raise InputError(
                f"the numbering breaks off after entry {number}",
                where=part,
                expected=f"an entry {number + 1} after it",
                hint=NEXT_STEP,
            )
    return text[: starts[0][0]], [_lines(block) for block in blocks]


def _lines(block: str) -> list[str]:
    """The lines of an entry, the label of the address always at the start of one."""
    spaced = ADDRESS_LABEL.sub("\n所在地：", block)
    return [line.strip() for line in spaced.split("\n") if line.strip()]


def _stated(header: str, part: str) -> Content:
    """What the list says of all its entries: the notice and the day of the designation."""
    title = "".join(header.split()).translate(names.BRACKETS)
    notice = NOTICE.search(title)
    if notice is None:
        raise InputError(
            "names no notice in its title", where=part, expected="a title with （…告示第…号）", hint=NEXT_STEP
        )
    designated = _date(DESIGNATED, header)
    return {"notice": notice[1]} | ({"designated_on": designated} if designated else {})


def _date(label: re.Pattern[str], header: str) -> str | None:
    compact = unicodedata.normalize("NFKC", "".join(header.split()))
    found = label.search(compact)
    date = DATE.search(found[1]) if found else None
    if date is None:
        return None
    try:
        return f"{datetime(int(date[1]), int(date[2]), int(date[3])):%Y-%m-%d}"
    except ValueError:
        return None


def _content(lines: list[str]) -> Content:
    """The filled fields of an entry; nothing for a number whose entry was deleted."""
    if DELETED.match(names.join_japanese(lines)):
        return {}
    named, others, addresses = _sections(lines)
    japanese, english = names.split_languages(named)
    other_japanese, other_english = names.split_languages(others)
    name = names.read_english(english)
    fields: Content = {
        "name_ja": names.join_japanese(japanese),
        "name_en": name.name,
        "original": name.originals,
        "alias_count": name.alias_count,
        "alias_en": name.aliases + list(_separated(other_english)),
        "alias_ja": names.join_japanese(other_japanese),
        "address": list(_addresses(addresses)),
    }
    return {field: value for field, value in fields.items() if value}


def _sections(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The lines of the names, of other names under a label, and of the addresses."""
    sections: tuple[list[str], list[str], list[str]] = ([], [], [])
    now = 0
    for line in lines:
        if ADDRESS_LABEL.match(line):
            now, line = 2, ADDRESS_LABEL.sub("", line)
        elif now == 0 and OTHER_NAMES.match(line):
            now, line = 1, OTHER_NAMES.sub("", line)
        if line.strip():
            sections[now].append(line.strip())
    return sections


def _separated(lines: list[str]) -> Iterator[str]:
    for item in re.split(r"[;；]\s*", names.join_english(lines)):
        if bare := names.without_stop(item):
            yield bare


def _addresses(lines: list[str]) -> Iterator[str]:
    for item in ADDRESS_END.split(names.join_english(lines)):
        if bare := item.strip(" ,.;；"):
            yield bare


def country_printed(address: str) -> str | None:
    """The country at the end of an address, as printed, with or without a comma before and a postcode after."""
    parts = [piece.strip(" .") for piece in re.split("[,，]", unicodedata.normalize("NFKC", address))]
    while parts and POSTCODE.fullmatch(parts[-1]):
        parts.pop()
    if not parts:
        return None
    bare = LAST_WORD.search(parts[-1][-100:])
    candidates = [", ".join(parts[-2:]), parts[-1], *(_endings(bare[1]) if bare else ())]
    found = next((printed for printed in candidates if country_code(printed)), None)
    return found or next((word for word in candidates if len(word) == 2 and is_code(word)), None)


def _endings(words: str) -> Iterator[str]:
    """The words, then all but the first of them, and so on: `Moscow Oblast Russia` ends in a country."""
    split = words.split()
    for start in range(len(split)):
        yield " ".join(split[start:])


def _key(entry: Content, *, is_twice: bool = False) -> str:
    """A hash of the English name and the country, where that stands once; else of all names and addresses.

    An entry's number moves when others come and go, and Japanese spellings are corrected now and then.
    """
    addresses = entry.get("address", [])
    country = next(filter(None, (country_printed(address) for address in addresses)), None) or ""
    name = entry.get("name_en") or entry["name_ja"]
    identity = [fold(name), country_code(country) or country]
    if is_twice:
        identity += [fold(names.read_japanese(entry.get("name_ja", "")).name), *map(fold, addresses)]
    return content_hash(*identity)
