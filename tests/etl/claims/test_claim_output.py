"""What a claim looks like outside, and what is said of a document without any."""

from collections.abc import Callable
from pathlib import Path

from etl.claims import Claim, describe_silence
from etl.claims.lexicon.files import read_vocabulary
from etl.claims.rules import RULES, SENTENCE_RULES
from etl.documents import Document
from models.vocabulary import Measure

Read = Callable[..., list[Claim]]


def test_a_line_of_json_names_rule_place_and_words(read: Read) -> None:
    (claim,) = read("Tokyo said little. On 8 April 2022 Japan expelled eight Russian diplomats.")
    line = claim.as_json()
    assert line["rule"] == "expelled"
    assert line["rule_version"] == 2
    assert (line["start"], line["end"], line["decision"], line["reason"]) == (19, 74, "record", None)
    evidence = {(e["role"], e["quote"]) for e in line["evidence"]}  # type: ignore[attr-defined]
    assert {("actor", "Japan"), ("date", "8 April 2022"), ("count", "eight Russian diplomats")} <= evidence


def test_a_document_without_claims_is_described() -> None:
    text = "The two ministers met. Japan and Russia agreed to meet again."
    message = describe_silence(Document("d", Path("d.txt"), text, "0" * 64, "text/plain"))
    assert "d.txt: no claim found in 2 sentences (states named: JP, RU)" in message
    assert "Expected:" in message
    assert "What to do:" in message


def test_rules_have_names_of_their_own_and_say_what_they_read() -> None:
    rules = [*RULES, *SENTENCE_RULES]
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(rule.read.__doc__ for rule in rules)


def test_measures_of_the_vocabulary_files_are_those_of_the_model() -> None:
    known = {measure.value for measure in Measure}
    assert set(read_vocabulary("measures")["rounds"]) - known == set()
