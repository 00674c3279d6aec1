"""The bulletins shipped as samples: every claim in them, written down by hand."""

from pathlib import Path
from typing import Any

import pytest

from etl.claims import Claim, extract_claims
from etl.documents import Document, read_documents

SAMPLES = Path(__file__).parents[3] / "samples" / "documents"

EXPECTED: dict[str, list[dict[str, Any]]] = {
    "2022-03-sanctions-and-status": [
        {"actor": "JP", "target": "RU", "measure": "mfn_withdrawal"},
        {"imposer": "JP", "target": "RU", "n_individuals": 15, "n_entities": 9, "announced_date": "2022-03-18"},
        {"actor": "RU", "target": "JP", "measure": "unfriendly_list"},
        {"actor": "RU", "target": "JP", "measure": "suspend_treaty_talks", "date": "2022-03-21"},
        {"actor": "RU", "target": "JP", "measure": "visa_suspension"},
    ],
    "expulsions-april": [
        {"expeller": "JP", "nationality": "RU", "count": 8, "announced_date": "2022-04-08"},
        {"expeller": "RU", "nationality": "JP", "count": 8, "announced_date": "2022-04-27",
         "leave_by": "2022-05-10", "in_response_to": "JP"},
    ],
    "consuls-autumn": [
        {"expeller": "RU", "nationality": "JP", "count": 1, "leave_within_days": 2, "role": "consul",
         "announced_date": "2022-09-26"},
        {"expeller": "JP", "nationality": "RU", "count": 1, "leave_by": "2022-10-10", "in_response_to": "RU",
         "announced_date": "2022-10-04"},
    ],
    "round-of-december-a": [
        {"imposer": "JP", "target": "RU", "n_individuals": 35, "n_entities": 43, "measures": ["asset_freeze"],
         "announced_date": "2023-12-15"},
        {"imposer": "JP", "target": "RU", "n_entities": 57, "measures": ["export_ban"],
         "announced_date": "2023-12-15", "effective_date": "2023-12-22"},
        {"imposer": "JP", "target": "RU", "measures": ["import_ban"], "effective_date": "2024-01-01"},
    ],
    "round-of-december-b": [
        {"imposer": "JP", "target": "RU", "n_entities": 63, "measures": ["export_ban"],
         "announced_date": "2023-12-15"},
    ],
    "trade-by-year": [
        {"reporter": "JP", "partner": "RU", "flow": "import", "value": 1.55e12, "currency": "JPY", "period": "2021"},
        {"reporter": "JP", "partner": "RU", "flow": "import", "value": 1.97e12, "currency": "JPY", "period": "2022"},
        {"reporter": "JP", "partner": "RU", "flow": "export", "value": 604e9, "currency": "JPY", "period": "2022"},
        {"reporter": "JP", "partner": "RU", "flow": "import", "value": 1.03e12, "currency": "JPY", "period": "2023"},
    ],
}  # fmt: skip


def claims_of(name: str) -> list[Claim]:
    documents = {d.doc: d for d in read_documents([SAMPLES]) if isinstance(d, Document)}
    assert set(documents) == set(EXPECTED)
    return extract_claims(documents[name])


@pytest.mark.parametrize("name", EXPECTED)
def test_the_claims_of_a_sample(name: str) -> None:
    published = [claim.fields for claim in claims_of(name) if claim.decision == "record"]
    assert len(published) == len(EXPECTED[name]), published
    for found, expected in zip(published, EXPECTED[name], strict=True):
        assert {key: found.get(key) for key in expected} == expected


def test_the_garbled_figure_of_a_sample_is_held_back() -> None:
    held = [claim for claim in claims_of("trade-by-year") if claim.decision == "quarantine"]
    assert ["38$700 million" in (claim.reason or "") for claim in held] == [True]
