"""Decisions of people on claims, and later on pairs of entities and events; what they do to claims.

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KINDS = "subject_kind in ('claim', 'entities', 'events')"
VERDICTS = "verdict in ('accept', 'correct', 'reject', 'same', 'not_same', 'unsure')"
EFFECTS = "effect in ('applied', 'agreed', 'differs', 'alone', 'words_gone')"
DECIDED = "verdict not in ('accept', 'correct') or decided is not null"
PAIR = "subject_kind = 'claim' or (left_id is not null and right_id is not null and left_id < right_id)"
SUBJECT_KEY = "hash of what is judged; at most one judgement of a subject stands"
DOCUMENT = "document of the claim, as it was when judged"
CLAIM = "the claim that it makes; empty where there is none"
SEEN_TO = "UTC time of the first version without it; empty while the row stands"
STILL_OPEN = sa.text("seen_to is null")


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "judgement",
        sa.Column("judgement_id", sa.Text(), nullable=False, comment="hash of subject, verdict, author, time"),
        sa.Column("subject_kind", sa.Text(), nullable=False, comment="what is judged: claim, entities, events"),
        sa.Column("subject_key", sa.Text(), nullable=False, comment=SUBJECT_KEY),
        sa.Column("verdict", sa.Text(), nullable=False, comment="the decision"),
        sa.Column("document_id", sa.Text(), nullable=True, comment=DOCUMENT),
        sa.Column("claim_type", sa.Text(), nullable=True, comment="table of the claim"),
        sa.Column("start_offset", sa.BigInteger(), nullable=True, comment="first character of the words that are judged"),
        sa.Column("end_offset", sa.BigInteger(), nullable=True, comment="character after the last"),
        sa.Column("quote", sa.Text(), nullable=True, comment="the words that are judged"),
        sa.Column("judged", sa.Text(), nullable=True, comment="the claim as it was read when judged, as JSON"),
        sa.Column("decided", sa.Text(), nullable=True, comment="the fields and status that hold, as JSON"),
        sa.Column("left_id", sa.Text(), nullable=True, comment="the first of a pair, in alphabetical order"),
        sa.Column("right_id", sa.Text(), nullable=True, comment="the second of a pair"),
        sa.Column("score", sa.Double(), nullable=True, comment="0 to 1: how sure, where a model judged"),
        sa.Column("features", sa.Text(), nullable=True, comment="what a model looked at, as JSON"),
        sa.Column("model_version", sa.Text(), nullable=True, comment="which model; empty where a person judged"),
        sa.Column("judged_by", sa.Text(), nullable=False, comment="who decided"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why, in words"),
        sa.Column("judged_at", sa.DateTime(), nullable=False, comment="UTC time of the decision"),
        sa.Column("withdrawn_by", sa.Text(), nullable=True, comment="who withdrew or replaced it"),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True, comment="UTC time of that; empty while it holds"),
        sa.CheckConstraint(KINDS, name=op.f("ck_judgement_subject_kind_known")),
        sa.CheckConstraint(VERDICTS, name=op.f("ck_judgement_verdict_known")),
        sa.CheckConstraint("length(judged_by) > 0", name=op.f("ck_judgement_judged_by_filled")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_judgement_reason_filled")),
        sa.CheckConstraint("subject_kind <> 'claim' or document_id is not null", name=op.f("ck_judgement_document_id_known")),
        sa.CheckConstraint("subject_kind <> 'claim' or quote is not null", name=op.f("ck_judgement_quote_known")),
        sa.CheckConstraint(DECIDED, name=op.f("ck_judgement_decided_known")),
        sa.CheckConstraint(PAIR, name=op.f("ck_judgement_pair_named")),
        sa.CheckConstraint("start_offset < end_offset", name=op.f("ck_judgement_span_forward")),
        sa.CheckConstraint("withdrawn_at is null or judged_at <= withdrawn_at", name=op.f("ck_judgement_withdrawn_later")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_judgement_document_id")),
        sa.PrimaryKeyConstraint("judgement_id", name=op.f("pk_judgement")),
        comment="a decision on a claim, or on whether two entities or events are the same",
    )
    op.create_index(op.f("ix_judgement_subject_key"), "judgement", ["subject_key"])
    op.create_index(op.f("ix_judgement_document_id"), "judgement", ["document_id"])
    op.create_table(
        "judged_claim",
        sa.Column("judged_claim_id", sa.Text(), nullable=False, comment="hash of judgement, claim and effect"),
        sa.Column("judgement_id", sa.Text(), nullable=False, comment="the judgement"),
        sa.Column("claim_id", sa.Text(), nullable=True, comment=CLAIM),
        sa.Column("effect", sa.Text(), nullable=False, comment="how it stands to what the rules read"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment=SEEN_TO),
        sa.CheckConstraint(EFFECTS, name=op.f("ck_judged_claim_effect_known")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_judged_claim_seen_forward")),
        sa.ForeignKeyConstraint(["judgement_id"], ["judgement.judgement_id"], name=op.f("fk_judged_claim_judgement_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_judged_claim_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_judged_claim_source_id")),
        sa.PrimaryKeyConstraint("judged_claim_id", "seen_from", name=op.f("pk_judged_claim")),
        comment="what a judgement does to the claims of a document, as it is read now",
    )
    op.create_index("uq_judged_claim_open", "judged_claim", ["judged_claim_id"], unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN)
    op.create_index(op.f("ix_judged_claim_judgement_id"), "judged_claim", ["judgement_id"])


def downgrade() -> None:
    """Undo it."""
    op.drop_table("judged_claim")
    op.drop_table("judgement")
