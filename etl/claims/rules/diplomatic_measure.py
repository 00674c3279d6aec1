"""Diplomatic measures: talks suspended, visas stopped, ambassadors recalled, places closed to the other side."""

import re

from etl.claims.claim import Value
from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft, draft_of
from etl.claims.lexicon.files import alternatives
from etl.claims.readings import Reading
from etl.claims.rules.expulsion_dates import news_day
from etl.claims.rules.measure_objects import diplomacy, measure_of, owner_by_name, place_owner, target_of
from etl.claims.rules.roles import as_value, in_document, role_date, stated_date, status_of
from etl.claims.syntax import agent_of, governors, is_noun, is_verb, subject_of
from etl.grammar import Token

DENIED_REPORTS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w*)\s+(?:\w+\s+)?"
    r"(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|speculation)\b",
    re.IGNORECASE,
)
IMMEDIATE = re.compile(
    r"\b(?:effective immediately|with immediate effect|immediately effective|effective today)\b",
    re.IGNORECASE,
)
BODY = re.compile(r"\b(?:from|in|on|at|of)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+(?:of\s+(?:the\s+)?)?)*")
KEPT = re.compile(
    r"\b(?:not|never|no longer|n['’]t|cannot)\s+(?:be\s+)?(?:allowed|permitted|able|free)?\s*(?:to\s+)?$|\bprevented from\s+$",
    re.IGNORECASE,
)


def measure_taken(reading: Reading, context: Context) -> list[Draft]:
    """A party suspends, severs, closes, recalls or withdraws what makes the act a measure; also passive, as noun.

    Example: "Russia suspended peace treaty talks with Japan on 21 March 2022."
    """
    denial = DENIED_REPORTS.search(reading.sentence.text)
    is_denied = denial is not None and denial.start() <= reading.start
    measure = measure_of(reading) if reading.is_real and not is_denied else None
    if (
        measure is None
        or measure in ("military_exercise", "suspend_membership")
        or ordered_by(reading, context)
    ):
        return []
    actor = actor_of_measure(reading, measure)
    target = target_of(reading, actor, measure, context)
    if measure == "recall_ambassador" and reading.passive and (owner := owner_of_envoy(reading)):
        actor = owner
        target = target_of(reading, actor, measure, context)
    return [measure_draft(reading, context, measure, actor, target, {})]


def measure_ordered(reading: Reading, context: Context) -> list[Draft]:
    """A party tells another to close, stop or withdraw something of its own: who says so acts.

    Example: "Moscow told London to close its consulate in St Petersburg."
    """
    ordered = ordered_by(reading, context)
    measure = (measure_of(reading) or told_institution(reading)) if ordered else None
    if ordered is None or measure is None or measure == "military_exercise":
        return []
    actor, target = ordered
    target = target or target_of(reading, actor, measure, context)
    return [measure_draft(reading, context, measure, actor, target, {})] if actor and actor != target else []


def told_institution(reading: Reading) -> str | None:
    """The closing of an institute that is itself told to shut its offices."""
    return "close_institution" if "close" in reading.acts and owner_by_name(reading) else None


def excluded_from_body(reading: Reading, context: Context) -> list[Draft]:
    """An organisation suspends or expels a state, or its membership; where nobody is named, the body itself acts.

    Example: "The UN General Assembly voted to suspend Russia from the Human Rights Council."
    """
    if not reading.acts & {"suspend", "expel", "exclude", "ban"} or not reading.is_real:
        return []
    text = reading.clause_text
    bodies = {code: alternatives(names) for code, names in diplomacy()["bodies"].items()}
    named = next((code for code, names in bodies.items() if re.search(rf"\b(?:{names})\b", text)), None)
    about_rights = measure_of(reading) == "suspend_membership"
    leaving = re.search(rf"\bfrom\s+(?:the\s+)?(?:\w+\s+){{0,3}}?(?:{'|'.join(bodies.values())})\b", text)
    if named is None or not (about_rights or leaving):
        return []
    actor = reading.actor or ((named,) if named != "other" else ())
    if len(actor) == 1 and named != "other" and actor[0] not in ("UN", "EU", "G7", "NATO"):
        actor = (named,) if reading.actor_from == "carried" else actor
    target = suspended_state(reading, actor)
    return (
        [measure_draft(reading, context, "suspend_membership", actor, target, {})] if target and actor else []
    )


def suspended_state(reading: Reading, actor: Codes) -> Codes:
    """The member that is suspended: the object of the act, or the owner of the membership."""
    for span in (reading.object, reading.right, reading.left):
        for party in reading.parties:
            codes = tuple(code for code in party.codes if code not in (*actor, "UN", "G7", "NATO"))
            if span[0] <= party.start < span[1] and codes and party.preposition not in ("by", "in"):
                return codes
    return ()


