"""Which amounts of a sentence are trade, and of which flow: links in the tree, lists, amounts in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.claims.acts import token_at
from etl.claims.money import Money, figure_value, find_money
from etl.claims.reality import POSSIBLE, stands_alone, verb_group
from etl.claims.syntax import SUBJECTS, child, children, is_verb
from etl.claims.trade_flows import LONGEST_CLIMB, Flow, is_below
from etl.claims.trade_words import commodity_in, phrase_pattern, words_of
from etl.grammar import Doc, Token

OTHER_CURRENCY = re.compile(
    r"\s*(?:\(|,?\s*or\b|/|,?\s*(?:the )?equivalent (?:to|of)\b|,)\s*"
    r"(?:(?:the equivalent of|equivalent to|worth|about|around|some|roughly|approximately|approx\.?|nearly|almost|over|"
    r"more than|just|i\.e\.|≈|~|=)\s*)*",
    re.IGNORECASE,
)
NEXT_IN_LIST = re.compile(
    r"\s*(?:,|and|,\s*and|;|&)\s*(?:about|around|some|roughly|approximately|nearly|almost|over|more than|just|to)?\s*",
    re.IGNORECASE,
)
NEW_CLAUSE = re.compile(
    r"[;:]|,\s+(?:while|as|but|which|who)\b|,\s+and\s+(?!the\s+[A-Z]|[A-Z])|\b(?:while|because|although)\b"
)
BEFORE_NEXT = re.compile(r"[$€£¥;]|illion|,\s+(?:and|but|while|as)\s")
BARE = re.compile(
    r"\b(?:against|from|to|compared (?:with|to)|versus|than)\s+(?:(?:just|only|about|around|some|nearly|almost|the)\s+)?"
    r"(?P<figure>\d+(?:\.\d+)?)\s?(?P<scale>million|billion|trillion|mn|bn|mln|bln)\b"
    r"(?=\s*(?:[.,;)]|$|in\b|a\b|the\b|one\b|during\b|last\b|and\b|to\b))"
)
LONGEST_GAP = 16


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money with the same amount in other currencies, and its word in the tree."""

    money: Money
    others: tuple[Money, ...]
    word: Token

    @property
    def end(self) -> int:
        """Where the last of its notations ends."""
        return max(money.end for money in (self.money, *self.others))


def find_amounts(tree: Doc) -> list[Amount]:
    """The amounts of a sentence; "16 billion yen ($128 million)" is one amount in two currencies."""
    found: list[Amount] = []
    for money in with_bare(tree.text, find_money(tree.text)):
        before = found[-1] if found else None
        gap = tree.text[before.end : money.start] if before else ""
        if before and money.currency != before.money.currency and OTHER_CURRENCY.fullmatch(gap):
            found[-1] = Amount(before.money, (*before.others, money), before.word)
        else:
            found.append(Amount(money, (), token_at(tree, money.start, money.end)))
    return found


def with_bare(text: str, named: Sequence[Money]) -> list[Money]:
    """The amounts with those compared figures that leave the currency out: "against 8.9 billion a year before"."""
    found = list(named)
    for mark in BARE.finditer(text) if named else ():
        before = [money for money in named if money.end <= mark.start()]
        beside = [
            money for money in named if money.start < mark.end("scale") and mark.start("figure") < money.end
        ]
        if before and not beside:
            value = figure_value(mark["figure"], mark["scale"])
            span = (mark.start("figure"), mark.end("scale"))
            found.append(Money(value, before[-1].currency, None, *span))
    return sorted(found, key=lambda money: money.start)


def is_other_money(tree: Doc, amount: Amount) -> bool:
    """True for a price, a threshold, a difference, or an amount of something that is not trade: aid, a loan, a fine."""
    text, money = tree.text, amount.money
    before, after = text[: money.start], text[amount.end :]
    if phrase_pattern("price_after").match(after) or phrase_pattern("difference_after").match(after):
        return True
    if phrase_pattern("price_before").search(before) or phrase_pattern("difference_before").search(before):
        return True
    return any(
        one.lower_ in words_of("not_trade")
        for one in children(amount.word, "nmod", "compound", "amod", "obl")
    )


def is_second(tree: Doc, amount: Amount) -> bool:
    """True for the amount that another is compared with: "up from $5.9 billion in 2019"."""
    return bool(phrase_pattern("second_before").search(tree.text[: amount.money.start]))


