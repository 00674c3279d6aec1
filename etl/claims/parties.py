"""States and groups named in a sentence, and how each stands there: as a party, or as part of another noun."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.lexicon.territories import demonyms, leaders, party_names, state_names

Standing = Literal["state", "possessive", "modifier", "people"]
PREPOSITION = re.compile(
    r"(?:^|[^\w])(against|on|upon|to|toward|towards|with|from|in|inside|into|of|for|by|at|between"
    r"|among|over|near"
    r"|than|like|including|via|through|within|against|about|regarding|concerning|outside)\s+"
    r"(?:(?:the|a|an|its|his|her|their|other|then|former|current|incumbent|new|neighbouring"
    r"|neighboring|all|both"
    r"|fellow|certain|various|some|several|many|more|additional|further|another"
    r"|post-Soviet)\s+)*[\"“‘'(\[]?$",
    re.IGNORECASE,
)
LAW_AFTER = re.compile(r"\) (?:Regulations|Order|Act)\b")
JOINED = re.compile(
    r"\s*,?\s*(?:(?:and|or|&|as well as|along with|together with|/)\s+)?(?:the\s+|both\s+)?\s*"
    r"|\s*[/–-]\s*"
)
NOUN_AFTER = re.compile(
    r"\s+(?!(?:has|is|was|does|says|imposes|bans|lists|adds|plans|wants|hits|needs|calls|expels|orders|names|targets|blacklists"
    r"|designates|slaps|puts|goes|freezes|announces|widens|expands|tightens|unveils|joins|bars|blocks|closes"
    r"|seizes|sanctions)\b)"
    r"[a-z]+(?:s|ion|ban)\b|\s+sanctions\s+(?:list|against|on|hit|target|cover|include)\b"
)
NOUN_OF_NAME = re.compile(
    r"\s+(?:sanctions|regulations|talks|(?!(?:has|had|have|is|was|will|said|to|and|or|in|on|of|for|with|would)\b)"
    r"[a-z]+(?<!ed)(?<!s))\b"
)
DATELINE = re.compile(r"\W*(?P<place>[A-Z]{3,}(?:[ -][A-Z]{2,})*)\b[^\n]{0,40}?\s?(?:[-–—]|\(\w+\))\s")
NAMES_AFTER = r"(?:\s+(?!(?:The|In|On|He|She|It)\b)[A-Z][\w.’'-]+){0,3}"

BODY_OF = re.compile(
    r"\b(?:[Bb]ank|[Mm]inistry|[Ss]ervice|[Oo]ffice|[Bb]ureau|[Cc]ommittee|[Aa]gency|[Aa]dministration|[Ii]nstitute"
    r"|[Dd]epartment|[Gg]overnment|[Pp]arliament|[Ss]enate|[Aa]ssembly|[Cc]abinet|[Ee]conomy|Seimas|Saeima|[Cc]hamber of \w+)"
    r"(?:\s+of\s+(?:Statistics|Commerce|Trade|Finance|Foreign\s+Affairs))?\s+of\s+(?:the\s+)?(?:Republic\s+of\s+|Kingdom\s+of\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Party:
    """A state or group, or several named together; offsets count characters of the sentence.

    A `state` can act (Japan, the Japanese government, Tokyo, Kishida); a `possessive` or `modifier` belongs to
    the noun after it (Japan's sanctions, Russian diplomats); `people` are its nationals (eight Russians).
    `preposition` is the one right before it, lower case, or empty.
    """

    codes: tuple[str, ...]
    start: int
    end: int
    standing: Standing
    preposition: str = ""


@cache
def party_pattern() -> re.Pattern[str]:
    """All party words of the vocabulary: names, demonyms (with plural), leaders."""
    names = alternatives(set(party_names()) | set(demonyms()) | set(leaders()))
    return re.compile(
        rf"(?<!\w)(?<!non-)(?<!ex-)(?<!National )(?<!Supreme )(?<!High )(?:pro-|anti-)?(?P<name>{names})(?P<plural>s)?(?![\w])"
    )


@cache
def office_pattern() -> re.Pattern[str]:
    """The office that may follow a state's name, adjective or possessive, with its holder's name."""
    offices = alternatives(read_vocabulary("parties")["offices"])
    titles = r"(?:(?:[A-Z][\w.]*|of|the|federal|deputy|former|then|first|interim|transitional|ruling|military|caretaker|acting|new|coalition|outgoing|incoming|national|central|own|socialist|conservative|provisional|internationally)\s+){0,4}?"
    return re.compile(rf"(?:['’]s?)?\s+{titles}(?i:{offices})\b{NAMES_AFTER}")


@cache
def plain_office_pattern() -> re.Pattern[str]:
    """The office that follows a bare name directly, as in "US Treasury"."""
    offices = alternatives(read_vocabulary("parties")["offices"])
    return re.compile(rf"\s+(?i:{offices})\b{NAMES_AFTER}")


def find_parties(text: str) -> list[Party]:
    """The parties of a sentence in order; those named together ("the US and the EU") as one."""
    found: list[Party] = []
    for mark in party_pattern().finditer(text):
        if mark.group().startswith("pro-") or (found and mark.start() < found[-1].end):
            continue
        if found and is_abbreviation(text, mark, found[-1]) and not LAW_AFTER.match(text, mark.end()):
            found[-1] = replace(found[-1], end=mark.end() + 1)
            continue
        found.append(read_party(text, mark))
    return join_parties(text, [party for party in found if party.codes])


def place_of_dateline(text: str) -> tuple[str, ...]:
    """The state from whose capital a dispatch comes: "PRAGUE, Nov 3 (Agency) - …"; empty where none is named."""
    mark = DATELINE.match(text)
    code = party_names().get(mark["place"].title(), "") if mark else ""
    return (code,) if code else ()


def with_nicknames(text: str, parties: tuple[Party, ...], named: Collection[str]) -> tuple[Party, ...]:
    """The parties of a sentence with "the North" and "the South", where the text speaks of the two Koreas."""
    codes: dict[str, str] = {name: code for code, name in read_vocabulary("parties")["nicknames"].items()}
    marks = list(nickname_pattern().finditer(text)) if set(codes.values()) & set(named) else []
    found = [party_of_nickname(text, mark, codes[mark["name"]]) for mark in marks]
    free = [one for one in found if not any(p.start <= one.start < p.end for p in parties)]
    return tuple(sorted((*parties, *free), key=lambda party: party.start)) if free else parties


def party_of_nickname(text: str, mark: re.Match[str], code: str) -> Party:
    """One mention of a state by its short name."""
    before = PREPOSITION.search(text, 0, mark.start("name"))
    standing: Standing = "possessive" if mark["owner"] else "state"
    return Party(
        (code,), mark.start("name"), mark.end("name"), standing, before.group(1).lower() if before else ""
    )


@cache
def nickname_pattern() -> re.Pattern[str]:
    """The short names of states, which take an article and stand alone: "the North", not "the North Sea"."""
    names = alternatives(set(read_vocabulary("parties")["nicknames"].values()))
    return re.compile(rf"\b[Tt]he\s+(?P<name>{names})\b(?!\s+(?:[A-Z]|and\b|of\b)|-)(?P<owner>['’]s\b)?")


@lru_cache(maxsize=1024)
def parties_of(text: str) -> tuple[Party, ...]:
    """The parties of a sentence; several readers of one sentence ask for them."""
    return tuple(find_parties(text))


def is_abbreviation(text: str, mark: re.Match[str], before: Party) -> bool:
    """True for the "(EU)" of "the European Union (EU)"."""
    return text[before.end : mark.start()].strip() == "(" and text[mark.end() : mark.end() + 1] == ")"


def read_party(text: str, mark: re.Match[str]) -> Party:
    """One mention, with its office where it has one."""
    name = re.sub(r"\s+", " ", mark.group("name"))
    code = party_names().get(name) or demonyms().get(name) or leaders().get(name) or ""
    before = PREPOSITION.search(text, 0, mark.start())
    preposition = before.group(1).lower() if before else ""
    standing, end = standing_of(text, mark, name)
    prefixed = mark.group().startswith("anti-") or text[mark.end() : mark.end() + 1] == "-"
    return Party(
        tuple(code.split("+")) if code else ("",),
        mark.start(),
        end,
        "modifier" if prefixed else standing,
        preposition,
    )


def standing_of(text: str, mark: re.Match[str], name: str) -> tuple[Standing, int]:
    """How a mention stands in its noun phrase, and where the phrase ends."""
    end = mark.end()
    possessive = re.compile(r"['’]s\b|(?<=s)['’](?=\s)").match(text, end)
    adjective = name not in party_names() and name not in leaders()
    if mark.group("plural"):
        return "people", end
    if (office := office_pattern().match(text, end)) and (adjective or possessive):
        return "state", office.end()
    if office := plain_office_pattern().match(text, end):
        return "state", office.end()
    if possessive:
        return "possessive", end
    if as_adjective(text, mark, name):
        return "modifier", end
    if adjective or (name in demonyms() and NOUN_AFTER.match(text, end)):
        return ("modifier", end) if re.compile(r"[\s-]+[\w\"“]").match(text, end) else ("people", end)
    return "state", end


def as_adjective(text: str, mark: re.Match[str], name: str) -> bool:
    """True for a name that needs no article and has one: "the Ukraine listing criteria", "the Russia regulations"."""
    article = re.search(r"\b[Tt]he\s+$", text[: mark.start()])
    return bool(article) and name in state_names() and bool(NOUN_OF_NAME.match(text, mark.end()))


def join_parties(text: str, parties: list[Party]) -> list[Party]:
    """Parties with only commas and an "and" between them become one with several codes."""
    joined: list[Party] = []
    position = 0
    while position < len(parties):
        stop = end_of_list(text, parties, position)
        members = parties[position : stop + 1]
        codes = tuple(dict.fromkeys(code for member in members for code in member.codes))
        joined.append(replace(members[0], codes=codes, end=members[-1].end, standing=members[-1].standing))
        position = stop + 1
    return joined


def end_of_list(text: str, parties: list[Party], first: int) -> int:
    """The index of the last party of the list that starts at `first`: the one after its last "and"."""
    last = position = first
    while position + 1 < len(parties):
        gap = text[parties[position].end : parties[position + 1].start]
        alike = parties[position].standing in (parties[position + 1].standing, "modifier")
        if not (alike and gap.strip() and JOINED.fullmatch(gap)):
            break
        position += 1
        if gap.strip(" ,") not in ("", "the"):
            last = position
    return last


def speaks_for(text: str, party: Party) -> bool:
    """True for the state whose body speaks or acts: "the Bank of Russia", "the parliament of Lithuania"."""
    return party.preposition == "of" and bool(BODY_OF.search(text, 0, party.start))
