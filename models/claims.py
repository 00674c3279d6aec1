"""What documents say: rounds, counts, measures, expulsions, trade figures, diplomatic actions, with evidence.

Claims are never edited into events; views group claims about the same event. Parties are territory codes
(ISO 3166-1 alpha-2, EU, UN, G7 ...), several joined by commas in alphabetical order.
"""

from sqlalchemy import CheckConstraint, Double
from sqlalchemy.orm import Mapped, mapped_column

from models.base import (
    Base,
    Code,
    Hash,
    PartialDate,
    Printed,
    Seen,
    filled,
    not_negative,
    one_of,
    partial_date,
    seen_rules,
    yearless_date,
)
from models.vocabulary import (
    ClaimScope,
    ClaimStatus,
    DateBasis,
    Decision,
    DiplomaticMeasure,
    Measure,
    Qualifier,
    TargetUnit,
    TradeDirection,
)


class OfClaim(Seen):
    """A row that belongs to a claim of a document."""

    claim_id: Mapped[Hash] = mapped_column(
        index=True, comment="the claim: hash of document, type, place and rule", sort_order=1
    )


class Claimed(Seen):
    """What every claim has: the decision on it and the rule that read it."""

    decision: Mapped[Code] = mapped_column(comment="record: published; quarantine: held back", sort_order=70)
    decision_reason: Mapped[Printed | None] = mapped_column(comment="why it is held back", sort_order=71)
    status: Mapped[Code] = mapped_column(comment="how far the act has gone", sort_order=72)
    rule: Mapped[Code] = mapped_column(comment="rule that read it", sort_order=73)
    rule_version: Mapped[int] = mapped_column(comment="version of the rule", sort_order=74)


def claim_rules(table: str, first: str) -> tuple[object, ...]:
    """Constraints of a claim table: known words, a reason where held back, and who acted where published."""
    return (
        *seen_rules(table),
        one_of("decision", Decision),
        one_of("status", ClaimStatus),
        CheckConstraint("decision = 'record' or decision_reason is not null", name="reason_given"),
        CheckConstraint(f"decision = 'quarantine' or {first} is not null", name=f"{first}_known"),
        CheckConstraint(
            "decision = 'quarantine' or status not in ('threatened', 'planned', 'denied')", name="enacted"
        ),
    )


def parties_differ(first: str, second: str) -> CheckConstraint:
    """The CHECK that nobody acts on himself; a state may well sanction its own nationals."""
    return CheckConstraint(f"decision = 'quarantine' or {first} <> {second}", name="parties_differ")


class SanctionRound(Claimed, Base):
    """A document says that an issuer imposed sanctions on a target."""

    __tablename__ = "sanction_round"
    __table_args__ = (
        *claim_rules("sanction_round", "issuer_codes"),
        partial_date("announced_on"),
        partial_date("effective_on"),
        yearless_date("announced_yearless"),
        yearless_date("effective_yearless"),
        one_of("announced_basis", DateBasis),
        {"comment": "a document says that an issuer imposed sanctions on a target"},
    )

    sanction_round_id: Mapped[Hash] = mapped_column(primary_key=True, comment="the claim")
    issuer_codes: Mapped[Code | None] = mapped_column(comment="who imposed them")
    target_codes: Mapped[Code | None] = mapped_column(comment="whom they are aimed at")
    announced_on: Mapped[PartialDate | None] = mapped_column(comment="date of announcement, as far as known")
    announced_basis: Mapped[Code | None] = mapped_column(comment="where announced_on comes from")
    announced_yearless: Mapped[Code | None] = mapped_column(
        comment="what the text prints of a date without year"
    )
    effective_on: Mapped[PartialDate | None] = mapped_column(comment="date of effect, as far as known")
    effective_yearless: Mapped[Code | None] = mapped_column(comment="what the text prints of it without year")
    package: Mapped[Printed | None] = mapped_column(comment="number or name of the package")
    commodity: Mapped[Printed | None] = mapped_column(comment="goods concerned")


