"""Official trade figures and research cases; sources that publish statistics.

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OPEN = sa.text("seen_to is null")
KINDS = ("list", "documents", "statistics")
KIND_COMMENT, OLD_KIND_COMMENT = "list, documents or statistics", "list or documents"


def upgrade() -> None:
    """Apply the change."""
    _set_kinds(KINDS, KIND_COMMENT)
    op.create_table(
        "sanction_case",
        sa.Column("sanction_case_id", sa.Text(), nullable=False, comment="hash of all that is stated"),
        sa.Column("case_key", sa.Text(), nullable=False, comment="the researchers' number of the case"),
        sa.Column("sanctioned_printed", sa.Text(), nullable=False, comment="the sanctioned state, as printed"),
        sa.Column("sanctioned_codes", sa.Text(), nullable=True, comment="its code, ISO 3166-1 alpha-2, or several joined by commas; empty where one of them has none"),
        sa.Column("sanctioning_printed", sa.Text(), nullable=False, comment="the sanctioning state or body, as printed"),
        sa.Column(
            "sanctioning_codes", sa.Text(), nullable=True, comment="its code, ISO 3166-1 alpha-2, EU, UN, or several joined by commas; empty where one of them has none"
        ),
        sa.Column("begin_year", sa.BigInteger(), nullable=False, comment="first year"),
        sa.Column("end_year", sa.BigInteger(), nullable=True, comment="last year; the release's last one while it goes on"),
        sa.Column("has_trade", sa.Boolean(), nullable=False, comment="true where trade is sanctioned"),
        sa.Column("trade_description", sa.Text(), nullable=True, comment="which trade, coded: exp_compl, exp_part, imp_compl, imp_part; several joined by commas"),
        sa.Column("has_arms", sa.Boolean(), nullable=False, comment="true where arms are sanctioned"),
        sa.Column("has_military", sa.Boolean(), nullable=False, comment="true where military assistance is"),
        sa.Column("has_financial", sa.Boolean(), nullable=False, comment="true where finance is"),
        sa.Column("has_travel", sa.Boolean(), nullable=False, comment="true where travel is"),
        sa.Column("has_other", sa.Boolean(), nullable=False, comment="true where something else is"),
        sa.Column("has_many_targets", sa.Boolean(), nullable=False, comment="true where the case is one of several targets"),
        sa.Column("has_many_issuers", sa.Boolean(), nullable=False, comment="true where several states act together"),
        sa.Column("objectives", sa.Text(), nullable=True, comment="what it is meant to reach, coded"),
        sa.Column("outcomes", sa.Text(), nullable=True, comment="how it went, coded; one for each objective"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("length(case_key) > 0", name=op.f("ck_sanction_case_case_key_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_sanction_case_seen_forward")),
        sa.CheckConstraint("end_year is null or begin_year <= end_year", name=op.f("ck_sanction_case_years_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_sanction_case_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_sanction_case_source_id")),
        sa.PrimaryKeyConstraint("sanction_case_id", "seen_from", name=op.f("pk_sanction_case")),
        comment="a sanction case as researchers coded it",
    )
    with op.batch_alter_table("sanction_case") as batch:
        batch.create_index("uq_sanction_case_open", ["sanction_case_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)

    op.create_table(
        "trade_flow",
        sa.Column("trade_flow_id", sa.Text(), nullable=False, comment="hash of all that is stated"),
        sa.Column("figure_key", sa.Text(), nullable=False, comment="which figure it is: hash of source, parties, flow, goods and period; a revision keeps it"),
        sa.Column("reporter_code", sa.Text(), nullable=False, comment="whose statistic it is: ISO 3166-1 alpha-2, or a group such as EU27_2020, EA20"),
        sa.Column("partner_code", sa.Text(), nullable=False, comment="with whom: ISO 3166-1 alpha-2, WORLD, EXTRA_EU27_2020, or the office's own code"),
        sa.Column("flow", sa.Text(), nullable=False, comment="direction, seen from the reporter"),
        sa.Column("commodity_scheme", sa.Text(), nullable=False, comment="nomenclature of the goods: HS, CN, HS-JP, or an edition of the HS such as H6"),
        sa.Column("commodity_code", sa.Text(), nullable=False, comment="code of the goods; TOTAL for all goods"),
        sa.Column("period_kind", sa.Text(), nullable=False, comment="what kind of period; kinds are never mixed"),
        sa.Column("period", sa.Text(), nullable=False, comment="2024-08, 2024-Q1, 2024, FY2024 (begins in that year), or 2024-01/2024-08 so far"),
        sa.Column("value", sa.Double(), nullable=False, comment="amount in units of the currency, as reported"),
        sa.Column("currency_code", sa.Text(), nullable=False, comment="ISO 4217"),
        sa.Column("quantity", sa.Double(), nullable=True, comment="amount in the quantity's unit"),
        sa.Column("quantity_unit", sa.Text(), nullable=True, comment="unit of the quantity, as the office names it"),
        sa.Column("weight_kg", sa.Double(), nullable=True, comment="net weight"),
        sa.Column("is_aggregate", sa.Boolean(), nullable=False, comment="true where reporter or partner is a group: never to be added to its members"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("length(commodity_code) > 0", name=op.f("ck_trade_flow_commodity_code_filled")),
        sa.CheckConstraint("length(currency_code) = 3", name=op.f("ck_trade_flow_currency_is_code")),
        sa.CheckConstraint("flow in ('import', 'export', 're_import', 're_export', 'domestic_export', 'foreign_import')", name=op.f("ck_trade_flow_flow_known")),
        sa.CheckConstraint("length(partner_code) > 0", name=op.f("ck_trade_flow_partner_code_filled")),
        sa.CheckConstraint("period_kind in ('month', 'quarter', 'calendar_year', 'fiscal_year', 'year_to_date')", name=op.f("ck_trade_flow_period_kind_known")),
        sa.CheckConstraint(
            "(period_kind <> 'month' or period like '____-__') and (period_kind <> 'quarter' or period like '____-Q_') and (period_kind <> 'calendar_year' or period like '____') and (period_kind <> 'fiscal_year' or period like 'FY____') and (period_kind <> 'year_to_date' or period like '____-01/____-__')",
            name=op.f("ck_trade_flow_period_of_kind"),
        ),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_trade_flow_quantity_not_negative")),
        sa.CheckConstraint("length(reporter_code) > 0", name=op.f("ck_trade_flow_reporter_code_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_trade_flow_seen_forward")),
        sa.CheckConstraint("value >= 0", name=op.f("ck_trade_flow_value_not_negative")),
        sa.CheckConstraint("weight_kg >= 0", name=op.f("ck_trade_flow_weight_kg_not_negative")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_trade_flow_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_trade_flow_source_id")),
        sa.PrimaryKeyConstraint("trade_flow_id", "seen_from", name=op.f("pk_trade_flow")),
        comment="one figure of an official trade statistic",
    )
    with op.batch_alter_table("trade_flow") as batch:
        batch.create_index("uq_trade_flow_figure", ["figure_key"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
        batch.create_index("uq_trade_flow_open", ["trade_flow_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    """Undo it; sources that publish statistics go with their figures, files, runs and refusals."""
    op.drop_table("trade_flow")
    op.drop_table("sanction_case")
    ours = "source_id in (select source_id from source where kind = 'statistics')"
    for table in ("rejection", "run", "document"):
        op.execute(f"delete from {table} where {ours}")
    op.execute("delete from source where kind = 'statistics'")
    _set_kinds(KINDS[:-1], OLD_KIND_COMMENT)


def _set_kinds(kinds: tuple[str, ...], comment: str) -> None:
    """Replace the CHECK that holds a source's kind to a vocabulary; SQLite rebuilds the table."""
    name = op.f("ck_source_kind_known")
    with op.batch_alter_table("source") as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"kind in ({', '.join(repr(kind) for kind in kinds)})")
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("source", "kind", comment=comment)
