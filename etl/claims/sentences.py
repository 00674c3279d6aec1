"""A document's sentences as spans: paragraphs first, then full stops that end something.

Titles in a list of references are left out: they name events and report none.
"""

import re
from dataclasses import dataclass

PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-*•–]|\d+[.)]|#+)\s)|\n")
SENTENCE_END = re.compile(
    r"[.!?…]+[\"”’»')\]]*(?=\s+[\"“‘«('\[*]*[A-ZА-ЯЁÀ-Þ0-9]|\s*$)|(?:\s\.){2,}"
    # A missing space: "of war.The United", "13 individualsOf those".
    r"|(?<=[a-z]{3})[.!?](?=[A-Z][a-z]+\s)"
    r"|(?<=[a-z]{3})(?=(?:Of|The|These|This|Those|In|On|At|We|It|They|As|For|Today|All|Also|And|Its)\s[a-z])"
)
LIST_MARK = re.compile(r"\d+[.)]\s")
# The line goes on in the next one, whatever that begins with.
OPEN_END = re.compile(
    r"(?:^|\s)(?:of|and|or|the|an?|to|in|on|at|by|for|from|with|as|than|that|which|its|their|additional|further"
    r"|another|total|more|over|nearly|about|some|least|against|upon|under|into|is|are|was|were|be|been|has|have"
    r"|had|will|would)\s*$"
)
# Entities that a page's text kept, each replaced by its character and blanks, so that offsets stay.
ENTITY = re.compile(
    r"&(?:amp;)?(#39|#x27|apos|rsquo|lsquo|quot|ldquo|rdquo|nbsp|#160|ndash|mdash|amp);(s\b)?"
)
CHARACTERS = {
    "nbsp": " ",
    "#160": " ",
    "quot": '"',
    "ldquo": "“",
    "rdquo": "”",
    "ndash": "–",
    "mdash": "—",
    "amp": "&",
}
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|St|No|Nos|Art|Sec|Inc|Ltd|Co|Corp|vs|approx|Jan|Feb|Mar"
    r"|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)
REFERENCES = re.compile(
    r"\s*(?:#+\s*)?(?:references|bibliography|works cited|further reading|see also)\s*:?\s*"
)
WIDE_LINE = 60
# Longer ones are tables or lists without full stops; reading time grows with the square of the length.
LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or list item: `text` is the document's text from `start` to `end`."""

    start: int
    end: int
    text: str
    paragraph: int


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a document in order, without leading or trailing blanks; HTML entities as characters."""
    found: list[Sentence] = []
    text = ENTITY.sub(read_entity, text)
    for number, (start, end) in enumerate(paragraph_spans(text)):
        if REFERENCES.fullmatch(text[start:end].lower()):
            break
        found += [
            Sentence(first, last, text[first:last], number)
            for first, last in sentence_spans(text, start, end)
        ]
    return found


def read_entity(mark: re.Match[str]) -> str:
    """The character of an entity, filled up with blanks to the length that it had."""
    character = CHARACTERS.get(mark.group(1), "'") + (mark.group(2) or "")
    return character.ljust(len(mark.group()))


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Paragraphs; a line break inside a hard-wrapped paragraph does not end it."""
    spans, start = [], 0
    for mark in PARAGRAPH_END.finditer(text):
        if mark.group() == "\n" and is_wrapped(text, start, mark):
            continue
        spans.append((start, mark.start()))
        start = mark.end()
    return [span for span in [*spans, (start, len(text))] if text[span[0] : span[1]].strip()]


def is_wrapped(text: str, start: int, mark: re.Match[str]) -> bool:
    """True where the line break only wraps a running sentence."""
    line = text[max(start, text.rfind("\n", start, mark.start()) + 1) : mark.start()].rstrip()
    following = text[mark.end() : mark.end() + 40].lstrip()
    if not line or not following or line[-1] in '.!?:”"':
        return False
    if LIST_MARK.match(following):
        return False
    if OPEN_END.search(line) or (following[0].isdigit() and line[-1].islower() and " " in line):
        return True
    return following[0].islower() or following[0] in ",;)" or len(line) >= WIDE_LINE or line.endswith(",")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two offsets, blanks around them left out."""
    spans, first = [], start
    for mark in SENTENCE_END.finditer(text, start, end):
        if ABBREVIATION.search(text, max(first, mark.start() - 10), mark.start() + 1) and mark.end() < end:
            continue
        spans.append((first, mark.end()))
        first = mark.end()
    spans.append((first, end))
    pieces = [piece for span in spans for piece in cut_long(text, *span)]
    trimmed = [(a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in pieces]
    return [(a, b) for a, b in trimmed if b > a and any(c.isalnum() for c in text[a:b])]


def cut_long(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A span in pieces of at most the longest sentence, cut at blanks."""
    pieces = []
    while end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        cut = blank if blank > start else start + LONGEST
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]
