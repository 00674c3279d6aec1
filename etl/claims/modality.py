"""How real an act is in its sentence: enacted, threatened, planned, hypothetical, denied, undone or past."""

import re
from functools import cache
from typing import Literal

from etl.claims.lexicon.files import alternatives, read_vocabulary

Reality = Literal["enacted", "completed", "threatened", "planned", "hypothetical", "denied", "ended"]
AUXILIARIES = re.compile(
    r"(?:\b(?:has|have|had|was|were|is|are|am|been|being|be|will|would|shall|may|might|could|can"
    r"|cannot|should|must"
    r"|do|does|did|to|not|never|also|already|now|soon|further|immediately|formally|officially|jointly"
    r"|subsequently|later"
    r"|[a-z]+ly|continue|continued|both|again|since|just|then|today|yesterday|all)\b|n['’]t|['’](?:ll"
    r"|ve|s|d|re)\b|\s|,(?=\s+(?:too|also)\b))*$",
    re.IGNORECASE,
)
BE = re.compile(r"\b(?:was|were|is|are|am|been|being|be|get|gets|got)\b", re.IGNORECASE)
HYPOTHETICAL_AUXILIARY = re.compile(r"\b(?:may|might|could|can|cannot|should|must)\b", re.IGNORECASE)
FUTURE_AUXILIARY = re.compile(r"\b(?:will|shall)\b|['’]ll\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(?:if|unless|whether|in case|in the event|as long as|until)\b|^should\s|^were\s+\w+\s+to\b",
    re.IGNORECASE,
)
OFFICIAL_WORD = re.compile(
    r",\s+(?:[\w’'.]+\s+){0,5}?(?:ministry|government|cabinet|department|treasury|kremlin|white house"
    r"|minister|president|premier"
    r"|chancellor|spokes\w+)(?:\s+[A-Z]\w+){0,3}\s+"
    r"(?:said|announced|confirmed|decided|ruled|ordered|stated|told|wrote)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:previously|formerly|prior to (?:this|that)|in the past|earlier(?! (?:this|today|on)\b))\b",
    re.IGNORECASE,
)
BILL = re.compile(
    r"\b(?:bill|draft (?:law|legislation|resolution)|legislation|lawmakers|senators|congressmen"
    r"|petition|non-binding)\b",
    re.IGNORECASE,
)


@cache
def saying() -> frozenset[str]:
    """Forms of verbs by which somebody in office makes an act known: announced, said, told."""
    return frozenset(read_vocabulary("modality")["saying"])


@cache
def attitude_pattern() -> re.Pattern[str]:
    """Words that say how real the act after them is; the group names the reality."""
    vocabulary = read_vocabulary("modality")
    groups = []
    for reality, key in (
        ("hypothetical", "hypothetical"),
        ("threatened", "threatened"),
        ("planned", "planned"),
        ("denied", "denied"),
        ("not", "negations"),
        ("ended", "ended"),
        ("enacted", "enacting"),
    ):
        words = [form for word in vocabulary[key] for form in inflected(word)]
        groups.append(f"(?P<{reality}>{alternatives(set(words))})")
    return re.compile(rf"(?<![\w])(?:{'|'.join(groups)})(?![\w])", re.IGNORECASE)


def inflected(word: str) -> list[str]:
    """A verb with its regular forms; for other words the forms are harmless."""
    if " " in word or not word.isalpha():
        return [word]
    stem = word.removesuffix("e")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"]
    doubled = (
        [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
        if re.search(r"[^aeiou][aeiou][bgmnprt]$", word)
        else []
    )
    return [word, f"{word}s", f"{stem}ed", f"{stem}ing", *doubled]


def finite_reality(text: str, clause_start: int, verb_start: int) -> Reality:
    """The reality of an act named by a verb at `verb_start`, from its auxiliaries and what governs it."""
    auxiliaries = AUXILIARIES.search(text, clause_start, verb_start)
    helpers = auxiliaries.group() if auxiliaries else ""
    before = text[clause_start : verb_start - len(helpers)]
    if re.search(r"\b(?:not|never|cannot)\b|n['’]t\b", helpers):
        return "denied"
    if HYPOTHETICAL_AUXILIARY.search(helpers) or CONDITION.search(before):
        return "hypothetical"
    open_ended = FUTURE_AUXILIARY.search(helpers) or re.search(
        r"\b(?:would|to|be)\b\s*(?:\w+ly\s+)?$", helpers
    )
    governor = nearest_attitude(before)
    if open_ended:
        return infinitive_reality(text, governor, helpers, before)
    if governor not in (None, "enacted") and governs_clause(before):
        return governor
    reported = governor == "enacted" and not PAST.search(helpers)
    if (re.search(r"\bhad\b", helpers) and not reported) or PAST.search(before + helpers):
        return "completed"
    return "enacted"


def infinitive_reality(text: str, governor: Reality | None, helpers: str, before: str) -> Reality:
    """The reality of "to expel", "will expel", "would expel": it rests on what governs it."""
    if CONDITION.search(text) and "would" in helpers:
        return "hypothetical"
    if governor is None and "will" in helpers and OFFICIAL_WORD.search(text) and not CONDITION.search(text):
        return "enacted"
    if governor is not None:
        return "planned" if governor == "enacted" and re.search(r"\bcontinue\b", helpers) else governor
    if re.search(r"\b(?:is|are|was|were)\s+to\b", helpers) or not re.search(r"\bto\b", helpers):
        return "planned"
    return "enacted" if re.fullmatch(r"\s*(?:[A-Z][\w’'.-]*,?\s*(?:and\s+)?)+", before) else "planned"


def nearest_attitude(before: str) -> Reality | None:
    """The last word of a stretch that speaks of an act's reality; a negation before it denies the act."""
    marks = list(attitude_pattern().finditer(before))
    if not marks:
        return None
    last = marks[-1]
    kind = last.lastgroup
    if kind == "not":
        return "denied"
    negated = len(marks) > 1 and marks[-2].lastgroup == "not" and last.start() - marks[-2].end() < 12
    if negated and kind in ("enacted", "planned"):
        return "denied"
    return kind  # type: ignore[return-value]


def governs_clause(before: str) -> bool:
    """True where the last attitude has a clause with a finite verb as its object ("denied that it expelled")."""
    last = list(attitude_pattern().finditer(before))[-1]
    return bool(re.match(r"\s+(?:that|it|they|he|she|of)\b", before[last.end() :]))


def is_bill(text: str, start: int) -> bool:
    """True where the sentence speaks, before the act, of a bill or its authors: it imposes nothing yet."""
    return bool(BILL.search(text, 0, start)) and not re.search(r"signed|into law|came into force", text)
