"""A figure of trade in the making: an amount with its flow, sides, goods and period."""

from dataclasses import dataclass

from etl.claims.context import Codes
from etl.claims.trade_amounts import Amount
from etl.claims.trade_flows import Flow
from etl.claims.trade_words import FlowKind

MIRROR: dict[FlowKind, FlowKind] = {
    "import": "export",
    "export": "import",
    "turnover": "turnover",
    "balance": "balance",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount as a figure of trade; `how` names the way in which the sentence says it."""

    amount: Amount
    kind: FlowKind
    reporter: Codes
    partner: Codes
    commodity: str
    is_negative: bool
    how: str
    period: str = ""
    is_weak: bool = False

    @property
    def is_complete(self) -> bool:
        """True where both sides are told."""
        return bool(self.reporter and self.partner)


def figure_of(amount: Amount, flow: Flow, how: str) -> Figure:
    """An amount as the figure of a flow."""
    return Figure(
        amount,
        flow.kind,
        flow.reporter,
        flow.partner,
        flow.commodity,
        flow.is_negative,
        how,
        is_weak=flow.is_weak,
    )
