"""The two sides of a figure, completed from the rest of the sentence, the text before it, or the world."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.context import Codes, Context
from etl.claims.figures import MIRROR, Figure
from etl.claims.parties import Party, speaks_for
from etl.claims.sentences import Sentence
from etl.claims.syntax import SUBJECTS, child
from etl.claims.trade_flows import Flow, find_flows, governing_verb, heads_phrase, token_of
from etl.claims.trade_words import commodity_in, phrase_pattern, trade_parties, words_of
from etl.grammar.parsing import tree_of

# "Such exports", "those goods": a flow between two sides, of which the text has spoken.
POINTED = re.compile(
    r"\b(?:such|those|these)\s+(?:\w+\s+)?(?:imports?|exports?|goods|shipments|sales|purchases)\b",
    re.IGNORECASE,
)

OWN_FLOW = re.compile(
    r"\b(?:its|their)\s+(?:\w+\s+){0,2}?(?:sales|shipments|deliveries|purchases)\b", re.IGNORECASE
)
PARTNERS = re.compile(r"\b(?:partner|neighbou?r|customer|supplier)s?\b", re.IGNORECASE)
PLACES = r"(?:destination|market|buyer|customer|outlet|importer|purchaser|client)s?"
DESTINATION_OF = re.compile(rf"\b{PLACES}\s+(?:of|for)\s+(?:the\s+)?$")
MARKET_OF = re.compile(rf"['’]s?\s+(?:\w+\s+){{0,4}}?{PLACES}\b")


def complete(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """A figure with the sides that its flow leaves out: from another flow, the subject, the text before, or the world."""
    if (
        len(figure.reporter) == 2
        and figure.kind in ("turnover", "balance")
        and set(figure.partner) <= set(figure.reporter)
    ):
        return replace(figure, reporter=figure.reporter[:1], partner=figure.reporter[1:])
    if figure.is_complete:
        return figure
    if (
        re.search(phrase_pattern("all_partners"), sentence.text)
        and figure.reporter
        and figure.kind != "turnover"
    ):
        return replace(figure, partner=("WLD",))
    for step in (
        from_destination,
        from_taking_part,
        from_other_flow,
        from_known_figure,
        from_mention,
        from_pair,
        from_only_other,
        from_world,
    ):
        figure = step(figure, flows, parties, sentence, context)
        if figure.is_complete:
            return figure
    return figure


def from_destination(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """The seller as owner of the goods or of the market: "the main destination of Brazilian goods is China, which"."""
    for party in parties:
        sells = DESTINATION_OF.search(sentence.text, 0, party.start) or MARKET_OF.match(
            sentence.text, party.end
        )
        if sells and figure.kind == "import" and not figure.partner and party.codes != figure.reporter:
            return replace(figure, partner=party.codes)
    return figure


def from_taking_part(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """The other side as subject: "Germany accounted for $27 billion of Russia's imports"."""
    verb = governing_verb(figure.amount.word)
    if verb is None or not any(
        one.lower_ in words_of("takes_part")
        for one in (verb, figure.amount.word.head, *figure.amount.word.ancestors)
    ):
        return figure
    subject = child(verb, *SUBJECTS)
    for party in parties:
        if (
            subject is not None
            and heads_phrase(token_of(party, subject.doc), subject)
            and party.codes != figure.reporter
        ):
            return (
                replace(figure, partner=party.codes)
                if figure.reporter
                else replace(figure, reporter=party.codes)
            )
    return figure


def from_other_flow(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """The sides of another flow of the sentence, where the two do not contradict each other."""
    for flow in flows:
        if flow.reporter and flow.partner:
            completed = joined_with(figure, flow.reporter, flow.partner)
            if completed.is_complete:
                return completed
        elif flow.partner and not figure.partner and flow.partner != figure.reporter:
            figure = replace(figure, partner=flow.partner)
        elif flow.reporter and not figure.reporter and flow.reporter != figure.partner:
            figure = replace(figure, reporter=flow.reporter)
    return figure


def joined_with(figure: Figure, reporter: Codes, partner: Codes) -> Figure:
    """A figure completed by two sides known from elsewhere, if its own side is one of them."""
    if not figure.reporter and not figure.partner:
        return replace(figure, reporter=reporter, partner=partner)
    if figure.reporter in (reporter, partner):
        return replace(figure, partner=partner if figure.reporter == reporter else reporter)
    if figure.partner in (reporter, partner):
        return replace(figure, reporter=partner if figure.partner == reporter else reporter)
    return figure


def from_known_figure(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """The sides of the figure told right before."""
    known = context.traded
    if known is None or not known.is_near(sentence):
        return figure
    if figure.is_weak and not (figure.reporter or figure.partner):
        turned = phrase_pattern("other_direction").search(sentence.text)
        if turned and MIRROR[figure.kind] == known.kind:
            return replace(figure, reporter=known.reporter, partner=known.partner)
        return figure
    completed = joined_with(figure, known.reporter, known.partner)
    if completed.is_complete:
        return completed
    if figure.partner and not figure.reporter and figure.partner != known.reporter:
        return replace(figure, reporter=known.reporter)
    named = {code for party in parties for code in party.codes}
    same = figure.kind == known.kind and known.sentence.paragraph == sentence.paragraph
    if same and not figure.partner and named == set(figure.reporter) and known.partner != figure.reporter:
        # "China imported oil worth $18 billion from Russia. India imported $5 billion."
        return replace(figure, partner=known.partner)
    return figure


def from_mention(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """The sides and goods of a flow that an earlier sentence named without an amount."""
    mention = context.trade_mention
    if mention is None or sentence.paragraph - mention.paragraph > 1:
        return figure
    mentioned = find_flows(tree_of(mention.text), trade_parties(mention.text))
    alike = [flow for flow in mentioned if flow.kind == figure.kind]
    turned = [] if figure.reporter else [flow for flow in mentioned if flow.kind == MIRROR[figure.kind]]
    for flow in [*alike, *turned]:
        completed = joined_with(figure, flow.reporter, flow.partner)
        if not completed.is_complete:
            reporter, partner = figure.reporter or flow.reporter, figure.partner or flow.partner
            completed = replace(figure, reporter=reporter, partner=partner)
        if completed.is_complete and completed.reporter != completed.partner:
            return replace(completed, commodity=completed.commodity or flow.commodity)
    return figure


def from_pair(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """The two countries that a text is about, for "two-way trade"; the actor, for "its exports to Russia"."""
    named = {code for party in parties for code in party.codes} - {"WLD"}
    if phrase_pattern("two_sided").search(sentence.text) and not figure.reporter and not figure.partner:
        pair = tuple(sorted(named or context.met, key=lambda code: -context.met.get(code, 0)))
        if len(pair) == 2:
            return replace(figure, reporter=pair[:1], partner=pair[1:])
        if len(context.listed) == 2:
            return replace(figure, reporter=context.listed[:1], partner=context.listed[1:])
    others = tuple(sorted(named - set(figure.reporter)))
    if (
        phrase_pattern("two_sided").search(sentence.text)
        and figure.reporter
        and not figure.partner
        and len(others) == 1
    ):
        return replace(figure, partner=others)
    if figure.partner and not figure.reporter:
        sellers = [
            p
            for p in parties
            if p.codes != figure.partner
            and p.standing == "state"
            and (p.preposition in ("", "by") or speaks_for(sentence.text, p))
        ]
        if len(sellers) == 1:
            return replace(figure, reporter=sellers[0].codes)
        if (
            not sellers
            and (not figure.is_weak or OWN_FLOW.search(sentence.text))
            and context.topic
            and context.topic != figure.partner
            and sentence.paragraph - context.topic_paragraph <= 1
        ):
            return replace(figure, reporter=context.topic)
        if not (sellers or figure.is_weak or context.topic):
            return replace(figure, reporter=context.counterpart(figure.partner))
    return figure


def from_only_other(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """The one other state of a sentence on partners or goods: "the EU was Cuba's first partner, with exports of"."""
    others = {code for party in parties for code in party.codes} - {*figure.reporter, "WLD"}
    before = [party for party in parties if party.start < figure.amount.money.start]
    goods = any(
        party.standing in ("modifier", "possessive")
        and commodity_in(sentence.text[party.end : party.end + 15])
        for party in before
        if set(party.codes) <= others
    )
    if (
        figure.reporter
        and not figure.partner
        and len(others) == 1
        and (goods or PARTNERS.search(sentence.text))
    ):
        return replace(figure, partner=tuple(others))
    return figure


def from_world(
    figure: Figure, flows: Sequence[Flow], parties: Sequence[Party], sentence: Sentence, context: Context
) -> Figure:
    """All partners, where a country's imports, exports or balance are told and no partner is in sight."""
    if figure.is_weak or figure.partner:
        return figure
    if POINTED.search(sentence.text):
        other = context.counterpart(figure.reporter)
        return replace(figure, partner=other) if figure.reporter else figure
    if figure.reporter:
        return replace(figure, partner=("WLD",))
    pointed = any(flow.is_known and flow.kind == figure.kind for flow in flows)
    if pointed and context.topic and sentence.paragraph - context.topic_paragraph <= 1:
        return replace(figure, reporter=context.topic, partner=("WLD",))
    return figure
