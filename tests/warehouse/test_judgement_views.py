"""What waits for a decision, and what was decided."""

from datetime import datetime
from typing import Any

import pytest
from store_builder import StoreBuilder

from models.errors import WarehouseError

WORDS = "Eight diplomats were told to go."
TEXT = f"{'x' * 200}{WORDS}{'y' * 200}"


@pytest.fixture
def judged(news: StoreBuilder) -> StoreBuilder:
    """A store with an article of which a claim is held back, and what a judgement says of it."""
    news.add_article("d1", title="Diplomats leave", text=TEXT, published_on="2022-04-08")
    return news


def hold_back(store: StoreBuilder, start: int = 200, **values: Any) -> str:
    origin = {"decision": "quarantine", "decision_reason": "nobody acts", "nationality_codes": "RU"}
    return store.claim("expulsion", "d1", WORDS, start, **{**origin, **values})


def judge(store: StoreBuilder, **values: Any) -> str:
    given = {
        "subject_kind": "claim",
        "subject_key": "k",
        "verdict": "reject",
        "document_id": "d1",
        "quote": WORDS,
    }
    said = {"judged_by": "Aya", "reason": "a novel", "judged_at": datetime(2026, 1, 2), "judged": "{}"}
    return store.add("judgement", **{**given, **said, "claim_type": "expulsion", **values})


def take_effect(store: StoreBuilder, judgement_id: str, effect: str, **values: Any) -> None:
    origin = {"source_id": "news", "document_id": "d1"}
    store.add("judged_claim", judgement_id=judgement_id, effect=effect, **origin, **values)


def test_the_queue_has_what_is_held_back_with_its_words_in_their_context(judged: StoreBuilder) -> None:
    hold_back(judged, expulsion_id="waits", seen_from=datetime(2026, 1, 5))
    judged.claim("expulsion", "d1", WORDS, 200, expeller_codes="JP")
    hold_back(judged, rule="judgement", decision_reason="rejected by Aya: a novel")
    hold_back(judged, seen_to=datetime(2026, 1, 3))
    assert judged.ask(
        "select claim_id, claim_type, reason, quote, context, start_offset, document, published_on, rule, held_back_at"
        " from review_queue"
    ) == [
        (
            "waits",
            "expulsion",
            "nobody acts",
            WORDS,
            f"{'x' * 160}{WORDS}{'y' * 160}",
            200,
            "Diplomats leave",
            "2022-04-08",
            "test",
            datetime(2026, 1, 5),
        )
    ]


def test_the_context_ends_with_the_text(news: StoreBuilder) -> None:
    news.add_article("d1", text=f"So. {WORDS}")
    hold_back(news, start=4)
    assert news.ask("select context from review_queue") == [(f"So. {WORDS}",)]


def test_judgements_show_what_they_do_now(judged: StoreBuilder) -> None:
    for effect in ("applied", "agreed", "differs", "alone", "words_gone"):
        own = {"expulsion_id": f"claim-{effect}", "rule": "judgement"}
        claim_id = None if effect == "words_gone" else hold_back(judged, **own)
        take_effect(judged, judge(judged, judgement_id=effect), effect, claim_id=claim_id)
    judge(judged, judgement_id="nowhere")
    assert judged.ask("select judgement_id, effect, is_stale, claim_id from judgements order by 1") == [
        ("agreed", "agreed", False, "claim-agreed"),
        ("alone", "alone", True, "claim-alone"),
        ("applied", "applied", False, "claim-applied"),
        ("differs", "differs", False, "claim-differs"),
        ("nowhere", None, True, None),
        ("words_gone", "words_gone", True, None),
    ]


def test_an_earlier_effect_does_not_count(judged: StoreBuilder) -> None:
    judgement_id = judge(judged)
    take_effect(judged, judgement_id, "applied", seen_to=datetime(2026, 1, 3))
    take_effect(judged, judgement_id, "alone", seen_from=datetime(2026, 1, 3))
    assert judged.ask("select effect from judgements") == [("alone",)]


def test_a_withdrawn_judgement_stays_and_is_not_stale(judged: StoreBuilder) -> None:
    judge(judged, withdrawn_at=datetime(2026, 2, 1), withdrawn_by="Ben")
    assert judged.ask(
        "select verdict, judged_by, reason, withdrawn_by, withdrawn_at, effect, is_stale, document from judgements"
    ) == [("reject", "Aya", "a novel", "Ben", datetime(2026, 2, 1), None, False, "Diplomats leave")]


def test_judgements_on_pairs_are_not_listed_among_those_on_claims(judged: StoreBuilder) -> None:
    judge(judged, subject_kind="entities", verdict="same", left_id="a", right_id="b", claim_type=None)
    assert judged.ask("select count(*) from judgements") == [(0,)]


@pytest.mark.parametrize(
    ("claim", "judgement", "is_sound"),
    [
        ({"decision": "record", "expeller_codes": "JP"}, {"verdict": "accept", "decided": "{}"}, True),
        ({}, {}, True),
        ({"decision": "record", "expeller_codes": "JP"}, {}, False),
        ({"rule": "expelled"}, {}, False),
        ({"seen_to": datetime(2026, 1, 3)}, {}, False),
        ({}, {"withdrawn_at": datetime(2026, 2, 1)}, False),
    ],
)
def test_a_judgement_that_does_not_hold_stops_the_build(
    judged: StoreBuilder, claim: dict[str, Any], judgement: dict[str, Any], is_sound: bool
) -> None:
    claim_id = hold_back(judged, **{"rule": "judgement", **claim})
    take_effect(judged, judge(judged, **judgement), "applied", claim_id=claim_id)
    if is_sound:
        judged.build()
        return
    with pytest.raises(WarehouseError, match="judgements_hold: "):
        judged.build()


def test_a_stale_judgement_is_reported(judged: StoreBuilder) -> None:
    take_effect(judged, judge(judged), "words_gone")
    found = {finding.check.name: finding.row_count for finding in judged.build().failed_checks}
    assert found["judgements_stale"] == 1
