"""Amounts of money: sign or name of the currency, figure and scale; garbled ones are told apart."""

import re
from dataclasses import dataclass
from functools import cache

from etl.claims.lexicon.files import read_vocabulary
from etl.claims.numbers import Approx, approx_before

SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "trn": 1e12,
    "tn": 1e12,
}
FIGURE = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
SCALE = rf"(?:[\s-]*(?P<scale{{0}}>{'|'.join(sorted(SCALES, key=len, reverse=True))})\b)"
GARBLED = re.compile(
    rf"(?:\d[\d.,]*\s?[$€£¥₽]\s?\d[\d.,]*|[$€£¥₽]\s?\d[\d.,]*\s?[$€£¥₽][\d.,]*|\d\*+\d+|[$€£¥₽]\s?\*+)"
    rf"(?:\s*(?:{'|'.join(SCALES)})\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a sentence; `value` is None where the figure cannot be read. Currency by ISO 4217."""

    value: float | None
    currency: str
    approx: Approx | None
    start: int
    end: int


@cache
def currency_words() -> dict[str, str]:
    """Signs and names of currencies, lower case → ISO 4217; names and signs are babel's."""
    from babel import Locale

    locale = Locale("en")
    vocabulary = read_vocabulary("money")
    words = {word: code for code, names in vocabulary["words"].items() for word in names}
    for code in vocabulary["named_by_locale"]:
        name, sign = locale.currencies[code].lower(), locale.currency_symbols.get(code, code).lower()
        words |= {name: code, f"{name}s": code, code.lower(): code}
        words.setdefault(sign, code)
    return words


@cache
def money_pattern() -> re.Pattern[str]:
    """A sign before the figure, or a name after it."""
    words = sorted(currency_words(), key=len, reverse=True)
    signs = "|".join(
        re.escape(w)
        for w in words
        if not w[-1].isalpha() or (len(w) == 3 and w.isalpha() and w not in ("yen", "won"))
    )
    names = "|".join(re.escape(w) for w in words)
    return re.compile(
        rf"(?P<sign>(?<!\w)(?:{signs}))\s?(?P<f1>{FIGURE}){SCALE.format(1)}?"
        rf"|(?<![\w.,$€£¥])(?P<f2>{FIGURE}){SCALE.format(2)}?[\s-]*(?P<name>{names})(?!\w)",
        re.IGNORECASE,
    )


def find_money(text: str) -> list[Money]:
    """The amounts of a sentence in order; a garbled figure has no value."""
    garbled = [(mark.start(), mark.end()) for mark in GARBLED.finditer(text)]
    found = [read_money(text, mark, garbled) for mark in money_pattern().finditer(text)]
    for start, end in garbled:
        if not any(money.start < end and start < money.end for money in found):
            sign = re.search(r"[$€£¥₽]", text[start:end])
            found.append(Money(None, currency_words()[sign.group()] if sign else "", None, start, end))
    return sorted(found, key=lambda money: money.start)


def read_money(text: str, mark: re.Match[str], garbled: list[tuple[int, int]]) -> Money:
    """One matched amount; its value is None where a garbled figure overlaps it."""
    word = re.sub(r"\s+", " ", (mark["sign"] or mark["name"]).lower())
    is_garbled = any(start < mark.end() and mark.start() < end for start, end in garbled)
    value = figure_value(mark["f1"] or mark["f2"], mark["scale1"] or mark["scale2"] or "")
    return Money(
        None if is_garbled else value,
        currency_words()[word],
        approx_before(text, mark.start()),
        mark.start(),
        mark.end(),
    )


def figure_value(figure: str, scale: str) -> float:
    """The plain value: 16 billion = 16000000000; a comma before one or two digits is a decimal comma."""
    plain = re.sub(r"[\u00a0\u202f]", "", figure)
    plain = re.sub(r",(?=\d{3}(?!\d))", "", plain).replace(",", ".")
    return round(float(plain) * SCALES.get(scale.lower(), 1.0), 2)
