"""Numbers as texts write them: digits in any grouping, words, and how exact they claim to be."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from text_to_num import text2num

from etl.claims.lexicon.files import alternatives, read_vocabulary

Approx = Literal["about", "at_least", "nearly", "vague"]
UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
TENS = "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
WORD = "|".join(sorted(f"{UNITS} {TENS}".split(), key=len, reverse=True))
SCALE = "hundred|thousand|million"
# "One hundred and five" is a number, "three and fifteen" are two.
AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
WORDS = rf"(?:{WORD}|{SCALE})(?:(?:[\s-]+|{AND})(?:{WORD}|{SCALE}))*"
DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
NUMBER = re.compile(
    rf"(?<![\w.,$€£¥/-])(?:(?P<digits>{DIGITS})(?![\w%]|[.,/:-]\d|[ -]?(?:percent|per cent))"
    rf"|(?P<dozen>(?:(?:a|{WORD})\s+)?dozen)\b|(?P<words>(?:an?\s+)?\b{WORDS})\b)(?![-–](?:year|day"
    rf"|month|old))",
    re.IGNORECASE,
)
APPROX: dict[Approx, re.Pattern[str]] = {
    "at_least": re.compile(
        r"(?:more than|over|at least|no fewer than|upwards of|in excess of|above)\s+(?:the\s+)?$",
        re.IGNORECASE,
    ),
    "nearly": re.compile(
        r"(?:nearly|almost|close to|just under|up to|fewer than|less than|as many as)\s+$", re.IGNORECASE
    ),
    "about": re.compile(
        r"(?:about|around|approximately|roughly|some|circa|an estimated|estimated at|or so)\s+$",
        re.IGNORECASE,
    ),
}
TOTAL_BEFORE = re.compile(
    r"total of\s*$|(?:bring\w*|brought|raising|raises|taking|takes) (?:the |its )?(?:overall |total "
    r"|number ).{0,40}$"
    r"|\bin (?:all|total),?(?:\s+(?:more|than|over|about|nearly|some|almost|around)){0,2}\s*$|\b(?:so far|to date|altogether|in total)\b,?(?:\s+\w+){0,5}\s*$|now (?:target"
    r"|cover|appl|includ|extend|list|contain|compris|stand|number|total)\w*\s+(?:\w+\s+){0,3}$|since (?:the start|the beginning|20\d\d).{0,40}$",
    re.IGNORECASE | re.DOTALL,
)
PLURALS = ("children", "aircraft", "staff", "personnel", "ones", "goods", "elite")
TOTAL_AFTER = re.compile(r"^\W*(?:in total|altogether|in all|to date|so far|combined)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: its value, how exact it claims to be (None: exact) and its offsets."""

    value: float
    approx: Approx | None
    start: int
    end: int


@lru_cache(maxsize=1024)
def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a sentence in order; percentages, dates in figures and compound adjectives are left out."""
    found = []
    for mark in NUMBER.finditer(text):
        value = number_value(mark)
        if value is not None:
            found.append(Number(value, approx_before(text, mark.start()), mark.start(), mark.end()))
    return tuple(found)


def approx_before(text: str, start: int) -> Approx | None:
    """How the words right before a number qualify it."""
    before = text[max(0, start - 30) : start]
    return next((name for name, pattern in APPROX.items() if pattern.search(before)), None)


def number_value(mark: re.Match[str]) -> float | None:
    """The value of a matched number; a point before three digits groups thousands, as in 3.000."""
    if digits := mark.group("digits"):
        grouped = re.fullmatch(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+", digits)
        return float(re.sub(r"[^\d]", "", digits) if grouped and not digits.startswith("0") else digits)
    if dozen := mark.group("dozen"):
        factor = dozen.split()[0].lower()
        return 12.0 * (word_value(factor) or 1) if factor not in ("a", "dozen") else 12.0
    return word_value(mark.group("words"))


@cache
def word_value(words: str) -> float | None:
    """The value of a number in words, None where the words make none."""
    try:
        spoken = re.sub(r"^an?\s+", "one ", words.lower()).replace("-", " ")
        return float(text2num(re.sub(r"\s+", " ", spoken), "en"))
    except ValueError:
        return None


@cache
def unit_pattern() -> re.Pattern[str]:
    """Any countable noun of the vocabulary, singular or plural; the group names the field it counts for."""
    groups = [
        f"(?P<{kind}>(?:{alternatives([*nouns, *map(plural, nouns)])}))"
        for kind, nouns in read_vocabulary("units").items()
        if kind != "people"
    ]
    glued = "(?=(?-i:[A-Z][a-z]))"
    return re.compile(rf"\b(?:{'|'.join(groups)})(?:\b|{glued})", re.IGNORECASE)


def is_plural(noun: str) -> bool:
    """True for the form of a noun that more than one thing has: officials, people, aircraft."""
    return noun.lower().endswith("s") or noun.lower() in PLURALS or noun.lower().endswith(("men", "people"))


@cache
def people_pattern() -> re.Pattern[str]:
    """Those who can be expelled: diplomats, staff, spies, consular officers."""
    nouns = read_vocabulary("units")["people"]
    return re.compile(rf"\b(?:{alternatives([*nouns, *map(plural, nouns)])})\b", re.IGNORECASE)


def plural(noun: str) -> str:
    """The regular plural of a noun; irregular ones stand in the vocabulary."""
    if noun.endswith(("s", "sh", "ch")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
