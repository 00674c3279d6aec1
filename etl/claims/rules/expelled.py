"""Whose people an act sends away: those its grammar makes the patients, or those whom a pronoun means."""

import re
from dataclasses import replace

from etl.claims.acts import token_at
from etl.claims.context import Codes, Context
from etl.claims.lexicon.expulsions import expulsion_stems
from etl.claims.numbers import find_numbers
from etl.claims.people import Group, find_groups
from etl.claims.people_lists import chain_of, is_subset, remembered
from etl.claims.readings import Reading
from etl.claims.syntax import SUBJECTS, child, governors, is_verb, span_of, subject_of

PRONOUN = re.compile(
    r"\b(?:(?P<one>him|her|he|she)|(?P<any>who|whom)|them|they|all|both|those|these)\b", re.IGNORECASE
)
MUTUAL = re.compile(r"\b(?:each other|one another|the other)['’]s\b|\beach other\b", re.IGNORECASE)
BESIDE = re.compile(r"\s+(?P<pronoun>them|him|her|both|all)\b", re.IGNORECASE)
ALSO = re.compile(r",\s+(?:and|as well as|plus|along with)\s+(?:another\s+)?$")
OWN = re.compile(r"\b(?:its|their|his|her) own\s+(?:\w+\s+)?$", re.IGNORECASE)
# "80 Soviet diplomats" are not of the nationality spoken of before.
UNKNOWN_NATION = re.compile(r"(?<=\s)[A-Z][a-z]+\s+(?=[a-z])")
PART = re.compile(r"\s+of\s+(?:the|those|these)\s+", re.IGNORECASE)
MISSION = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?:mission|embassy|consulate|delegation|legation|representation)\b"
)
MORE = re.compile(r"\s+(?:(?:more|others|of them)\s*)?$", re.IGNORECASE)
LISTED = re.compile(r"\s*(?:,|and|,\s*and)\s*")
NUMBER_OF = re.compile(r"[\w-]+\s+the (?:total |overall )?number(?:\s+of)?\s+$", re.IGNORECASE)
BARE_NUMBER = re.compile(
    r"\s*(?:home\s+|out\s+)?(?:a\s+further\s+|another\s+)?(?P<number>[\w-]+(?:\sdozen)?)"
    r"(?:\s+(?:out|home|away|more|others))*\s*(?=[.,;]|$|\b(?:and|after|on|in|while|from|to)\b)"
)


def groups_of(reading: Reading, context: Context) -> list[Group]:
    """All those expelled by one act, with their nationality where it is told or spoken of before."""
    text = reading.sentence.text
    if alone := numbered(reading, context):
        return alone
    for start, end in object_spans(reading):
        groups = [
            part or group
            for group in find_groups(text, reading.parties, start, end, reading.passive)
            for part in [None if reading.word.dep_ == "acl" else part_of(text, group)]
            if not is_subset(text, group, start)
            or reading.word.dep_ == "acl"
            or (part and context.last_expulsion[1] != group.nationality)
        ]
        if groups:
            chain = chain_of(text, groups, reading.parties)
            chain += [group for group in groups if is_further(group, chain[-1], reading)]
            known = [one for group in chain if (one := recalled(group, reading, context))]
            if known:
                return known
    return pointed_at(reading, context)


def part_of(text: str, group: Group) -> Group | None:
    """The part of a group that is counted before it: the four of "four of the six Irish diplomats"."""
    for number in find_numbers(text[: group.start]):
        if PART.fullmatch(text, number.end, group.start) and group.count is not None:
            return replace(group, count=int(number.value), approx=number.approx, start=number.start)
    return None


def is_further(group: Group, last: Group, reading: Reading) -> bool:
    """True for a counted group after a longer phrase that no other verb governs: "…, and 24 Italian diplomats"."""
    if group.start < last.end or group.count is None or not group.nationality:
        return False
    gap = reading.sentence.text[last.end : group.start]
    token = token_at(reading.word.doc, group.start, group.end)
    verb = next((one for one in governors(token) if is_verb(one) or one == reading.word), None)
    return verb == reading.word and bool(ALSO.search(gap)) and not reading.passive


def object_spans(reading: Reading) -> list[tuple[int, int]]:
    """Where those stand to whom an act is done: by the tree first, then by the words around it."""
    spans = []
    subject = subject_of(reading.word) if "leave" in reading.acts else None
    for head in [*reading.patients, *([subject] if subject is not None else [])]:
        start, end = span_of(head)
        if head.idx < reading.start:
            counted = NUMBER_OF.search(reading.sentence.text, 0, start)
            spans.append((counted.start() if counted else start, min(end, reading.start)))
        else:
            spans.append((max(start, reading.end), max(end, reading.right[1])))
    if not spans and not reading.passive and stands_right_before(reading):
        spans.append(reading.left)
    others = [reading.right] if reading.passive else [reading.left] if "leave" in reading.acts else []
    return [*spans, reading.object, *others]


