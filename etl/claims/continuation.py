"""What a following sentence adds to a claim: the count of an announced round, the day by which to leave."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.claim import Value
from etl.claims.context import Context
from etl.claims.dates import date_fields, find_dates, role_of
from etl.claims.drafts import Draft, Span
from etl.claims.parties import Party
from etl.claims.rules.expulsion import leave_within
from etl.claims.sentences import Sentence

COUNTS = ("n_individuals", "n_entities", "n_vessels", "n_combined", "n_other")
ANAPHOR = re.compile(
    r"\s*(?:This|These|Those|They|The (?:list|package|measures|sanctions|ban))\b", re.IGNORECASE
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
        dict.fromkeys(measure for measures in named if isinstance(measures, list) for measure in measures)
    )


def continue_expulsion(
    drafts: list[Draft], sentence: Sentence, parties: tuple[Party, ...], context: Context
) -> None:
    """Add the deadline of a later sentence ("will have to leave Russia by the 10th") to the last expulsion."""
    last = next((n for n in range(len(drafts) - 1, -1, -1) if drafts[n].record_type == "expulsion"), None)
    if last is None or not re.search(r"\b(?:leave|depart|out of|left)\b", sentence.text):
        return
    draft = drafts[last]
    if sentence.start == draft.start or sentence.paragraph - draft.paragraph > 1:
        return
    nationalities = {code for party in parties if party.standing != "state" for code in party.codes}
    same = not nationalities or draft.fields.get("nationality") in nationalities
    deadline = next((d for d in find_dates(sentence.text) if role_of(sentence.text, d) == "deadline"), None)
    more: dict[str, Value] = dict(leave_within(sentence.text))
    if deadline:
        more |= date_fields(deadline, "leave_by", context.calendar)
        more.pop("date_basis", None)
    if same and more and "leave_by" not in draft.fields:
        drafts[last] = draft.having(more, Span(sentence.start, sentence.end, "deadline"))