class SanctionCount(OfClaim, Base):
    """How many targets of one kind a sanction round is said to have."""

    __tablename__ = "sanction_count"
    __table_args__ = (
        *seen_rules("sanction_count"),
        one_of("unit", TargetUnit),
        one_of("qualifier", Qualifier),
        one_of("scope", ClaimScope),
        not_negative("target_count"),
        {"comment": "how many targets of one kind a round is said to have"},
    )

    sanction_count_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of claim and unit")
    unit: Mapped[Code] = mapped_column(comment="what is counted")
    unit_printed: Mapped[Printed | None] = mapped_column(comment="the document's word, such as agencies")
    target_count: Mapped[int] = mapped_column(comment="how many")
    qualifier: Mapped[Code] = mapped_column(comment="how exact the figure is")
    scope: Mapped[Code] = mapped_column(comment="what one act added, the total so far, or a part")


class SanctionMeasure(OfClaim, Base):
    """A measure that a sanction round is said to consist of."""

    __tablename__ = "sanction_measure"
    __table_args__ = (
        *seen_rules("sanction_measure"),
        one_of("measure", Measure),
        {"comment": "a measure that a round is said to consist of"},
    )

    sanction_measure_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of claim and measure")
    measure: Mapped[Code] = mapped_column(comment="the measure")


class Expulsion(Claimed, Base):
    """A document says that a state expelled diplomats of another."""

    __tablename__ = "expulsion"
    __table_args__ = (
        *claim_rules("expulsion", "expeller_codes"),
        parties_differ("expeller_codes", "nationality_codes"),
        partial_date("announced_on"),
        partial_date("leave_by_on"),
        yearless_date("announced_yearless"),
        yearless_date("leave_by_yearless"),
        one_of("announced_basis", DateBasis),
        one_of("qualifier", Qualifier),
        one_of("scope", ClaimScope),
        not_negative("person_count"),
        {"comment": "a document says that a state expelled diplomats of another"},
    )

    expulsion_id: Mapped[Hash] = mapped_column(primary_key=True, comment="the claim")
    expeller_codes: Mapped[Code | None] = mapped_column(comment="who expelled")
    nationality_codes: Mapped[Code | None] = mapped_column(comment="whose diplomats were expelled")
    person_count: Mapped[int | None] = mapped_column(comment="how many persons; empty where not stated")
    qualifier: Mapped[Code] = mapped_column(comment="how exact the figure is")
    scope: Mapped[Code] = mapped_column(comment="one act, or the total so far")
    announced_on: Mapped[PartialDate | None] = mapped_column(comment="date of announcement, as far as known")
    announced_basis: Mapped[Code | None] = mapped_column(comment="where announced_on comes from")
    announced_yearless: Mapped[Code | None] = mapped_column(
        comment="what the text prints of a date without year"
    )
    leave_by_on: Mapped[PartialDate | None] = mapped_column(comment="day until which they must leave")
    leave_by_yearless: Mapped[Code | None] = mapped_column(comment="what the text prints of it without year")
    leave_within_days: Mapped[int | None] = mapped_column(comment="days given to leave")
    role: Mapped[Printed | None] = mapped_column(comment="who they are, such as diplomats, consul")
    in_response_to_codes: Mapped[Code | None] = mapped_column(comment="whose act it answers")
    period: Mapped[Code | None] = mapped_column(comment="period of a total, such as 2022")


