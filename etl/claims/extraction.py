"""From a document to its claims: sentences, readings, rules, and the decision what is published."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.acts import names_act, read_sentence
from etl.claims.claim import Claim, Evidence
from etl.claims.context import Codes, Context
from etl.claims.continuation import (
    complete_pairs,
    continue_expulsion,
    continue_round,
    counts_of,
    link_answers,
    measures_of,
)
from etl.claims.dates import calendar_of
from etl.claims.decide import decide
from etl.claims.drafts import Draft, Statement
from etl.claims.first_pass import deserves_rules, names_topic
from etl.claims.money import find_money
from etl.claims.parties import parties_of, place_of_dateline
from etl.claims.rounds import complete_rounds
from etl.claims.rules import RULES, SENTENCE_RULES
from etl.claims.rules.sanction_round import note_round
from etl.claims.sentences import Sentence, split_sentences
from etl.claims.trace import Trace
from etl.documents import Document
from etl.grammar import grow_trees

# Characters in which a document introduces who speaks.
HEAD = 4_000
BLOCS = ("EU", "UN", "G7")


@dataclass(frozen=True)
class Marked:
    """A document in sentences, with those that deserve the rules."""

    document: Document
    sentences: list[Sentence]
    relevant: frozenset[Sentence]


def extract_claims(document: Document, trace: Trace | None = None) -> list[Claim]:
    """All claims of a document in order of their place, published ones and those held back.

    Pure and deterministic: it knows the text and the publication date of the document, nothing else.
    What was considered on the way is noted in `trace`.
    """
    marked = mark_sentences(document)
    grow_trees(sentences_to_parse(marked))
    return read_marked(marked, trace)


def extract_batch(documents: Sequence[Document]) -> list[list[Claim]]:
    """The claims of several documents; their sentences are parsed together, which is faster."""
    marked = [mark_sentences(document) for document in documents]
    grow_trees([text for one in marked for text in sentences_to_parse(one)])
    return [read_marked(one, None) for one in marked]


def mark_sentences(document: Document) -> Marked:
    """The cheap first pass: no sentence at all of a text that names none of our topics."""
    if not names_topic(document.text):
        return Marked(document, [], frozenset())
    sentences = split_sentences(document.text)
    return Marked(document, sentences, frozenset(one for one in sentences if deserves_rules(one.text)))


def sentences_to_parse(marked: Marked) -> list[str]:
    """The different texts of a document's relevant sentences whose grammar the rules will ask for."""
    return list(
        {one.text: None for one in marked.sentences if one in marked.relevant and needs_tree(one.text)}
    )


def read_marked(marked: Marked, trace: Trace | None) -> list[Claim]:
    """The claims of a document whose sentences are marked and parsed."""
    if not marked.sentences:
        if trace:
            trace.unread()
        return []
    document, sentences = marked.document, marked.sentences
    place = place_of_dateline(document.text)
    context = Context(calendar_of(document.text, document.published), speaker_of(sentences), place)
    drafts: list[Draft] = []
    for sentence in sentences:
        if sentence in marked.relevant:
            drafts += read_drafts(sentence, drafts, context, trace)
        elif trace:
            trace.skipped(sentence)
        context.update(sentence, context.parties_in(sentence.text))
    linked = complete_rounds(link_answers(drafts), sentences, context)
    decided = decide(linked)
    if trace:
        trace.decided(linked, decided)
    return [claim_of(document, draft) for draft in decided]


def needs_tree(text: str) -> bool:
    """True for a sentence whose grammar the rules will ask for: it names an act or an amount of money."""
    return names_act(text) or bool(find_money(text))


def speaker_of(sentences: Sequence[Sentence]) -> Codes:
    """Who says "we" in a document: who acts in it most often, else the first group of states that is named."""
    named = [party for one in sentences if one.start < HEAD for party in parties_of(one.text)]
    acting = Counter(party.codes for party in named if party.standing == "state" and not party.preposition)
    if acting:
        return acting.most_common(1)[0][0]
    return next((party.codes for party in named if party.codes[0] in BLOCS), ())


def read_drafts(
    sentence: Sentence, before: list[Draft], context: Context, trace: Trace | None = None
) -> list[Draft]:
    """The drafts of one sentence; what only continues a draft of `before` is joined to it there."""
    parties = context.parties_in(sentence.text)
    fresh: list[Draft] = []
    for reading in read_sentence(sentence, context):
        note_round(reading, context)
        taken: list[Draft] = []
        for rule in RULES:
            made = rule.draft(reading, context)
            fresh += [draft for draft in made if not is_known(draft, fresh)]
            taken += made
        if trace:
            trace.act(reading, taken, fresh)
    context.note_acts(list(fresh), sentence)
    stated = [draft for rule in SENTENCE_RULES for draft in rule.draft(Statement(sentence, parties), context)]
    fresh += stated
    kept = continue_round(before, complete_pairs(fresh, before), sentence)
    if trace:
        trace.sentence(sentence, stated, fresh, kept)
    if not any(draft.record_type == "expulsion" for draft in kept):
        continue_expulsion(before, sentence, parties, context)
    return kept


def is_known(draft: Draft, fresh: list[Draft]) -> bool:
    """True where another word of the same sentence gave the same draft, or a fuller one."""
    bare = {name: value for name, value in draft.fields.items() if name not in ("measures", "imposer")}
    return any(
        draft.record_type == known.record_type
        and all(known.fields.get(name) == value for name, value in bare.items())
        and draft.fields.get("imposer", known.fields.get("imposer")) == known.fields.get("imposer")
        and not tells_measure(draft, known)
        for known in fresh
    )


def tells_measure(draft: Draft, known: Draft) -> bool:
    """True for an uncounted ban beside a counted round of one sentence: two measures, not one told twice."""
    more = set(measures_of(draft)) - set(measures_of(known))
    return bool(more and counts_of(known) and not counts_of(draft))


def claim_of(document: Document, draft: Draft) -> Claim:
    """The claim that a decided draft makes, with its quotes taken from the text."""
    return Claim(
        record_type=draft.record_type,
        doc=document.doc,
        start=draft.start,
        end=draft.end,
        quote=document.text[draft.start : draft.end],
        fields=dict(draft.fields),
        decision="quarantine" if draft.problem else "record",
        reason=draft.problem,
        rule=draft.rule,
        rule_version=draft.rule_version,
        evidence=tuple(
            Evidence(span.start, span.end, document.text[span.start : span.end], span.role)
            for span in dict.fromkeys(draft.spans)
        ),
        status=draft.status,
    )


def describe_silence(document: Document) -> str:
    """One message for a document without any claim: what was read and what would have been a claim."""
    sentences = split_sentences(document.text)
    named = sorted({code for s in sentences for party in parties_of(s.text) for code in party.codes})
    return (
        f"{document.origin}: no claim found in {len(sentences)} sentences"
        f" (states named: {', '.join(named) or 'none'}). "
        "Expected: an enacted sanction round, expulsion, diplomatic measure or a trade figure, in English. "
        "What to do: check that the document reports such a measure; what is only planned is not kept."
    )
