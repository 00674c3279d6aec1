"""`sanctrack extract`: the claims of any text, as a table or one JSON object a line, without a database."""

import json
from pathlib import Path

from tests.cli.conftest import SAMPLES, Sanctrack

KEYS = {"record_type", "doc", "start", "end", "quote", "fields", "decision"}
TYPES = {"sanction_round", "expulsion", "trade_figure", "diplomatic_measure"}


def test_jsonl_has_the_keys_that_the_scorer_reads(sanctrack: Sanctrack, data_dir: Path) -> None:
    ended = sanctrack("extract", "--format", "jsonl", SAMPLES / "documents")
    assert ended.code == 0
    claims = [json.loads(line) for line in ended.out.splitlines()]
    assert len(claims) > 10
    assert all(set(claim) >= KEYS for claim in claims)
    assert {claim["record_type"] for claim in claims} == TYPES
    assert {claim["decision"] for claim in claims} == {"record", "quarantine"}
    assert {claim["doc"] for claim in claims} >= {"expulsions-april", "round-of-december-a"}
    assert not data_dir.exists()


def test_offsets_point_to_the_quote_in_the_file(sanctrack: Sanctrack) -> None:
    path = SAMPLES / "documents" / "expulsions-april.txt"
    claims = [json.loads(line) for line in sanctrack("extract", path, "--format", "jsonl").out.splitlines()]
    text = path.read_text(encoding="utf-8")
    assert [claim["fields"]["count"] for claim in claims] == [8, 8]
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)


def test_the_table_shows_fields_rule_and_words(sanctrack: Sanctrack) -> None:
    shown = sanctrack("extract", SAMPLES / "documents" / "expulsions-april.txt")
    assert shown.code == 0
    for text in ("expulsion", "count 8", "expeller JP", " v", "Japan expelled eight"):
        assert text in shown.said, text


def test_what_is_held_back_says_why(sanctrack: Sanctrack) -> None:
    assert "held back:" in sanctrack("extract", SAMPLES / "documents" / "trade-by-year.html").said


def test_a_document_without_a_claim_is_no_failure_and_says_so(sanctrack: Sanctrack, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained all day in Sapporo.\n")
    ended = sanctrack("extract", tmp_path / "rain.txt")
    assert (ended.code, ended.out) == (0, "")
    assert "rain" in ended.err and "no claim" in ended.err.lower()


def test_one_unreadable_file_does_not_hide_the_others(sanctrack: Sanctrack, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 4)
    ended = sanctrack("extract", tmp_path / "bad.txt", SAMPLES / "documents" / "expulsions-april.txt")
    assert ended.code == 1
    assert "bad.txt" in ended.err and "Traceback" not in ended.err
    assert "Japan expelled eight" in ended.said


def test_explain_shows_which_rule_fired_on_which_words_and_what_was_dropped(sanctrack: Sanctrack) -> None:
    shown = sanctrack("extract", SAMPLES / "documents" / "expulsions-april.txt", "--explain")
    assert shown.code == 0
    for text in (
        "expelled",
        "published",
        "actor: Japan",
        "told as hypothetical",
        "more sentences name nothing",
    ):
        assert text in shown.said, text


def test_explain_gives_a_step_a_line_instead_of_claims(sanctrack: Sanctrack) -> None:
    words = ("--explain", "--format", "jsonl")
    ended = sanctrack("extract", SAMPLES / "documents" / "expulsions-april.txt", *words)
    steps = [json.loads(line) for line in ended.out.splitlines()]
    assert all(
        set(step) == {"doc", "rule", "sentence", "start", "end", "words", "outcome", "why"} for step in steps
    )
    assert {"drafted", "published", "no rule"} <= {step["outcome"] for step in steps}
