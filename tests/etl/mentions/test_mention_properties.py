"""Whatever the text: mentions lie in it, in order, on whole words, and never overlap."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.mentions.matching import find_mentions
from etl.mentions.words import folded_words, printed_words, word_spans
from tests.etl.mentions.listed import company, index_of, name

NAMES = [
    *company("x-1", "Severstal Zavod", "SZVD", "Severstal Zavod Tver"),
    *company("x-2", "Zavod Tver"),
    name("x-3", "SECHIN, Igor Ivanovich"),
    name("y-3", "Igor Sechin"),
    name("x-4", "Zavod", schema="Vessel"),
]
INDEX = index_of(*NAMES)
PIECES = [
    "Severstal",
    "Zavod",
    "Tver",
    "SZVD",
    "Igor",
    "Ivanovich",
    "Sechin",
    "Putin",
    "ship",
    ",",
    ".",
    "\n",
    "’s",
    "é",
    "İ",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map(" ".join)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_mentions_are_whole_words_and_do_not_overlap(text: str) -> None:
    found = find_mentions(text, INDEX)
    spans = sorted({(one.start, one.end) for one in found})
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(0 < one.score <= 1 for one in found)
    for start, end in spans:
        assert not re.match(r"[^\W_]", text[end : end + 1]) and not re.match(
            r"[^\W_]", text[start - 1 : start]
        )
        assert folded_words(text[start:end])


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_words_and_their_spans_agree(text: str) -> None:
    assert [text[start:end] for start, end in word_spans(text)] == printed_words(text)
