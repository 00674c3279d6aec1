"""Acts told by pointing at another one: "Bahrain and Sudan followed suit", "Latvia took the same step against four"."""

import re

from etl.claims.claim import Value
from etl.claims.context import Codes, Context
from etl.claims.date_words import find_dates, role_of
from etl.claims.dates import date_fields, told_before
from etl.claims.drafts import Draft, Span, Statement, draft_of
from etl.claims.lexicon.expulsions import expulsion_stems
from etl.claims.numbers import Number, find_numbers
from etl.claims.parties import Party
from etl.claims.people import Group, find_groups
from etl.claims.rules.roles import as_value

SAME = r"(?:the (?:very )?same|similar|identical|an? (?:similar|identical|like)|comparable)"
REPEATED = re.compile(
    r"\bfollow(?:ed|s)? suit\b|\b(?:did|does|done)\s+(?:the same|likewise|so too|so as well|just that|as much)\b"
    rf"|\b(?:took|takes|taken|made|adopted|resorted to)\s+{SAME}\s+(?:steps?|measures?|actions?|decisions?|moves?|course|line|path)\b"
    r"|\bfollow(?:ed|s)?\s+(?:(?:in|its|their|his|her|the|\w+['’]s)\s+){0,2}(?:lead|example|footsteps)\b"
    r"|\bfollow(?:ed|s)?(?=\s+(?:\w+\s+){0,3}?with\b)|\bacted likewise\b|\bjoined in\b|\bjoined (?:it|them) in doing so\b",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    r"\b(?:respond|repli|answer|react|retaliat|reciprocat|hit back|struck back|paid (?:it|them)? ?back)\w*"
    r"(?:\s+\w+){0,2}?\s+(?:in kind|in (?:the same|like|equal) (?:coin|way|manner|fashion|measure)|likewise|by doing the same)\b"
    r"|\breciprocated\b|\breturned the favou?r\b|\b(?:did|does) the same in (?:return|response|reply)\b",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(r"\b(?:[Aa]s|[Ss]o)\s+(?:did|have|has)\s+(?:also\s+)?(?:the\s+)?$")
HELPING = re.compile(
    r"(?:\s*,[^,]*,)?\s*(?:(?:has|have|had|then|later|also|both|all|soon|promptly|quickly|swiftly|duly|since|immediately"
    r"|in turn|subsequently|today|yesterday|on \w+|\w+day|(?:a|two|three|\d+) (?:days?|weeks?|hours?) later|itself|each)\s*,?\s*)*"
)
COUNTED = re.compile(
    r"\b(?:with|against|expelling|involving|concerning|affecting|targeting|hitting)\s+(?:another\s+|a further\s+)?$",
    re.IGNORECASE,
)
UNCOUNTED = re.compile(
    r"\s*(?:%|per ?cent|(?:days?|hours?|weeks?|months?|years?|times?|countries|states|nations)\b)"
)
FATE = re.compile(
    r"\b(?:shared?|met(?: with)?|suffered|faced)\s+(?:(?:their|his|her|its|that|the same|a similar|the)\s+)fate\b"
    r"|\b(?:were|was) (?:treated|dealt with) (?:likewise|in the same way|the same way)\b|\bwent the same way\b",
    re.IGNORECASE,
)


def measure_repeated(statement: Statement, context: Context) -> list[Draft]:
    """Another party follows suit, or answers in kind, after a diplomatic measure.

    Example: "Saudi Arabia severed diplomatic relations with Iran. Bahrain and Sudan followed suit."
    """
    last = last_told(context, "diplomatic_measure")
    if last is None or told_number(statement) is not None:
        return []
    drafts = []
    for actor, is_answer in repeaters(statement):
        before, target = as_codes(last, "actor"), as_codes(last, "target")
        if (
            not target
            or (is_answer and actor not in target)
            or (not is_answer and actor in (*target, *before))
        ):
            continue
        fields: dict[str, Value] = {
            "measure": last.fields["measure"],
            "actor": actor,
            "target": as_value(before if is_answer else target),
        }
        days, spans = day_of(statement, "date", context)
        if before:
            drafts.append(draft_of("diplomatic_measure", statement.sentence, fields | days, spans))
    return drafts


def expulsion_repeated(statement: Statement, context: Context) -> list[Draft]:
    """Another party takes the same step, or answers in kind, after an expulsion; the number is told, or is one.

    Example: "Germany expelled 40 Russian diplomats on Monday. Latvia took the same step against four."
    """
    last = last_told(context, "expulsion")
    if last is None:
        return []
    count = repeated_count(statement, last, context)
    drafts = []
    for actor, is_answer in repeaters(statement):
        before, people = as_codes(last, "expeller"), as_codes(last, "nationality")
        if count is None or (is_answer and (actor not in people or not before)):
            continue
        nationality = done_to(statement) or (before if is_answer else people)
        if actor in nationality or (actor in before and nationality == people):
            continue
        fields: dict[str, Value] = {
            "expeller": actor,
            "nationality": as_value(nationality),
            "count": count,
            "role": last.fields.get("role", "diplomats"),
        }
        days, spans = day_of(statement, "announced_date", context)
        context.note_expulsion((actor,), nationality, statement.sentence.paragraph)
        drafts.append(draft_of("expulsion", statement.sentence, fields | days, spans))
    return drafts


def fate_shared(statement: Statement, context: Context) -> list[Draft]:
    """Further people share the fate of those sanctioned before.

    Example: "Russia barred 61 American officials from entering. Ten Canadian lawmakers shared their fate."
    """
    last, counted = last_told(context, "sanction_round"), fated_number(statement)
    if last is None or counted is None or counted[0] == as_codes(last, "imposer"):
        return []
    fields: dict[str, Value] = {
        name: last.fields[name] for name in ("imposer", "measures") if name in last.fields
    }
    fields |= {"target": as_value(counted[0]), "n_individuals": counted[1]}
    days, spans = day_of(statement, "announced_date", context)
    return [draft_of("sanction_round", statement.sentence, fields | days, spans)]


def expulsion_shared(statement: Statement, context: Context) -> list[Draft]:
    """Further people share the fate of those expelled before.

    Example: "Russia expelled ten Polish diplomats. Two Bulgarians shared their fate."
    """
    last, group = last_told(context, "expulsion"), fated(statement)
    if last is None or group is None or group.count is None or "expeller" not in last.fields:
        return []
    fields: dict[str, Value] = {
        "expeller": last.fields["expeller"],
        "nationality": as_value(group.nationality),
        "count": group.count,
        "role": group.role,
    }
    days, spans = day_of(statement, "announced_date", context)
    return [draft_of("expulsion", statement.sentence, fields | days, spans)]


def fated_number(statement: Statement) -> tuple[Codes, int] | None:
    """Whose people, and how many, a sentence says to have met the same fate."""
    text = statement.sentence.text
    mark = FATE.search(text)
    if mark is None:
        return None
    numbers = [one for one in find_numbers(text) if one.end <= mark.start()]
    nations = [p for p in statement.parties if p.end <= mark.start() and p.preposition in ("", "of", "from")]
    return (nations[-1].codes, int(numbers[-1].value)) if numbers and nations else None


def fated(statement: Statement) -> Group | None:
    """The counted people of whom a sentence says that they met the same fate."""
    mark = FATE.search(statement.sentence.text)
    groups = find_groups(statement.sentence.text, statement.parties, 0, mark.start()) if mark else []
    known = [group for group in groups if group.count is not None and group.nationality]
    return known[0] if known else None


def last_told(context: Context, record_type: str) -> Draft | None:
    """The last act of a type in this sentence or the one before; of several, the one told first."""
    return next((draft for draft in context.told if draft.record_type == record_type), None)


def as_codes(draft: Draft, name: str) -> Codes:
    """A party of a draft as codes."""
    value = draft.fields.get(name, ())
    return (
        (value,)
        if isinstance(value, str)
        else tuple(map(str, value))
        if isinstance(value, list | tuple)
        else ()
    )


def repeaters(statement: Statement) -> list[tuple[str, bool]]:
    """Who does the same, and whether it is done back to the one who began."""
    text = statement.sentence.text
    for pattern, is_answer in ((ANSWERED, True), (REPEATED, False)):
        mark = pattern.search(text)
        for party in statement.parties if mark else ():
            acts = party.standing == "state" and not party.preposition
            if mark and acts and HELPING.fullmatch(text, party.end, mark.start()):
                return [(code, is_answer) for code in party.codes]
    return [(code, False) for party in statement.parties if did_so(text, party) for code in party.codes]


def done_to(statement: Statement) -> Codes:
    """To whom the same was done, where that is told: "Podgorica had done the same to Serbia's"."""
    text = statement.sentence.text
    mark = REPEATED.search(text)
    for party in statement.parties if mark else ():
        if mark and party.preposition in ("to", "with") and text[mark.end() : party.start].strip() in (
            "to", "to the", "with", "with the",
        ):  # fmt: skip
            return party.codes
    return ()


def did_so(text: str, party: Party) -> bool:
    """True for "…, as did Bahrain", "So did Sudan"."""
    return party.standing == "state" and bool(AFTERWARDS.search(text[: party.start]))


def told_number(statement: Statement) -> Number | None:
    """The number of those against whom the act is repeated: "with ten", "against four"."""
    text = statement.sentence.text
    marks = [mark for pattern in (ANSWERED, REPEATED) if (mark := pattern.search(text))]
    if not marks:
        return None
    days = find_dates(text)
    for number in find_numbers(text):
        in_date = any(one.start <= number.start < one.end for one in days)
        if number.start >= marks[0].end() and not in_date and not UNCOUNTED.match(text, number.end):
            return number if COUNTED.search(text[: number.start]) else None
    return None


def repeated_count(statement: Statement, last: Draft, context: Context) -> int | None:
    """How many the repeated act sends away: the number told, or one where an ambassador was sent away."""
    number = told_number(statement)
    if number is not None:
        return int(number.value)
    if any(draft.record_type == "diplomatic_measure" for draft in context.told):
        return None
    beside = any(did_so(statement.sentence.text, party) for party in statement.parties)
    if beside and context.told[-1].start == statement.sentence.start and last.fields.get("count") == 1:
        return 1
    if done_to(statement) and last.fields.get("count") == 1:
        return 1
    is_post = expulsion_stems("posts").search(str(last.fields.get("role", "")))
    return 1 if last.fields.get("count") == 1 and is_post else None


def day_of(statement: Statement, name: str, context: Context) -> tuple[dict[str, Value], tuple[Span, ...]]:
    """The day that the sentence tells of the repeated act."""
    text, offset = statement.sentence.text, statement.sentence.start
    days = [one for one in find_dates(text) if role_of(text, one) == "announced"]
    marks = [mark.start() for pattern in (ANSWERED, REPEATED, FATE) if (mark := pattern.search(text))]
    days.sort(key=lambda one: abs(one.start - min(marks, default=0)))
    if not days:
        return {}, ()
    exact = [
        one for one in days[1:2] if one.is_full and text[days[0].end : one.start] in (", ", " ", ", in ")
    ]
    day = exact[0] if exact else days[0]
    calendar = told_before(text, day, context.calendar)
    fields: dict[str, Value] = dict(date_fields(day, name, calendar))
    return fields, (Span(offset + day.start, offset + day.end, "date"),)
