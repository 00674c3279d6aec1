"""Diplomatic measures: talks suspended, visas stopped, ambassadors recalled, states listed as unfriendly."""

import re
from functools import cache
from typing import Any

from etl.claims.claim import Value
from etl.claims.clauses import Reading
from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft, draft_of
from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.numbers import find_numbers, plural
from etl.claims.rules.roles import (
    as_value,
    in_document,
    other_party,
    others_in,
    role_date,
    stated_date,
    status_of,
)


@cache
def vocabulary() -> Any:
    """The words of diplomatic measures."""
    return read_vocabulary("diplomacy")


@cache
def object_patterns() -> dict[str, tuple[frozenset[str], re.Pattern[str]]]:
    """Measure → the acts that bring it about and what they must act upon, the more specific first."""
    return {
        code: (frozenset(entry["triggers"]), re.compile(entry["object"], re.IGNORECASE))
        for code, entry in vocabulary()["measures"].items()
    }


def measure_on_object(reading: Reading, context: Context) -> list[Draft]:
    """A party suspends, severs, closes, recalls or holds what makes the act a diplomatic measure."""
    if not reading.is_real:
        return []
    measure = measure_of(reading)
    if measure is None:
        return []
    if measure == "military_exercise" and (reading.passive or not reading.actor):
        return []
    place = disputed_place(reading) if measure == "military_exercise" else None
    target = target_of(reading, context, measure)
    if measure == "military_exercise":
        target = (place[1],) if place else threatened_by(reading)
        if not target:
            return []
    extra = exercise_fields(reading) if measure == "military_exercise" else {}
    return [measure_draft(reading, context, measure, reading.actor, target, extra)]


def measure_of(reading: Reading) -> str | None:
    """The measure that the act and its object make; an object must begin near the act."""
    for code, (acts, pattern) in object_patterns().items():
        if not reading.acts & acts:
            continue
        mark = pattern.search(reading.object_text)
        near = mark and len(reading.object_text[: mark.start()].split()) <= 9
        if mark and (near or reading.passive) and not starts_other_act(reading, mark):
            return code
    return None


def starts_other_act(reading: Reading, mark: re.Match[str]) -> bool:
    """True where the object belongs to another act of the same clause ("… and closed its consulate")."""
    return not reading.passive and bool(
        re.search(r"\b(?:and|or)\s+(?:also\s+)?\w+ed\b", reading.object_text[: mark.start()])
    )


def target_of(reading: Reading, context: Context, measure: str) -> Codes:
    """The other side: a party in the object, else the only other party of the sentence or of the text."""
    near = others_in(reading, reading.object) or others_in(reading, reading.right)
    for party in near:
        if party.preposition not in ("by", "in", "on", "over"):
            return tuple(code for code in party.codes if code not in reading.actor)
    about_two = measure in ("suspend_treaty_talks", "visa_suspension")
    return other_party(reading) or (context.counterpart(reading.actor) if about_two else ())


def measure_draft(
    reading: Reading, context: Context, measure: str, actor: Codes, target: Codes, extra: dict[str, Value]
) -> Draft:
    """A diplomatic measure with its parties and dates."""
    dates, date_spans = stated_date(reading, "date", context)
    effect, effect_spans = role_date(reading, "effective", "effective_date", context)
    fields: dict[str, Value] = {"measure": measure} | extra | effect | dates
    if actor:
        fields["actor"] = as_value(actor)
    if target:
        fields["target"] = as_value(target)
    spans = (in_document(reading, *reading.actor_span, "actor"),) if reading.actor_span else ()
    return draft_of(
        "diplomatic_measure",
        reading.sentence,
        fields,
        (*spans, *date_spans, *effect_spans),
        status_of(reading),
    )


