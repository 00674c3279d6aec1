"""What an act of expulsion gives: who, whose, how many, until when, and in answer to what."""

from etl.claims.claim import Value
from etl.claims.context import Codes, Context
from etl.claims.deadlines import leave_within
from etl.claims.drafts import Draft, Span, draft_of
from etl.claims.lexicon.expulsions import expulsion_stems, removing_verbs
from etl.claims.people import Group
from etl.claims.readings import Reading
from etl.claims.rules.expelled import groups_of
from etl.claims.rules.expellers import shares_of
from etl.claims.rules.expulsion_dates import dated
from etl.claims.rules.expulsion_words import (
    ALL_OF_THEM,
    AMONG_COUNTRIES,
    EXPELLING,
    MERELY_ASKED,
    OCCASION,
    TOTAL,
)
from etl.claims.rules.roles import as_value, in_document, role_date, status_of


def expulsion_drafts(reading: Reading, context: Context) -> list[Draft]:
    """The expulsions that a reading reports, if it says whose people go; several groups are several claims."""
    drafts = []
    groups = groups_of(reading, context)
    for expeller, group in shares_of(reading, groups, context) if groups else []:
        if set(expeller) == set(group.nationality):
            continue
        if is_other_expulsion(reading, group) and not goes_on(reading, expeller, group, context):
            continue
        context.note_expulsion(expeller, group.nationality, reading.sentence.paragraph)
        draft = expulsion_draft(reading, context, group, expeller)
        if group.count is not None or (reading.form == "verb" and is_main(reading)):
            drafts.append(draft)
    return drafts


def goes_on(reading: Reading, expeller: Codes, group: Group, context: Context) -> bool:
    """True for what answers the last expulsion, or goes on about it in the same paragraph."""
    last = context.last_expulsion
    same = reading.sentence.paragraph == context.expulsion_paragraph
    return last == (group.nationality, expeller) or (bool(expeller) and same and last[0] == expeller)


def is_told(reading: Reading) -> bool:
    """True for an act reported as done or decided, lately or before."""
    text = reading.sentence.text
    if MERELY_ASKED.search(text[: reading.start]):
        return False
    is_occasion = reading.form == "noun" and OCCASION.search(text[: reading.start])
    return reading.reality in ("enacted", "completed") or bool(is_occasion)


def is_main(reading: Reading) -> bool:
    """True for what a sentence reports; without a number, what will be done or is mentioned by the way is none."""
    if AMONG_COUNTRIES.search(reading.sentence.text):
        return True
    ahead = any(one.lower_ in ("will", "would", "to", "shall") for one in reading.word.children)
    return not ahead and reading.word.dep_ != "acl" and "number of" not in reading.clause_text


def is_other_expulsion(reading: Reading, group: Group) -> bool:
    """True for migrants, pupils, players and party members, and where nobody of an embassy is removed."""
    text = reading.sentence.text
    if group.is_official(text) or group.told_at or reading.acts & {"declare", "exclude"}:
        return False
    verb = text[reading.start : reading.end].lower()
    removes = verb.startswith(removing_verbs()) or "expel" not in reading.acts
    return bool(expulsion_stems("others").search(text)) or (
        removes and not expulsion_stems("servants").search(text)
    )


def expulsion_draft(reading: Reading, context: Context, group: Group, expeller: Codes) -> Draft:
    """One expulsion with its dates, deadline and occasion."""
    text = reading.sentence.text
    dates, date_spans = dated(reading, context)
    deadline, deadline_spans = role_date(reading, "deadline", "leave_by", context)
    fields: dict[str, Value] = group_fields(group) | deadline | dates | time_to_leave(reading)
    if expeller:
        fields["expeller"] = as_value(expeller)
    if TOTAL.search(reading.clause_text):
        fields["is_total"] = True
    if expulsion_stems("answers").search(text):
        fields["in_response_to"] = as_value(group.nationality)
    spans: tuple[Span, ...] = (
        in_document(reading, group.start, group.end, "count"),
        *([Span(*group.told_at, "count")] if group.told_at else []),
        *date_spans,
        *deadline_spans,
    )
    if reading.actor_span:
        spans = (in_document(reading, *reading.actor_span, "actor"), *spans)
    return draft_of(
        "expulsion",
        reading.sentence,
        fields,
        spans,
        status_of(reading),
        problem_of(reading, group, date_spans),
    )


def time_to_leave(reading: Reading) -> dict[str, Value]:
    """The time given in the clause of the act, or after it where no other expulsion follows."""
    rest = reading.sentence.text[reading.end :]
    return leave_within(reading.clause_text) or ({} if EXPELLING.search(rest) else leave_within(rest))


def problem_of(reading: Reading, group: Group, dates: tuple[Span, ...]) -> str | None:
    """Why an expulsion without a number is held back; with a day of its own it is published."""
    sentence = reading.sentence
    is_dated = any(sentence.start <= span.start < sentence.end for span in dates)
    is_whole = ALL_OF_THEM.search(sentence.text[: group.end])
    if group.count is not None or ((is_dated or is_whole) and not AMONG_COUNTRIES.search(sentence.text)):
        return None
    return "the text does not say how many people were expelled"


def group_fields(group: Group) -> dict[str, Value]:
    """Those expelled as claim fields; an unstated number is absent."""
    fields: dict[str, Value] = {"nationality": as_value(group.nationality), "role": group.role}
    if group.count is not None:
        fields["count"] = group.count
    if group.approx:
        fields["approx"] = group.approx
    return fields
