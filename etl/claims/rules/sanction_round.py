"""Sanction rounds: who sanctions whom, how many, by which measures, from when."""

import re
from functools import cache

from etl.claims.claim import Value
from etl.claims.clauses import Reading
from etl.claims.context import Codes, Context
from etl.claims.counts import Count, find_counts
from etl.claims.drafts import Draft, draft_of
from etl.claims.lexicon.files import read_vocabulary
from etl.claims.rules.roles import as_value, in_document, role_date, stated_date, status_of
from etl.claims.rules.targets import target_of

ANAPHOR = re.compile(
    r"\s*(?:In (?:all|total),?\s*)?(?:This|These|Those|They|It|The (?:new |latest )?(?:list|package"
    r"|measures?|sanctions|round|ban)"
    r"|Among (?:them|these|those))\b[\w\s]*$",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\b(?:new|fresh|further|additional|more|another|next|first|second|third|\w+th)\b", re.IGNORECASE
)
PACKAGE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)\s+(?:\w+\s+){0,2}package|\b(\w+)\s+(?:\w+\s+){0,2}package", re.IGNORECASE
)
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
COMMODITY = re.compile(
    r"\b(?:exports?|imports?)\s+of\s+((?:[\w-]+\s+){0,4}?[\w-]+)(?=\s+(?:from|to|into|for)\b|[.,;]|$)",
    re.IGNORECASE,
)
TO_LIST = re.compile(
    r"\b(?:stop[- ]list|entry ban list|sanction\w*|blacklist|designat\w*|restrictive measures"
    r"|list of (?:designated|blocked|specially))",
    re.IGNORECASE,
)


GOVERNED = re.compile(
    r"\b(?:approv|announc|order|confirm|decid|adopt|introduc|impos|agree)\w*\s+(?:on\s+)?(?:(?:the|a"
    r"|an|its)\s+)?(?:\w+\s+){0,2}$"
)
ONE_PERSON = re.compile(r"\b[A-Z]\w+ [A-Z]\w+['’]s (?:personal |foreign )?assets\b")
RELATIVE = re.compile(r"^\s*(?:which|that)\b", re.IGNORECASE)


@cache
def sanctions_pattern() -> re.Pattern[str]:
    """Nouns for a round of sanctions."""
    return re.compile(rf"\b(?:{read_vocabulary('measures')['sanctions']})\b", re.IGNORECASE)


@cache
def measure_patterns() -> dict[str, re.Pattern[str]]:
    """Measure code → the phrases that name it."""
    rounds = read_vocabulary("measures")["rounds"]
    return {
        code: re.compile("|".join(rf"\b(?:{p})" for p in phrases), re.IGNORECASE)
        for code, phrases in rounds.items()
    }


def counted_targets(reading: Reading, context: Context) -> list[Draft]:
    """A party sanctions, lists, freezes or bans a number of persons, firms or ships, in any voice."""
    if not (names_sanction(reading, bool(context.last_imposer)) and is_decided(reading, context)):
        return []
    spans = [reading.left, reading.right] if reading.passive else [reading.right]
    counts = [count for span in spans for count in find_counts(reading.sentence.text, *span)]
    if not counts:
        return []
    return [round_draft(reading, context, part, reading.actor) for part in split_totals(counts)]


def covered_by_round(reading: Reading, context: Context) -> list[Draft]:
    """A round, list or package covers a number of targets; whose it is may stand in earlier sentences."""
    if "cover" not in reading.acts or not reading.is_real:
        return []
    text = reading.sentence.text
    subject = (
        text[: reading.left[1]][-90:]
        if RELATIVE.search(text[slice(*reading.left)])
        else text[slice(*reading.left)]
    )
    refers = bool(ANAPHOR.match(subject)) and context.round_is_open(reading.sentence)
    if not (refers or sanctions_pattern().search(subject)):
        return []
    counts = find_counts(text, *(reading.left if reading.passive else reading.right))
    owner = next(
        (
            p
            for p in reading.parties
            if p.end <= reading.left[1]
            and p.standing in ("possessive", "modifier")
            and sanctions_pattern().search(text, p.end, reading.left[1])
            and not find_counts(text, reading.left[0], p.end + 1)
        ),
        None,
    )
    named = [
        p for p in reading.parties if p.end <= reading.left[1] and p.standing == "state" and not p.preposition
    ]
    owner = owner or next(iter(named), None)
    actor = (
        owner.codes
        if owner and not is_target_adjective(reading, owner.end)
        else context.last_imposer or reading.actor
    )
    return [round_draft(reading, context, part, actor) for part in split_totals(counts)]


