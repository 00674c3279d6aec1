"""How real an act is by the grammar of its sentence: its own auxiliaries first, then the words that govern it."""

import re
from functools import cache
from typing import Literal

from etl.claims.lexicon.files import read_vocabulary
from etl.claims.modality import CONDITION, OFFICIAL_WORD, PAST, Reality, inflected, saying
from etl.claims.syntax import SUBJECTS, case_or_mark, child, children, governors, is_verb, noun_of
from etl.grammar import Token

NEGATIONS = ("not", "never", "n't", "n’t", "no", "neither", "hardly", "nor")
POSSIBLE = ("may", "might", "could", "can", "should", "must", "would", "ca")
FUTURE = ("will", "shall", "'ll", "’ll", "wo")
CONDITIONS = ("if", "unless", "whether", "until", "lest", "once")
# The clause of these stands for itself: what governs the main clause does not govern it.
ASSERTED = (
    "after",
    "since",
    "because",
    "as",
    "while",
    "when",
    "although",
    "though",
    "before",
    "whereas",
    "than",
)
COUNTED_ACTORS = (
    "countries",
    "states",
    "nations",
    "country",
    "state",
    "nation",
    "first",
    "latest",
    "last",
    "one",
)

HAD_FIRST = re.compile(r"\W*(?:Had|Were)\b")
INSTEAD = re.compile(
    r"\b(?:instead of|rather than|without|short of|refrain\w* from|(?<!apart )(?<!aside )from)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
# A verb by itself can also be future ("will") or open ("to"): what governs it decides.
Group = Reality | Literal["future", "open"]


@cache
def stances() -> dict[str, Reality]:
    """Word form → what it makes of the act that it governs; phrases of two words are keyed as such."""
    vocabulary = read_vocabulary("modality")
    found: dict[str, Reality] = {}
    kinds: tuple[Reality, ...] = ("enacted", "ended", "denied", "planned", "threatened", "hypothetical")
    for kind in kinds:
        for word in vocabulary["enacting" if kind == "enacted" else kind]:
            found |= dict.fromkeys(inflected(word), kind)
    return found


def reality_of(word: Token, nominal: bool) -> Reality:
    """The reality of an act: that of its own verb group, else that of the nearest governor with a stance."""
    own = verb_group(word)
    decided = False
    at = word
    while (
        own in ("enacted", "future", "open", "completed")
        and at.dep_ != "ROOT"
        and not stands_alone(at, nominal)
    ):
        above = noun_of(at) or at.head
        if at.dep_ == "conj" and is_verb(at) and own == "enacted" and shares_auxiliary(at):
            own = verb_group(above)
        elif at.dep_ != "conj" or nominal:
            group = verb_group(above) if is_verb(above) else "enacted"
            stance = stance_of(above)
            if group in ("denied", "hypothetical"):
                return group
            if stance not in (None, "enacted"):
                return stance
            decided = decided or stance == "enacted"
            if group in ("future", "open") and own == "enacted" and nominal:
                own = group
        at = above
    return settle(word, own, decided)


def settle(word: Token, own: Group, decided: bool) -> Reality:
    """The reality where nothing above the act denies or doubts it."""
    if own == "future":
        return "enacted" if decided or is_attributed(word) else "planned"
    if own == "open":
        return "enacted" if decided or is_headline(word) or is_one_of_those(word) else "planned"
    if own == "completed":
        return "enacted" if decided else "completed"
    return "completed" if own == "enacted" and PAST.search(word.doc.text[: word.idx]) else own


def verb_group(word: Token) -> Group:
    """What auxiliaries, negation and conjunction of a verb make of it: enacted, completed, future, open …"""
    marks = {one.lower_ for one in word.children if one.dep_ in ("aux", "aux:pass", "mark", "advmod", "cop")}
    if marks & set(NEGATIONS) or any(
        one.lower_ in ("no", "neither") for one in children(word, "det", "cc:preconj")
    ):
        return "denied"
    if marks & set(CONDITIONS) or is_inverted(word):
        return "hypothetical"
    if word.tag_ == "VBG" and INSTEAD.search(word.doc.text[: word.idx]):
        return "denied"
    if {"would", "have"} <= marks and HAD_FIRST.match(word.doc.text):
        return "hypothetical"
    if marks & set(POSSIBLE):
        return "open" if "would" in marks and not CONDITION.search(word.doc.text) else "hypothetical"
    if marks & set(FUTURE):
        return "hypothetical" if CONDITION.search(word.doc.text) and word.dep_ == "ROOT" else "future"
    if "to" in marks:
        # "the latest member to have closed": a perfect infinitive tells what was done.
        return "enacted" if "have" in marks else "open"
    return "completed" if "had" in marks else "enacted"


def is_inverted(word: Token) -> bool:
    """True for "Had Japan expelled …": a condition without "if"."""
    return any(one.text == "Had" and one.i == word.left_edge.i for one in children(word, "aux"))


def stance_of(word: Token) -> Reality | None:
    """What a word makes of the act it governs; a negation at it turns a decision into a denial."""
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    stance = stances().get(f"{word.lower_} {following}") or stances().get(word.lower_)
    if stance in ("enacted", "planned") and any(
        one.lower_ in NEGATIONS for one in children(word, "advmod", "aux", "det")
    ):
        return "denied"
    return stance


def stands_alone(word: Token, nominal: bool) -> bool:
    """True where a clause is told as a fact of its own: relative, coordinated, or after "after", "because"."""
    if word.dep_ in ("acl:relcl", "parataxis", "advcl:relcl"):
        return True
    if word.dep_ == "conj" and is_verb(word):
        return child(word, *SUBJECTS) is not None or not shares_auxiliary(word)
    if word.dep_ == "advcl":
        absolute = word.tag_ == "VBG" and child(word, *SUBJECTS) is not None
        return absolute or case_or_mark(word) in ASSERTED
    return word.dep_ in ("nsubj", "nsubj:outer") and not nominal


def shares_auxiliary(verb: Token) -> bool:
    """True for the second of "will expel X and close Y": the same form, without auxiliaries of its own."""
    return verb.tag_ == verb.head.tag_ and child(verb, "aux", "aux:pass") is None


def is_attributed(word: Token) -> bool:
    """True where somebody in office is quoted for it: "…, the minister told reporters"."""
    below = [one for above in (word, *governors(word)) for one in above.children if one.i > word.i]
    said = [one for one in below if child(one, "nsubj") is not None and one.lower_ in saying()]
    return bool(said) or bool(OFFICIAL_WORD.search(word.doc.text))


def is_one_of_those(word: Token) -> bool:
    """True for "is among the 18 countries to expel", "the first state to close": an infinitive that tells a fact."""
    return word.dep_.startswith("acl") and word.head.lower_ in COUNTED_ACTORS


def is_headline(word: Token) -> bool:
    """True for "Japan to expel eight Russians": an infinitive with a subject that nothing governs."""
    return word.dep_ == "ROOT" and child(word, "nsubj", "nsubj:pass") is not None
