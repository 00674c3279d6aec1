"""What a following sentence adds to a claim: the count of an announced round, the day by which to leave."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.claim import Value
from etl.claims.context import Context
from etl.claims.date_words import find_dates, role_of
from etl.claims.dates import date_fields
from etl.claims.deadlines import leave_within
from etl.claims.drafts import Draft, Span
from etl.claims.parties import Party
from etl.claims.sentences import Sentence

NEAR_DRAFTS = 2
COUNTS = ("n_individuals", "n_entities", "n_vessels", "n_combined", "n_other")
ANAPHOR = re.compile(
    r"\s*(?:This|These|Those|They|The (?:list|package|measures|sanctions|ban))\b", re.IGNORECASE
)
TO_LEAVE = re.compile(
    r"\b(?:leave|depart|out of|left|gone|go home|pack|return)\b"
    r"|^\W*(?:They|He|She|All|Both|The \w+(?: \w+)?)\s+(?:have|has|had|were|was|must)\b.*\b(?:until|given|within|by)\b",
    re.IGNORECASE,
)
DECISION = re.compile(
    r"^\W*(?:The|This|That)\s+(?:\w+\s+)?(?:decision|move|step|measure|expulsions?|announcement|order|note)\s+"
    r"(?:was|were|is|has been|came|follow\w+)\b",
    re.IGNORECASE,
)


def counts_of(draft: Draft) -> dict[str, Value]:
    """The counts that a sanction round states."""
    return {name: draft.fields[name] for name in COUNTS if name in draft.fields}


def continue_round(drafts: list[Draft], fresh: Sequence[Draft], sentence: Sentence) -> list[Draft]:
    """Join a sentence's counts ("This includes 57 Russian entities") to the uncounted round right before it."""
    kept: list[Draft] = []
    for draft in fresh:
        opened = drafts[-1] if drafts else None
        joins = (
            opened is not None
            and opened.record_type == draft.record_type == "sanction_round"
            and opened.paragraph == sentence.paragraph
            and not counts_of(opened)
            and counts_of(draft)
            and ANAPHOR.match(sentence.text)
            and draft.fields.get("imposer", opened.fields.get("imposer")) == opened.fields.get("imposer")
        )
        if opened is not None and adds_measures(opened, draft, sentence):
            drafts[-1] = replace(
                opened, fields={**opened.fields, "measures": measures_of(opened, draft)}
            ).having({}, Span(draft.start, draft.end, "measure"))
        elif joins and opened is not None:
            whole = replace(
                opened, end=draft.end, rule=draft.rule, rule_version=draft.rule_version, is_mention=False
            )
            drafts[-1] = whole.having(draft.fields, *draft.spans)
        else:
            kept.append(draft)
    return kept


def adds_measures(opened: Draft, draft: Draft, sentence: Sentence) -> bool:
    """True for "Their assets are frozen" after a counted round of the same paragraph."""
    return bool(
        opened.record_type == draft.record_type == "sanction_round"
        and opened.paragraph == sentence.paragraph
        and counts_of(opened)
        and not counts_of(draft)
        and re.match(r"(?:Their|All their|The (?:listed|designated|sanctioned))\b", sentence.text)
        and draft.fields.get("imposer", opened.fields.get("imposer")) == opened.fields.get("imposer")
    )


def measures_of(*drafts: Draft) -> list[str]:
    """The measures of several drafts together."""
    named = [draft.fields.get("measures", []) for draft in drafts]
    return list(
        dict.fromkeys(
            str(measure) for measures in named if isinstance(measures, list) for measure in measures
        )
    )


def continue_expulsion(
    drafts: list[Draft], sentence: Sentence, parties: tuple[Party, ...], context: Context
) -> None:
    """Add what a later sentence says of the last expulsion: by when they must go, when it was announced."""
    last = expulsion_meant(drafts, sentence, parties)
    if last is None:
        return
    draft = drafts[last]
    deadline = deadline_in(sentence, context)
    if deadline and not {"leave_by", "leave_by_day"} & set(draft.fields):
        draft = draft.having(deadline, Span(sentence.start, sentence.end, "deadline"))
    announced = announced_in(sentence, context)
    if announced and not any(name.startswith("announced") for name in draft.fields):
        draft = draft.having(announced, Span(sentence.start, sentence.end, "date"))
    drafts[last] = draft


