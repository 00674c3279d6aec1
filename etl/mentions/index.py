"""All names in one automaton over words: a text is gone through once, however many names there are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import ahocorasick

from etl.mentions.names import Frequencies, ListedName, Spelling, count_words, rule_of, spellings
from etl.mentions.office_holders import Holder, office_holders
from etl.mentions.scoring import read_scoring
from etl.mentions.words import fold_word, is_ordinary, printed_words
from models.vocabulary import NameKind

MOST_REMEMBERED = 500_000
LETTERS_A_PLACE = 64
FIRST_LETTER = 0x100


class Bearer(NamedTuple):
    """A listed entity that bears a name, and by which rule the name is a mention of it."""

    entity_id: str
    source_id: str
    name_kind: str
    value: str
    rule: str
    country: str | None


@dataclass(slots=True, eq=False)
class Key:
    """One spelling: how many words it has, how much it tells, whether all are ordinary, and who bears it.

    `may_be_small`: its first word is a particle, or something else that needs no capital.
    """

    length: int
    specificity: float
    is_ordinary: bool
    may_be_small: bool
    bearers: list[Bearer] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    surname_of: list[Holder] = field(default_factory=list)


class Hit(NamedTuple):
    """A spelling at a place: its first word, the word after the last, and the key."""

    start: int
    end: int
    key: Key


class WordCodes(dict[str, str]):
    """Printed word → code of its folded word; remembers what it was asked, up to a limit."""

    def __init__(self, codes: dict[str, str], unknown: str) -> None:
        self.codes = codes
        self.unknown = unknown

    def __missing__(self, printed: str) -> str:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        code = self[printed] = self.codes.get(fold_word(printed), self.unknown)
        return code


def codes_of(words: Iterable[str]) -> tuple[dict[str, str], int]:
    """A code of equally many letters for each word, and how many; each place has letters of its own.

    An automaton looks through the branches of a node one by one. With words for letters its root would have as
    many branches as there are first words, and a text would take fifty times as long.
    """
    numbered = {word: number for number, word in enumerate(dict.fromkeys(words))}
    places = 1
    while LETTERS_A_PLACE**places < len(numbered):
        places += 1
    codes = {
        word: "".join(
            chr(FIRST_LETTER + place * LETTERS_A_PLACE + number // LETTERS_A_PLACE**place % LETTERS_A_PLACE)
            for place in range(places)
        )
        for word, number in numbered.items()
    }
    return codes, places


class NameIndex:
    """The names of all listed entities and office-holders, ready to be searched for."""

    def __init__(self, keys: dict[Spelling, Key], supporting: dict[str, frozenset[str]]) -> None:
        codes, self.places = codes_of(word for spelling in keys for word in spelling)
        self.codes = WordCodes(codes, unknown=" " * self.places)
        self.keys = list(keys.values())
        self.supporting = supporting
        self.automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for number, spelling in enumerate(keys):
            self.automaton.add_word("".join(codes[word] for word in spelling), number)
        self.automaton.make_automaton()

    def hits(self, text: str) -> Iterator[Hit]:
        """Every spelling in a text that begins with a capital, or with a particle; those inside longer ones as well."""
        words = printed_words(text)
        return (
            hit
            for hit in self.spellings_in(words)
            if not words[hit.start][0].islower() or hit.key.may_be_small
        )

    def spellings_in(self, words: list[str]) -> Iterator[Hit]:
        """Every spelling among words in any case, by its last word."""
        coded = "".join(map(self.codes.__getitem__, words))
        for last, number in self.automaton.iter(coded):
            key, end = self.keys[number], last // self.places + 1
            yield Hit(end - key.length, end, key)


def build_index(names: tuple[ListedName, ...]) -> NameIndex:
    """The index of all names that tell somebody; names of one entity must stand together."""
    known = count_words(names)
    keys: dict[Spelling, Key] = {}
    for name in names:
        for spelling, is_short in spellings(name).items():
            rule = rule_of(name, spelling, is_short, known)
            if rule is not None:
                key = keys.get(spelling) or keys.setdefault(spelling, key_of(spelling, known))
                of = name.entity_id, name.source_id, name.kind, name.value
                key.bearers.append(Bearer(*of, rule, name.country))
    add_holders(keys, known)
    index = NameIndex(keys, supporting_words(names, keys.values(), known))
    drop_phrases(index, names)
    return index


def key_of(spelling: Spelling, known: Frequencies) -> Key:
    """A key without bearers."""
    is_content = read_scoring().words.is_content
    ordinary = all(is_ordinary(word) for word in spelling if is_content(word))
    return Key(len(spelling), known.specificity(spelling), ordinary, not is_content(spelling[0]))


def add_holders(keys: dict[Spelling, Key], known: Frequencies) -> None:
    """Add the full names and surnames of office-holders."""
    for holder in office_holders():
        for spelling in holder.full:
            keys.setdefault(spelling, key_of(spelling, known)).holders.append(holder)
        for spelling in holder.surnames:
            keys.setdefault(spelling, key_of(spelling, known)).surname_of.append(holder)


def drop_phrases(index: NameIndex, names: Iterable[ListedName]) -> None:
    """Take their bearers from ordinary words that stand inside of longer names of many entities of one list."""
    inside: dict[Key, set[tuple[str, str]]] = {}
    for name in names:
        for hit in index.spellings_in(name.normalised.split()):
            if hit.key.is_ordinary and hit.end - hit.start < len(name.normalised.split()):
                inside.setdefault(hit.key, set()).add((name.source_id, name.entity_id))
    for key, bearers in inside.items():
        by_list = Counter(source_id for source_id, _entity in bearers)
        if max(by_list.values()) > read_scoring().specificity["most_inside"]:
            key.bearers.clear()


def supporting_words(
    names: Iterable[ListedName], keys: Iterable[Key], known: Frequencies
) -> dict[str, frozenset[str]]:
    """Entity → the telling words of its strong names, for entities with a name that needs support."""
    found: dict[str, set[str]] = {
        bearer.entity_id: set()
        for key in keys
        for bearer in key.bearers
        if bearer.name_kind == NameKind.WEAK_ALIAS or bearer.rule == "acronym"
    }
    least = read_scoring().specificity["least"]
    for name in names:
        if name.entity_id in found and name.kind != NameKind.WEAK_ALIAS:
            found[name.entity_id].update(
                word for word in name.normalised.split() if known.worth(word) >= least
            )
    return {entity_id: frozenset(words) for entity_id, words in found.items()}
