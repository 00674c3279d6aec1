"""The draft of a sanction round with all that its sentence says of it."""

import re
from dataclasses import replace

from etl.claims.claim import Value
from etl.claims.context import Codes, Context
from etl.claims.counts import TALLY, Count
from etl.claims.drafts import Draft, Span, draft_of
from etl.claims.readings import Reading
from etl.claims.rules.imposers import imposer_of
from etl.claims.rules.roles import DateFields, as_value, in_document, role_date, stated_date, status_of
from etl.claims.rules.round_words import goods_and_package, measures_in
from etl.claims.rules.targets import by_nation, target_of

ONGOING = re.compile(
    r"\b(?:(?<!time )(?<!round )since|so far|to date|by now|up to now|until now|over the years|now (?:\w+ )?(?:cover|target|appl))",
    re.IGNORECASE,
)
AFFECTED = re.compile(r"affected|hit|covered|concerned|included", re.IGNORECASE)
EACH = re.compile(r"\beach\s+(?:has |have )?$", re.IGNORECASE)
ON_TOP = re.compile(r"\b(?:more|additional|further|another|new|extra)\b", re.IGNORECASE)
PROGRESSIVE = re.compile(r"\b(?:is|are|am)\s+(?:also\s+|today\s+|\w+ly\s+)?(?:being\s+)?$", re.IGNORECASE)
PERSONS_AND_BODIES = ("banks", "bank", "lenders", "institutions", "universities", "agencies", "firms")
OVERALL = re.compile(r"\b(?:a |the )?total of\s*$", re.IGNORECASE)


def round_drafts(
    reading: Reading,
    context: Context,
    counts: list[Count],
    measures: list[str] | None = None,
    told: Codes = (),
) -> list[Draft]:
    """One draft for each nationality hit, increments apart from totals; `told` is who imposed it, where a rule knows."""
    counts = settle_totals(reading, counts)
    if shared := respective_drafts(reading, context, counts, measures):
        return shared
    drafts = []
    for part in split_totals(counts):
        for group in by_nation(reading, part):
            imposer = told or imposer_of(reading, context, group)
            drafts += [round_draft(reading, context, group, imposer, measures)]
    return drafts


def respective_drafts(
    reading: Reading, context: Context, counts: list[Count], measures: list[str] | None
) -> list[Draft]:
    """One draft for each of several imposers: "16 and 11 officials respectively", "each sanctioned ten firms"."""
    text = reading.sentence.text
    imposer = imposer_of(reading, context, counts)
    if len(imposer) < 2:
        return []
    if EACH.search(text[: reading.start]):
        return [round_draft(reading, context, counts, (one,), measures) for one in imposer]
    if "respectively" in text and len(counts) == len(imposer):
        pairs = zip(imposer, counts, strict=True)
        return [round_draft(reading, context, [count], (one,), measures) for one, count in pairs]
    return []


def settle_totals(reading: Reading, counts: list[Count]) -> list[Count]:
    """Counts as totals only where they last: "imposed sanctions on a total of 35 officials" is one round."""
    text = reading.sentence.text
    perfect = bool(re.search(r"\b(?:has|have)\b", text[max(0, reading.start - 40) : reading.start]))
    ongoing = bool(ONGOING.search(text))
    now = bool(re.search(r"\b(?:are|is|remain) (?:now|currently|already)\b", text[: reading.start]))
    lasting = perfect or ongoing or now or reading.word.tag_ in ("VBZ", "VBP", "VB")
    if any(OVERALL.search(text[: count.start]) for count in counts) and not lasting:
        return [replace(count, is_total=bool(TALLY.search(text[: count.start]))) for count in counts]
    grown = perfect and (ongoing or re.search(r"\b(?:has|have) (?:now|already)\b", text[: reading.start]))
    return [replace(count, is_total=count.is_total or bool(grown)) for count in counts]


def split_totals(counts: list[Count]) -> list[list[Count]]:
    """Counts of one increment together, and apart from them those that say how many it makes in all."""
    parts = [[c for c in counts if not c.is_total], [c for c in counts if c.is_total]]
    return [part for part in parts if part]


def round_draft(
    reading: Reading,
    context: Context,
    counts: list[Count],
    imposer: Codes,
    measures: list[str] | None = None,
) -> Draft:
    """A sanction round with all that the sentence says of it."""
    target = target_of(reading, context, counts, imposer)
    dates, date_spans = stated_date(reading, "announced_date", context)
    if not dates and not any(count.is_total for count in counts):
        dates, date_spans = day_of_news(reading, context)
    effect, effect_spans = role_date(reading, "effective", "effective_date", context)
    fields: dict[str, Value] = {**count_fields(counts), **effect, **dates}
    if imposer:
        fields["imposer"] = as_value(imposer)
    if target:
        fields["target"] = as_value(target)
    if named := list(dict.fromkeys([*measures_in(reading, target), *(measures or [])])):
        fields["measures"] = named
    fields |= goods_and_package(reading)
    spans = tuple(in_document(reading, c.start, c.end, "count") for c in counts)
    if reading.actor_span:
        spans = (in_document(reading, *reading.actor_span, "actor"), *spans)
    draft = draft_of(
        "sanction_round", reading.sentence, fields, spans + date_spans + effect_spans, status_of(reading)
    )
    return replace(
        draft,
        is_addition=any(is_addition(reading, count) for count in counts),
        is_detail=is_detail(reading, counts),
    )


def is_detail(reading: Reading, counts: list[Count]) -> bool:
    """True where a round is gone through: "is also designating two banks", "the list includes X", "X is listed"."""
    text = reading.sentence.text
    word = text[reading.start : reading.end].lower()
    progressive = PROGRESSIVE.search(text[: reading.start])
    if progressive and (reading.word.tag_ == "VBG" or "being" in progressive.group()):
        return True
    if reading.passive and AFFECTED.fullmatch(word):
        return True
    named = bool(counts) and all(count.unit == "name" for count in counts)
    return word.startswith("includ") or (named and reading.passive and reading.actor_from != "agent")


def day_of_news(reading: Reading, context: Context) -> DateFields:
    """The day of an undated round: that of the press release, or the weekday told in this or the paragraph before."""
    if reading.reality == "completed":
        return {}, ()
    if context.calendar.dateline:
        return {"announced_date": context.calendar.dateline.isoformat(), "date_basis": "text"}, ()
    if context.news_day is None or reading.sentence.paragraph - context.news_paragraph > 1:
        return {}, ()
    day, basis, span = context.news_day
    return {"announced_date": day, "date_basis": basis}, (Span(*span, "date"),)


def is_addition(reading: Reading, count: Count) -> bool:
    """True for a count on top of others, and for goods, which are no part of persons and bodies."""
    phrase = reading.sentence.text[max(0, count.start - 20) : count.end]
    return bool(ON_TOP.search(phrase)) or (
        count.kind == "n_other" and not count.unit.endswith(PERSONS_AND_BODIES)
    )


def count_fields(counts: list[Count]) -> dict[str, Value]:
    """The counts as fields; several of one kind add up: "six ministers and four generals" are ten."""
    fields: dict[str, Value] = {}
    for count in counts:
        if count.kind == "n_other" and fields.get("other_unit", count.unit) != count.unit:
            continue
        known = fields.get(count.kind, 0)
        fields[count.kind] = count.value + (known if isinstance(known, int) else 0)
        if count.kind == "n_other":
            fields["other_unit"] = count.unit
        if count.approx:
            fields.setdefault("approx", count.approx)
        if count.is_total:
            fields["is_total"] = True
    return fields
