"""Which counts of a sentence an act of sanctioning hits: by the tree, and by the clause where the tree is silent."""

import re
from typing import Literal

from etl.claims.counts import Count, find_counts, find_singles
from etl.claims.readings import Reading
from etl.claims.syntax import LONGEST_CLIMB, case_of, case_or_mark, child, is_verb, subject_of
from etl.grammar import Token

Place = Literal["hit", "elsewhere", "unknown"]
# What hangs on an act or a noun by these says why, when, by whom or beside whom, not whom it hits.
CIRCUMSTANCE = frozenset(
    [
        "by",
        "besides",
        "beyond",
        "apart",
        "aside",
        "alongside",
        "over",
        "for",
        "after",
        "following",
        "since",
        "because",
        "before",
        "during",
        "despite",
        "through",
        "via",
        "under",
        "amid",
        "within",
        "about",
        "behind",
        "between",
        "according",
        "including",
        "like",
        "as",
        "among",
        "without",
        "than",
        "until",
    ]
)
# A counted noun under another one by these is no target of its own: "subsidiaries of two banks".
OWNER = frozenset(["of", "from", "in", "at", "for", "to", "by", "near", "inside"])
OTHER_CLAUSES = ("acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "ccomp", "csubj")
LISTS = re.compile(r"(?:black)?list|register|registry|database|map", re.IGNORECASE)
COVERING = re.compile(r"(?:cover|includ|target|hit|encompass|compris)\w*", re.IGNORECASE)
CAUSATIVE = re.compile(
    r"\b(?:have|has|had|having|see|saw|seen|seeing|get|got)\s+(?:\w+\s+)?(?:their|its|his|her|any|all)\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:be\s+)?$",
    re.IGNORECASE,
)
HELD = re.compile(r"belonging|owned|held|controlled", re.IGNORECASE)
WIDENING = re.compile(r"(?:widen|broaden|expand|extend|enlarg|increas|lengthen)\w*", re.IGNORECASE)
SANCTION_NOUN = re.compile(
    r"sanctions?|freezes?|bans?|restrictions|measures|penalties|embargo", re.IGNORECASE
)
GROWN = re.compile(r"\b(?:since|so far|to date|by now|until now)\b")
COLON = re.compile(r":\s|\s[–—]\s|\s-\s|\(")


def hit_counts(reading: Reading) -> list[Count]:
    """The counts, and single things told by an article, that an act is done to; totals of the sentence with them."""
    text = reading.sentence.text
    spans = hit_spans(reading)
    kept = []
    for count in find_counts(text):
        place = place_of(count_head(reading, count), reading)
        inside = reading.form == "verb" and any(start <= count.start < end for start, end in spans)
        if place == "hit" or (inside and (place == "unknown" or count.is_total)):
            kept.append(count)
    singles = [
        one
        for one in find_singles(text)
        if any(start <= one.start < end for start, end in spans)
        and is_single_noun(count_head(reading, one), one)
        and place_of(count_head(reading, one), reading) == "hit"
    ]
    return broken_up(without_parts(sorted([*kept, *singles], key=lambda count: count.start), text), text)


def broken_up(counts: list[Count], text: str) -> list[Count]:
    """The counts by kind that follow a single count after a colon, where they add up to it; else the counts."""
    if len(counts) != 1:
        return counts
    after = [c for c in find_counts(text) if COLON.search(text[counts[0].end : max(counts[0].end, c.start)])]
    return parts_of(counts[0], after) or counts


def is_single_noun(noun: Token, count: Count) -> bool:
    """True where the tree, too, takes the counted word for a noun with others hanging on it: not "a general licence"."""
    return (
        noun.tag_.startswith("NN")
        and noun.idx + len(noun) >= count.end
        and noun.dep_ not in ("amod", "compound")
    )


def hit_spans(reading: Reading) -> list[tuple[int, int]]:
    """The parts of the clause where those that an act hits can stand."""
    if reading.passive or is_causative(reading):
        return [reading.left, reading.right]
    return [reading.right]


def is_causative(reading: Reading) -> bool:
    """True for "28 firms will have their assets frozen": the subject is hit."""
    before = reading.sentence.text[: reading.start]
    return reading.word.tag_ in ("VBN", "VBD") and bool(CAUSATIVE.search(before))


def count_head(reading: Reading, count: Count) -> Token:
    """The word of the tree that a count hangs on."""
    span = reading.word.doc.char_span(count.start, count.end, alignment_mode="expand")
    return span.root if span is not None else reading.word


def place_of(noun: Token, reading: Reading) -> Place:
    """Whether a noun stands where the act's target stands; unknown where the tree does not join them."""
    word = reading.word
    if is_verb(noun):
        return "unknown"
    if reading.passive and reading.form == "verb" and noun in reading.patients:
        return "hit"
    if reading.passive and word.dep_.startswith("acl") and word.head.lower_ in ("those", "ones", "targets"):
        return "hit" if subject_of(word.head) in (noun, noun.head) else "unknown"
    if reading.passive and noun in (word.head, word.head.head) and word.dep_.startswith("acl"):
        return "hit"
    if has_grown(reading) and noun in (word.head, word.head.head):
        return "hit"
    if is_causative(reading) and noun.dep_.startswith("nsubj"):
        return "hit"
    at = noun
    for _ in range(2 * LONGEST_CLIMB):
        if at == word:
            return "hit"
        if at.dep_ in ("ROOT", "dep", "orphan") or lacks_verb(at):
            return "unknown"
        if leaves_target(at, reading) or is_of_other_verb(at, reading):
            return "elsewhere"
        at = at.head.head if joins_too_low(at) else at.head
    return "unknown"


def has_grown(reading: Reading) -> bool:
    """True for a tally told in passing: "over 1,200 people that New Zealand has listed since the start of the war"."""
    word = reading.word
    if word.dep_ != "acl:relcl" or reading.passive or child(word, "aux") is None:
        return False
    object_told = any(one.lower_ in ("that", "which", "whom") for one in reading.patients)
    return object_told and bool(GROWN.search(reading.sentence.text, reading.end))


def leaves_target(at: Token, reading: Reading) -> bool:
    """True where the step from a word to its head leads out of what the head's act is done to."""
    head = at.head
    if at.dep_ == "obl:agent":
        return not WIDENING.fullmatch(head.text)
    if at.dep_ in ("nsubj", "nsubj:outer"):
        return head != reading.word or not (is_causative(reading) or reading.passive)
    if at.dep_ in OTHER_CLAUSES:
        infinitive = bool(COVERING.fullmatch(at.lower_)) and not at.lower_.startswith("includ")
        infinitive = infinitive and (child(at, "mark") is not None or at.tag_ == "VBG")
        return not (infinitive or HELD.fullmatch(at.lower_) or case_or_mark(at) == "from")
    if at.dep_ == "conj" and is_verb(at):
        return True
    if at.dep_ == "appos":
        apart = COLON.search(at.doc.text[min(at.idx, head.idx) : max(at.idx, head.idx)])
        return bool(apart) and not is_sanction_noun(head)
    if at.dep_ not in ("obl", "nmod") or qualifies_number(at) or is_sanction_noun(head):
        return False
    if case_or_mark(at) in CIRCUMSTANCE and not is_share(at):
        agent_of_noun = reading.form == "noun" and head == reading.word
        return not (case_of(at) == "by" and (agent_of_noun or WIDENING.fullmatch(head.text)))
    return case_of(at) in OWNER and (is_counted(head) or is_list(head))


def is_sanction_noun(noun: Token) -> bool:
    """True for a noun of sanctions, whose "for", "on" and "against" say whom they hit."""
    return noun.tag_.startswith("NN") and bool(SANCTION_NOUN.fullmatch(noun.text))


def qualifies_number(noun: Token) -> bool:
    """True where the preposition belongs to the number: "over 1,000 people", "more than a hundred ships"."""
    mark = child(noun, "case")
    if mark is None or mark.lower_ not in ("over", "about", "around", "than", "under", "to", "at"):
        return False
    following = mark.nbor() if mark.i + 1 < len(mark.doc) else None
    return following is not None and (following.like_num or following.tag_ == "CD" or following.lower_ == "a")


def is_of_other_verb(at: Token, reading: Reading) -> bool:
    """True for the object of another verb than the act."""
    direct = at.dep_ in ("obj", "iobj") and is_verb(at.head)
    covering = bool(COVERING.fullmatch(at.head.lower_))
    return direct and reading.form == "verb" and at.head != reading.word and not covering


def joins_too_low(at: Token) -> bool:
    """True for "42 ships of the fleet and five insurers", where the tree joins the insurers to the fleet."""
    head = at.head
    return (
        at.dep_ == "conj"
        and is_counted(at)
        and not is_counted(head)
        and head.dep_.startswith("nmod")
        and is_counted(head.head)
    )


def lacks_verb(at: Token) -> bool:
    """True for a "subject" of something that is no verb: the tree has lost its way there."""
    return at.dep_.startswith("nsubj") and not is_verb(at.head) and child(at.head, "cop") is None


def is_share(noun: Token) -> bool:
    """True for what only looks like a circumstance: "as well as 20 firms"."""
    mark = child(noun, "case", "mark", "cc")
    return mark is not None and any(one.lower_ in ("well", "with") for one in mark.subtree)


def is_counted(noun: Token) -> bool:
    """True for a noun with a number of its own."""
    return child(noun, "nummod") is not None


def is_list(noun: Token) -> bool:
    """True for the list that somebody is added to: "a list of 300 firms"."""
    return bool(LISTS.fullmatch(noun.text)) and not noun.text[0].isupper()


def without_parts(counts: list[Count], text: str) -> list[Count]:
    """The counts without those that only break up another one: after a colon, or adding up to the one before."""
    if not counts:
        return []
    first = counts[0]
    if parts := parts_of(first, counts[1:]):
        return parts
    kept = [first]
    for position, count in enumerate(counts[1:], 1):
        if COLON.search(text[first.end : count.start]) and not count.is_total:
            continue
        rest = [c for c in counts[position:] if c.kind == first.kind and c.is_total == first.is_total]
        if count.kind == first.kind and not count.is_total and sum(c.value for c in rest) == first.value:
            continue
        kept.append(count)
    return kept


def parts_of(whole: Count, later: list[Count]) -> list[Count]:
    """The counts by kind that a count under one number is broken up into: "116 listings: 69 persons and 47 bodies".

    A count of one kind is not broken up: its parts say who they are, not of which kind.
    """
    if whole.kind != "n_combined" or whole.is_total:
        return []
    parts = [count for count in later if not count.is_total and count.kind != "n_combined"]
    return parts if len(parts) > 1 and sum(part.value for part in parts) == whole.value else []
