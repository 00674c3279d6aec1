"""`sanctrack review`: what waits is listed or asked for, and a decision holds in the store and in the warehouse."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Sanctrack

BY = ("--by", "Aya", "--reason", "table 2")
GARBLED = "38$700"


@pytest.fixture
def waiting(sanctrack: Sanctrack, loaded: Path) -> str:
    """The first characters of the id of the one claim of the sample that waits."""
    (line,) = sanctrack("review", "--format", "jsonl").out.splitlines()
    return str(json.loads(line)["claim_id"])[:8]


def answering(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def judgement_of(ended: Ended) -> str:
    assert ended.code == 0, ended.err
    return ended.out.split("judgement ")[1].split(",")[0]


def test_the_queue_is_listed_with_words_fields_and_reason(sanctrack: Sanctrack, loaded: Path) -> None:
    shown = sanctrack("review")
    assert shown.code == 0
    for text in ("trade_figure", "reporter=JP", GARBLED, "the amount", "1 waiting"):
        assert text in shown.said, text


def test_the_queue_can_be_passed_on(sanctrack: Sanctrack, loaded: Path) -> None:
    (as_json,) = map(json.loads, sanctrack("review", "--format", "jsonl").out.splitlines())
    (as_csv,) = csv.DictReader(io.StringIO(sanctrack("review", "--format", "csv").out))
    assert as_json["record_type"] == as_csv["record_type"] == "trade_figure"
    assert as_json["fields"] == json.loads(as_csv["fields"])
    assert as_json["claim_id"] == as_csv["claim_id"]
    assert GARBLED in as_json["quote"] and "47 percent" in as_json["before"]


def test_a_claim_is_shown_as_it_can_be_corrected(sanctrack: Sanctrack, waiting: str) -> None:
    shown = sanctrack("review", "show", waiting)
    for text in (
        "flow=import",
        "commodity=energy",
        "held back:",
        "47 percent",
        "Trade between Japan and Russia",
    ):
        assert text in shown.said, text


def test_a_correction_is_published_and_its_withdrawal_restores_the_queue(
    sanctrack: Sanctrack, waiting: str
) -> None:
    query = "select value, period from trade_figures where commodity = 'energy'"
    assert sanctrack("sql", query, "--format", "csv").out == "value,period\n"
    changes = ("--set", "value=38700000", "--set", "period=2023")
    judgement = judgement_of(sanctrack("review", "correct", waiting, *changes, *BY))
    assert sanctrack("sql", query, "--format", "csv").out == "value,period\n38700000.0,2023\n"
    assert "No claim is waiting" in sanctrack("review").err
    said = sanctrack(
        "sql", "select verdict, judged_by, reason, effect from judgements", "--format", "csv"
    ).out
    assert said.splitlines()[1] == "correct,Aya,table 2,applied"
    judgement_of(sanctrack("review", "withdraw", judgement[:7], "--by", "Ben"))
    assert sanctrack("sql", query, "--format", "csv").out == "value,period\n"
    assert sanctrack("sql", "select left(claim_id, 8) as id from review_queue", "--format", "csv").out == (
        f"id\n{waiting}\n"
    )


def test_a_published_claim_can_be_rejected(sanctrack: Sanctrack, loaded: Path) -> None:
    query = "select expulsion_id from core.expulsion where person_count = 8 and expeller_codes = 'RU'"
    claim_id = sanctrack("sql", query, "--format", "csv").out.split()[1]
    judgement_of(sanctrack("review", "reject", claim_id, *BY))
    found = sanctrack(
        "sql", "select reason from rejections where kind = 'claim' order by 1", "--format", "csv"
    ).out
    assert "rejected by Aya: table 2" in found
    assert sanctrack("review", "--format", "jsonl").out.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("accept", "WAITING", *BY), "value given"),
        (("correct", "WAITING", *BY), "changes nothing"),
        (("correct", "WAITING", "--set", "vlaue=3", *BY), "no field 'vlaue'"),
        (("correct", "WAITING", "--set", "value=many", *BY), "value: Input should be a valid number"),
        (("reject", "WAITING", "--reason", "x"), "no name"),
        (("reject", "WAITING", "--by", "x"), "no reason"),
        (("reject", "zz", *BY), "no open claim has an id that begins with 'zz'"),
        (("withdraw", "zz", "--by", "x"), "no judgement that stands"),
    ],
)
def test_what_cannot_be_taken_says_why_and_changes_nothing(
    sanctrack: Sanctrack, waiting: str, words: tuple[str, ...], message: str
) -> None:
    ended = sanctrack("review", *(waiting if word == "WAITING" else word for word in words))
    assert ended.code == 1
    assert message in ended.err and "What to do:" in ended.err and "Traceback" not in ended.err
    assert sanctrack("review", "--format", "jsonl").out.count("\n") == 1


def test_answers_may_be_piped(sanctrack: Sanctrack, waiting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "Aya", "x", "a", "clear", "c", "value=38700000", "", "table 2")
    ended = sanctrack("review", "--ask", "--later")
    assert ended.code == 0
    assert GARBLED in ended.said and "value given" in ended.err and "1 decided, 0 still waiting" in ended.err
    assert "No claim is waiting" in sanctrack("review").err


@pytest.mark.parametrize("answers", [("s",), ("q",), ()])
def test_what_is_left_waits_on(
    sanctrack: Sanctrack, waiting: str, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]
) -> None:
    answering(monkeypatch, *answers)
    ended = sanctrack("review", "--ask", "--by", "Aya")
    assert ended.code == 0 and "0 decided, 1 still waiting" in ended.err
    assert sanctrack("review", "--format", "jsonl").out.count("\n") == 1
