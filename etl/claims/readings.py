"""A reading: which act a sentence names, by whom, upon what, how real. Rules see readings only."""

from dataclasses import dataclass

from etl.claims.date_words import find_dates
from etl.claims.modality import Reality
from etl.claims.parties import Party
from etl.claims.sentences import Sentence
from etl.grammar import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """One act in one sentence; offsets count characters of the sentence.

    `acts` are the classes of the word (see verbs.yml); `left` and `right` the parts of its clause before and
    after it; `object` what it acts upon (`left` in the passive). `actor` is empty where nobody is named;
    `actor_from` says how it was found: subject, agent, possessive, governor, carried (an earlier sentence).
    `word` is the act in the sentence's dependency tree, `patients` the heads of what it is done to there.
    """

    sentence: Sentence
    parties: tuple[Party, ...]
    acts: frozenset[str]
    form: str
    start: int
    end: int
    left: tuple[int, int]
    right: tuple[int, int]
    passive: bool
    actor: tuple[str, ...]
    actor_from: str
    actor_span: tuple[int, int] | None
    reality: Reality
    word: Token
    patients: tuple[Token, ...] = ()

    @property
    def object(self) -> tuple[int, int]:
        """The span of what the act acts upon."""
        return self.left if self.passive else self.right

    @property
    def object_text(self) -> str:
        """The words of what the act acts upon."""
        return self.sentence.text[slice(*self.object)]

    @property
    def clause(self) -> tuple[int, int]:
        """The span of the whole clause."""
        return self.left[0], self.right[1]

    @property
    def clause_text(self) -> str:
        """The words of the whole clause."""
        return self.sentence.text[slice(*self.clause)]

    @property
    def is_real(self) -> bool:
        """True for an act reported as done or decided; of an earlier time only where its date is told."""
        return self.reality == "enacted" or (
            self.reality == "completed" and bool(find_dates(self.sentence.text))
        )
