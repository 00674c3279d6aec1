"""Trade figures: what one side bought from, sold to or exchanged with another, in which period."""

import re
from functools import cache
from typing import Any

from etl.claims.claim import Value
from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft, Span, Statement, draft_of
from etl.claims.lexicon.files import read_vocabulary
from etl.claims.modality import CONDITION
from etl.claims.money import Money, find_money
from etl.claims.parties import Party
from etl.claims.periods import find_periods
from etl.claims.rules.roles import as_value

CHANGE = re.compile(
    r"\b(?P<way>up|rose|rise|rising|grew|growth|increas\w+|down|fell|fall\w*|declin\w+|drop\w*"
    r"|decreas\w+|shrank|plunged)\W+"
    r"(?:(?:by|of|nearly|about|some|over)\W+)*(?P<pct>\d+(?:\.\d+)?)\s*(?:%|per ?cent)",
    re.IGNORECASE,
)
DOWN = ("down", "fell", "fall", "declin", "drop", "decreas", "shrank", "plunged")
NOT_A_FLOW = re.compile(
    r"\s+(?:bans?|embargo|cap|tariffs?|duties|controls?|restrictions|licen[cs]e)\b", re.IGNORECASE
)


@cache
def vocabulary() -> Any:
    """The words of trade."""
    return read_vocabulary("trade")


def traded_value(statement: Statement, context: Context) -> list[Draft]:
    """An amount of money that imports, exports, turnover or a trade balance between two sides came to."""
    text = statement.sentence.text
    amounts = find_money(text)
    drafts: list[Draft] = []
    for position, money in enumerate(amounts):
        start = amounts[position - 1].end if position else 0
        end = amounts[position + 1].start if position + 1 < len(amounts) else len(text)
        draft = read_amount(statement, context, money, (start, end))
        if draft is not None:
            drafts.append(draft)
    return drafts


def read_amount(
    statement: Statement, context: Context, money: Money, window: tuple[int, int]
) -> Draft | None:
    """One amount as a trade figure; None where it is none, or its parties are not told."""
    text = statement.sentence.text
    flow = flow_of(text, money)
    if (
        flow is None
        or is_other_money(text, money, window)
        or re.search(vocabulary()["not_realised"], text, re.IGNORECASE)
    ):
        return None
    kind, flow_at = flow
    near = statement.sentence.paragraph - context.trade_paragraph <= 1
    known = (
        context.trade
        if near and not re.search(vocabulary()["all_partners"], text, re.IGNORECASE)
        else ((), ())
    )
    reporter, partner = sides(statement.parties, kind, flow_at, text, known)
    if not reporter or not partner or reporter == partner:
        return None
    context.trade, context.trade_paragraph = (reporter, partner), statement.sentence.paragraph
    fields: dict[str, Value] = {"reporter": as_value(reporter), "partner": as_value(partner), "flow": kind}
    fields |= value_fields(money, text, kind, flow_at) | circumstances(text, money, window, flow_at, context)
    problem = (
        None
        if money.value is not None
        else f"the amount “{text[money.start : money.end]}” cannot be read: two different values in one figure"
    )
    base = statement.sentence.start
    spans = (Span(base + money.start, base + money.end, "value"),)
    return draft_of("trade_figure", statement.sentence, fields, spans, "completed", problem)


def flow_of(text: str, money: Money) -> tuple[str, int] | None:
    """The kind of flow that an amount measures and where its word stands: the nearest before it, else after."""
    found = [
        (mark.start(), kind, mark.end())
        for kind, pattern in vocabulary()["flows"].items()
        for mark in re.finditer(pattern, text, re.IGNORECASE)
        if not NOT_A_FLOW.match(text, mark.end())
    ]
    before = [item for item in found if item[2] <= money.start]
    after = [item for item in found if money.end <= item[0] <= money.end + 60]
    chosen = max(before, key=lambda item: (item[2], -item[0])) if before else min(after) if after else None
    return (chosen[1], chosen[0]) if chosen else None


def is_other_money(text: str, money: Money, window: tuple[int, int]) -> bool:
    """True for an amount that is aid, a debt, a price, last year's figure, or only supposed."""
    before, after = text[window[0] : money.start], text[money.end : window[1]]
    if re.search(rf"(?:{vocabulary()['up_from']})\s*(?:about |around |some )?$", before, re.IGNORECASE):
        return True
    if re.search(r"\($", before.strip()) and window[0] > 0:
        return True
    near = f"{before[-70:]} {after[:50]}"
    if re.search(vocabulary()["not_trade"], near, re.IGNORECASE) or CONDITION.search(text[: money.start]):
        return True
    return bool(re.search(r"\b(?:by|rose|fell|increased|decreased|grew|dropped)\s+(?:by\s+)?$", before))


