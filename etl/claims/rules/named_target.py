"""Rounds whose targets are named and not counted: "sanctioned General X", "froze Y's assets", "blacklisted Z Bank"."""

import re
from collections.abc import Iterator

from etl.claims.context import Context
from etl.claims.counts import Count
from etl.claims.drafts import Draft
from etl.claims.numbers import unit_pattern
from etl.claims.readings import Reading
from etl.claims.rules.hit_counts import hit_counts, place_of
from etl.claims.rules.round_drafts import round_drafts
from etl.claims.rules.round_words import round_pattern
from etl.claims.rules.sanctioning import is_decided, names_sanction
from etl.claims.syntax import case_or_mark, child, conjuncts
from etl.grammar import Token

AFTER_ON = re.compile(
    r"\b(?:sanctions|bans?|freezes?|measures|restrictions)\s+(?:on|against)\s+(?:[\w’'-]+\s+){0,4}$"
)
TITLE_CASE = 0.7
NAME = r"[A-Z][\w’'-]+"
ASSETS_OF = re.compile(
    rf"\b(?:{NAME}\s+)+{NAME}['’]s?\s+(?:[a-z]+\s+){{0,3}}(?:assets|accounts|property|yacht)\b"
    rf"|\b(?:assets|accounts|property) of (?:[\w’'-]+\s+){{0,6}}?{NAME}\s+{NAME}\b"
)
ACRONYM = re.compile(r"[A-Z]{3,}[A-Z0-9-]*")
BODY = re.compile(
    r"\b(?:Bank|Corporation|Corp|Company|Co|Group|Holding|LLC|Ltd|Inc|JSC|PJSC|OJSC|AG|GmbH|Agency|Institute"
    r"|University|Airlines?|Airways|Shipping|Industries|Systems|Technologies|Fund|Foundation|Brigade|Regiment"
    r"|Bureau|Corps|Party|Shipyard|Refinery|Plant|Ministry|Council|Service|Enterprise|Association|Union)\b"
)
TITLES = re.compile(
    r"\b(?:President|Prime Minister|Minister|General|Colonel|Admiral|Governor|Mayor|Judge|Senator|Chancellor"
    r"|Secretary|Ambassador|Mr|Mrs|Ms|Dr|Patriarch|Ayatollah|Sheikh|Prince|King|Sir|Lord|wife|husband|son|sons"
    r"|daughters?|brother|sister|mother|father|child|children|tycoon|oligarchs?|businessm[ae]n|leader|head|chief)\b"
)


def named_targets(reading: Reading, context: Context) -> list[Draft]:
    """A party sanctions persons or bodies by their names: each name that the tree coordinates counts one.

    Example: "On 3 May 2022 Britain imposed sanctions on Russian general Ivan Petrov."
    """
    if not names_sanction(reading, context) or not is_decided(reading, context) or hit_counts(reading):
        return []
    counts = [Count(kind, 1, "name", None, False, *span) for kind, span in named_ones(reading)]
    return round_drafts(reading, context, counts) if counts else []


def named_ones(reading: Reading) -> Iterator[tuple[str, tuple[int, int]]]:
    """The persons and bodies named where an act's targets stand, with their kind of count."""
    text = reading.sentence.text
    owned = ASSETS_OF.search(text, reading.start) if reading.acts & {"freeze"} else None
    if owned:
        yield "n_individuals", owned.span()
        return
    if is_headline(text):
        return
    heads = [token for token in reading.word.doc if is_name_head(token, reading)]
    if not heads or any(has_plain_plural(head) for head in heads):
        return
    for head in heads:
        start, end = head.left_edge.idx, head.idx + len(head)
        phrase = text[start : max(end, phrase_end(head))]
        if kind := kind_of(phrase, head):
            yield kind, (head.idx, end)


def is_headline(text: str) -> bool:
    """True for a line in title case, where every word looks like a name."""
    words = [word for word in text.split() if word[:1].isalpha() and len(word) > 3]
    return sum(word[0].isupper() for word in words) > TITLE_CASE * len(words)


def is_name_head(token: Token, reading: Reading) -> bool:
    """True for the head of a proper name, other than a state's, that the act is done to."""
    if not (token.tag_.startswith("NNP") or ACRONYM.fullmatch(token.text)) or token.dep_ not in (
        "obj",
        "obl",
        "nmod",
        "conj",
        "nsubj:pass",
        "xcomp",
        "appos",
    ):
        return False
    if any(party.start <= token.idx < party.end for party in reading.parties):
        return False
    if round_pattern("sanctions").fullmatch(token.text):
        return False
    return place_of(token, reading) == "hit" and is_target_place(token, reading)


def is_target_place(token: Token, reading: Reading) -> bool:
    """True where the name, or the first it is coordinated with, is the object, the subject of a passive, or follows "on"."""
    at = token
    while at.dep_ in ("conj", "appos", "flat", "nmod:poss") or (
        at.dep_ == "nmod" and TITLES.fullmatch(at.head.text)
    ):
        at = at.head
    if case_or_mark(at) in ("of", "by", "from"):
        return False
    if at.dep_ == "nsubj:pass" or at in reading.patients or child(at, "cc") is not None:
        return True
    if AFTER_ON.search(token.doc.text[: token.idx]):
        return True
    marks = [one.lower_ for one in at.children if one.dep_ == "case"]
    return any(mark in ("on", "against") for mark in marks)


def has_plain_plural(head: Token) -> bool:
    """True where a common plural is coordinated with the names, so that they are not all there are."""
    first = head.head if head.dep_ in ("conj", "appos") else head
    return any(
        one.tag_ == "NNS" and not (TITLES.search(one.text) or ACRONYM.fullmatch(one.text))
        for one in conjuncts(first)
    )


def phrase_end(head: Token) -> int:
    """Where the name and what stands right with it end."""
    flats = [one for one in head.children if one.dep_ in ("flat", "compound", "appos")]
    return max([one.idx + len(one) for one in flats], default=0)


def kind_of(phrase: str, head: Token) -> str | None:
    """Whether a name is a person's or a body's; None where its words do not tell."""
    if BODY.search(phrase) or ACRONYM.fullmatch(head.text):
        return "n_entities"
    unit = unit_pattern().search(phrase)
    if TITLES.search(phrase) or (unit and unit.lastgroup == "n_individuals"):
        return "n_individuals"
    if unit and unit.lastgroup in ("n_entities", "n_other", "n_vessels"):
        return "n_entities" if unit.lastgroup != "n_vessels" else "n_vessels"
    first = head
    while first.dep_ in ("conj", "appos"):
        first = first.head
        if TITLES.search(first.doc.text[first.left_edge.idx : first.idx + len(first)]):
            return "n_individuals"
    return None
