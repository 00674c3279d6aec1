"""Who acts: the party that the grammar makes the doer of an act, or the one that a pronoun stands for."""

from etl.claims.clauses import NOBODY, Actor, pronoun_pattern
from etl.claims.context import Codes, Context
from etl.claims.modality import saying
from etl.claims.numbers import people_pattern, unit_pattern
from etl.claims.parties import Party
from etl.claims.sentences import Sentence
from etl.claims.syntax import (
    agent_of,
    case_of,
    child,
    conjuncts,
    governors,
    is_noun,
    is_verb,
    owner_of,
    subject_of,
)
from etl.grammar import Token

# What a government issues: without its name it is that of the round spoken of.
ROUND_NOUNS = frozenset(
    [
        "decision",
        "package",
        "decree",
        "order",
        "step",
        "move",
        "measure",
        "measures",
        "list",
        "round",
        "sanctions",
        "ban",
        "regulation",
        "ruling",
    ]
)
MEMBERS = ("members", "states", "countries", "nations", "allies", "authorities")
# Seats of power that are told by the town they are in: "the foreign ministry in Moscow".
INSTITUTIONS = ("office", "ministry", "government", "department", "authorities", "officials", "cabinet")


def actor_of(
    word: Token,
    passive: bool,
    nominal: bool,
    sentence: Sentence,
    parties: tuple[Party, ...],
    context: Context,
) -> Actor:
    """Who did what a verb or noun of action says."""
    if nominal:
        return actor_of_noun(word, parties, context, sentence)
    if passive:
        return actor_of_passive(word, parties, context, sentence)
    subject = subject_of(word)
    if subject is None:
        return speaker(word, parties)
    return read_noun(subject, "subject", parties, context)


def actor_of_noun(noun: Token, parties: tuple[Party, ...], context: Context, sentence: Sentence) -> Actor:
    """Whose act a noun names: Japan's expulsion, the expulsion by Japan, Japanese sanctions, EU sanctions."""
    owner = owner_of(noun)
    if owner is not None:
        return read_noun(owner, "possessive", parties, context)
    modifiers = [one for one in noun.children if one.dep_ in ("amod", "compound") and one.i < noun.i]
    for one in modifiers:
        for party in parties:
            if party.start <= one.idx < party.end:
                return Actor(party.codes, "possessive", (party.start, party.end))
    subject = subject_of(noun.head) if is_verb(noun.head) and noun.dep_ in ("obj", "obl", "advcl") else None
    return read_noun(subject, "subject", parties, context) if subject is not None else NOBODY


def actor_of_passive(word: Token, parties: tuple[Party, ...], context: Context, sentence: Sentence) -> Actor:
    """Who stands behind a passive: its agent, else who announced it, else who acted just before."""
    # "put on the list of unfriendly countries by Russia": whatever the agent is hung onto.
    by = [one for one in word.doc[word.i + 1 :] if is_noun(one) and case_of(one) == "by"]
    for agent in [*filter(None, [agent_of(word)]), *by]:
        if (found := read_noun(agent, "agent", parties, context)).codes:
            return found
    if (found := speaker(word, parties)).codes:
        return found
    unsaid = context.topic or any(party.standing == "possessive" for party in parties)
    return carried(context.topic_near(sentence.paragraph) or (() if unsaid else context.speaker))


def speaker(word: Token, parties: tuple[Party, ...]) -> Actor:
    """Whose announcement an act stands in: "The White House announced that …", "…, the ministry said"."""
    for above in [
        *governors(word),
        *[one for one in word.children if one.dep_ in ("parataxis", "ccomp", "advcl")],
    ]:
        if above.lower_ not in saying():
            continue
        subject = child(above, "nsubj")
        if subject is not None and (found := named(subject, "governor", parties)):
            return found
    return NOBODY


def read_noun(noun: Token, how: str, parties: tuple[Party, ...], context: Context) -> Actor:
    """The party that a noun phrase means: by its name, by its owner or adjective, or by what was said before."""
    if found := named(noun, how, parties):
        return found
    if noun.tag_ == "PRP" and (found := named_above(noun, how, parties)):
        return found
    phrase = noun.doc.text[noun.left_edge.idx : noun.idx + len(noun)]
    mark = pronoun_pattern().fullmatch(phrase) or pronoun_pattern().fullmatch(noun.text)
    if mark and mark.lastgroup == "first_person":
        return carried(context.speaker or context.topic)
    if noun.lower_ in ROUND_NOUNS:
        return carried(context.last_imposer or context.topic)
    stands_for_state = bool(mark and mark.lastgroup == "carried") or noun.lower_ in INSTITUTIONS
    return carried(context.topic or context.place or context.speaker) if stands_for_state else NOBODY


def carried(codes: Codes) -> Actor:
    """An actor known from before."""
    return Actor(codes, "carried") if codes else NOBODY


def named_above(pronoun: Token, how: str, parties: tuple[Party, ...]) -> Actor | None:
    """The party for which a pronoun stands in its own sentence: "Finland said it was expelling"."""
    for above in governors(pronoun.head):
        subject = child(above, "nsubj", "nsubj:pass")
        if subject is not None and (found := named(subject, how, parties)):
            return found
    return None


def named(noun: Token, how: str, parties: tuple[Party, ...]) -> Actor | None:
    """The party named in a noun phrase that can act: not one of those that are counted or hit."""
    for one in conjuncts(noun):
        for party in parties:
            if party.start <= one.idx < party.end and party.standing in ("state", "possessive", "people"):
                return Actor(party.codes, how, (party.start, party.end))
        counted = unit_pattern().fullmatch(one.text) or people_pattern().fullmatch(one.text)
        if counted and one.lower_ not in MEMBERS:
            continue
        prepositions = ("", "of", "in") if one.lower_ in INSTITUTIONS else ("", "of")
        for inner in one.children:
            if inner.dep_ not in ("nmod:poss", "amod", "compound", "nmod", "appos", "flat"):
                continue
            for party in parties:
                if party.start <= inner.idx < party.end and party.preposition in prepositions:
                    return Actor(party.codes, how, (party.start, party.end))
    return None
