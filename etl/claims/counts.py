"""Counted nouns: "35 members of the Russian military and 44 groups" as numbers of individuals and entities."""

import re
from dataclasses import dataclass
from functools import cache

from etl.claims.lexicon.files import alternatives
from etl.claims.lexicon.territories import demonyms
from etl.claims.numbers import (
    TOTAL_AFTER,
    TOTAL_BEFORE,
    Approx,
    Number,
    find_numbers,
    is_plural,
    unit_pattern,
)

BETWEEN = re.compile(
    r"\s+(?:(?!(?:of|on|in|for|by|to|from|with|were|was|are|is|have|has|and then|after|against|that"
    r"|who|which)\b)"
    r"[\w’'.“”\"-]+,?\s+|and\s+(?=\w+\s+)){0,6}?$",
    re.IGNORECASE,
)
SUBSET = re.compile(
    r"\bof (?:the|those|these|them|whom|which)\s+$|\b(?:including|among (?:them|those|whom))\b(?:(?!,\s+(?:and|who|as well)\b)[^.;–—”]){0,90}$",
    re.IGNORECASE,
)
POINTED_AT = re.compile(r"\b(?:these|those|its|their|our|same|aforementioned)\s+$", re.IGNORECASE)
WITH_PART = re.compile(r"\s+of (?:the|those|these|them|whom)\b(?:\s+[\w-]+){0,3}\s*,?\s*(?:and|,)\s+")
BREAKDOWN = re.compile(r"\W*(?:Of|Among|Amongst) (?:those|these|them)\b")
MONTH_AFTER = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
PARTITIVE = re.compile(
    r"\s+of (?:the|those|these|them|whom)\s+(?:\d|\w+ (?:are|were|is)\b|them|those|whom)", re.IGNORECASE
)
OF_THEIRS = re.compile(r"\s+of (?:its|his|her|their)\s+(?:[\w’'-]+\s+){0,3}?", re.IGNORECASE)
ALSO_COUNTED = re.compile(r"(?:\s+[a-z-]+){0,2}?\s*(?:and|or|/|&|and/or)\s*(?:[a-z-]+\s+){0,2}?")
LISTED = re.compile(r"\s*,\s*(?:[a-z-]+\s+){0,2}?")
KEPT_TOGETHER = ("n_individuals", "n_entities", "n_vessels")
# "61 individual listings" are listings of individuals.
LISTED_KIND = {
    "individual": "n_individuals",
    "entity": "n_entities",
    "corporate": "n_entities",
    "vessel": "n_vessels",
}
TALLY = re.compile(
    r"\b(?:total|number|tally|figure|count|list|overall number|sum)\b(?P<of>[^.;:]{0,80}?)\s"
    r"(?:to|at|stands at|reached|reaches|is now|now is|to reach)\s+"
    r"(?:(?:now|more than|over|about|around|nearly|almost|some|at least|approximately)\s+)*$",
    re.IGNORECASE,
)


