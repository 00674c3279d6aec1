"""Counted nouns: "35 members of the Russian military and 44 groups" as numbers of individuals and entities."""

import re
from dataclasses import dataclass
from functools import cache

from etl.claims.lexicon.files import alternatives
from etl.claims.lexicon.territories import demonyms
from etl.claims.numbers import TOTAL_AFTER, TOTAL_BEFORE, Approx, find_numbers, unit_pattern

BETWEEN = re.compile(
    r"\s+(?:(?!(?:of|on|in|for|by|to|from|with|were|was|are|is|have|has|and then|after|against|that"
    r"|who|which)\b)"
    r"[\w’'.“”\"-]+,?\s+|and\s+(?=\w+\s+)){0,6}?$",
    re.IGNORECASE,
)
SUBSET = re.compile(
    r"\bof (?:the|those|these|them|whom|which)\s+$|\b(?:including|among (?:them|those|whom))\b[^.;]*$",
    re.IGNORECASE,
)
PARTITIVE = re.compile(
    r"\s+of (?:the|those|these|them|whom)\s+(?:\d|\w+ (?:are|were|is)\b|them|those|whom)", re.IGNORECASE
)
ALSO_COUNTED = re.compile(r"(?:\s+\w+){0,2}?\s*(?:,|and|or|/|&)\s*(?:\w+\s+){0,2}?$")


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
    for position, number in enumerate(numbers):
        limit = numbers[position + 1].start if position + 1 < len(numbers) else stop
        count = counted_noun(text, number.start, number.end, limit)
        year = text[number.start : number.end].isdigit() and 1900 <= number.value < 2100
        if count is None or year or number.value != int(number.value) or number.value <= 0:
            continue
        if PARTITIVE.match(text, number.end) or SUBSET.search(text[start : number.start]):
            continue
        kind, unit, unit_end = count
        total = bool(TOTAL_BEFORE.search(text[max(0, number.start - 70) : number.start]))
        listed = found and re.fullmatch(r"\s*(?:,|and|,\s*and)\s*", text[found[-1].end : number.start])
        total = (
            total
            or bool(listed and found[-1].is_total)
            or bool(TOTAL_AFTER.search(text[unit_end : min(unit_end + 30, stop)]))
        )
        found.append(Count(kind, int(number.value), unit, number.approx, total, number.start, unit_end))
    return found


def counted_noun(text: str, number_start: int, start: int, stop: int) -> tuple[str, str, int] | None:
    """The noun that a number counts: kind, noun, end offset; "27 individuals and entities" is n_combined."""
    for noun in unit_pattern().finditer(text, start, stop):
        if not BETWEEN.fullmatch(text[start : noun.start()]):
            break
        kind, unit = noun.lastgroup or "", noun.group().lower()
        after = unit_pattern().search(text, noun.end(), min(stop, noun.end() + 45))
        if after and ALSO_COUNTED.fullmatch(text[noun.end() : after.start()]):
            pair = {kind, after.lastgroup}
            if pair == {"n_individuals", "n_entities"}:
                return "n_combined", f"{unit} and {after.group().lower()}", after.end()
        if (
            not re.compile(r"\s+of\s+(?:the\s+)?(?:board|war)\b").match(text, noun.end())
            or kind == "n_individuals"
        ):
            return kind, unit, noun.end()
    if mark := nationals_pattern().match(text, start, stop):
        return "n_individuals", "nationals", mark.end()
    return None


@cache
def nationals_pattern() -> re.Pattern[str]:
    """People named by their nationality alone: "963 Americans", "seven individual Russians", "63 Japanese"."""
    names = alternatives(set(demonyms()))
    return re.compile(
        rf"(?:\s+[a-z]+)?\s+(?:{names})(?:s\b|(?=\s*(?:[,.;]|(?:and|over|for|in|on|from|who|were|to)\b"
        rf"|$)))"
    )
