"""Who expels whom: the actor of an act, the country that is left, and how several actors share the numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.context import Codes, Context
from etl.claims.numbers import Number, find_numbers
from etl.claims.parties import Party
from etl.claims.people import Group, find_groups
from etl.claims.readings import Reading
from etl.claims.syntax import subject_of

# Characters that a bullet and a date may take before the name that heads a list item.
HEAD_OF_ITEM = 20
# Between a subject and its verb: nothing, or a clause between commas.
ASIDE = re.compile(r"\s*(?:,\s+(?:which|whose|who|where|for its part|in turn)\b[^,;]*(?:,[^,;]*)?,\s*)?")
HEADS = re.compile(r"\s*[:–—-]\s|,\s+the\s")
COUNTRIES = ("countries", "states", "nations", "governments", "capitals", "allies", "neighbours", "neighbors")
UNNAMED_STATES = re.compile(
    r"\b(?:from|by|in|across)\s+(?:over |more than |at least |nearly |almost |about |some |around )?(?:\d+|two dozen|dozens of"
    r"|several|many|a number of)\s+(?:\w+ )?(?:countries|states|nations|capitals)\b",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:answer|response|reply|retaliation|reaction|riposte|retort|revenge|countermeasures?|turn)\b"
)
Share = tuple[Codes, Group]
EACH = re.compile(r"\b(?:each|apiece)\b(?!\s+other)", re.IGNORECASE)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
LEFT = re.compile(r"\b(?:leave|leaving|depart|quit|left|out of|exit)\s+(?:the\s+)?$", re.IGNORECASE)
WITH = re.compile(r"\s+(?:with\s+)?(?:another\s+)?|\s*:\s*|\s*\(\s*")
LIST_GAP = re.compile(r"\s*(?:[,;]\s*)?(?:(?:and|while|followed by)\s+)?(?:the\s+)?")
CLOSED = re.compile(r"\s*(?:\)|each\b|apiece\b|[,.;]|$|and\b|respectively\b|diplomats\b|more\b)")


def shares_of(reading: Reading, groups: Sequence[Group], context: Context) -> list[Share]:
    """The expulsions that one act names: who expelled which group."""
    actors, first = reading.actor, groups[0]
    bracketed = numbers_of_parties(reading, 0, len(reading.sentence.text)) if first.count is None else []
    if len(bracketed) > 1:
        return [(codes, replace(first, count=count)) for codes, count, _ in bracketed]
    if len(actors) == 2 and first.nationality == actors:
        return [((one,), replace(first, nationality=(other,))) for one, other in (actors, actors[::-1])]
    if RESPECTIVELY.search(reading.clause_text) and (shares := respective_shares(reading, first)):
        return shares
    if len(actors) > 1 and EACH.search(reading.clause_text):
        own: list[Share] = [
            ((code,), one) for code in actors for one in groups if code not in one.nationality
        ]
    else:
        own = [(expeller_of(reading, group, context), group) for group in groups]
    return own + further_shares(reading, groups[-1])


def respective_shares(reading: Reading, group: Group) -> list[Share]:
    """Each actor with its number, where there are as many: "Denmark and Norway expelled 15 and three …"."""
    numbers = numbers_before(reading.sentence.text, reading.start, group)
    if len(numbers) != len(reading.actor):
        return []
    return [
        ((code,), replace(group, count=int(number.value), approx=number.approx))
        for code, number in zip(reading.actor, numbers, strict=True)
    ]


def numbers_before(text: str, start: int, group: Group) -> list[Number]:
    """The numbers of a list that ends in a group: "15 and three Russian diplomats"."""
    return [number for number in find_numbers(text) if start <= number.start < group.end]


def further_shares(reading: Reading, last: Group) -> list[Share]:
    """What follows a group without a verb of its own: "…, Spain 25 and Slovenia 33", "France four each"."""
    shares: list[Share] = []
    groups = {
        one.start: one for one in find_groups(reading.sentence.text, reading.parties) if one.nationality
    }
    for codes, count, start in numbers_of_parties(reading, last.end, len(reading.sentence.text), last.end):
        group = groups.get(start, replace(last, count=count, approx=None))
        shares += [((code,), group) for code in codes]
    return shares


def numbers_of_parties(
    reading: Reading, start: int, end: int, joined_from: int | None = None
) -> list[tuple[Codes, int, int]]:
    """Parties that stand right before a number of their own: "Spain (27), Italy (30)"; a list without gaps.

    Each with its number and where that begins.
    """
    text, found = reading.sentence.text, []
    at = joined_from
    for party in reading.parties:
        if not start <= party.start < end or party.standing != "state":
            continue
        if at is not None and not LIST_GAP.fullmatch(text[at : party.start]):
            break
        number = number_after(reading, party)
        if number is None:
            continue
        found.append((party.codes, int(number.value), number.start))
        closed = CLOSED.match(text, number.end)
        ends_in_word = closed and closed.group().strip() in (")", "each", "apiece", "diplomats", "more")
        at = (closed.end() if closed and ends_in_word else number.end) if joined_from is not None else None
    return found


def number_after(reading: Reading, party: Party) -> Number | None:
    """The number right after a party that counts those whom it expelled."""
    text = reading.sentence.text
    starts = [group.start for group in find_groups(text, reading.parties)]
    for number in find_numbers(text):
        if number.start >= party.end:
            alone = CLOSED.match(text, number.end) or number.start in starts
            return number if alone and WITH.fullmatch(text[party.end : number.start]) else None
    return None


def expeller_of(reading: Reading, group: Group, context: Context) -> Codes:
    """Who expels: the actor, or in a passive the country out of which they are sent or where they serve."""
    if UNNAMED_STATES.search(reading.sentence.text) and reading.actor_from in ("carried", ""):
        return ()
    named = state_beside(reading) or reading.actor
    actor = tuple(code for code in named if code not in group.nationality or len(named) == 1)
    if not reading.passive and "leave" not in reading.acts:
        named = actor or countries_meant(reading, context) or head_of_item(reading)
        return named if named != group.nationality else country_left(reading, group)
    if reading.actor_from == "agent" and actor != group.nationality:
        return actor
    left = country_left(reading, group) or post_of(reading, group)
    if reading.actor_from in ("carried", "") and left:
        return left
    near = context.topic_near(reading.sentence.paragraph)
    told = [
        p.codes
        for p in reading.parties
        if p.standing == "state" and not p.preposition and p.end <= group.start
    ]
    again = context.last_expulsion[0] if context.last_expulsion[1] == group.nationality else ()
    candidates = [
        actor,
        left,
        countries_meant(reading, context),
        head_of_item(reading),
        *told[-1:],
        answerer(reading),
        again,
        near,
    ]
    return next((codes for codes in candidates if codes and not set(codes) & set(group.nationality)), ())


def countries_meant(reading: Reading, context: Context) -> Codes:
    """The states listed before, where an act is done by "the three countries"."""
    subject = subject_of(reading.word)
    if subject is None or subject.lower_ not in COUNTRIES:
        return ()
    phrase = subject.doc[subject.left_edge.i : subject.i + 1].text.lower()
    return context.listed if phrase.startswith(("the ", "these ", "those ", "all ", "both ")) else ()


def head_of_item(reading: Reading) -> Codes:
    """The state that heads a list item or sentence: "Bulgaria: ten diplomats expelled", "In Niamey, the junta"."""
    text = reading.sentence.text
    heads = [
        party
        for party in reading.parties
        if party.standing == "state"
        and (HEADS.match(text, party.end) or (party.preposition == "in" and party.start <= len("In ")))
    ]
    return heads[0].codes if heads and heads[0].start < HEAD_OF_ITEM else ()


def answerer(reading: Reading) -> Codes:
    """Whose answer an act is: "Moscow's response came in August: two Greek diplomats were told to go"."""
    text = reading.sentence.text
    for party in reading.parties:
        if party.standing == "possessive" and party.end <= reading.start and ANSWER.match(text, party.end):
            return party.codes
    return ()


def state_beside(reading: Reading) -> Codes:
    """The state right before a verb in the active, which can only be its subject: "neighbouring Latvia sent home"."""
    if reading.passive or reading.form != "verb":
        return ()
    text, verb = reading.sentence.text, reading.left[1]
    beside = [
        party.codes
        for party in reading.parties
        if party.standing == "state" and not party.preposition and party.end <= verb
        if ASIDE.fullmatch(text, party.end, verb)
    ]
    return beside[-1] if beside else ()


def country_left(reading: Reading, group: Group) -> Codes:
    """The country that must be left: "to leave Bulgaria", "out of Russia", "expelled from France"."""
    text = reading.sentence.text
    for party in reading.parties:
        if party.standing != "state" or party.codes == group.nationality:
            continue
        after = party.start >= reading.right[0]
        if LEFT.search(text[: party.start]) or (after and party.preposition in ("from", "by")):
            return party.codes
    return ()


def post_of(reading: Reading, group: Group) -> Codes:
    """The country where they serve: "the attaché of the Belarusian embassy in Warsaw"."""
    for party in reading.parties:
        near = 0 <= party.start - group.end <= 60 and party.end <= max(reading.start, group.end + 60)
        if near and party.preposition in ("in", "to") and party.standing == "state":
            return party.codes if party.codes != group.nationality else ()
    return ()