def kept_from_leaving(reading: Reading, context: Context) -> list[Draft]:
    """Nationals of another state are not allowed to leave.

    Example: "North Korea said that Malaysians would not be allowed to leave the country."
    """
    if "leave" not in reading.acts or not KEPT.search(reading.sentence.text, 0, reading.start):
        return []
    people = [p for p in reading.parties if p.end <= reading.start and p.standing in ("people", "modifier")]
    states = [p for p in reading.parties if p.standing in ("state", "possessive") and p not in people]
    actor = states[0].codes if states else context.topic
    if not people or not actor or actor == people[-1].codes:
        return []
    return [measure_draft(reading, context, "exit_ban", actor, people[-1].codes, {})]


def ordered_by(reading: Reading, context: Context) -> tuple[Codes, Codes] | None:
    """Who orders an act and who is told, where the act is what one party makes another do."""
    head = ordering_verb(reading)
    if head is None:
        return None
    text = reading.sentence.text
    told = [p for p in reading.parties if head.idx < p.start < reading.start and p.preposition in ("", "of")]
    if not told and not re.search(r"\bthe\s+\w+", text[head.idx + len(head) : reading.start]):
        return None
    if re.search(r"\b(?:its|their|his|her)\s+\w+", text[head.idx + len(head) : reading.start]):
        return None
    subject = subject_of(head)
    acting = [p for p in reading.parties if subject is not None and p.start <= subject.idx < p.end]
    actor = (
        acting[0].codes
        if acting
        else (context.topic if subject is not None and subject.tag_ == "PRP" else ())
    )
    if not actor and subject is not None:
        actor = next((p.codes for p in reading.parties if p.end <= head.idx and not p.preposition), ())
    return (
        (actor, told[0].codes if told else ())
        if reading.reality not in ("denied", "hypothetical", "threatened", "ended")
        else None
    )


def ordering_verb(reading: Reading) -> Token | None:
    """The verb of ordering above an infinitive: "told Britain to close", "gave Britain three days to close"."""
    if reading.word.tag_ != "VB" or reading.word.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
        return None
    above = reading.word.head
    above = above.head if is_noun(above) else above
    return above if is_verb(above) and above.lower_ in diplomacy()["ordering"] else None


def actor_of_measure(reading: Reading, measure: str) -> Codes:
    """Who takes a measure: the actor of the act, else the agent of the verb above, else whose place is closed."""
    if reading.actor and reading.actor_from != "carried":
        return reading.actor
    agents = [p.codes for p in reading.parties if p.preposition == "by" and p.start >= reading.end]
    if reading.passive and agents:
        return agents[0]
    for above in governors(reading.word):
        agent = agent_of(above) if is_verb(above) and reading.form == "noun" else None
        named = [p.codes for p in reading.parties if agent is not None and p.start <= agent.idx < p.end]
        if named:
            return named[0]
    has_agent = re.match(r"\s+(?:\w+\s+)?by\b", reading.sentence.text[reading.end :])
    if (
        not has_agent
        and measure in ("airspace_closure", "port_ban", "border_closure")
        and (owner := place_owner(reading))
    ):
        return owner
    return reading.actor


def owner_of_envoy(reading: Reading) -> Codes:
    """Whose ambassador it is: "Lithuania's ambassador to Russia", "the Bulgarian envoy"."""
    text = reading.sentence.text
    for party in reading.parties:
        if party.standing in ("possessive", "modifier", "state") and re.match(
            r"(?:['’]s?)?\s+(?:\w+\s+)?(?:ambassador|envoy|charg)", text[party.end :]
        ):
            return party.codes
    return ()


def measure_draft(
    reading: Reading, context: Context, measure: str, actor: Codes, target: Codes, extra: dict[str, Value]
) -> Draft:
    """A diplomatic measure with its parties and dates."""
    dates, date_spans = stated_date(reading, "date", context)
    if not dates:
        news, date_spans = news_day(reading, context)
        dates = {"date" if name == "announced_date" else name: value for name, value in news.items()}
    effect, effect_spans = role_date(reading, "effective", "effective_date", context)
    if not effect:
        # "orders Russia to close it by September 2": what has to be done by a day is in effect from then on.
        effect, effect_spans = role_date(reading, "deadline", "effective_date", context)
    if not effect and IMMEDIATE.search(reading.sentence.text):
        effect = at_once(dates, context)
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


def at_once(dates: dict[str, Value], context: Context) -> dict[str, Value]:
    """The day of effect of what takes effect immediately: that of the announcement, where it is known."""
    day = dates.get("date") or (context.news_day[0] if context.news_day else None)
    return {"effective_date": day} if day else {}
