"""What a document as a whole adds to its rounds: measures and effect told afterwards, names counted again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.context import Context
from etl.claims.continuation import measures_of
from etl.claims.date_words import find_dates, role_of
from etl.claims.dates import date_fields
from etl.claims.drafts import Draft, Span
from etl.claims.rules.round_words import find_measures, round_pattern
from etl.claims.sentences import Sentence

COUNTS = ("n_individuals", "n_entities", "n_vessels", "n_combined", "n_other")
TAKES_EFFECT = re.compile(
    r"\b(?:measures?|sanctions|bans?|restrictions?|decision|decree|order|listings?|freeze|embargo|package|rules?"
    r"|prohibitions?|they|it|these|this)\b[^.;]{0,80}?\b(?:tak\w* effect|took effect|in(?:to)? (?:effect|force)"
    r"|appl(?:y|ies)|effective|start\w*)\b",
    re.IGNORECASE,
)
LIST_ITEM = re.compile(
    r"\s*(?:[-*•–]|\(?[a-z0-9]\)|an?\b|full\b|the\b|further\b|export|import|[A-Z]\w+ (?:bans?|prohibition))",
    re.IGNORECASE,
)
OF_THE_LISTED = re.compile(
    r"\b(?:listed|designated|natural|sanctioned|those|these)\s+(?:persons|individuals|people|targeted|listed|on)\b"
    r".{0,120}?\b(?:subject to|banned|travel ban|frozen)"
    r"|\b(?:measures|sanctions)\b[^.;]{0,30}\balso\s+(?:bar|ban|freez|prohibit)\w*",
    re.IGNORECASE | re.DOTALL,
)
ACCOMPANYING = re.compile(r"(?:an?|the)\s+accompanying\b", re.IGNORECASE)
FULL_STOP = re.compile(r"[.!?…][\"”’»)\]]*\s*$")
HEADLINES = 3  # paragraphs at the top of a document
REACH = 12  # paragraphs after a package in which its measures are listed
NEAR = 2  # paragraphs after a round in which its effect is told
TOLERANCE = 0.06  # "nearly 400" and 398


def complete_rounds(drafts: Sequence[Draft], sentences: Sequence[Sentence], context: Context) -> list[Draft]:
    """The drafts with what later sentences say of their rounds."""
    rounds = [draft for draft in drafts if draft.record_type == "sanction_round"]
    if not rounds:
        return list(drafts)
    done = [settle_names(draft, rounds) if draft in rounds else draft for draft in drafts]
    done = [add_target(draft, context) for draft in done]
    done = [add_imposer(draft, done) for draft in done]
    done = without_told_measures([add_measures(draft, done, sentences) for draft in done], sentences)
    done = [add_effect(draft, done, sentences, context) for draft in done]
    return without_headlines(done, sentences)


def without_told_measures(drafts: list[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts without those that only say of a counted round what its measures also are."""
    also = {s.start for s in sentences if OF_THE_LISTED.search(s.text)}
    counted = [one for one in drafts if one.record_type == "sanction_round" and counts_in(one)]
    return [
        one
        for one in drafts
        if one.record_type != "sanction_round"
        or counts_in(one)
        or one.start not in also
        or not any(
            one.start >= known.end
            and one.paragraph - known.paragraph <= 1
            and one.fields.get("imposer") == known.fields.get("imposer")
            and set(measures_of(one)) <= set(measures_of(known))
            for known in counted
        )
    ]


