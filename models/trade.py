"""Official figures: trade as statistical offices report it, and research cases to hold our rounds against.

A figure is never computed: its value, currency and period are the office's own. A month that an office does not
report has no row; a zero is a zero that was reported.
"""

from sqlalchemy import CheckConstraint, Double, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Code, Hash, Printed, Seen, filled, not_negative, one_of, seen_rules
from models.vocabulary import PeriodKind, TradeFlowKind

PERIODS = {
    PeriodKind.MONTH: "____-__",
    PeriodKind.QUARTER: "____-Q_",
    PeriodKind.CALENDAR_YEAR: "____",
    PeriodKind.FISCAL_YEAR: "FY____",
    PeriodKind.YEAR_TO_DATE: "____-01/____-__",
}


def period_of_kind() -> CheckConstraint:
    """The CHECK that a period is written as its kind is."""
    shapes = (f"(period_kind <> '{kind}' or period like '{shape}')" for kind, shape in PERIODS.items())
    return CheckConstraint(" and ".join(shapes), name="period_of_kind")


class TradeFlow(Seen, Base):
    """One figure of an official trade statistic: what a reporter traded with a partner in a period."""

    __tablename__ = "trade_flow"
    __table_args__ = (
        *seen_rules("trade_flow"),
        Index(
            "uq_trade_flow_figure",
            "figure_key",
            unique=True,
            sqlite_where=text("seen_to is null"),
            postgresql_where=text("seen_to is null"),
        ),
        one_of("flow", TradeFlowKind),
        one_of("period_kind", PeriodKind),
        period_of_kind(),
        filled("reporter_code"),
        filled("partner_code"),
        filled("commodity_code"),
        not_negative("value"),
        not_negative("quantity"),
        not_negative("weight_kg"),
        CheckConstraint("length(currency_code) = 3", name="currency_is_code"),
        {"comment": "one figure of an official trade statistic"},
    )

    trade_flow_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of all that is stated")
    figure_key: Mapped[Hash] = mapped_column(
        comment="which figure it is: hash of source, parties, flow, goods and period; a revision keeps it"
    )
    reporter_code: Mapped[Code] = mapped_column(
        comment="whose statistic it is: ISO 3166-1 alpha-2, or a group such as EU27_2020, EA20"
    )
    partner_code: Mapped[Code] = mapped_column(
        comment="with whom: ISO 3166-1 alpha-2, WORLD, EXTRA_EU27_2020, or the office's own code"
    )
    flow: Mapped[Code] = mapped_column(comment="direction, seen from the reporter")
    commodity_scheme: Mapped[Code] = mapped_column(
        comment="nomenclature of the goods: HS, CN, HS-JP, or an edition of the HS such as H6"
    )
    commodity_code: Mapped[Code] = mapped_column(comment="code of the goods; TOTAL for all goods")
    period_kind: Mapped[Code] = mapped_column(comment="what kind of period; kinds are never mixed")
    period: Mapped[Code] = mapped_column(
        comment="2024-08, 2024-Q1, 2024, FY2024 (begins in that year), or 2024-01/2024-08 so far"
    )
    value: Mapped[float] = mapped_column(Double, comment="amount in units of the currency, as reported")
    currency_code: Mapped[Code] = mapped_column(comment="ISO 4217")
    quantity: Mapped[float | None] = mapped_column(Double, comment="amount in the quantity's unit")
    quantity_unit: Mapped[Code | None] = mapped_column(comment="unit of the quantity, as the office names it")
    weight_kg: Mapped[float | None] = mapped_column(Double, comment="net weight")
    is_aggregate: Mapped[bool] = mapped_column(
        comment="true where reporter or partner is a group: never to be added to its members"
    )


class SanctionCase(Seen, Base):
    """A sanction case as researchers coded it, for comparison with the rounds of lists and documents."""

    __tablename__ = "sanction_case"
    __table_args__ = (
        *seen_rules("sanction_case"),
        filled("case_key"),
        CheckConstraint("end_year is null or begin_year <= end_year", name="years_forward"),
        {"comment": "a sanction case as researchers coded it"},
    )

    sanction_case_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of all that is stated")
    case_key: Mapped[Code] = mapped_column(comment="the researchers' number of the case")
    sanctioned_printed: Mapped[Printed] = mapped_column(comment="the sanctioned state, as printed")
    sanctioned_codes: Mapped[Code | None] = mapped_column(
        comment="its code, ISO 3166-1 alpha-2, or several joined by commas; empty where one of them has none"
    )
    sanctioning_printed: Mapped[Printed] = mapped_column(comment="the sanctioning state or body, as printed")
    sanctioning_codes: Mapped[Code | None] = mapped_column(
        comment="its code, ISO 3166-1 alpha-2, EU, UN, or several joined by commas; empty where one of them has none"
    )
    begin_year: Mapped[int] = mapped_column(comment="first year")
    end_year: Mapped[int | None] = mapped_column(comment="last year; the release's last one while it goes on")
    has_trade: Mapped[bool] = mapped_column(comment="true where trade is sanctioned")
    trade_description: Mapped[Printed | None] = mapped_column(
        comment="which trade, coded: exp_compl, exp_part, imp_compl, imp_part; several joined by commas"
    )
    has_arms: Mapped[bool] = mapped_column(comment="true where arms are sanctioned")
    has_military: Mapped[bool] = mapped_column(comment="true where military assistance is")
    has_financial: Mapped[bool] = mapped_column(comment="true where finance is")
    has_travel: Mapped[bool] = mapped_column(comment="true where travel is")
    has_other: Mapped[bool] = mapped_column(comment="true where something else is")
    has_many_targets: Mapped[bool] = mapped_column(comment="true where the case is one of several targets")
    has_many_issuers: Mapped[bool] = mapped_column(comment="true where several states act together")
    objectives: Mapped[Printed | None] = mapped_column(comment="what it is meant to reach, coded")
    outcomes: Mapped[Printed | None] = mapped_column(comment="how it went, coded; one for each objective")
