"""The vocabulary files of a language."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml


@cache
def read_vocabulary(name: str, language: str = "en") -> Any:
    """The content of `lexicon/<language>/<name>.yml`."""
    return yaml.safe_load(files(__package__).joinpath(language, f"{name}.yml").read_text(encoding="utf-8"))


def alternatives(words: list[str] | set[str]) -> str:
    """A regular expression for any of some words or phrases, the longest first, blanks flexible."""
    import re

    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def lexicon_files() -> list[Path]:
    """All vocabulary files of all languages, in a fixed order."""
    return sorted(Path(__file__).parent.glob("*/*.yml"))
