"""Whom a sanction round is aimed at."""

import re
from collections.abc import Iterator

from etl.claims.clauses import Reading
from etl.claims.context import Codes, Context
from etl.claims.counts import Count
from etl.claims.parties import Party
from etl.claims.rules.roles import others_in

REASON = re.compile(
    r",?\s*\b(?:who|which|whom|for (?:their|its|his|her|the|supporting|having)|over|because|due to"
    r"|accused|responsible|involved"
    r"|supporting|threatening|undermining|related to|in connection|in response|as part of)\b"
)
NOT_AIMED_AT = ("by", "with", "alongside", "in", "of", "like")


def target_of(reading: Reading, context: Context, counts: list[Count], imposer: Codes) -> Codes:
    """The nationality of the counted, else a party in the clause, else as before in the document.

    Whom the sanctioned have wronged ("for undermining Ukraine") is no target.
    """
    repeated = same_party(reading, imposer)
    for party, direct in candidates(reading, counts):
        codes = tuple(code for code in party.codes if code not in imposer)
        if codes and direct:
            return codes
    if repeated or (known := context.round_target(imposer)):
        return repeated or known
    for party in others_in(reading, (0, len(reading.sentence.text))):
        if party.preposition not in ("by", "with", "alongside"):
            return tuple(code for code in party.codes if code not in imposer)
    return context.counterpart(imposer) if counts else ()


def candidates(reading: Reading, counts: list[Count]) -> Iterator[tuple[Party, bool]]:
    """The parties where a target stands, the closest to the counts first; true where its place says so."""
    spans = [(min(c.start for c in counts), max(c.end for c in counts) + 60)] if counts else [reading.clause]
    for start, end in [*spans, reading.right, reading.left]:
        for party in others_in(reading, before_reason(reading.sentence.text, start, end, counts)):
            yield party, party.preposition not in NOT_AIMED_AT or party.standing != "state"
    for start, end in [*spans, reading.right]:
        for party in others_in(reading, before_reason(reading.sentence.text, start, end, counts)):
            yield party, party.preposition in ("in", "of")


def before_reason(text: str, start: int, end: int, counts: list[Count]) -> tuple[int, int]:
    """A span cut where it begins to say what the sanctioned have done."""
    first = max([start, *(count.end for count in counts if count.start >= start)])
    reason = REASON.search(text, first, max(first, end))
    return start, min(end, reason.start()) if reason else end


def same_party(reading: Reading, imposer: Codes) -> Codes:
    """The imposer itself, where the sentence has it impose sanctions on itself."""
    for party in reading.parties:
        against = (
            party.preposition in ("against", "on") and reading.right[0] <= party.start < reading.right[1]
        )
        if against and set(party.codes) <= set(imposer):
            return party.codes
    return ()
