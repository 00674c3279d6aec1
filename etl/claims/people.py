"""People that a sentence names: how many, of which nationality, in which role, told or only pointed at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.counts import BETWEEN
from etl.claims.date_words import find_dates
from etl.claims.lexicon.expulsions import expulsion_stems
from etl.claims.numbers import Approx, Number, find_numbers, people_pattern
from etl.claims.parties import Party

SINGLE = re.compile(
    r"\b(?:an?|one|the|its|another|that|this|his|her|their)\s+(?:[\w’'.-]+\s+){0,5}?$", re.IGNORECASE
)
VAGUE = re.compile(
    r"\b(?:dozens|scores|hundreds|several|a number|a group)\s+(?:of\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
EVERY = re.compile(r"\b(?:every|each|no|any)\s+(?:\w+\s+)?$", re.IGNORECASE)
POINTING = re.compile(
    r"\b(?:the|that|this|those|these|his|her|its|their|both|all|one another['’]s|each other['’]s)\s+"
    r"(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)
OWNED = re.compile(
    r"\s+of\s+(?:his|her|its|their|(?:its|their|the (?:embassy|mission)['’]s)\s+[\w-]+|the other['’]s|the country['’]s|each other['’]s|one another['’]s"
    r"|the (?:embassy|mission|consulate)['’]s)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
# After a nationality that stands for its people: "a Finnish one", "15 Dutch and 21 Belgian diplomats".
ONE_OR_LIST = re.compile(r"\s+ones?\b|\s*(?:,|,?\s+and|,?\s+as well as)\s+(?:\d+|[a-z-]+)\s+[A-Z]\w+")
LOOSE = re.compile(
    r"[.;:]|\b(?!work|serv|employ|accredit|post|station|bas|assign)\w{3,}ed\b|\b(?:sent|thrown|withdrawn)\b"
)
OF_ITS = re.compile(r"\s+of\s+(?:its|their|his|her)\s+", re.IGNORECASE)
NUMBER_OF = re.compile(r"\s+the (?:total |overall )?number of\s+(?:\w+\s+)?$", re.IGNORECASE)
OFFICE_NAME = re.compile(r"\s[a-z]+$")
OWN_STAFF = re.compile(
    r"\bof\s+(?:his|her|its|their|the (?:ambassador|embassy|mission)['’]s)\s+(?:[\w-]+\s+){0,2}"
    r"(?:staff|team|colleagues|members|employees|people)\b",
    re.IGNORECASE,
)
STATIONED = re.compile(r"\s+(?:and\s+(?:consul\w+|mission|trade mission|residence)\s+)?")
COMPANY = re.compile(
    r"(?:\s+(?:of|to)\s+(?:the\s+)?[A-Z]\w+)?\s+and\s+(?:all\s+)?(?:of\s+)?(?:his|her|their)\s+(?:entire\s+|whole\s+)?(?:(?P<one>deputy)|(?:staff|team|aides|colleagues|mission))\b",
    re.IGNORECASE,
)
COLLECTIVE = ("staff", "personnel", "people")
OTHER_CLAUSE = re.compile(r"\b(?:to|in|from|on|and \w+ed|said|that|as|for|by|with)\b")


@dataclass(frozen=True, slots=True)
class Group:
    """Some people: `nationality` is empty and `count` None where the sentence does not tell them.

    `noun` is the head, lower case; `is_pointed_at` holds for "the diplomat", "his staff": people spoken of
    before. Offsets count characters of the sentence; `told_at` are those, in the document, of an earlier one that
    told nationality or number.
    """

    nationality: tuple[str, ...]
    count: int | None
    approx: Approx | None
    role: str
    noun: str
    start: int
    end: int
    is_pointed_at: bool = False
    told_at: tuple[int, int] | None = None

    def is_official(self, text: str) -> bool:
        """True for diplomats, spies and those who work at an embassy or consulate."""
        phrase = text[self.start : self.end + 40].split(",")[0]
        return bool(expulsion_stems("missions").search(phrase) or OWN_STAFF.search(phrase))


def find_groups(
    text: str, parties: Sequence[Party], start: int = 0, end: int | None = None, is_passive: bool = False
) -> list[Group]:
    """The groups of people between two offsets, in order; in a passive "from X" is no nationality."""
    stop = len(text) if end is None else end
    found: list[Group] = []
    for party in parties:
        is_one = party.standing == "modifier" and ONE_OR_LIST.match(text, party.end)
        if start <= party.start < stop and (party.standing == "people" or is_one):
            found += nationals(text, party, start)
    for noun in people_pattern().finditer(text, start, stop):
        before = [group.end for group in found if group.start <= noun.start()]
        floor = max([start, *before])
        if noun.start() >= floor:
            found.append(group_at(text, parties, noun, (floor, stop), is_passive))
    return sorted(found, key=lambda group: group.start)


def group_at(
    text: str, parties: Sequence[Party], noun: re.Match[str], span: tuple[int, int], is_passive: bool
) -> Group:
    """The group whose noun stands somewhere."""
    nation = nation_of(text, parties, noun, span, is_passive)
    first = min(nation.start, noun.start()) if nation else noun.start()
    number = number_before(text, span[0], first)
    before = text[span[0] : first]
    count = int(number.value) if number else with_company(text, noun, single(before, noun.group()))
    holy_see = ("VA",) if "nuncio" in noun.group().lower() else ()
    return Group(
        nation.codes if nation else holy_see,
        count,
        number.approx if number else "vague" if VAGUE.search(before) else None,
        role_of_people(text, nation, noun),
        noun.group().lower(),
        number.start if number else first,
        noun.end(),
        nation is None and bool(POINTING.search(before)),
    )


def nationals(text: str, party: Party, start: int) -> list[Group]:
    """People named by their nationality alone, where they are counted: "eight Russians", "a Finnish one"."""
    number = number_before(text, start, party.start)
    one = re.compile(r"\s+ones?\b").match(text, party.end)
    end = one.end() if one else party.end
    if number is None and not (one and re.search(r"\ba\s+$", text[: party.start])):
        return []
    count, first = (int(number.value), number.start) if number else (1, party.start)
    approx = number.approx if number else None
    return [Group(party.codes, count, approx, "nationals", "nationals", first, end)]


def number_before(text: str, start: int, first: int) -> Number | None:
    """The number that counts what begins at `first`."""
    for number in reversed(find_numbers(text)):
        gap = text[number.end : first]
        counted = BETWEEN.fullmatch(gap) or OWNED.fullmatch(gap) or NUMBER_OF.fullmatch(gap)
        if start <= number.start < first and counted and not in_date(text, number):
            return outer_number(text, number) or number
    return None


def in_date(text: str, number: Number) -> bool:
    """True for the day or year of a date."""
    return any(date.start <= number.start < date.end for date in find_dates(text))


def outer_number(text: str, inner: Number) -> Number | None:
    """The number that goes of a whole: 33 in "33 of its 41 members"."""
    return next(
        (one for one in find_numbers(text[: inner.start]) if OF_ITS.fullmatch(text[one.end : inner.start])),
        None,
    )


def single(before: str, noun: str) -> int | None:
    """One, where a noun in the singular names a post or follows an article: a consul, Chad's ambassador."""
    lower = noun.lower()
    if lower in COLLECTIVE or (lower.endswith("s") and not lower.endswith(("ss", "affaires"))):
        return None
    return (
        1
        if SINGLE.search(before) or (expulsion_stems("posts").search(noun) and not EVERY.search(before))
        else None
    )


