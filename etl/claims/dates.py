"""Dates completed from the document's own full dates or its metadata.

A date that neither completes stays partial: the 15th, 22 December. Nothing is guessed.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from etl.claims.date_words import COUNT_OF_DAYS, WEEKDAYS, DateMention, find_dates, role_of
from etl.claims.numbers import find_numbers

Basis = Literal["text", "text_md", "published", "inferred"]
GRACE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of a document's time: its publication, its own date line, the years of its full dates.

    `before` is a stated date that what the document announces must precede; `recent` the last full day that the
    text told so far as news, which gives a missing year; `last` the last one of any kind, from which "two days
    later" is counted.
    """

    published: date | None = None
    dateline: date | None = None
    years: frozenset[int] = field(default_factory=frozenset)
    before: date | None = None
    recent: date | None = None
    last: date | None = None

    @property
    def anchor(self) -> date | None:
        """The day on which the document speaks: its own date line before a later publication's metadata."""
        if self.published and self.dateline and self.dateline <= self.published:
            return self.dateline
        return self.published or self.dateline


def date_fields(mention: DateMention, name: str, calendar: Calendar) -> dict[str, str]:
    """The claim's fields for a date called `name` (announced, effective, leave_by …): the completed ISO date
    with its basis, and the parts as printed where the text does not give them all."""
    prefix = name.removesuffix("_date")
    fields = printed_parts(mention, prefix)
    resolved = resolve_date(mention, calendar, later=name != "announced_date" and name != "date")
    if resolved is not None:
        fields[name], fields["date_basis"] = resolved
    elif fields:
        fields["date_basis"] = "text_md"
    return fields


def told_before(text: str, mention: DateMention, calendar: Calendar) -> Calendar:
    """The calendar as it stands at a date, after the days that its sentence tells before it."""
    for earlier in find_dates(text[: mention.start]):
        is_shift = shift_of(earlier.word) is not None
        resolved = None if is_shift else resolve_date(earlier, calendar, later=False)
        if resolved and (day := parse_iso(resolved[0])):
            calendar = replace(calendar, recent=day, last=day)
    return calendar


def printed_parts(mention: DateMention, prefix: str) -> dict[str, str]:
    """The parts of an incomplete date: `announced_md` 12-15, `announced_day` 15, `announced_month` 12."""
    if mention.year is not None:
        return {}
    if mention.month and mention.day:
        return {f"{prefix}_md": f"{mention.month:02}-{mention.day:02}"}
    if mention.month:
        return {f"{prefix}_month": f"{mention.month:02}"}
    if mention.day:
        return {f"{prefix}_day": f"{mention.day} of {mention.word}" if mention.word else str(mention.day)}
    return {}


def resolve_date(mention: DateMention, calendar: Calendar, later: bool) -> tuple[str, Basis] | None:
    """The ISO date cut to what is known and where it comes from; None where nothing completes it.

    `later` is true for deadlines and dates of effect, which lie after the document rather than before it.
    """
    if mention.year is not None:
        return iso_date(mention.year, mention.month, mention.day), "text"
    if mention.word:
        return resolve_relative(mention, calendar, later)
    if mention.month is None:
        return resolve_day(mention.day or 0, calendar.anchor, later)
    if calendar.recent and not later:
        year = year_beside(mention, calendar.recent)
        return iso_date(year, mention.month, mention.day), "text_md" if calendar.anchor else "inferred"
    if calendar.anchor:
        year = nearest_year(mention, calendar.anchor, later)
        return iso_date(year, mention.month, mention.day), "text_md"
    if calendar.before and not later:
        year = calendar.before.year - (month_day(mention) >= (calendar.before.month, calendar.before.day))
        return iso_date(year, mention.month, mention.day), "inferred"
    if len(calendar.years) == 1:
        return iso_date(next(iter(calendar.years)), mention.month, mention.day), "inferred"
    return None


def month_day(mention: DateMention) -> tuple[int, int]:
    """Month and day for comparison, the first of the month where no day is stated."""
    return mention.month or 1, mention.day or 1


def year_beside(mention: DateMention, recent: date) -> int:
    """The year that brings a day within half a year of one told just before."""
    month, day = month_day(mention)
    apart = (month - recent.month) + (day - recent.day) / 31
    return recent.year + (1 if apart < -6 else -1 if apart > 6 else 0)


def nearest_year(mention: DateMention, anchor: date, later: bool) -> int:
    """The year of the last such day up to the anchor (a week of grace), or of the next one after it.

    A text may be printed again, or its metadata be wrong by some days; a day of eleven months ago has its year.
    """
    month, day = month_day(mention)
    limit = anchor + timedelta(days=-2 if later else GRACE_DAYS)
    if later:
        return limit.year + ((month, day) < (limit.month, limit.day))
    return limit.year - ((month, day) > (limit.month, limit.day))


def resolve_day(day: int, anchor: date | None, later: bool) -> tuple[str, Basis] | None:
    """The full date of "the 15th": the last such day up to the anchor, or the next one after it."""
    if anchor is None or not 1 <= day <= 31:
        return None
    step = timedelta(days=1 if later else -1)
    candidate = anchor
    for _ in range(62):
        if candidate.day == day:
            return candidate.isoformat(), "inferred"
        candidate += step
    return None


