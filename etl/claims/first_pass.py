"""The cheap first pass: which texts and sentences deserve to be parsed and read by the rules."""

import re
from enum import IntEnum
from functools import cache
from typing import Any

from etl.claims.lexicon.files import read_vocabulary
from etl.claims.lexicon.territories import demonyms, leaders, party_names

COUNTING = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|all|them|"
    r"they|those|these|it|its|their|he|she)",
    re.IGNORECASE,
)

SHORT = 600


class Kind(IntEnum):
    """What a stem says of the text that it stands in."""

    COUNTED = 0  # a noun that is counted
    COMMON = 1  # a topic, but in a word of everyday use
    TOPIC = 2


@cache
def _stems() -> Any:
    """All stems as one automaton: time does not grow with their number. Each with its length and kind."""
    import ahocorasick

    topics = read_vocabulary("topics")
    automaton = ahocorasick.Automaton()
    for nouns in read_vocabulary("units").values():
        for noun in nouns:
            automaton.add_word(noun.lower(), (len(noun), Kind.COUNTED))
    for stem in topics["strong"]:
        automaton.add_word(stem, (len(stem), Kind.COMMON if stem in topics["common"] else Kind.TOPIC))
    automaton.make_automaton()
    return automaton


@cache
def _parties() -> Any:
    """The names of states and groups, their adjectives and office-holders as one automaton."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in {*party_names(), *demonyms(), *leaders()}:
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    return automaton


def begins_word(text: str, start: int) -> bool:
    """True where no letter or digit stands before a place."""
    return start == 0 or not text[start - 1].isalnum()


def names_topic(text: str) -> bool:
    """True where a text names something that our claims are about, and a state or group.

    Words of everyday use count for something in a short text only.
    """
    lowered = text.lower()
    least = Kind.COMMON if len(text) < SHORT else Kind.TOPIC
    found = any(
        kind >= least and begins_word(lowered, end - length + 1)
        for end, (length, kind) in _stems().iter(lowered)
    )
    return found and names_party(text)


def names_party(text: str) -> bool:
    """True where a text names a state, a group of states or an office-holder."""
    return any(begins_word(text, end - length + 1) for end, length in _parties().iter(text))


def deserves_rules(sentence: str) -> bool:
    """True for a sentence that names a topic, or may go on about one.

    Everyday words and counted nouns do so beside a state, a number or a pronoun.
    """
    lowered = sentence.lower()
    found = "leave" in lowered or "gone" in lowered
    for end, (length, kind) in _stems().iter(lowered):
        if begins_word(lowered, end - length + 1):
            if kind is Kind.TOPIC:
                return True
            found = True
    return found and (names_party(sentence) or bool(COUNTING.search(sentence)))