def flow_of(amount: Amount, flows: Sequence[Flow]) -> Flow | None:
    """The flow that an amount measures: the closest in the tree whose clause it shares, else the one right before."""
    text = amount.word.doc.text
    before = next((flow for flow in reversed(flows) if stands_before(amount, flow)), None)
    before = before and whole_of(before, flows)
    if before is not None and phrase_pattern("measuring").search(
        text, before.word.idx + len(before.word), amount.money.start
    ):
        return before
    near = [flow for flow in flows if not BEFORE_NEXT.search(text[amount.end : flow.word.idx])]
    costs = [(cost, flow) for flow in near if (cost := link_cost(amount.word, flow.word)) is not None]
    nearest = min(costs, key=lambda item: item[0])[1] if costs else before
    if before is None or nearest is None or nearest.word.i > before.word.i:
        return nearest
    is_part = is_below(before.word, nearest.word) and before.word.dep_ != "conj"
    return nearest if is_part else before


def whole_of(flow: Flow, flows: Sequence[Flow]) -> Flow:
    """The flow in whose phrase another stands: the surplus of "a surplus in trade with Japan"."""
    above = [
        other
        for other in flows
        if other.word.i < flow.word.i
        and is_below(flow.word, other.word)
        and flow.word.dep_ in ("nmod", "obl", "compound")
        and not BEFORE_NEXT.search(flow.word.doc.text[other.word.idx : flow.word.idx])
    ]
    return above[0] if above and not above[0].is_verb else flow


def link_cost(amount: Token, word: Token) -> float | None:
    """How far an amount is from a flow's word in the tree; None where something else comes between them."""
    shared = lowest_above_both(amount, word)
    if shared is None:
        return None
    up_amount, up_word = list(chain(amount, shared)), list(chain(word, shared))
    between = [*up_amount[1:], *up_word[1:], shared]
    if any(one.lower_ in words_of("not_trade") and one != word and not is_verb(one) for one in between):
        return None
    if any(
        has_other_subject(one, word) for one in [*up_amount, *up_word[1:]] if one != word and is_verb(one)
    ):
        return None
    if word.dep_ in SUBJECTS and shared not in (word, word.head) and word.head != amount:
        return None
    if not is_realised(shared) or not is_realised(word):
        return None
    return len(up_amount) + len(up_word) + abs(amount.i - word.i) / 100 + (0.5 if word.i > amount.i else 0)


def has_other_subject(verb: Token, word: Token) -> bool:
    """True for a verb whose own subject is somebody or something other than a flow or a pronoun."""
    subject = child(verb, *SUBJECTS)
    if subject is None or is_below(word, subject) or subject.tag_.startswith(("PRP", "W")):
        return False
    return not commodity_in(subject.text)


def chain(token: Token, stop: Token) -> Iterator[Token]:
    """A word and those above it, up to but without `stop`."""
    at = token
    while at != stop:
        yield at
        at = at.head


def lowest_above_both(one: Token, other: Token) -> Token | None:
    """The lowest word below which both stand."""
    above = [one, *one.ancestors]
    return next((at for at in above if is_below(other, at)), None)


def is_realised(word: Token) -> bool:
    """False where a word above says that trade is banned, lost, expected or only possible."""
    at = word
    for _ in range(LONGEST_CLIMB):
        if at.lower_ in words_of("wished") and at != word:
            return False
        if at.lower_ in words_of("not_realised") and is_verb(at):
            return any(one.lower_ in ("not", "never") for one in at.children)
        if any(
            one.lower_ in (*POSSIBLE, "will", "not", "never")
            for one in at.children
            if one.dep_ in ("aux", "advmod")
        ):
            return False
        if is_verb(at) and verb_group(at) == "hypothetical":
            return False
        if at.dep_ == "ROOT" or stands_alone(at, nominal=False):
            return True
        at = at.head
    return True


def stands_before(amount: Amount, flow: Flow) -> bool:
    """True where a flow's word stands shortly before an amount in the same clause, by the words alone."""
    text, word = amount.word.doc.text, flow.word
    if not word.i < amount.word.i or not is_realised(word) or not is_realised(amount.word):
        return False
    gap = text[word.idx + len(word) : amount.money.start]
    near = (
        len(gap.split()) <= LONGEST_GAP
        and not NEW_CLAUSE.search(gap)
        and not re.search(r"[$€£¥]|illion", gap)
    )
    tokens = [one for one in word.doc if word.i < one.i < amount.word.i]
    other = any(one.lower_ in words_of("not_trade") | words_of("not_realised") for one in tokens)
    return near and not other


def lists_in(amounts: Sequence[Amount], text: str) -> list[list[Amount]]:
    """The amounts in groups: those with only commas and "and" between them are one list."""
    groups: list[list[Amount]] = []
    for amount in amounts:
        gap = text[groups[-1][-1].end : amount.money.start] if groups else ""
        if groups and NEXT_IN_LIST.fullmatch(gap):
            groups[-1].append(amount)
        else:
            groups.append([amount])
    return groups
