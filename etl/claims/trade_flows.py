"""The flows of trade that a sentence speaks of: imports, exports, turnover, balances, each with its two sides.

The tree says which parties belong to which flow, their prepositions and cases say on which side they stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.claims.acts import token_at
from etl.claims.context import Codes
from etl.claims.parties import Party
from etl.claims.syntax import SUBJECTS, agent_of, child, is_passive, is_verb, subject_of
from etl.claims.trade_kinds import acts_as_verb, flow_kind
from etl.claims.trade_words import (
    WEAK,
    FlowKind,
    commodity_in,
    flow_nouns,
    flow_verbs,
    words_of,
)
from etl.grammar import Doc, Token

# Where the two sides stand, best sign first: "owner" is Japan's or Japanese, "goods" Russian gas, "subject" who
# does it, "given" the one sold to ("sold Russia"), others are prepositions.
REPORTER: dict[FlowKind, tuple[str, ...]] = {
    "import": ("owner", "subject", "by", "into", "to", "of", "given"),
    "export": ("owner", "subject", "by", "from", "of", "goods"),
    "turnover": ("owner", "between", "subject", "of", "by", "among"),
    "balance": ("owner", "between", "subject", "of", "by"),
}
PARTNER: dict[FlowKind, tuple[str, ...]] = {
    "import": ("from", "given", "goods", "with"),
    "export": ("to", "into", "given", "towards", "toward", "with", "in", "for"),
    "turnover": ("with", "to", "from"),
    "balance": ("with", "against", "towards", "toward", "to", "from"),
}
LONGEST_CLIMB = 10
EARNER = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?:revenues?|earnings|receipts|income|proceeds|bill|spending|takings)\s+"
    r"(?:from|on|for|of)\s+(?:the\s+)?(?:\w+\s+){0,2}"
)
OWNED = re.compile(r"['’]s?\s+(?:re-)?")
JOINED_WORDS = re.compile(r"\s*(?:to|from|with)?\s*(?:and|or|,|/)\s*(?:its|their|the)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow of trade; sides are empty where the sentence does not name them.

    `is_weak` for words such as "sale" which only two named sides make a flow between states; `is_known` for
    "those exports", "its imports", which a text has spoken of before.
    """

    kind: FlowKind
    word: Token
    reporter: Codes = ()
    partner: Codes = ()
    commodity: str = ""
    is_negative: bool = False
    is_weak: bool = False
    is_known: bool = False

    @property
    def is_verb(self) -> bool:
        """True for "imported", false for "imports from"."""
        return acts_as_verb(self.word)


def find_flows(tree: Doc, parties: Sequence[Party]) -> list[Flow]:
    """The flows of a sentence in order, with their sides as far as the sentence names them."""
    named = [word for word in tree if flow_kind(word, parties) is not None]
    words = [head_of(word) for word in named]
    flows = [read_by_words(read_flow(word, words, parties), words, parties) for word in named]
    return [share_sides(flow, flows) for flow in flows]


def head_of(word: Token) -> Token:
    """The noun that carries a flow's phrase: "value" of "Africa's trade value with China"."""
    measures = (
        word.dep_ == "compound" and word.head.i > word.i and word.head.lower_ in words_of("measures_of_flow")
    )
    return word.head if measures and not acts_as_verb(word) else word


def read_flow(word: Token, words: Sequence[Token], parties: Sequence[Party]) -> Flow:
    """One flow with the sides and goods that stand in its own phrase, then in its clause."""
    is_verb_flow = acts_as_verb(word)
    kind, lemma = (flow_verbs() if is_verb_flow else flow_nouns())[word.lower_]
    is_negative = word.lower_ in words_of("deficit")
    word = head_of(word)
    others = [one for one in words if one != word]
    roles = list(roles_in_phrase(word, others, parties)) + list(roles_in_clause(word, others, parties))
    reporter, partner = sides_of(kind, roles)
    return Flow(
        kind,
        word,
        reporter,
        partner,
        commodity_of(word, others),
        is_negative,
        lemma in WEAK,
        is_pointed_at(word),
    )


