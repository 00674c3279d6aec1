"""The names of a target: typed parts in an order, with spellings in other languages and scripts."""

from itertools import zip_longest
from typing import NamedTuple

from etl.entries import Entry
from etl.records import Fields

PARTS = frozenset(
    {"family-name", "father-name", "further-given-name", "given-name", "grand-father-name", "maiden-name", "other",
     "suffix", "title", "tribal-name", "whole-name"}
)  # fmt: skip
KINDS = {"primary-name": "primary", "alias": "alias", "formerly-known-as": "former"}
QUALITIES = {"good": False, "low": True, "": False}
LANGUAGES = {
    "ara": "ar", "arm": "hy", "aze": "az", "bel": "be", "bos": "bs", "bul": "bg", "bur": "my", "chi": "zh", "deu": "de",
    "eng": "en", "fas": "fa", "fra": "fr", "fre": "fr", "geo": "ka", "ger": "de", "gre": "el", "heb": "he", "hin": "hi",
    "hrv": "hr", "hye": "hy", "ita": "it", "jpn": "ja", "kat": "ka", "kor": "ko", "mac": "mk", "mya": "my", "per": "fa",
    "por": "pt", "pus": "ps", "ron": "ro", "rum": "ro", "rus": "ru", "som": "so", "spa": "es", "sqi": "sq", "srp": "sr",
    "swa": "sw", "tha": "th", "tur": "tr", "ukr": "uk", "urd": "ur", "uzb": "uz", "vie": "vi", "zho": "zh",
}  # fmt: skip
NO_LANGUAGE = frozenset({"", "mul", "und", "zxx"})


class Part(NamedTuple):
    """A part of a name: its type, its text, and its spellings by language and script."""

    kind: str
    value: str
    variants: dict[tuple[str, str], list[str]]


def add_names(entry: Entry, identity: Fields, is_main: bool) -> None:
    """The names of an identity; those of identities that are not the main one are further names."""
    for name in identity.children("name"):
        printed, quality = name.take("@name-type") or "", name.take("@quality") or ""
        key = name.take("@ssid")
        name.ignore("@lang")  # the language of the entry, not of the name
        parts = _parts(entry, name)
        whole = _joined(parts)
        if printed not in KINDS or quality not in QUALITIES:
            entry.issue(f"kind of name not known: {printed}, quality {quality}")
            continue
        kind = "weak_alias" if QUALITIES[quality] else KINDS[printed]
        if kind == "primary" and not (is_main and whole == entry.caption):
            kind = "alias"
        entry.name(kind, whole, source_key=key)
        further = "alias" if kind == "primary" else kind
        for (language, script), values in _spellings(parts):
            spelled = "original_script" if script not in ("", "Latn") and further == "alias" else further
            for value in values:
                entry.name(spelled, value, language=language or None, script=script or None if script != "Latn" else None, source_key=key)  # fmt: skip


def _parts(entry: Entry, name: Fields) -> list[Part]:
    found = []
    for fields in name.children("name-part"):
        kind, order = fields.take("@name-part-type") or "", fields.take("@order") or ""
        if kind not in PARTS:
            entry.issue(f"part of a name not known: {kind}")
        variants: dict[tuple[str, str], list[str]] = {}
        for variant in fields.children("spelling-variant"):
            language, script = (
                (variant.take("@lang") or "").lower(),
                (variant.take("@script") or "").capitalize(),
            )
            variant.ignore("@ssid", "@spelling-variant-type")
            tag = "" if language in NO_LANGUAGE else LANGUAGES.get(language, language)
            variants.setdefault((tag, script), []).extend(variant.take_all("#text"))
        fields.ignore("@ssid")
        position = int(order) if order.isascii() and order.isdigit() and len(order) < 6 else 99_999
        found.append((position, Part(kind, fields.take("value") or "", variants)))
        if kind == "title":
            entry.attribute("title", found[-1][1].value)
    return [part for _position, part in sorted(found, key=lambda item: item[0])]


def _joined(parts: list[Part]) -> str:
    return " ".join(part.value for part in parts if part.kind != "title" and part.value)


def _spellings(parts: list[Part]) -> list[tuple[tuple[str, str], list[str]]]:
    """Whole names by language and script: the n-th takes the n-th spelling of each part, or the part as it stands."""
    named = [part for part in parts if part.kind != "title"]
    found = []
    for culture in dict.fromkeys(culture for part in named for culture in part.variants):
        columns = [part.variants.get(culture) or [part.value] for part in named]
        rows = [
            [text or column[0] for text, column in zip(row, columns, strict=True)]
            for row in zip_longest(*columns, fillvalue="")
        ]
        found.append((culture, [" ".join(filter(None, row)) for row in rows]))
    return found
