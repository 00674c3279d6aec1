"""Rounds that are only referred to: they date and complete the counts told elsewhere, or stand alone with their day."""

import re

from etl.claims.claim import Value
from etl.claims.context import Context
from etl.claims.drafts import Draft, draft_of
from etl.claims.numbers import unit_pattern
from etl.claims.readings import Reading
from etl.claims.rules.hit_counts import hit_counts
from etl.claims.rules.imposers import imposer_of
from etl.claims.rules.roles import as_value, role_date, stated_date, status_of
from etl.claims.rules.round_words import goods_and_package, measures_in, round_pattern
from etl.claims.rules.sanctioning import is_decided, names_sanction
from etl.claims.rules.targets import target_of
from etl.claims.syntax import span_of

BEFORE_DAY = re.compile(
    r"\s+(?:(?:against|on)\s+[A-Z]\w+\s+)?(?:(?:imposed|announced|adopted|introduced)\s+)?(?:(?:on|of|in|from)\s+)?(?:the\s+)?"
)
VAGUE = re.compile(
    r"\b(?:dozens of|scores of|hundreds of|several|a (?:number|handful|string|raft|host|slew) of|a few|numerous)\b",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\b(?:new|fresh|further|additional|more|another|next|first|second|third|\w+th)\b", re.IGNORECASE
)


def announced_round(reading: Reading, context: Context) -> list[Draft]:
    """A party announces a new or dated round of sanctions without saying how many or which.

    Example: "On 5 May 2022 Norway adopted the fifth package of sanctions against Russia."
    """
    named = round_pattern("sanctions").search(reading.object_text)
    if "impose" not in reading.acts or not named or reading.form == "noun":
        return []
    if hit_counts(reading) or measures_in(reading) or not is_decided(reading, context):
        return []
    is_new = NEW.search(reading.object_text[: named.start()])
    text = reading.sentence.text
    imposed = any(round_pattern("sanctions").search(text[slice(*span_of(one))]) for one in reading.patients)
    dated = imposed and stated_date(reading, "announced_date", context)[1]
    return [mention(reading, context)] if is_new or dated else []


def vague_round(reading: Reading, context: Context) -> list[Draft]:
    """A party sanctions an untold number of people, firms or ships: "dozens of", "several", "a number of".

    Example: "On 3 May 2022 Canada blacklisted dozens of Belarusian officials."
    """
    if not names_sanction(reading, context) or not is_decided(reading, context) or hit_counts(reading):
        return []
    text = reading.sentence.text
    where = text[slice(*reading.left)] if reading.passive else reading.object_text
    vague = VAGUE.search(where)
    if vague is None or not unit_pattern().search(where, vague.end(), vague.end() + 60):
        return []
    if reading.reality == "completed" or not imposer_of(reading, context, []):
        return []
    draft = mention(reading, context)
    return [draft.having({"approx": "vague"})]


def dated_round(reading: Reading, context: Context) -> list[Draft]:
    """Sanctions of a party are referred to with their day.

    Example: "With Japan's additional sanctions on the 15th, pressure on Russia grows."
    """
    if "round" not in reading.acts or reading.actor_from != "possessive":
        return []
    dates, spans = stated_date(reading, "announced_date", context)
    if not spans:
        return []
    gap = reading.sentence.text[reading.end : max(reading.end, spans[0].start - reading.sentence.start)]
    return [mention(reading, context)] if dates and BEFORE_DAY.fullmatch(gap) else []


def mention(reading: Reading, context: Context) -> Draft:
    """A round that is referred to, for what it says of date and parties."""
    dates, spans = stated_date(reading, "announced_date", context)
    effect, effect_spans = role_date(reading, "effective", "effective_date", context)
    imposer = imposer_of(reading, context, [])
    target = target_of(reading, context, [], imposer)
    fields: dict[str, Value] = {**dates, **effect, **goods_and_package(reading)}
    if imposer:
        fields["imposer"] = as_value(imposer)
    if target:
        fields["target"] = as_value(target)
    return draft_of(
        "sanction_round",
        reading.sentence,
        fields,
        spans + effect_spans,
        status_of(reading),
        is_mention=True,
    )
