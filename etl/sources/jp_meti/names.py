"""Names as the Japanese lists print them: two languages in one entry, aliases in brackets or in a list."""

import re
from typing import NamedTuple

KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f]")
JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9f\u3400-\u9fff\uf900-\ufaff]")
HAN_ONLY = re.compile(r"[\u3400-\u9fff\uf900-\ufaff·・\s]+")
LATIN_START = re.compile(r"[“\"‘']?\w[^\u3040-\u30ff\u3400-\u9fff]*")
BRACKETS = str.maketrans({"(": "（", ")": "）"})
ALIAS_LABEL = re.compile(r"^別[称名]\s*[、､,，:：]?\s*")
# "（…を含む）" and all after it: the notices name ministries with all that belongs to them.
SCOPE = re.compile(r"[（(][^（）()]*を含む[。｡]?[）)].*$", re.DOTALL)
LATIN_END = re.compile(r"[A-Za-z][^\u3040-\u30ff\u3400-\u9fff（）()]*$")
JAPANESE_SEPARATOR = re.compile(r"\s*(?:[、､;；，]|及び|並びに)\s*")
DASH = r"[-‐‑–—―−ー]"
COUNTS = {
    word: number + 1
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one", "twenty-two",
         "twenty-three", "twenty-four", "twenty-five")
    )
}  # fmt: skip
ALSO_KNOWN = re.compile(
    r"[\s,]{0,9}(?:a\.\s?k\.\s?a\b\.?)?[\s,]{0,9}(?:the)?\s{0,9}follow(?:ing)?\s{0,9}"
    rf"({'|'.join(sorted(COUNTS, key=len, reverse=True))}|\d{{1,3}})\s{{0,9}}alias(?:es)?\s*[:：;]?\s*",
    re.IGNORECASE,
)
BARE_ALSO_KNOWN = re.compile(r"[\s,]{0,9}\ba\.\s?k\.\s?a\b\.?[\s,:：]*", re.IGNORECASE)
ABBREVIATION = re.compile(
    r"(?:\b\w\.)+\w?\.$|\b(?:Bros|Co|Corp|Inc|Ltd|Sti|Ști|Şti|Tic|San|St|Str|Ave|Jr|Sr|Pty|Pte|Pvt)\.$",
    re.IGNORECASE,
)


class JapaneseName(NamedTuple):
    """What a Japanese name states: the name, its aliases, names in Chinese, and the scope that is added to it."""

    name: str
    aliases: list[str]
    originals: list[str]
    scope: str | None


class EnglishName(NamedTuple):
    """What an English name states: the name, names in Chinese, aliases and how many are announced."""

    name: str
    originals: list[str]
    aliases: list[str]
    alias_count: int | None


def depth_after(text: str, depth: int = 0) -> int:
    """How many brackets are open after the text."""
    for mark in text.translate(BRACKETS):
        depth = depth + 1 if mark == "（" else max(depth - 1, 0) if mark == "）" else depth
    return depth


def top_level(text: str) -> list[tuple[str, bool]]:
    """The text in pieces: what stands outside brackets, and what within, with True for the latter."""
    pieces: list[tuple[str, bool]] = []
    depth, held = 0, ""
    for mark in text:
        wide = mark.translate(BRACKETS)
        if wide in "（）":
            opens = wide == "（"
            if (depth == 0 and opens) or (depth == 1 and not opens):
                pieces.append((held, depth > 0))
                held = ""
                depth = 1 if opens else 0
                continue
            depth = max(depth + (1 if opens else -1), 0)
        held += mark
    pieces.append((held, depth > 0))
    return [(piece, is_within) for piece, is_within in pieces if piece.strip()]


def outside(text: str) -> str:
    """The text without its brackets."""
    return "".join(piece for piece, is_within in top_level(text) if not is_within)


