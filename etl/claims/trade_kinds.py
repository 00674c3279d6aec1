"""Which flow of trade a word names where it stands: imports, exports, turnover, a balance, or none."""

import re
from collections.abc import Sequence

from etl.claims.parties import Party
from etl.claims.syntax import children, is_noun, is_verb, subject_of
from etl.claims.trade_words import (
    WEAK,
    FlowKind,
    commodity_in,
    flow_nouns,
    flow_verbs,
    phrase_pattern,
    trade_vocabulary,
    words_of,
)
from etl.grammar import Token

OF_TRADE = re.compile(r"trade|\b(?:im|ex)ports?\b", re.IGNORECASE)
WITH_PARTNER = re.compile(r"\b(?:with|against|vis-à-vis|towards)\s+(?:the\s+)?[A-Z]")
OTHER_BALANCE = re.compile(r"budget|fiscal|current[- ]account|government|payments", re.IGNORECASE)
GOODS_WORTH = re.compile(
    r"\b(?:goods|products|merchandise|cargoe?s?)\s+(?:worth|valued at|to the value of|with a value of)\s[^,;]{1,40}$"
)


def flow_kind(word: Token, parties: Sequence[Party]) -> tuple[FlowKind, str] | None:
    """The flow that a word names and its lemma; None for "trade war", "an import ban", "the budget deficit"."""
    is_aimed_at = word.lower_ in flow_nouns() and phrase_pattern("aimed_at").search(
        word.doc.text, 0, word.idx
    )
    if acts_as_verb(word) and not is_aimed_at:
        found = flow_verbs().get(word.lower_)
        goods = [one.lower_ for thing in children(word, "obj", "nsubj:pass") for one in thing.subtree]
        if found and found[1] in WEAK and set(goods) & words_of("no_goods"):
            return None
        return found if found and is_of_goods(word, found[1], parties) else None
    found = flow_nouns().get(word.lower_)
    if found is None or word.tag_ == "JJ" or is_aimed_at:
        return None
    if any(one.lower_ in words_of("no_flow") for one in children(word, "amod", "compound")):
        return None
    if found[1] in WEAK and {one.lower_ for one in word.subtree} & words_of("no_goods"):
        return None
    if found[0] == "balance":
        return found if is_of_trade(word) else None
    head = word.head
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    for noun in (head if word.dep_ == "compound" and head.i > word.i else following, following):
        if noun == word or not is_noun(noun) or noun.tag_.startswith("PRP") or noun.lower_ in ("$", "€"):
            continue
        if noun.i > word.i and noun.lower_ in flow_nouns():
            return None
        is_compound = word.dep_ == "compound" and noun == head
        if is_compound and noun.i > word.i and noun.lower_ not in words_of("measures_of_flow"):
            return None
    return found


def acts_as_verb(word: Token) -> bool:
    """True for a form of a flow verb that stands as a verb; a noun after an owner is none, whatever its tag."""
    if word.lower_ not in flow_verbs() or not is_verb(word):
        return False
    before = word.nbor(-1) if word.i else None
    is_owned = before is not None and (before.tag_ in ("POS", "JJ", "PRP$", "DT") or before.dep_ == "case")
    return not (is_owned and word.lower_ in flow_nouns())


def is_of_trade(word: Token) -> bool:
    """True for a deficit or balance of trade, not of a budget."""
    near = [one.lower_ for one in word.subtree] + [
        one.lower_ for one in word.head.subtree if word.head.dep_ != "ROOT"
    ]
    beside = {one.lower_ for one in word.children if one.dep_ in ("compound", "amod", "nmod:poss", "nmod")}
    if beside & {"budget", "fiscal", "account", "government"}:
        return False
    if beside & words_of("of_trade") or "trade" in near:
        return True
    text = word.doc.text
    return (
        word.lower_ != "balance"
        and bool(OF_TRADE.search(text) or WITH_PARTNER.search(text))
        and not OTHER_BALANCE.search(text)
    )


def is_of_goods(word: Token, verb: str, parties: Sequence[Party]) -> bool:
    """False for a verb of paying or moving where nothing says that goods are paid for or move."""
    if verb in trade_vocabulary()["paying"]["verbs"]:
        return pays_for_goods(word, parties)
    if not any(verb in verbs for verbs in trade_vocabulary()["moving"].values()):
        return True
    if GOODS_WORTH.search(word.doc.text, 0, word.idx):
        return True
    moved = word.head if word.dep_.startswith("acl") else subject_of(word)
    return moved is not None and (
        moved.lower_ in words_of("moved") or bool(commodity_in(moved.text)) or moved.text in "$€£¥"
    )


def pays_for_goods(word: Token, parties: Sequence[Party]) -> bool:
    """True for "spent $3 billion on Russian gas", "paid Russia for coal"."""
    text = word.doc.text[word.left_edge.idx : word.right_edge.idx + len(word.right_edge)]
    after = [party for party in parties if party.start > word.idx]
    return bool(commodity_in(text)) and any(
        party.standing == "modifier"
        or (not party.preposition and party.standing == "state")
        or party.preposition == "to"
        for party in after
    )
