"""A text as its words, and what a reader sees of them: capitals, blanks between them, words nearby."""

import re
from dataclasses import dataclass
from functools import cached_property

from etl.mentions.scoring import read_scoring
from etl.mentions.words import fold_word, word_spans

# What may stand between two words of one name: no end of a sentence, no empty line, no more than a few marks.
BETWEEN = re.compile(r"[^\S\n]*(?:[-–—/&,.\"“”«»'’()]{0,3}[^\S\n]*\n?[^\S\n]*)")
LINE_WORDS = 2
HYPHENS = frozenset("-‐‑–’'")


@dataclass(frozen=True)
class Passage:
    """A document's text; words are counted from 0, `end` is always the word after the last."""

    text: str

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """First character and character after the last of every word."""
        return word_spans(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the words from `start` until before `end`, with a bracket that they open."""
        first, last = self.spans[start][0], self.spans[end - 1][1]
        opened = self.text[first:last].count("(") > self.text[first:last].count(")")
        return first, last + (opened and self.text[last : last + 1] == ")")

    def word(self, number: int) -> str:
        """A word as printed; empty beyond the ends of the text."""
        if not 0 <= number < len(self.spans):
            return ""
        start, end = self.spans[number]
        return self.text[start:end]

    def gap(self, number: int) -> str:
        """What stands between the word before and this one; a blank line beyond the ends of the text."""
        if not 0 < number < len(self.spans):
            return "\n\n"
        return self.text[self.spans[number - 1][1] : self.spans[number][0]]

    def is_one_name(self, start: int, end: int, *, may_have_comma: bool) -> bool:
        """True where nothing between the words divides them: no end of a sentence, no comma, no paragraph."""
        forms = read_scoring().words.legal_forms
        for number in range(start + 1, end):
            gap, before = self.gap(number), self.word(number - 1)
            if not BETWEEN.fullmatch(gap) or ("," in gap and not may_have_comma):
                return False
            if "." in gap and len(before) > 2 and fold_word(before) not in forms:
                return False
        return True

    def has_capitals(self, start: int, end: int) -> bool:
        """True where every word begins with a capital, or is of a script without.

        Particles and legal forms need none, nor what a hyphen joins to the word before, as in Jong-un.
        """
        words = read_scoring().words
        return not any(
            self.word(number)[0].islower()
            and words.is_content(fold_word(self.word(number)))
            and (number == start or self.gap(number) not in HYPHENS)
            for number in range(start, end)
        )

    def is_among_capitals(self, start: int, end: int) -> bool:
        """True where the words beside it are in capitals as well: a heading, which tells no acronym."""
        beside = [*range(start - LINE_WORDS, start), *range(end, end + LINE_WORDS)]
        words = [word for number in beside if len(word := self.word(number)) > 1 and not word.isdigit()]
        return bool(words) and all(word.isupper() for word in words)

    def nearby(self, start: int, end: int, distance: int) -> set[str]:
        """Folded words within a distance before and after, without those of the name itself."""
        beside = [*range(start - distance, start), *range(end, end + distance)]
        return {fold_word(word) for number in beside if (word := self.word(number))}

    def is_in_brackets(self, start: int, end: int) -> bool:
        """True where the words stand alone in brackets, as an abbreviation after what it abbreviates."""
        return self.gap(start).endswith("(") and self.gap(end).startswith(")")

    def begins_sentence(self, number: int) -> bool:
        """True where a word is the first of its sentence or line."""
        gap = self.gap(number)
        return "\n" in gap or any(mark in gap for mark in '.!?:;“"')
