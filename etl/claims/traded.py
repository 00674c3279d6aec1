"""What a reader keeps in mind of trade: the last figure, and the last sentences that spoke of trade without one."""

from dataclasses import dataclass

from etl.claims.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Traded:
    """The last flow that had a figure: its sides, kind, goods and period, and where it stood."""

    reporter: tuple[str, ...]
    partner: tuple[str, ...]
    kind: str
    commodity: str
    period: str
    is_negative: bool
    sentence: Sentence

    def is_near(self, sentence: Sentence) -> bool:
        """True where a sentence stands in the same paragraph or one of the two after it."""
        return sentence.paragraph - self.sentence.paragraph <= 2
