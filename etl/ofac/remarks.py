"""The remarks of OFAC's lists: `;`-separated segments, each a labelled fact or a note.

Pure text to facts: nothing here knows the entity. OFAC does not publish a grammar of the remarks; the label
table is read off all versions since 2019.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from etl.clean import country_code, is_known_place, normalise_number, partial_date
from etl.ofac.labels import Label, find_label, refinements, register_seats

CELL_LENGTH = 1000
ALTERNATIVE = re.compile(r"(?:alt|Alt)\. (?=\S)")
VALIDITY = re.compile(r",? *\b((?:issued|expires|expired|valid|Issue Date|Expire Date|Expiration)\b.*)$")
BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)$")
LEADING_BRACKETS = re.compile(r"^\(([^()]*)\):?\s*(.*)$")
LABEL_SHAPE = re.compile(
    r"[^:]{2,80}?(?:\bNo\.|\bNumber\b|\bnumber\b|\bID\b|#|\bCode\b) *:? *\(?\S*\d"
    r"|[A-Z][^:.]{1,80}:(?: |$)|.* Address - [A-Z]{3,5} "
)
RANGE = re.compile(r"(.+?)(?: to |(?<=\d{4})-(?=\d{4}))(.+)")
ABBREVIATION = re.compile(r"(?:\b\w\.)+\w$|\b(?:Bros|Co|Corp|Inc|JR|Jr|L\.td|Ltd|SR|Sr|CO|CORP|INC|LTD)$")


class Fact(NamedTuple):
    """What a segment says: the statement table, its filled columns, and what is not understood in it."""

    table: str
    columns: Mapping[str, object]
    issue: str | None = None


class Segment(NamedTuple):
    """One segment of an entity's remarks, the part it begins in, and whether the cell's end cuts it."""

    part: str
    text: str
    is_cut: bool = False


def split_remarks(
    remarks: str, comment: str, parts: tuple[str, str] = ("sdn", "sdn_comments")
) -> list[Segment]:
    """The segments of a remarks cell and its continuation, which goes on in mid-word at 1,000 characters.

    A `;` within round brackets separates nothing. The last segment of a full cell without a continuation is
    marked as cut: half a number must not pass for a number. `parts` are the files of the cell and of its
    continuation.
    """
    segments: list[Segment] = []
    start, held = 0, ""
    for piece in (remarks + comment).rstrip().split(";"):
        held = f"{held};{piece}" if held else piece
        if held.count("(") > held.count(")"):
            continue
        _append(segments, held, parts[start >= len(remarks)])
        start, held = start + len(held) + 1, ""
    _append(segments, held, parts[0])
    if segments:
        last = segments.pop()
        is_cut = len(remarks) >= CELL_LENGTH and not comment
        _append(segments, _without_stop(last.text), last.part, is_cut=is_cut)
    return segments


def _append(segments: list[Segment], text: str, part: str, *, is_cut: bool = False) -> None:
    if text := text.strip():
        segments.append(Segment(part, text, is_cut))


def _without_stop(text: str) -> str:
    """The last segment without its full stop, which OFAC does not double after `S.A.`."""
    bare = text.removesuffix(".")
    return text if ABBREVIATION.search(bare) else bare


@lru_cache(maxsize=50_000)
def read_segment(segment: str) -> Fact:
    """The fact that a segment states; one that says nothing else is an attribute `note`.

    Cached: most segments of a version stand in the versions before it.
    """
    text = ALTERNATIVE.sub("", segment, count=1) if segment[:1] in "aA" else segment
    found = find_label(text)
    if found is None:
        is_label = LABEL_SHAPE.match(text) is not None and "://" not in text
        return note(segment, f"label not known: {label_words(text)}" if is_label else None)
    label, value = found
    if label.group == "notes":
        return note(segment)
    if not value:
        return note(segment, f"label without a value: {label.printed}")
    return READERS[label.group](label, value, segment)


def note(segment: str, issue: str | None = None) -> Fact:
    """The segment as it is printed, for people to read."""
    return Fact("attribute", {"property": "note", "value": segment}, issue)


def label_words(text: str) -> str:
    """The words of a segment up to its first digit or colon."""
    return re.split(r"(?<=:)|\s*\(?(?=\S*\d)", text, maxsplit=1)[0].strip()[:60] or text[:60]


def _country_issue(printed: str, where: str) -> str | None:
    return None if is_known_place(printed) else f"country not known ({where}): {printed}"


def _identifier(label: Label, value: str, segment: str) -> Fact:
    validity = VALIDITY.search(value)
    number, brackets = _brackets(value[: validity.start()] if validity else value)
    if not (normalised := normalise_number(number)):
        return note(segment, f"label without a value: {label.printed}")
    countries = [place for place in brackets if country_code(place)][-1:]
    others = [place for place in brackets if place not in countries]
    strangers = [place for place in others if not is_known_place(place) and place not in register_seats()]
    codes = [country_code(place) for place in countries] + [register_seats().get(place) for place in others]
    country = next(filter(None, codes), None)
    columns = {
        "scheme": _refined(label.meaning, country, normalised),
        "value": number,
        "normalised": normalised,
        "label": label.printed.rstrip(":"),
        "country": "RU" if label.printed == "BIK (RU)" else country,
        "remark": "; ".join(others + ([validity[1]] if validity else [])) or None,
    }
    is_issue = strangers and not country
    return Fact(
        "identifier",
        columns,
        f"country not known (after {label.printed}): {strangers[-1]}" if is_issue else None,
    )


def _brackets(value: str) -> tuple[str, list[str]]:
    """A number and what stands in brackets after it, in printed order."""
    brackets: list[str] = []
    while bracket := BRACKETS.match(value):
        if not bracket[1] and not is_known_place(bracket[2]):
            return bracket[2], brackets
        value = bracket[1]
        brackets.insert(0, bracket[2])
    return value.strip(" ,"), brackets


def _refined(scheme: str, country: str | None, normalised: str) -> str:
    for rule in refinements():
        if rule.scheme == scheme and rule.country == country and rule.shape.fullmatch(normalised):
            return rule.becomes
    return scheme


def _name(label: Label, value: str, segment: str) -> Fact:
    name = value[1:-1] if len(value) > 2 and value[0] == value[-1] == "'" else value
    return Fact("name", {"kind": label.meaning, "value": name})


def _birth(label: Label, value: str, segment: str) -> Fact:
    if label.meaning == "place":
        country = country_code(value.rpartition(",")[2])
        return Fact("birth", {"place": value, "country": country, "printed": value})
    is_about = value.startswith("circa ")
    born_on, born_until = _span(value.removeprefix("circa "))
    columns = {"born_on": born_on, "born_until": born_until, "is_about": is_about or None, "printed": value}
    return Fact("birth", columns, None if born_on else f"date of birth not understood: {value}")


def _span(printed: str) -> tuple[str | None, str | None]:
    """First and last ISO date of a printed date or range; no dates where one of them is not understood."""
    between = RANGE.fullmatch(printed)
    if between is None:
        return partial_date(printed), None
    first, last = partial_date(between[1]), partial_date(between[2])
    return (first, last) if first and last else (None, None)


def _nationality(label: Label, value: str, segment: str) -> Fact:
    columns = {"kind": label.meaning, "country": country_code(value), "country_printed": value}
    return Fact("nationality", columns, _country_issue(value, label.printed))


def _relation(label: Label, value: str, segment: str) -> Fact:
    return Fact("relation", {"kind": label.meaning, "other_name": value, "label": label.printed.rstrip(":")})


def _attribute(label: Label, value: str, segment: str) -> Fact:
    return Fact("attribute", {"property": label.meaning, "value": value})


def _sentence(label: Label, value: str, segment: str) -> Fact:
    return Fact("attribute", {"property": label.meaning, "value": segment})


def _date(label: Label, value: str, segment: str) -> Fact:
    bracket = LEADING_BRACKETS.match(value)
    printed, addition = (bracket[2], f" ({bracket[1]})") if bracket else (value, "")
    found = " to ".join(filter(None, _span(printed)))
    columns = {"property": label.meaning, "value": (found or printed) + addition}
    return Fact("attribute", columns, None if found else f"date not understood ({label.printed}): {printed}")


def _country(label: Label, value: str, segment: str) -> Fact:
    columns = {"property": label.meaning, "value": country_code(value) or value}
    return Fact("attribute", columns, _country_issue(value, label.printed))


READERS = {
    "identifiers": _identifier,
    "names": _name,
    "births": _birth,
    "nationalities": _nationality,
    "relations": _relation,
    "attributes": _attribute,
    "sentences": _sentence,
    "dates": _date,
    "countries": _country,
}
