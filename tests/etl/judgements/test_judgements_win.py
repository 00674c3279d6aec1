"""Judgements win over rules, whatever the rules read at their words later."""

from dataclasses import replace

import pytest

from etl.claims.claim import Claim, Evidence
from etl.judgements import ClaimJudgement, Judged, apply_judgements
from models.vocabulary import JudgementEffect as Effect
from tests.etl.judgements.making import TEXT, published


def brief(judged: Judged) -> list[tuple[object, ...]]:
    """Rule, decision and telling fields of the claims, in order."""
    return [
        (claim.rule, claim.decision, claim.fields.get("expeller"), claim.fields.get("count"))
        for claim in judged.claims
    ]


def effects(judged: Judged) -> list[tuple[str, Effect, bool]]:
    return [(one.judgement_id, one.effect, one.claim is not None) for one in judged.effects]


def test_without_judgements_the_claims_are_those_of_the_rules(held_back: Claim) -> None:
    assert apply_judgements([held_back], [], TEXT) == Judged([held_back], [])


def test_a_corrected_claim_is_published_in_the_place_of_the_one_read(
    held_back: Claim, corrected: ClaimJudgement
) -> None:
    judged = apply_judgements([held_back], [corrected], TEXT)
    assert brief(judged) == [("judgement", "record", "JP", 7)]
    assert judged.claims[0].reason is None
    assert effects(judged) == [("j1", Effect.APPLIED, True)]


def test_an_accepted_claim_is_published_as_it_was_read(held_back: Claim, accepted: ClaimJudgement) -> None:
    judged = apply_judgements([held_back], [accepted], TEXT)
    assert brief(judged) == [("judgement", "record", None, 8)]
    assert effects(judged) == [("j2", Effect.APPLIED, True)]


def test_a_rejected_claim_is_held_back_with_who_and_why(held_back: Claim, rejected: ClaimJudgement) -> None:
    judged = apply_judgements([held_back], [rejected], TEXT)
    assert brief(judged) == [("judgement", "quarantine", None, 8)]
    assert judged.claims[0].reason == "rejected by Aya: a novel"


def test_a_published_claim_can_be_rejected(held_back: Claim, rejected: ClaimJudgement) -> None:
    wrong = published(held_back, expeller="CN")
    judged = apply_judgements([wrong], [replace(rejected, judged=wrong)], TEXT)
    assert brief(judged) == [("judgement", "quarantine", "CN", 8)]


def test_the_rules_find_by_themselves_what_was_decided(held_back: Claim, corrected: ClaimJudgement) -> None:
    judged = apply_judgements([published(held_back, expeller="JP", count=7)], [corrected], TEXT)
    assert brief(judged) == [("judgement", "record", "JP", 7)]
    assert effects(judged) == [("j1", Effect.AGREED, True)]


def test_the_claim_of_a_judgement_is_the_same_whatever_the_rules_read(
    held_back: Claim, corrected: ClaimJudgement
) -> None:
    readings = ([held_back], [published(held_back, expeller="JP", count=7)], [])
    made = [apply_judgements(claims, [corrected], TEXT).claims for claims in readings]
    assert made[0] == made[1] == made[2]


def test_another_reading_is_held_back_beside_the_judgement(
    held_back: Claim, corrected: ClaimJudgement
) -> None:
    judged = apply_judgements([published(held_back, expeller="JP", count=9)], [corrected], TEXT)
    assert sorted(brief(judged)) == [("judgement", "record", "JP", 7), ("new_rule", "quarantine", "JP", 9)]
    (other,) = (claim for claim in judged.claims if claim.rule == "new_rule")
    assert (
        other.reason
        == "another reading of words of which Aya corrected an earlier one (the headline says so)"
    )
    assert effects(judged) == [("j1", Effect.DIFFERS, True)]


def test_another_reading_of_rejected_words_is_held_back_too(
    held_back: Claim, rejected: ClaimJudgement
) -> None:
    judged = apply_judgements([published(held_back, expeller="JP", count=9)], [rejected], TEXT)
    assert brief(judged) == [("new_rule", "quarantine", "JP", 9)]
    assert effects(judged) == [("j3", Effect.DIFFERS, False)]