def disputed_place(reading: Reading) -> tuple[str, str] | None:
    """The disputed place in the clause and the state that claims it against the actor."""
    for place, sides in read_vocabulary("parties")["disputed_places"].items():
        if place in reading.clause_text:
            held_by, claimed_by = sides["held_by"], sides["claimed_by"]
            return place, claimed_by if held_by in reading.actor else held_by
    if re.search(r"\bon the islands\b", reading.clause_text) and (other := other_party(reading)):
        return "islands", other[0]
    return None


def threatened_by(reading: Reading) -> Codes:
    """Near or against whom an exercise is held; who takes part "with" the actor is no target."""
    for party in others_in(reading, reading.right):
        if party.preposition in ("against", "near", "toward", "towards"):
            return party.codes
    return ()


def exercise_fields(reading: Reading) -> dict[str, Value]:
    """Where an exercise was held and with how many troops."""
    fields: dict[str, Value] = {}
    text = reading.clause_text
    if place := re.search(vocabulary()["locations"], text[reading.end - reading.clause[0] :]):
        fields["location"] = place.group(1).strip()
    words = vocabulary()["troops"]
    troops = re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{alternatives([*words, *map(plural, words)])})\b")
    for number in find_numbers(text):
        if troops.match(text, number.end):
            fields["troops"] = int(number.value)
            if number.approx:
                fields["approx"] = number.approx
    return fields


def listed_unfriendly(reading: Reading, context: Context) -> list[Draft]:
    """A party declares, lists or adds others as unfriendly: one claim for each of them."""
    if not reading.acts & {"declare", "add", "impose", "cover"} or not reading.is_real:
        return []
    if not re.search(vocabulary()["unfriendly"], reading.clause_text, re.IGNORECASE):
        return []
    parties = others_in(reading, reading.object)
    targets = [code for p in parties if p.standing != "modifier" or len(parties) == 1 for code in p.codes]
    return [
        measure_draft(reading, context, "unfriendly_list", reading.actor, (code,), {})
        for code in dict.fromkeys(targets)
        if code not in reading.actor
    ]


def listed_friendly(reading: Reading, context: Context) -> list[Draft]:
    """A text that calls a state friendly where it calls it unfriendly elsewhere contradicts itself."""
    if "be_on" not in reading.acts or not re.search(vocabulary()["friendly_list"], reading.clause_text):
        return []
    subjects = [p for p in reading.parties if p.end <= reading.start and p.standing == "state"]
    drafts = [measure_draft(reading, context, "unfriendly_list", (), p.codes, {}) for p in subjects[-1:]]
    return [
        draft_of(
            "diplomatic_measure", reading.sentence, draft.fields, problem="contradiction: called friendly"
        )
        for draft in drafts
    ]


def payment_in_roubles(reading: Reading, context: Context) -> list[Draft]:
    """A party says or decrees that others have to pay it in roubles."""
    text = reading.sentence.text
    demanded = re.search(
        r"\b(?:ha(?:s|ve) to|must|required? to|obliged? to|demand\w*|order\w*|decree\w*)\b", text
    )
    if (
        "pay" not in reading.acts
        or not demanded
        or not re.search(vocabulary()["ruble_payment"], text, re.IGNORECASE)
    ):
        return []
    says = next(
        (
            p
            for p in reading.parties
            if p.standing == "state"
            and not p.preposition
            and re.match(
                r"\s+(?:has\s+)?(?:also\s+)?(?:say|said|says|demand\w*|decree\w*|order\w*|announc\w*"
                r"|requir\w*)\b",
                text[p.end :],
            )
        ),
        None,
    )
    if says is None or re.search(r"\b(?:might|may|could|would|threat\w+|if not)\b", text[: reading.start]):
        return []
    named = tuple(
        c
        for p in reading.parties
        if says.end <= p.start < reading.start
        for c in p.codes
        if c not in says.codes
    )
    plural = re.search(alternatives(read_vocabulary("parties")["pronouns"]["plural"]), text, re.IGNORECASE)
    target = named or (context.listed if plural else ())
    return [measure_draft(reading, context, "ruble_payment", says.codes, target, {})] if target else []
