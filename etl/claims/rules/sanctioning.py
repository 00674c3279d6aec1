"""Whether a reading speaks of sanctions at all, and whether they are decided."""

import re

from etl.claims.context import Context
from etl.claims.counts import find_counts
from etl.claims.date_words import find_dates
from etl.claims.readings import Reading
from etl.claims.rules.hit_counts import hit_counts, is_causative
from etl.claims.rules.imposers import institution_of, near_round, owner_of_measures
from etl.claims.rules.roles import role_date
from etl.claims.rules.round_words import find_measures, measures_in, round_pattern
from etl.claims.rules.targets import nations_of
from etl.claims.syntax import governors, is_verb

GOVERNED = re.compile(
    r"\b(?:approv|announc|order|confirm|decid|adopt|introduc|impos|agree|led to|result)\w*\s+(?:on\s+|in\s+)?"
    r"(?:(?:the|a|an|its)\s+)?(?:\w+\s+){0,2}$"
)
TO_OWN_LIST = re.compile(r"\b(?:to|on|in|onto) (?:the|its|their|a)\s+(?:[\w-]+\s+){0,2}list\b", re.IGNORECASE)
FUTURE = re.compile(r"\b(?:will|is to|are to)\b")
PROLONGED = re.compile(
    r"\b(?:extend|renew|prolong|roll|maintain|keep|continu)\w*\b[^.;]*"
    r"\b(?:for (?:a |an |another |the next )*(?:further |additional |next )*(?:\w+ )?(?:day|week|month|year)s?\b"
    r"|until\b|by (?:\w+ )?(?:months?|years?)\b)",
    re.IGNORECASE,
)
BOILERPLATE = re.compile(
    r"\bunless\b|\ball property\b|\b(?:all|any) (?:transactions|persons?|entit\w+|individuals?)\b",
    re.IGNORECASE,
)
BARRING = re.compile(r"(?:bar|bann|ban|list)(?:red|ring|s|ed|ing)?", re.IGNORECASE)
ASKING = ("ask", "petition", "lobb", "press", "beg", "appeal")
UNDOING = re.compile(
    r"\b(?:lift|eas|remov|suspend|revok|waiv|end|extend|renew|prolong|annul|dropp?)(?:ed|ing|s|e)?\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
UNWELCOME = re.compile(r"non[- ]grata|undesirable|unwelcome", re.IGNORECASE)
PART_OF_NAME = re.compile(
    r"\s+(?:guidelines|criteria|regimes?|process|proposals?|framework|powers?|grounds|requests?)\b"
)
ENDING = re.compile(
    r"(?:expir|end|laps|ceas|fail|violat|breach|lift|eas|remov|suspend|waiv|annul|extend|prolong|renew)\w*",
    re.IGNORECASE,
)
SANCTIONING_OFFICE = re.compile(r"\b(?:Treasury|OFAC|Office of Foreign Assets Control|OFSI)\b")
BY_SANCTIONS = re.compile(r"\bwith\s+(?:[\w-]+\s+){0,3}$")
DECLARED_UNWELCOME = re.compile(r"\b(?:unwelcome|undesirable|inadmissible)\b", re.IGNORECASE)
ON_MISSION = re.compile(r"diplomat|embass|consul|attach|envoy", re.IGNORECASE)
NOMINAL = ("sanction", "freeze", "ban", "add", "exclude")


def names_sanction(reading: Reading, context: Context) -> bool:
    """True where the act is one of sanctioning, by its verb or by what it imposes or adds to."""
    acts, clause = reading.acts, reading.clause_text
    if reading.form == "noun" and PART_OF_NAME.match(reading.sentence.text, reading.end):
        return False
    if reading.form == "noun" and "round" in acts:
        if reading.actor_from == "subject" and BY_SANCTIONS.search(reading.sentence.text[: reading.start]):
            return bool(reading.actor) and bool(hit_counts(reading))
        told = reading.word.dep_ in ("nsubj", "nsubj:pass", "ROOT") and not ENDING.fullmatch(
            reading.word.head.text
        )
        told = told and not UNDOING.search(reading.sentence.text[: reading.start])
        return told and reading.actor_from in ("possessive", "agent") and bool(hit_counts(reading))
    if reading.form == "noun" and (not acts & set(NOMINAL) or reading.word.dep_ == "compound"):
        return False
    if declares_unwelcome(reading):
        return True
    if "sanction" in acts:
        return not UNWELCOME.search(clause)
    if "add" in acts and adds_to_list(reading, context):
        return True
    if "impose" in acts and imposes(reading):
        return True
    if acts & {"cover", "add", "impose"} and round_pattern("with_sanctions").search(
        reading.sentence.text, reading.end
    ):
        return True
    if acts & {"freeze", "ban", "impose"} and measures_in(reading):
        return True
    return shuts_out(reading, clause) or bars_people(reading) or targets_by_office(reading)


def targets_by_office(reading: Reading) -> bool:
    """True for "Treasury is targeting 13 entities": the office does nothing else to those it targets."""
    doer = reading.sentence.text[slice(*reading.left)]
    active = "cover" in reading.acts and reading.form == "verb" and not reading.passive
    return active and bool(SANCTIONING_OFFICE.search(doer)) and bool(hit_counts(reading))


def declares_unwelcome(reading: Reading) -> bool:
    """True for people other than diplomats who are told that they may not come: "declared 30 people unwelcome"."""
    clause = reading.clause_text
    if "declare" not in reading.acts or not DECLARED_UNWELCOME.search(clause) or ON_MISSION.search(clause):
        return False
    return any(count.kind == "n_individuals" for count in hit_counts(reading))


def bars_people(reading: Reading) -> bool:
    """True for a state that bars people, which means from its territory: "Moscow barred 30 British officials"."""
    told = reading.actor_from in ("subject", "agent", "governor") and bool(reading.actor)
    told = told or (not reading.actor and bool(institution_of(reading.sentence.text)))
    barring = BARRING.fullmatch(reading.sentence.text[reading.start : reading.end])
    if not told or barring is None:
        return False
    counts = hit_counts(reading)
    return any(c.kind in ("n_individuals", "n_combined") for c in counts) or any(
        nations_of(reading, c) for c in counts
    )


def imposes(reading: Reading) -> bool:
    """True where what is imposed, announced or tightened is a sanction."""
    where = reading.clause_text if reading.passive else reading.object_text
    return bool(round_pattern("sanctions").search(where))


def adds_to_list(reading: Reading, context: Context) -> bool:
    """True where the list that somebody is added to is one of sanctions, or the one being spoken of."""
    if round_pattern("lists").search(reading.sentence.text):
        return True
    if not context.last_imposer:
        return False
    told = {code for codes in context.adopted for code in codes}
    own = (
        bool(reading.actor)
        and set(reading.actor) <= told
        and near_round(reading, context)
        and reading.form == "verb"
    )
    follows = bool(reading.actor) and context.round_is_open(reading.sentence) and reading.word.tag_ == "VBG"
    return bool(TO_OWN_LIST.search(reading.clause_text)) or own or follows


def shuts_out(reading: Reading, clause: str) -> bool:
    """True for closing borders or doors to people, denying them entry, and cutting banks off from SWIFT."""
    if "close" in reading.acts:
        entry = reading.passive and re.search(
            r"\b(?:entry|borders?|doors?)\b", reading.sentence.text[: reading.start]
        )
        return bool(entry or round_pattern("doors").search(reading.sentence.text, reading.start))
    if reading.acts & {"exclude", "refuse"} and find_measures(clause) == ["travel_ban"]:
        return True
    return bool(reading.acts & {"exclude", "sever", "ban", "suspend"}) and "SWIFT" in reading.sentence.text


def is_decided(reading: Reading, context: Context) -> bool:
    """True for an act that is done or decided.

    A future one counts where its date of effect is stated, or where it spells out what the document has
    reported as adopted. What is only prolonged or undone is no new round.
    """
    clause = reading.clause_text
    if reading.sentence.text.rstrip().endswith("?"):
        return False
    if BOILERPLATE.search(reading.sentence.text) or is_asked_for(reading):
        return False
    if PROLONGED.search(clause) and "extend" not in clause.lower().split("to cover")[0]:
        return False
    if PROLONGED.search(clause) and not reading.acts & {"sanction", "freeze", "ban", "add"}:
        return False
    if reading.reality == "completed" and not is_dated(reading):
        return False
    if reading.is_real:
        return is_told(reading)
    future = FUTURE.search(reading.sentence.text[reading.left[0] : reading.start])
    what = find_counts(reading.sentence.text, *reading.clause) or measures_in(reading)
    adopted = (reading.actor or context.last_imposer) in context.adopted
    dated = role_date(reading, "effective", "effective_date", context)[0]
    return reading.reality == "planned" and bool(future) and bool((adopted and what) or dated)


def is_asked_for(reading: Reading) -> bool:
    """True for what one asks another to do: "asked the government to sanction"."""
    open_ended = any(one.lower_ == "to" for one in reading.word.children)
    return open_ended and any(one.lower_.startswith(ASKING) for one in governors(reading.word))


def is_dated(reading: Reading) -> bool:
    """True where a date of the sentence belongs to the act itself, not to another verb."""
    text = reading.sentence.text
    for date in find_dates(text):
        span = reading.word.doc.char_span(date.start, date.end, alignment_mode="expand")
        above = next((one for one in span.root.ancestors if is_verb(one)), None) if span else None
        if above is None or above == reading.word:
            return True
        if above in reading.word.ancestors and reading.word.dep_ != "acl:relcl":
            return True
    return False


def is_told(reading: Reading) -> bool:
    """True for a verb, and for a noun whose doer or whose decision is told."""
    before = reading.sentence.text[: reading.start]
    if reading.passive and reading.word.dep_.startswith("acl") and reading.actor_from in ("", "carried"):
        return False
    return (
        reading.form == "verb"
        or reading.actor_from in ("possessive", "agent")
        or bool(GOVERNED.search(before))
        or (reading.actor_from == "subject" and bool(reading.actor) and bool(BY_SANCTIONS.search(before)))
        or owner_of_measures(reading, []) is not None
        or is_causative(reading)
    )
