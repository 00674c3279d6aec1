"""Which rule fired on which words of a document, and what was considered and dropped, for a person to follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from etl.claims.claim import Value
from etl.claims.decide import problem_of
from etl.claims.drafts import Draft
from etl.claims.readings import Reading
from etl.claims.sentences import Sentence


class Outcome(StrEnum):
    """What became of what was considered: drafts first, then what the whole document made of them."""

    DRAFTED = "drafted"
    REPEATED = "repeated"
    JOINED = "joined"
    NO_RULE = "no rule"
    SKIPPED = "skipped"
    PUBLISHED = "published"
    HELD_BACK = "held back"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Considered:
    """One step: `rule` looked at `words`, characters `start` to `end` of the document, and `why` it ended so.

    `rule` is empty where no rule took the words.
    """

    rule: str
    sentence: str
    start: int
    end: int
    words: str
    outcome: Outcome
    why: str

    def as_json(self, doc: str) -> dict[str, object]:
        """The line that `sanctrack extract --explain --format jsonl` prints."""
        return {"doc": doc, **{name: getattr(self, name) for name in self.__slots__}}


@dataclass
class Trace:
    """All steps of reading one document, in order."""

    text: str
    steps: list[Considered] = field(default_factory=list)

    def considered(
        self, rule: str, sentence: str, start: int, end: int, words: str, outcome: Outcome, why: str
    ) -> None:
        """Add a step; offsets count characters of the document."""
        self.steps.append(Considered(rule, sentence, start, end, words, outcome, why))

    def unread(self) -> None:
        """Note that no sentence of the document was looked at."""
        why = "the document names nothing that a rule looks for"
        self.considered("", "", 0, len(self.text), " ".join(self.text[:80].split()), Outcome.SKIPPED, why)

    def skipped(self, sentence: Sentence) -> None:
        """Note a sentence that no rule was shown."""
        why = "the first pass finds nothing in it that a rule looks for"
        self.considered("", sentence.text, sentence.start, sentence.end, sentence.text, Outcome.SKIPPED, why)

    def act(self, reading: Reading, drafts: Sequence[Draft], fresh: Sequence[Draft]) -> None:
        """Note what rules made of an act that a sentence names; what is not among `fresh` another word gave."""
        sentence = reading.sentence
        self.drafts(sentence, drafts, fresh)
        if not drafts:
            start, end = sentence.start + reading.start, sentence.start + reading.end
            why = why_not_taken(reading)
            self.considered("", sentence.text, start, end, self.text[start:end], Outcome.NO_RULE, why)

    def sentence(
        self, sentence: Sentence, stated: Sequence[Draft], fresh: Sequence[Draft], kept: Sequence[Draft]
    ) -> None:
        """Note drafts of a sentence as a whole, then those of it that only go on with others."""
        self.drafts(sentence, stated, fresh)
        if len(kept) >= len(fresh):
            return
        for draft in fresh:
            if not any(is_of(draft, one) for one in kept):
                self.step(
                    draft,
                    sentence.text,
                    Outcome.JOINED,
                    "it goes on with another draft, and was joined to that",
                )

    def drafts(self, sentence: Sentence, made: Sequence[Draft], fresh: Sequence[Draft]) -> None:
        """Note drafts of a sentence with the words that they stand on."""
        for draft in made:
            words = "; ".join(f"{span.role}: {self.text[span.start : span.end]}" for span in draft.spans)
            outcome, why = Outcome.DRAFTED, described(draft.fields)
            if not any(draft is one for one in fresh):
                outcome, why = Outcome.REPEATED, "another word of the sentence gave the same"
            self.step(draft, sentence.text, outcome, why, words)

    def step(self, draft: Draft, sentence: str, outcome: Outcome, why: str, words: str = "") -> None:
        """Add a step of a draft; its words are its quote where no part of it is given."""
        words = words or self.text[draft.start : draft.end]
        self.considered(draft.rule, sentence, draft.start, draft.end, words, outcome, why)

    def decided(self, drafts: Sequence[Draft], kept: Sequence[Draft]) -> None:
        """Note what the document as a whole made of its drafts: published, held back, joined, dropped."""
        for draft in drafts:
            if not any(is_of(draft, one) for one in kept):
                outcome, why = why_dropped(draft, drafts, kept)
                self.step(draft, self.text[draft.start : draft.end], outcome, why)
        for one in kept:
            outcome = Outcome.HELD_BACK if one.problem else Outcome.PUBLISHED
            self.step(one, self.text[one.start : one.end], outcome, one.problem or described(one.fields))


def described(fields: Mapping[str, Value]) -> str:
    """Fields in a line."""
    return ", ".join(f"{name} {printed(value)}" for name, value in fields.items())


def printed(value: Value) -> str:
    """A value in a line; the parts of a list joined by +."""
    return "+".join(str(part) for part in value) if isinstance(value, list) else str(value)


def why_not_taken(reading: Reading) -> str:
    """Why no rule made a draft of an act: it is not told as done, or its object is none that rules know."""
    acts = " or ".join(sorted(reading.acts))
    if not reading.is_real:
        return f"names {acts}, told as {reading.reality}, not as done"
    actor = f"by {', '.join(reading.actor)} ({reading.actor_from})" if reading.actor else "by nobody named"
    return f"names {acts} {actor}, but upon nothing that a rule knows: {reading.object_text.strip()!r}"


def is_of(draft: Draft, kept: Draft) -> bool:
    """True where a decided draft came of this one: the same rule and place, and nothing stated otherwise."""
    same_place = (draft.record_type, draft.rule, draft.start) == (kept.record_type, kept.rule, kept.start)
    return same_place and all(kept.fields.get(name) == value for name, value in draft.fields.items())


def why_dropped(draft: Draft, drafts: Sequence[Draft], kept: Sequence[Draft]) -> tuple[Outcome, str]:
    """What became of a draft that is no claim of its own."""
    again = next((one for one in kept if restates(draft, one)), None)
    if again is not None:
        return Outcome.JOINED, f"says again what characters {again.start} to {again.end} say"
    if draft.is_mention:
        return (
            Outcome.DROPPED,
            "only refers to a round, which the document describes elsewhere or does not date",
        )
    problem = problem_of(draft, drafts)
    return Outcome.DROPPED, problem or "what it says is part of another claim"


def restates(draft: Draft, kept: Draft) -> bool:
    """True where a decided draft took up the words of this one as a repetition."""
    return any(span.role == "restated" and span.start == draft.start for span in kept.spans)
