"""Words of texts and names, taken apart alike, so that a name is found however it is accented or pointed."""

import re
from functools import cache

from etl.clean import fold

MARKS = "'’‘`ʼʿʾ"
# "Qa'ida" and "S.A." are one word each; "Putin's" is two, so is "Moscow.Then", where a blank was lost.
WORD = re.compile(rf"[^\W_]+(?:(?:[{MARKS}](?![sS]\b)|(?<![^\W_][^\W_])\.)[^\W_]+)*")


def printed_words(text: str) -> list[str]:
    """The words of a text as printed, in order."""
    return WORD.findall(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """First character and character after the last of the same words."""
    return [found.span() for found in WORD.finditer(text)]


def fold_word(printed: str) -> str:
    """A word in lower case, without accents and marks."""
    if printed.isascii() and printed.isalnum():
        return printed.lower()
    return fold(printed).replace(" ", "")


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a name, for comparison."""
    return tuple(map(fold_word, WORD.findall(text)))


@cache
def is_ordinary(word: str) -> bool:
    """True for a folded word that English dictionaries have in any form, and for numbers."""
    from simplemma import is_known

    return word.isdigit() or is_known(word, "en")
