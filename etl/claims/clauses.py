"""Clauses by their words: where they begin and end, and who can be the subject, without a tree."""

import re
from dataclasses import dataclass
from functools import cache

from etl.claims.context import Codes, Context
from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.lexicon.triggers import TriggerWord
from etl.claims.modality import BE
from etl.claims.parties import Party
from etl.claims.sentences import Sentence

CLAUSE_END = re.compile(
    r";|\s[–—-]\s|:(?=\s)|,?\s+(?:while|whereas|although|though|because|saying|according to"
    r"|after which"
    r"|in response to|in retaliation for|in reply to|following|after|since|as (?=[A-Z]|the\b|it\b"
    r"|part\b|a\b|an\b))\b"
    r"|,\s+(?:who|which|whose|but|said|says|reported|told|adding|citing|accusing|a move|up from"
    r"|down from|where|as)\b",
)
CLAUSE_START = re.compile(
    r"[;“”\"]|:(?=\s)|\s[–—]\s|,?\s(?:while|whereas|although|though|but|because|so)\s|,\s+(?:and"
    r"|after which|then)\s+(?=[A-Z])"
    r"|\)\s*[-–—]\s"
    r"|\s+and\s+(?=(?:has|have|had|will)\s+(?:also\s+)?\w+)"
)
ATTRIBUTIVE_BEFORE = re.compile(
    r"(?:^|\b)(?:the|a|an|its|their|his|these|those|such|other|already|newly|\d+|two|three|four|five"
    r"|six|seven|eight|nine"
    r"|ten|eleven|twelve)\s+$",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"\b(?:countries|states|nations|members|allies|partners|governments|others|those|ones|firms"
    r"|companies)\s+(?:that|which|who)\s*\Z"
)
FOLLOWED_BY_NUMBER = re.compile(r"\s+(?:\d|all\b|another\b|a further\b|some\b|more than\b|nearly\b|over\b)")
OBJECT_BEFORE = re.compile(
    r"\b(?:(?!unit|led|prompt|forc|caus|push)\w+ed|(?!follow)\w+ing|told|gave|put"
    r"|to\s+(?!the\b)\w+)\s+(?:the\s+)?$"
)
VERBAL_BEFORE = re.compile(
    r"(?:\b(?:to|will|would|shall|may|might|could|can|should|must|not|they|we|and|or|also|which|who"
    r"|that|it|he|she|countries"
    r"|this|these|those|lists?|packages?|measures?|sanctions|round|states|allies|members|partners"
    r"|governments|then|now|again|jointly|\w+ly)|['’]ll|n['’]t|[)”\"])\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: codes, how found (subject, agent, possessive, governor, carried) and where it stands."""

    codes: Codes = ()
    found: str = ""
    span: tuple[int, int] | None = None


NOBODY = Actor()


def fits(text: str, word: re.Match[str], entry: TriggerWord, parties: tuple[Party, ...]) -> bool:
    """True where a word can be the form that the entry says, judged by its neighbours."""
    if entry.particle and not follows(text, word.end(), entry.particle):
        return False
    before = text[: word.start()]
    after_party = any(
        party.end >= len(before.rstrip()) and party.standing == "state"
        for party in parties
        if party.start < word.start()
    )
    verbal = bool(VERBAL_BEFORE.search(before)) or after_party
    if entry.morph == "noun":
        return not verbal or bool(re.search(r"\b(?:and|or|that)\s+$", before))
    if entry.morph in ("base", "third"):
        counts = entry.morph == "third" and FOLLOWED_BY_NUMBER.match(text, word.end())
        return verbal or bool(counts) or (entry.morph == "third" and before.rstrip().endswith(","))
    return not (
        ATTRIBUTIVE_BEFORE.search(before)
        and entry.morph != "gerund"
        and re.match(r"\s+[A-Za-z]", text[word.end() :])
    )


def follows(text: str, end: int, particle: str) -> bool:
    """True where the particle of a verb follows it, at once or after its object."""
    gap = (
        r"(?:\s+[^\s,;.]+){0,10}?"
        if particle in ("the door", "home", "out", "packing", "away", "back", "off", "on hold", "on ice")
        else ""
    )
    return bool(re.compile(rf"{gap}\s+{re.escape(particle)}\b").match(text, end))


def clause_around(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The parts of a clause before and after a word."""
    opened = [mark.end() for mark in CLAUSE_START.finditer(text, 0, start)]
    closed = CLAUSE_END.search(text, end)
    return (opened[-1] if opened else 0, start), (end, closed.start() if closed else len(text))


def is_passive_by_words(text: str, helpers_start: int, start: int, end: int) -> bool:
    """True for "were expelled", "57 firms sanctioned by": a participle after be, or before an agent."""
    if BE.search(text[helpers_start:start]):
        return True
    return bool(re.match(r"\s+by\s", text[end:])) and not re.search(
        r"\b(?:has|have|had)\b", text[helpers_start:start]
    )


@cache
def pronoun_pattern() -> re.Pattern[str]:
    """Words that stand for a party named earlier."""
    pronouns = read_vocabulary("parties")["pronouns"]
    groups = [
        f"(?P<{kind}>{alternatives(pronouns[kind])})" for kind in ("carried", "relative", "first_person")
    ]
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


def find_actor(
    sentence: Sentence,
    parties: tuple[Party, ...],
    subject: tuple[int, int],
    right: tuple[int, int],
    passive: bool,
    nominal: bool,
    context: Context,
) -> Actor:
    """Who did it: the agent of a passive, the possessor of a noun, the subject, or who was spoken of before."""
    agents = [
        p
        for p in parties
        if p.preposition == "by" and right[0] <= p.start < right[1] and p.standing == "state"
    ]
    if (passive or nominal) and agents:
        return Actor(agents[0].codes, "agent", (agents[0].start, agents[0].end))
    if nominal and (owner := possessor(sentence.text, parties, subject[1])):
        return Actor(owner.codes, "possessive", (owner.start, owner.end))
    if passive:
        return passive_actor(sentence, parties, subject, context)
    return subject_before(sentence, parties, subject[1], context)


def possessor(text: str, parties: tuple[Party, ...], noun_start: int) -> Party | None:
    """The party to whom a noun of action belongs: Japan's expulsion, the Russian decision on the closure."""
    for party in reversed(parties):
        gap = text[party.end : noun_start]
        if party.end <= noun_start and party.standing in ("possessive", "modifier"):
            near = re.fullmatch(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,4}?(?:of\s+)?", gap)
            return party if near and (party.standing == "possessive" or len(gap.split()) < 3) else None
    return None


def passive_actor(
    sentence: Sentence, parties: tuple[Party, ...], subject: tuple[int, int], context: Context
) -> Actor:
    """Who stands behind a passive without agent: who announced it, or who acted in the sentence before."""
    text = sentence.text[: subject[1]]
    for party in reversed(parties):
        said = re.compile(
            r"(?:\s*\([A-Z]+\))?\s+(?:(?:has|have|had)\s+)?(?:also\s+)?(?:\w+ly\s+)?(?:announced|said"
            r"|declared|decided|confirmed|ordered"
            r"|stated|directed|conveyed|informed|notified|published|issued|released)\b"
        )
        if party.end <= subject[1] and party.standing == "state" and said.match(text, party.end):
            return Actor(party.codes, "governor", (party.start, party.end))
    if carried := context.topic_near(sentence.paragraph):
        return Actor(carried, "carried")
    return attributed(sentence.text, parties)


def subject_before(sentence: Sentence, parties: tuple[Party, ...], end: int, context: Context) -> Actor:
    """The nearest party or pronoun before a verb that can be its subject."""
    text = sentence.text
    if UNNAMED.search(text, 0, end):
        return NOBODY
    marks: list[tuple[int, Party | re.Match[str]]] = [
        (party.start, party) for party in parties if party.end <= end and can_be_subject(text, party, end)
    ]
    marks += [
        (mark.start(), mark)
        for mark in pronoun_pattern().finditer(text, 0, end)
        if is_subject_pronoun(text, mark)
    ]
    for _, mark in sorted(marks, key=lambda item: -item[0]):
        if isinstance(mark, Party):
            return Actor(mark.codes, "subject", (mark.start, mark.end))
        if mark.lastgroup == "relative":
            if owner := antecedent(text, parties, mark.start()):
                return Actor(owner.codes, "subject", (owner.start, owner.end))
        elif mark.lastgroup == "first_person" or not any(
            isinstance(m, Party) or m.lastgroup == "relative" for at, m in marks if at < mark.start()
        ):
            return Actor(context.topic, "carried")
    return decider(text, parties) or attributed(sentence.text, parties)


def decider(text: str, parties: tuple[Party, ...]) -> Actor | None:
    """Whose decision it is: "the Kremlin's decision to expel"."""
    for party in reversed(parties):
        decision = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:decision|announcement|order|move)(?:\s+to)?\s*")
        if party.standing == "possessive" and decision.fullmatch(text, party.end):
            return Actor(party.codes, "subject", (party.start, party.end))
    return None


def attributed(text: str, parties: tuple[Party, ...]) -> Actor:
    """Whose office says so at the end of the sentence: "…, the State Department said"."""
    for party in parties:
        said = re.compile(r"\s+(?:said|announced|confirmed)\b(?:\s+(?:on\s+)?\w+)?\W*$").match(
            text, party.end
        )
        if (
            said
            and party.standing == "state"
            and not party.preposition
            and re.search(r",\s+(?:the\s+)?$", text[: party.start])
        ):
            return Actor(party.codes, "governor", (party.start, party.end))
    return NOBODY


def can_be_subject(text: str, party: Party, end: int) -> bool:
    """True for a party that acts: not in a prepositional phrase, not another verb's object, not an owner."""
    if party.preposition == "with" and re.fullmatch(r"\s*(?:\w+\s+)?", text[party.end : end]):
        return party.standing == "state"
    if party.standing != "state" or party.preposition:
        return False
    return not OBJECT_BEFORE.search(text[: party.start])


def is_subject_pronoun(text: str, mark: re.Match[str]) -> bool:
    """True where a pronoun can be a subject: "that" only after a comma, none after a preposition."""
    before = text[: mark.start()].rstrip()
    if mark.lastgroup == "relative" and mark.group().lower() != "which":
        return before.endswith(",") and mark.group().lower() == "who"
    return not re.search(r"\b(?:on|against|to|of|for|with|from|by|in|into|at|about|than)$", before)


def antecedent(text: str, parties: tuple[Party, ...], start: int) -> Party | None:
    """The party right before a relative pronoun."""
    near = [p for p in parties if p.end <= start and re.fullmatch(r"\s*,?\s*", text[p.end : start])]
    return near[-1] if near else None
