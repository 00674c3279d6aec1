"""Sanction rounds with numbers: who sanctions whom, how many, by which measures, from when."""

import re

from etl.claims.context import Context
from etl.claims.counts import Count, find_counts
from etl.claims.drafts import Draft
from etl.claims.lexicon.triggers import trigger_words
from etl.claims.readings import Reading
from etl.claims.rules.hit_counts import count_head, hit_counts, leaves_target, without_parts
from etl.claims.rules.imposers import imposer_of, near_round, owner_of_measures
from etl.claims.rules.round_drafts import round_drafts
from etl.claims.rules.round_words import find_measures, measures_in, round_pattern
from etl.claims.rules.sanctioning import bars_people, declares_unwelcome, imposes, is_decided, names_sanction
from etl.claims.rules.targets import target_of
from etl.claims.syntax import agent_of

ANAPHOR = re.compile(
    r"\s*(?:In (?:all|total),?\s*)?(?:This|These|Those|They|It|The (?:new |latest |newest )?(?:\w+ )?"
    r"(?:list|package|measures?|sanctions|round|ban|step|decree|order|additions?|listings|designations)"
    r"|Decree|Order|Among (?:them|these|those))\b[\w\s.'’-]*$",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"^\s*(?:which|that)\b", re.IGNORECASE)
ALSO = re.compile(
    r"(?:,|;|\band\b)\s*so (?:will|have|has|had|did|were|was|are|is|do|does|would)\s", re.IGNORECASE
)
TAKES_OVER = re.compile(r"(?:adopt|follow|copy|copi|echo|replicat|transpos|associat)\w*", re.IGNORECASE)
# "Washington's latest round", where no other kind of package is meant.
OTHER_PACKAGE = re.compile(
    r"\b(?:aid|rescue|stimulus|relief|support|loan|trade|assistance|arms|recovery|reform|budget|investment|visa|tax)\s+"
    r"(?:\w+\s+)?(?:package|round|tranche)\b",
    re.IGNORECASE,
)
OWN_ROUND = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}(?:round|package|tranche|listings|designations|blacklist|blacklisting|stop[- ]?list|list of undesirables)"
    r"(?:\s+(?:since|of|in|this|on|against)\b[^,;]{0,40})?\s*$"
)
# A list that somebody only has: what stands on it was no act of the day.
KEPT = re.compile(
    r"\b(?:kept|keeps?|keeping|maintain\w*|ha[sd]|have)\s+(?:to\s+)?(?:its|their|a)\b[^,;]{0,40},?\s*$"
)
THOSE_COUNTED = re.compile(r"\s*(?:The|These|Those|All(?: of)? the)\s+$", re.IGNORECASE)
LISTINGS = re.compile(r"\b(?:listings?|designations?|asset[- ]freez\w+|travel bans?)\b", re.IGNORECASE)
AFFECTED = re.compile(r"affected|targeted|hit|covered|concerned|listed|included", re.IGNORECASE)
BRINGS = re.compile(r"\b(?:total|number|tally|figure|count|list|sum)\b", re.IGNORECASE)
LIST_TALLY = re.compile(r"\b(?:list|blacklist|tally|total|number)\b[^.;,]{0,60}$", re.IGNORECASE)
OTHER_TALLY = re.compile(
    r"\b(?:expel|diplomat|killed|dead|death|wounded|troops|refugee|detain|arrest)\w*", re.IGNORECASE
)
REFUSED = re.compile(r"\b(?:no longer|not|never|cannot)\s+(?:be\s+(?:able\s+to\s+)?)?$", re.IGNORECASE)


def counted_targets(reading: Reading, context: Context) -> list[Draft]:
    """A party sanctions, lists, freezes or bans a number of persons, firms or ships, in any voice.

    Example: "Thirty-five Russian officials were sanctioned by Japan."
    """
    if not (names_sanction(reading, context) and is_decided(reading, context)) or is_taken_over(reading):
        return []
    counts = [count for count in hit_counts(reading) if not is_elided(reading, count)]
    if not counts:
        return []
    doors = "close" in reading.acts
    if doors and all(count.kind != "n_individuals" for count in counts):
        return []
    doors = doors or declares_unwelcome(reading)
    people = all(count.kind == "n_individuals" for count in counts)
    barred = people and "ban" in reading.acts and bars_people(reading) and not measures_in(reading)
    return round_drafts(reading, context, counts, ["travel_ban"] if doors or barred else None)


