"""A judgement on a claim, and what applying judgements to the claims of a document gives."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from etl.claims.claim import Claim, Evidence, Status, Value
from etl.history import content_hash
from models.vocabulary import JudgementEffect, Verdict

RULE = "judgement"
RULE_VERSION = 1


@dataclass(frozen=True, slots=True)
class ClaimJudgement:
    """A person's decision on a claim.

    `judged` is the claim as it was read when it was judged; its span and quote say which words are meant.
    `fields` and `status` are what holds instead: those of `judged` where it was accepted, nothing that
    counts where it was rejected.
    """

    judgement_id: str
    verdict: Verdict
    judged_by: str
    reason: str
    judged: Claim
    fields: Mapping[str, Value]
    status: Status = "announced"

    @property
    def decided(self) -> Claim:
        """The claim that stands by this judgement: published, or held back where it was rejected."""
        if self.verdict is Verdict.REJECT:
            said = f"rejected by {self.judged_by}: {self.reason}"
            return replace(
                self.judged, decision="quarantine", reason=said, rule=RULE, rule_version=RULE_VERSION
            )
        return replace(
            self.judged,
            fields=self.fields,
            status=self.status,
            decision="record",
            reason=None,
            rule=RULE,
            rule_version=RULE_VERSION,
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """What one judgement does to the claims of a document; `claim` is the one it makes, None where it makes none."""

    judgement_id: str
    effect: JudgementEffect
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The claims of a document after all judgements, in order of their place, and what each judgement did."""

    claims: list[Claim]
    effects: list[Effect]


def subject_key(document_id: str, claim: Claim) -> str:
    """The id of what is judged: document, kind, words and what was read there; rules and ids play no part."""
    stated = json.dumps(dict(claim.fields), sort_keys=True, ensure_ascii=False)
    return content_hash(document_id, claim.record_type, str(claim.start), claim.quote, stated)


def claim_as_text(claim: Claim) -> str:
    """A claim as the JSON text that the store keeps of it."""
    return json.dumps(claim.as_json(), ensure_ascii=False, sort_keys=True)


def claim_from_text(text: str) -> Claim:
    """The claim that `claim_as_text` wrote."""
    stated: dict[str, Any] = json.loads(text)
    evidence = tuple(Evidence(**item) for item in stated.pop("evidence"))
    return Claim(**stated, evidence=evidence)
