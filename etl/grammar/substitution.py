"""The treebank's sentences once more in the words of this field: the tree stays, the words change.

General English hardly ever sanctions, designates or expels; a parser that has never seen "sanctioned" as a verb
takes "Japan sanctioned 25 officials" for a noun phrase. So each sentence with a transitive verb is learnt a second
time with verbs, nouns, names and numbers of `words.yml` in place of its own, form for form.
"""

import random
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc, Token

SHARE = 0.6
FORMS = {"VB": "base", "VBP": "base", "VBZ": "third", "VBD": "past", "VBN": "participle", "VBG": "gerund"}
NOUN_PLACES = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "obl:agent", "nmod:poss", "appos")
KEPT_VERBS = ("have", "be", "do", "get", "let", "make")


def in_our_words(docs: Iterable[Doc], seed: int) -> Iterator[Doc]:
    """A copy of each sentence in which something transitive happens, its words exchanged; same tree and tags."""
    chance = random.Random(seed)
    for doc in docs:
        if any(is_transitive(token) for token in doc):
            yield Doc(
                doc.vocab,
                words=[substitute(token, chance) for token in doc],
                spaces=[bool(token.whitespace_) for token in doc],
                tags=[token.tag_ for token in doc],
                heads=[token.head.i for token in doc],
                deps=[token.dep_ for token in doc],
            )


def is_transitive(token: Token) -> bool:
    """True for a verb with an object, or a passive one."""
    acted = ("obj", "nsubj:pass", "aux:pass", "obl:agent")
    return token.tag_ in FORMS and token.pos_ == "VERB" and any(one.dep_ in acted for one in token.children)


def substitute(token: Token, chance: random.Random) -> str:
    """The word that stands in a token's place: of the same form, with its capital."""
    if chance.random() > SHARE:
        return str(token.text)
    found = candidates(token)
    if not found:
        return str(token.text)
    word = chance.choice(found)
    return word[:1].upper() + word[1:] if token.i == 0 else word


def candidates(token: Token) -> list[str]:
    """Words of the field that can stand where a token stands."""
    if is_transitive(token) and token.lemma_ not in KEPT_VERBS:
        return words("verbs", FORMS[token.tag_])
    if token.tag_ in ("NN", "NNS") and token.dep_ in NOUN_PLACES and token.text.islower():
        return words("nouns_plural" if token.tag_ == "NNS" else "nouns_singular")
    if (
        token.tag_ == "NNP"
        and token.dep_ in NOUN_PLACES
        and not any(one.dep_ in ("flat", "compound", "det") for one in token.children)
    ):
        return words("names")
    if token.tag_ == "JJ" and token.dep_ == "amod" and token.i + 1 < len(token.doc):
        return words("adjectives") if token.nbor().tag_ in ("NN", "NNS") else []
    if token.tag_ == "CD" and token.dep_ == "nummod":
        return words("numbers")
    return []


@cache
def words(kind: str, form: str = "") -> list[str]:
    """Words of `words.yml`: verbs of one form, nouns_singular, nouns_plural, names, adjectives or numbers."""
    vocabulary: Any = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
    found: list[str] = vocabulary[kind][form] if form else vocabulary[kind]
    return found
