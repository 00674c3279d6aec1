"""The trace tells which rule fired on which words, and what was considered and dropped, and why."""

from pathlib import Path

import pytest

from etl.claims import extract_claims
from etl.claims.trace import Considered, Outcome, Trace
from etl.documents import Document

PUBLISHED = "On 8 April 2022 Japan expelled eight Russian diplomats."


def steps_of(text: str) -> list[Considered]:
    trace = Trace(text)
    document = Document("d", Path("d.txt"), text, "0" * 64, "text/plain")
    assert extract_claims(document, trace) == extract_claims(document)
    return trace.steps


def told(text: str, outcome: Outcome) -> list[tuple[str, str, str]]:
    """Rule, words and reason of the steps that ended so."""
    return [(step.rule, step.words, step.why) for step in steps_of(text) if step.outcome is outcome]


def test_a_published_claim_names_its_rule_and_the_words_it_stands_on() -> None:
    ((rule, words, why),) = told(PUBLISHED, Outcome.DRAFTED)
    assert rule == "expelled"
    assert "actor: Japan" in words and "date: 8 April 2022" in words
    assert "expeller JP" in why and "count 8" in why
    assert [(step[0], step[1]) for step in told(PUBLISHED, Outcome.PUBLISHED)] == [("expelled", PUBLISHED)]


def test_a_claim_held_back_says_why() -> None:
    ((rule, _, why),) = told("On 27 April 2022 two Russian diplomats were expelled.", Outcome.HELD_BACK)
    assert (rule, "who expelled" in why) == ("expelled", True)


def test_an_act_that_is_not_done_is_named_with_how_it_is_told() -> None:
    ((rule, words, why),) = told("Japan threatened to expel eight Russian diplomats.", Outcome.NO_RULE)
    assert (rule, words) == ("", "expel")
    assert "told as threatened" in why


def test_an_act_upon_nothing_that_counts_is_named_with_its_object() -> None:
    steps = told("On 8 April 2022 Japan's school expelled a pupil.", Outcome.NO_RULE)
    assert ("expelled", True) in [(words, "a pupil" in why) for _, words, why in steps]


def test_what_says_the_same_again_points_to_the_claim_it_joined() -> None:
    text = f"{PUBLISHED}\n\nJapan expelled eight Russian diplomats on 8 April 2022, it was confirmed."
    ((rule, _, why),) = told(text, Outcome.JOINED)
    assert rule == "expelled"
    assert why == f"says again what characters 0 to {len(PUBLISHED)} say"


def test_a_sentence_without_a_topic_is_skipped_and_so_is_a_document() -> None:
    skipped = told(f"{PUBLISHED} It rained all day.", Outcome.SKIPPED)
    assert [words for _, words, _ in skipped] == ["It rained all day."]
    ((_, words, why),) = told("It rained all day.", Outcome.SKIPPED)
    assert (words, "names nothing" in why) == ("It rained all day.", True)


@pytest.mark.parametrize("text", [PUBLISHED, "Russian diplomats were expelled. Japan may expel two more."])
def test_offsets_point_into_the_text(text: str) -> None:
    steps = steps_of(text)
    assert all(0 <= step.start < step.end <= len(text) for step in steps)
    assert all(
        step.words == text[step.start : step.end]
        for step in steps
        if step.outcome in (Outcome.NO_RULE, Outcome.PUBLISHED, Outcome.HELD_BACK)
    )
