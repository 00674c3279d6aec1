"""What figures are read with, loaded by whoever uses them: exchange rates, and the weights of acts.

Neither is a fact about sanctions: they are kept with history like everything else, so that an answer can be made
again with the rates and weights that stood then.
"""

from sqlalchemy import CheckConstraint, Double, Index, text
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
    partial_date,
    seen_rules,
)

OPEN = text("seen_to is null")


class ExchangeRate(Seen, Base):
    """The rate of a currency on a day, or its average over a month or year, as a bank or office published it."""

    __tablename__ = "exchange_rate"
    __table_args__ = (
        *seen_rules("exchange_rate"),
        Index("uq_exchange_rate_rate", "rate_key", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        partial_date("rate_on"),
        CheckConstraint("length(base_currency_code) = 3", name="base_currency_is_code"),
        CheckConstraint("length(currency_code) = 3", name="currency_is_code"),
        CheckConstraint("base_currency_code <> currency_code", name="two_currencies"),
        CheckConstraint("rate > 0", name="rate_positive"),
        {"comment": "what one unit of a currency was worth in another"},
    )

    exchange_rate_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of all that is stated")
    rate_key: Mapped[Hash] = mapped_column(
        comment="which rate it is: hash of source, both currencies and day; a correction keeps it"
    )
    base_currency_code: Mapped[Code] = mapped_column(
        comment="ISO 4217 of the currency of which it is one unit"
    )
    currency_code: Mapped[Code] = mapped_column(comment="ISO 4217")
    rate_on: Mapped[PartialDate] = mapped_column(
        comment="its day, or the month or year of which it is the average"
    )
    rate: Mapped[float] = mapped_column(
        Double, comment="units of the currency for one unit of the base currency"
    )


class EscalationWeight(Seen, Base):
    """How much one kind of act counts in the index of escalation, where a user wants other weights than ours."""

    __tablename__ = "escalation_weight"
    __table_args__ = (
        *seen_rules("escalation_weight"),
        Index("uq_escalation_weight_act", "act_kind", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        filled("act_kind"),
        not_negative("weight"),
        not_negative("weight_per_tenfold"),
        {"comment": "a user's weight of one kind of act in the index of escalation"},
    )

    escalation_weight_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of all that is stated")
    act_kind: Mapped[Code] = mapped_column(comment="kind of act, as in sanctions_timeline")
    weight: Mapped[float] = mapped_column(Double, comment="points of one such act")
    weight_per_tenfold: Mapped[float] = mapped_column(
        Double, comment="points more for each tenfold of the act's count: 10 persons once, 100 twice"
    )
    reason: Mapped[Printed | None] = mapped_column(comment="why it has this weight")
