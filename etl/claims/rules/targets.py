"""Whom a sanction round is aimed at."""

import re
from collections.abc import Iterator

from etl.claims.context import Codes, Context
from etl.claims.counts import Count
from etl.claims.lexicon.files import read_vocabulary
from etl.claims.parties import Party
from etl.claims.readings import Reading
from etl.claims.rules.roles import others_in

REASON = re.compile(
    r",?\s*\b(?:who|which|whom|for (?:their|its|his|her|the|supporting|having)|over|because|due to"
    r"|accused|responsible|involved"
    r"|supporting|threatening|undermining|related to|in connection|in response|as part of|after|amid)\b"
)
NOT_AIMED_AT = ("by", "with", "alongside", "in", "of", "like")
WRONGED = re.compile(
    r"\b(?:(?:violat\w+|invasion|invad\w+|undermin\w+|annex\w+|occup\w+|threat\w*|harm\w*|integrity|destabili\w+)"
    r"\s+(?:of|to)?|(?:aggression|war|attacks?|assault)\s+(?:on|against|in)|support\w*\s+(?:for)?"
    r"|(?:actions?|acts|crimes?|hostilit\w+|operations?|attacks?|threats?|offensives?|campaigns?|abuses?)\s+(?:against|in|on))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"['’]s?\s+(?:territorial|sovereignty|independence|integrity|security|eastern|southern)\b"
)
REGULATIONS = re.compile(
    r"\)? (?:\([\w ]+\) )*(?:\(EU Exit\) )?(?:[Rr]egulations|[Rr]egime|programme)\b|\) (?:Act|Order)\b"
)
REACH = 60


def target_of(reading: Reading, context: Context, counts: list[Count], imposer: Codes) -> Codes:
    """The nationality of the counted, else a party in the clause, else as before in the document.

    Whom the sanctioned have wronged ("for undermining Ukraine") is no target.
    """
    if own := own_nation(reading, counts, imposer):
        return own
    if regime := regime_nation(reading, imposer):
        return regime
    repeated = same_party(reading, imposer)
    for party, direct in candidates(reading, counts):
        codes = tuple(code for code in party.codes if code not in imposer)
        if codes and direct:
            return codes
    if repeated or (known := context.round_target(imposer)):
        return repeated or known
    for party in others_in(reading, (0, len(reading.sentence.text))):
        acts = party.standing == "state" and not party.preposition
        away = acts or party.preposition in ("by", "with", "alongside")
        if not away and not is_victim(reading.sentence.text, party):
            return tuple(code for code in party.codes if code not in imposer)
    told = {codes for codes in context.targets.values() if not set(codes) & set(imposer)}
    known = told.pop() if len(told) == 1 else context.counterpart(imposer)
    return known or aggressor(reading, imposer)


def regime_nation(reading: Reading, imposer: Codes) -> Codes:
    """The state that the law applied is about: "the Special Economic Measures (Russia) Regulations"."""
    text = reading.sentence.text
    for party in reading.parties:
        if REGULATIONS.match(text, party.end) and not set(party.codes) & set(imposer):
            return party.codes
    return ()


def aggressor(reading: Reading, imposer: Codes) -> Codes:
    """The state that everybody knows to have wronged the one named: who undermines Ukraine is Russian."""
    known = read_vocabulary("parties")["aggressors"]
    victims = [p for p in reading.parties if is_victim(reading.sentence.text, p) and len(p.codes) == 1]
    told = tuple(known[p.codes[0]] for p in victims if p.codes[0] in known)
    return told[:1] if not set(told[:1]) & set(imposer) else ()


def own_nation(reading: Reading, counts: list[Count], imposer: Codes) -> Codes:
    """The nationality told in the noun phrase of the counts themselves."""
    for count in counts:
        for party in nations_of(reading, count):
            codes = tuple(code for code in party.codes if code not in imposer)
            if codes:
                return codes
    return ()


def nations_of(reading: Reading, count: Count) -> list[Party]:
    """The parties in the noun phrase of a count: "25 Russian officials", "12 tankers from Iran"."""
    text = reading.sentence.text
    within = [party for party in reading.parties if count.start <= party.start < count.end]
    if within:
        return within
    before = [
        party
        for party in reading.parties
        if party.standing == "modifier" and re.fullmatch(r"\s+", text[party.end : count.start])
    ]
    after = [
        party
        for party in reading.parties
        if party.preposition in ("from", "of", "in")
        and re.fullmatch(
            r"\s+(?:each\s+)?(?:from|of|in|based in)\s+(?:the\s+)?", text[count.end : party.start]
        )
    ]
    return before or after


def by_nation(reading: Reading, counts: list[Count]) -> list[list[Count]]:
    """Counts in groups of one nationality each: "12 Russian tankers and ten Iranian ones" are two groups."""
    groups: list[tuple[Codes, list[Count]]] = []
    for count in counts:
        nation = next((party.codes for party in nations_of(reading, count)), ())
        if groups and (not nation or not groups[-1][0] or set(nation) == set(groups[-1][0])):
            known, members = groups.pop()
            groups.append((known or nation, [*members, count]))
        else:
            groups.append((nation, [count]))
    return [members for _, members in groups]


def is_victim(text: str, party: Party) -> bool:
    """True for a party that has been wronged: "violations of Ukraine's territorial integrity", "the war on Ukraine"."""
    return bool(WRONGED.search(text[: party.start]) or RIGHTS.match(text, party.end))


def candidates(reading: Reading, counts: list[Count]) -> Iterator[tuple[Party, bool]]:
    """The parties where a target stands, the closest to the counts first; true where its place says so."""
    spans = (
        [(min(c.start for c in counts), max(c.end for c in counts) + REACH)] if counts else [reading.clause]
    )
    for start, end in [*spans, reading.right, reading.left]:
        for party in others_in(reading, before_reason(reading.sentence.text, start, end, counts)):
            joiner = (start, end) == reading.left and is_joiner(reading, party)
            if joiner or is_victim(reading.sentence.text, party):
                continue
            yield party, party.preposition not in NOT_AIMED_AT or party.standing != "state"
    for start, end in [*spans, reading.right]:
        for party in others_in(reading, before_reason(reading.sentence.text, start, end, counts)):
            yield party, party.preposition in ("in", "of") and not is_victim(reading.sentence.text, party)


def is_joiner(reading: Reading, party: Party) -> bool:
    """True for the doer in the clause above a relative one: "Norway joined the package, which covers 30 people"."""
    acts = party.standing == "state" and not party.preposition
    return acts and not reading.passive and "face" not in reading.acts


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
