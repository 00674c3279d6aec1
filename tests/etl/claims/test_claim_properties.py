"""What holds for any text: quotes are the text at their span, and nothing raises."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.claims import describe_silence, extract_claims
from etl.documents import Document

WORDS = ["Japan", "Russia", "Tokyo", "the EU", "it", "sanctioned", "expelled", "35", "eight", "Russian", "diplomats",
         "entities", "and", "individuals", "on", "December 15", "by", "from", "imports", "$5 billion", "40$500 million",
         "will", "if", "were", "talks", "suspended", "peace treaty", "sanctions", "against", ".", ",", "\n", "**",
         "the 15th", "2023", "unfriendly", "declared", "banned", "exports", "in", "which", "\u00a0", "5–6"]  # fmt: skip


def document_of(text: str) -> Document:
    return Document("d", Path("d.txt"), text, "0" * 64, "text/plain")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_every_quote_is_the_text_at_its_span(text: str) -> None:
    for claim in extract_claims(document_of(text)):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote
        assert claim.rule
        assert claim.rule_version >= 1
        assert (claim.decision == "quarantine") == (claim.reason is not None)
        assert all(text[e.start : e.end] == e.quote for e in claim.evidence)
        assert not any(value is None or value == 0 for value in claim.fields.values())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(claim.quote for claim in extract_claims(document_of(text)))
    assert "no claim" in describe_silence(document_of(text))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 1800), st.sampled_from(["Japan", "Canada", "Norway"]), st.sampled_from(["RU", "BY", "IR"])
)
def test_any_number_and_party_reads_the_same(count: int, imposer: str, target: str) -> None:
    adjective = {"RU": "Russian", "BY": "Belarusian", "IR": "Iranian"}[target]
    (claim,) = extract_claims(document_of(f"{imposer} sanctioned {count:,} {adjective} companies."))
    assert (claim.fields["n_entities"], claim.fields["target"]) == (count, target)
