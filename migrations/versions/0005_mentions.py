"""Listed entities and office-holders named in documents, and with which names each document was searched.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NAME_KINDS = "name_kind in ('primary', 'alias', 'weak_alias', 'former', 'original_script')"
SEEN_TO = "UTC time of the first version without it; empty while the row stands"
OFFICE = "his office when the document was published, or the last one before it with 'former'"
SCORE = "0 to 1: how surely these words name just this entity; see etl/mentions/scoring.yml"
RULE = "how it was found: full_name, short_name, acronym, weak_alias ..."
STILL_OPEN = sa.text("seen_to is null")


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "mention",
        sa.Column("mention_id", sa.Text(), nullable=False, comment="hash of document, span and all that it states"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the document"),
        sa.Column("kind", sa.Text(), nullable=False, comment="listed: an entity of a list; office_holder: one of the vocabulary"),
        sa.Column("entity_id", sa.Text(), nullable=True, comment="the listed entity; empty for an office-holder"),
        sa.Column("holder", sa.Text(), nullable=True, comment="full name of the office-holder"),
        sa.Column("office", sa.Text(), nullable=True, comment=OFFICE),
        sa.Column("country", sa.Text(), nullable=True, comment="whose office it is: ISO 3166-1 alpha-2, EU, UN"),
        sa.Column("matched_name", sa.Text(), nullable=False, comment="the name that was found, as its list prints it"),
        sa.Column("name_kind", sa.Text(), nullable=True, comment="standing of that name on its list"),
        sa.Column("start_offset", sa.BigInteger(), nullable=False, comment="first character, counted from 0 in document.text"),
        sa.Column("end_offset", sa.BigInteger(), nullable=False, comment="character after the last"),
        sa.Column("quote", sa.Text(), nullable=False, comment="document.text from start_offset to end_offset"),
        sa.Column("score", sa.Double(), nullable=False, comment=SCORE),
        sa.Column("rule", sa.Text(), nullable=False, comment=RULE),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment=SEEN_TO),
        sa.CheckConstraint("kind in ('listed', 'office_holder')", name=op.f("ck_mention_kind_known")),
        sa.CheckConstraint(NAME_KINDS, name=op.f("ck_mention_name_kind_known")),
        sa.CheckConstraint("start_offset >= 0", name=op.f("ck_mention_start_offset_not_negative")),
        sa.CheckConstraint("length(quote) > 0", name=op.f("ck_mention_quote_filled")),
        sa.CheckConstraint("length(country) = 2 and upper(country) = country", name=op.f("ck_mention_country_is_code")),
        sa.CheckConstraint("start_offset < end_offset", name=op.f("ck_mention_span_forward")),
        sa.CheckConstraint("score >= 0 and score <= 1", name=op.f("ck_mention_score_is_share")),
        sa.CheckConstraint("kind = 'office_holder' or entity_id is not null", name=op.f("ck_mention_entity_id_known")),
        sa.CheckConstraint("kind = 'listed' or holder is not null", name=op.f("ck_mention_holder_named")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_mention_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_mention_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_mention_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_mention_source_id")),
        sa.PrimaryKeyConstraint("mention_id", "seen_from", name=op.f("pk_mention")),
        comment="a listed entity or an office-holder named in a document",
    )
    op.create_index("uq_mention_open", "mention", ["mention_id"], unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN)
    op.create_index(op.f("ix_mention_document_id"), "mention", ["document_id"])
    op.create_index(op.f("ix_mention_entity_id"), "mention", ["entity_id"])
    op.create_table(
        "mention_search",
        sa.Column("document_id", sa.Text(), nullable=False, comment="the document"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="its source"),
        sa.Column("names_version", sa.Text(), nullable=False, comment="hash of the names and rules of the search; waiting: not searched yet"),
        sa.Column("searched_at", sa.DateTime(), nullable=False, comment="UTC time of the search, or of the load that waits for it"),
        sa.CheckConstraint("length(names_version) > 0", name=op.f("ck_mention_search_names_version_filled")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_mention_search_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_mention_search_source_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_mention_search")),
        comment="with which names the text of a document was last searched",
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table("mention_search")
    op.drop_table("mention")
