"""The words of trade: which flow a word names, the regions and goods that trade texts speak of."""

import re
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.modality import inflected
from etl.claims.numbers import plural
from etl.claims.parties import PREPOSITION, Party, find_parties, join_parties

FlowKind = Literal["import", "export", "turnover", "balance"]
WEAK = frozenset(["purchase", "sale", "shipment", "delivery", "buy", "sell", "ship", "supply", "deliver", "source", "procure", "pay", "spend", "commerce", "exchange", "importer", "buyer", "purchaser", "exporter", "supplier"])  # fmt: skip


@cache
def trade_vocabulary() -> Any:
    """The words of trade as the lexicon gives them."""
    return read_vocabulary("trade")


@cache
def flow_nouns() -> dict[str, tuple[FlowKind, str]]:
    """Noun, singular or plural → the kind of flow it names and its singular."""
    kinds = trade_vocabulary()["flows"]
    return {
        form: (kind, noun)
        for kind, words in kinds.items()
        for noun in words["nouns"]
        for form in (noun, plural(noun))
    }


@cache
def flow_verbs() -> dict[str, tuple[FlowKind, str]]:
    """Verb form → the kind of flow it names and its lemma; paying is an import, goods on the move either."""
    vocabulary = trade_vocabulary()
    kinds = {verb: kind for kind, words in vocabulary["flows"].items() for verb in words["verbs"]}
    kinds |= dict.fromkeys(vocabulary["paying"]["verbs"], "import")
    kinds |= {verb: kind for kind, verbs in vocabulary["moving"].items() for verb in verbs}
    return {
        form: (kind, verb)
        for verb, kind in kinds.items()
        for form in [verb, *vocabulary["irregular"].get(verb, inflected(verb))]
    }


@cache
def flow_pattern() -> re.Pattern[str]:
    """Any word that can name a flow: the cheap sign that a sentence may speak of trade."""
    return re.compile(rf"\b(?:{alternatives(set(flow_nouns()) | set(flow_verbs()))})\b", re.IGNORECASE)


@cache
def phrase_pattern(name: str) -> re.Pattern[str]:
    """One of the lexicon's regular expressions, compiled."""
    return re.compile(trade_vocabulary()[name], re.IGNORECASE)


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lexicon's word lists."""
    return frozenset(trade_vocabulary()[name])


@cache
def region_pattern() -> re.Pattern[str]:
    """Regions named in trade texts; the group is the code."""
    groups = [f"(?P<{code}>{alternatives(names)})" for code, names in trade_vocabulary()["regions"].items()]
    return re.compile(
        rf"(?<![\w-])(?<!Council of )(?<!South )(?<!Eastern )(?<!Central )(?<!Western )(?:{'|'.join(groups)})(?!\w)(?P<own>['’]s)?"
    )


def trade_parties(text: str) -> tuple[Party, ...]:
    """The parties of a sentence, regions such as Africa among them; those named together as one."""
    parties = [
        party for party in find_parties(text) if text[party.end : party.end + 1] not in ("$", "€", "£")
    ]
    for mark in region_pattern().finditer(text):
        if any(party.start < mark.end() and mark.start() < party.end for party in parties):
            continue
        code = next(name for name, value in mark.groupdict().items() if value and name != "own")
        before = PREPOSITION.search(text, 0, mark.start())
        standing: Literal["possessive", "modifier", "state"] = "state"
        if mark["own"]:
            standing = "possessive"
        elif mark.group() == "African":
            standing = "modifier"
        preposition = before.group(1).lower() if before else ""
        parties.append(Party((code,), mark.start(), mark.end(), standing, preposition))
    spread = [replace(party) for party in sorted(parties, key=lambda party: party.start)]
    return tuple(join_parties(text, spread))


def commodity_in(text: str) -> str:
    """The goods that some words name, empty where none of the vocabulary's."""
    return next(
        (
            name
            for name, pattern in trade_vocabulary()["commodities"].items()
            if re.search(pattern, text, re.IGNORECASE)
        ),
        "",
    )