def sides(
    parties: tuple[Party, ...], kind: str, flow_at: int, text: str, known: tuple[Codes, Codes]
) -> tuple[Codes, Codes]:
    """Reporter and partner of a flow, from grammar and not from order; what is not told carries over."""
    pairs = [p for p in parties if len(p.codes) == 2 and kind in ("turnover", "balance")]
    if pairs:
        return pairs[0].codes[:1], pairs[0].codes[1:]
    away, toward = ("to", "from") if kind == "export" else ("from", "to")
    partner = next((p.codes for p in parties if p.preposition == away and p.start > flow_at - 40), ())
    if kind in ("turnover", "balance"):
        partner = next((p.codes for p in parties if p.preposition in ("with", "between", "to", "from")), ())
    owner = owner_of(parties, flow_at, text)
    if not partner and kind == "import":
        partner = next((p.codes for p in parties if p.start > flow_at and p.standing == "modifier"), ())
    links = (toward, "by", "into")
    linked = [p.codes for p in parties if p.start > flow_at and p.preposition in links]
    linked += [
        p.codes for p in parties if p.start > flow_at and p.preposition == "of" and p.standing == "state"
    ]
    reporter = owner or next((codes for codes in linked if codes != partner), ())
    return complete_sides(reporter, partner, known)


def owner_of(parties: tuple[Party, ...], flow_at: int, text: str) -> Codes:
    """Whose flow it is: the possessor or adjective right before the word, or the subject of its verb."""
    for party in reversed(parties):
        gap = text[party.end : flow_at]
        if party.end <= flow_at and (not party.preposition or party.standing in ("possessive", "modifier")):
            near = len(gap.split()) <= (6 if party.standing != "state" else 4)
            return party.codes if near else ()
    return ()


def complete_sides(reporter: Codes, partner: Codes, known: tuple[Codes, Codes]) -> tuple[Codes, Codes]:
    """The sides that the sentence leaves out, from the figure right before it."""
    known_reporter, known_partner = known
    if reporter and partner:
        return reporter, partner
    if not known_reporter:
        return reporter, partner
    if reporter and reporter in (known_reporter, known_partner):
        return reporter, known_partner if reporter == known_reporter else known_reporter
    if partner and partner in (known_reporter, known_partner):
        return known_partner if partner == known_reporter else known_reporter, partner
    return (known_reporter, known_partner) if not reporter and not partner else (reporter, partner)


def value_fields(money: Money, text: str, kind: str, flow_at: int) -> dict[str, Value]:
    """The value with its currency; a deficit is negative."""
    fields: dict[str, Value] = {"currency": money.currency} if money.currency else {}
    if money.value is not None:
        deficit = kind == "balance" and "deficit" in text[flow_at : flow_at + 20].lower()
        fields["value"] = -money.value if deficit else money.value
    if money.approx:
        fields["approx"] = money.approx
    return fields


def circumstances(
    text: str, money: Money, window: tuple[int, int], flow_at: int, context: Context
) -> dict[str, Value]:
    """Goods, period and change of a figure, where stated."""
    fields: dict[str, Value] = {"commodity": commodity_of(text, flow_at, money)}
    periods = find_periods(text, context.calendar)
    near = [item for item in periods if window[0] <= item[0] < window[1]] or periods
    if near:
        fields["period"] = min(near, key=lambda item: abs(item[0] - money.start))[1]
    if change := CHANGE.search(text, money.end, window[1]):
        sign = -1 if change["way"].lower().startswith(DOWN) else 1
        fields["change_pct"] = sign * float(change["pct"])
    return fields


def commodity_of(text: str, flow_at: int, money: Money) -> str:
    """The goods named by the flow ("energy imports", "imports of crude oil"); `total` for all goods."""
    around = text[
        max(0, flow_at - 25) : flow_at + 70 if flow_at > money.start else max(money.start, flow_at + 60)
    ]
    return next(
        (
            name
            for name, pattern in vocabulary()["commodities"].items()
            if re.search(pattern, around, re.IGNORECASE)
        ),
        "total",
    )
