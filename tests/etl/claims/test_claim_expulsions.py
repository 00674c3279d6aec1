"""Expulsions: verbs, voices and number forms; direction comes from grammar, not from order."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]

EXPULSIONS = [
    ("Japan expelled eight Russian diplomats.", "JP", "RU", 8),
    ("Moscow is expelling eight Japanese diplomats.", "RU", "JP", 8),
    ("The Russian Foreign Ministry has decided to expel 8 Japanese diplomats.", "RU", "JP", 8),
    ("Eight Japanese diplomats were expelled by Russia.", "RU", "JP", 8),
    ("Eight Russian diplomats were expelled from Japan.", "JP", "RU", 8),
    ("Germany declared 40 Russian diplomats personae non gratae.", "DE", "RU", 40),
    ("Forty employees of the Russian embassy were declared persona non grata by Germany.", "DE", "RU", 40),
    ("Bulgaria ordered ten Russian diplomats to leave.", "BG", "RU", 10),
    ("Slovakia gave three Russian embassy workers 72 hours to leave the country.", "SK", "RU", 3),
    ("The Netherlands sent 17 Russian intelligence officers home.", "NL", "RU", 17),
    ("Belgium kicked out 21 Russian diplomats.", "BE", "RU", 21),
    ("Ireland asked four senior Russian officials to leave.", "IE", "RU", 4),
    ("Poland threw out 45 Russian spies.", "PL", "RU", 45),
    ("Sweden announced the expulsion of three Russian diplomats.", "SE", "RU", 3),
    ("Denmark's expulsion of 15 Russian intelligence officers angered Moscow.", "DK", "RU", 15),
    ("In retaliation, Russia expelled five Spanish diplomats on Wednesday.", "RU", "ES", 5),
    ("Russia has ordered the Japanese consul to leave within 48 hours.", "RU", "JP", 1),
    ("Tokyo told a Russian consul to leave by October 10.", "JP", "RU", 1),
    ("After Germany expelled 40 Russian diplomats, Russia expelled 40 German diplomats.", ["DE", "RU"], ["RU", "DE"], 40),
    ("Italy, Spain and Slovenia expelled more than 80 Russian diplomats.", ["IT", "ES", "SI"], "RU", 80),
    ("The Kremlin sent home two dozen American diplomats.", "RU", "US", 24),
    ("France deported 35 Russian diplomats and their families.", "FR", "RU", 35),
    ("Five Japanese diplomats were given five days to depart Moscow.", "RU", "JP", 5),
    ("Latvia gave three employees of the Russian embassy until April 30 to leave the country.", "LV", "RU", 3),
    ("Russia will expel 20 Czech diplomats, the foreign ministry said on Sunday.", "RU", "CZ", 20),
    ("Romania's foreign ministry said ten Russian diplomats had been declared personae non gratae.", "RO", "RU", 10),
    ("Ten diplomats from the Russian embassy in Sofia must leave Bulgaria within 72 hours.", "BG", "RU", 10),
    ("Twenty-three British diplomats were ordered out of Russia.", "RU", "GB", 23),
    ("Russia kicked out 24 Spanish embassy workers as well as 24 Italian diplomats.", ["RU", "RU"], ["ES", "IT"], 24),
    ("Mali expelled the French ambassador, giving him 72 hours to leave.", "ML", "FR", 1),
    ("London's decision follows the expulsion of 23 British diplomats by Russia.", "RU", "GB", 23),
    ("Bulgaria's prime minister said 70 Russian diplomatic staff would be expelled.", "BG", "RU", 70),
    ("Two Russian diplomats have been ordered to leave Belgium within 14 days.", "BE", "RU", 2),
    ("In 2018, the United States expelled 60 Russian diplomats.", "US", "RU", 60),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expeller", "nationality", "count"), EXPULSIONS)
def test_an_expulsion_is_read(
    read: Read, text: str, expeller: object, nationality: object, count: int
) -> None:
    claims = [c for c in read(text) if c.record_type == "expulsion"]
    assert {c.decision for c in claims} == {"record"}
    pairs = [(c.fields["expeller"], c.fields["nationality"]) for c in claims]
    if isinstance(nationality, list) and isinstance(expeller, list):
        assert pairs == list(zip(expeller, nationality, strict=True))
    else:
        assert pairs == [(expeller, nationality)]
    assert {c.fields["count"] for c in claims} == {count}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Slovakia gave three Russian diplomats 72 hours to leave.", 3),
        ("Montenegro ordered a Russian diplomat to leave within a week.", 7),
        ("Russia told two Norwegian diplomats to leave within five days.", 5),
    ],
)
def test_the_time_to_leave_is_read_in_days(read: Read, text: str, days: int) -> None:
    (claim,) = read(text)
    assert claim.fields["leave_within_days"] == days


def test_the_deadline_may_stand_in_the_next_sentence(read: Read) -> None:
    text = "Russia decided on Wednesday to expel eight Japanese diplomats. They must leave by the 10th of next month."
    (claim,) = read(text, published="2022-04-28")
    assert claim.fields["announced_date"] == "2022-04-27"
    assert claim.fields["leave_by"] == "2022-05-10"
    (undated,) = read(text)
    assert "leave_by" not in undated.fields
    assert undated.fields["leave_by_day"] == "10 of next month"


def test_an_unstated_number_is_absent_never_zero(read: Read) -> None:
    (claim,) = read("On 5 April 2022 Italy expelled Russian diplomats.")
    assert "count" not in claim.fields


def test_an_expulsion_in_answer_says_so(read: Read) -> None:
    (claim,) = read("In response, Moscow expelled ten Polish diplomats.")
    assert claim.fields["in_response_to"] == "PL"
