"""From a document to its claims: sentences, readings, rules, and the decision what is published."""

from etl.claims.claim import Claim, Evidence
from etl.claims.clauses import read_sentence
from etl.claims.context import Context
from etl.claims.continuation import continue_expulsion, continue_round
from etl.claims.dates import calendar_of
from etl.claims.decide import decide
from etl.claims.drafts import Draft, Statement
from etl.claims.parties import find_parties
from etl.claims.rules import RULES, SENTENCE_RULES
from etl.claims.rules.sanction_round import note_round
from etl.claims.sentences import Sentence, split_sentences
from etl.documents import Document


def extract_claims(document: Document) -> list[Claim]:
    """All claims of a document in order of their place, published ones and those held back.

    Pure and deterministic: it knows the text and the publication date of the document, nothing else.
    """
    context = Context(calendar_of(document.text, document.published))
    drafts: list[Draft] = []
    for sentence in split_sentences(document.text):
        drafts += read_drafts(sentence, drafts, context)
    return [claim_of(document, draft) for draft in decide(drafts)]


def read_drafts(sentence: Sentence, before: list[Draft], context: Context) -> list[Draft]:
    """The drafts of one sentence; what only continues a draft of `before` is joined to it there."""
    parties = tuple(find_parties(sentence.text))
    fresh: list[Draft] = []
    for reading in read_sentence(sentence, context):
        note_round(reading, context)
        for rule in RULES:
            fresh += [draft for draft in rule.draft(reading, context) if not is_known(draft, fresh)]
    for sentence_rule in SENTENCE_RULES:
        fresh += sentence_rule.draft(Statement(sentence, parties), context)
    kept = continue_round(before, fresh, sentence)
    if not any(draft.record_type == "expulsion" for draft in kept):
        continue_expulsion(before, sentence, parties, context)
    context.update(sentence, parties)
    return kept


def is_known(draft: Draft, fresh: list[Draft]) -> bool:
    """True where another word of the same sentence gave the same draft, or a fuller one."""
    bare = {name: value for name, value in draft.fields.items() if name not in ("measures", "imposer")}
    return any(
        draft.record_type == known.record_type
        and all(known.fields.get(name) == value for name, value in bare.items())
        and draft.fields.get("imposer", known.fields.get("imposer")) == known.fields.get("imposer")
        for known in fresh
    )


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
    named = sorted({code for s in sentences for party in find_parties(s.text) for code in party.codes})
    return (
        f"{document.path}: no claim found in {len(sentences)} sentences"
        f" (states named: {', '.join(named) or 'none'}). "
        "Expected: an enacted sanction round, expulsion, diplomatic measure or a trade figure, in English. "
        "What to do: check that the document reports such a measure; what is only planned is not kept."
    )
