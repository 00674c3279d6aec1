"""Who does what to whom, read off a dependency tree: plain functions over the tokens of a sentence.

Labels are those of Universal Dependencies (universaldependencies.org/u/dep), tags those of the Penn Treebank.
"""

from collections.abc import Iterator

from etl.grammar import Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
RELATIVES = ("which", "who", "that", "whom")
# With these an infinitive is done by the object: "asked eight diplomats to leave".
OBJECT_CONTROL = frozenset(
    [
        "ask",
        "asks",
        "asked",
        "asking",
        "tell",
        "tells",
        "told",
        "telling",
        "order",
        "orders",
        "ordered",
        "ordering",
        "force",
        "forces",
        "forced",
        "forcing",
        "allow",
        "allows",
        "allowed",
        "urge",
        "urges",
        "urged",
        "require",
        "requires",
        "required",
        "instruct",
        "instructed",
        "want",
        "wants",
        "wanted",
        "call",
        "calls",
        "called",
        "request",
        "requested",
        "oblige",
        "obliged",
        "prompt",
        "prompts",
        "prompted",
        "prompting",
        "lead",
        "leads",
        "led",
        "leading",
        "pushed",
        "drove",
        "lead",
        "leads",
        "led",
        "prompt",
        "prompts",
        "prompted",
        "cause",
        "causes",
        "caused",
        "give",
        "gives",
        "gave",
        "given",
        "giving",
    ]
)
# "praised Canada for sanctioning": the one who is judged acts.
JUDGING = (
    "prais",
    "thank",
    "critici",
    "accus",
    "condemn",
    "blam",
    "commend",
    "applaud",
    "fault",
    "rebuk",
    "slam",
    "congratulat",
    "denounc",
    "attack",
)
LONGEST_CLIMB = 8


def child(token: Token, *labels: str) -> Token | None:
    """The first child that stands in one of some relations."""
    return next((one for one in token.children if one.dep_ in labels), None)


def children(token: Token, *labels: str) -> list[Token]:
    """All children that stand in one of some relations, in order."""
    return [one for one in token.children if one.dep_ in labels]


def case_of(token: Token) -> str:
    """The preposition of a noun, lower case; empty where it has none."""
    mark = child(token, "case")
    return mark.lower_ if mark is not None and mark.tag_ != "POS" else ""


def case_or_mark(word: Token) -> str:
    """The preposition or conjunction that opens a phrase or clause, lower case; empty where there is none."""
    mark = child(word, "mark", "case")
    return mark.lower_ if mark is not None else ""


def conjuncts(token: Token) -> list[Token]:
    """A token and what is joined to it by "and": Japan, the EU and Canada."""
    found = [token]
    for one in found:
        found += children(one, "conj")
    return found


