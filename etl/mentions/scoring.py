"""What `scoring.yml` sets, typed."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("scoring.yml")


@dataclass(frozen=True)
class WordClasses:
    """Folded words by what they are: worth nothing in a name, or telling in the words around it."""

    particles: frozenset[str]
    legal_forms: frozenset[str]
    vessel: frozenset[str]
    patronymics: tuple[str, ...]
    titles: frozenset[str]
    openers: frozenset[str]

    def is_content(self, word: str) -> bool:
        """True for a word that can tell one name from another."""
        return len(word) > 1 and word not in self.particles and word not in self.legal_forms


@dataclass(frozen=True)
class Scoring:
    """Thresholds and factors; `scoring.yml` says what each means."""

    specificity: dict[str, float]
    one_word: dict[str, int]
    acronym: dict[str, int]
    near: dict[str, int]
    rules: dict[str, float]
    standing: dict[str, float]
    undated: float
    no_longer: float
    words: WordClasses


@cache
def read_scoring() -> Scoring:
    """The content of `scoring.yml`."""
    stated: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    endings = tuple(stated["words"].pop("patronymics"))
    words = {name: frozenset(values) for name, values in stated["words"].items()}
    given = {field.name: stated[field.name] for field in fields(Scoring) if field.name != "words"}
    return Scoring(**given, words=WordClasses(patronymics=endings, **words))
