"""What a reader keeps in mind from one sentence to the next: who acts, who is spoken of, which round is on."""

from dataclasses import dataclass, field

from etl.claims.dates import Calendar
from etl.claims.parties import Party
from etl.claims.sentences import Sentence

Codes = tuple[str, ...]


@dataclass
class Context:
    """The state of reading one document; updated after each sentence.

    `topic` is the last party that acted, with the paragraph it stood in; `listed` the last group of several
    parties; `last_imposer` whose round is spoken of, `adopted` those whose rounds are reported as decided.
    """

    calendar: Calendar
    topic: Codes = ()
    topic_paragraph: int = -1
    listed: Codes = ()
    last_imposer: Codes = ()
    adopted: set[Codes] = field(default_factory=set)
    expelled: Codes = ()
    targets: dict[str, Codes] = field(default_factory=dict)
    round_paragraph: int = -1
    trade: tuple[Codes, Codes] = ((), ())
    trade_paragraph: int = -9
    met: dict[str, int] = field(default_factory=dict)

    def round_is_open(self, sentence: Sentence) -> bool:
        """True where a round was announced earlier in the same paragraph."""
        return self.round_paragraph == sentence.paragraph

    def round_target(self, imposer: Codes) -> Codes:
        """Whom the imposer's rounds were aimed at so far in this document."""
        return self.targets.get("+".join(imposer), ())

    def note_round(self, imposer: Codes, target: Codes, paragraph: int) -> None:
        """Remember a round that a sentence speaks of, even one that is only planned."""
        if imposer:
            self.last_imposer, self.round_paragraph = imposer, paragraph
            if target:
                self.targets["+".join(imposer)] = target

    def topic_near(self, paragraph: int) -> Codes:
        """The last party that acted in the same paragraph; in a dated press release also in the one before."""
        reach = 1 if self.calendar.dateline else 0
        return self.topic if paragraph - self.topic_paragraph <= reach else ()

    def counterpart(self, actor: Codes) -> Codes:
        """The one other party that a text about two countries is about, by how often it is named."""
        others = sorted((code for code in self.met if code not in actor), key=lambda code: -self.met[code])
        if not others or (len(others) > 1 and self.met[others[0]] < 3 * self.met[others[1]]):
            return ()
        return (others[0],)

    def update(self, sentence: Sentence, parties: tuple[Party, ...]) -> None:
        """Take in a sentence that has been read."""
        for party in parties:
            for code in party.codes:
                self.met[code] = self.met.get(code, 0) + 1
            if len(party.codes) > 1:
                self.listed = party.codes
        subjects = [p for p in parties if p.standing == "state" and not p.preposition]
        if subjects:
            self.topic, self.topic_paragraph = subjects[0].codes, sentence.paragraph
