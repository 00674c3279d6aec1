"""The words of sanction rounds: what names a sanction, a list, a measure, a package, goods."""

import re
from functools import cache

from etl.claims.claim import Value
from etl.claims.context import Codes
from etl.claims.lexicon.files import read_vocabulary
from etl.claims.readings import Reading
from etl.claims.syntax import span_of

ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
PACKAGE = re.compile(
    r"\b(?P<figure>\d{1,2})(?:st|nd|rd|th)\s+(?:[\w-]+\s+){0,3}package"
    rf"|\b(?P<word>{'|'.join(ORDINALS)})\s+(?:[\w-]+\s+){{0,3}}package"
    r"|package\s+(?:no\.?|number)\s*(?P<number>\d{1,2})",
    re.IGNORECASE,
)
COMMODITY = re.compile(
    r"\b(?:exports?|imports?|purchases?|supply|supplies|sales?)\s+of\s+((?:[\w-]+\s+){0,4}?[\w-]+)"
    r"(?=\s+(?:from|to|into|for|in|by)\b|[.,;]|$)",
    re.IGNORECASE,
)
GENERIC_GOODS = re.compile(
    r"(?:certain |all |some |any |other )*(?:goods|items|products)|\d.*", re.IGNORECASE
)


@cache
def round_pattern(name: str) -> re.Pattern[str]:
    """One of the vocabulary's ways of speaking of sanctions: `sanctions`, `lists`, `coverers` …, as a pattern."""
    return re.compile(rf"\b(?:{read_vocabulary('measures')[name]})\b", re.IGNORECASE)


@cache
def measure_patterns() -> dict[str, re.Pattern[str]]:
    """Measure code → the phrases that name it."""
    rounds = read_vocabulary("measures")["rounds"]
    return {
        code: re.compile("|".join(rf"\b(?:{p})" for p in phrases), re.IGNORECASE)
        for code, phrases in rounds.items()
    }


def find_measures(text: str) -> list[str]:
    """The measures that a text names, in the order of the vocabulary."""
    return [code for code, pattern in measure_patterns().items() if pattern.search(text)]


def measures_in(reading: Reading, target: Codes = ()) -> list[str]:
    """The measures that the clause names; a ban on exports from the target is an import ban of the imposer."""
    found = find_measures(own_text(reading))
    if "export_ban" in found and any(
        party.preposition == "from" and set(party.codes) <= set(target) for party in reading.parties
    ):
        found[found.index("export_ban")] = "import_ban"
    return sorted(set(found), key=found.index)


def own_text(reading: Reading) -> str:
    """The words of an act: its clause, but of a gerund or participle beside another verb only what hangs on it."""
    beside = reading.form == "verb" and reading.word.dep_ in ("advcl", "acl")
    verbal = reading.word.head.dep_ in ("advcl",) and reading.word.dep_ == "conj"
    if reading.word.tag_ == "VBG" and (beside or verbal):
        start, end = span_of(reading.word)
        return reading.sentence.text[min(start, reading.start) : end]
    return reading.clause_text


def goods_and_package(reading: Reading) -> dict[str, Value]:
    """The goods that a trade ban names and the number of the package, where stated."""
    fields: dict[str, Value] = {}
    goods = COMMODITY.search(reading.clause_text)
    if goods and not GENERIC_GOODS.fullmatch(goods.group(1)):
        fields["commodity"] = goods.group(1)
    numbers = {package_number(mark) for mark in PACKAGE.finditer(reading.sentence.text)} - {None}
    if len(numbers) == 1 and (number := numbers.pop()):
        fields["package"] = number
    return fields


def package_number(mark: re.Match[str]) -> int | None:
    """The number of a package of sanctions: "18th package", "the sixth sanctions package"."""
    figure = mark.group("figure") or mark.group("number")
    if figure:
        return int(figure)
    return ORDINALS.index(mark.group("word").lower()) + 1
