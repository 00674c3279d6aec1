"""Trade figures: sides from grammar, values plain, currencies by ISO code."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]

FIGURES = [
    ("Japan imported $16 billion of goods from Russia in 2021.", "JP", "RU", "import", 16e9, "USD", "2021"),
    ("Japan's imports from Russia totalled 1.55 trillion yen in 2021.", "JP", "RU", "import", 1.55e12, "JPY", "2021"),
    ("Russian exports to Japan amounted to $10.7 billion in 2021.", "RU", "JP", "export", 10.7e9, "USD", "2021"),
    ("In 2022, Japan's exports to Russia fell to 604 billion yen.", "JP", "RU", "export", 604e9, "JPY", "2022"),
    ("Trade between Japan and Russia reached $19.9 billion in 2021.", "JP", "RU", "turnover", 19.9e9, "USD", "2021"),
    ("Trade turnover between Russia and China was worth $190 billion in 2022.", "RU", "CN", "turnover", 190e9, "USD", "2022"),
    ("The EU imported €3.3bn worth of steel from Russia in 2021.", "EU", "RU", "import", 3.3e9, "EUR", "2021"),
    ("Japan bought 350 billion yen of Russian LNG in 2021.", "JP", "RU", "import", 350e9, "JPY", "2021"),
    ("Germany exported goods worth 26.6 billion euros to Russia in 2021.", "DE", "RU", "export", 26.6e9, "EUR", "2021"),
    ("Japan ran a trade deficit with Russia of 690 billion yen in 2021.", "JP", "RU", "balance", -690e9, "JPY", "2021"),
    ("Imports from Russia to Japan came to ¥1,954 billion in 2022.", "JP", "RU", "import", 1954e9, "JPY", "2022"),
    ("In the first half of 2023 Japan's imports from Russia were 520 billion yen.", "JP", "RU", "import", 520e9, "JPY", "2023-01/2023-06"),
    ("China-Russia trade hit a record $190.27 billion in 2022, up 29.3 percent.", "CN", "RU", "turnover", 190.27e9, "USD", "2022"),
    ("Russian imports of Chinese cars were worth $11 billion in 2023.", "RU", "CN", "import", 11e9, "USD", "2023"),
    ("Imports of Russian crude oil by Japan were worth 258 billion yen in 2021.", "JP", "RU", "import", 258e9, "JPY", "2021"),
    ("Russia sold 12.4 billion euros of gas to Germany in the first quarter of 2022.", "RU", "DE", "export", 12.4e9, "EUR", "2022-Q1"),
    ("From January-November 2022, trade turnover between Russia and Turkey doubled to $62 billion.", "RU", "TR", "turnover", 62e9, "USD", "2022-01/2022-11"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reporter", "partner", "flow", "value", "currency", "period"), FIGURES)
def test_a_figure_is_read(
    read: Read, text: str, reporter: str, partner: str, flow: str, value: float, currency: str, period: str
) -> None:
    (claim,) = read(text)
    found = claim.fields
    assert (found["reporter"], found["partner"], found["flow"]) == (reporter, partner, flow)
    assert (found["value"], found["currency"], found.get("period")) == (value, currency, period)


def test_the_other_direction_swaps_the_sides(read: Read) -> None:
    text = "Japan exported $5 billion of goods to Russia in 2021. In the other direction, imports were $10 billion."
    first, second = read(text)
    assert (first.fields["reporter"], first.fields["flow"]) == ("JP", "export")
    assert (second.fields["reporter"], second.fields["partner"], second.fields["flow"]) == (
        "JP",
        "RU",
        "import",
    )


def test_a_garbled_amount_is_held_back_without_value(read: Read) -> None:
    (claim,) = read("Japan's energy imports from Russia totaled 40$500 million.")
    assert claim.decision == "quarantine"
    assert "value" not in claim.fields
    assert claim.reason is not None and "40$500 million" in claim.reason


@pytest.mark.parametrize(
    "text",
    [
        "Japan gave Ukraine $7 billion in aid while exports to Russia fell.",
        "The price cap on Russian oil exports is $60 per barrel.",
        "Imports from Russia rose by 12 percent.",
        "Japan's imports from Russia could reach $10 billion.",
        "The EU's new package bans exports worth €10 billion to Russia.",
        "Japan lost 3 trillion yen because of exports to Russia.",
        "The EU froze 300 billion euros of Russian reserves.",
        "Japan approved a defence budget of 5.4 trillion yen.",
    ],
)
def test_other_money_is_no_trade(read: Read, text: str) -> None:
    assert [c for c in read(text) if c.record_type == "trade_figure"] == []
