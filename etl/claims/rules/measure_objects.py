"""What makes an act a diplomatic measure: the object it acts upon, and whose that is."""

import re
from functools import cache
from typing import Any

from etl.claims.context import Codes, Context
from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.parties import Party
from etl.claims.readings import Reading
from etl.claims.syntax import span_of

NEAREST = 9
# The reason of a measure names who provoked it, not whom it is aimed at.
REASON = re.compile(
    r",?\s*\b(?:in (?:step|line|concert|tandem|unison) with|(?:together|along) with|alongside|in (?:answer|response|retaliation|protest|reply|return|reaction|solidarity|support|connection)|over\s+(?:the|its|his|their)\b"
    r"|because|after|following|due to|citing|accus\w+|amid|despite|as part of|blam\w+)\b",
    re.IGNORECASE,
)
UNDOING = re.compile(
    r"\b(?:suspension|freeze|closure|boycott|moratorium|blockade|ban|restrictions?|delay|pause|break|deadlock)\b"
    r"(?:\s+(?:of|on|in|to))?\W+(?:\w+\W+){0,4}?$",
    re.IGNORECASE,
)
TOWARDS: dict[str, tuple[str, ...]] = {
    "recall_ambassador": ("to", "from", "in"),
    "close_consulate": ("of", "in"),
    "border_closure": ("with", "to", "for", "from", "of"),
}
OWN_ALONE = re.compile(
    r"\s+(?:its|their|her|his)\s+own\b(?=\s*(?:[.,;]|$|from\b|in\b|to\b|and\b|on\b|home\b))"
)
OWN_PLACE = re.compile(
    r"\b(?:airspace|air space|skies|ports?|harbou?rs|territory|borders?|soil|waters)\b", re.IGNORECASE
)


@cache
def diplomacy() -> Any:
    """The words of diplomatic measures."""
    return read_vocabulary("diplomacy")


@cache
def object_patterns() -> dict[str, tuple[frozenset[str], re.Pattern[str]]]:
    """Measure → the acts that bring it about and what they must act upon, the more specific first."""
    return {
        code: (frozenset(entry["triggers"]), re.compile(entry["object"], re.IGNORECASE))
        for code, entry in diplomacy()["measures"].items()
    }


def measure_of(reading: Reading) -> str | None:
    """The measure that an act and its object make: of all objects near the act, the one that begins first."""
    found: list[tuple[int, int, str]] = []
    for rank, (code, (acts, pattern)) in enumerate(object_patterns().items()):
        if not reading.acts & acts:
            continue
        for text, limit in object_texts(reading):
            mark = pattern.search(text)
            if (
                mark
                and len(text[: mark.start()].split()) <= limit
                and not is_other_act(reading, text, mark.start())
            ):
                found.append((mark.start(), rank, code))
                break
    if not found and reading.passive:
        return measure_after(reading)
    if not found and OWN_ALONE.match(reading.sentence.text, reading.end):
        return measure_meant(reading)
    return min(found)[2] if found else None


def measure_meant(reading: Reading) -> str | None:
    """The measure of "recalled its own", "severed its own": upon what the words before it have named."""
    before = reading.sentence.text[: reading.start]
    for code, (acts, pattern) in object_patterns().items():
        if reading.acts & acts and pattern.search(before):
            return code
    return None


def measure_after(reading: Reading) -> str | None:
    """The measure of a passive whose object says only who is hit: "were banned from leaving"."""
    after = reading.sentence.text[slice(*reading.right)]
    for code, (acts, pattern) in object_patterns().items():
        mark = pattern.search(after) if reading.acts & acts and "ban" in acts else None
        if mark and len(after[: mark.start()].split()) <= NEAREST:
            return code
    return None


def object_texts(reading: Reading) -> list[tuple[str, int]]:
    """The words in which the object stands, by the tree and then by the clause, and how far it may be from the act."""
    text = reading.sentence.text
    by_tree = [text[slice(*span_of(patient))] for patient in reading.patients]
    if reading.passive:
        return [*((phrase, 40) for phrase in by_tree), (reading.object_text, 40)]
    nearby = reading.object_text if reading.form == "verb" else text[reading.end : reading.right[1]]
    before = text[max(reading.left[0], reading.start - 40) : reading.start]
    compound = [(before, 4)] if reading.form == "noun" else []
    return [(nearby, NEAREST), *((phrase, NEAREST) for phrase in by_tree), *compound]


def is_other_act(reading: Reading, text: str, start: int) -> bool:
    """True where the object is that of another act ("… and closed its consulate") or of an undoing one."""
    if UNDOING.search(text[:start]) and reading.form == "verb":
        return True
    return not reading.passive and bool(
        re.search(
            r"\b(?:and|or)\s+(?:also\s+)?(?:\w+ed|downgrad\w+|reduc\w+|lower\w*|scal\w+|review\w*|expel\w*|recall\w*|summon\w*|resum\w+|keep|maintain)\b|;",
            text[:start],
        )
    )


def target_of(reading: Reading, actor: Codes, measure: str, context: Context) -> Codes:
    """The other side: whose institution it is, a party in the object, else the only other one of the sentence."""
    if owner := owner_by_name(reading, actor):
        return owner
    text = reading.sentence.text
    for span in (
        *[span_of(patient) for patient in reading.patients],
        reading.object,
        reading.right,
        reading.left,
    ):
        cut = REASON.search(text, *span)
        near = parties_for(reading, actor, (span[0], cut.start() if cut else span[1]))
        for party in sorted(near, key=lambda one: rank_of(one, measure)):
            if party.preposition not in ("by", "on", "over") and (
                measure in TOWARDS or party.preposition != "in"
            ):
                return tuple(code for code in party.codes if code not in actor)
    others = {code for party in reading.parties for code in party.codes} - set(actor)
    if len(others) == 1:
        return tuple(others)
    return context.counterpart(actor) or (() if others else target_told(context, actor))


def target_told(context: Context, actor: Codes) -> Codes:
    """At whom the measure of the sentence before was aimed, for a further one that does not say it again."""
    for draft in context.told:
        target = draft.fields.get("target")
        if draft.record_type == "diplomatic_measure" and target:
            codes = (target,) if isinstance(target, str) else ()
            return codes if codes and not set(codes) & set(actor) else ()
    return ()


def parties_for(reading: Reading, actor: Codes, span: tuple[int, int]) -> list[Party]:
    """The parties between two offsets that are not the actor alone."""
    return [p for p in reading.parties if span[0] <= p.start < span[1] and not set(p.codes) <= set(actor)]


def rank_of(party: Party, measure: str) -> int:
    """Parties that stand as the measure's target does come first."""
    return 0 if party.preposition in TOWARDS.get(measure, ()) or party.standing != "state" else 1


def owner_by_name(reading: Reading, actor: Codes = ()) -> Codes:
    """The state whose cultural institute or carrier an act names."""
    for code, names in diplomacy()["institutions"].items():
        if re.search(rf"\b(?:{alternatives(names)})\b", reading.clause_text) and code not in actor:
            return (code,)
    return ()


def place_owner(reading: Reading) -> Codes:
    """Whose ports, skies or borders are closed: "banned from British airspace"."""
    text = reading.sentence.text
    for party in reading.parties:
        after = text[party.end : party.end + 25]
        if party.standing in ("modifier", "possessive", "state") and re.match(
            rf"(?:['’]s?)?\s+(?:\w+\s+)?{OWN_PLACE.pattern}", after, re.IGNORECASE
        ):
            return party.codes
    return ()
