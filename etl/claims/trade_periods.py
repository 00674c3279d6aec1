"""The periods of the figures of a sentence: beside the amount, of the sentence, or of the figure before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.context import Context
from etl.claims.figures import Figure
from etl.claims.periods import Period, find_periods, year_earlier, years_in
from etl.claims.sentences import Sentence
from etl.claims.trade_amounts import Amount
from etl.claims.trade_words import phrase_pattern

# Characters within which a period belongs to the amount before it.
NEAR = 60


def with_periods(
    figures: Sequence[Figure], amounts: Sequence[Amount], sentence: Sentence, context: Context
) -> list[Figure]:
    """The figures with the periods that the sentence tells, or that the figure before it had."""
    periods = [period for period in find_periods(sentence.text, context.calendar) if not period.is_base]
    respective = [figure for figure in figures if figure.how in ("linked", "respective")]
    shared = len(periods) == len(respective) == len(figures) > 1 and "respectively" in sentence.text
    dated: list[Figure] = []
    for position, figure in enumerate(figures):
        if shared:
            code = periods[position].code
        else:
            code = period_of(figure, periods, amounts, sentence, dated, context)
        dated.append(replace(figure, period=code))
    return [later_period(figure, dated) for figure in dated]


def second_at(amount: Amount, text: str) -> bool:
    """True for an amount that another is compared with."""
    return bool(phrase_pattern("second_before").search(text[: amount.money.start]))


def period_of(
    figure: Figure,
    periods: Sequence[Period],
    amounts: Sequence[Amount],
    sentence: Sentence,
    dated: Sequence[Figure],
    context: Context,
) -> str:
    """The period of one figure: right after its amount, else right before it, else that of the sentence."""
    position = amounts.index(figure.amount)
    start = amounts[position - 1].end if position else 0
    stop = amounts[position + 1].money.start if position + 1 < len(amounts) else len(sentence.text)
    after = [p for p in periods if figure.amount.end <= p.start < stop and p.start - figure.amount.end < NEAR]
    before = [p for p in periods if start <= p.start < figure.amount.money.start]
    if figure.how == "second":
        return compared_period(sentence.text[figure.amount.end : stop], after, figure.amount.end)
    if after and not starts_next(sentence.text, figure.amount.end, after[0].start):
        return after[0].code
    if before:
        return before[-1].code
    if dated and dated[-1].period and dated[-1].how != "second":
        return dated[-1].period
    compared = [amount for amount in amounts if amount != figure.amount and second_at(amount, sentence.text)]
    periods = [p for p in periods if not any(0 <= p.start - amount.end < NEAR for amount in compared)]
    if periods:
        return min(periods, key=lambda period: abs(period.start - figure.amount.money.start)).code
    known, mention = context.traded, context.trade_mention
    if (
        mention is not None
        and mention.paragraph == sentence.paragraph
        and (known is None or mention.start > known.sentence.start)
    ):
        named = [period for period in find_periods(mention.text, context.calendar) if not period.is_base]
        return named[-1].code if named else ""
    if known is None or not known.is_near(sentence):
        return ""
    same_pair = {*figure.reporter, *figure.partner} == {*known.reporter, *known.partner}
    return known.period if same_pair or known.sentence.paragraph == sentence.paragraph else ""


def compared_period(following: str, after: Sequence[Period], start: int) -> str:
    """The period of an amount that is compared with: stated, a year before the main one's, or the same months."""
    if phrase_pattern("year_before").search(following):
        return "year before"
    if not after:
        return ""
    same = re.search(r"same (?:period|months?|quarter|time)", following[: after[0].start - start])
    return f"same in {after[0].code}" if same else after[0].code


def starts_next(text: str, start: int, stop: int) -> bool:
    """True where a new clause begins between an amount and a period: "were $5 billion; in 2022"."""
    return bool(re.search(r";|,\s+(?:and|but|while|whereas)\b|\bwhile\b|\band in\s*$", text[start:stop]))


def later_period(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """A compared figure with its period counted from that of the main one: a year earlier, the same months of 2021."""
    main = next((one.period for one in figures if one.how != "second" and one.period), "")
    if figure.period == "year before":
        return replace(figure, period=year_earlier(main))
    if figure.period.startswith("same in "):
        return replace(
            figure, period=years_in(figure.period, main) if main else figure.period[len("same in ") :]
        )
    return figure
