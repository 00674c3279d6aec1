"""Sanctions told by their measure alone: a ban on exports, imports, investment or services, closed ports."""

import re

from etl.claims.context import Context
from etl.claims.counts import find_counts
from etl.claims.drafts import Draft
from etl.claims.readings import Reading
from etl.claims.rules.hit_counts import count_head, hit_counts
from etl.claims.rules.imposers import imposer_of, near_round
from etl.claims.rules.round_drafts import round_draft
from etl.claims.rules.round_words import measure_patterns, measures_in, round_pattern
from etl.claims.rules.sanctioning import is_decided
from etl.claims.syntax import case_or_mark, subject_of

WITH_MEANS = re.compile(r"\b(?:with|under|in)\s+(?:[\w-]+\s+){0,5}$")
SCENE = ("while", "although", "though", "since", "whereas")
ACTS = frozenset(["impose", "ban", "freeze", "sanction", "close", "exclude", "sever", "suspend"])


def named_measure(reading: Reading, context: Context) -> list[Draft]:
    """A party bans exports, imports or investment, freezes assets or closes its ports, without any count.

    Closed ports alone are a diplomatic measure, which its own rule reads.

    Example: "Japan has banned imports of gold from Russia."
    """
    if not reading.acts & ACTS or not is_decided(reading, context):
        return []
    if reading.acts & {"close", "exclude", "sever", "suspend"} and not set(measures_in(reading)) & {
        "port_ban",
        "swift",
    }:
        return []
    if hit_counts(reading) or governs_counts(reading) or is_background(reading, context):
        return []
    if measures_in(reading) == ["port_ban"]:
        return []
    if not measures_in(reading) or not covers_trigger(reading):
        return []
    imposer = imposer_of(reading, context, [])
    return [round_draft(reading, context, [], imposer)] if imposer else []


def is_background(reading: Reading, context: Context) -> bool:
    """True for part of another noun ("export ban list"), an item of a list, and what only sets the scene ("while …")."""
    noun = reading.form == "noun"
    word = reading.word
    text = reading.sentence.text
    if noun and (find_counts(text, *reading.right) or hits_with(text, reading.start)):
        return True
    if noun and (word.dep_ == "compound" or (word.dep_ == "ROOT" and not word.text.endswith("s"))):
        return True
    if noun and word.head.lower_ == "subject":
        return True
    subject = subject_of(word) if not noun and not reading.passive else None
    rule = subject is not None and bool(round_pattern("coverers").search(subject.text))
    if rule and reading.actor_from in ("", "carried") and not near_round(reading, context):
        return True
    return word.dep_ == "advcl" and case_or_mark(word) in SCENE


def hits_with(text: str, start: int) -> bool:
    """True for the means by which counted targets are hit: "hits 18 officials with travel bans"."""
    means = WITH_MEANS.search(text[:start])
    return bool(means) and bool(find_counts(text[:start]))


def governs_counts(reading: Reading) -> bool:
    """True where another act below this one hits a number: "agreed to freeze the assets of 19 officers"."""
    later = [
        count for count in find_counts(reading.sentence.text) if reading.end <= count.start < reading.right[1]
    ]
    return any(reading.word in count_head(reading, count).ancestors for count in later)


def covers_trigger(reading: Reading) -> bool:
    """True where the measure's name includes the act or follows it as its object."""
    text = reading.sentence.text
    start, end = reading.object if reading.passive else (reading.start, reading.right[1])
    return any(
        start <= mark.start() < end or mark.start() <= reading.start < mark.end()
        for pattern in measure_patterns().values()
        for mark in pattern.finditer(text)
    )
