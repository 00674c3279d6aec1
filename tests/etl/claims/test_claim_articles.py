"""Articles of our own as a whole: nearly all that they say is found, and hardly anything that they do not say."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from etl.claims import Claim, extract_claims
from etl.documents import Document

FILES = ("articles.yml", "notes.yml")
MIRROR = {"import": "export", "export": "import"}
KEYS = {
    "sanction_round": (
        "imposer",
        "target",
        "n_individuals",
        "n_entities",
        "n_vessels",
        "n_combined",
        "n_other",
    ),
    "expulsion": ("expeller", "nationality", "count"),
    "trade_figure": ("reporter", "partner", "flow", "value", "currency"),
    "diplomatic_measure": ("actor", "target", "measure"),
}


def articles(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return found


def claims_of(article: dict[str, Any], number: int) -> list[Claim]:
    published: date = article["published"]
    path = Path(f"{number}.txt")
    document = Document(str(number), path, article["text"], "", "text/plain", published=published.isoformat())
    return [claim for claim in extract_claims(document) if claim.decision == "record"]


def printed(value: Any) -> Any:
    return (
        value.isoformat() if isinstance(value, date) else sorted(value) if isinstance(value, list) else value
    )


def says(claim: Claim, wanted: dict[str, Any]) -> bool:
    """A claim gives what is wanted where all wanted fields agree and no key field differs."""
    if claim.record_type != wanted["type"]:
        return False
    stated = {name: printed(value) for name, value in claim.fields.items()}
    told = {name: printed(value) for name, value in wanted.items() if name != "type"}
    return any(all(stated.get(name) == value for name, value in one.items()) for one in (told, turned(told)))


def turned(told: dict[str, Any]) -> dict[str, Any]:
    """A trade figure as the other side sees it: the same fact."""
    if "partner" not in told:
        return told
    flow = MIRROR.get(told["flow"], told["flow"])
    return told | {"reporter": told["partner"], "partner": told["reporter"], "flow": flow}


def compare(name: str) -> tuple[int, list[str], list[str]]:
    hits, missed, false = 0, [], []
    for number, article in enumerate(articles(name)):
        left = claims_of(article, number)
        for wanted in article["claims"]:
            claim = next((one for one in left if says(one, wanted)), None)
            if claim is None:
                missed.append(f"{number} {wanted}")
            else:
                hits += 1
                left.remove(claim)
        false += [f"{number} {claim.rule} {dict(claim.fields)} {claim.quote!r}" for claim in left]
    return hits, missed, false


@pytest.mark.parametrize("name", FILES)
def test_articles_give_what_they_say(name: str) -> None:
    hits, missed, false = compare(name)
    told = "\n".join(["missed:", *missed, "false:", *false])
    assert hits / (hits + len(missed)) >= 0.85, told
    assert hits / (hits + len(false)) >= 0.92, told