PACKAGES = re.compile(
    r"\s+(?:packages?|lists?|regimes?|bills?|laws?|rounds?|programmes?|experts?|regulations)\b"
)
TALLY_AFTER = re.compile(
    r"\s+the (?:total |overall |current )?number of (?:(?:sanctioned|listed|designated|[A-Z]\w+|and)\s+)*"
)
TALLY_NATIONALS = re.compile(r"\s+the (?:total |overall |current )?number of (?:(?:sanctioned|listed)\s+)?")
MORE_OF_THEM = re.compile(r"\s+(?:more|others)(?=\s*(?:[.;,]|$))")
SINGLE_ARTICLE = re.compile(r"\b(?:an?|another|one more)\s+", re.IGNORECASE)
SINGLE_BETWEEN = re.compile(
    r"(?:(?!(?:of|on|for|to|that|which|who|and|group|number|list|round)\b)[\w’'-]+\s+){0,4}?"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what: `kind` is the field of a sanction round (n_individuals …); offsets of the sentence."""

    kind: str
    value: int
    unit: str
    approx: Approx | None
    is_total: bool
    start: int
    end: int


def find_counts(text: str, start: int = 0, end: int | None = None) -> list[Count]:
    """The counted nouns between two offsets; parts of another count ("seven of the 11") are left out."""
    stop = len(text) if end is None else end
    found: list[Count] = []
    numbers = [number for number in find_numbers(text) if start <= number.start < stop]
    part_end = -1
    for position, number in enumerate(numbers):
        limit = numbers[position + 1].start if position + 1 < len(numbers) else stop
        joined = part_end >= 0 and WITH_PART.fullmatch(text[part_end : number.start])
        if not is_countable(text, number):
            continue
        if is_part(text, number, start) or joined:
            part_end = number.end
            continue
        counted = (
            counted_noun(text, number, limit)
            or tallied_noun(text, number, limit, found)
            or shared_noun(text, number, stop)
            or repeated_noun(text, number, found)
            or counted_nationals(text, number, limit)
        )
        if counted is not None:
            found.append(make_count(text, number, counted, found, stop))
    return found


def is_countable(text: str, number: Number) -> bool:
    """True for a whole positive number that is no year."""
    if MONTH_AFTER.match(text, number.end):
        return False
    year = text[number.start : number.end].isdigit() and 1900 <= number.value < 2100
    return not year and number.value == int(number.value) and number.value > 0


def is_part(text: str, number: Number, start: int) -> bool:
    """True where a number counts a part of others: "ten of the 30", "including two banks", "these two banks"."""
    if POINTED_AT.search(text[start : number.start]) or BREAKDOWN.match(text):
        return True
    whole = re.fullmatch(r"\W*Of the\s+", text[: number.start])
    return bool(
        PARTITIVE.match(text, number.end) or (SUBSET.search(text[start : number.start]) and not whole)
    )


def make_count(
    text: str, number: Number, counted: tuple[str, str, int], before: list[Count], stop: int
) -> Count:
    """The count of a number; what is joined to a total is a total too."""
    kind, unit, end = counted
    listed = before and re.fullmatch(r"\s*(?:,|and|,\s*and)\s*", text[before[-1].end : number.start])
    total = (
        bool(TOTAL_BEFORE.search(text[max(0, number.start - 70) : number.start]))
        or bool(listed and before[-1].is_total)
        or bool(TOTAL_AFTER.search(text[end : min(end + 30, stop)]))
        or bool(TALLY.search(text[: number.start]) or TALLY_AFTER.match(text, number.end))
    )
    return Count(kind, int(number.value), unit, number.approx, total, number.start, end)


def counted_noun(text: str, number: Number, stop: int) -> tuple[str, str, int] | None:
    """The noun that a number counts: kind, noun, end offset; "27 individuals and entities" is n_combined."""
    for noun in unit_pattern().finditer(text, number.end, stop):
        gap = text[number.end : noun.start()]
        if not (BETWEEN.fullmatch(gap) or OF_THEIRS.fullmatch(gap)):
            break
        if number.value > 1 and not is_plural(noun.group()):
            continue
        if PACKAGES.match(text, noun.end()):
            break
        head = head_noun(text, noun, stop)
        kind = LISTED_KIND.get(text[: head.start()].rsplit(None, 1)[-1].lower())
        if kind and head.lastgroup == "n_combined":
            return kind, head.group().lower(), head.end()
        return counted_together(text, head, stop) or (head.lastgroup or "", head.group().lower(), head.end())
    return None


def counted_nationals(text: str, number: Number, stop: int) -> tuple[str, str, int] | None:
    """People counted by their nationality alone."""
    mark = nationals_pattern().match(text, number.end, stop)
    return ("n_individuals", "nationals", mark.end()) if mark else None


def head_noun(text: str, noun: re.Match[str], stop: int) -> re.Match[str]:
    """The last noun of a compound: "bank executives" are executives."""
    gap = re.compile(r"\s+").match(text, noun.end(), stop)
    following = unit_pattern().match(text, gap.end(), stop) if gap else None
    return head_noun(text, following, stop) if following else noun


def counted_together(text: str, noun: re.Match[str], stop: int) -> tuple[str, str, int] | None:
    """Two or three kinds under one number: "27 individuals and entities", "42 people, firms and vessels"."""
    kinds, unit, end = {noun.lastgroup}, noun.group().lower(), noun.end()
    for after in unit_pattern().finditer(text, noun.end(), min(stop, noun.end() + 60)):
        gap = text[end : after.start()]
        joined = ALSO_COUNTED.fullmatch(gap)
        if not (joined or LISTED.fullmatch(gap)) or not is_plural(after.group()):
            break
        kinds.add(after.lastgroup)
        unit, end = f"{unit} and {after.group().lower()}", after.end()
        if joined:
            return ("n_combined", unit, end) if len(kinds & set(KEPT_TOGETHER)) > 1 else None
    return None


def tallied_noun(text: str, number: Number, stop: int, before: list[Count]) -> tuple[str, str, int] | None:
    """What a bare total counts: "brings the number of officials to 499", "22 firms, taking the total to 507"."""
    reverse = TALLY_NATIONALS.match(text, number.end)
    if reverse and re.compile(rf"(?:{adjective_pattern()})s\b").match(text, reverse.end()):
        return "n_individuals", "nationals", number.end
    if (reverse := TALLY_AFTER.match(text, number.end)) and (
        named := unit_pattern().match(text, reverse.end())
    ):
        return counted_together(text, named, len(text)) or (
            named.lastgroup or "",
            named.group().lower(),
            named.end(),
        )
    tally = TALLY.search(text[: number.start])
    after = re.compile(r"\s+(?:[a-z-]+\s+)*?(?:were|was|people listed)\b").match(text, number.end)
    if (
        tally is None
        or after
        or re.compile(r"\s+(?:per ?cent|percent|million|billion)").match(text, number.end)
    ):
        return None
    named = unit_pattern().search(tally.group("of"))
    if named:
        kind, unit = named.lastgroup or "", named.group().lower()
        both = counted_together(tally.group("of"), named, len(tally.group("of")))
        return (both[0], both[1], number.end) if both else (kind, unit, number.end)
    if re.search(rf"\b(?:{adjective_pattern()})s\b", tally.group("of")):
        return "n_individuals", "nationals", number.end
    kinds = {(count.kind, count.unit) for count in before}
    if len(kinds) == 1:
        kind, unit = kinds.pop()
        return kind, unit, number.end
    return ("n_combined", "targets", number.end) if kinds else None


def shared_noun(text: str, number: Number, stop: int) -> tuple[str, str, int] | None:
    """The noun of a later number where a number has none of its own: "16 Russian and four Belarusian judges"."""
    names = adjective_pattern()
    pair = re.compile(rf"(?:\s+(?:{names}))?\s*(?:,|,?\s*and)\s+").match(text, number.end, stop)
    following = next((n for n in find_numbers(text) if pair and n.start == pair.end()), None)
    if following is None:
        return None
    counted = counted_noun(text, following, stop) or shared_noun(text, following, stop)
    end = re.compile(rf"(?:\s+(?:{names}))?").match(text, number.end)
    return (counted[0], counted[1], end.end() if end else number.end) if counted else None


def repeated_noun(text: str, number: Number, before: list[Count]) -> tuple[str, str, int] | None:
    """The noun of the count before: "12 tankers and ten Iranian ones", "12 tankers from Russia and ten from Iran"."""
    if not before or len(text[before[-1].end : number.start]) > 40:
        return None
    names = adjective_pattern()
    ones = re.compile(rf"(?:\s+(?:{names}))?(?:\s+ones\b|(?=\s+(?:from|in)\s+(?:the\s+)?[A-Z]))").match(
        text, number.end
    )
    ones = ones or MORE_OF_THEM.match(text, number.end)
    return (before[-1].kind, before[-1].unit, ones.end()) if ones else None


def find_singles(text: str) -> list[Count]:
    """Things told by an article: "a Russian bank and two ministers"; only an act upon them makes them counts."""
    found = []
    for article in SINGLE_ARTICLE.finditer(text):
        noun = next(
            (
                n
                for n in unit_pattern().finditer(text, article.end(), article.end() + 70)
                if not is_plural(n.group())
            ),
            None,
        )
        if noun and SINGLE_BETWEEN.fullmatch(text[article.end() : noun.start()]):
            head = head_noun(text, noun, len(text))
            found.append(
                Count(head.lastgroup or "", 1, head.group().lower(), None, False, article.start(), head.end())
            )
    return found


@cache
def adjective_pattern() -> str:
    """The adjectives of nationality as one alternative."""
    return alternatives(set(demonyms()))


@cache
def nationals_pattern() -> re.Pattern[str]:
    """People named by their nationality alone: "963 Americans", "seven individual Russians", "63 Japanese"."""
    names = adjective_pattern()
    return re.compile(
        rf"(?:\s+(?!ones)[a-z]+)?\s+(?:{names})(?:s\b|(?=\s*(?:[,.;]|(?:and|over|for|in|on|from|who|were|to)\b"
        rf"|$)))"
    )
