"""The five articles with which the product started: all of their claims, nothing false, three held back."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from etl.claims import extract_claims
from etl.documents import Document, read_documents

SHARED = Path(__file__).parents[4] / "shared"
SEEDS = SHARED / "data" / "documents" / "seeds"
SCORER = SHARED / "tools" / "score_claims.py"

pytestmark = pytest.mark.skipif(
    not (SEEDS / "gold.jsonl").exists() or not SCORER.exists(),
    reason=f"the seed articles or their scorer are not at {SHARED}",
)


@pytest.fixture(scope="module")
def claims() -> list[dict[str, Any]]:
    documents = [found for found in read_documents([SEEDS]) if isinstance(found, Document)]
    assert len(documents) == 5
    return [claim.as_json() for document in documents for claim in extract_claims(document)]


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def matches(scorer: ModuleType, claim: dict[str, Any], row: dict[str, Any]) -> bool:
    alike = claim["doc"] == row["doc"] and claim["record_type"] == row["record_type"]
    return bool(
        alike
        and scorer.overlaps(claim, row)
        and scorer.agrees(row["record_type"], claim["fields"], row["fields"])
    )


def published(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [claim for claim in claims if claim["decision"] == "record"]


def test_every_scored_record_is_found(
    claims: list[dict[str, Any]], gold: list[dict[str, Any]], scorer: ModuleType
) -> None:
    scored = [r for r in gold if r["expect"] == "record" and not (r.get("uncertain") or r.get("dup_of"))]
    missed = [row["id"] for row in scored if not any(matches(scorer, c, row) for c in published(claims))]
    assert (len(scored), missed) == (14, [])


def test_nothing_false_is_published(
    claims: list[dict[str, Any]], gold: list[dict[str, Any]], scorer: ModuleType
) -> None:
    rows = [row for row in gold if row["expect"] == "record"]
    false = [c for c in published(claims) if not any(matches(scorer, c, row) for row in rows)]
    assert false == []


@pytest.mark.parametrize(
    ("row_id", "reason"),
    [
        ("001_b5aeacde14fc594e-06", "two different values in one figure"),
        ("001_b5aeacde14fc594e-07", "both parties are the same"),
        ("004_6e0a07a4dfa8c6be-10", "called friendly"),
    ],
)
def test_what_cannot_be_trusted_is_held_back_with_its_reason(
    claims: list[dict[str, Any]], gold: list[dict[str, Any]], scorer: ModuleType, row_id: str, reason: str
) -> None:
    row = next(row for row in gold if row["id"] == row_id)
    near = [c for c in claims if c["doc"] == row["doc"] and c["record_type"] == row["record_type"]]
    held = [c for c in near if scorer.overlaps(c, row)]
    assert [c["decision"] for c in held] == ["quarantine"]
    assert reason in held[0]["reason"]


ARGUABLE = ["001_b5aeacde14fc594e-04", "001_b5aeacde14fc594e-05", "004_6e0a07a4dfa8c6be-05",
            "004_6e0a07a4dfa8c6be-06", "004_6e0a07a4dfa8c6be-11"]  # fmt: skip


@pytest.mark.parametrize("row_id", ARGUABLE)
def test_what_the_text_plainly_says_is_read_though_arguable(
    claims: list[dict[str, Any]], gold: list[dict[str, Any]], scorer: ModuleType, row_id: str
) -> None:
    row = next(row for row in gold if row["id"] == row_id)
    assert [c for c in published(claims) if matches(scorer, c, row)]


def test_dates_are_completed_only_from_the_text(claims: list[dict[str, Any]]) -> None:
    rounds = {c["doc"][:3]: c["fields"] for c in claims if c["fields"].get("n_entities")}
    assert rounds["000"]["announced_day"] == "15"
    assert rounds["000"]["effective_md"] == "12-22"
    assert not {"announced_date", "effective_date"} & set(rounds["000"])
    assert (rounds["001"]["announced_date"], rounds["001"]["date_basis"]) == ("2023-12-15", "inferred")
    assert rounds["001"]["announced_md"] == "12-15"


def test_the_two_counts_of_one_export_ban_both_stand(claims: list[dict[str, Any]]) -> None:
    bans = [c for c in published(claims) if "export_ban" in c["fields"].get("measures", [])]
    counts = {c["doc"][:3]: c["fields"].get("n_entities", c["fields"].get("n_other")) for c in bans}
    assert counts == {"000": 57, "001": 63}
    assert all(str(counts[c["doc"][:3]]) in c["quote"] for c in bans)