def expulsion_meant(drafts: list[Draft], sentence: Sentence, parties: tuple[Party, ...]) -> int | None:
    """The place of the expulsion that a later sentence goes on about: the last one of the people it names, if any."""
    near = [
        place
        for place, draft in enumerate(drafts)
        if draft.record_type == "expulsion"
        and sentence.paragraph - draft.paragraph <= 1
        and sentence.start != draft.start
    ]
    people = {code for party in parties if party.standing != "state" for code in party.codes}
    meant = [place for place in near if not people or drafts[place].fields.get("nationality") in people]
    return meant[-1] if meant else None


def deadline_in(sentence: Sentence, context: Context) -> dict[str, Value]:
    """The day by which, or the time within which, somebody must leave: "They have until Sunday"."""
    if not TO_LEAVE.search(sentence.text):
        return {}
    more: dict[str, Value] = dict(leave_within(sentence.text))
    deadline = next((d for d in find_dates(sentence.text) if role_of(sentence.text, d) == "deadline"), None)
    if deadline:
        more |= date_fields(deadline, "leave_by", context.calendar)
        more.pop("date_basis", None)
    return more


def announced_in(sentence: Sentence, context: Context) -> dict[str, Value]:
    """The day of a decision told before: "The decision was announced on 29 March"."""
    if not DECISION.search(sentence.text):
        return {}
    dates = [d for d in find_dates(sentence.text) if role_of(sentence.text, d) == "announced"]
    return dict(date_fields(dates[0], "announced_date", context.calendar)) if dates else {}


def complete_pairs(drafts: Sequence[Draft], before: Sequence[Draft]) -> list[Draft]:
    """Name the expeller of an agentless expulsion by the one told beside it, and drop what is only remembered.

    "Two Bulgarian diplomats were expelled after Sofia had ordered one Russian out": by Russia. What had been
    done on no day that is told is a claim only where the document tells its answer too.
    """
    beside = [*drafts, *reversed(before[-NEAR_DRAFTS:])]
    return [complete_pair(draft, beside) for draft in drafts if not is_remembered(draft, [*drafts, *before])]


def is_remembered(draft: Draft, others: Sequence[Draft]) -> bool:
    """True for an expulsion of an earlier time without a date and without an answer."""
    dated = any(span.role == "date" for span in draft.spans)
    if draft.record_type != "expulsion" or draft.status != "completed" or dated:
        return False
    return not any(are_opposite(draft, other) or is_of_series(draft, other) for other in others)


def is_of_series(draft: Draft, other: Draft) -> bool:
    """True for one of several states that expelled the same nationals: "Romania had shown the door to one"."""
    return (
        other.record_type == "expulsion"
        and None not in (draft.fields.get("expeller"), draft.fields.get("count"))
        and other.fields.get("nationality") == draft.fields.get("nationality")
        and other.fields.get("expeller") not in (None, draft.fields.get("expeller"))
    )


def are_opposite(one: Draft, other: Draft) -> bool:
    """True for two expulsions in opposite directions."""
    mine, theirs = ((draft.fields.get("expeller"), draft.fields.get("nationality")) for draft in (one, other))
    return other.record_type == "expulsion" and mine == theirs[::-1] and None not in mine


def complete_pair(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """One draft with the expeller that another one of its sentence or the one before implies."""
    if draft.record_type != "expulsion" or "expeller" in draft.fields:
        return draft
    for other in drafts:
        same_sentence = draft.start == other.start
        near = other is not draft and draft.paragraph - other.paragraph <= 1
        near = near and (same_sentence or draft.status != "completed")
        if near and other.fields.get("expeller") == draft.fields.get("nationality"):
            return draft.having({"expeller": other.fields["nationality"]})
    return draft


def link_answers(drafts: Sequence[Draft]) -> list[Draft]:
    """Say of each expulsion whose it answers: an earlier one in the opposite direction, of the same document."""
    return [answering(draft, drafts) for draft in drafts]


def answering(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """One expulsion with `in_response_to` where the document tells the act that it answers."""
    nationality = draft.fields.get("nationality")
    if draft.record_type != "expulsion" or "in_response_to" in draft.fields or nationality is None:
        return draft
    for other in drafts:
        if are_opposite(draft, other) and comes_before(other, draft):
            return draft.having({"in_response_to": nationality}, Span(other.start, other.end, "answered"))
    return draft


def comes_before(first: Draft, second: Draft) -> bool:
    """True where the dates, or a pluperfect, say that one expulsion is older than another."""
    days = [str(draft.fields.get("announced_date", "")) for draft in (first, second)]
    if all(days) and not (days[0].startswith(days[1]) or days[1].startswith(days[0])):
        return days[0] < days[1]
    return first.status == "completed" and second.status != "completed"
