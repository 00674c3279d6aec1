"""The acts that a sentence names, read off its dependency tree: which, by whom, upon what, how real.

Where the tree cannot be right, because a verb right after its subject is taken for an adjective, the
clause-level reading of `clauses` stands in.
"""

import re
from collections.abc import Sequence

from etl.claims.actors import actor_of
from etl.claims.clauses import (
    FOLLOWED_BY_NUMBER,
    NOBODY,
    clause_around,
    find_actor,
    fits,
    follows,
    is_passive_by_words,
)
from etl.claims.context import Context
from etl.claims.lexicon.triggers import TriggerWord, trigger_words
from etl.claims.modality import AUXILIARIES, finite_reality, is_bill
from etl.claims.parties import Party, parties_of
from etl.claims.readings import Reading
from etl.claims.reality import reality_of
from etl.claims.sentences import Sentence
from etl.claims.syntax import child, is_passive, patients_of
from etl.grammar import Doc, Token, tree_of

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
AFTER_ROUND = re.compile(
    r"(?:\b(?:lists?|packages?|measures?|sanctions|round|decree|order|tranche)|[,”])\s+(?:\w+ly\s+|now\s+|today\s+)?$",
    re.IGNORECASE,
)
FOLLOWED_BY_OBJECT = re.compile(r"\s+[“\"]?(?:an?|the|new|its|their|any)\s")
AFTER_BE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
TAGS = {
    "noun": ("NN", "NNS", "NNP", "NNPS"),
    "base": ("VB", "VBP"),
    "third": ("VBZ",),
    "past": ("VBD",),
    "participle": ("VBN", "VBD"),
    "gerund": ("VBG", "NN"),
}


def read_sentence(sentence: Sentence, context: Context) -> list[Reading]:
    """All acts that a sentence names, in order, with their actors resolved; nothing is parsed where none is."""
    parties = context.parties_in(sentence.text)
    named = find_trigger_words(sentence.text, parties)
    if not named:
        return []
    tree = tree_of(sentence.text)
    readings: list[Reading] = []
    for mark, entries in named:
        word = token_at(tree, mark.start(), mark.end())
        by_tree = [entry for entry in entries if word.tag_ in TAGS[entry.morph]]
        by_words = [entry for entry in entries if fits(sentence.text, mark, entry, parties)]
        attributive = word.dep_ == "amod" and not any(entry.morph == "noun" for entry in by_tree)
        attributive = attributive and not AFTER_BE.search(sentence.text, 0, mark.start())
        attributive = attributive and not follows_noun(word)
        told = by_words and is_told_by_words(sentence.text, mark, word, by_words, parties)
        verbal = told and (word.tag_ == "NNS" or is_plural_verb(sentence.text, mark, word))
        if by_tree and not attributive and not verbal:
            readings.append(read_act(sentence, parties, mark, by_tree, word, context))
        elif told:
            readings.append(read_act(sentence, parties, mark, by_words, word, context, by_words=True))
    return readings


def follows_noun(word: Token) -> bool:
    """True for the gerund of "a decree imposing sanctions", which the tree may take for an adjective."""
    return word.tag_ == "VBG" and word.i > 0 and word.nbor(-1).tag_.startswith("NN")


def is_plural_verb(text: str, mark: re.Match[str], word: Token) -> bool:
    """True for a bare noun right before a number: "US and UK sanction 24 officials", "EU and UK ban 20 ships"."""
    return word.tag_ == "NN" and bool(FOLLOWED_BY_NUMBER.match(text, mark.end()))


def is_told_by_words(
    text: str, mark: re.Match[str], word: Token, entries: list[TriggerWord], parties: Sequence[Party]
) -> bool:
    """True where a verb right after a state, or after "the package" and before a number, was taken for a noun."""
    if word.tag_ == "NN" and child(word, "det", "nmod:poss") is not None:
        return False
    if word.tag_ == "NNS":
        verbal = any(entry.morph != "noun" for entry in entries)
        counted = FOLLOWED_BY_NUMBER.match(text, mark.end()) or FOLLOWED_BY_OBJECT.match(text, mark.end())
        if not verbal or not counted:
            return False
        return follows_state(text, mark.start(), parties) or bool(AFTER_ROUND.search(text, 0, mark.start()))
    return follows_state(text, mark.start(), parties)


def names_act(text: str) -> bool:
    """True where a sentence has a word that can name an act."""
    return bool(find_trigger_words(text, parties_of(text)))


def find_trigger_words(
    text: str, parties: Sequence[Party]
) -> list[tuple[re.Match[str], tuple[TriggerWord, ...]]]:
    """The words of a sentence that can name an act, outside the names of states and offices."""
    found = []
    for mark in WORD.finditer(text):
        entries = tuple(
            entry
            for entry in trigger_words().get(mark.group().lower(), ())
            if not entry.particle or follows(text, mark.end(), entry.particle)
        )
        if entries and not any(party.start <= mark.start() < party.end for party in parties):
            found.append((mark, entries))
    return found


def token_at(tree: Doc, start: int, end: int) -> Token:
    """The word of a tree that stands between two characters."""
    span = tree.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no word between the characters {start} and {end} of {tree.text!r}")
    return span.root


def follows_state(text: str, start: int, parties: Sequence[Party]) -> bool:
    """True where a word stands right after a state, as its verb would."""
    before = len(text[:start].rstrip())
    return any(party.end >= before and party.standing == "state" for party in parties if party.start < start)


def read_act(
    sentence: Sentence,
    parties: tuple[Party, ...],
    mark: re.Match[str],
    entries: Sequence[TriggerWord],
    word: Token,
    context: Context,
    by_words: bool = False,
) -> Reading:
    """One act as the tree gives it, or by the words around a verb that the tree does not take for one."""
    text, start = sentence.text, mark.start()
    nominal = word.tag_ in TAGS["noun"] and not by_words
    left, right = clause_around(text, start, mark.end())
    helpers = start_of_helpers(text, left[0], start)
    if by_words:
        passive = is_passive_by_words(text, helpers, start, mark.end()) and may_be_participle(entries)
    else:
        passive = not nominal and is_passive(word)
    actor = NOBODY if by_words else actor_of(word, passive, nominal, sentence, parties, context)
    if not actor.codes:
        subject = (left[0], start if nominal else helpers)
        actor = find_actor(sentence, parties, subject, right, passive, nominal, context)
    reality = finite_reality(text, left[0], start) if by_words else reality_of(word, nominal)
    return Reading(
        sentence,
        parties,
        frozenset(entry.act for entry in entries),
        "noun" if nominal else "verb",
        start,
        mark.end(),
        (left[0], helpers),
        right,
        passive,
        *(actor.codes, actor.found, actor.span),
        "planned" if is_bill(text, start) else reality,
        word,
        () if by_words else tuple(patients_of(word)),
    )


def may_be_participle(entries: Sequence[TriggerWord]) -> bool:
    """True for a form such as "sanctioned", which a passive may have."""
    return any(entry.morph == "participle" for entry in entries)


def start_of_helpers(text: str, clause_start: int, verb_start: int) -> int:
    """Where the auxiliaries before a verb begin; the verb itself where it has none."""
    found = AUXILIARIES.search(text, clause_start, verb_start)
    return found.start() if found else verb_start