def read_by_words(flow: Flow, words: Sequence[Token], parties: Sequence[Party]) -> Flow:
    """A flow with sides that the tree missed: a state right before its verb, a preposition after its word."""
    text, word = flow.word.doc.text, flow.word
    semicolon = text.find(";", word.idx)
    stop = min([one.idx for one in words if one.i > word.i] + [semicolon if semicolon >= 0 else len(text)])
    after = [(party.preposition, party) for party in parties if word.idx < party.start < stop]
    ahead = [(party.preposition, party) for party in parties if heads_clause(party, word)]
    partner = (
        first_with(PARTNER[flow.kind], ahead, flow.reporter)
        or flow.partner
        or first_with(PARTNER[flow.kind], after, flow.reporter)
    )
    before = [
        ("subject", party)
        for party in parties
        if party.standing == "state" and not text[party.end : word.idx].strip(" ,")
    ]
    owners = [("owner", party) for party in parties if OWNED.fullmatch(text[party.end : word.idx])]
    owners += [("owner", party) for party in parties if EARNER.fullmatch(text[party.end : word.idx])]
    if flow.is_verb:
        owners = [] if is_passive(word) else before
    reporter = flow.reporter or first_with(("owner", "subject"), owners, partner)
    return replace(flow, partner=partner, reporter=reporter)


def heads_clause(party: Party, word: Token) -> bool:
    """True for the state set before the clause of a flow: "With Russia alone, turnover came to $4.8 billion"."""
    text = word.doc.text
    before = text[: party.start].rpartition(party.preposition.title() if party.preposition else ";")[0]
    gap = text[party.end : word.idx]
    return bool(
        party.preposition
        and party.end <= word.idx
        and (not before.strip() or before.rstrip().endswith((";", ":")))
        and re.fullmatch(r"(?:\s+alone)?\s*,\s*(?:\w+\s+){0,4}", gap)
    )


def is_pointed_at(word: Token) -> bool:
    """True for "those exports", "such imports", "its trade", "the trade"."""
    return any(
        one.lower_ in ("those", "these", "such", "its", "their", "this", "that", "the")
        for one in word.children
    )


def roles_in_phrase(
    word: Token, others: Sequence[Token], parties: Sequence[Party]
) -> Iterator[tuple[str, Party]]:
    """The parties below a flow's word, with the part that each plays for it."""
    for party in parties:
        token = token_of(party, word.doc)
        if is_below(token, word) and not any(
            is_below(token, one) and not is_below(word, one) for one in others
        ):
            yield role_of_party(party, word), party


def roles_in_clause(
    word: Token, others: Sequence[Token], parties: Sequence[Party]
) -> Iterator[tuple[str, Party]]:
    """The parties around a flow: the subject that runs a deficit, the one to whom goods are shipped."""
    verb = word if acts_as_verb(word) else governing_verb(word)
    if verb is None or (verb != word and verb in others):
        return
    actor = agent_of(verb) if is_passive(verb) and acts_as_verb(word) else subject_of(verb)
    for party in parties:
        token = token_of(party, word.doc)
        if any(is_below(token, one) for one in others if not is_below(word, one)) or (
            is_below(token, word) and verb != word
        ):
            continue
        if (
            actor is not None
            and (acts_as_verb(word) or not is_below(word, actor))
            and heads_phrase(token, actor)
        ):
            yield "subject", party
        elif is_below(token, verb) and verb != word and not (actor is not None and is_below(token, actor)):
            earns = verb.lower_ in words_of("brings") and not party.preposition and party.start > verb.idx
            yield "subject" if earns else role_of_party(party, word), party


def heads_phrase(token: Token, noun: Token) -> bool:
    """True where a party is a noun itself, or owns or describes it: Japan, Indian refiners, Russia's Gazprom."""
    return token == noun or (
        token.head == noun
        and token.dep_ in ("amod", "compound", "nmod:poss", "conj", "nmod", "appos", "flat")
    )


