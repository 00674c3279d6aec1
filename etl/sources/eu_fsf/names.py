"""The names of an entity of the list, and the one that stands for it."""

import re
from typing import NamedTuple

from etl.records import Fields
from etl.scripts import script_of

# Translations into the Union's languages that are not written in Latin letters: no original spellings.
OFFICIAL_SCRIPTS = frozenset({"bg", "el"})
LOW = re.compile(r"\blow? quality|\bweak alias|\blow confidence", re.IGNORECASE)
FORMER = re.compile(r"\bformer(?:ly)?\b|\bf\.?k\.?a\b|\bprevious name", re.IGNORECASE)


class Alias(NamedTuple):
    """One name with what is said of it and of its bearer."""

    value: str
    is_strong: bool
    language: str | None
    remark: str | None
    source_key: str | None
    function: str | None
    gender: str | None
    title: str | None

    @property
    def kind(self) -> str:
        """The kind (NameKind) of a further name."""
        if LOW.search(self.remark or "") or not self.is_strong:
            return "weak_alias"
        if FORMER.search(self.remark or ""):
            return "former"
        return (
            "original_script" if script_of(self.value) and self.language not in OFFICIAL_SCRIPTS else "alias"
        )


def read_aliases(elements: list[Fields]) -> list[Alias]:
    """The names that are filled, in the list's order; the CSV does not say which are strong."""
    return [alias for fields in elements if (alias := _read(fields)).value]


def _read(fields: Fields) -> Alias:
    parts = [fields.take(name) for name in ("@firstName", "@middleName", "@lastName")]
    whole = fields.take("@wholeName") or " ".join(part for part in parts if part)
    fields.ignore("regulationSummary", "@regulationLanguage")
    language = (fields.take("@nameLanguage") or "").lower() or None
    return Alias(
        whole,
        fields.take("@strong") != "false",
        language,
        "; ".join(fields.take_all("remark")) or None,
        fields.take("@logicalId"),
        fields.take("@function"),
        fields.take("@gender"),
        fields.take("@title"),
    )


def main_name(aliases: list[Alias]) -> Alias | None:
    """The strong name in Latin letters that was listed first, in English or no stated language; else the first.

    Names come in the order of their numbers, which is that in which they were listed.
    """
    ranked = [
        [
            alias
            for alias in aliases
            if alias.kind == "alias" and not script_of(alias.value) and alias.language in (None, "en")
        ],
        [alias for alias in aliases if alias.kind == "alias" and not script_of(alias.value)],
        aliases,
    ]
    return next((found[0] for found in ranked if found), None)
