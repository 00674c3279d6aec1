"""Sanction rounds: the same fact in many wordings."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]

ROUNDS = [
    # active, with "sanction" as verb
    ("Japan sanctioned 35 Russian individuals and 44 entities.", "JP", "RU", {"n_individuals": 35, "n_entities": 44}),
    ("Canada has sanctioned 16 Belarusian officials.", "CA", "BY", {"n_individuals": 16}),
    ("The United Kingdom today sanctioned 26 Russian oligarchs and nine companies.", "GB", "RU", {"n_individuals": 26, "n_entities": 9}),
    ("Switzerland has decided to sanction twelve Russian firms.", "CH", "RU", {"n_entities": 12}),
    ("The Australian government is sanctioning 41 Russian nationals.", "AU", "RU", {"n_individuals": 41}),
    # designate, list, blacklist, add to a list
    ("Washington designated more than 50 Russian companies on Friday.", "US", "RU", {"n_entities": 50, "approx": "at_least"}),
    ("The White House blacklisted 13 Iranian entities.", "US", "IR", {"n_entities": 13}),
    ("Brussels added 120 Russian individuals to its sanctions list.", "EU", "RU", {"n_individuals": 120}),
    ("London put seventeen Russian banks on its sanctions list.", "GB", "RU", {"n_other": 17, "other_unit": "banks"}),
    ("The Japanese Foreign Ministry added 21 Russian organisations to the list of sanctioned entities.", "JP", "RU", {"n_entities": 21}),
    # impose sanctions on
    ("New Zealand imposed sanctions on 36 Russian oligarchs.", "NZ", "RU", {"n_individuals": 36}),
    ("The EU slapped sanctions on nearly 300 Russian persons and entities.", "EU", "RU", {"n_combined": 300, "approx": "nearly"}),
    ("Ottawa announced new sanctions against 33 Russian entities.", "CA", "RU", {"n_entities": 33}),
    ("Kyiv introduced restrictive measures against 80 Russian companies.", "UA", "RU", {"n_entities": 80}),
    ("Japan and South Korea imposed sanctions on eight North Korean individuals.", ["JP", "KR"], "KP", {"n_individuals": 8}),
    ("The United States and its allies imposed sanctions on about 60 Russian vessels.", "US", "RU", {"n_vessels": 60, "approx": "about"}),
    # passive
    ("Thirty-five Russian officials were sanctioned by Japan.", "JP", "RU", {"n_individuals": 35}),
    ("Sanctions were imposed by Norway on 65 Russian individuals.", "NO", "RU", {"n_individuals": 65}),
    ("Eighteen Russian companies were added to the sanctions list by Tokyo.", "JP", "RU", {"n_entities": 18}),
    ("A further 22 Russian banks have been blacklisted by the European Union.", "EU", "RU", {"n_other": 22}),
    # nouns and gerunds
    ("Tokyo approved the designation of 14 Russian companies.", "JP", "RU", {"n_entities": 14}),
    ("Britain announced the freezing of the assets of 10 Russian businessmen.", "GB", "RU", {"n_individuals": 10, "measures": ["asset_freeze"]}),
    # a capital, a leader, an office as the actor
    ("The Kremlin sanctioned 61 American officials.", "RU", "US", {"n_individuals": 61}),
    ("Moscow banned 963 Americans from entering the country.", "RU", "US", {"n_individuals": 963, "measures": ["travel_ban"]}),
    ("The Russian Foreign Ministry barred 63 Japanese citizens from entering Russia.", "RU", "JP", {"n_individuals": 63}),
    ("Kishida announced sanctions against 23 Russian military officers.", "JP", "RU", {"n_individuals": 23}),
    ("The US Treasury sanctioned two dozen Russian manufacturers.", "US", "RU", {"n_entities": 24}),
    # order of the sentence
    ("On 8 April 2022, in response to the killings, Japan froze the assets of 398 Russian individuals.", "JP", "RU", {"n_individuals": 398, "announced_date": "2022-04-08"}),
    ("Following the example of the EU, Switzerland sanctioned 223 Russian nationals.", "CH", "RU", {"n_individuals": 223}),
    ("Russia protested after Japan sanctioned 25 Russian officials.", "JP", "RU", {"n_individuals": 25}),
    # numbers
    ("Ukraine sanctioned 1,374 Russian companies.", "UA", "RU", {"n_entities": 1374}),
    ("Ukraine sanctioned 3.000 Russian companies.", "UA", "RU", {"n_entities": 3000}),
    ("Japan imposed sanctions on one hundred and twenty Russian entities.", "JP", "RU", {"n_entities": 120}),
    ("Poland sanctioned at least fifty Russian firms.", "PL", "RU", {"n_entities": 50, "approx": "at_least"}),
    # measures without a count
    ("Japan has banned imports of gold from Russia.", "JP", "RU", {"measures": ["import_ban"]}),
    ("Russia imposed a ban on imports of Japanese seafood.", "RU", "JP", {"measures": ["import_ban"]}),
    ("Tokyo introduced an export ban on semiconductors to Russia.", "JP", "RU", {"measures": ["export_ban"]}),
    ("Exports of luxury cars to Russia were banned by Japan.", "JP", "RU", {"measures": ["export_ban"]}),
    ("Australia has prohibited the export of alumina to Russia.", "AU", "RU", {"measures": ["export_ban"]}),
    ("The UK banned new investment in Russia.", "GB", "RU", {"measures": ["investment_ban"]}),
    # attribution, future decided by an authority, elaboration
    ("The measures target 119 Russian individuals and entities, the State Department said.", "US", "RU", {"n_combined": 119}),
    ("Tokyo will freeze the assets of 17 more Russians, the government said.", "JP", "RU", {"n_individuals": 17}),
    ("The package, which Tokyo announced on Tuesday, covers 36 Russian individuals and 52 organisations.", "JP", "RU", {"n_individuals": 36, "n_entities": 52}),
    ("Washington, London and Brussels sanctioned 12 Belarusian officials in a joint move.", ["US", "GB", "EU"], "BY", {"n_individuals": 12}),
    ("Ukraine's president signed a decree imposing sanctions on 55 Russian and Iranian entities.", "UA", ["RU", "IR"], {"n_entities": 55}),
    ("Norway joined the EU in sanctioning 87 Russian individuals.", "NO", "RU", {"n_individuals": 87}),
    ("In retaliation for sanctions by Japan, Russia barred 384 members of the Japanese parliament from entry.", "RU", "JP", {"n_individuals": 384}),
    ("Sanctioned by Tokyo were 14 Russian firms and 9 individuals.", "JP", "RU", {"n_entities": 14, "n_individuals": 9}),
    ("A total of 1,200 Russian individuals have been sanctioned by Canada since 2014.", "CA", "RU", {"n_individuals": 1200, "is_total": True}),
    ("The United States has so far sanctioned more than 2,000 Russian individuals.", "US", "RU", {"n_individuals": 2000, "is_total": True}),
    ("The EU sanctioned 27 Russian individuals who have undermined Ukraine's sovereignty.", "EU", "RU", {"n_individuals": 27}),
    ("Britain sanctions 65 more Russian oligarchs", "GB", "RU", {"n_individuals": 65}),
    ("Japan to sanction 20 Russian firms", "JP", "RU", {"n_entities": 20}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "imposer", "target", "fields"), ROUNDS)
def test_a_round_is_read(
    read: Read, text: str, imposer: object, target: str, fields: dict[str, object]
) -> None:
    claims = [c for c in read(text) if c.record_type == "sanction_round"]
    assert [c.decision for c in claims] == ["record"], claims
    found = claims[0].fields
    assert (found["imposer"], found["target"]) == (imposer, target)
    assert {name: found.get(name) for name in fields} == fields
    stated = {name for name in found if name.startswith("n_")}
    assert stated == {name for name in fields if name.startswith("n_")}


def test_increment_and_total_of_one_sentence_are_two_claims(read: Read) -> None:
    claims = read("Canada sanctioned 22 Russian individuals, bringing the total to 1,500 individuals.")
    counts = [(c.fields["n_individuals"], c.fields.get("is_total", False)) for c in claims]
    assert counts == [(22, False), (1500, True)]


def test_a_part_of_a_count_is_no_second_count(read: Read) -> None:
    (claim,) = read("Japan sanctioned 44 Russian entities, seven of the 44 companies being banks.")
    assert claim.fields["n_entities"] == 44


def test_the_count_may_follow_in_the_next_sentence(read: Read) -> None:
    text = "Japan announced further sanctions and an export ban against Russia. The list includes 21 Russian firms."
    (claim,) = read(text)
    assert claim.fields["n_entities"] == 21
    assert claim.fields["measures"] == ["export_ban"]
    assert claim.quote == text


def test_the_actor_may_stand_in_the_sentence_before(read: Read) -> None:
    claims = read("Tokyo reacted on Tuesday. It froze the assets of 31 Russian officials.")
    assert [(c.fields["imposer"], c.fields["n_individuals"]) for c in claims] == [("JP", 31)]


def test_a_repeated_round_is_one_claim_with_two_places(read: Read) -> None:
    (claim,) = read(
        "Japan sanctioned 12 Russian firms.\n\nThe ministry gave no names. Tokyo sanctioned twelve Russian companies."
    )
    assert "restated" in [e.role for e in claim.evidence]


def test_who_imposed_it_must_be_told(read: Read) -> None:
    (claim,) = read("Sanctions have been imposed on 20 Russian companies.")
    assert claim.decision == "quarantine"
    assert claim.reason is not None and "who imposed" in claim.reason


def test_sanctions_on_oneself_are_held_back(read: Read) -> None:
    (claim,) = read("Russia announced new sanctions against Russia.")
    assert claim.decision == "quarantine"
    assert claim.reason is not None and "same" in claim.reason


def test_a_later_part_of_an_overall_count_is_held_back(read: Read) -> None:
    text = "The US sanctioned 24 Belarusian individuals and entities on 24 February 2022.\n\nOFAC is sanctioning two Belarusian banks."
    whole, part = read(text)
    assert (whole.fields["n_combined"], part.decision) == (24, "quarantine")
    assert part.reason is not None and "part of the 24" in part.reason
