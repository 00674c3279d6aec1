"""The figures of a sentence: each amount with its flow, sides, goods and period, completed from what was said before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.context import Codes, Context
from etl.claims.figures import MIRROR, Figure, figure_of
from etl.claims.parties import Party
from etl.claims.sentences import Sentence
from etl.claims.syntax import SUBJECTS, child, subject_of
from etl.claims.trade_amounts import (
    Amount,
    find_amounts,
    flow_of,
    is_other_money,
    is_realised,
    is_second,
    lists_in,
)
from etl.claims.trade_flows import (
    PARTNER,
    Flow,
    find_flows,
    governing_verb,
    stand_joined,
)
from etl.claims.trade_periods import with_periods
from etl.claims.trade_sides import complete
from etl.claims.trade_words import (
    FlowKind,
    commodity_in,
    flow_pattern,
    phrase_pattern,
    trade_parties,
    words_of,
)
from etl.claims.traded import Traded
from etl.grammar import Doc
from etl.grammar.parsing import tree_of

ITEM = re.compile(
    r"\s*(?:\(|:|,|with|at|–|-)?\s*(?:\(|worth|at|about|around|some|nearly|almost|over|more than|just)*\s*$"
)
GOES_TO = re.compile(r"\s*(?:\)|worth|of (?:it|that|them|which|this)|was|were|is|went|going|came|coming|shipped|sold|bought|flowed|destined|bound|exported|imported|headed|alone)?(?:\s+(?:went|going|came|coming|bound|shipped|exported|imported))?\s*$")  # fmt: skip


NOUN_LEFT_OUT = re.compile(
    r"(?:['’]s?)?\s*(?:,|from\b|to\b|at\b|by\b|was\b|were\b|is\b|are\b|stood\b|came\b|reach|total|amount|rose\b|fell\b"
    r"|grew\b|dropp|climb|jump|declin|increas|just\b|only\b|some\b|about\b|around\b|nearly\b|[$€£¥\d])"
)
BALANCE_LEFT = re.compile(
    r"\b(?P<what>deficit|surplus|shortfall)\s+(?:of|at|was|amounted to|came to|stood at|reached)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
SPENT = re.compile(
    r"\b(?:spent|paid|bought|purchased)\s+(?:(?:about|some|around|nearly|almost|over|just)\s+)?$"
)
RANKED = re.compile(
    r"\s*,?\s*(?:followed|was (?:next|second|third)|came (?:next|second|third)|ranked (?:next|second|third))?,?\s*"
    r"(?:with|at|on|\()\s*(?:about|around|some|nearly|almost|over|more than|just)?\s*"
)
STANDS_FOR_FLOW = re.compile(r"\b(?:those|that)\s+(?:of|by)\s+(?:the\s+)?$")
NO_AMOUNT: Amount = None  # type: ignore[assignment]


def find_figures(sentence: Sentence, context: Context) -> list[Figure]:
    """The figures of a sentence in order; the context remembers the last one."""
    near = context.traded is not None and context.traded.is_near(sentence)
    near = near or (
        context.trade_mention is not None and context.trade_mention.paragraph == sentence.paragraph
    )
    speaks = flow_pattern().search(sentence.text)
    if not re.search(r"[\d$€£¥]|illion", sentence.text) or not (speaks or near):
        note_mention(sentence, context)
        return []
    tree = tree_of(sentence.text)
    amounts = [amount for amount in find_amounts(tree) if not is_other_money(tree, amount)]
    if not amounts:
        note_mention(sentence, context)
        return []
    parties = trade_parties(sentence.text)
    flows = find_flows(tree, parties)
    figures = [
        figure
        for group in lists_in(amounts, tree.text)
        for figure in figures_of(group, amounts, flows, parties, tree)
    ]
    figures += carried_figures(tree, amounts, figures, flows, parties, sentence, context)
    figures.sort(key=lambda figure: figure.amount.money.start)
    before = context.traded
    completed: list[Figure] = []
    for figure in figures:
        if figure.how == "second" and completed and not figure.commodity:
            figure = replace(figure, commodity=completed[-1].commodity)
        completed.append(complete(figure, flows, parties, sentence, context))
        remember(completed[-1:], sentence, context)
    context.traded = before
    dated = with_periods(completed, amounts, sentence, context)
    remember(dated, sentence, context)
    return dated


def note_mention(sentence: Sentence, context: Context) -> None:
    """Remember a sentence that speaks of trade without an amount; a later "those exports" may mean it."""
    if flow_pattern().search(sentence.text):
        context.trade_mention = sentence


def remember(figures: Sequence[Figure], sentence: Sentence, context: Context) -> None:
    """Keep the last complete figure in mind."""
    whole = [figure for figure in figures if figure.is_complete]
    if whole:
        last = next((f for f in reversed(whole) if f.how != "second"), whole[-1])
        context.traded = Traded(
            last.reporter, last.partner, last.kind, last.commodity, last.period, last.is_negative, sentence
        )


def figures_of(
    group: Sequence[Amount],
    amounts: Sequence[Amount],
    flows: Sequence[Flow],
    parties: Sequence[Party],
    tree: Doc,
) -> list[Figure]:
    """The figures of amounts that stand in a list, one by one or shared out "respectively"."""
    if len(group) > 1 and (shared := share_out(group, flows)):
        return shared
    figures = []
    for amount in group:
        how = "second" if is_second(tree, amount) else "linked"
        flow = flow_of(amount, flows)
        if flow is None and how == "second":
            flow = next(
                (one for other in amounts if other != amount and (one := flow_of(other, flows))), None
            )
        if flow is not None:
            figures.append(with_own_sides(amount, flow, how, amounts, parties))
    return figures


def share_out(group: Sequence[Amount], flows: Sequence[Flow]) -> list[Figure]:
    """As many amounts as flows or states: each takes its own, in order."""
    linked = next((flow for amount in group if (flow := flow_of(amount, flows))), None)
    if linked is None:
        return []
    joined = joined_flows(linked, flows)
    if len(joined) == len(group):
        return [figure_of(amount, flow, "respective") for amount, flow in zip(group, joined, strict=True)]
    if len(linked.partner) == len(group):
        return [
            replace(figure_of(amount, linked, "respective"), partner=(code,))
            for amount, code in zip(group, linked.partner, strict=True)
        ]
    if len(linked.reporter) == len(group):
        return [
            replace(figure_of(amount, linked, "respective"), reporter=(code,))
            for amount, code in zip(group, linked.reporter, strict=True)
        ]
    return []


def joined_flows(flow: Flow, flows: Sequence[Flow]) -> list[Flow]:
    """The flows that are joined to one, itself among them, in their order."""
    position = flows.index(flow)
    first = last = position
    while first and (
        stand_joined(flows[first - 1].word, flows[first].word)
        or (flows[first].word.head == flows[first - 1].word and flows[first].word.dep_ == "conj")
    ):
        first -= 1
    while last + 1 < len(flows) and (
        stand_joined(flows[last].word, flows[last + 1].word)
        or (flows[last + 1].word.head == flows[last].word and flows[last + 1].word.dep_ == "conj")
    ):
        last += 1
    return list(flows[first : last + 1])


def with_own_sides(
    amount: Amount, flow: Flow, how: str, amounts: Sequence[Amount], parties: Sequence[Party]
) -> Figure:
    """An amount as the figure of a flow, with the side that stands at the amount itself: "and $3 billion to Turkey"."""
    figure = figure_of(amount, flow, how)
    if owner := owner_left_out(amount, flow, parties):
        return replace(figure, reporter=owner) if owner != figure.partner else figure
    position = amounts.index(amount)
    earlier = amounts[position - 1] if position else None
    text = flow.word.doc.text
    start = earlier.end if earlier and earlier.money.start > flow.word.idx else flow.word.idx
    stop = amounts[position + 1].money.start if position + 1 < len(amounts) else len(text)
    if (
        earlier is not None
        and start == earlier.end
        and (goods := commodity_in(text[start : amount.money.start]))
    ):
        figure = replace(figure, commodity=goods)
    pairs = [p for p in right_before(amount, parties, " :(,") if len(p.codes) == 2]
    if pairs and flow.kind in ("turnover", "balance"):
        return replace(figure, reporter=pairs[-1].codes[:1], partner=pairs[-1].codes[1:])
    for party in parties:
        precedes = earlier is not None and start <= party.start and party.end <= amount.money.start
        near = precedes or goes_to(party, amount, stop)
        if near and party.preposition in PARTNER[flow.kind] and party.codes != figure.reporter:
            return replace(figure, partner=party.codes)
        if precedes and not party.preposition and ITEM.fullmatch(text[party.end : amount.money.start]):
            return as_item(figure, party)
    before = right_before(amount, parties, " (")
    is_told = not before or (figure.reporter and len(figure.partner) == 1)
    return figure if is_told else as_item(figure, before[-1])


def owner_left_out(amount: Amount, flow: Flow, parties: Sequence[Party]) -> Codes:
    """The last state named as another owner of the same flow: "and Kazakhstan's from $5.6bn", "that of Serbia"."""
    text = flow.word.doc.text
    told = [
        party.codes
        for party in parties
        if flow.word.idx < party.start < amount.money.start
        and (
            (party.standing == "possessive" and NOUN_LEFT_OUT.match(text, party.end))
            or (party.preposition in ("of", "by") and STANDS_FOR_FLOW.search(text, 0, party.start))
        )
    ]
    return told[-1] if told else ()


def right_before(amount: Amount, parties: Sequence[Party], blanks: str) -> list[Party]:
    """The parties between which and an amount nothing but some signs stands."""
    text, start = amount.word.doc.text, amount.money.start
    return [party for party in parties if party.end <= start and not text[party.end : start].strip(blanks)]


def goes_to(party: Party, amount: Amount, stop: int) -> bool:
    """True for the party right after an amount: "$3 billion to Turkey", "$20 billion of which went to China"."""
    if not amount.end <= party.start < stop:
        return False
    gap = amount.word.doc.text[amount.end : party.start]
    return bool(GOES_TO.fullmatch(gap.rstrip().rpartition(" ")[0] if party.preposition else gap))


def as_item(figure: Figure, party: Party) -> Figure:
    """A figure of a list in which each amount has its state: it stands for the side that the first one stood for."""
    if party.codes == figure.partner:
        told_by_each = figure.is_weak and len(figure.reporter) == 1
        return replace(figure, reporter=party.codes, partner=figure.reporter) if told_by_each else figure
    if figure.partner and figure.reporter and figure.how != "second" and figure.is_weak:
        return replace(figure, reporter=party.codes)
    if figure.partner and not figure.reporter:
        return replace(figure, reporter=party.codes)
    if party.codes == figure.reporter:
        return figure
    return replace(figure, partner=party.codes)


def carried_figures(
    tree: Doc,
    amounts: Sequence[Amount],
    figures: Sequence[Figure],
    flows: Sequence[Flow],
    parties: Sequence[Party],
    sentence: Sentence,
    context: Context,
) -> list[Figure]:
    """Amounts of a flow that an earlier sentence named: "By 2015 they had dropped to $4.8 billion"."""
    found: list[Figure] = []
    for amount in amounts:
        if any(figure.amount == amount for figure in figures) or not is_realised(amount.word):
            continue
        told = [*figures, *found]
        further = (
            balance_left(amount, known_before(told, sentence, context), parties)
            or further_buyer(amount, context, sentence, parties)
            or next_in_ranking(amount, told, parties)
        )
        if further:
            found.append(further)
            continue
        turned = bool(phrase_pattern("other_direction").search(tree.text))
        if not (turned or speaks_of_known(amount)):
            continue
        start = amount.money.start
        earlier = [figure for figure in figures if figure.amount.money.start < start]
        others = [one for one in flows if one.word.dep_ not in ("acl:relcl", "acl") and one.word.idx < start]
        if others and not earlier:
            continue
        known = known_before(earlier, sentence, context)
        if known is not None:
            how = "second" if is_second(tree, amount) and found else "carried"
            found.append(
                replace(known, amount=amount, kind=MIRROR[known.kind] if turned else known.kind, how=how)
            )
        elif flows:
            found.append(figure_of(amount, flows[0], "carried"))
    return found


def balance_left(amount: Amount, known: Figure | None, parties: Sequence[Party]) -> Figure | None:
    """What trade told before leaves: "That left Tokyo with a deficit of 1.36 trillion yen"."""
    mark = BALANCE_LEFT.search(amount.word.doc.text, 0, amount.money.start)
    if mark is None or known is None:
        return None
    sides = (known.reporter, known.partner)
    named = [party.codes for party in parties if party.codes in sides and party.start < mark.start()]
    reporter = named[-1] if named else known.reporter
    return replace(
        known,
        amount=amount,
        kind="balance",
        reporter=reporter,
        partner=sides[1] if reporter == sides[0] else sides[0],
        commodity="",
        is_negative=mark["what"].lower() != "surplus",
        how="carried",
        period="",
    )


def further_buyer(
    amount: Amount, context: Context, sentence: Sentence, parties: Sequence[Party]
) -> Figure | None:
    """Another buyer of what was told right before: "China spent $18.9 billion on Russian oil. India spent $5 billion"."""
    known, text = context.traded, sentence.text
    pays = SPENT.search(text, 0, amount.money.start)
    if (
        known is None
        or pays is None
        or known.kind != "import"
        or known.sentence.paragraph != sentence.paragraph
    ):
        return None
    buyers = {party.codes for party in parties if party.standing == "state" and party.end <= pays.start()}
    if len(parties) != 1 or len(buyers) != 1 or buyers & {known.reporter, known.partner}:
        return None
    return Figure(amount, "import", buyers.pop(), known.partner, known.commodity, False, "carried")


def next_in_ranking(amount: Amount, figures: Sequence[Figure], parties: Sequence[Party]) -> Figure | None:
    """The next of a ranking: "…; the United States followed with $29.7 billion, then Argentina at $9.8 billion"."""
    earlier = [figure for figure in figures if figure.amount.money.start < amount.money.start]
    start = earlier[-1].amount.end if earlier else 0
    text = amount.word.doc.text
    for party in parties:
        beside = start <= party.start and RANKED.fullmatch(text[party.end : amount.money.start])
        if earlier and beside and party.standing == "state":
            return as_item(replace(earlier[-1], amount=amount, how="carried", period=""), party)
    return None


def known_before(figures: Sequence[Figure], sentence: Sentence, context: Context) -> Figure | None:
    """The flow that a pronoun can mean: one of the sentence itself, the last figure, or a flow named since."""
    if figures:
        return replace(figures[-1], period="")
    mention, known = context.trade_mention, context.traded
    if (
        mention is not None
        and mention.paragraph == sentence.paragraph
        and (known is None or mention.start > known.sentence.start)
    ):
        flows = find_flows(tree_of(mention.text), trade_parties(mention.text))
        whole = [flow for flow in flows if flow.reporter and flow.partner]
        if whole:
            return figure_of(NO_AMOUNT, whole[-1], "carried")
    if known is None or not known.is_near(sentence):
        return None
    kind: FlowKind = known.kind  # type: ignore[assignment]
    return Figure(
        NO_AMOUNT, kind, known.reporter, known.partner, known.commodity, known.is_negative, "carried"
    )


def speaks_of_known(amount: Amount) -> bool:
    """True where the subject of an amount's clause stands for something named before."""
    verb = amount.word if child(amount.word, *SUBJECTS) is not None else governing_verb(amount.word)
    subject = subject_of(verb) if verb is not None else None
    if subject is None:
        first = amount.word.doc[0]
        return first.lower_ in words_of("anaphors") and first.tag_ in ("DT", "PRP")
    return subject.lower_ in words_of("anaphors")
