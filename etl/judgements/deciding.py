"""Deciding on a claim: the judgement is kept and its document is read anew, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, Row, func, select

from etl.claims.claim import Claim, Status
from etl.declare import source as declared_source
from etl.history import Version, seen
from etl.judgements.fields import STATUSES, check_fields, corrected_fields, parse_settings
from etl.judgements.judgement import RULE, ClaimJudgement
from etl.judgements.rereading import claims_as_read, read_anew
from etl.judgements.standing import (
    Author,
    judgement_of,
    keep_judgement,
    new_judgement,
    withdraw_judgements,
)
from etl.judgements.subjects import Subject, find_judgement, find_subject
from etl.locks import only_one
from etl.runs import utc_now
from etl.sources.documents.extract import CLAIM_TABLES, claim_frame, claim_rows, id_of
from etl.store import reading, writing
from etl.validate import validate
from models.errors import JudgementError
from models.judgements import JudgedClaim, Judgement
from models.tables import tables
from models.vocabulary import Verdict

Changes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did: the judgement, and how many rows of the store it opened and closed."""

    judgement_id: str
    opened_count: int
    closed_count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a person decides: the store, and the folder of the locks that keep a refresh out meanwhile."""

    engine: Engine
    data_dir: Path

    def judge(self, claim_id: str, verdict: Verdict, author: str, reason: str, changes: Changes) -> Decided:
        """Accept, correct or reject the open claim whose id begins so.

        `changes` are new values by field for a correction, None to remove one. JudgementError where there is
        no such claim, where a value cannot be, or where what is left is no claim that can be published.
        """
        check_author(author, reason)
        subject, judged, standing = self.subject(claim_id)
        holds = judged if verdict is Verdict.REJECT else published(subject, standing, verdict, changes)
        with only_one(self.engine, self.data_dir, subject.source_id), writing(self.engine) as connection:
            at = next_moment(connection, subject.source_id)
            said = Author(author, reason, at)
            judgement = new_judgement(subject.document_id, verdict, said, judged, holds)
            keep_judgement(connection, subject.document_id, judgement, at)
            version = Version(subject.source_id, at, {})
            changed = read_anew(
                connection, declared_source(subject.source_id), version, [subject.document_id]
            )
        return Decided(judgement.judgement_id, changed.opened_count, changed.closed_count)

    def withdraw(self, given: str, author: str) -> Decided:
        """Withdraw the judgement of this id, or the one that made the claim of this id: the rules count again."""
        check_author(author, "-")
        with reading(self.engine) as connection:
            judgement_id = find_judgement(connection, given)
            documents = documents_of(connection, judgement_id)
            source_id = documents[0].source_id if documents else "documents"
        with only_one(self.engine, self.data_dir, source_id), writing(self.engine) as connection:
            at = next_moment(connection, source_id)
            withdraw_judgements(connection, [judgement_id], author, at)
            version, ids = Version(source_id, at, {}), [row.document_id for row in documents]
            changed = read_anew(connection, declared_source(source_id), version, ids)
        return Decided(judgement_id, changed.opened_count, changed.closed_count)

    def changes(self, claim_id: str, settings: list[str]) -> Changes:
        """`NAME=VALUE` texts as changes of the fields that a claim of this kind can have."""
        with reading(self.engine) as connection:
            subject = find_subject(connection, claim_id)
        return parse_settings(subject.record_type, settings)

    def subject(self, claim_id: str) -> tuple[Subject, Claim, Claim]:
        """A claim in the store, what the rules read at its words, and what stands there now.

        Where other rules read it than those we have, its document is read anew, and JudgementError says so.
        """
        with reading(self.engine) as connection:
            subject = find_subject(connection, claim_id)
            earlier = judgement_behind(connection, subject)
            if earlier is not None:
                return subject, earlier.judged, standing_claim(earlier)
            read = claims_as_read(connection, declared_source(subject.source_id), subject.document_id)
        for claim in read:
            if id_of(claim, subject.document_id) == subject.claim_id:
                return subject, claim, claim
        with only_one(self.engine, self.data_dir, subject.source_id), writing(self.engine) as connection:
            version = Version(subject.source_id, next_moment(connection, subject.source_id), {})
            read_anew(connection, declared_source(subject.source_id), version, [subject.document_id])
        raise JudgementError(
            f"claim {subject.claim_id} was read by earlier rules, which have changed since",
            where=subject.document,
            hint="the document was read anew just now: look at it again with sanctrack review",
        )


def check_author(author: str, reason: str) -> None:
    """JudgementError unless there is a name and a reason: a decision is worth what both are."""
    missing = " and ".join(
        name for name, value in (("name", author), ("reason", reason)) if not value.strip()
    )
    if missing:
        raise JudgementError(f"the decision has no {missing}", hint='give --by NAME and --reason "TEXT"')


def published(subject: Subject, standing: Claim, verdict: Verdict, changes: Changes) -> Claim:
    """The claim as it is to be published; JudgementError where a rule of its table forbids it."""
    if verdict is Verdict.CORRECT and not changes:
        raise JudgementError(
            "the correction changes nothing", hint="give --set NAME=VALUE, or accept the claim as it is"
        )
    fields = {name: value for name, value in changes.items() if name != "status"}
    if verdict is Verdict.CORRECT:
        stated = corrected_fields(standing.record_type, standing.fields, fields)
    else:
        stated = check_fields(standing.record_type, standing.fields)
    status = cast("Status", changes.get("status") or standing.status)
    holds = replace(standing, fields=stated, status=status, decision="record", reason=None)
    check_rules(holds, subject)
    return holds


def check_rules(claim: Claim, subject: Subject) -> None:
    """JudgementError naming each rule of its table that a claim to be published breaks."""
    name = CLAIM_TABLES[claim.record_type]
    rows = claim_rows([claim], subject.document_id, subject.source_id)[name]
    broken = validate(tables()[name], seen(tables()[name], claim_frame(name, rows), datetime.max)).rejected
    for reasons in broken["reasons"].to_list():
        said = "; ".join(
            rule.removeprefix(f"ck_{name}_").replace("_", " ") for rule in str(reasons).split("; ")
        )
        raise JudgementError(
            f"it cannot be published as it stands; it breaks: {said}",
            where=f"{claim.record_type} {subject.claim_id}",
            expected=f"who acted and a status of {', '.join(STATUSES)}; two parties that differ; a value where it is one",
            hint=f"sanctrack review correct {subject.claim_id[:6]} --set NAME=VALUE (--help lists the names)",
        )


def judgement_behind(connection: Connection, subject: Subject) -> ClaimJudgement | None:
    """The judgement that made a claim; None for a claim of the rules."""
    if subject.rule != RULE:
        return None
    row = connection.execute(
        select(Judgement.__table__)
        .join(JudgedClaim, JudgedClaim.judgement_id == Judgement.judgement_id)
        .where(
            JudgedClaim.claim_id == subject.claim_id,
            JudgedClaim.seen_to.is_(None),
            Judgement.withdrawn_at.is_(None),
        )
    ).first()
    return judgement_of(row) if row else None


def standing_claim(judgement: ClaimJudgement) -> Claim:
    """What a further decision starts from: what was decided, or what the rules read where that was rejected."""
    return judgement.judged if judgement.verdict is Verdict.REJECT else judgement.decided


def documents_of(connection: Connection, judgement_id: str) -> list[Row[Any]]:
    """The documents, as they are now, whose claims a judgement decides."""
    query = select(JudgedClaim.document_id, JudgedClaim.source_id).where(
        JudgedClaim.judgement_id == judgement_id, JudgedClaim.seen_to.is_(None)
    )
    return list(connection.execute(query).all())


def next_moment(connection: Connection, source_id: str) -> datetime:
    """Now, or a moment after the newest row of the source: history is only ever appended to."""
    newest = []
    for name in (*CLAIM_TABLES.values(), "evidence", "judged_claim"):
        table = tables()[name]
        newest.append(
            connection.scalar(select(func.max(table.c.seen_from)).where(table.c.source_id == source_id))
        )
    latest = max((moment for moment in newest if moment), default=datetime.min)
    return max(utc_now(), latest + timedelta(microseconds=1))