def resolve_relative(mention: DateMention, calendar: Calendar, later: bool) -> tuple[str, Basis] | None:
    """Today, a weekday, the 10th of next month, two days later: counted from the day that the text speaks of."""
    word, anchor = mention.word, calendar.anchor
    if (shift := shift_of(word)) is not None:
        base = anchor if word.endswith("ago") else calendar.last
        return (shifted(base, *shift), "inferred") if base else None
    if anchor is None:
        return None
    offsets = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in offsets:
        return (anchor + timedelta(days=offsets[word])).isoformat(), "published"
    if word.split()[-1] in WEEKDAYS:
        return resolve_weekday(word, anchor, later).isoformat(), "published"
    if word == "earlier this week":
        return None
    if word.endswith("year"):
        return str(anchor.year - word.startswith("last")), "inferred"
    months = anchor.year * 12 + anchor.month - 1 + {"next month": 1, "last month": -1}.get(word, 0)
    return iso_date(months // 12, months % 12 + 1, mention.day), "inferred"


def resolve_weekday(word: str, anchor: date, later: bool) -> date:
    """The day that a weekday names: the last such day up to the anchor, or the next one after it."""
    qualifier, name = word.split()[0], word.split()[-1]
    forward = (WEEKDAYS.index(name) - anchor.weekday()) % 7
    if qualifier in ("next", "coming") or (later and qualifier != "last"):
        return anchor + timedelta(days=forward or 7)
    back = (anchor.weekday() - WEEKDAYS.index(name)) % 7
    return anchor - timedelta(days=back or (7 if qualifier == "last" else 0))


def shift_of(word: str) -> tuple[int, str] | None:
    """How far "two days later", "a year earlier" or "the next day" lies after what it counts from, and its unit."""
    if word.endswith("same day"):
        return 0, "day"
    if word.endswith(("next day", "following day")):
        return 1, "day"
    if not (parts := re.fullmatch(rf"({COUNT_OF_DAYS})\s+(day|week|month|year)s?\s+(\w+)", word)):
        return None
    counted = find_numbers(parts[1])
    amount = (int(counted[0].value) if counted else 1) * (7 if parts[2] == "week" else 1)
    unit = "day" if parts[2] == "week" else parts[2]
    return (amount if parts[3] in ("later", "afterwards") else -amount), unit


def shifted(base: date, amount: int, unit: str) -> str:
    """A day moved by days, or the month or year that lies some months or years apart."""
    if unit == "day":
        return (base + timedelta(days=amount)).isoformat()
    if unit == "year":
        return str(base.year + amount)
    months = base.year * 12 + base.month - 1 + amount
    return iso_date(months // 12, months % 12 + 1, None)


def iso_date(year: int, month: int | None, day: int | None) -> str:
    """The date cut to what is known: 2022, 2022-04 or 2022-04-08."""
    parts = [f"{year}", *(f"{part:02}" for part in (month, day) if part)]
    return "-".join(parts if month else parts[:1])


def calendar_of(text: str, published: str | None) -> Calendar:
    """The calendar of a document, from its metadata and the full dates in its text.

    A full date on a line of its own among the first lines, or at the head of the first ones, is its date line.
    """
    day = parse_iso(published)
    mentions = [m for m in find_dates(text) if m.is_full and not in_reference(text, m)]
    ahead = [m for m in mentions if role_of(text, m) == "effective" and announces(text, m)]
    years = frozenset(m.year for m in mentions if m.year is not None and m not in ahead)
    before = date(ahead[0].year or 1, ahead[0].month or 1, ahead[0].day or 1) if ahead and not years else None
    return Calendar(day, dateline_of(text, mentions), years, before)


def announces(text: str, mention: DateMention) -> bool:
    """True where the clause of a date speaks of what is still to come."""
    around = text[max(0, mention.start - 120) : mention.end + 60]
    return bool(re.search(r"\b(?:will|is to|are to|shall)\b", around))


def in_reference(text: str, mention: DateMention) -> bool:
    """True inside a web address or a bibliographic line."""
    line_start = text.rfind("\n", 0, mention.start) + 1
    line_end = text.find("\n", mention.end)
    line = text[line_start : line_end if line_end > 0 else len(text)]
    return "http" in line or " // " in line or "©" in line or "Copyright" in line


def dateline_of(text: str, mentions: list[DateMention]) -> date | None:
    """The date of a press release or dispatch: a full date alone on one of its first lines."""
    for mention in mentions:
        line_start = text.rfind("\n", 0, mention.start) + 1
        line_end = text.find("\n", mention.end)
        rest = text[line_start : mention.start] + text[mention.end : line_end if line_end > 0 else len(text)]
        if mention.start < 700 and mention.day and len(rest.strip(" ,.–—()*_#|-:")) <= 25:
            return parse_iso(iso_date(mention.year or 1, mention.month, mention.day))
    return None


def parse_iso(stated: str | None) -> date | None:
    """A full ISO date; None for a partial or missing one, which cannot anchor a weekday."""
    try:
        return date.fromisoformat(stated) if stated and len(stated) == 10 else None
    except ValueError:
        return None
