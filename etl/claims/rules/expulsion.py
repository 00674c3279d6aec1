"""Expulsions: the ways of saying that diplomats are sent away."""

import re
from dataclasses import replace

from etl.claims.actors import actor_of
from etl.claims.context import Context
from etl.claims.drafts import Draft
from etl.claims.modality import CONDITION
from etl.claims.people import find_groups
from etl.claims.readings import Reading
from etl.claims.reality import reality_of
from etl.claims.rules.expulsion_drafts import expulsion_draft, expulsion_drafts, is_told
from etl.claims.rules.expulsion_words import (
    ACCREDITATION,
    ASKING,
    LEAVE,
    LEAVING,
    NON_GRATA,
    OBLIGED,
    ORDER_FOR,
    UNDECIDED,
)
from etl.claims.syntax import governors, is_passive


def expelled(reading: Reading, context: Context) -> list[Draft]:
    """A party expels, ousts, throws out or sends home diplomats; active, passive, "the expulsion of".

    Example: "The Netherlands sent 17 Russian intelligence officers home."
    """
    if "expel" not in reading.acts or not is_told(reading):
        return []
    return expulsion_drafts(reading, context)


def ordered_to_leave(reading: Reading, context: Context) -> list[Draft]:
    """A party orders, asks, tells, forces or gives days to diplomats to leave.

    Example: "Poland gave 45 Russian diplomats five days to depart."
    """
    if "order_out" not in reading.acts or not is_told(reading):
        return []
    if not LEAVE.search(reading.sentence.text, reading.end):
        return []
    return expulsion_drafts(reading, context)


def declared_non_grata(reading: Reading, context: Context) -> list[Draft]:
    """A party declares diplomats personae non gratae; they may stand before or after the declaring.

    Example: "Romania's foreign ministry declared ten Russian diplomats personae non gratae."
    """
    if "declare" not in reading.acts or not is_told(reading) or not NON_GRATA.search(reading.clause_text):
        return []
    return expulsion_drafts(reading, context)


def accreditation_withdrawn(reading: Reading, context: Context) -> list[Draft]:
    """A party withdraws the accreditation of diplomats or strips them of their status.

    Example: "Slovenia withdrew the accreditation of eight Russian diplomats."
    """
    if "exclude" not in reading.acts or not is_told(reading) or not ACCREDITATION.search(reading.clause_text):
        return []
    return expulsion_drafts(reading, context)


def obliged_to_leave(reading: Reading, context: Context) -> list[Draft]:
    """Diplomats must, are to, or have some days to, leave a country.

    Example: "Ten diplomats of the Russian embassy in Sofia must leave Bulgaria within 72 hours."
    """
    text = reading.sentence.text
    before = text[: reading.start]
    goes_elsewhere = not re.compile(LEAVING, re.IGNORECASE).match(text, reading.start)
    if (
        "leave" not in reading.acts
        or not (OBLIGED.search(before) or ORDER_FOR.search(before))
        or UNDECIDED.search(before)
        or goes_elsewhere
    ):
        return []
    if CONDITION.search(text):
        return []
    return expulsion_drafts(reading, context)


def asked_to_withdraw(reading: Reading, context: Context) -> list[Draft]:
    """A party asks, tells or orders another to withdraw diplomats of its own.

    Example: "India asked Canada to withdraw 41 diplomats."
    """
    is_infinitive = any(one.lower_ == "to" for one in reading.word.children) or reading.word.dep_ == "ccomp"
    above = (
        governors(reading.word) if is_infinitive and reading.word.dep_ in ("xcomp", "acl", "ccomp") else ()
    )
    asking = next((one for one in above if one.lower_ in ASKING), None)
    asked = [party.codes for party in reading.parties if asking and asking.idx < party.start < reading.start]
    if not {"recall", "expel"} & reading.acts or asking is None or not asked:
        return []
    is_real = reality_of(asking, False) in ("enacted", "completed")
    actor = actor_of(asking, is_passive(asking), False, reading.sentence, reading.parties, context)
    text = reading.sentence.text
    groups = [
        replace(group, nationality=asked[-1])
        for group in find_groups(text, reading.parties, *reading.object)[:1]
        if group.count is not None and group.is_official(text)
        if group.count > 1 or reading.word.lower_ != "recall"
    ]
    if not is_real or actor.codes == asked[-1]:
        return []
    return [expulsion_draft(reading, context, group, actor.codes) for group in groups]
