"""Numbers of registers, which the list prints with and without their labels, and several in one cell.

`INN: 7720603527OGRN: 1077764566373`, `Tax ID No. 7813491943 (Russia)`, `1037804006811 (Russia)`, `IMO9562233`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from stdnum.cn import uscc
from stdnum.ru import inn, ogrn

from etl.clean import country_code, fold, is_known_place
from etl.entries import Entry

BETWEEN = r"(?:\s*\([^)]*\))?[\s:.\-–—]*(?:code|number|no\b\.?)?[\s:.\-–—]*"
LABELLED = {
    "inn": (r"INN(?:/TIN)?", r"\d{10}(?:\d{2})?"),
    "ogrn": (r"(?:BIN/)?OGRN(?:IP)?", r"\d{13}(?:\d{2})?"),
    "kpp": (r"KPP|PPC", r"\d{9}"),
    "okpo": (r"OKPO|Government Gazette", r"\d{8}(?:\d{2})?"),
    "uscc": (r"USCC|Unified Social Credit", r"[0-9A-Z]{18}"),
    "lei": (r"LEI|Legal Entity Identifier|Legal Entity(?= Number)", r"[0-9A-Z]{18}\d\d"),
    "bic": (r"SWIFT(?: ?/ ?BIC)?|BIC", r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"),
    "tax_id": (
        r"TIN|Tax(?:payer)?(?: (?:Identification|ID|Identifier|Registration))?|VAT(?: Tax)?",
        r"(?:[A-Z]{2} ?)?\d{6,14}(?:MA[0-9A-Z]{8})?",
    ),
    "registration": (
        r"SRN|CRN|BRN|CR|BR|UEN(?: ID)?|BIN|USREOU|Company|(?:(?:State|Company|Business|Commercial|Trade) )?Regist(?:ration|er)",
        r"\d{5,20}[A-Z]?(?![A-Z])",
    ),
}
PATTERN = re.compile(
    "|".join(
        rf"(?<![A-Za-z])(?P<{scheme}_label>{label}){BETWEEN}(?P<{scheme}>{number})(?![0-9])"
        for scheme, (label, number) in LABELLED.items()
    ),
    re.IGNORECASE,
)
# Words in what is said of a document that tell its kind.
KINDS = {
    "driving": "licence", "drivers permit": "licence",
    "inn": "tax_id", "tin": "tax_id", "tax": "tax_id", "taxpayer": "tax_id", "fiscal": "tax_id", "nif": "tax_id",
    "birth certificate": "other", "certificate of": "other", "ration card": "other", "student": "other",
    "military": "other", "voter": "other", "residential": "other", "wagner group": "other", "other id": "other",
}  # fmt: skip
RUSSIAN_TAX_NUMBER = re.compile(r"\d{10}(?:\d\d)?")


class Number(NamedTuple):
    """One number of a cell: scheme, as printed, the label before it."""

    scheme: str
    value: str
    label: str | None = None


def numbers_in(printed: str, scheme: str) -> list[Number]:
    """The labelled numbers of a cell; the whole cell, under `scheme`, where some of it is none of them."""
    text = " ".join(printed.split())
    found = [_labelled(match) for match in PATTERN.finditer(text)]
    rest = PATTERN.sub("", text)
    if not found or re.search(r"\d{3}", rest):
        bare = re.fullmatch(r"'?([\w./-]+) \(([^()]*)\)", text)
        whole = bare[1] if bare and is_known_place(bare[2]) else text
        found.append(Number(checked(scheme, whole), whole))
    return found


def _labelled(match: re.Match[str]) -> Number:
    scheme = next(name for name in LABELLED if match[name])
    return Number(checked(scheme, match[scheme]), match[scheme], match[f"{scheme}_label"])


def checked(scheme: str, number: str) -> str:
    """The scheme that right check digits prove, where the label leaves it open.

    A tax number may be a Russian INN or a Chinese USCC, a registration number a Russian OGRN or a USCC. Bare
    ten digits prove nothing: one number in ten would pass.
    """
    if scheme == "tax_id" and inn.is_valid(number):
        return "inn"
    if scheme in ("tax_id", "registration") and uscc.is_valid(number):
        return "uscc"
    return "ogrn" if scheme == "registration" and ogrn.is_valid(number) else scheme


@lru_cache(maxsize=20_000)
def country_in(text: str | None) -> str | None:
    """The code of the country that a text begins with or has in brackets: `Afghan. Issued ...`, `... (Russia)`."""
    words = re.sub(r"^an? ", "", (text or "").strip(" (")).split()
    for count in range(min(len(words), 9), 0, -1):
        begin = " ".join(words[:count]).strip(" ,.;:()–-")
        if is_known_place(begin):
            return country_code(begin)
    bracketed = {country_code(inner) for inner in re.findall(r"\(([^()]+)\)", text or "")} - {None}
    return bracketed.pop() if len(bracketed) == 1 else None


def add_registration(entry: Entry, printed: str) -> None:
    """The register and tax numbers of an entity."""
    for number in numbers_in(printed, "registration"):
        label = number.label or "Business registration number"
        remark = printed.strip() if number.value != printed.strip() else None
        entry.identifier(number.scheme, number.value, label, country=country_in(printed), remark=remark)


def add_document(entry: Entry, scheme: str, label: str, number: str | None, info: str | None) -> None:
    """A passport or national identifier; one without a number is a note."""
    if not number or not re.search(r"\w", number):
        entry.attribute("notes", f"{label}: {info}" if info else None)
        return
    if scheme == "passport":
        entry.identifier(scheme, number, label, country=country_in(info), remark=info)
        return
    said = f" {fold(info or '')} "
    finer = next((kind for word, kind in KINDS.items() if f" {word}" in said), scheme)
    if " inn " in said and RUSSIAN_TAX_NUMBER.fullmatch(number.strip()):
        finer = "inn"
    for found in numbers_in(number, finer):
        country = country_in(info) or country_in(number)
        entry.identifier(found.scheme, found.value, found.label or label, country=country, remark=info)
