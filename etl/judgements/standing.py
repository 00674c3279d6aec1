"""Judgements in the store: those that stand, by document; a new one; one that is withdrawn."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from etl.claims.claim import Claim
from etl.documents import Document as Text
from etl.history import content_hash
from etl.judgements.judgement import (
    ClaimJudgement,
    Effect,
    claim_as_text,
    claim_from_text,
    subject_key,
)
from etl.sources.documents.extract import CLAIM_TABLES, id_of
from models.judgements import Judgement
from models.provenance import Document
from models.vocabulary import SubjectKind, Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """The judgements on claims that stand for a source, by the name and by the bytes of the judged document."""

    by_locator: dict[str, list[ClaimJudgement]]
    by_sha256: dict[str, list[ClaimJudgement]]

    def on(self, text: Text) -> list[ClaimJudgement]:
        """Those on a document: of its bytes under any name, and of other states under its name."""
        found = [*self.by_sha256.get(text.sha256, ()), *self.by_locator.get(text.locator, ())]
        return list({judgement.judgement_id: judgement for judgement in found}.values())


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, why, and when (UTC)."""

    name: str
    reason: str
    at: datetime


def standing_judgements(connection: Connection, source_id: str) -> Standing:
    """All judgements on claims of a source's documents that are not withdrawn, oldest first."""
    rows = connection.execute(
        select(Judgement.__table__, Document.locator, Document.sha256)
        .join(Document, Document.document_id == Judgement.document_id)
        .where(
            Document.source_id == source_id,
            Judgement.subject_kind == SubjectKind.CLAIM,
            Judgement.withdrawn_at.is_(None),
        )
        .order_by(Judgement.judged_at, Judgement.judgement_id)
    )
    standing = Standing({}, {})
    for row in rows:
        judgement = judgement_of(row)
        standing.by_locator.setdefault(row.locator, []).append(judgement)
        standing.by_sha256.setdefault(row.sha256, []).append(judgement)
    return standing


def newest_decision(connection: Connection, source_id: str) -> datetime | None:
    """When a person last decided something, or took it back, on a source's documents; UTC."""
    times = select(func.max(Judgement.judged_at), func.max(Judgement.withdrawn_at))
    own = times.join(Document, Document.document_id == Judgement.document_id).where(
        Document.source_id == source_id
    )
    return max(filter(None, connection.execute(own).one()), default=None)


def judgement_of(row: Row[Any]) -> ClaimJudgement:
    """The judgement on a claim that a row of `judgement` keeps."""
    decided = json.loads(row.decided or "{}")
    return ClaimJudgement(
        row.judgement_id,
        Verdict(row.verdict),
        row.judged_by,
        row.reason,
        claim_from_text(row.judged),
        decided.get("fields", {}),
        decided.get("status", "announced"),
    )


def new_judgement(
    document_id: str, verdict: Verdict, author: Author, judged: Claim, holds: Claim
) -> ClaimJudgement:
    """A judgement that is not yet kept: `judged` is what the rules read, `holds` what is decided instead."""
    key = subject_key(document_id, judged)
    judgement_id = content_hash(key, verdict, author.name, author.at.isoformat())
    return ClaimJudgement(
        judgement_id, verdict, author.name, author.reason, judged, holds.fields, holds.status
    )


def keep_judgement(connection: Connection, document_id: str, judgement: ClaimJudgement, at: datetime) -> None:
    """Keep a judgement; an earlier one on the same subject is withdrawn by it."""
    judged, key = judgement.judged, subject_key(document_id, judgement.judged)
    earlier = connection.scalars(
        select(Judgement.judgement_id).where(Judgement.subject_key == key, Judgement.withdrawn_at.is_(None))
    )
    withdraw_judgements(connection, list(earlier), judgement.judged_by, at)
    decided = {"fields": dict(judgement.fields), "status": judgement.status}
    row = {
        "judgement_id": judgement.judgement_id,
        "subject_kind": SubjectKind.CLAIM,
        "subject_key": key,
        "verdict": judgement.verdict,
        "document_id": document_id,
        "claim_type": CLAIM_TABLES[judged.record_type],
        "start_offset": judged.start,
        "end_offset": judged.end,
        "quote": judged.quote,
        "judged": claim_as_text(judged),
        "decided": None if judgement.verdict is Verdict.REJECT else json.dumps(decided, ensure_ascii=False),
        "judged_by": judgement.judged_by,
        "reason": judgement.reason,
        "judged_at": at,
    }
    connection.execute(insert(Judgement), row)


def withdraw_judgements(connection: Connection, ids: list[str], by: str, at: datetime) -> None:
    """Withdraw judgements; their rows stay, with who withdrew them and when."""
    connection.execute(
        update(Judgement)
        .where(Judgement.judgement_id.in_(ids), Judgement.withdrawn_at.is_(None))
        .values(withdrawn_by=by, withdrawn_at=at)
    )


def effect_rows(effects: list[Effect], document_id: str, source_id: str) -> list[dict[str, object]]:
    """Rows of `judged_claim` for what judgements do to the claims of a document."""
    return [
        {
            "document_id": document_id,
            "source_id": source_id,
            "judgement_id": one.judgement_id,
            "claim_id": id_of(one.claim, document_id) if one.claim else None,
            "effect": one.effect,
        }
        for one in effects
    ]