def test_a_different_act_on_the_same_words_is_a_claim_of_its_own(
    held_back: Claim, corrected: ClaimJudgement
) -> None:
    other = published(held_back, expeller="RU", nationality="JP", count=8)
    judged = apply_judgements([other], [corrected], TEXT)
    assert sorted(brief(judged)) == [("judgement", "record", "JP", 7), ("new_rule", "record", "RU", 8)]
    assert effects(judged) == [("j1", Effect.ALONE, True)]


def test_a_claim_of_another_kind_or_place_is_left_alone(held_back: Claim, corrected: ClaimJudgement) -> None:
    elsewhere = replace(held_back, start=0, end=20, quote=TEXT[:20])
    other_kind = replace(held_back, record_type="sanction_round", fields={"target": "RU"})
    judged = apply_judgements([elsewhere, other_kind], [corrected], TEXT)
    assert elsewhere in judged.claims and other_kind in judged.claims and len(judged.claims) == 3


@pytest.mark.parametrize(("name", "claims"), [("corrected", 1), ("accepted", 1), ("rejected", 0)])
def test_a_judgement_stands_alone_where_the_rules_find_nothing(
    name: str, claims: int, request: pytest.FixtureRequest
) -> None:
    judgement: ClaimJudgement = request.getfixturevalue(name)
    judged = apply_judgements([], [judgement], TEXT)
    assert len(judged.claims) == claims
    assert effects(judged) == [(judgement.judgement_id, Effect.ALONE, bool(claims))]


def test_words_that_moved_are_followed(held_back: Claim, corrected: ClaimJudgement) -> None:
    words = Evidence(held_back.start, held_back.start + 5, "Eight", "count")
    lost = Evidence(0, 15, TEXT[:15], "date")
    judgement = replace(corrected, judged=replace(held_back, evidence=(words, lost)))
    longer = "A new first paragraph. It replaces the date. " + TEXT.removeprefix("On 8 April 2022 ")
    (claim,) = apply_judgements([], [judgement], longer).claims
    assert longer[claim.start : claim.end] == held_back.quote
    assert [(one.role, longer[one.start : one.end]) for one in claim.evidence] == [("count", "Eight")]


@pytest.mark.parametrize("text", ["Nothing of it.", f"Twice. {TEXT} {TEXT}"])
def test_where_the_words_are_gone_or_doubtful_nothing_is_published(
    text: str, corrected: ClaimJudgement
) -> None:
    judged = apply_judgements([], [corrected], text)
    assert judged.claims == []
    assert effects(judged) == [("j1", Effect.WORDS_GONE, False)]


def figures(*values: float) -> list[Claim]:
    """Trade figures of one sentence, a year each from 2020."""
    return [
        Claim(
            "trade_figure", "d", 31, 73, TEXT[31:73],
            {"reporter": "JP", "partner": "RU", "flow": "import", "value": value, "period": str(2020 + at)},
            "record", None, "traded_value", 1,
        )
        for at, value in enumerate(values)
    ]  # fmt: skip


def test_of_many_figures_in_a_sentence_only_the_judged_one_changes(rejected: ClaimJudgement) -> None:
    claims = figures(5.0, 6.0, 7.0)
    judged = apply_judgements(claims, [replace(rejected, judged=claims[1])], TEXT)
    decisions = sorted((claim.fields["value"], claim.decision) for claim in judged.claims)
    assert decisions == [(5.0, "record"), (6.0, "quarantine"), (7.0, "record")]
    judged = apply_judgements([claims[0], claims[2]], [replace(rejected, judged=claims[1])], TEXT)
    assert judged.claims == [claims[0], claims[2]]
    judged = apply_judgements([claims[2]], [replace(rejected, judged=claims[1])], TEXT)
    assert judged.claims == [claims[2]]


def test_the_only_claim_of_the_same_parties_at_the_place_is_another_reading(
    held_back: Claim, corrected: ClaimJudgement
) -> None:
    count_only = published(held_back, nationality=None, count=9)
    judged = apply_judgements([count_only], [corrected], TEXT)
    assert effects(judged) == [("j1", Effect.DIFFERS, True)]


def test_a_reading_that_adds_no_telling_field_is_the_judged_claim(
    held_back: Claim, accepted: ClaimJudgement
) -> None:
    fuller = replace(held_back, fields={**held_back.fields, "role": "diplomats"})
    judged = apply_judgements([fuller], [accepted], TEXT)
    assert brief(judged) == [("judgement", "record", None, 8)]
    assert effects(judged) == [("j2", Effect.APPLIED, True)]