def join_japanese(lines: list[str]) -> str:
    """Wrapped lines as one: a space only between Latin letters or digits."""
    joined = ""
    for line in filter(None, (line.strip() for line in lines)):
        is_latin = (
            joined[-1:].isascii() and joined[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
        )
        joined += f" {line}" if is_latin else line
    return joined


def join_english(lines: list[str]) -> str:
    """Wrapped lines as one: a space, but none after a hyphen within a word."""
    joined = ""
    for line in filter(None, (line.strip() for line in lines)):
        is_hyphenated = re.search(r"\w-$", joined) or re.match(r"-\w", line)
        joined += line if not joined or is_hyphenated else f" {line}"
    return joined


def split_languages(lines: list[str]) -> tuple[list[str], list[str]]:
    """The Japanese lines of a name and the English ones, also where they meet in one line."""
    start = _english_start(lines)
    japanese, english = lines[:start], lines[start:]
    glued = _glued_english(join_japanese(japanese), is_only=not english) if japanese else None
    if glued is None:
        return japanese, english
    whole = join_japanese(japanese)
    return [whole[:glued]], [whole[glued:], *english]


def _english_start(lines: list[str]) -> int:
    depth = 0
    for number, line in enumerate(lines):
        own = outside(line)
        is_latin = not JAPANESE.search(own if number else line) and LATIN_START.match(own.strip())
        if depth == 0 and is_latin:
            return number
        depth = depth_after(line, depth)
    return len(lines)


def _glued_english(text: str, *, is_only: bool) -> int | None:
    """Where an English name begins that follows the Japanese one in the same line.

    It does after a closing bracket; after a Japanese letter only where several words follow, or where no other
    English name stands in the entry: many Japanese names end in Latin letters.
    """
    depth, last = 0, 0
    for place, mark in enumerate(text):
        depth = depth_after(mark, depth)
        if (JAPANESE.match(mark) or mark in "）)」』") and depth == 0 and not _is_latin_bracket(text, place):
            last = place + 1
    tail = text[last:]
    own = outside(tail)
    if last == 0 or not own.strip() or JAPANESE.search(own) or not LATIN_START.match(tail.strip()):
        return None
    after_bracket = text[last - 1] in "）)"
    is_name = after_bracket or is_only or (not tail.startswith(" ") and len(own.split()) > 1)
    return last if is_name else None


def _is_latin_bracket(text: str, place: int) -> bool:
    """True for a bracket that closes after something within an English name, such as `Co Ltd（香港公司）`."""
    if text[place] not in "）)":
        return False
    depth, start = 1, place
    while start and depth:
        start -= 1
        depth += {"）": 1, "（": -1}.get(text[start].translate(BRACKETS), 0)
    words = LATIN_END.search(text[max(start - 200, 0) : start])
    return words is not None and len(words[0].split()) > 1 and not KANA.search(text[start:place])


def read_japanese(text: str) -> JapaneseName:
    """A Japanese name with what stands in brackets after it."""
    extent = SCOPE.search(text)
    printed = text[: extent.start()] if extent else text
    name, aliases, originals = "", [], []
    for piece, is_within in top_level(printed):
        if not is_within:
            name += piece
        elif ALIAS_LABEL.match(piece.strip()):
            found, written = split_aliases(ALIAS_LABEL.sub("", piece.strip()))
            aliases += found
            originals += written
        elif is_chinese(piece):
            originals += _chinese(piece)
        else:
            name += f"（{piece}）"
    return JapaneseName(name.strip(" 、､,。"), aliases, originals, extent[0] if extent else None)


def split_aliases(text: str) -> tuple[list[str], list[str]]:
    """Japanese aliases, and the Chinese names that stand in brackets after them."""
    aliases, originals, held = [], [], ""
    for piece, is_within in top_level(text):
        if is_within and is_chinese(piece):
            originals += _chinese(piece)
            continue
        parts = [piece] if is_within else JAPANESE_SEPARATOR.split(piece)
        for number, part in enumerate(parts):
            if number:
                aliases.append(held)
                held = ""
            held += f"（{part}）" if is_within else part
    aliases.append(held)
    return [alias.strip() for alias in aliases if alias.strip()], originals


def is_chinese(piece: str) -> bool:
    """True for a name in Han characters alone, but for a Japanese legal form such as 有限会社."""
    bare = JAPANESE_SEPARATOR.sub("", outside(piece))
    return HAN_ONLY.fullmatch(bare) is not None and not bare.endswith("会社")


def _chinese(piece: str) -> list[str]:
    """Chinese names in brackets, and those in brackets within them."""
    found = [part for text, _ in top_level(piece) for part in JAPANESE_SEPARATOR.split(text)]
    return [part.strip() for part in found if part.strip()]


def read_english(lines: list[str]) -> EnglishName:
    """An English name with the aliases that are listed after it."""
    text = "\n".join(lines)
    announced = ALSO_KNOWN.search(text) or BARE_ALSO_KNOWN.search(text)
    head = text[: announced.start()] if announced else text
    stated = announced[1].lower() if announced and announced.re is ALSO_KNOWN else None
    count = None if stated is None else COUNTS.get(stated) or int(stated)
    aliases = _listed(text[announced.end() :], count) if announced else []
    name, originals = "", []
    for piece, is_within in top_level(join_english(head.split("\n"))):
        if is_within and is_chinese(piece):
            originals += _chinese(piece)
        else:
            name += f"({piece})" if is_within else piece
    return EnglishName(without_stop(name), originals, aliases, count)


def _listed(text: str, count: int | None) -> list[str]:
    """The lines of a list of aliases, each with a dash before it; without dashes, what semicolons separate.

    Some lines lack their semicolon, and some aliases go on in a line that begins with a hyphen: of the ways to
    read the list, the one that gives the number of aliases that it announces.
    """
    after_mark = rf"(?:^|[;；]\s*(?:and\b)?)\s*{DASH}\s*"
    ways = [
        re.split(way, text.strip())
        for way in (rf"{after_mark}|\n\s*{DASH}\s*", after_mark, r"[;；]\s*(?:and\b)?")
    ]
    read = [[item for item in map(_alias, way) if item] for way in ways]
    first = next((items for way, items in zip(ways, read, strict=True) if len(way) > 1), read[0])
    return next((items for items in read if len(items) == count), first)


def _alias(item: str) -> str:
    return without_stop(join_english(item.split("\n")))


def without_stop(text: str) -> str:
    """A name without the marks that separate it from what follows; the full stop of `Co. Ltd.` stays."""
    bare = re.sub(r"(?<=[\s;；,，])and$", "", text.strip()).strip(" ,，;；\n")
    return bare if ABBREVIATION.search(bare) else bare.removesuffix(".").strip()