def is_taken_over(reading: Reading) -> bool:
    """True for the listings of others that somebody adopts: "Switzerland adopted the EU listings of 13 generals"."""
    noun = reading.word
    verbs = trigger_words().get(noun.head.lower_, ())
    joins = any(word.act == "join" for word in verbs) and noun.dep_ in ("obj", "obl")
    return joins and reading.form == "noun" and reading.actor_from == "possessive"


def covered_by_round(reading: Reading, context: Context) -> list[Draft]:
    """A round, list, package or decree covers a number of targets; whose it is may stand in earlier sentences.

    Example: "Kyiv put new sanctions against Russia into force on Tuesday. Decree 697 applies to 57 enterprises."
    """
    if not reading.acts & {"cover", "add"} or not (reading.is_real or is_decided(reading, context)):
        return []
    if not (speaks_of_round(reading, context) or are_affected(reading, context)):
        return []
    counts = hit_counts(reading)
    return round_drafts(reading, context, counts) if counts else []


def speaks_of_round(reading: Reading, context: Context) -> bool:
    """True where the subject is a round by its name, or one of the things a told round is called."""
    text = reading.sentence.text
    is_relative = RELATIVE.search(text[slice(*reading.left)])
    if is_relative and KEPT.search(text[: reading.left[0]]):
        return False
    subject = text[: reading.left[1]][-90:] if is_relative else text[slice(*reading.left)]
    listed = round_pattern("coverers").search(subject) and round_pattern("lists").search(subject)
    if OTHER_PACKAGE.search(subject):
        return False
    if listed or round_pattern("sanctions").search(subject) or OWN_ROUND.search(subject):
        return True
    told = near_round(reading, context) and bool(context.last_imposer)
    return told and bool(ANAPHOR.match(subject) or round_pattern("coverers").search(subject))


def are_affected(reading: Reading, context: Context) -> bool:
    """True for "200 people are affected" right after a round has been told."""
    told = near_round(reading, context) and bool(context.last_imposer)
    hit = AFFECTED.fullmatch(reading.sentence.text[reading.start : reading.end])
    agent = agent_of(reading.word)
    by_round = agent is None or bool(round_pattern("coverers").fullmatch(agent.text))
    return told and bool(hit) and reading.passive and by_round


def came_under_sanctions(reading: Reading, context: Context) -> list[Draft]:
    """A number of targets come under, face, or are subject to sanctions, which name their imposer or continue a round.

    Example: "Forty Russian firms came under EU sanctions."
    """
    described = reading.word.head.dep_ == "acl:relcl" or reading.word.dep_ == "acl:relcl"
    if not reading.acts & {"face", "be_on"} or not reading.is_real or described:
        return []
    text = reading.sentence.text
    if not round_pattern("under_sanctions").match(text, text.find(" ", reading.end) + 1):
        return []
    if "be_on" in reading.acts and " now " not in text[reading.end - 4 : reading.end + 8]:
        return []
    counts = [
        count
        for count in find_counts(text)
        if reading.left[0] <= count.start < reading.start and not is_elsewhere(reading, count)
    ]
    if not counts:
        return []
    owner = imposer_of(reading, context, counts)
    told = owner or (context.last_imposer if near_round(reading, context) else ())
    return round_drafts(reading, context, without_parts(counts, text), told=told)


def is_elsewhere(reading: Reading, count: Count) -> bool:
    """True where the tree puts a count in another clause than the subject."""
    noun = count_head(reading, count)
    return noun.dep_ not in ("nsubj", "nsubj:pass", "ROOT", "conj") and leaves_target(noun, reading)


def refused_entry(reading: Reading, context: Context) -> list[Draft]:
    """A number of people are no longer allowed to enter: an entry ban told by what it forbids.

    Example: "Some 200 Canadian officials are no longer allowed to enter Russia, Moscow said."
    """
    text = reading.sentence.text
    refused = reading.reality == "denied" or REFUSED.search(text[: reading.start])
    told = round_pattern("sanctions").search(text[: reading.start])
    explains = told and re.search(r"\bwho\b[^,;]*$", text[: reading.start])
    if not reading.acts & {"let_in", "visit"} or not refused or explains:
        return []
    enters = round_pattern("entry").search(text, reading.start, reading.end + 40)
    counts = [c for c in find_counts(text) if c.kind == "n_individuals" and c.end <= reading.right[1]]
    if not enters or not counts:
        return []
    entered = [
        p for p in reading.parties if enters.end() <= p.start <= enters.end() + 5 and p.standing == "state"
    ]
    return round_drafts(reading, context, counts, ["travel_ban"], entered[0].codes if entered else ())


