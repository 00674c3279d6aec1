"""Who sanctions how many of whose people, firms and ships, in many ways of saying it and in whole texts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.claims import Claim

Read = Callable[..., list[Claim]]
TEXTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("rounds.yml").read_text(encoding="utf-8")
)
COUNTS = {"n_individuals": "i", "n_entities": "e", "n_vessels": "v", "n_combined": "c", "n_other": "o"}


def party(value: object) -> str:
    return "+".join(sorted(value)) if isinstance(value, list) else str(value or "?")


def printed(claim: Claim) -> str:
    fields = claim.fields
    counts = "+".join(f"{fields[name]}{sign}" for name, sign in COUNTS.items() if name in fields)
    total = "=" if fields.get("is_total") else ""
    return f"{party(fields.get('imposer'))}>{party(fields.get('target'))}:{counts}{total}"


def rounds(read: Read, text: dict[str, Any], decision: str = "record") -> list[Claim]:
    claims = read(text["text"], published=text.get("published"))
    return [c for c in claims if c.record_type == "sanction_round" and c.decision == decision]


@pytest.mark.parametrize(
    "text", [*TEXTS["sentences"], *TEXTS["texts"]], ids=lambda text: text["text"][:60].replace("\n", " ")
)
def test_a_text_gives_the_rounds_that_it_reports(read: Read, text: dict[str, Any]) -> None:
    found = rounds(read, text)
    assert sorted(map(printed, found)) == sorted(text["says"].split())
    for name, value in text.get("more", {}).items():
        assert found[0].fields.get(name) == value, name


@pytest.mark.parametrize("text", TEXTS["silent"], ids=lambda text: text["text"][:60])
def test_what_imposes_nothing_gives_no_round(read: Read, text: dict[str, Any]) -> None:
    assert [printed(claim) for claim in rounds(read, text)] == []


@pytest.mark.parametrize("text", TEXTS["held"], ids=lambda text: text["text"][:60])
def test_a_round_whose_parties_are_not_clear_is_held_back(read: Read, text: dict[str, Any]) -> None:
    assert rounds(read, text) == []
    assert [claim.reason for claim in rounds(read, text, "quarantine")]
