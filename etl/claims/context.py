"""What a reader keeps in mind from one sentence to the next: who acts, who is spoken of, which round is on."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from etl.claims.date_words import WEEKDAYS, find_dates, role_of
from etl.claims.dates import Calendar, parse_iso, resolve_date
from etl.claims.parties import Party, parties_of, speaks_for, with_nicknames
from etl.claims.people import Group
from etl.claims.people_lists import remembered
from etl.claims.sentences import Sentence
from etl.claims.traded import Traded

if TYPE_CHECKING:
    from etl.claims.drafts import Draft
    from etl.claims.figures import Figure

Codes = tuple[str, ...]
REMEMBERED_GROUPS = 8
# Characters before a sentence's first word of substance: "The", "In", a dash.
NEAR_START = 5
DECIDED = re.compile(
    r"\W*(?:The|This|That)\s+(?:\w+\s+)?(?:announcement|decision|order|move|step|answer|response|retaliation)\b"
)
ACTED = re.compile(
    r"\b(?:acted|moved|hit back|struck back|retaliated|responded|reacted|answered|followed)\s*(?:\.\s*$|(?:on|in|within|at|a|the)\b)"
)
# Characters within which the body of a state heads a sentence.
NEAR_HEAD = 60


@dataclass
class Context:
    """The state of reading one document; updated after each sentence.

    `topic` is the last party that acted, with the paragraph it stood in; `listed` the last group of several
    parties; `last_imposer` whose round is spoken of, `adopted` those whose rounds are reported as decided;
    `speaker` whom the document's "we" means, `place` the state from whose capital it is datelined. `people` are the last groups of people told with their nationality,
    `last_expulsion` who expelled whom last; `traded` is the last trade figure, `trade_mention` the last sentence on
    trade without one, `trade_figures` those of the sentence at hand; `news_day` the last "today" or weekday: its date, the basis, and
    the span of the document where it stands. `told` are the acts of the last sentence that told any.
    """

    calendar: Calendar
    speaker: Codes = ()
    place: Codes = ()
    topic: Codes = ()
    topic_paragraph: int = -1
    listed: Codes = ()
    last_imposer: Codes = ()
    adopted: set[Codes] = field(default_factory=set)
    people: list[Group] = field(default_factory=list)
    last_expulsion: tuple[Codes, Codes] = ((), ())
    expulsion_paragraph: int = -9
    news_day: tuple[str, str, tuple[int, int]] | None = None
    news_paragraph: int = -9
    targets: dict[str, Codes] = field(default_factory=dict)
    round_paragraph: int = -1
    traded: Traded | None = None
    trade_mention: Sentence | None = None
    trade_figures: "tuple[Sentence, list[Figure]] | None" = None
    met: dict[str, int] = field(default_factory=dict)
    told: "list[Draft]" = field(default_factory=list)

    def parties_in(self, text: str) -> tuple[Party, ...]:
        """The parties of a sentence, also those whose short name only the text before explains."""
        return with_nicknames(text, parties_of(text), self.met)

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

    def note_expulsion(self, expeller: Codes, nationality: Codes, paragraph: int) -> None:
        """Remember who expelled whom, for what follows without naming them again."""
        self.last_expulsion, self.expulsion_paragraph = (expeller, nationality), paragraph

    def note_acts(self, drafts: "list[Draft]", sentence: Sentence) -> None:
        """Remember the acts of a sentence, which a following one may repeat; a new paragraph but one forgets them."""
        near = [one for one in self.told if sentence.paragraph - one.paragraph <= 1]
        self.told = drafts or near

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
        if parties:
            self.note_people(sentence, parties)
        self.note_days(sentence, bool(parties))
        for party in parties:
            for code in party.codes:
                self.met[code] = self.met.get(code, 0) + 1
            if len(party.codes) > 1:
                self.listed = party.codes
        subjects = [
            p
            for p in parties
            if p.standing == "state"
            and (not p.preposition or (p.start < NEAR_HEAD and speaks_for(sentence.text, p)))
        ]
        subjects = subjects or [p for p in parties[:1] if p.standing == "possessive" and p.start < NEAR_START]
        if subjects:
            self.topic, self.topic_paragraph = subjects[0].codes, sentence.paragraph

    def note_people(self, sentence: Sentence, parties: tuple[Party, ...]) -> None:
        """Remember the groups of people that a sentence tells with their nationality."""
        self.people = remembered(sentence.text, parties, sentence.start, self.people)[-REMEMBERED_GROUPS:]

    def opens(self, sentence: Sentence) -> bool:
        """True for a sentence that only says that somebody acted, and leaves to the next one what was done."""
        is_told = any(draft.start == sentence.start for draft in self.told)
        return not is_told and bool(DECIDED.match(sentence.text) or ACTED.search(sentence.text))

    def note_days(self, sentence: Sentence, names_party: bool) -> None:
        """Remember the last day that a sentence tells, and whether it was "today" or a weekday.

        Of a sentence that names no party only a full date counts.
        """
        for date in find_dates(sentence.text):
            role = role_of(sentence.text, date)
            is_news = role == "announced" and (names_party or bool(DECIDED.match(sentence.text)))
            if not is_news and not (date.is_full and role in ("announced", "background")):
                continue
            resolved = resolve_date(date, self.calendar, later=False)
            if resolved is None or len(resolved[0]) < len("2022-04-08"):
                continue
            day = parse_iso(resolved[0])
            self.calendar = replace(self.calendar, last=day, recent=day if is_news else self.calendar.recent)
            is_weekday = date.word.split(" ")[-1] in (*WEEKDAYS, "today")
            if is_news and (is_weekday or self.opens(sentence)):
                self.news_day = (*resolved, (sentence.start + date.start, sentence.start + date.end))
                self.news_paragraph = sentence.paragraph
