"""Claims of documents with their evidence.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "diplomatic_action",
        sa.Column("diplomatic_action_id", sa.Text(), nullable=False, comment="the claim"),
        sa.Column("actor_codes", sa.Text(), nullable=True, comment="who acted"),
        sa.Column("target_codes", sa.Text(), nullable=True, comment="against whom"),
        sa.Column("measure", sa.Text(), nullable=False, comment="what was done"),
        sa.Column("announced_on", sa.Text(), nullable=True, comment="date of the act, as far as known"),
        sa.Column("announced_basis", sa.Text(), nullable=True, comment="where announced_on comes from"),
        sa.Column("announced_yearless", sa.Text(), nullable=True, comment="what the text prints of a date without year"),
        sa.Column("effective_on", sa.Text(), nullable=True, comment="date of effect, as far as known"),
        sa.Column("troop_count", sa.BigInteger(), nullable=True, comment="soldiers in an exercise"),
        sa.Column("location", sa.Text(), nullable=True, comment="where"),
        sa.Column("decision", sa.Text(), nullable=False, comment="record: published; quarantine: held back"),
        sa.Column("decision_reason", sa.Text(), nullable=True, comment="why it is held back"),
        sa.Column("status", sa.Text(), nullable=False, comment="how far the act has gone"),
        sa.Column("rule", sa.Text(), nullable=False, comment="rule that read it"),
        sa.Column("rule_version", sa.BigInteger(), nullable=False, comment="version of the rule"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "(announced_on like '____' or announced_on like '____-__' or announced_on like '____-__-__') and announced_on >= '1000' and announced_on < '3000'",
            name=op.f("ck_diplomatic_action_announced_on_is_date"),
        ),
        sa.CheckConstraint(
            "(effective_on like '____' or effective_on like '____-__' or effective_on like '____-__-__') and effective_on >= '1000' and effective_on < '3000'",
            name=op.f("ck_diplomatic_action_effective_on_is_date"),
        ),
        sa.CheckConstraint(
            "announced_basis in ('stated', 'stated_partly', 'published', 'inferred', 'first_seen', 'act_date')", name=op.f("ck_diplomatic_action_announced_basis_known")
        ),
        sa.CheckConstraint(
            "announced_yearless like '--__-__' or announced_yearless like '---__' or (announced_yearless like '--__' and announced_yearless not like '---_')",
            name=op.f("ck_diplomatic_action_announced_yearless_is_yearless"),
        ),
        sa.CheckConstraint("decision = 'quarantine' or actor_codes <> target_codes", name=op.f("ck_diplomatic_action_parties_differ")),
        sa.CheckConstraint("decision = 'quarantine' or actor_codes is not null", name=op.f("ck_diplomatic_action_actor_codes_known")),
        sa.CheckConstraint("decision = 'quarantine' or status not in ('threatened', 'planned', 'denied')", name=op.f("ck_diplomatic_action_enacted")),
        sa.CheckConstraint("decision = 'record' or decision_reason is not null", name=op.f("ck_diplomatic_action_reason_given")),
        sa.CheckConstraint("decision in ('record', 'quarantine')", name=op.f("ck_diplomatic_action_decision_known")),
        sa.CheckConstraint(
            "measure in ('suspend_treaty_talks', 'suspend_talks', 'suspend_contacts', 'suspend_agreement', 'suspend_membership', 'suspend_military_cooperation', 'visa_suspension', 'sever_relations', 'recall_ambassador', 'close_consulate', 'close_institution', 'unfriendly_list', 'mfn_withdrawal', 'airspace_closure', 'port_ban', 'border_closure', 'exit_ban', 'military_exercise', 'ruble_payment')",
            name=op.f("ck_diplomatic_action_measure_known"),
        ),
        sa.CheckConstraint(
            "status in ('threatened', 'planned', 'announced', 'in_force', 'completed', 'denied', 'ended')", name=op.f("ck_diplomatic_action_status_known")
        ),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_diplomatic_action_seen_forward")),
        sa.CheckConstraint("troop_count >= 0", name=op.f("ck_diplomatic_action_troop_count_not_negative")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_diplomatic_action_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_diplomatic_action_source_id")),
        sa.PrimaryKeyConstraint("diplomatic_action_id", "seen_from", name=op.f("pk_diplomatic_action")),
        comment="a document says that a state took a diplomatic measure against another",
    )
    with op.batch_alter_table("diplomatic_action", schema=None) as batch_op:
        batch_op.create_index(
            "uq_diplomatic_action_open", ["diplomatic_action_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null")
        )

    op.create_table(
        "evidence",
        sa.Column("evidence_id", sa.Text(), nullable=False, comment="hash of claim, role and span"),
        sa.Column("claim_type", sa.Text(), nullable=False, comment="table of the claim"),
        sa.Column("role", sa.Text(), nullable=False, comment="claim, or the field carried: actor, date, deadline ..."),
        sa.Column("start_offset", sa.BigInteger(), nullable=False, comment="first character, counted from 0 in document.text"),
        sa.Column("end_offset", sa.BigInteger(), nullable=False, comment="character after the last"),
        sa.Column("quote", sa.Text(), nullable=False, comment="document.text from start_offset to end_offset"),
        sa.Column("rule", sa.Text(), nullable=False, comment="rule that read it"),
        sa.Column("rule_version", sa.BigInteger(), nullable=False, comment="version of the rule"),
        sa.Column("claim_id", sa.Text(), nullable=False, comment="the claim: hash of document, type, place and rule"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("length(quote) > 0", name=op.f("ck_evidence_quote_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_evidence_seen_forward")),
        sa.CheckConstraint("start_offset < end_offset", name=op.f("ck_evidence_span_forward")),
        sa.CheckConstraint("start_offset >= 0", name=op.f("ck_evidence_start_offset_not_negative")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_evidence_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_evidence_source_id")),
        sa.PrimaryKeyConstraint("evidence_id", "seen_from", name=op.f("pk_evidence")),
        comment="the words of a document that carry a claim",
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index("uq_evidence_open", ["evidence_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "expulsion",
        sa.Column("expulsion_id", sa.Text(), nullable=False, comment="the claim"),
        sa.Column("expeller_codes", sa.Text(), nullable=True, comment="who expelled"),
        sa.Column("nationality_codes", sa.Text(), nullable=True, comment="whose diplomats were expelled"),
        sa.Column("person_count", sa.BigInteger(), nullable=True, comment="how many persons; empty where not stated"),
        sa.Column("qualifier", sa.Text(), nullable=False, comment="how exact the figure is"),
        sa.Column("scope", sa.Text(), nullable=False, comment="one act, or the total so far"),
        sa.Column("announced_on", sa.Text(), nullable=True, comment="date of announcement, as far as known"),
        sa.Column("announced_basis", sa.Text(), nullable=True, comment="where announced_on comes from"),
        sa.Column("announced_yearless", sa.Text(), nullable=True, comment="what the text prints of a date without year"),
        sa.Column("leave_by_on", sa.Text(), nullable=True, comment="day until which they must leave"),
        sa.Column("leave_by_yearless", sa.Text(), nullable=True, comment="what the text prints of it without year"),
        sa.Column("leave_within_days", sa.BigInteger(), nullable=True, comment="days given to leave"),
        sa.Column("role", sa.Text(), nullable=True, comment="who they are, such as diplomats, consul"),
        sa.Column("in_response_to_codes", sa.Text(), nullable=True, comment="whose act it answers"),
        sa.Column("period", sa.Text(), nullable=True, comment="period of a total, such as 2022"),
        sa.Column("decision", sa.Text(), nullable=False, comment="record: published; quarantine: held back"),
        sa.Column("decision_reason", sa.Text(), nullable=True, comment="why it is held back"),
        sa.Column("status", sa.Text(), nullable=False, comment="how far the act has gone"),
        sa.Column("rule", sa.Text(), nullable=False, comment="rule that read it"),
        sa.Column("rule_version", sa.BigInteger(), nullable=False, comment="version of the rule"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "(announced_on like '____' or announced_on like '____-__' or announced_on like '____-__-__') and announced_on >= '1000' and announced_on < '3000'",
            name=op.f("ck_expulsion_announced_on_is_date"),
        ),
        sa.CheckConstraint(
            "(leave_by_on like '____' or leave_by_on like '____-__' or leave_by_on like '____-__-__') and leave_by_on >= '1000' and leave_by_on < '3000'",
            name=op.f("ck_expulsion_leave_by_on_is_date"),
        ),
        sa.CheckConstraint(
            "announced_basis in ('stated', 'stated_partly', 'published', 'inferred', 'first_seen', 'act_date')", name=op.f("ck_expulsion_announced_basis_known")
        ),
        sa.CheckConstraint(
            "announced_yearless like '--__-__' or announced_yearless like '---__' or (announced_yearless like '--__' and announced_yearless not like '---_')",
            name=op.f("ck_expulsion_announced_yearless_is_yearless"),
        ),
        sa.CheckConstraint("decision = 'quarantine' or expeller_codes <> nationality_codes", name=op.f("ck_expulsion_parties_differ")),
        sa.CheckConstraint("decision = 'quarantine' or expeller_codes is not null", name=op.f("ck_expulsion_expeller_codes_known")),
        sa.CheckConstraint("decision = 'quarantine' or status not in ('threatened', 'planned', 'denied')", name=op.f("ck_expulsion_enacted")),
        sa.CheckConstraint("decision = 'record' or decision_reason is not null", name=op.f("ck_expulsion_reason_given")),
        sa.CheckConstraint("decision in ('record', 'quarantine')", name=op.f("ck_expulsion_decision_known")),
        sa.CheckConstraint(
            "leave_by_yearless like '--__-__' or leave_by_yearless like '---__' or (leave_by_yearless like '--__' and leave_by_yearless not like '---_')",
            name=op.f("ck_expulsion_leave_by_yearless_is_yearless"),
        ),
        sa.CheckConstraint("qualifier in ('exact', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'unstated')", name=op.f("ck_expulsion_qualifier_known")),
        sa.CheckConstraint("scope in ('increment', 'cumulative', 'part')", name=op.f("ck_expulsion_scope_known")),
        sa.CheckConstraint("status in ('threatened', 'planned', 'announced', 'in_force', 'completed', 'denied', 'ended')", name=op.f("ck_expulsion_status_known")),
        sa.CheckConstraint("person_count >= 0", name=op.f("ck_expulsion_person_count_not_negative")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_expulsion_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_expulsion_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_expulsion_source_id")),
        sa.PrimaryKeyConstraint("expulsion_id", "seen_from", name=op.f("pk_expulsion")),
        comment="a document says that a state expelled diplomats of another",
    )
    with op.batch_alter_table("expulsion", schema=None) as batch_op:
        batch_op.create_index("uq_expulsion_open", ["expulsion_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "sanction_count",
        sa.Column("sanction_count_id", sa.Text(), nullable=False, comment="hash of claim and unit"),
        sa.Column("unit", sa.Text(), nullable=False, comment="what is counted"),
        sa.Column("unit_printed", sa.Text(), nullable=True, comment="the document's word, such as agencies"),
        sa.Column("target_count", sa.BigInteger(), nullable=False, comment="how many"),
        sa.Column("qualifier", sa.Text(), nullable=False, comment="how exact the figure is"),
        sa.Column("scope", sa.Text(), nullable=False, comment="what one act added, the total so far, or a part"),
        sa.Column("claim_id", sa.Text(), nullable=False, comment="the claim: hash of document, type, place and rule"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "qualifier in ('exact', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'unstated')", name=op.f("ck_sanction_count_qualifier_known")
        ),
        sa.CheckConstraint("scope in ('increment', 'cumulative', 'part')", name=op.f("ck_sanction_count_scope_known")),
        sa.CheckConstraint("unit in ('person', 'organization', 'vessel', 'aircraft', 'item', 'region', 'combined', 'other')", name=op.f("ck_sanction_count_unit_known")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_sanction_count_seen_forward")),
        sa.CheckConstraint("target_count >= 0", name=op.f("ck_sanction_count_target_count_not_negative")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_sanction_count_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_sanction_count_source_id")),
        sa.PrimaryKeyConstraint("sanction_count_id", "seen_from", name=op.f("pk_sanction_count")),
        comment="how many targets of one kind a round is said to have",
    )
    with op.batch_alter_table("sanction_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sanction_count_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(
            "uq_sanction_count_open", ["sanction_count_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null")
        )

    op.create_table(
        "sanction_measure",
        sa.Column("sanction_measure_id", sa.Text(), nullable=False, comment="hash of claim and measure"),
        sa.Column("measure", sa.Text(), nullable=False, comment="the measure"),
        sa.Column("claim_id", sa.Text(), nullable=False, comment="the claim: hash of document, type, place and rule"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "measure in ('asset_freeze', 'travel_ban', 'visa_restriction', 'export_ban', 'import_ban', 'investment_ban', 'services_ban', 'arms_embargo', 'financial', 'swift', 'port_ban', 'transport', 'mfn_withdrawal', 'payment', 'sectoral', 'debarment')",
            name=op.f("ck_sanction_measure_measure_known"),
        ),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_sanction_measure_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_sanction_measure_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_sanction_measure_source_id")),
        sa.PrimaryKeyConstraint("sanction_measure_id", "seen_from", name=op.f("pk_sanction_measure")),
        comment="a measure that a round is said to consist of",
    )
    with op.batch_alter_table("sanction_measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sanction_measure_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(
            "uq_sanction_measure_open", ["sanction_measure_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null")
        )

    op.create_table(
        "sanction_round",
        sa.Column("sanction_round_id", sa.Text(), nullable=False, comment="the claim"),
        sa.Column("issuer_codes", sa.Text(), nullable=True, comment="who imposed them"),
        sa.Column("target_codes", sa.Text(), nullable=True, comment="whom they are aimed at"),
        sa.Column("announced_on", sa.Text(), nullable=True, comment="date of announcement, as far as known"),
        sa.Column("announced_basis", sa.Text(), nullable=True, comment="where announced_on comes from"),
        sa.Column("announced_yearless", sa.Text(), nullable=True, comment="what the text prints of a date without year"),
        sa.Column("effective_on", sa.Text(), nullable=True, comment="date of effect, as far as known"),
        sa.Column("effective_yearless", sa.Text(), nullable=True, comment="what the text prints of it without year"),
        sa.Column("package", sa.Text(), nullable=True, comment="number or name of the package"),
        sa.Column("commodity", sa.Text(), nullable=True, comment="goods concerned"),
        sa.Column("decision", sa.Text(), nullable=False, comment="record: published; quarantine: held back"),
        sa.Column("decision_reason", sa.Text(), nullable=True, comment="why it is held back"),
        sa.Column("status", sa.Text(), nullable=False, comment="how far the act has gone"),
        sa.Column("rule", sa.Text(), nullable=False, comment="rule that read it"),
        sa.Column("rule_version", sa.BigInteger(), nullable=False, comment="version of the rule"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "(announced_on like '____' or announced_on like '____-__' or announced_on like '____-__-__') and announced_on >= '1000' and announced_on < '3000'",
            name=op.f("ck_sanction_round_announced_on_is_date"),
        ),
        sa.CheckConstraint(
            "(effective_on like '____' or effective_on like '____-__' or effective_on like '____-__-__') and effective_on >= '1000' and effective_on < '3000'",
            name=op.f("ck_sanction_round_effective_on_is_date"),
        ),
        sa.CheckConstraint(
            "announced_basis in ('stated', 'stated_partly', 'published', 'inferred', 'first_seen', 'act_date')", name=op.f("ck_sanction_round_announced_basis_known")
        ),
        sa.CheckConstraint(
            "announced_yearless like '--__-__' or announced_yearless like '---__' or (announced_yearless like '--__' and announced_yearless not like '---_')",
            name=op.f("ck_sanction_round_announced_yearless_is_yearless"),
        ),
        sa.CheckConstraint("decision = 'quarantine' or issuer_codes is not null", name=op.f("ck_sanction_round_issuer_codes_known")),
        sa.CheckConstraint("decision = 'quarantine' or status not in ('threatened', 'planned', 'denied')", name=op.f("ck_sanction_round_enacted")),
        sa.CheckConstraint("decision = 'record' or decision_reason is not null", name=op.f("ck_sanction_round_reason_given")),
        sa.CheckConstraint("decision in ('record', 'quarantine')", name=op.f("ck_sanction_round_decision_known")),
        sa.CheckConstraint(
            "effective_yearless like '--__-__' or effective_yearless like '---__' or (effective_yearless like '--__' and effective_yearless not like '---_')",
            name=op.f("ck_sanction_round_effective_yearless_is_yearless"),
        ),
        sa.CheckConstraint("status in ('threatened', 'planned', 'announced', 'in_force', 'completed', 'denied', 'ended')", name=op.f("ck_sanction_round_status_known")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_sanction_round_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_sanction_round_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_sanction_round_source_id")),
        sa.PrimaryKeyConstraint("sanction_round_id", "seen_from", name=op.f("pk_sanction_round")),
        comment="a document says that an issuer imposed sanctions on a target",
    )
    with op.batch_alter_table("sanction_round", schema=None) as batch_op:
        batch_op.create_index(
            "uq_sanction_round_open", ["sanction_round_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null")
        )

    op.create_table(
        "trade_figure",
        sa.Column("trade_figure_id", sa.Text(), nullable=False, comment="the claim"),
        sa.Column("reporter_codes", sa.Text(), nullable=True, comment="from whose side the flow is named"),
        sa.Column("partner_codes", sa.Text(), nullable=True, comment="the other side"),
        sa.Column("flow", sa.Text(), nullable=True, comment="import, export, turnover, balance"),
        sa.Column("commodity", sa.Text(), nullable=True, comment="goods; total for all goods"),
        sa.Column("period", sa.Text(), nullable=True, comment="2021, 2013-01, 2022-Q1, 2023-01/2023-06"),
        sa.Column("value", sa.Double(), nullable=True, comment="amount in units of the currency"),
        sa.Column("currency_code", sa.Text(), nullable=True, comment="ISO 4217"),
        sa.Column("qualifier", sa.Text(), nullable=False, comment="how exact the figure is"),
        sa.Column("change_percent", sa.Double(), nullable=True, comment="stated change against the period before"),
        sa.Column("quantity", sa.Text(), nullable=True, comment="stated quantity with its unit"),
        sa.Column("decision", sa.Text(), nullable=False, comment="record: published; quarantine: held back"),
        sa.Column("decision_reason", sa.Text(), nullable=True, comment="why it is held back"),
        sa.Column("status", sa.Text(), nullable=False, comment="how far the act has gone"),
        sa.Column("rule", sa.Text(), nullable=False, comment="rule that read it"),
        sa.Column("rule_version", sa.BigInteger(), nullable=False, comment="version of the rule"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("decision = 'quarantine' or reporter_codes <> partner_codes", name=op.f("ck_trade_figure_parties_differ")),
        sa.CheckConstraint("decision = 'quarantine' or reporter_codes is not null", name=op.f("ck_trade_figure_reporter_codes_known")),
        sa.CheckConstraint("decision = 'quarantine' or status not in ('threatened', 'planned', 'denied')", name=op.f("ck_trade_figure_enacted")),
        sa.CheckConstraint("decision = 'quarantine' or value is not null", name=op.f("ck_trade_figure_value_given")),
        sa.CheckConstraint("decision = 'record' or decision_reason is not null", name=op.f("ck_trade_figure_reason_given")),
        sa.CheckConstraint("decision in ('record', 'quarantine')", name=op.f("ck_trade_figure_decision_known")),
        sa.CheckConstraint("flow in ('import', 'export', 'turnover', 'balance')", name=op.f("ck_trade_figure_flow_known")),
        sa.CheckConstraint("qualifier in ('exact', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'unstated')", name=op.f("ck_trade_figure_qualifier_known")),
        sa.CheckConstraint("status in ('threatened', 'planned', 'announced', 'in_force', 'completed', 'denied', 'ended')", name=op.f("ck_trade_figure_status_known")),
        sa.CheckConstraint("value >= 0 or flow = 'balance'", name=op.f("ck_trade_figure_value_sign")),
        sa.CheckConstraint("length(currency_code) = 3", name=op.f("ck_trade_figure_currency_is_code")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_trade_figure_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_trade_figure_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_trade_figure_source_id")),
        sa.PrimaryKeyConstraint("trade_figure_id", "seen_from", name=op.f("pk_trade_figure")),
        comment="a document states a value of trade between two partners",
    )
    with op.batch_alter_table("trade_figure", schema=None) as batch_op:
        batch_op.create_index(
            "uq_trade_figure_open", ["trade_figure_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null")
        )


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("trade_figure", schema=None) as batch_op:
        batch_op.drop_index("uq_trade_figure_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.drop_table("trade_figure")
    with op.batch_alter_table("sanction_round", schema=None) as batch_op:
        batch_op.drop_index("uq_sanction_round_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.drop_table("sanction_round")
    with op.batch_alter_table("sanction_measure", schema=None) as batch_op:
        batch_op.drop_index("uq_sanction_measure_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_sanction_measure_claim_id"))

    op.drop_table("sanction_measure")
    with op.batch_alter_table("sanction_count", schema=None) as batch_op:
        batch_op.drop_index("uq_sanction_count_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_sanction_count_claim_id"))

    op.drop_table("sanction_count")
    with op.batch_alter_table("expulsion", schema=None) as batch_op:
        batch_op.drop_index("uq_expulsion_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.drop_table("expulsion")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index("uq_evidence_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_evidence_claim_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("diplomatic_action", schema=None) as batch_op:
        batch_op.drop_index("uq_diplomatic_action_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.drop_table("diplomatic_action")
