"""Names as the annexes print them: alternatives split by `;`, ` / `, ` · ` and `a.k.a.`, other scripts in brackets.

`Sergei AKSENOV (Сергей АКСЁНОВ)` is two names; `VTB Bank (Belarus)` is one. What stands in brackets is a name of
its own where it is in another script, is said to be one (a.k.a.), is quoted, or is a person's whole name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from etl.scripts import script_of

LANGUAGES = {
    "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be", "Belarussian": "be", "Chinese": "zh",
    "English": "en", "Farsi": "fa", "French": "fr", "Georgian": "ka", "German": "de", "Hebrew": "he", "Kazakh": "kk",
    "Korean": "ko", "Kyrgyz": "ky", "Persian": "fa", "Romanian": "ro", "Rusian": "ru", "Russian": "ru", "Serbian": "sr",
    "Turkish": "tr", "Ukrainian": "uk", "Uzbek": "uz",
}  # fmt: skip
WORDS = "|".join(LANGUAGES)
LANGUAGE = re.compile(rf"\s*\b({WORDS})(?: spelling| name)?\s*:\s*", re.IGNORECASE)
BARE_LANGUAGE = re.compile(rf"({WORDS})\s+(?=[^\x00-\u024f])", re.IGNORECASE)
ALTERNATIVE = re.compile(r"^(?:a\.?\s?k\.?\s?a\.?|also known as|alias|other names?)\b[.:]?\s*", re.IGNORECASE)
FORMER = re.compile(
    r"^(?:f\.?k\.?a\.?|formerly(?: known as)?|former name|previously)\b[.:]?\s+|\s*\(former name\)$",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"^(married name|maiden name|stage name|nickname|call sign|birth name)\s*:\s*", re.IGNORECASE
)
BRACKET = re.compile(r"(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*(?:[-–—]\s*(?P<after>\S.*))?")
BETWEEN = re.compile(r";|\s*\(?\ba\.\s?k\.\s?a\.\s*|\s+[/·]\s+|(?<=\))\s+or\s+")
QUOTES = '«»‘’“”"'
# What the conversion of the act's tables leaves of pictures.
NO_NAMES = frozenset({"text of image"})


class Spelling(NamedTuple):
    """One name: its text, the language where it is said, a remark, and whether it is a former name."""

    value: str
    language: str | None = None
    remark: str | None = None
    is_former: bool = False

    @property
    def kind(self) -> str:
        """The kind (NameKind) of a further name."""
        return "former" if self.is_former else "original_script" if script_of(self.value) else "alias"


def split_names(cell: str, is_person: bool) -> list[Spelling]:
    """All names in a cell, in its order, each once."""
    return list(_names_in(cell, is_person)) if cell else []


@lru_cache(maxsize=20_000)
def _names_in(cell: str, is_person: bool) -> tuple[Spelling, ...]:
    """Cached: a name is read for its key, its caption and its statements, in every annex that it stands in."""
    pieces = [
        name
        for piece in BETWEEN.split(" ".join(cell.split()))
        for name in _of_piece(piece.strip(" –—\t\n"), is_person)
    ]
    return tuple(dict.fromkeys(name for name in pieces if _is_name(name.value)))


def primary_name(cell: str, is_person: bool) -> str:
    """The first name of a cell; the cell itself where it has none."""
    return next((name.value for name in split_names(cell, is_person)), cell.strip())


def _is_name(text: str) -> bool:
    return text.casefold() not in NO_NAMES and any(mark.isalnum() for mark in text)


def _of_piece(piece: str, is_person: bool) -> Iterator[Spelling]:
    whole_names = piece.split("/") if is_person and "(" not in piece else []
    if len(whole_names) > 1 and all(len(name.split()) > 1 for name in whole_names):
        for name in whole_names:
            yield from _labelled(name)
        return
    found = BRACKET.fullmatch(piece)
    if found and _is_separable(found["outer"], found["inner"], is_person):
        yield from _labelled(found["outer"])
        for inner in _listed(found["inner"], is_person):
            yield from _labelled(inner)
    elif found and found["after"]:
        yield from _labelled(piece.removesuffix(found["after"]).rstrip(" -–—"))
    else:
        for name in _listed(piece, is_person):
            yield from _labelled(name)
    if found and found["after"]:
        for after in _listed(found["after"], is_person or bool(script_of(found["after"]))):
            yield from _labelled(after)


def _is_separable(outer: str, inner: str, is_person: bool) -> bool:
    if FORMER.search(f"({inner})"):
        return False
    if script_of(inner) != script_of(outer) or LANGUAGE.match(inner) or ALTERNATIVE.match(inner):
        return True
    if is_person:
        return len(inner.split()) > 1
    return any(mark in inner for mark in QUOTES) and not inner.lower().startswith(("including", "formerly"))


def _listed(text: str, is_person: bool) -> list[str]:
    """Names separated by commas, where every one is whole; `Co., Ltd` is not split."""
    parts = [part.strip() for part in re.split(r",|،", text)]
    return parts if is_person and all(len(part.split()) > 1 for part in parts) else [text]


def _labelled(text: str) -> Iterator[Spelling]:
    """The names of a text in which languages are named: `X Ukrainian: Y` is two."""
    first, *more = LANGUAGE.split(text)
    yield _spelling(first, None)
    for word, rest in zip(more[::2], more[1::2], strict=True):
        yield _spelling(rest, LANGUAGES[word.capitalize()])


def _spelling(text: str, language: str | None) -> Spelling:
    if bare := BARE_LANGUAGE.match(text):
        text, language = text[bare.end() :], LANGUAGES[bare[1].capitalize()]
    text = ALTERNATIVE.sub("", text.strip())
    is_former, text = bool(FORMER.search(text)), FORMER.sub("", text)
    remark = REMARK.match(text)
    return Spelling(_balanced(REMARK.sub("", text)), language, remark[1] if remark else None, is_former)


def _balanced(text: str) -> str:
    """Without stray separators, and without a bracket that the cut has left open."""
    text = text.strip(" ,/\t\n")
    if text.count("(") < text.count(")"):
        text = text.removesuffix(")") if text.endswith(")") else text.replace(")", "", 1)
    if text.count("(") > text.count(")"):
        text = text.removeprefix("(") if text.startswith("(") else text.replace("(", "", 1)
    return " ".join(text.split())
