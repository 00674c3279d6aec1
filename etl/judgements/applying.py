"""From the claims that rules read and the judgements that stand to the claims that hold. Pure.

The rules may find the judged claim again, or by themselves what was decided: the judgement's claim takes its
place. They may read the same words otherwise: the judgement stands and their reading is held back for a
person to look at. They may find nothing there: an accepted or corrected claim stands from its own fields.
Only where the words are gone from the document does a judgement make no claim.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from etl.claims.claim import Claim, Evidence
from etl.judgements.judgement import ClaimJudgement, Effect, Judged
from etl.judgements.likeness import agreement, is_another_reading, is_at, parties_agree, says
from models.vocabulary import JudgementEffect, Verdict

Fits = Callable[[Claim, "Placed"], bool]


@dataclass(frozen=True, slots=True)
class Placed:
    """A judgement with the claim that it makes at the place of its words in this text."""

    judgement: ClaimJudgement
    claim: Claim

    def has_place_of(self, claim: Claim) -> bool:
        """True for a claim of the same kind on the same words."""
        same_kind = claim.record_type == self.claim.record_type
        return same_kind and is_at(claim, self.claim.start, self.claim.end)


def apply_judgements(claims: Sequence[Claim], judgements: Sequence[ClaimJudgement], text: str) -> Judged:
    """The claims of a document's `text` that hold when all judgements on it are taken, and what each did."""
    remaining = list(claims)
    effects: dict[str, Effect] = {}
    waiting: list[Placed] = []
    for judgement in judgements:
        placed = place(judgement, text)
        if placed is None:
            effects[judgement.judgement_id] = Effect(judgement.judgement_id, JudgementEffect.WORDS_GONE)
        else:
            waiting.append(placed)
    for fits in (repeats_exactly, repeats, reads_otherwise, is_only_one_there):
        waiting = settle(fits, waiting, remaining, effects)
    for placed in waiting:
        effects[placed.judgement.judgement_id] = effect_of(placed, JudgementEffect.ALONE)
    made = [effect.claim for effect in effects.values() if effect.claim is not None]
    ordered = sorted([*remaining, *made], key=lambda claim: claim.start)
    return Judged(ordered, list(effects.values()))


def settle(
    fits: Fits, waiting: list[Placed], remaining: list[Claim], effects: dict[str, Effect]
) -> list[Placed]:
    """Settle the judgements for which a remaining claim fits; those still waiting are given back.

    A claim that says what was judged gives way to the judgement's; another reading is held back beside it.
    """
    unsettled = []
    for placed in waiting:
        fitting = [claim for claim in remaining if placed.has_place_of(claim) and fits(claim, placed)]
        if fits is is_only_one_there and len(fitting) != 1:
            fitting = []
        if not fitting:
            unsettled.append(placed)
            continue
        claim = max(fitting, key=lambda one: agreement(one, placed.judgement.judged.fields))
        remaining.remove(claim)
        effect = kind_of(claim, placed, fits)
        effects[placed.judgement.judgement_id] = effect_of(placed, effect)
        if effect is JudgementEffect.DIFFERS:
            remaining.append(held_back(claim, placed.judgement))
    return unsettled


def place(judgement: ClaimJudgement, text: str) -> Placed | None:
    """The judgement at its words: where they stood, else at the one place where they stand now; else None."""
    claim = judgement.decided
    if text[claim.start : claim.end] == claim.quote:
        return Placed(judgement, claim)
    start = text.find(claim.quote)
    if start < 0 or text.find(claim.quote, start + 1) >= 0:
        return None
    return Placed(judgement, moved(claim, start - claim.start, text))


def moved(claim: Claim, by: int, text: str) -> Claim:
    """A claim some characters further on; evidence whose words do not stand there is left out."""
    shifted = (
        Evidence(item.start + by, item.end + by, item.quote, item.role)
        for item in claim.evidence
        if item.start + by >= 0 and text[item.start + by : item.end + by] == item.quote
    )
    return replace(claim, start=claim.start + by, end=claim.end + by, evidence=tuple(shifted))


def repeats_exactly(claim: Claim, placed: Placed) -> bool:
    """True for the judged claim as it was, every field of it."""
    return claim.fields == placed.judgement.judged.fields


def repeats(claim: Claim, placed: Placed) -> bool:
    """True for a claim that says what was judged, or what was decided."""
    return says(claim, placed.judgement.judged.fields) or says(claim, placed.claim.fields)


def reads_otherwise(claim: Claim, placed: Placed) -> bool:
    """True for a claim that is another reading of what was judged."""
    return is_another_reading(claim, placed.judgement)


def is_only_one_there(claim: Claim, placed: Placed) -> bool:
    """True for a claim of the same parties: another reading, where it is the only one at the place.

    Not for trade figures: a sentence often has many, and the last one left is seldom the one that was judged.
    """
    return claim.record_type != "trade_figure" and parties_agree(claim, placed.judgement.judged.fields)


def kind_of(claim: Claim, placed: Placed, fits: Fits) -> JudgementEffect:
    """How a judgement stands to the claim that the rules read."""
    if fits in (reads_otherwise, is_only_one_there):
        return JudgementEffect.DIFFERS
    published = placed.claim.decision == claim.decision == "record"
    agreed = published and says(claim, placed.claim.fields) and claim.status == placed.claim.status
    return JudgementEffect.AGREED if agreed else JudgementEffect.APPLIED


def effect_of(placed: Placed, effect: JudgementEffect) -> Effect:
    """The effect with the claim that it makes: of a rejection only where the rules still read what was rejected."""
    rejected = placed.judgement.verdict is Verdict.REJECT
    makes_none = rejected and effect is not JudgementEffect.APPLIED
    return Effect(placed.judgement.judgement_id, effect, None if makes_none else placed.claim)


def held_back(claim: Claim, judgement: ClaimJudgement) -> Claim:
    """Another reading of judged words, held back with what was decided of them."""
    done = {Verdict.ACCEPT: "accepted", Verdict.CORRECT: "corrected", Verdict.REJECT: "rejected"}
    said = (
        f"another reading of words of which {judgement.judged_by} {done[judgement.verdict]} an earlier one"
        f" ({judgement.reason})"
    )
    return replace(claim, decision="quarantine", reason="; ".join(filter(None, (said, claim.reason))))