def note_round(reading: Reading, context: Context) -> None:
    """Keep in mind who sanctions whom, also where it is only planned: later sentences say "the new round"."""
    if names_sanction(reading) and reading.reality in ("enacted", "completed", "planned") and reading.actor:
        target = target_of(reading, context, [], reading.actor)
        context.note_round(reading.actor, target, reading.sentence.paragraph)
        if reading.is_real and context.calendar.dateline:
            context.adopted.add(reading.actor)


def is_target_adjective(reading: Reading, end: int) -> bool:
    """True where an adjective of sanctions names whom they hit (anti-Russian), or stands among counted targets."""
    counted = find_counts(reading.sentence.text, *reading.left)
    return any(count.start < end <= count.end + 40 for count in counted)


def named_measure(reading: Reading, context: Context) -> list[Draft]:
    """A party bans exports, imports or investment, freezes assets or closes its ports, without any count."""
    if not reading.acts & {"impose", "ban", "freeze", "sanction"} or not is_decided(reading, context):
        return []
    if find_counts(reading.sentence.text, *reading.clause) or not reading.actor:
        return []
    measures = measures_in(reading)
    if not measures or not covers_trigger(reading):
        return []
    return [round_draft(reading, context, [], reading.actor)]


def covers_trigger(reading: Reading) -> bool:
    """True where the measure's name includes the act or follows it as its object."""
    text = reading.sentence.text
    start, end = reading.object if reading.passive else (reading.start, reading.right[1])
    return any(
        start <= mark.start() < end or mark.start() <= reading.start < mark.end()
        for pattern in measure_patterns().values()
        for mark in pattern.finditer(text)
    )


def announced_round(reading: Reading, context: Context) -> list[Draft]:
    """A party announces a new round of sanctions without saying how many or which."""
    named = sanctions_pattern().search(reading.object_text)
    if "impose" not in reading.acts or not named or reading.form == "noun":
        return []
    if find_counts(reading.sentence.text, *reading.clause) or measures_in(reading):
        return []
    if not (is_decided(reading, context) and NEW.search(reading.object_text[: named.start()])):
        return []
    return [mention(reading, context)]


def dated_round(reading: Reading, context: Context) -> list[Draft]:
    """Sanctions of a party are referred to with their day: "With Japan's additional sanctions on the 15th"."""
    if "round" not in reading.acts or reading.actor_from != "possessive":
        return []
    dates, spans = stated_date(reading, "announced_date", context)
    near = spans and spans[0].start - reading.sentence.start - reading.end < 40
    return (
        [mention(reading, context)]
        if dates and near and spans[0].start > reading.sentence.start + reading.end
        else []
    )


def mention(reading: Reading, context: Context) -> Draft:
    """A round that is referred to, for what it says of date and parties."""
    dates, spans = stated_date(reading, "announced_date", context)
    target = target_of(reading, context, [], reading.actor)
    fields: dict[str, Value] = {**dates}
    if reading.actor:
        fields["imposer"] = as_value(reading.actor)
    if target:
        fields["target"] = as_value(target)
    return draft_of("sanction_round", reading.sentence, fields, spans, status_of(reading), is_mention=True)


def names_sanction(reading: Reading, known_list: bool = False) -> bool:
    """True where the act is one of sanctioning, by its verb or by what it imposes or adds to."""
    if (
        reading.form == "noun"
        and "sanction" not in reading.acts
        and not reading.acts & {"freeze", "ban", "add"}
    ):
        return False
    clause = reading.sentence.text[reading.left[0] : reading.right[1]]
    if "sanction" in reading.acts and not reading.acts & {"declare"}:
        return True
    if "impose" in reading.acts and sanctions_pattern().search(
        clause if reading.passive else reading.object_text
    ):
        return True
    if "add" in reading.acts and TO_LIST.search(reading.sentence.text):
        return True
    if (
        "add" in reading.acts
        and known_list
        and re.search(r"\bto (?:the|its|their)\s+(?:\w+\s+){0,2}list\b", clause)
    ):
        return True
    return bool(reading.acts & {"freeze", "ban", "impose"} and measures_in(reading))