def is_passive(verb: Token) -> bool:
    """True for "were expelled", "57 firms sanctioned by": what is acted upon is the subject or the noun before."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if child(verb, "aux:pass") is not None or (verb.tag_ == "VBN" and child(verb, "nsubj:pass") is not None):
        return True
    if any(one.lower_ in ("has", "have", "had", "having") for one in children(verb, "aux")):
        return False
    if before_object(verb):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "xcomp", "advcl") and child(verb, "nsubj") is None:
        return child(verb, "obj") is None
    if verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and verb.head.tag_ == "VBN":
        return is_passive(verb.head) and child(verb, "obj") is None
    return False


def before_object(verb: Token) -> bool:
    """True where a number or article follows at once: "expelled over 200 diplomats" is no passive."""
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if following is not None and following.lower_ in ("over", "about", "nearly", "almost", "some", "around"):
        following = following.nbor() if following.i + 1 < len(verb.doc) else None
    return following is not None and following.tag_ in ("CD", "DT", "PRP$")


def subject_of(verb: Token) -> Token | None:
    """The noun of which the verb is said, through conjunctions, infinitives, relative clauses and nouns of decision.

    "It announced a decision to expel", "X, which said that it had expelled", "X moved to expel": X.
    """
    at = verb
    for _ in range(LONGEST_CLIMB):
        own = child(at, *SUBJECTS) or (child(at, "nmod:poss") if at.tag_ == "VBG" else None)
        if own is not None:
            is_relative = own.lower_ in RELATIVES and at.dep_.startswith("acl")
            return at.head if is_relative else own
        following = without_subject(at)
        if following is None or following[1]:
            return following[0] if following else None
        at = following[0]
    return None


def without_subject(verb: Token) -> tuple[Token, bool] | None:
    """Where a verb without subject finds one: the next verb to look at, or the noun itself (then True)."""
    decision = noun_of(verb)
    if decision is not None:
        return of_noun(verb, decision)
    head = verb.head
    if verb.dep_ == "ROOT":
        return None
    is_infinitive = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.tag_ == "VB")
    if is_infinitive and head.lower_ in OBJECT_CONTROL:
        whom = child(head, "obj", "iobj", "nsubj:pass")
        return (whom, True) if whom is not None else (head, False)
    if verb.tag_ == "VBG" and case_or_mark(verb) in ("for", "of", "into") and head.lower_.startswith(JUDGING):
        whom = child(head, "obj", "nsubj:pass")
        return (whom, True) if whom is not None else (head, False)
    if verb.dep_ == "acl" or (is_noun(head) and verb.dep_ not in ("conj", "advcl")):
        # "joined the EU in sanctioning": hung onto the noun, said of the verb above it.
        by_means = verb.tag_ == "VBG" and case_or_mark(verb) in (
            "in",
            "by",
            "for",
            "after",
            "before",
            "while",
        )
        return (head.head, False) if by_means and is_verb(head.head) else of_noun(verb, head)
    return head, False


def noun_of(verb: Token) -> Token | None:
    """The noun that an infinitive right after it explains: "the decision to send", whatever it is hung onto."""
    before = verb.doc[verb.i - 2] if verb.i >= 2 and verb.nbor(-1).lower_ == "to" else None
    if before is None or before.tag_ not in ("NN", "NNS") or before.head.lower_ in OBJECT_CONTROL:
        return None
    return before


def of_noun(verb: Token, noun: Token) -> tuple[Token, bool] | None:
    """Who acts in "Japan's decision to expel", "a plan by Japan to", "announced plans to", "countries expelling"."""
    if verb.tag_ == "VBG":
        return noun, True
    member = child(noun, *SUBJECTS)
    if member is not None and child(noun, "cop") is not None:
        # "Slovenia is the latest member to close": what the noun is said of.
        return member, True
    owner = owner_of(noun)
    if owner is not None:
        return owner, True
    if noun.dep_ == "nsubj:pass" and (taker := agent_of(noun.head)) is not None:
        return taker, True
    if noun.dep_ in ("obj", "obl", "nsubj:pass", "xcomp") and noun.head is not noun:
        return noun.head, False
    return None


def owner_of(noun: Token) -> Token | None:
    """To whom a noun of action belongs: Japan's move, the decision by Japan, the decision of the cabinet."""
    owned = child(noun, "nmod:poss")
    if owned is not None:
        return owned
    return next(
        (one for one in noun.subtree if one.i > noun.i and is_noun(one) and case_of(one) == "by"), None
    )


def agent_of(verb: Token) -> Token | None:
    """Who stands behind a passive: "by Japan"."""
    agents = [
        one for one in verb.children if one.dep_ == "obl:agent" or (is_noun(one) and case_of(one) == "by")
    ]
    return agents[0] if agents else None


def patients_of(word: Token) -> list[Token]:
    """What an act is done to: the object of a verb, the subject of a passive, "of …" after a noun of action."""
    if is_noun(word):
        return [
            one for one in children(word, "nmod", "obl") if case_of(one) in ("of", "on", "against", "from")
        ]
    if not is_passive(word):
        return children(word, "obj", "iobj")
    subject = word.head if word.dep_ == "acl" else subject_of(word)
    return [subject] if subject is not None else []


def governors(word: Token) -> Iterator[Token]:
    """The words above an act, from the nearest: those that say how real it is."""
    at = word
    for _ in range(LONGEST_CLIMB):
        if at.dep_ == "ROOT":
            return
        at = at.head
        yield at


def is_noun(token: Token) -> bool:
    """True for nouns, names and pronouns."""
    return token.tag_.startswith(("NN", "PRP", "WP"))


def is_verb(token: Token) -> bool:
    """True for verb forms."""
    return token.tag_.startswith("VB")


def span_of(token: Token) -> tuple[int, int]:
    """The characters from the first to the last word below a token."""
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
