"""Trade figures: what one side bought from, sold to or exchanged with another, in which period."""

import re
from typing import cast

from etl.claims.claim import Value
from etl.claims.context import Context
from etl.claims.drafts import Draft, Span, Statement, draft_of
from etl.claims.figures import Figure
from etl.claims.rules.roles import as_value
from etl.claims.trade_figures import find_figures
from etl.claims.trade_words import phrase_pattern

CHANGE = re.compile(
    r"\b(?P<way>up|rose|rise|risen|rising|grew|grown|growth|increas\w+|jump\w*|soar\w*|surg\w+|climb\w*|down|fell|fall\w*"
    r"|declin\w+|drop\w*|decreas\w+|shrank|shrunk|plung\w+|slump\w*|tumbl\w+|contract\w+)\W+"
    r"(?:(?:by|of|nearly|about|some|over|almost|around|roughly|more|than|a|an)\W+)*(?P<pct>\d+(?:\.\d+)?)\s*(?:%|per ?cent)"
    r"|(?P<pct2>\d+(?:\.\d+)?)\s*(?:%|per ?cent)\W+(?:\w+\W+)?(?P<way2>rise|increase|growth|jump|surge|gain|drop|decline"
    r"|decrease|fall|slump|plunge|more|less|higher|lower)",
    re.IGNORECASE,
)
NEXT_CLAUSE = re.compile(r";|,?\s+(?:while|whereas|but|and)\b")
DOWN = (
    "down",
    "fell",
    "fall",
    "declin",
    "drop",
    "decreas",
    "shr",
    "plung",
    "slump",
    "tumbl",
    "contract",
    "less",
    "lower",
)


def flow_came_to(statement: Statement, context: Context) -> list[Draft]:
    """An amount is what a flow between two sides came to, was worth, or consisted of; noun or verb, any order.

    Example: "Japan's imports from Russia totalled 1.55 trillion yen in 2021."
    """
    return drafts_of(statement, context, "linked")


def flows_respectively(statement: Statement, context: Context) -> list[Draft]:
    """As many amounts as flows, partners or reporters stand in a list: each takes its own, in order.

    Example: "Vietnam's exports to and imports from Russia stood at $3.2 billion and $2.3 billion in 2021."
    """
    return drafts_of(statement, context, "respective")


def flow_compared_with(statement: Statement, context: Context) -> list[Draft]:
    """A second amount, of another period, with which the first is compared: up from, against, compared with.

    Example: "Poland's trade deficit with Russia widened to $9.8 billion in 2021 from $4.9 billion a year earlier."
    """
    return drafts_of(statement, context, "second")


def flow_named_before(statement: Statement, context: Context) -> list[Draft]:
    """An amount of a flow that the sentence before named: "they", "the figure", "in the other direction".

    Example: "In 2013 Ukraine's exports to Russia totalled $15 billion. By 2015 they had dropped to $4.8 billion."
    """
    return drafts_of(statement, context, "carried")


def drafts_of(statement: Statement, context: Context, how: str) -> list[Draft]:
    """The figures of a sentence that are said in one way."""
    if context.trade_figures is None or context.trade_figures[0] != statement.sentence:
        context.trade_figures = (statement.sentence, find_figures(statement.sentence, context))
    return [
        draft
        for figure in context.trade_figures[1]
        if figure.how == how and (draft := draft_of_figure(figure, statement)) is not None
    ]


def draft_of_figure(figure: Figure, statement: Statement) -> Draft | None:
    """A figure as a draft; held back where its amount is unreadable or a side is not told."""
    problem = problem_of(figure, statement)
    if problem and figure.is_weak:
        return None
    fields: dict[str, Value] = {"flow": figure.kind, "commodity": figure.commodity or "total"}
    if figure.reporter:
        fields["reporter"] = as_value(figure.reporter)
    if figure.partner:
        fields["partner"] = as_value(figure.partner)
    if figure.period:
        fields["period"] = figure.period
    fields |= value_fields(figure) | circumstances(figure, statement)
    base, money = statement.sentence.start, figure.amount.money
    spans = (Span(base + money.start, base + figure.amount.end, "value"),)
    return draft_of("trade_figure", statement.sentence, fields, spans, "completed", problem)


def problem_of(figure: Figure, statement: Statement) -> str | None:
    """Why a figure is held back; None for one that is published."""
    money = figure.amount.money
    if money.value is None:
        printed = statement.sentence.text[money.start : money.end]
        return f"the amount “{printed}” cannot be read: two different values in one figure"
    if not figure.is_complete:
        side = "whose trade it is" if not figure.reporter else "with whom the trade was"
        return f"the text does not say {side}"
    if figure.reporter == figure.partner:
        return f"both parties are the same: reporter and partner are {as_value(figure.reporter)}"
    return None


def value_fields(figure: Figure) -> dict[str, Value]:
    """The value with its currency and its equivalents; a deficit is negative, of a range the lower end stands."""
    money = figure.amount.money
    fields: dict[str, Value] = {"currency": money.currency} if money.currency else {}
    if money.value is not None:
        fields["value"] = signed(figure, money.value)
    if money.high is not None:
        fields["value_high"] = signed(figure, money.high)
    others = [
        {"value": signed(figure, other.value), "currency": other.currency}
        for other in figure.amount.others
        if other.value is not None
    ]
    if others:
        # The only field that is a list of amounts.
        fields["value_alt"] = cast(Value, others)
    if money.approx:
        fields["approx"] = money.approx
    return fields


def signed(figure: Figure, value: float) -> float:
    """A value, negative for a deficit."""
    return -value if figure.is_negative else value


def circumstances(figure: Figure, statement: Statement) -> dict[str, Value]:
    """The stated change and quantity beside an amount."""
    fields: dict[str, Value] = {}
    text, money = statement.sentence.text, figure.amount.money
    if figure.how == "second":
        return fields
    following = NEXT_CLAUSE.split(text[figure.amount.end : figure.amount.end + 80])[0]
    change = CHANGE.search(following) or CHANGE.search(text, max(0, money.start - 40), money.start)
    if change:
        way = (change["way"] or change["way2"]).lower()
        fields["change_pct"] = (-1 if way.startswith(DOWN) else 1) * float(change["pct"] or change["pct2"])
    if quantity := phrase_pattern("quantity").search(text):
        fields["quantity"] = quantity.group()
    return fields
