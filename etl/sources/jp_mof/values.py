"""Cells of the list that hold several values: lines, `；`, `(a)`, Japanese and English side by side."""

import re
import unicodedata
from collections.abc import Iterator

from etl.sources.jp_mof.words import country_in_japanese, is_not_known, table

ENUMERATION = re.compile(r"(?:^|(?<=[\s;、]))\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*|[①-⑳]")
JAPANESE = r"\u3041-\u309f\u30a0-\u30ff\u3400-\u9fff々"
BOTH = re.compile(rf"([{JAPANESE}・=\s]*[{JAPANESE}])\s+([A-Za-zÀ-ÿ\"'“].*)")
DESCRIPTION = re.compile(
    r"\s*\(((?:[^()]*(?:生年月日|出生地|国籍|旅券|名義|DOB|POB|[Nn]ationality|[Pp]assport)[^()]*))\)?\s*$"
)
LABEL = re.compile(r"^\(?([別通略旧][称名](?:・[別旧][称名])?)[)、:]\s*")
QUOTED = re.compile(r"^[「『“\"](.+)[」』”\"]$")
NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(?:No\.?\s*)?([A-Z]{0,4}[-\s]?\d[\dA-Z/\-.]*\d|[A-Z]{0,3}\d{2,})(?![\d年月日])"
)
BRACKETS = re.compile(r"\([^()]*\)?")
LEADING = re.compile(
    rf"^([{JAPANESE}・]+?)(?:外交|公用|偽造|国民|公式)*(?:旅券|ID|身分|番号|パスポート|運転|出生)"
)


def split_values(printed: str, more: str = "") -> Iterator[str]:
    """The values of a cell in plain width, split outside of brackets at lines, semicolons, `(a)` and `more`."""
    text = unicodedata.normalize("NFKC", printed).replace("\u3000", " ")
    depth, begun = 0, ""
    for mark in ENUMERATION.sub("\n", text) + "\n":
        depth = depth + 1 if mark == "(" else max(depth - 1, 0) if mark == ")" else depth
        # A line end closes a bracket that was forgotten.
        if mark == "\n" or (depth == 0 and mark in ";" + more):
            value, begun, depth = " ".join(begun.split()), "", 0
            if value.strip("、,・ ") and not is_not_known(value):
                yield value
        else:
            begun += mark


def split_names(printed: str, kind: str, more: str = "、") -> Iterator[tuple[str, str, str | None]]:
    """Each name of a cell with its kind and a description that follows it in brackets."""
    for value in split_values(printed, more):
        label = LABEL.match(value)
        own_kind = table("words")["name_labels"].get(label[1], kind) if label else kind
        rest = LABEL.sub("", value) if label else value
        described = DESCRIPTION.search(rest)
        name = rest[: described.start()] if described else rest
        both = BOTH.fullmatch(name.strip())
        for piece in both.groups() if both else (name,):
            if bare := _bare(piece):
                yield own_kind, bare, described[1] if described else None


def _bare(name: str) -> str:
    plain = name.strip(" 、,;")
    if plain.endswith(")") and "(" not in plain:
        plain = plain[:-1].strip()
    quoted = QUOTED.match(plain)
    return quoted[1] if quoted else plain


def language_of(name: str) -> str:
    """`ja` for names with kana or kanji, else `en`: the list prints its own language and English."""
    return "ja" if re.search(f"[{JAPANESE}]", name) else "en"


def read_number(printed: str) -> tuple[str | None, str | None, str | None]:
    """The number in a cell such as `イエメン旅券 541939 (…発行)`, the country of its issuer, and the whole as remark."""
    found = NUMBER.search(BRACKETS.sub(" ", printed)) or NUMBER.search(printed)
    if found is None:
        return None, None, printed
    issuer = LEADING.match(printed)
    number = found[1].strip()
    return number, country_in_japanese(issuer[1]) if issuer else None, printed if printed != number else None
