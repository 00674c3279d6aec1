"""Amounts of money in the notations of texts: sign or name, figure or words, ranges, garbled figures."""

import pytest

from etl.claims.money import find_money

AMOUNTS = [
    ("¥1.63 trillion", 1.63e12, "JPY"),
    ("US$ 17.4bn", 17.4e9, "USD"),
    ("A$646 million", 646e6, "AUD"),
    ("C$5 million", 5e6, "CAD"),
    ("NT$9.4 billion", 9.4e9, "TWD"),
    ("16 billion yen", 16e9, "JPY"),
    ("a 5.4 trillion-yen budget", 5.4e12, "JPY"),
    ("EUR 2.5 bn", 2.5e9, "EUR"),
    ("5.2bn euros", 5.2e9, "EUR"),
    ("€ 3.3 billion", 3.3e9, "EUR"),
    ("USD2.46bn", 2.46e9, "USD"),
    ("$17.4 billion USD", 17.4e9, "USD"),
    ("4.3 billion U.S. dollars", 4.3e9, "USD"),
    ("$35-billion debt", 35e9, "USD"),
    ("£2m", 2e6, "GBP"),
    ("$1,234,567", 1234567, "USD"),
    ("Rs 5,000 crore", 50e9, "INR"),
    ("RMB 5bn", 5e9, "CNY"),
    ("5 trillion roubles", 5e12, "RUB"),
    ("23 billion kronor", 23e9, "SEK"),
    ("2.1 billion Swiss francs", 2.1e9, "CHF"),
    ("DKK 3.2 billion", 3.2e9, "DKK"),
    ("a billion dollars", 1e9, "USD"),
    ("half a billion dollars", 5e8, "USD"),
    ("three and a half billion euros", 3.5e9, "EUR"),
    ("two hundred and fifty million euros", 250e6, "EUR"),
    ("2,200 million euros", 2.2e9, "EUR"),
]


@pytest.mark.parametrize(("text", "value", "currency"), AMOUNTS)
def test_a_notation_is_read(text: str, value: float, currency: str) -> None:
    (money,) = find_money(text)
    assert money.value == pytest.approx(value)
    assert money.currency == currency


@pytest.mark.parametrize(
    "text",
    ["$1.2-1.4 billion", "$1.2 to 1.4 billion", "€1.2 to €1.4 billion", "between 1.2 and 1.4 billion euros"],
)
def test_a_range_keeps_both_ends(text: str) -> None:
    (money,) = find_money(text)
    assert (money.value, money.high, money.approx) == (1.2e9, 1.4e9, "about")


def test_from_one_amount_to_another_is_no_range() -> None:
    assert [money.value for money in find_money("rose from $3 billion to $4 billion")] == [3e9, 4e9]


@pytest.mark.parametrize(
    "text",
    [
        "40$500 million",
        "$9$4 billion",
        "1..6 billion dollars",
        "$ billion",
        "USD *** billion",
        "$1,3.4 billion",
    ],
)
def test_a_garbled_figure_has_no_value(text: str) -> None:
    (money,) = find_money(text)
    assert money.value is None


@pytest.mark.parametrize(
    "text", ["hundreds of millions of dollars", "several billion euros", "1.63 trillion", "57 firms"]
)
def test_what_states_no_figure_or_currency_is_no_amount(text: str) -> None:
    assert find_money(text) == []