class TradeFigure(Claimed, Base):
    """A document states a value of trade between two partners."""

    __tablename__ = "trade_figure"
    __table_args__ = (
        *claim_rules("trade_figure", "reporter_codes"),
        parties_differ("reporter_codes", "partner_codes"),
        one_of("flow", TradeDirection),
        one_of("qualifier", Qualifier),
        CheckConstraint("decision = 'quarantine' or value is not null", name="value_given"),
        CheckConstraint("value >= 0 or flow = 'balance'", name="value_sign"),
        CheckConstraint("length(currency_code) = 3", name="currency_is_code"),
        {"comment": "a document states a value of trade between two partners"},
    )

    trade_figure_id: Mapped[Hash] = mapped_column(primary_key=True, comment="the claim")
    reporter_codes: Mapped[Code | None] = mapped_column(comment="from whose side the flow is named")
    partner_codes: Mapped[Code | None] = mapped_column(comment="the other side")
    flow: Mapped[Code | None] = mapped_column(comment="import, export, turnover, balance")
    commodity: Mapped[Printed | None] = mapped_column(comment="goods; total for all goods")
    period: Mapped[Code | None] = mapped_column(comment="2021, 2013-01, 2022-Q1, 2023-01/2023-06")
    value: Mapped[float | None] = mapped_column(Double, comment="amount in units of the currency")
    currency_code: Mapped[Code | None] = mapped_column(comment="ISO 4217")
    qualifier: Mapped[Code] = mapped_column(comment="how exact the figure is")
    change_percent: Mapped[float | None] = mapped_column(
        Double, comment="stated change against the period before"
    )
    quantity: Mapped[Printed | None] = mapped_column(comment="stated quantity with its unit")


class DiplomaticAction(Claimed, Base):
    """A document says that a state took a diplomatic measure against another."""

    __tablename__ = "diplomatic_action"
    __table_args__ = (
        *claim_rules("diplomatic_action", "actor_codes"),
        parties_differ("actor_codes", "target_codes"),
        one_of("measure", DiplomaticMeasure),
        partial_date("announced_on"),
        partial_date("effective_on"),
        yearless_date("announced_yearless"),
        one_of("announced_basis", DateBasis),
        not_negative("troop_count"),
        {"comment": "a document says that a state took a diplomatic measure against another"},
    )

    diplomatic_action_id: Mapped[Hash] = mapped_column(primary_key=True, comment="the claim")
    actor_codes: Mapped[Code | None] = mapped_column(comment="who acted")
    target_codes: Mapped[Code | None] = mapped_column(comment="against whom")
    measure: Mapped[Code] = mapped_column(comment="what was done")
    announced_on: Mapped[PartialDate | None] = mapped_column(comment="date of the act, as far as known")
    announced_basis: Mapped[Code | None] = mapped_column(comment="where announced_on comes from")
    announced_yearless: Mapped[Code | None] = mapped_column(
        comment="what the text prints of a date without year"
    )
    effective_on: Mapped[PartialDate | None] = mapped_column(comment="date of effect, as far as known")
    troop_count: Mapped[int | None] = mapped_column(comment="soldiers in an exercise")
    location: Mapped[Printed | None] = mapped_column(comment="where")


class Evidence(OfClaim, Base):
    """The words of a document that carry a claim, or one field of it."""

    __tablename__ = "evidence"
    __table_args__ = (
        *seen_rules("evidence"),
        not_negative("start_offset"),
        filled("quote"),
        CheckConstraint("start_offset < end_offset", name="span_forward"),
        {"comment": "the words of a document that carry a claim"},
    )

    evidence_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of claim, role and span")
    claim_type: Mapped[Code] = mapped_column(comment="table of the claim")
    role: Mapped[Code] = mapped_column(comment="claim, or the field carried: actor, date, deadline ...")
    start_offset: Mapped[int] = mapped_column(comment="first character, counted from 0 in document.text")
    end_offset: Mapped[int] = mapped_column(comment="character after the last")
    quote: Mapped[Printed] = mapped_column(comment="document.text from start_offset to end_offset")
    place: Mapped[Printed | None] = mapped_column(
        comment="page or element in which it stands, such as page 3; empty for plain text"
    )
    rule: Mapped[Code] = mapped_column(comment="rule that read it")
    rule_version: Mapped[int] = mapped_column(comment="version of the rule")
