"""Documents of any kind: texts that are alike at several addresses, texts not read, and where on a page a claim stands.

Revision: 0007, after 0006.
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OLD_OUTCOMES = ("new", "unchanged", "empty", "malformed", "too_small", "too_large", "too_old", "error")
OUTCOMES = (*OLD_OUTCOMES[:-1], "not_read", "duplicate", "error")
TEXT_HASH = "SHA-256 of the text with its blanks made one: the same text at any address"
SAME_AS = "the document whose text a duplicate has"
PLACES = "pages or elements of the text as JSON: [[first character, character after the last, name], ...]"
PLACE = "page or element in which it stands, such as page 3; empty for plain text"
ORIGINAL_KNOWN = "outcome <> 'duplicate' or same_as_id is not null"


def upgrade() -> None:
    """Apply the change; texts that are in the store get their hash."""
    op.add_column("evidence", sa.Column("place", sa.Text(), nullable=True, comment=PLACE))
    with op.batch_alter_table("document") as batch:
        batch.add_column(sa.Column("places", sa.Text(), nullable=True, comment=PLACES))
        batch.add_column(sa.Column("text_hash", sa.Text(), nullable=True, comment=TEXT_HASH))
        batch.add_column(sa.Column("same_as_id", sa.Text(), nullable=True, comment=SAME_AS))
        batch.drop_constraint(op.f("ck_document_outcome_known"), type_="check")
        batch.create_check_constraint(op.f("ck_document_outcome_known"), _one_of(OUTCOMES))
        batch.create_check_constraint(op.f("ck_document_original_known"), ORIGINAL_KNOWN)
        batch.create_foreign_key(op.f("fk_document_same_as_id"), "document", ["same_as_id"], ["document_id"])
    op.create_index("ix_document_locator", "document", ["source_id", "locator"])
    op.create_index(op.f("ix_document_text_hash"), "document", ["text_hash"])
    _hash_texts()


def downgrade() -> None:
    """Undo it; documents that an older store cannot describe go."""
    op.execute("delete from document where outcome in ('not_read', 'duplicate')")
    op.drop_index(op.f("ix_document_text_hash"), "document")
    op.drop_index("ix_document_locator", "document")
    with op.batch_alter_table("document") as batch:
        batch.drop_constraint(op.f("fk_document_same_as_id"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_document_original_known"), type_="check")
        batch.drop_constraint(op.f("ck_document_outcome_known"), type_="check")
        batch.create_check_constraint(op.f("ck_document_outcome_known"), _one_of(OLD_OUTCOMES))
        batch.drop_column("same_as_id")
        batch.drop_column("text_hash")
        batch.drop_column("places")
    op.drop_column("evidence", "place")


def _one_of(outcomes: tuple[str, ...]) -> str:
    return f"outcome in ({', '.join(repr(outcome) for outcome in outcomes)})"


def _hash_texts() -> None:
    connection = op.get_bind()
    for (key,) in connection.execute(sa.text("select document_id from document where text is not null")).all():
        text = connection.scalar(sa.text("select text from document where document_id = :key"), {"key": key})
        digest = hashlib.sha256(" ".join(str(text).split()).encode("utf-8", "replace")).hexdigest()
        connection.execute(sa.text("update document set text_hash = :hash where document_id = :key"), {"hash": digest, "key": key})