def joined_round(reading: Reading, context: Context) -> list[Draft]:
    """A party takes over the round of another one.

    Example: "Iceland has joined the EU's listing of 11 Iranian officers."
    """
    if "join" not in reading.acts or not reading.is_real or not reading.actor:
        return []
    if reading.passive or reading.word.dep_.startswith("acl") or reading.actor_from == "carried":
        return []
    owner = owner_of_measures(reading, [])
    others = owner is not None and not set(owner.codes) & set(reading.actor)
    if not others and TAKES_OVER.fullmatch(reading.sentence.text[reading.start : reading.end]):
        return []
    text = reading.sentence.text
    if not round_pattern("sanctions").search(text, reading.end) and not LISTINGS.search(text, reading.end):
        return []
    counts = [count for count in find_counts(text) if reading.end <= count.start < reading.right[1]]
    return round_drafts(reading, context, without_parts(counts, text), told=reading.actor) if counts else []


def raised_total(reading: Reading, context: Context) -> list[Draft]:
    """A step brings the number of the sanctioned to a total.

    Example: "The step brings the number of Russian officials under the Japanese freeze to 499."
    """
    text = reading.sentence.text
    if (
        "tally" not in reading.acts
        or not (BRINGS.search(text, reading.start) or LIST_TALLY.search(text[: reading.start]))
        or not reading.is_real
    ):
        return []
    about = round_pattern("coverers").search(text) or round_pattern("lists").search(text)
    told = near_round(reading, context)
    if not (about or told) or (OTHER_TALLY.search(text) and not round_pattern("sanctions").search(text)):
        return []
    counts = [count for count in find_counts(text) if count.is_total and count.start > reading.end]
    return round_drafts(reading, context, counts) if counts else []


def recounted(reading: Reading, context: Context) -> list[Draft]:
    """Those hit by the round just told are counted again, now exactly: the approximate lead is restated.

    Example: "Japan added nearly 400 Russian names to its sanctions list. The 398 people include two daughters of the president."
    """
    text = reading.sentence.text
    if (
        "cover" not in reading.acts
        or reading.passive
        or not (reading.is_real and near_round(reading, context))
    ):
        return []
    counts = find_counts(text, *reading.left)
    if not counts or not THOSE_COUNTED.fullmatch(text[: counts[0].start]):
        return []
    return round_drafts(reading, context, counts, told=context.last_imposer)


def elided(reading: Reading, context: Context) -> list[Draft]:
    """Further targets share the fate of those before: "and so will two lenders".

    Example: "28 Russian firms will have their assets frozen, and so will two lenders."
    """
    if not (names_sanction(reading, context) and is_decided(reading, context)):
        return []
    text = reading.sentence.text
    mark = ALSO.search(text, reading.end)
    counts = [count for count in find_counts(text) if is_elided(reading, count)] if mark else []
    return round_drafts(reading, context, counts, find_measures(text)) if counts else []


def is_elided(reading: Reading, count: Count) -> bool:
    """True for a count that follows "and so will"."""
    text = reading.sentence.text
    return any(0 <= count.start - mark.end() <= 20 for mark in ALSO.finditer(text, reading.end))


def note_round(reading: Reading, context: Context) -> None:
    """Keep in mind who sanctions whom, also where it is only planned: later sentences say "the new round"."""
    spoken = names_sanction(reading, context) or ("impose" in reading.acts and imposes(reading))
    lacks_owner = reading.form == "noun" and reading.actor_from == "carried"
    if not spoken or lacks_owner or reading.reality not in ("enacted", "completed", "planned"):
        return
    counts = hit_counts(reading)
    imposer = imposer_of(reading, context, counts)
    if imposer:
        target = target_of(reading, context, counts, imposer)
        context.note_round(imposer, target, reading.sentence.paragraph)
        if reading.is_real:
            context.adopted.add(imposer)