def widen_measures(draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """A counted round with what the sentences right after it say that the listed are also subject to."""
    known = measures_of(draft)
    near = [s for s in sentences if s.start >= draft.end and s.paragraph - draft.paragraph <= 1]
    told = [m for s in near if OF_THE_LISTED.search(s.text) for m in find_measures(s.text)]
    more = [m for m in dict.fromkeys(told) if m in ("asset_freeze", "travel_ban") and m not in known]
    beside = [m for s in near if ACCOMPANYING.match(s.text) for m in find_measures(s.text)]
    more += [m for m in dict.fromkeys(beside) if m not in (*known, *more)]
    wide = more and set(known) <= {"asset_freeze", "travel_ban"}
    return replace(draft, fields={**draft.fields, "measures": [*known, *more]}) if wide else draft


def implies_freeze(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """True where the law behind a word blocks property: what the United States designates."""
    imposers = parties_in(draft, "imposer")
    own = next((s.text for s in sentences if s.start == draft.start), "")
    return imposers == ("US",) and bool(counts_in(draft)) and bool(round_pattern("blocking_acts").search(own))


def without_headlines(drafts: list[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts without those of a headline which the text below tells in a full sentence."""
    headlines = {s.start for s in sentences if s.paragraph <= HEADLINES and not FULL_STOP.search(s.text)}
    kept = []
    for draft in drafts:
        told = draft.record_type == "sanction_round" and draft.start in headlines
        twin = next((n for n, later in enumerate(drafts) if told and says_again(draft, later)), None)
        if twin is None:
            kept.append(draft)
        else:
            drafts[twin] = drafts[twin].having({}, Span(draft.start, draft.end, "restated"))
    return kept


def says_again(headline: Draft, later: Draft) -> bool:
    """True where a later draft says of the same parties at least what a headline does."""
    if later.record_type != "sanction_round" or later.start <= headline.start:
        return False
    same = all(headline.fields.get(n) == later.fields.get(n) for n in ("imposer", "target"))
    return same and counts_in(headline).items() <= counts_in(later).items()


def counts_in(draft: Draft) -> dict[str, int]:
    """The counts that a draft states."""
    return {n: value for n in COUNTS if isinstance(value := draft.fields.get(n), int)}


def settle_names(draft: Draft, rounds: Sequence[Draft]) -> Draft:
    """A count of "names" or "targets" as what a later sentence says they are: "nearly 400 names … the 398 people"."""
    value = draft.fields.get("n_combined")
    if (
        not isinstance(value, int)
        or set(counts_in(draft)) != {"n_combined"}
        or draft.fields.get("approx") is None
    ):
        return draft
    for later in rounds:
        exact = counts_in(later)
        if later.start > draft.start and later.rule == "recounted" and len(exact) == 1:
            kind, count = next(iter(exact.items()))
            if abs(count - value) <= TOLERANCE * value:
                fields = {n: v for n, v in draft.fields.items() if n != "n_combined"}
                return replace(draft, fields={**fields, kind: value})
    return draft


def add_target(draft: Draft, context: Context) -> Draft:
    """A counted round without target with the only one that the whole document's rounds have."""
    if draft.record_type != "sanction_round" or "target" in draft.fields or not counts_in(draft):
        return draft
    told = set(context.targets.values())
    imposer = parties_in(draft, "imposer")
    known = told.pop() if len(told) == 1 else context.counterpart(imposer)
    if not known or set(known) & set(imposer):
        return draft
    return draft.having({"target": known[0] if len(known) == 1 else list(known)})


def add_imposer(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A counted round without imposer with the only one that the rounds around it have."""
    if draft.record_type != "sanction_round" or "imposer" in draft.fields or not counts_in(draft):
        return draft
    near = [d for d in drafts if abs(d.paragraph - draft.paragraph) <= NEAR and parties_in(d, "imposer")]
    told = {parties_in(d, "imposer") for d in near if d.record_type == "sanction_round"}
    known = told.pop() if len(told) == 1 else ()
    if not known or set(known) & set(parties_in(draft, "target")):
        return draft
    return draft.having({"imposer": known[0] if len(known) == 1 else list(known)})


def parties_in(draft: Draft, name: str) -> tuple[str, ...]:
    """The codes of a party field."""
    value = draft.fields.get(name)
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else ()


def add_effect(
    draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence], context: Context
) -> Draft:
    """A round with the day from which a following sentence says that it applies."""
    if (
        draft.record_type != "sanction_round"
        or "effective_date" in draft.fields
        or draft.fields.get("is_total")
    ):
        return draft
    nexts = [
        other.start for other in drafts if other.record_type == "sanction_round" and other.start > draft.end
    ]
    for sentence in sentences:
        near = draft.end <= sentence.start and sentence.paragraph - draft.paragraph <= NEAR
        if not near or sentence.start >= min(nexts, default=sentence.end):
            continue
        if not TAKES_EFFECT.search(sentence.text):
            continue
        dates = [d for d in find_dates(sentence.text) if role_of(sentence.text, d) == "effective"]
        date = next((d for d in dates if d.day), dates[0] if dates else None)  # not "the same day" before it
        if date:
            fields = dict(date_fields(date, "effective_date", context.calendar))
            fields.pop("date_basis", None)
            return draft.having(fields, Span(sentence.start, sentence.end, "effective"))
    return draft


def add_measures(draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> Draft:
    """A round without measures with those that the sentences after it say follow from being listed."""
    if draft.record_type != "sanction_round":
        return draft
    if "measures" in draft.fields:
        return widen_measures(draft, sentences) if counts_in(draft) else draft
    later = [s for s in sentences if s.start >= draft.end or s.start <= draft.start < s.end]
    if counts_in(draft):
        wanted = [s.text for s in later if round_pattern("consequences").search(s.text)]
    else:
        wanted = [s.text for s in later if s.paragraph - draft.paragraph <= REACH and LIST_ITEM.match(s.text)]
    measures = [m for text in wanted for m in find_measures(text)]
    allowed = ("asset_freeze", "travel_ban") if counts_in(draft) else None
    named = [m for m in dict.fromkeys(measures) if allowed is None or m in allowed]
    if not named and implies_freeze(draft, sentences):
        named = ["asset_freeze"]
    return replace(draft, fields={**draft.fields, "measures": named}) if named else draft
