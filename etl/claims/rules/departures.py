"""Expulsions told by what is left: a departure asked for, people no longer welcome, a mission cut in size."""

import re
from dataclasses import replace

from etl.claims.actors import actor_of
from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft, Statement, draft_of
from etl.claims.modality import CONDITION
from etl.claims.numbers import Number, find_numbers
from etl.claims.parties import Party
from etl.claims.people import Group, find_groups
from etl.claims.readings import Reading
from etl.claims.reality import reality_of
from etl.claims.rules.expulsion_drafts import expulsion_draft, expulsion_drafts, group_fields
from etl.claims.rules.expulsion_words import DEMANDING
from etl.claims.rules.roles import as_value
from etl.claims.syntax import governors, is_passive, is_verb
from etl.grammar import Token

UNWELCOME = re.compile(
    r"\b(?:is|are|was|were|(?:has|have|had) (?:become|been))\s+(?:now\s+|therefore\s+|henceforth\s+)?"
    r"(?:no longer welcome|not welcome any ?(?:more|longer)|unwelcome|undesirable|unwanted|person(?:a|ae|as) non grat(?:a|ae|as))\b"
)
BETWEEN = re.compile(r"(?:\s+(?:of|in|to|at|from)\s+(?:the\s+)?[\w ]+?)?(?:,[^,]*,)?\s*(?:\w+ly\s+)?")
SAID = re.compile(
    r"(?:\s+\w+)?\s+(?:said|says|announced|declared|confirmed|made (?:it )?clear|stated|told)\b"
)
STAFF = re.compile(
    r"\b(?:embass|missions?\b|consulat|legation|delegation|diplom|staff|personnel|presence|representation"
    r"|high commission|headcount|number of)",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+(?:a further\s+|another\s+|as many as\s+)?$", re.IGNORECASE)
SHARE = re.compile(r"\s*(?:per cent|percent|%|thirds?\b|quarters?\b|hal(?:f|ves)\b)", re.IGNORECASE)


def departure_demanded(reading: Reading, context: Context) -> list[Draft]:
    """A party demands, requests or orders the departure of diplomats.

    Example: "Bulgaria demanded the departure of 70 employees of the Russian embassy."
    """
    head = reading.word.head
    if (
        reading.form != "noun"
        or "leave" not in reading.acts
        or not is_verb(head)
        or head.lower_ not in DEMANDING
    ):
        return []
    asker = asker_of(head, reading, context)
    return expulsion_drafts(replace(reading, actor=asker, actor_from="subject"), context) if asker else []


def told_to_cut(reading: Reading, context: Context) -> list[Draft]:
    """A party cuts another's mission, or has it cut, by a number of people.

    Example: "Minsk demanded that Poland cut its embassy by 32 diplomats and Lithuania by 11."
    """
    text = reading.sentence.text
    number = cut_by(reading) if "reduce" in reading.acts and STAFF.search(text) else None
    if number is None:
        return []
    asking = next((one for one in governors(reading.word) if one.lower_ in DEMANDING), None)
    if asking is not None:
        expeller = asker_of(asking, reading, context)
        told = [p for p in reading.parties if p.start < reading.start and not set(p.codes) & set(expeller)]
    else:
        expeller = reading.actor if reading.reality in ("enacted", "completed") else ()
        told = [p for p in reading.parties if reading.end <= p.start < number.start and p.standing != "state"]
    told = [p for p in told if p.preposition not in ("in", "from") and p.codes != expeller]
    if not told or not expeller:
        return []
    groups = [group_of_cut(text, told[-1].codes, number), *further_cuts(reading, number)]
    context.note_expulsion(expeller, told[-1].codes, reading.sentence.paragraph)
    drafts = [expulsion_draft(reading, context, group, expeller) for group in groups]
    return [
        replace(draft, fields={name: value for name, value in draft.fields.items() if name != "is_total"})
        for draft in drafts
    ]


def asker_of(asking: Token, reading: Reading, context: Context) -> Codes:
    """Who demands something, where it does so in fact."""
    if reality_of(asking, False) not in ("enacted", "completed"):
        return ()
    return actor_of(asking, is_passive(asking), False, reading.sentence, reading.parties, context).codes


def cut_by(reading: Reading) -> Number | None:
    """The number of people by which something is cut; a share is none."""
    text = reading.sentence.text
    for number in find_numbers(text):
        is_told = number.start >= reading.end and BY.search(text[: number.start])
        if is_told and STAFF.search(text, 0, number.start) and not SHARE.match(text, number.end):
            return number
    return None


def group_of_cut(text: str, nationality: Codes, number: Number) -> Group:
    """Those by whom a mission is cut."""
    noun = re.compile(r"\s+(?!and\b|in\b|on\b|by\b)([a-z]+s|people|staff|personnel)\b").match(
        text, number.end
    )
    role = noun[1] if noun else "staff"
    end = noun.end() if noun else number.end
    return Group(nationality, int(number.value), number.approx, role, role, number.start, end)


def further_cuts(reading: Reading, first: Number) -> list[Group]:
    """What the list adds without a verb: "… and Lithuania by 11"."""
    text, found = reading.sentence.text, []
    numbers = find_numbers(text)
    for party in reading.parties:
        number = next((one for one in numbers if one.start >= party.end), None)
        if party.start < first.end or number is None:
            continue
        if re.fullmatch(r"(?:['’]s?)?\s+by\s+", text[party.end : number.start]) and not SHARE.match(
            text, number.end
        ):
            found.append(group_of_cut(text, party.codes, number))
    return found


def no_longer_welcome(statement: Statement, context: Context) -> list[Draft]:
    """Diplomats are no longer welcome in a country, or are persona non grata there.

    Example: "Four Russian diplomats are no longer welcome in Austria, the foreign ministry said."
    """
    sentence, parties = statement
    text = sentence.text
    mark = UNWELCOME.search(text)
    if mark is None or CONDITION.search(text):
        return []
    groups = [g for g in find_groups(text, parties, 0, mark.start()) if g.nationality and g.is_official(text)]
    if not groups or not BETWEEN.fullmatch(text[groups[-1].end : mark.start()]):
        return []
    group = groups[-1]
    expeller = host_of(statement, mark, group, context)
    if not expeller or set(expeller) & set(group.nationality):
        return []
    context.note_expulsion(expeller, group.nationality, sentence.paragraph)
    fields = group_fields(group) | {"expeller": as_value(expeller)}
    return [draft_of("expulsion", sentence, fields)] if group.count is not None else []


def host_of(statement: Statement, mark: re.Match[str], group: Group, context: Context) -> Codes:
    """Where they are no longer welcome: the country named after it, else who says so, else who acted before."""
    text, parties = statement.sentence.text, statement.parties
    there = [p for p in parties if p.start >= mark.end() and p.preposition in ("in", "to")]
    said = [p for p in parties if is_speaking(text, p) and p.codes != group.nationality]
    near = context.topic_near(statement.sentence.paragraph)
    return there[0].codes if there else said[0].codes if said else near


def is_speaking(text: str, party: Party) -> bool:
    """True for a state right before a verb of saying."""
    return party.standing == "state" and not party.preposition and bool(SAID.match(text, party.end))
