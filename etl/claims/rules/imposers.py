"""Who imposes a round: the doer of the act, the owner of the sanctions, or whose round is being spoken of."""

import re

from etl.claims.context import Codes, Context
from etl.claims.counts import Count
from etl.claims.parties import Party
from etl.claims.readings import Reading
from etl.claims.rules.hit_counts import is_causative
from etl.claims.rules.round_words import round_pattern
from etl.claims.syntax import is_noun, subject_of

TOPIC_LABEL = re.compile(r"\s*:\s")
ABOUT_TARGET = re.compile(r"\s*[-–](?:related|linked|backed|aligned|based|owned|controlled|bound)\b")
ONLY_ROUND = 4  # paragraphs
AIMED = re.compile(
    r"\b(?:sanctions|measures|bans?|restrictions|freezes?|embargo|penalties)\s+(?:on|against)\s+(?:the\s+)?$"
)
DONE_BY = re.compile(
    r"\b(?:unveil|announc|impos|adopt|publish|present|issu|introduc|approv|froz|freez|sanction|list|order|agree)\w*\s+"
    r"(?:[\w-]+\s+){0,3}?by\s+(?:the\s+)?$"
)
TOLD_IN = re.compile(r"\b(?:unveil|announc|publish|adopt|present)\w*\s+(?:\w+\s+)?in\s+$")
# In acts of sanctions the Council without a name is the European Union's.
COUNCIL = re.compile(
    r"\W*(?:(?:Today|In addition|At the same time|On [\w ]{3,30}),? )?[Tt]he Council (?:today |also |has |have |on \w+ |therefore |now )*"
    r"(?:adopt|decid|impos|agree|approv|add|list|includ|sanction|target)\w*"
)
# As headlines and press releases of the United States call their own.
TREASURY = re.compile(r"\W*(?:WASHINGTON\b[^–—]{0,25}[–—]\s*)?(?:Today, )?Treasury\b")
# Numbered resolutions that blacklist anybody are the Security Council's.
RESOLUTION = re.compile(r"\b[Rr]esolution (?:No\.? )?\d{3,4}\b|\b(?:UNSCR|S/RES)\b|\b1718 Committee\b")
BLOCS = {"EU", "G7", "UN", "NATO"}
OFFICE_IN = re.compile(
    r"\b(?:[Oo]ffice|[Mm]inistry|[Gg]overnment|[Aa]uthorities|[Oo]fficials|[Cc]abinet) in\s+(?:the\s+)?$"
)
OWNING = re.compile(
    r"(?:['’]s?)?\s+(?:(?:SDN )|(?!\w+ed\s+(?:the|its|their|all|any)\b)(?!(?:to|for|on|in|of|from|and|by|with|against|over|under|were|was|are|is|has|have|had|been|be|will)\b)[a-z-]+\s+){0,3}?"
)
REFERRING = re.compile(r"(?:it|they|we|which|that|this|these|those|he|she|who)", re.IGNORECASE)


def imposer_of(reading: Reading, context: Context, counts: list[Count]) -> Codes:
    """The imposer of a round; empty where the text tells nobody.

    A carried actor that the sentence makes the target is dropped: then it is who imposed the round spoken of.
    """
    hit = {code for party in target_adjectives(reading, counts) for code in party.codes}
    if is_causative(reading):
        owner = doer_by(reading) or owner_of_measures(reading, counts) or office_in(reading)
        return owner.codes if owner else context.last_imposer
    if reading.actor and reading.actor_from != "carried":
        return relabelled(reading)
    owner = owner_of_measures(reading, counts) or owner_of_subject(reading) or bound_nation(reading)
    if owner:
        return owner.codes
    if named := doer_by(reading) or before_colon(reading) or office_in(reading):
        return named.codes
    if reading.passive and (told := round_told(reading, context)):
        return told
    # Who stands behind a passive is not named in the same sentence in another part.
    if reading.passive:
        hit |= {code for party in reading.parties for code in party.codes}
    if reading.actor and not set(reading.actor) & hit:
        return reading.actor
    if institution := institution_of(reading.sentence.text):
        return institution
    return context.last_imposer if refers_back(reading) and near_round(reading, context) else ()


def institution_of(text: str) -> Codes:
    """Whose act it is where only the institution's own word for itself is told: "The Council", "Resolution 2270"."""
    if RESOLUTION.search(text):
        return ("UN",)
    if TREASURY.match(text):
        return ("US",)
    return ("EU",) if COUNCIL.match(text) else ()


def doer_by(reading: Reading) -> Party | None:
    """Who is behind the round the sentence speaks of: "in the round unveiled by Washington", "frozen by London"."""
    text = reading.sentence.text
    return next(
        (
            party
            for party in reading.parties
            if party.standing == "state"
            and (DONE_BY if party.preposition == "by" else TOLD_IN).search(text[: party.start])
        ),
        None,
    )


