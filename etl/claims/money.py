"""Amounts of money: sign or name of the currency, figure and scale; garbled ones are told apart."""

import re
from dataclasses import dataclass, replace
from functools import cache

from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.numbers import WORDS, Approx, approx_before, word_value

FIGURE = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
RANGE_LINK = r"\s*(?:-|–|—|\bto\b|\band\b|\bor\b)\s*"
SIGNS = "$€£¥₽₩₴₹₺"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a sentence; `value` is None where the figure cannot be read. Currency by ISO 4217.

    Of a range ("$1.2-1.4 billion") `value` is the lower end and `high` the upper one.
    """

    value: float | None
    currency: str
    approx: Approx | None
    start: int
    end: int
    high: float | None = None


@cache
def scales() -> dict[str, float]:
    """Word or letter of a scale, lower case → factor: bn → 1e9."""
    return {
        word: float(factor) for factor, words in read_vocabulary("money")["scales"].items() for word in words
    }


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
def sign_words() -> tuple[str, ...]:
    """What may stand before a figure: signs, ISO codes, "Rs"."""
    before = read_vocabulary("money")["before_figure"]
    return tuple(
        word
        for word in currency_words()
        if not word[-1].isalpha() or word in before or (len(word) == 3 and word not in ("yen", "won"))
    )


@cache
def money_pattern() -> re.Pattern[str]:
    """A sign before the figure ("US$ 17.4bn"), or a name after it ("half a billion euros")."""
    scale = rf"(?:{alternatives(set(scales()))})"
    signs, names = alternatives(set(sign_words())), alternatives(set(currency_words()))
    many = alternatives([word for word in scales() if len(word) > 6])
    spoken = (
        rf"half\s+an?\s+(?:{many})|(?:(?:{WORDS})|an?|\d+)\s+and\s+a\s+(?:half|quarter)\s+(?:{many})"
        rf"|an?\s+(?:{many})|(?:an?\s+)?(?:{WORDS})"
        rf"(?:[\s-]+(?:{many}))?|(?:{WORDS})\s+point\s+\w+\s+(?:{many})"
    )
    return re.compile(
        rf"(?P<sign>(?<!\w)(?:{signs}))\s?(?:(?P<low>{FIGURE})\s*(?:-|–|\bto\b)\s*)?(?P<f1>{FIGURE})(?:[\s-]*(?P<s1>{scale})\b)?(?:\s(?:{names})(?!\w))?"
        rf"|(?<![\w.,{SIGNS}])(?:(?P<f2>{FIGURE})(?:[\s-]*(?P<s2>{scale})\b)?|(?P<spoken>\b(?:{spoken})\b))"
        rf"(?:\s+of)?(?:\s+(?:in\s+)?|-)?(?P<name>{names})(?!\w)",
        re.IGNORECASE,
    )


@cache
def range_pattern() -> re.Pattern[str]:
    """The lower end right before an amount: "$3 and" of "$3 and $4 billion", "1.2-" of "1.2-1.4 billion"."""
    scale = rf"(?:[\s-]*(?P<scale>{alternatives(set(scales()))})\b)?"
    signs = alternatives(set(sign_words()))
    return re.compile(
        rf"(?<![\w.,])(?<!\d[-–/])(?:{signs})?\s?(?P<low>{FIGURE}){scale}{RANGE_LINK}(?:{signs})?\s?$",
        re.IGNORECASE,
    )


@cache
def garbled_pattern() -> re.Pattern[str]:
    """Figures that cannot be read: 40$500, $9$4, $1..6 billion, $ ** million, a sign without figure."""
    scale = rf"(?:\s*(?:{alternatives(set(scales()))})\b)"
    names = alternatives(set(currency_words()))
    codes = "|".join(word for word in currency_words() if len(word) == 3 and word not in ("yen", "won"))
    sign, figure = f"[{SIGNS}]", r"\d[\d.,]*"
    return re.compile(
        rf"(?:{figure}\s?{sign}\s?{figure}|{sign}\s?{figure}\s?{sign}\s?{figure}|\d\*+\d*|{sign}\s?[*?_#X]{{2,}}){scale}?"
        rf"|(?:{sign}\s?)?\d+(?:[.,]{{2,}}\d+|(?:[.,]\d+)*[.,]\d{{1,2}}[.,]\d+)(?:{scale}|\s*(?:{names})\b)+"
        rf"|{sign}{scale}|[*?_#]{{2,}}{scale}?\s*(?:{names})\b|\b(?:{codes})\s?[*?_#X]{{2,}}{scale}?",
        re.IGNORECASE,
    )


def find_money(text: str) -> list[Money]:
    """The amounts of a sentence in order; a garbled figure has no value, both ends of a range are one."""
    garbled = [(mark.start(), mark.end()) for mark in garbled_pattern().finditer(text)]
    found = [read_money(text, mark, garbled) for mark in money_pattern().finditer(text)]
    for start, end in garbled:
        if not any(money.start < end and start < money.end for money in found):
            found.append(Money(None, currency_in(text[start:end]), None, start, end))
    ranged = [with_range(text, money) for money in sorted(found, key=lambda money: money.start)]
    return [
        money
        for money, after in zip(ranged, [*ranged[1:], None], strict=False)
        if after is None or after.start > money.start
    ]


def currency_in(garbled: str) -> str:
    """The currency of an unreadable amount, empty where not even that can be told."""
    words = re.findall(rf"[{SIGNS}]|[A-Za-z]+", garbled)
    return next((currency_words()[word.lower()] for word in words if word.lower() in currency_words()), "")


def read_money(text: str, mark: re.Match[str], garbled: list[tuple[int, int]]) -> Money:
    """One matched amount; its value is None where a garbled figure overlaps it."""
    word = re.sub(r"\s+", " ", (mark["sign"] or mark["name"]).lower())
    overlapping = [span for span in garbled if span[0] < mark.end() and mark.start() < span[1]]
    if overlapping:
        start, end = min(mark.start(), overlapping[0][0]), max(mark.end(), overlapping[-1][1])
        return Money(None, currency_words()[word], None, start, end)
    if mark["spoken"]:
        value = spoken_value(mark["spoken"])
    else:
        value = figure_value(mark["f1"] or mark["f2"], mark["s1"] or mark["s2"] or "")
    amount = Money(
        value,
        currency_words()[word],
        approx_before(text, mark.start()),
        mark.start(),
        mark.end(),
    )
    if mark["low"] and amount.value is not None:
        low = figure_value(mark["low"], mark["s1"] or "")
        return replace(amount, value=low, high=amount.value, approx=amount.approx or "about")
    return amount


def with_range(text: str, money: Money) -> Money:
    """The amount with the lower end of its range, where one stands right before it ("between $3 and $4 billion")."""
    before = range_pattern().search(text, max(0, money.start - 30), money.start)
    if before is None or money.value is None:
        return money
    link = text[before.start() : money.start]
    if re.search(r"\band\b", link) and not re.search(r"\bbetween\s+$", text[: before.start()], re.IGNORECASE):
        return money
    if re.search(r"\bto\b", link) and re.search(r"\bfrom\s+$", text[: before.start()], re.IGNORECASE):
        return money
    own = re.search(alternatives(set(scales())), text[money.start : money.end], re.IGNORECASE)
    low = figure_value(before["low"], before["scale"] or (own.group() if own else ""))
    if not 0 < low < money.value:
        return money
    return replace(money, value=low, high=money.value, approx=money.approx or "about", start=before.start())


def figure_value(figure: str, scale: str) -> float:
    """The plain value: 16 billion = 16000000000; a comma before one or two digits is a decimal comma."""
    plain = re.sub(r"[\u00a0\u202f]", "", figure)
    plain = re.sub(r",(?=\d{3}(?!\d))", "", plain).replace(",", ".")
    return round(float(plain) * scales().get(re.sub(r"\s+", " ", scale.lower()), 1.0), 2)


def spoken_value(words: str) -> float | None:
    """The value of an amount in words: half a billion, one and a half trillion, two hundred and fifty million."""
    plain = re.sub(r"[\s-]+", " ", words.lower())
    *rest, last = plain.split()
    scale = scales().get(last, 0.0) if last != "thousand" else 1e3
    if plain.startswith("half a"):
        return scale / 2
    if fraction := re.fullmatch(r"(.+) and a (half|quarter) \w+", plain):
        whole = (
            float(fraction[1]) if fraction[1].isdigit() else word_value(fraction[1].removeprefix("a ")) or 1.0
        )
        return (whole + (0.5 if fraction[2] == "half" else 0.25)) * scale
    if point := re.fullmatch(r"(.+) point (\w+) \w+", plain):
        ones, tenths = word_value(point[1]), word_value(point[2])
        return None if ones is None or tenths is None else (ones + tenths / 10) * scale
    if rest in (["a"], ["an"]):
        return scale
    factor = word_value(" ".join(rest))
    return factor * scale if scale and factor is not None else word_value(plain)
