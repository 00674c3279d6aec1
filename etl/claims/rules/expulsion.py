"""Expulsions: who sends away whose diplomats, how many, until when, and in answer to what."""

import re

from etl.claims.claim import Value
from etl.claims.clauses import Reading
from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft, Span, draft_of
from etl.claims.modality import CONDITION
from etl.claims.numbers import find_numbers
from etl.claims.rules.people import Expelled, people_in
from etl.claims.rules.roles import as_value, in_document, role_date, stated_date, status_of

LEAVE = re.compile(
    r"\b(?:to\s+(?:leave|depart|quit|return home|go home|get out)|(?:days?|hours?|week|weeks"
    r"|month)\s+to\s+(?:leave|depart|pack|go)"
    r"|leave the country|be out of|out of (?=[A-Z]))",
    re.IGNORECASE,
)
NON_GRATA = re.compile(
    r"\bperson(?:a|ae|as|s)?\s+non[\s-]+grat(?:a|ae|as|is)\b|\bundesirables?\b|\bunwelcome\b", re.IGNORECASE
)
WITHIN = re.compile(
    r"(?:\bwithin\s+|\bin\s+|\bgiven\s+|\bgave\s+\w*\s*|\bhave\s+|\bhad\s+|\bhas\s+)?\b(?P<n>a|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|ten|14|fourteen|\d+)"
    r"[\s-]+(?P<unit>hours?|days?|weeks?|months?)(?=[^.;]*\b(?:leave|depart|pack|out|go|return)\b)"
    r"|\b(?:leave|depart|out)\b[^.;]*?\bwithin\s+"
    r"(?P<n2>a|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|\d+)[\s-]+(?P<unit2>hours?"
    r"|days?|weeks?|months?)",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"\b(?:in response|in retaliation|retaliat\w+|tit-for-tat|in return|reciprocal\w*|mirror\w*"
    r"|in line with (?:that|this)|in kind|in reply|counter-?measure|responded by|responding)\b",
    re.IGNORECASE,
)
OBLIGED = re.compile(
    r"\b(?:must|(?:has|have|had|will have)(?:\s+(?!not\b)\w+){0,4}?\s+to|obliged to)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:so far|to date|combined|altogether|in total|in all|a total of|since (?:the start|20\d\d))\b",
    re.IGNORECASE,
)
OFFICIAL_PEOPLE = re.compile(
    r"\b(?:diplomat|embass|consul|envoy|ambassador|official|officer|attach|spy|spies|agent)", re.IGNORECASE
)
AND_ALSO = re.compile(r"\s*(?:,|and|,\s*and|as well as|along with|plus)\s*")
SPORT = re.compile(
    r"\b(?:pupil|student|school|club|players?|athletes?|party members?|migrants?|asylum|refugees?"
    r"|immigrants?)\b",
    re.IGNORECASE,
)


def expelled(reading: Reading, context: Context) -> list[Draft]:
    """A party expels, deports, throws out or sends home diplomats; active, passive or "the expulsion of"."""
    if "expel" not in reading.acts or not reading.is_real or is_removal_of_migrants(reading):
        return []
    return expulsion_drafts(reading, context)


def is_removal_of_migrants(reading: Reading) -> bool:
    """True where nationals are deported and no diplomat, embassy or official is spoken of."""
    verb = reading.sentence.text[reading.start : reading.end].lower()
    return verb.startswith(("deport", "remov", "evict")) and not OFFICIAL_PEOPLE.search(reading.sentence.text)


def ordered_to_leave(reading: Reading, context: Context) -> list[Draft]:
    """A party orders, asks, tells or gives days to diplomats to leave."""
    if "order_out" not in reading.acts or not reading.is_real:
        return []
    if not LEAVE.search(reading.sentence.text, reading.end):
        return []
    return expulsion_drafts(reading, context)


def declared_non_grata(reading: Reading, context: Context) -> list[Draft]:
    """A party declares diplomats personae non gratae; they may stand before or after the declaring."""
    if "declare" not in reading.acts or not reading.is_real or not NON_GRATA.search(reading.clause_text):
        return []
    return expulsion_drafts(reading, context)


