"""Sources, documents, runs and rejections.

Revision: 0001, after an empty database.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "source",
        sa.Column("source_id", sa.Text(), nullable=False, comment="short name, issuer_list"),
        sa.Column("kind", sa.Text(), nullable=False, comment="list or documents"),
        sa.Column("title", sa.Text(), nullable=False, comment="the publisher's own title"),
        sa.Column("publisher", sa.Text(), nullable=False, comment="the office that publishes it"),
        sa.Column("issuer_code", sa.Text(), nullable=True, comment="territory of the issuer, ISO 3166-1 alpha-2, EU, UN"),
        sa.Column("landing_url", sa.Text(), nullable=True, comment="page where a person finds it"),
        sa.Column("licence", sa.Text(), nullable=False, comment="terms of use"),
        sa.Column("cadence", sa.Text(), nullable=False, comment="cron expression, in UTC, of its refresh"),
        sa.Column("stale_after_hours", sa.BigInteger(), nullable=False, comment="age in hours from which it counts as stale"),
        sa.CheckConstraint("kind in ('list', 'documents')", name=op.f("ck_source_kind_known")),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source")),
        comment="a publisher's list, feed or folder",
    )
    op.create_table(
        "document",
        sa.Column("document_id", sa.Text(), nullable=False, comment="hash of source, locator, bytes, version"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="its source"),
        sa.Column("locator", sa.Text(), nullable=False, comment="file name within the source, such as sdn.csv"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of the bytes; the archive keeps them under it"),
        sa.Column("byte_count", sa.BigInteger(), nullable=False, comment="size in bytes"),
        sa.Column("media_type", sa.Text(), nullable=False, comment="media type, such as text/csv"),
        sa.Column("retrieved_at", sa.DateTime(), nullable=False, comment="UTC time at which we got it"),
        sa.Column("published_at", sa.DateTime(), nullable=True, comment="UTC time of the list version it belongs to"),
        sa.Column("published_on", sa.Text(), nullable=True, comment="publication date as far as it is known"),
        sa.Column("title", sa.Text(), nullable=True, comment="title of the article"),
        sa.Column("url", sa.Text(), nullable=True, comment="address it was taken from"),
        sa.Column("language", sa.Text(), nullable=True, comment="BCP 47 language tag"),
        sa.Column("outcome", sa.Text(), nullable=False, comment="what became of it"),
        sa.Column("outcome_reason", sa.Text(), nullable=True, comment="why it was refused"),
        sa.Column("text", sa.Text(), nullable=True, comment="text as read, to which evidence offsets point"),
        sa.CheckConstraint(
            "(published_on like '____' or published_on like '____-__' or published_on like '____-__-__') and published_on >= '1000' and published_on < '3000'",
            name=op.f("ck_document_published_on_is_date"),
        ),
        sa.CheckConstraint("outcome in ('new', 'unchanged', 'empty', 'malformed', 'too_small', 'too_large', 'too_old', 'error')", name=op.f("ck_document_outcome_known")),
        sa.CheckConstraint("byte_count >= 0", name=op.f("ck_document_byte_count_not_negative")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_document_sha256_is_hash")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_document_source_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document")),
        comment="one distinct file as retrieved: part of a list version, or an article",
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_source_id"), ["source_id"], unique=False)

    op.create_table(
        "run",
        sa.Column("run_id", sa.Text(), nullable=False, comment="random id"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="its source"),
        sa.Column("flow", sa.Text(), nullable=False, comment="refresh, history load, ..."),
        sa.Column("started_at", sa.DateTime(), nullable=False, comment="UTC"),
        sa.Column("finished_at", sa.DateTime(), nullable=True, comment="UTC; empty while running or after a crash"),
        sa.Column("state", sa.Text(), nullable=False, comment="how it stands or ended"),
        sa.Column("message", sa.Text(), nullable=True, comment="why it was refused or failed, or what to know"),
        sa.Column("published_at", sa.DateTime(), nullable=True, comment="UTC time of the version that was read"),
        sa.Column("read_count", sa.BigInteger(), nullable=False, comment="source records read"),
        sa.Column("accepted_count", sa.BigInteger(), nullable=False, comment="source records accepted"),
        sa.Column("rejected_count", sa.BigInteger(), nullable=False, comment="source records or rows refused"),
        sa.Column("opened_count", sa.BigInteger(), nullable=False, comment="rows opened in all tables"),
        sa.Column("closed_count", sa.BigInteger(), nullable=False, comment="rows closed in all tables"),
        sa.Column("unchanged_count", sa.BigInteger(), nullable=False, comment="source records that stayed as they were"),
        sa.Column("code_version", sa.Text(), nullable=False, comment="version of sanctrack and of the source's extraction"),
        sa.CheckConstraint("state in ('running', 'completed', 'unchanged', 'refused', 'failed')", name=op.f("ck_run_state_known")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_run_source_id")),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_run")),
        comment="one execution over one source",
    )
    with op.batch_alter_table("run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_run_source_id"), ["source_id"], unique=False)

    op.create_table(
        "rejection",
        sa.Column("rejection_id", sa.Text(), nullable=False, comment="hash of what was refused"),
        sa.Column("unit_id", sa.Text(), nullable=False, comment="entity, document or part of the list it belongs to"),
        sa.Column("table_name", sa.Text(), nullable=False, comment="table for which it was meant"),
        sa.Column("locator", sa.Text(), nullable=False, comment="where in the file: part and record"),
        sa.Column("reasons", sa.Text(), nullable=False, comment="all reasons, by rule name, separated by '; '"),
        sa.Column("content", sa.Text(), nullable=False, comment="what was refused, as JSON"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_rejection_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_rejection_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_rejection_source_id")),
        sa.PrimaryKeyConstraint("rejection_id", "seen_from", name=op.f("pk_rejection")),
        comment="a row or file that was refused, and why",
    )
    with op.batch_alter_table("rejection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rejection_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index("uq_rejection_open", ["rejection_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("rejection", schema=None) as batch_op:
        batch_op.drop_index("uq_rejection_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_rejection_unit_id"))

    op.drop_table("rejection")
    with op.batch_alter_table("run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_run_source_id"))

    op.drop_table("run")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_source_id"))

    op.drop_table("document")
    op.drop_table("source")
