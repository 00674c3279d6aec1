"""What is threatened, planned, supposed, denied, undone or long past gives no claim."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]

NOTHING = [
    "Japan threatened to sanction 35 Russian officials.",
    "Japan may sanction 35 Russian officials.",
    "Japan is considering sanctions against 35 Russian officials.",
    "Japan plans to impose sanctions on 35 Russian officials.",
    "If the war goes on, Japan will sanction 35 Russian officials.",
    "Japan has not sanctioned the 35 Russian officials.",
    "Japan denied that it had sanctioned 35 Russian officials.",
    "Japan refused to sanction 35 Russian officials.",
    "Lawmakers proposed sanctions against 35 Russian officials.",
    "The bill provides for sanctions against 172 individuals and 65 entities in Russia.",
    "The opposition called for sanctions on 35 Russian officials.",
    "Japan lifted sanctions on 35 Russian officials.",
    "Japan previously sanctioned 35 Russian officials.",
    "Kishida will impose sanctions on third countries by the end of the year.",
    "Sanctions should be imposed by Japan on 35 Russian officials.",
    "Russia warned that it would expel eight Japanese diplomats.",
    "Russia could expel eight Japanese diplomats.",
    "Russia will expel eight Japanese diplomats if Japan expels any Russian.",
    "Moscow would respond if Japan's decision to expel the officials came to light.",
    "Russia never expelled the eight Japanese diplomats.",
    "Russia threatened the expulsion of eight Japanese diplomats.",
    "There was speculation that Russia would expel eight Japanese diplomats.",
    "Russia did not expel any Japanese diplomats.",
    "The school expelled eight Russian students.",
    "Eight players were expelled from the club.",
    "Russia may suspend peace treaty talks with Japan.",
    "Russia has not suspended peace treaty talks with Japan.",
    "Russia threatened to sever diplomatic relations with the United States.",
    "It is not easy to accept the message from Japan to stop negotiations on territorial disputes.",
    "Some experts expect Russia to recall its ambassador.",
    "Russia plans to hold military exercises near the Kuril Islands.",
    "Japan's prime minister plans to visit three Southeast Asian countries.",
    "Japan and 35 other countries took part in the meeting.",
    "A total of 244 lawmakers supported the sanctions.",
    "The Russian embassy has 35 diplomats in Japan.",
    "Japan became one of the countries that imposed the most sanctions on Russia.",
    "Russian athletes were sanctioned for doping by 3 federations.",
    "Japan did not join the 35 countries that sanctioned 20 Iranian officials.",
    "The US accused Russia of expelling its deputy ambassador.",
    "The ministry summoned the Russian ambassador and 3 other diplomats.",
    "Poland will recall its ambassador if Russia does not act.",
    "Japan and South Korea agreed to resume talks.",
    "Russia ended the talks with Japan on Friday without a result.",
    "Russia and China held joint naval exercises with 10,000 troops.",
    "Japan deported 10 Vietnamese nationals for overstaying.",
    "FIFA banned three Russian players and sanctioned two Japanese officials.",
    "Toyota halted exports to Russia, and Japan Airlines stopped its flights.",
    "Ukraine wants Japan to sanction 100 more Russian firms.",
    "Russia halted gas deliveries to Poland.",
    "The talks between Japan and Russia were suspended because of bad weather.",
    "Of the 119 targets, 22 are individuals.",
    "Ukraine had expelled 13 Russian diplomats before the war.",
    "The peace treaty was signed by Japan and the Soviet Union in 1956.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_claimed(read: Read, text: str) -> None:
    assert [c for c in read(text) if c.decision == "record"] == []


@pytest.mark.parametrize("verb", ["suspend", "halt", "terminate"])
@pytest.mark.parametrize(
    ("frame", "real"),
    [
        ("Russia decided to {} peace treaty talks with Japan.", True),
        ("Russia announced that it would {} peace treaty talks with Japan.", True),
        ("Russia wants to {} peace treaty talks with Japan.", False),
        ("Russia would never {} peace treaty talks with Japan.", False),
        ("Russia might {} peace treaty talks with Japan.", False),
        ("Russia vowed to {} peace treaty talks with Japan.", False),
    ],
)
def test_the_governing_words_decide(read: Read, frame: str, verb: str, real: bool) -> None:
    assert bool(read(frame.format(verb))) is real
