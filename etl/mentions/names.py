"""The names to look for: every spelling of a listed name, and the rule by which a text may use it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from math import log10
from typing import NamedTuple

from etl.claims.lexicon.territories import demonyms, party_names
from etl.mentions.scoring import read_scoring
from etl.mentions.words import folded_words, is_ordinary, printed_words
from models.vocabulary import EntitySchema

Spelling = tuple[str, ...]


class ListedName(NamedTuple):
    """One name of a listed entity, as the store has it; all names of an entity stand together."""

    entity_id: str
    source_id: str
    schema: str
    kind: str
    value: str
    normalised: str
    country: str | None = None


@dataclass(frozen=True)
class Frequencies:
    """How many listed entities, and how many listed persons, bear each word."""

    entities: Counter[str]
    persons: Counter[str]
    total: int
    worths: dict[str, float] = field(default_factory=dict)

    def worth(self, word: str) -> float:
        """How much a word tells, in powers of ten: 3 where one entity of a thousand bears it."""
        if word not in self.worths:
            self.worths[word] = self._worth(word)
        return self.worths[word]

    def _worth(self, word: str) -> float:
        set_to = read_scoring().specificity
        if not read_scoring().words.is_content(word):
            return 0.0
        rarity = log10(max(self.total, set_to["background"]) / max(self.entities[word], 1))
        return rarity * (set_to["ordinary"] if is_ordinary(word) else 1.0)

    def specificity(self, spelling: Spelling) -> float:
        """How much a name tells: the sum over its words, and something for a legal form."""
        forms = read_scoring().words.legal_forms
        legal = 0.0 if forms.isdisjoint(spelling) else read_scoring().specificity["legal_form"]
        return sum(map(self.worth, set(spelling))) + legal


def count_words(names: Iterable[ListedName]) -> Frequencies:
    """Frequencies of the words of all names; an entity counts once, however many names it has."""
    entities: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    total = 0
    for _entity, group in groupby(names, key=lambda name: name.entity_id):
        own = list(group)
        words = {word for name in own for word in name.normalised.split()}
        total += 1
        entities.update(words)
        if own[0].schema == EntitySchema.PERSON:
            persons.update(words)
    return Frequencies(entities, persons, total)


def spellings(name: ListedName) -> dict[Spelling, bool]:
    """Ways to write a name, as folded words; True for those that leave something out.

    As normalised (given name first), as printed, without legal form, and without patronymic.
    """
    full = [tuple(name.normalised.split()), folded_words(name.value)]
    words = read_scoring().words
    found = dict.fromkeys((spelling for spelling in full if spelling), False)
    for spelling in list(found):
        if name.schema == EntitySchema.PERSON:
            short = without_patronymic(spelling)
        else:
            short = tuple(word for word in spelling if word not in words.legal_forms)
        if short:
            found.setdefault(short, True)
    return found


def without_patronymic(spelling: Spelling) -> Spelling:
    """Given name and surname of a person with three names of which the second is a patronymic."""
    if len(spelling) != 3 or not spelling[1].endswith(read_scoring().words.patronymics):
        return spelling
    return spelling[0], spelling[2]


def rule_of(name: ListedName, spelling: Spelling, is_short: bool, known: Frequencies) -> str | None:
    """The rule by which a spelling is a mention; None where it is too common to tell anybody."""
    words = read_scoring().words
    content = [word for word in spelling if words.is_content(word)]
    if not content or spelling in names_of_territories():
        return None
    if len(content) == 1:
        if name.schema == EntitySchema.PERSON:
            return None
        if len(spelling) == 1 or not any(word in words.legal_forms for word in spelling):
            return one_word_rule(name, content[0], known)
    least = "least_person" if name.schema == EntitySchema.PERSON else "least"
    if known.specificity(spelling) < read_scoring().specificity[least]:
        return None
    if is_short:
        return None if all(map(is_ordinary, content)) else "short_name"
    return "full_name"


def one_word_rule(name: ListedName, word: str, known: Frequencies) -> str | None:
    """The rule for a name of one telling word: a ship's beside a word for ships, an acronym, or a rare word."""
    scoring = read_scoring()
    if name.schema == EntitySchema.VESSEL:
        return "vessel_word"
    is_common = known.entities[word] > scoring.one_word["most_bearers"]
    if is_ordinary(word) or is_common or known.persons[word] > scoring.one_word["most_persons"]:
        return None
    if len(word) >= scoring.one_word["letters"]:
        return "one_word"
    is_printed_in_capitals = any(
        printed.isupper() and len(printed) >= 3 for printed in printed_words(name.value)
    )
    is_acronym = len(word) >= scoring.acronym["letters"] and is_printed_in_capitals
    return "acronym" if is_acronym and word not in codes() else None


@cache
def names_of_territories() -> frozenset[Spelling]:
    """Names of states, capitals, peoples: never a mention of a listed entity of the same name."""
    from babel import Locale

    territories = Locale("en").territories.values()
    return frozenset(folded_words(name) for name in (*party_names(), *demonyms(), *territories))


@cache
def words_of_country(code: str | None) -> frozenset[str]:
    """Words that name a state, its capital or its people, folded; empty where no state is known."""
    named = (*party_names().items(), *demonyms().items())
    words = (folded_words(name) for name, of in named if of == code)
    return frozenset(word for spelling in words for word in spelling if len(word) > 2)


@cache
def codes() -> frozenset[str]:
    """Codes of currencies and territories, folded: never an acronym of a listed entity."""
    from babel import Locale

    return frozenset(code.lower() for code in (*Locale("en").currencies, *Locale("en").territories))