def obliged_to_leave(reading: Reading, context: Context) -> list[Draft]:
    """Diplomats must, or have some days to, leave a country."""
    text = reading.sentence.text
    if "leave" not in reading.acts or not OBLIGED.search(text[: reading.start]) or CONDITION.search(text):
        return []
    people = people_in(reading, (), 0, reading.start)
    host = country_left(reading)
    if people is None or people.count is None or (host and set(host) <= set(people.nationality)):
        return []
    return [expulsion_draft(reading, context, people, host or reading.actor)]


def expulsion_drafts(reading: Reading, context: Context) -> list[Draft]:
    """The expulsions that a reading reports, if it says whose people go; several groups are several claims."""
    if SPORT.search(reading.sentence.text):
        return []
    drafts = []
    for people in groups_in(reading, context.expelled):
        context.expelled = people.nationality
        expeller = expeller_of(reading, people)
        dated = stated_date(reading, "announced_date", context)[0]
        if (people.count is not None or dated) and set(expeller) != set(people.nationality):
            drafts.append(expulsion_draft(reading, context, people, expeller))
    return drafts


def groups_in(reading: Reading, known: Codes) -> list[Expelled]:
    """All those expelled by one act: "27 Spanish diplomats as well as 24 Italians"."""
    text = reading.sentence.text
    start, end = reading.object
    found = people_in(reading, known, start, end)
    if found is None and reading.passive:
        found = people_in(reading, known, *reading.right)
    groups = []
    while found is not None:
        groups.append(found)
        following = people_in(reading, (), found.end, end)
        linked = following and AND_ALSO.fullmatch(text[found.end : following.start])
        found = following if linked and following and following.count is not None else None
    return groups


def expulsion_draft(reading: Reading, context: Context, people: Expelled, expeller: Codes) -> Draft:
    """One expulsion with its dates, deadline and occasion."""
    text = reading.sentence.text
    dates, date_spans = stated_date(reading, "announced_date", context)
    deadline, deadline_spans = role_date(reading, "deadline", "leave_by", context)
    fields: dict[str, Value] = people_fields(people) | deadline | dates | leave_within(text)
    if expeller:
        fields["expeller"] = as_value(expeller)
    if TOTAL.search(reading.clause_text):
        fields["is_total"] = True
    if ANSWER.search(text):
        fields["in_response_to"] = as_value(people.nationality)
    spans: tuple[Span, ...] = (
        in_document(reading, people.start, people.end, "count"),
        *date_spans,
        *deadline_spans,
    )
    if reading.actor_span:
        spans = (in_document(reading, *reading.actor_span, "actor"), *spans)
    return draft_of("expulsion", reading.sentence, fields, spans, status_of(reading))


def country_left(reading: Reading) -> Codes:
    """The country that must be left: "to leave Bulgaria", "out of Russia", "to depart Moscow"."""
    text = reading.sentence.text
    for party in reading.parties:
        if (
            re.search(r"\b(?:leave|depart|left|out of)\s+(?:the\s+)?$", text[: party.start])
            and party.standing == "state"
        ):
            return party.codes
    return ()


def people_fields(people: Expelled) -> dict[str, Value]:
    """Those expelled as claim fields; an unstated number is absent."""
    fields: dict[str, Value] = {"nationality": as_value(people.nationality), "role": people.role}
    if people.count is not None:
        fields["count"] = people.count
    if people.approx:
        fields["approx"] = people.approx
    return fields


def expeller_of(reading: Reading, people: Expelled) -> Codes:
    """Who expels: the actor, or in a passive the country out of which they are sent."""
    out_of = [
        p.codes
        for p in reading.parties
        if reading.passive
        and p.start >= reading.right[0]
        and p.preposition in ("from", "by")
        and p.codes != people.nationality
    ]
    if reading.passive and reading.actor_from in ("carried", "") and (out_of or country_left(reading)):
        return out_of[0] if out_of else country_left(reading)
    return tuple(code for code in reading.actor if code not in people.nationality or len(reading.actor) == 1)


def leave_within(text: str) -> dict[str, Value]:
    """The time given to leave, in days (72 hours = 3, a week = 7)."""
    mark = WITHIN.search(text)
    if not mark:
        return {}
    word, unit = (mark["n"] or mark["n2"]).lower(), (mark["unit"] or mark["unit2"]).lower()
    numbers = find_numbers(word)
    amount = numbers[0].value if numbers else 1
    days = {"hour": amount / 24, "day": amount, "week": amount * 7, "month": amount * 30}[unit.rstrip("s")]
    return {"leave_within_days": int(days)} if days == int(days) and "month" not in unit else {}