def with_company(text: str, noun: re.Match[str], count: int | None) -> int | None:
    """The number of those who go: two with a deputy, not told where a whole staff goes with its head."""
    if count != 1 or not (company := COMPANY.match(text, noun.end())):
        return count
    return 2 if company["one"] else None


def role_of_people(text: str, nation: Party | None, noun: re.Match[str]) -> str:
    """The words for who they are: "diplomats and trade officials"."""
    start = nation.end if nation and nation.end <= noun.start() else noun.start()
    second = re.compile(r"(?:\s+and\s+(?:[a-z]+\s+){0,2}?[a-z]+s\b)?").match(text, noun.end())
    return re.sub(r"^['’]s?\b|\s+", " ", text[start : second.end() if second else noun.end()]).strip()


def nation_of(
    text: str, parties: Sequence[Party], noun: re.Match[str], span: tuple[int, int], is_passive: bool
) -> Party | None:
    """Whose people they are: the adjective before the noun, or "of", "at" or "from" and a country after it."""
    for party in reversed(parties):
        gap = text[party.end : noun.start()] if party.end <= noun.start() else "?"
        near = re.fullmatch(r"(?:['’]s?)?[\s-]+(?:[\w’'-]+\s+){0,4}?", gap) and not OTHER_CLAUSE.search(gap)
        name = text[party.start : party.end]
        stationed = STATIONED.fullmatch(gap) and (
            bool(OFFICE_NAME.search(name)) or name.replace(".", "").isupper()
        )
        belongs = (party.standing != "state" or stationed) and not find_numbers(gap)
        inside = (
            party.start <= noun.start() < party.end and party.standing == "state" and not party.preposition
        )
        if span[0] <= party.start and ((near and belongs) or inside):
            return party
    links = ("of", "at") if is_passive else ("of", "at", "from")
    for party in parties:
        gap = text[noun.end() : party.start]
        near = len(gap.split()) <= (8 if expulsion_stems("missions").search(gap) else 5) and not LOOSE.search(
            gap
        )
        if noun.end() <= party.start < span[1] and party.preposition in links and near:
            return party
    return None
