"""The list's closed vocabularies in ours. All keys are folded (etl.clean.fold): capitals differ from row to row."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from etl.clean import fold
from etl.entries import Entry
from etl.yaml_tables import load_yaml

SCHEMAS = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}
NAME_TYPES = {
    "primary name": "primary",
    "primary": "primary",
    "primary name variation": "variation",
    "primary variation": "variation",
    "alias": "alias",
}
STRENGTHS = {"": "alias", "aka": "alias", "good quality aka": "alias", "low quality aka": "weak_alias"}
GENDERS = frozenset({"male", "female"})
LANGUAGES = {
    "amharic": "am", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "belarusian": "be", "bengali": "bn",
    "bosnian": "bs", "bulgarian": "bg", "burmese": "my", "chinese": "zh", "croatian": "hr", "dari": "prs",
    "english": "en", "farsi": "fa", "french": "fr", "georgian": "ka", "greek": "el", "hebrew": "he",
    "japanese": "ja", "kazakh": "kk", "korean": "ko", "kurdish": "ku", "kyrgyz": "ky", "macedonian": "mk",
    "montenegrin": "cnr", "pashto": "ps", "persian": "fa", "romanian": "ro", "romanian moldavian moldovan": "ro",
    "russian": "ru", "serbian": "sr", "somali": "so", "spanish": "es", "tajik": "tg", "thai": "th",
    "tigrinya": "ti", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "uzbek": "uz", "vietnamese": "vi",
}  # fmt: skip
# As SanctionsImposed prints them, and as SanctionsImposedIndicators names them.
MEASURES = {
    "asset freeze": "asset_freeze",
    "travel ban": "travel_ban",
    "arms embargo": "arms_embargo",
    "targeted arms embargo": "arms_embargo",
    "chartering of ships": "transport",
    "charter of ships": "transport",
    "prevention of charter of ships": "transport",
    "prevention of chartering of ships": "transport",
    "prevention of charter of ships and aircraft": "transport",
    "prevention of chartering of ships and aircraft": "transport",
    "transport sanctions": "transport",
    "specified ship": "transport",
    "deflag": "transport",
    "de flag": "transport",
    "prohibition of port entry": "port_ban",
    "closure of representative offices": "financial",
    "correspondent banking": "financial",
    "prevention of business arrangements": "investment_ban",
    "crew servicing of ships and aircraft": "services_ban",
    "technical assistance related to aircraft": "services_ban",
    "trust services": "services_ban",
    "trust services sanctions": "services_ban",
    "internet services": "services_ban",
    "director disqualification": "debarment",
    "director disqualification sanction": "debarment",
}


@cache
def _regimes() -> tuple[dict[str, str], dict[str, str]]:
    """The regulations by folded name and by the prefix of their unique ids."""
    path = Path(__file__).with_name("programmes.yml")
    described: dict[str, Any] = load_yaml(path)
    by_prefix = {entry["prefix"]: name for name, entry in described.items() if "prefix" in entry}
    return {fold(name): name for name in described}, by_prefix


def regime_of(entry: Entry, printed: str | None, unique_id: str) -> str | None:
    """The regulations that an entry stands under: as printed, else by the letters that its unique id begins with."""
    by_name, by_prefix = _regimes()
    if printed:
        known = by_name.get(fold(printed))
        if known is None:
            entry.issue(f"programme not described: {printed}")
        return known or printed
    prefix = unique_id.rstrip("0123456789")
    if prefix not in by_prefix:
        entry.issue(f"prefix of unique ids not known: {prefix}")
    return by_prefix.get(prefix)


def name_kind(entry: Entry, printed_type: str | None, strength: str | None) -> tuple[str, str | None] | None:
    """NameKind and remark of a name; None, and an issue, where its type or strength is not known."""
    stated = NAME_TYPES.get(fold(printed_type or ""))
    graded = STRENGTHS.get(fold(strength or ""))
    if stated is None or graded is None:
        entry.issue(f"type of name not known: {printed_type or 'none'}, {strength or 'without strength'}")
        return None
    return ("primary", None) if stated == "primary" else (graded, _variation(stated))


def _variation(stated: str) -> str | None:
    return "primary name variation" if stated == "variation" else None


def measures_of(entry: Entry, printed: Iterable[str]) -> str | None:
    """The measures that an entry states, in the order of their names; an issue for each that is not known."""
    found = set()
    for text in printed:
        if measure := MEASURES.get(fold(text)):
            found.add(measure)
        else:
            entry.issue(f"sanction not known: {text}")
    return ",".join(sorted(found)) or None


def language_of(entry: Entry, printed: str | None) -> str | None:
    """BCP 47 tag of a printed language."""
    if printed and fold(printed) not in LANGUAGES:
        entry.issue(f"language not known: {printed}")
    return LANGUAGES.get(fold(printed or ""))