def stands_right_before(reading: Reading) -> bool:
    """True for a headline without auxiliary: "ten Russian diplomats expelled"."""
    groups = find_groups(reading.sentence.text, reading.parties, *reading.left)
    return bool(groups) and not reading.sentence.text[groups[-1].end : reading.start].strip()


def recalled(group: Group, reading: Reading, context: Context) -> Group | None:
    """A group with what earlier words tell of it; None where nobody of an embassy can be meant."""
    if group.nationality:
        return group
    text = reading.sentence.text
    if len(reading.actor) == 2 and MUTUAL.search(text, group.start, group.end):
        return replace(group, nationality=reading.actor)
    if OWN.search(text[: group.start]) and group.is_official(text):
        owners = [party.codes for party in reading.parties if party.end <= group.start]
        return replace(group, nationality=owners[0], count=group.count or 1) if owners else None
    if UNKNOWN_NATION.search(text, group.start, group.end):
        return None
    known = last_spoken_of(group, reading, context)
    mission = mission_before(reading, group)
    nation = mission or (known.nationality if known else context.counterpart(reading.actor))
    serves = bool(mission) or (
        known is not None
        and (known.noun == group.noun or bool(expulsion_stems("servants").search(group.role)))
    )
    if not nation or not (group.is_official(text) or serves):
        return None
    count = group.count
    if known and group.is_pointed_at and count is None:
        count = known.count
    return replace(group, nationality=nation, count=count, told_at=known.told_at if known else None)


def mission_before(reading: Reading, group: Group) -> Codes:
    """Whose mission the sentence names before a group: "cut the Russian mission by expelling eight members"."""
    text = reading.sentence.text
    for party in reversed(reading.parties):
        is_before = party.end <= min(group.start, reading.start) and MISSION.match(text, party.end)
        owns = party.standing in ("modifier", "possessive") and not set(party.codes) & set(reading.actor)
        if is_before and owns:
            return party.codes
    return ()


def last_spoken_of(group: Group | None, reading: Reading, context: Context) -> Group | None:
    """The people last named before an act, those with the same noun first; never the actor's own."""
    before = group.start if group else reading.start
    text, offset = reading.sentence.text[:before], reading.sentence.start
    told = remembered(text, [p for p in reading.parties if p.end <= before], offset, context.people)
    foreign = [one for one in told if one.nationality != reading.actor]
    alike = [one for one in foreign if group and group.is_pointed_at and one.noun == group.noun]
    return next(reversed(alike or foreign), None)


def told_before(reading: Reading, context: Context) -> list[Group]:
    """The people named before an act in its sentence or earlier ones, but the actor's own."""
    text, offset = reading.sentence.text, reading.sentence.start
    before = [party for party in reading.parties if party.end <= reading.start]
    told = remembered(text[: reading.start], before, offset, context.people)
    return [one for one in told if one.nationality != reading.actor]


def pointed_at(reading: Reading, context: Context) -> list[Group]:
    """Those whom a pronoun means: "gave him 48 hours", "all of them must leave"."""
    told = told_before(reading, context)
    subject = subject_of(reading.word) if "leave" in reading.acts else None
    relative = child(reading.word, *SUBJECTS)
    heads = [one for one in (*reading.patients, subject, relative) if one is not None]
    marks = [(head.idx, PRONOUN.fullmatch(head.text)) for head in heads]
    beside = BESIDE.match(reading.sentence.text, reading.end)
    if beside and "order_out" in reading.acts:
        marks.append((beside.start("pronoun"), PRONOUN.fullmatch(beside["pronoun"])))
    for start, mark in marks:
        meant = [one for one in told if mark and (mark["any"] or (one.count == 1) == bool(mark["one"]))]
        if meant and mark:
            return [replace(meant[-1], start=start, end=start + len(mark.group()))]
    return []


def numbered(reading: Reading, context: Context) -> list[Group]:
    """Those whom a bare number counts: "Latvia sent home 13", "Belgium expelled 21, … one Russian diplomat"."""
    number = bare_subject(reading) if reading.passive or "leave" in reading.acts else bare_number(reading)
    if number is None:
        return []
    start, end, value = number
    after = [g for g in find_groups(reading.sentence.text, reading.parties, end) if g.nationality]
    meant = told_before(reading, context)[-1:] or after[:1]
    return [replace(one, count=value, approx=None, start=start, end=end) for one in meant]


def bare_subject(reading: Reading) -> tuple[int, int, int] | None:
    """A number alone as the subject of a passive: "two more were told to go"."""
    text = reading.sentence.text[: reading.left[1]]
    for number in find_numbers(text):
        if MORE.fullmatch(text[number.end :]):
            return number.start, number.end, int(number.value)
    return None


def bare_number(reading: Reading) -> tuple[int, int, int] | None:
    """A number alone as the object of an act, with its offsets."""
    text = reading.sentence.text
    mark = BARE_NUMBER.match(text, reading.end)
    numbers = find_numbers(text) if mark else []
    for position, number in enumerate(numbers):
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        listed = following and LISTED.fullmatch(text[number.end : following.start])
        if mark and (number.start, number.end) == mark.span("number") and not listed:
            return number.start, number.end, int(number.value)
    return None