def is_decided(reading: Reading, context: Context) -> bool:
    """True for an act that is done or decided.

    A future one counts where its date of effect is stated, or where it spells out by numbers what the document
    has reported as adopted.
    """
    if reading.is_real:
        before = reading.sentence.text[: reading.start]
        return (
            reading.form == "verb"
            or reading.actor_from in ("possessive", "agent")
            or bool(GOVERNED.search(before))
        )
    future = re.search(
        r"\b(?:will|is to|are to)\b", reading.sentence.text[max(0, reading.start - 25) : reading.start]
    )
    settled = reading.actor in context.adopted and find_counts(reading.sentence.text, *reading.clause)
    dated = role_date(reading, "effective", "effective_date", context)[0]
    return reading.reality == "planned" and bool(future) and bool(settled or dated)


def split_totals(counts: list[Count]) -> list[list[Count]]:
    """Counts of one increment together, and apart from them those that say how many it makes in all."""
    parts = [[c for c in counts if not c.is_total], [c for c in counts if c.is_total]]
    return [part for part in parts if part]


def round_draft(reading: Reading, context: Context, counts: list[Count], imposer: Codes) -> Draft:
    """A sanction round with all that the sentence says of it."""
    target = target_of(reading, context, counts, imposer)
    dates, date_spans = stated_date(reading, "announced_date", context)
    effect, effect_spans = role_date(reading, "effective", "effective_date", context)
    fields: dict[str, Value] = {**count_fields(counts), **effect, **dates}
    if imposer:
        fields["imposer"] = as_value(imposer)
    if target:
        fields["target"] = as_value(target)
    if measures := measures_in(reading, target):
        fields["measures"] = measures
    if not counts and ONE_PERSON.search(reading.clause_text):
        fields["n_individuals"] = 1
    fields |= goods_and_package(reading)
    spans = tuple(in_document(reading, c.start, c.end, "count") for c in counts)
    if reading.actor_span:
        spans = (in_document(reading, *reading.actor_span, "actor"), *spans)
    return draft_of(
        "sanction_round", reading.sentence, fields, spans + date_spans + effect_spans, status_of(reading)
    )


def count_fields(counts: list[Count]) -> dict[str, Value]:
    """The counts as fields; the first of each kind stands."""
    fields: dict[str, Value] = {}
    for count in counts:
        fields.setdefault(count.kind, count.value)
        if count.kind == "n_other":
            fields.setdefault("other_unit", count.unit)
        if count.approx:
            fields.setdefault("approx", count.approx)
        if count.is_total:
            fields["is_total"] = True
    return fields


def goods_and_package(reading: Reading) -> dict[str, Value]:
    """The goods that a trade ban names and the number of the package, where stated."""
    fields: dict[str, Value] = {}
    text = reading.clause_text
    if (goods := COMMODITY.search(text)) and goods.group(1).lower() not in ("goods", "all goods"):
        fields["commodity"] = goods.group(1)
    for found in PACKAGE.finditer(text):
        word = (found.group(2) or "").lower()
        if found.group(1) or word in ORDINALS:
            fields["package"] = int(found.group(1)) if found.group(1) else ORDINALS.index(word) + 1
    return fields


def measures_in(reading: Reading, target: Codes = ()) -> list[str]:
    """The measures that the clause names; a ban on exports from the target is an import ban of the imposer."""
    text = reading.clause_text
    found = [code for code, pattern in measure_patterns().items() if pattern.search(text)]
    if "export_ban" in found and any(
        party.preposition == "from" and set(party.codes) <= set(target) for party in reading.parties
    ):
        found[found.index("export_ban")] = "import_ban"
    return sorted(set(found), key=found.index)