def office_in(reading: Reading) -> Party | None:
    """Whose office speaks by its place: "…, the Foreign Office in London said"."""
    text = reading.sentence.text
    return next((p for p in reading.parties if OFFICE_IN.search(text[: p.start])), None)


def before_colon(reading: Reading) -> Party | None:
    """Who acted before the colon after which it is told what: "Brussels acted on Tuesday: 33 firms were added"."""
    colon = reading.sentence.text.find(": ", 0, reading.start)
    first = next(iter(reading.parties), None)
    opens = first is not None and first.end < colon and first.standing == "state" and not first.preposition
    return first if opens and first is not None and first.end + 2 < colon else None


def round_told(reading: Reading, context: Context) -> Codes:
    """Whose round a passive without agent continues: the last one told nearby, in a press release the speaker's."""
    if near_round(reading, context):
        return context.last_imposer
    return context.speaker if context.calendar.dateline and context.speaker in context.adopted else ()


def relabelled(reading: Reading) -> Codes:
    """The actor, or, where its name is only a label before a colon ("Ukraine: EU agrees"), the one after it."""
    text = reading.sentence.text
    if reading.actor_span and is_bracketed(text, *reading.actor_span):
        before = [p for p in reading.parties if p.end < reading.actor_span[0]]
        return before[-1].codes if before else ()
    if reading.actor_span and TOPIC_LABEL.match(text, reading.actor_span[1]):
        start = reading.actor_span[1]
        for party in reading.parties:
            if start < party.start < reading.start and not party.preposition:
                return party.codes
    return reading.actor


def is_bracketed(text: str, start: int, end: int) -> bool:
    """True for the state that a law is about: "the Special Economic Measures (Russia) Regulations"."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def target_adjectives(reading: Reading, counts: list[Count]) -> list[Party]:
    """The parties that stand in the counted noun phrases."""
    return [
        party for party in reading.parties if any(count.start <= party.start < count.end for count in counts)
    ]


def owner_of_measures(reading: Reading, counts: list[Count]) -> Party | None:
    """Whose sanctions or list they are: "came under EU sanctions", "Moscow's entry ban", "the Japanese freeze"."""
    text = reading.sentence.text
    hit = target_adjectives(reading, counts)
    for party in reading.parties:
        noun = round_pattern("owned").search(text, party.end, party.end + 60)
        if party in hit or party.standing == "people" or AIMED.search(text[: party.start]):
            continue
        if ABOUT_TARGET.match(text, party.end) or text[party.start : party.start + 5] == "anti-":
            continue
        if noun and OWNING.fullmatch(text[party.end : noun.start()]) and not hits_owner(text, noun.end()):
            return party
    return None


def owner_of_subject(reading: Reading) -> Party | None:
    """Whose people act: "the bloc's ambassadors signed off on the package", "EU ministers adopted"."""
    subject = subject_of(reading.word) if not reading.passive and reading.form == "verb" else None
    if subject is None:
        return None
    start = subject.left_edge.idx
    owners = [p for p in reading.parties if start <= p.start < subject.idx]
    return next((p for p in owners if p.standing == "possessive" or set(p.codes) <= BLOCS), None)


def bound_nation(reading: Reading) -> Party | None:
    """Whose people a ban binds, so whose ban it is: "investment by Japanese residents is prohibited"."""
    if not reading.passive:
        return None
    return next((p for p in reading.parties if p.preposition == "by" and p.standing == "modifier"), None)


def hits_owner(text: str, end: int) -> bool:
    """True where the noun before is followed by who imposed it: "Russian sanctions imposed by the EU"."""
    return bool(re.compile(r"\s+(?:imposed\s+)?by\b").match(text, end))


def near_round(reading: Reading, context: Context) -> bool:
    """True where a round was told in this paragraph or the one before, or a little before the only one so far."""
    distance = reading.sentence.paragraph - context.round_paragraph
    alone = context.adopted == {context.last_imposer}
    if alone and context.calendar.dateline:
        return True
    return bool(context.last_imposer) and 0 <= distance <= (ONLY_ROUND if alone else 1)


def refers_back(reading: Reading) -> bool:
    """True for an act without a doer of its own: passive, noun, participle, or done by "it" or "the package"."""
    if reading.passive or reading.form == "noun" or reading.actor_from == "carried":
        return True
    subject = subject_of(reading.word)
    if subject is None or not is_noun(subject) or subject.i > reading.word.i:
        return True
    return bool(
        REFERRING.fullmatch(subject.text)
        or round_pattern("coverers").search(subject.text)
        or reading.word.tag_ == "VBN"
    )
