"""The script in which a name is written."""

from functools import lru_cache

import polars as pl
import regex

# Japanese before Chinese: kana decide, since kanji are Han characters as well.
SCRIPTS = {
    "Jpan": r"[\p{Hiragana}\p{Katakana}]",
    "Kore": r"\p{Hangul}",
    "Hani": r"\p{Han}",
    "Arab": r"\p{Arabic}",
    "Cyrl": r"\p{Cyrillic}",
    "Grek": r"\p{Greek}",
    "Hebr": r"\p{Hebrew}",
    "Thai": r"\p{Thai}",
    "Geor": r"\p{Georgian}",
    "Armn": r"\p{Armenian}",
    "Deva": r"\p{Devanagari}",
    "Mymr": r"\p{Myanmar}",
    "Khmr": r"\p{Khmer}",
    "Laoo": r"\p{Lao}",
    "Ethi": r"\p{Ethiopic}",
    "Beng": r"\p{Bengali}",
    "Tibt": r"\p{Tibetan}",
}
LETTERS = {code: regex.compile(pattern) for code, pattern in SCRIPTS.items()}
LATIN = regex.compile(r"\p{Latin}")


@lru_cache(maxsize=100_000)
def script_of(text: str) -> str | None:
    """ISO 15924 code of the script of most of a text's letters; None where that is Latin or none is known."""
    if text.isascii():
        return None
    counts = {code: len(letters.findall(text)) for code, letters in LETTERS.items()}
    if counts["Jpan"]:
        counts["Jpan"] += counts.pop("Hani")
    code = max(counts, key=lambda code: counts[code])
    return code if counts[code] > len(LATIN.findall(text)) else None


def with_scripts(names: pl.DataFrame) -> pl.DataFrame:
    """Name statements with `script` filled where the list does not state it."""
    foreign = names.filter(pl.col("value").str.contains(r"[^\x00-\x7f]"))["value"].unique().to_list()
    codes = [script_of(value) for value in foreign]
    found = names["value"].replace_strict(foreign, codes, default=None, return_dtype=pl.String)
    return names.with_columns(script=pl.coalesce("script", found))