def governing_verb(word: Token) -> Token | None:
    """The verb of the clause in which a noun stands."""
    at = word
    for _ in range(LONGEST_CLIMB):
        if is_verb(at):
            return at
        if at.dep_ == "ROOT":
            return at if child(at, *SUBJECTS) is not None else None
        at = at.head
    return None


def role_of_party(party: Party, word: Token) -> str:
    """The part that a party plays for a flow, by its case, its preposition and its place."""
    if (
        party.end <= word.idx
        and party.standing in ("possessive", "modifier", "state")
        and not acts_as_verb(word)
    ):
        near = word.doc.text[party.end : word.idx]
        if (
            (party.standing != "state" or not party.preposition)
            and len(near.split()) <= 5
            and "," not in near
        ):
            return "owner"
    if party.standing in ("modifier", "people") and party.preposition in ("", "of", "on", "for", "in"):
        return "goods"
    if party.standing == "possessive" and party.preposition in ("of",):
        return "goods"
    return party.preposition or ("given" if party.start > word.idx and acts_as_verb(word) else "")


def sides_of(kind: FlowKind, roles: Sequence[tuple[str, Party]]) -> tuple[Codes, Codes]:
    """Reporter and partner from the parts that parties play."""
    pairs = [
        party.codes
        for role, party in roles
        if role in ("between", "owner", "subject") and len(party.codes) == 2
    ]
    if kind in ("turnover", "balance") and pairs:
        return pairs[0][:1], pairs[0][1:]
    partner = first_with(PARTNER[kind], roles, ())
    reporter = first_with(REPORTER[kind], roles, partner)
    if kind in ("turnover", "balance") and not partner and len(reporter) == 2:
        return reporter[:1], reporter[1:]
    if kind == "import" and not partner and reporter:
        other = first_with(("subject", "by", "into", "to"), roles, reporter)
        owned_by_adjective = any(
            role == "owner" and party.codes == reporter and party.standing == "modifier"
            for role, party in roles
        )
        if other and owned_by_adjective:
            return other, reporter
    return reporter, partner


def first_with(signs: Sequence[str], roles: Sequence[tuple[str, Party]], besides: Codes) -> Codes:
    """The first party that plays one of some parts, in the order of the parts."""
    for sign in signs:
        for role, party in roles:
            if role == sign and (party.codes != besides or role == "owner"):
                return party.codes
    return ()


def share_sides(flow: Flow, flows: Sequence[Flow]) -> Flow:
    """The sides of joined flows: "exports to and imports from Russia", "imported X and exported Y there"."""
    if flow.reporter and flow.partner:
        return flow
    for other in flows:
        joined = other.word.dep_ == "conj" and other.word.head == flow.word
        joined = (
            joined
            or (flow.word.dep_ == "conj" and flow.word.head == other.word)
            or stand_joined(flow.word, other.word)
        )
        if other == flow or not joined:
            continue
        return replace(flow, reporter=flow.reporter or other.reporter, partner=flow.partner or other.partner)
    return flow


def stand_joined(one: Token, other: Token) -> bool:
    """True for two words with nothing but a preposition and "and" between them: "exports to and imports from"."""
    first, second = sorted((one, other), key=lambda token: token.i)
    return bool(JOINED_WORDS.fullmatch(first.doc.text[first.idx + len(first) : second.idx]))


def commodity_of(word: Token, others: Sequence[Token]) -> str:
    """The goods of a flow ("energy imports", "imports of crude oil", "bought gas"); empty for goods in general."""
    text = word.doc.text
    start = min(
        (one.idx for one in word.children if one.dep_ in ("amod", "compound") and one.i < word.i),
        default=word.idx,
    )
    if named := commodity_in(text[start : word.idx]):
        return named
    stop = word.right_edge.idx + len(word.right_edge)
    stop = min([stop, word.idx + 90, *(one.idx for one in others if one.idx > word.idx)])
    return commodity_in(text[word.idx + len(word) : stop])


def token_of(party: Party, tree: Doc) -> Token:
    """The word of a tree that heads a party's name."""
    return token_at(tree, party.start, party.end)


def is_below(token: Token, above: Token) -> bool:
    """True for a word and those below it in the tree."""
    return token == above or above.is_ancestor(token)
