"""Numbers of registers as the annexes print them: several in a cell, with names of registers, dates and places.

The scheme is that of the word that stands with a number, else that of its check digits, else that of its column.
"""

import re
from typing import NamedTuple

from stdnum import lei
from stdnum.cn import uscc
from stdnum.ru import inn, ogrn

from etl.clean import country_code, is_known_place, normalise_number

LABELS = {
    scheme: re.compile(words, re.IGNORECASE)
    for scheme, words in {
        "kpp": r"\bKPP\b|КПП",
        "okpo": r"\bOKPO\b|ОКПО",
        "ogrn": r"OGRN|ОГРН|\bSRN\b|state registration number",
        "national_id": r"national id",
        "passport": r"passport",
        "uscc": r"\bU[SN]CC\b|social credit code",
        "lei": r"\bLEI\b|legal entity identifier",
        "licence": r"licen[cs]e",
        "inn": r"\bINN\b|ИНН",
        "tax_id": r"\bI?TIN\b|\btax|\bPAN\b|GSTIN|УНП|\bVAT\b",
    }.items()
}
SPLIT = re.compile(
    r";(?![^()]*\))|\s*/\s*(?=\d{9,})|,\s*(?=[A-ZА-Я]{0,3}\d{5,})|\s+and\s+(?=[A-Z]{0,3} ?\d)|(?:^|\s)\(\d\)\s|\(or\s+"
    r"|(?<=[\d,])[,\s]*\s(?=(?:INN|KPP|OGRN|OKPO|TIN|ИНН|КПП|ОГРН)\b)|,\s*(?=\(?(?:Passport|National ID)\b)"
)
# Possessive: a long word without a digit must not be tried from each of its letters to its end.
WORD = re.compile(r"[0-9A-ZА-ЯЁ./\-]++")
FURTHER = re.compile(r" (?:No\.? )?(\d[\d.\-]*+)(?![\w.])")
PREFIX = re.compile(r"\b([A-ZА-ЯЁ]{1,3}) $")
WORDS = frozenset({"INN", "TIN", "KPP", "SRN", "CR", "PAN", "IMO", "BIN", "ИНН", "КПП", "NO", "ID", "LEI"})
PLACE = re.compile(
    r"\(([^()]+(?:\([^()]*\))?)\)|issued in ([^,;]+)|^(\w+) passport|passport of the (.+?) no\b",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number: its scheme (IdentifierScheme), the number as printed, its country as printed, and the prose with it."""

    scheme: str
    value: str
    country: str | None = None
    remark: str | None = None


def read_numbers(cell: str, column_scheme: str) -> list[Number]:
    """The numbers in a cell of a column that holds numbers of a scheme."""
    found: list[Number] = []
    for item in SPLIT.split(cell) if cell else ():
        number = _read_item(item.strip(), column_scheme, found[-1] if found else None)
        if number and number[:2] not in [other[:2] for other in found]:
            found.append(number)
    return found


def _read_item(item: str, column_scheme: str, before: Number | None) -> Number | None:
    match = next((word for word in WORD.finditer(item) if any(mark.isdigit() for mark in word[0])), None)
    if match is None:
        return None
    start, end, words = match.start(), match.end(), [match[0]]
    while further := FURTHER.match(item, end):
        words.append(further[1])
        end = further.end()
    prefix = PREFIX.search(item[max(0, start - 5) : start])
    if prefix and prefix[1] not in WORDS:
        words.insert(0, prefix[1])
        start -= len(prefix[0])
    value, rest = " ".join(words).strip(".,-/ "), item[:start] + item[end:]
    country = _country_of(rest) or _country_of(item)
    scheme = (
        _labelled(rest, value) or _by_digits(value, column_scheme, country, before, rest) or column_scheme
    )
    remark = rest.strip(" ,;:.–-")
    remark = remark if "(" in remark else remark.rstrip(" :)")
    return Number(scheme, value, country, remark or None)


def _country_of(text: str) -> str | None:
    """The place that is named in brackets or as issuer."""
    for groups in PLACE.findall(text):
        for place in "".join(groups).split(","):
            if is_known_place(place.strip()) and country_code(place.strip()):
                return str(place.strip())
    return None


def _labelled(text: str, value: str) -> str | None:
    found = next((scheme for scheme, word in LABELS.items() if word.search(text)), None)
    if found in ("inn", "tax_id"):
        return "inn" if _is_inn(value, strict=found == "tax_id") else "tax_id"
    return found


def _is_inn(value: str, strict: bool) -> bool:
    digits = normalise_number(value)
    return inn.is_valid(digits) if strict else digits.isdigit() and len(digits) in (10, 12)


def _by_digits(value: str, column: str, country: str | None, before: Number | None, rest: str) -> str | None:
    """The scheme of a number that has the form and check digits of one, in a column for any register or tax office."""
    if column not in ("registration", "tax_id"):
        return None
    digits = normalise_number(value)
    if len(digits) == 18 and uscc.is_valid(digits):
        return "uscc"
    if len(digits) == 20 and lei.is_valid(digits):
        return "lei"
    # A number that is named, but not as a Russian one, has the digits of one by chance.
    if country_code(country or "Russia") != "RU" or re.search(r"\w{2,}", rest.replace(country or "", "")):
        return None
    if len(digits) in (13, 15) and ogrn.is_valid(digits):
        return "ogrn"
    if before and before.scheme == "inn" and re.fullmatch(r"\d{9}", digits):
        return "kpp"
    return "inn" if inn.is_valid(digits) else None
