"""Exchange rates and weights of acts: what figures are read with.

Revision: 0009, after 0008.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OPEN = sa.text("seen_to is null")


def _seen() -> list[sa.Column[Any]]:
    return [
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
    ]


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "escalation_weight",
        sa.Column("escalation_weight_id", sa.Text(), nullable=False, comment="hash of all that is stated"),
        sa.Column("act_kind", sa.Text(), nullable=False, comment="kind of act, as in sanctions_timeline"),
        sa.Column("weight", sa.Double(), nullable=False, comment="points of one such act"),
        sa.Column("weight_per_tenfold", sa.Double(), nullable=False, comment="points more for each tenfold of the act's count: 10 persons once, 100 twice"),
        sa.Column("reason", sa.Text(), nullable=True, comment="why it has this weight"),
        *_seen(),
        sa.CheckConstraint("length(act_kind) > 0", name=op.f("ck_escalation_weight_act_kind_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_escalation_weight_seen_forward")),
        sa.CheckConstraint("weight >= 0", name=op.f("ck_escalation_weight_weight_not_negative")),
        sa.CheckConstraint("weight_per_tenfold >= 0", name=op.f("ck_escalation_weight_weight_per_tenfold_not_negative")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_escalation_weight_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_escalation_weight_source_id")),
        sa.PrimaryKeyConstraint("escalation_weight_id", "seen_from", name=op.f("pk_escalation_weight")),
        comment="a user's weight of one kind of act in the index of escalation",
    )
    with op.batch_alter_table("escalation_weight") as batch:
        batch.create_index("uq_escalation_weight_act", ["act_kind"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
        batch.create_index("uq_escalation_weight_open", ["escalation_weight_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)

    op.create_table(
        "exchange_rate",
        sa.Column("exchange_rate_id", sa.Text(), nullable=False, comment="hash of all that is stated"),
        sa.Column("rate_key", sa.Text(), nullable=False, comment="which rate it is: hash of source, both currencies and day; a correction keeps it"),
        sa.Column("base_currency_code", sa.Text(), nullable=False, comment="ISO 4217 of the currency of which it is one unit"),
        sa.Column("currency_code", sa.Text(), nullable=False, comment="ISO 4217"),
        sa.Column("rate_on", sa.Text(), nullable=False, comment="its day, or the month or year of which it is the average"),
        sa.Column("rate", sa.Double(), nullable=False, comment="units of the currency for one unit of the base currency"),
        *_seen(),
        sa.CheckConstraint("length(base_currency_code) = 3", name=op.f("ck_exchange_rate_base_currency_is_code")),
        sa.CheckConstraint("length(currency_code) = 3", name=op.f("ck_exchange_rate_currency_is_code")),
        sa.CheckConstraint(
            "(rate_on like '____' or rate_on like '____-__' or rate_on like '____-__-__') and rate_on >= '1000' and rate_on < '3000'",
            name=op.f("ck_exchange_rate_rate_on_is_date"),
        ),
        sa.CheckConstraint("rate > 0", name=op.f("ck_exchange_rate_rate_positive")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_exchange_rate_seen_forward")),
        sa.CheckConstraint("base_currency_code <> currency_code", name=op.f("ck_exchange_rate_two_currencies")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_exchange_rate_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_exchange_rate_source_id")),
        sa.PrimaryKeyConstraint("exchange_rate_id", "seen_from", name=op.f("pk_exchange_rate")),
        comment="what one unit of a currency was worth in another",
    )
    with op.batch_alter_table("exchange_rate") as batch:
        batch.create_index("uq_exchange_rate_open", ["exchange_rate_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
        batch.create_index("uq_exchange_rate_rate", ["rate_key"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    """Undo it; the rates and weights go."""
    op.drop_table("exchange_rate")
    op.drop_table("escalation_weight")
