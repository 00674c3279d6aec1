"""What one ALIAS_NAME holds: a name, several, or a name with its spelling in another script or a remark.

Printed are `A; B; C`, `Name (name in Arabic)`, `name in Arabic (A; B)`, `Name (original script: name in
Cyrillic)`, `Name (previously listed as)`, `Name, born 1 Jan. 1953 (passport ...)`.
"""

import re
from typing import NamedTuple

NOT_LATIN = re.compile(r"[^\W\d_a-zA-Z\u00aa-\u02ff\u1d00-\u1eff’‘]")
LEAD = re.compile(
    r"^(?:original script|in Arabic(?: script)?|transliterations)\s*:\s*|^الكنية\s+", re.IGNORECASE
)
TAIL = re.compile(r"\s*\(original script\)$")
BORN = re.compile(r",?\s+(born .*)$")
REMARKS = re.compile(
    r"previously listed as|formerly listed as|prominently known as|combat name|birth name|nom de guerre|call sign|third",
    re.IGNORECASE,
)


class Alias(NamedTuple):
    """One name, and what the list remarks on it."""

    value: str
    remark: str | None = None


def aliases_of(printed: str) -> list[Alias]:
    """The names in an ALIAS_NAME, in printed order."""
    text = printed.strip(",; ").lstrip(") ")
    name, inner = _closing_bracket(text)
    if name and inner is not None:
        if REMARKS.fullmatch(inner) or re.search(r"\d", inner):
            return _plain(name, inner)
        if (
            _is_list(inner)
            or NOT_LATIN.search(inner)
            or (NOT_LATIN.search(name) and not NOT_LATIN.search(inner))
        ):
            return _plain(name) + [alias for item in _items(inner) for alias in _plain(item)]
    return [alias for item in _items(text) for alias in _plain(item)]


def other_script(note: str | None) -> str | None:
    """The name in its original script, where a note on an alias is one: `original script: ...`."""
    found = re.fullmatch(
        r".*?(?:original script|in Arabic(?: script)?)\s*:\s*(\S.*)", note or "", re.IGNORECASE
    )
    return found[1] if found and NOT_LATIN.search(found[1]) else None


def _closing_bracket(text: str) -> tuple[str, str | None]:
    """What stands before and within the bracket that ends a text; brackets within it are part of it."""
    if not text.endswith(")"):
        return text, None
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += (text[index] == ")") - (text[index] == "(")
        if depth == 0:
            return text[:index].strip(), text[index + 1 : -1].strip()
    return text, None


def _is_list(text: str) -> bool:
    return ";" in text


def _items(text: str) -> list[str]:
    """The names between semicolons, without the words that say which script they are in."""
    parts = (TAIL.sub("", LEAD.sub("", part.strip())).strip() for part in text.split(";"))
    return [part for part in parts if part]


def _plain(text: str, remark: str | None = None) -> list[Alias]:
    born = BORN.search(text)
    if born is None or born.start() == 0:
        return [Alias(text, remark)]
    return [Alias(text[: born.start()], "; ".join(filter(None, (born[1], remark))))]
