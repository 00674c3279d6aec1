"""Those who are expelled: how many, of which nationality, in which role."""

import re
from dataclasses import dataclass

from etl.claims.clauses import Reading
from etl.claims.context import Codes
from etl.claims.counts import BETWEEN, SUBSET
from etl.claims.numbers import Approx, Number, find_numbers, people_pattern
from etl.claims.parties import Party

SINGLE = re.compile(r"\b(?:an?|one|the|its|another)\s+(?:[\w’'.-]+\s+){0,5}?$", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(?:dozens|scores|hundreds|several|a number|a group)\s+(?:of\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
COLLECTIVE = ("staff", "personnel", "people")
EMBASSY = re.compile(r"diplomat|consul|embass|attach|envoy|spy|spies|staff|intelligence", re.IGNORECASE)
OTHER_CLAUSE = re.compile(r"\b(?:to|in|from|on|and \w+ed|said|that)\b")


@dataclass(frozen=True, slots=True)
class Expelled:
    """Those who are expelled: nationality, number where stated, and who they are; offsets of the sentence."""

    nationality: Codes
    count: int | None
    approx: Approx | None
    role: str
    start: int
    end: int


def people_in(reading: Reading, known: Codes, start: int, end: int) -> Expelled | None:
    """The expelled in a span; `known` are those of whom the text spoke, for "expelled over 200 diplomats"."""
    text = reading.sentence.text
    for noun in people_pattern().finditer(text, start, end):
        nation = nation_of(reading, noun, start, end)
        first = min(nation.start, noun.start()) if nation else noun.start()
        number = number_before(text, start, first)
        if number and SUBSET.search(text[start : number.start]):
            continue
        if nation is None and not (known and number and EMBASSY.search(noun.group())):
            continue
        return Expelled(
            nation.codes if nation else known,
            int(number.value) if number else single(text[start:first], noun.group()),
            number.approx if number else "vague" if VAGUE.search(text[start:first]) else None,
            role_of_people(text, nation, noun),
            number.start if number else first,
            noun.end(),
        )
    return people_by_nation(reading, start, end)


def number_before(text: str, start: int, first: int) -> Number | None:
    """The number that counts what begins at `first`."""
    for number in reversed(find_numbers(text)):
        if start <= number.start < first and BETWEEN.fullmatch(text[number.end : first]):
            return number
    return None


def single(before: str, noun: str) -> int | None:
    """One, where an article stands before a noun in the singular."""
    is_plural = noun.endswith("s") or noun.lower() in COLLECTIVE
    return 1 if not is_plural and SINGLE.search(before) else None


def role_of_people(text: str, nation: Party | None, noun: re.Match[str]) -> str:
    """The words for who they are: "diplomats and trade officials"."""
    start = nation.end if nation and nation.end <= noun.start() else noun.start()
    second = re.compile(r"(?:\s+and\s+(?:[a-z]+\s+){0,2}?[a-z]+s\b)?").match(text, noun.end())
    return re.sub(r"^['’]s?\b|\s+", " ", text[start : second.end() if second else noun.end()]).strip()


def nation_of(reading: Reading, noun: re.Match[str], start: int, end: int) -> Party | None:
    """Whose people they are: the adjective before the noun, or "of" or "from" and a country after it."""
    text = reading.sentence.text
    for party in reading.parties:
        gap = text[party.end : noun.start()]
        near = re.fullmatch(r"(?:['’]s?)?[\s-]+(?:[\w’'-]+\s+){0,4}?", gap) and not OTHER_CLAUSE.search(gap)
        inside = (
            party.start <= noun.start() < party.end and party.standing == "state" and not party.preposition
        )
        if start <= party.start and (near or inside):
            return party
    for party in reading.parties:
        near = len(text[noun.end() : party.start].split()) <= 5
        links = ("of", "at") if reading.passive else ("of", "at", "from")
        if noun.end() <= party.start < end and party.preposition in links and near:
            return party
    return None


def people_by_nation(reading: Reading, start: int, end: int) -> Expelled | None:
    """The expelled named by their nationality alone: "eight Russians"."""
    text = reading.sentence.text
    for party in reading.parties:
        if start <= party.start < end and party.standing == "people":
            number = number_before(text, start, party.start)
            if number:
                return Expelled(
                    party.codes, int(number.value), number.approx, "nationals", number.start, party.end
                )
    return None
