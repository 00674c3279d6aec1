"""Who expelled how many of whom, and when, in many ways of saying it and in whole texts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.claims import Claim

Read = Callable[..., list[Claim]]
TEXTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("expulsions.yml").read_text(encoding="utf-8")
)
DATES = ("announced_date", "leave_by", "leave_within_days", "in_response_to")


def party(value: object) -> str:
    return "+".join(sorted(value)) if isinstance(value, list) else str(value or "?")


def printed(claim: Claim) -> str:
    fields = claim.fields
    count = f":{fields['count']}" if "count" in fields else ""
    held = "?" if claim.decision == "quarantine" else ""
    return f"{held}{party(fields.get('expeller'))}>{party(fields.get('nationality'))}{count}"


def wanted(text: dict[str, Any]) -> list[str]:
    parts = [said.split(">") for said in text["says"].split()]
    return sorted(f"{'+'.join(sorted(by.split('+')))}>{whom}" for by, whom in parts)


def expulsions(read: Read, text: dict[str, Any]) -> list[Claim]:
    claims = read(text["text"], published=text.get("published"))
    return [claim for claim in claims if claim.record_type == "expulsion"]


@pytest.mark.parametrize("text", TEXTS["sentences"], ids=lambda text: text["text"][:60])
def test_a_text_gives_the_expulsions_that_it_reports(read: Read, text: dict[str, Any]) -> None:
    held_back_too = "?" in text["says"]
    found = [claim for claim in expulsions(read, text) if claim.decision == "record" or held_back_too]
    assert sorted(map(printed, found)) == wanted(text)


@pytest.mark.parametrize("text", TEXTS["articles"], ids=lambda text: text["text"][:40])
def test_an_article_gives_the_expulsions_that_it_reports(read: Read, text: dict[str, Any]) -> None:
    found = [claim for claim in expulsions(read, text) if claim.decision == "record"]
    assert sorted(map(printed, found)) == wanted(text)


@pytest.mark.parametrize("text", TEXTS["days"], ids=lambda text: text["text"][:60])
def test_an_expulsion_has_its_own_dates(read: Read, text: dict[str, Any]) -> None:
    found = [claim for claim in expulsions(read, text) if claim.decision == "record"]
    assert [[claim.fields.get(name) for name in DATES] for claim in found] == text["dates"]
