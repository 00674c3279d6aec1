"""States listed as unfriendly, and made to pay in roubles."""

import re

from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft, draft_of
from etl.claims.lexicon.files import alternatives, read_vocabulary
from etl.claims.parties import Party
from etl.claims.readings import Reading
from etl.claims.rules.diplomatic_measure import measure_draft
from etl.claims.rules.measure_objects import diplomacy
from etl.claims.syntax import agent_of

DEMANDED = re.compile(
    r"\b(?:ha(?:s|ve|d) to|must|requir\w+|oblig\w+|demand\w*|order\w*|decree\w*|insist\w*|instruct\w*|forc\w+)\b",
    re.IGNORECASE,
)
DEMANDS = re.compile(
    r"(?:['’]s (?:government|president|decree|order|demand|central bank))?\s+(?:has\s+|had\s+)?(?:also\s+|now\s+)?(?:sign\w* an? (?:decree|order)|say|said|says|demand\w*|decree\w*|order\w*"
    r"|announc\w*|requir\w*|insist\w*|told|tells|decided|forc\w+|oblig\w+|introduc\w+|began demanding|wants|made)\b"
)
DOUBTED = re.compile(
    r"\b(?:might|may|could|would|threat\w+|if not|refus\w+|reject\w+|denied)\b", re.IGNORECASE
)


def listed_unfriendly(reading: Reading, context: Context) -> list[Draft]:
    """A party declares, lists or adds others as unfriendly: one claim for each of them.

    Example: "Moscow added South Korea to its list of unfriendly countries."
    """
    if not reading.acts & {"declare", "add", "impose", "cover", "sanction"} or not reading.is_real:
        return []
    if not re.search(diplomacy()["unfriendly"], reading.clause_text, re.IGNORECASE):
        return []
    is_told = bool(reading.actor) and not (reading.passive and reading.actor_from != "agent")
    actor = reading.actor if is_told else keeper_of_list(reading) or reading.actor
    start, end = reading.object
    parties = [p for p in reading.parties if start <= p.start < end and p.codes != actor]
    targets = [code for p in parties if p.standing != "modifier" or len(parties) == 1 for code in p.codes]
    return [
        measure_draft(reading, context, "unfriendly_list", actor, (code,), {})
        for code in dict.fromkeys(targets)
        if code not in actor
    ]


def keeper_of_list(reading: Reading) -> Codes:
    """Whose list it is: "Moscow's list of unfriendly countries", or who signed the decree that does it."""
    text = reading.sentence.text
    for party in reading.parties:
        listed = re.match(r"(?:['’]s?)?\s+(?:\w+\s+)?(?:list|register)\b", text[party.end :])
        signed = party.preposition == "by" and (party.end <= reading.start or reading.passive)
        if listed or signed:
            return party.codes
    return ()


def listed_friendly(reading: Reading, context: Context) -> list[Draft]:
    """A text that calls a state friendly where it calls it unfriendly elsewhere contradicts itself: held back.

    Example: "Russia declared Japan an unfriendly state. Since Japan is on the list of friendly countries, it pays."
    """
    if "be_on" not in reading.acts or not re.search(diplomacy()["friendly_list"], reading.clause_text):
        return []
    subjects = [p for p in reading.parties if p.end <= reading.start and p.standing == "state"]
    drafts = [measure_draft(reading, context, "unfriendly_list", (), p.codes, {}) for p in subjects[-1:]]
    return [
        draft_of(
            "diplomatic_measure", reading.sentence, draft.fields, problem="contradiction: called friendly"
        )
        for draft in drafts
    ]


def payment_in_roubles(reading: Reading, context: Context) -> list[Draft]:
    """A party says or decrees that others have to pay it in roubles.

    Example: "Moscow says Japan must now pay for gas in roubles."
    """
    text = reading.sentence.text
    about = "pay" in reading.acts and re.search(diplomacy()["ruble_payment"], text, re.IGNORECASE)
    if not about or not DEMANDED.search(text) or DOUBTED.search(text[: reading.start]):
        return []
    actor, start = who_demands(reading)
    target = who_pays(reading, actor, start, context) if actor else ()
    return [measure_draft(reading, context, "ruble_payment", actor, target, {})] if target else []


def who_demands(reading: Reading) -> tuple[Codes, int]:
    """Who makes others pay, and where the demand begins: a state right before it, or the agent of "were ordered by"."""
    text = reading.sentence.text
    for party in reading.parties:
        if (
            party.standing in ("state", "possessive")
            and not party.preposition
            and DEMANDS.match(text, party.end)
        ):
            return party.codes, party.end if party.end <= reading.start else 0
    for above in reading.word.ancestors:
        agent = agent_of(above)
        named = [p for p in reading.parties if agent is not None and p.start <= agent.idx < p.end]
        if named:
            return named[0].codes, 0
    return (), 0


def who_pays(reading: Reading, actor: Codes, start: int, context: Context) -> Codes:
    """Those who have to pay: the parties between the demand and the paying, or "these countries"."""
    named: list[Party] = [p for p in reading.parties if start <= p.start < reading.start]
    codes = tuple(dict.fromkeys(code for p in named for code in p.codes if code not in actor))
    many = re.search(
        alternatives(read_vocabulary("parties")["pronouns"]["plural"]), reading.sentence.text, re.IGNORECASE
    )
    return codes or (context.listed if many else ())
