"""Who held which office on a day: the vocabulary `office_holders.yml` of a language."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.claims.lexicon.files import read_vocabulary
from etl.mentions.words import folded_words

Spelling = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One stay in an office; ISO dates, `until` is empty while it lasts."""

    office: str
    country: str
    since: str
    until: str | None


@dataclass(frozen=True)
class Holder:
    """A person with his offices in order; `alone`: his surname alone is taken for him."""

    name: str
    full: tuple[Spelling, ...]
    surnames: tuple[Spelling, ...]
    alone: bool
    terms: tuple[Term, ...]

    def term_on(self, published: str | None) -> tuple[Term, bool] | None:
        """The office on a day (which may be known in part), and whether it had ended by then.

        Without a day, the last office as if it lasted; None where he held none yet.
        """
        if published is None:
            return self.terms[-1], False
        begun = [term for term in self.terms if term.since[: len(published)] <= published]
        if not begun:
            return None
        until = begun[-1].until
        return begun[-1], until is not None and until[: len(published)] < published


@cache
def office_holders(language: str = "en") -> tuple[Holder, ...]:
    """All office-holders of the vocabulary."""
    return tuple(holder_of(stated) for stated in read_vocabulary("office_holders", language))


def holder_of(stated: dict[str, Any]) -> Holder:
    """One entry of the vocabulary."""
    name = stated["name"]
    terms = [term_of(term) for term in stated["terms"]]
    return Holder(
        name=name,
        full=tuple(folded_words(one) for one in (name, *stated.get("also", ()))),
        surnames=tuple(folded_words(one) for one in stated.get("surnames", (name.split()[-1],))),
        alone=stated.get("alone", True),
        terms=tuple(sorted(terms, key=lambda term: term.since)),
    )


def term_of(stated: dict[str, Any]) -> Term:
    """One term of an entry; YAML reads its dates as dates."""
    until = stated.get("until")
    return Term(stated["office"], stated["country"], str(stated["since"]), str(until) if until else None)
