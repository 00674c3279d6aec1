"""What people, or a model, decided: on claims of documents, and on pairs of entities or events.

A judgement is never changed; it is withdrawn, and another one made. Its subject is described in words that
survive a new reading: a claim's id changes with every rule, its document, kind and words do not.
"""

from sqlalchemy import CheckConstraint, Double, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Code, Hash, Printed, Seen, Utc, filled, one_of, seen_rules
from models.vocabulary import JudgementEffect, SubjectKind, Verdict


class Judgement(Base):
    """A decision with its author, reason and time; it holds until it is withdrawn.

    Of a claim, `document_id`, `claim_type`, the span and `quote` say which words are meant, `judged` what was
    read there at the time, `decided` what holds instead. Of a pair, `left_id` and `right_id` name the two.
    """

    __tablename__ = "judgement"
    __table_args__ = (
        one_of("subject_kind", SubjectKind),
        one_of("verdict", Verdict),
        filled("judged_by"),
        filled("reason"),
        CheckConstraint("subject_kind <> 'claim' or document_id is not null", name="document_id_known"),
        CheckConstraint("subject_kind <> 'claim' or quote is not null", name="quote_known"),
        CheckConstraint("verdict not in ('accept', 'correct') or decided is not null", name="decided_known"),
        CheckConstraint(
            "subject_kind = 'claim' or (left_id is not null and right_id is not null and left_id < right_id)",
            name="pair_named",
        ),
        CheckConstraint("start_offset < end_offset", name="span_forward"),
        CheckConstraint("withdrawn_at is null or judged_at <= withdrawn_at", name="withdrawn_later"),
        {"comment": "a decision on a claim, or on whether two entities or events are the same"},
    )

    judgement_id: Mapped[Hash] = mapped_column(
        primary_key=True, comment="hash of subject, verdict, author, time"
    )
    subject_kind: Mapped[Code] = mapped_column(comment="what is judged: claim, entities, events")
    subject_key: Mapped[Hash] = mapped_column(
        index=True, comment="hash of what is judged; at most one judgement of a subject stands"
    )
    verdict: Mapped[Code] = mapped_column(comment="the decision")
    document_id: Mapped[Hash | None] = mapped_column(
        ForeignKey("document.document_id"), index=True, comment="document of the claim, as it was when judged"
    )
    claim_type: Mapped[Code | None] = mapped_column(comment="table of the claim")
    start_offset: Mapped[int | None] = mapped_column(comment="first character of the words that are judged")
    end_offset: Mapped[int | None] = mapped_column(comment="character after the last")
    quote: Mapped[Printed | None] = mapped_column(comment="the words that are judged")
    judged: Mapped[Printed | None] = mapped_column(comment="the claim as it was read when judged, as JSON")
    decided: Mapped[Printed | None] = mapped_column(comment="the fields and status that hold, as JSON")
    left_id: Mapped[Code | None] = mapped_column(comment="the first of a pair, in alphabetical order")
    right_id: Mapped[Code | None] = mapped_column(comment="the second of a pair")
    score: Mapped[float | None] = mapped_column(Double, comment="0 to 1: how sure, where a model judged")
    features: Mapped[Printed | None] = mapped_column(comment="what a model looked at, as JSON")
    model_version: Mapped[Code | None] = mapped_column(comment="which model; empty where a person judged")
    judged_by: Mapped[Printed] = mapped_column(comment="who decided")
    reason: Mapped[Printed] = mapped_column(comment="why, in words")
    judged_at: Mapped[Utc] = mapped_column(comment="UTC time of the decision")
    withdrawn_by: Mapped[Printed | None] = mapped_column(comment="who withdrew or replaced it")
    withdrawn_at: Mapped[Utc | None] = mapped_column(comment="UTC time of that; empty while it holds")


class JudgedClaim(Seen, Base):
    """What a judgement does to the claims of a document, as the document is read now.

    A new reading of the document closes the row and opens another where the effect is another one.
    """

    __tablename__ = "judged_claim"
    __table_args__ = (
        *seen_rules("judged_claim"),
        one_of("effect", JudgementEffect),
        {"comment": "what a judgement does to the claims of a document, as it is read now"},
    )

    judged_claim_id: Mapped[Hash] = mapped_column(
        primary_key=True, comment="hash of judgement, claim and effect"
    )
    judgement_id: Mapped[Hash] = mapped_column(
        ForeignKey("judgement.judgement_id"), index=True, comment="the judgement"
    )
    claim_id: Mapped[Hash | None] = mapped_column(
        comment="the claim that it makes; empty where there is none"
    )
    effect: Mapped[Code] = mapped_column(comment="how it stands to what the rules read")
