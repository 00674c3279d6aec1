"""Remarks: where they are split, and what each kind of segment says.

`segments.jsonl` has one segment a line with the table, the filled columns and the issue that it must give.
"""

import json
from pathlib import Path

import pytest

from etl.extraction import statement_columns
from etl.ofac.labels import GROUPS, labels_by_first_word
from etl.ofac.remarks import READERS, Segment, read_segment, split_remarks
from models.vocabulary import IdentifierScheme, NameKind, NationalityKind, RelationKind

CASES = [json.loads(line) for line in Path(__file__).with_name("segments.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["segment"] for case in CASES])
def test_segment(case: dict[str, object]) -> None:
    expected = dict(case)
    fact = read_segment(str(expected.pop("segment")))
    filled = {name: value for name, value in fact.columns.items() if value is not None}
    assert {"table": fact.table, **filled, **({"issue": fact.issue} if fact.issue else {})} == expected
    assert set(fact.columns) <= set(statement_columns(fact.table))


def test_labels_speak_of_known_schemes_and_kinds() -> None:
    meanings: dict[str, set[str]] = {}
    for labels in labels_by_first_word().values():
        for label in labels:
            meanings.setdefault(label.group, set()).add(label.meaning)
    assert meanings["identifiers"] <= {str(member) for member in IdentifierScheme}
    assert meanings["names"] <= {str(member) for member in NameKind}
    assert meanings["nationalities"] <= {str(member) for member in NationalityKind}
    assert meanings["relations"] <= {str(member) for member in RelationKind}
    assert set(meanings) == {*GROUPS, "notes"} and set(READERS) == set(GROUPS)


def _texts(remarks: str, comment: str = "") -> list[str]:
    return [segment.text for segment in split_remarks(remarks, comment)]


def test_segments_end_at_a_semicolon_outside_brackets() -> None:
    assert _texts("DOB 1950; (born in A; moved to B); Gender Male.") == [
        "DOB 1950",
        "(born in A; moved to B)",
        "Gender Male",
    ]


def test_the_last_full_stop_belongs_to_an_abbreviation_only() -> None:
    assert _texts("Linked To: PROMI FEL, S. DE R.L. DE C.V.") == ["Linked To: PROMI FEL, S. DE R.L. DE C.V."]
    assert _texts("Linked To: ACME CO.") == ["Linked To: ACME CO."]
    assert _texts("Linked To: LAZARUS GROUP.") == ["Linked To: LAZARUS GROUP"]
    assert _texts("DOB 1950.") == ["DOB 1950"]


def test_a_comment_goes_on_in_mid_word() -> None:
    full = "a.k.a. 'X'; " + "y" * 985 + "; P"
    assert len(full) == 1000
    segments = split_remarks(full, "hone Number 12; Gender Male.")
    assert segments[0] == Segment("sdn", "a.k.a. 'X'")
    assert segments[2:] == [Segment("sdn", "Phone Number 12"), Segment("sdn_comments", "Gender Male")]


def test_a_cell_that_is_cut_without_continuation_ends_in_a_cut_segment() -> None:
    segments = split_remarks("Gender Male; " + "y" * 983 + "; 77", "")
    assert [segment.is_cut for segment in segments] == [False, False, True]


def test_empty_remarks_have_no_segments() -> None:
    assert split_remarks("", "") == []
    assert _texts(" ; . ") == []
