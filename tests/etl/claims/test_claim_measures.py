"""Diplomatic measures by what was suspended, severed, recalled, listed or held."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]

MEASURES = [
    ("Russia suspended peace treaty talks with Japan.", "RU", "JP", "suspend_treaty_talks"),
    ("Moscow has broken off negotiations on a peace treaty with Japan.", "RU", "JP", "suspend_treaty_talks"),
    ("Peace treaty talks with Japan were halted by Russia.", "RU", "JP", "suspend_treaty_talks"),
    ("The Kremlin announced that it would discontinue the peace treaty negotiations with Tokyo.", "RU", "JP", "suspend_treaty_talks"),
    ("Russia stopped talks with Japan over the territorial dispute.", "RU", "JP", "suspend_treaty_talks"),
    ("Russia declared Japan an unfriendly state.", "RU", "JP", "unfriendly_list"),
    ("Moscow added South Korea to its list of unfriendly countries.", "RU", "KR", "unfriendly_list"),
    ("Taiwan was put on the list of unfriendly countries by Russia.", "RU", "TW", "unfriendly_list"),
    ("Tokyo stripped Russia of its most favoured nation status.", "JP", "RU", "mfn_withdrawal"),
    ("Canada revoked Russia's most-favored-nation trade status.", "CA", "RU", "mfn_withdrawal"),
    ("The United States suspended normal trade relations with Belarus.", "US", "BY", "mfn_withdrawal"),
    ("Japan suspended the issuance of visas to Russian officials.", "JP", "RU", "visa_suspension"),
    ("Russia ended visa-free visits by Japanese citizens to the islands.", "RU", "JP", "visa_suspension"),
    ("Ukraine severed diplomatic relations with Russia.", "UA", "RU", "sever_relations"),
    ("Micronesia has cut diplomatic ties with Russia.", "FM", "RU", "sever_relations"),
    ("Lithuania recalled its ambassador from Russia.", "LT", "RU", "recall_ambassador"),
    ("Estonia closed the Russian consulate in Narva.", "EE", "RU", "close_consulate"),
    ("Canada closed its airspace to Russian aircraft.", "CA", "RU", "airspace_closure"),
    ("Russia held naval exercises near the Kuril Islands.", "RU", "JP", "military_exercise"),
    ("Canada suspended military cooperation with Russia.", "CA", "RU", "suspend_military_cooperation"),
    ("Russia suspended the agreement with Japan on fishing near the islands.", "RU", "JP", "suspend_agreement"),
    ("Moscow says Japan must now pay for gas in roubles.", "RU", "JP", "ruble_payment"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "target", "measure"), MEASURES)
def test_a_measure_is_read(read: Read, text: str, actor: str, target: str, measure: str) -> None:
    claims = [c for c in read(text) if c.record_type == "diplomatic_measure"]
    found = [(c.decision, c.fields.get("actor"), c.fields.get("target"), c.fields["measure"]) for c in claims]
    assert found == [("record", actor, target, measure)]


def test_several_listed_states_are_several_claims(read: Read) -> None:
    claims = read(
        "Russia has listed the United Kingdom, the United States and Japan as unfriendly countries."
    )
    assert [c.fields["target"] for c in claims] == ["GB", "US", "JP"]


def test_a_friendly_list_contradicts_an_unfriendly_one(read: Read) -> None:
    text = "Russia declared Japan an unfriendly state. Since Japan is on the list of friendly countries, it pays."
    published, held = read(text)
    assert (published.decision, held.decision) == ("record", "quarantine")
    assert held.reason is not None and "contradiction" in held.reason


def test_an_exercise_gives_its_troops(read: Read) -> None:
    (claim,) = read("Russia began a military exercise on the Kuril Islands with over 3.000 soldiers.")
    assert (claim.fields["troops"], claim.fields["approx"]) == (3000, "at_least")
