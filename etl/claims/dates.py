"""Dates as texts give them, and their completion: from the document's own full dates or its metadata.

A date that neither completes stays partial: the 15th, 22 December. Nothing is guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Literal

Basis = Literal["text", "text_md", "published", "inferred"]
Role = Literal["announced", "effective", "deadline", "background"]
BACKGROUND = re.compile(
    r"(?:since|following|after|ahead of|prior to|between|dated|signed|invasion (?:of \w+ )?(?:on|in)"
    r"|(?:who|which) \w+ (?:on|in)"
    r"|began (?:on|in)|until|before|as of)\s+(?:\w+['’]s\s+)?(?:\S+\s+){0,6}?(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
EFFECTIVE = re.compile(
    r"(?:effective(?: from| on| as of)?|in effect (?:from|since|as of|on)|into (?:effect|force) (?:on"
    r"|from|in)"
    r"|takes? effect (?:on|from|in)|starting(?: from| on| in)?|beginning(?: on| in)?|as of|as from"
    r"|apply from"
    r"|\bfrom)\s+(?:midnight (?:on )?)?(?:the\s+)?$",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    r"(?:\bby|no later than|until|before|deadline of|not later than)\s+(?:the\s+)?(?:end of\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a sentence: the parts it states, None for the others; `word` for a relative one."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    word: str = ""

    @property
    def is_full(self) -> bool:
        """True where at least year and month are stated."""
        return self.year is not None and self.month is not None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of a document's time: its publication, its own date line, the years of its full dates.

    `before` is a stated date that what the document announces must precede.
    """

    published: date | None = None
    dateline: date | None = None
    years: frozenset[int] = field(default_factory=frozenset)
    before: date | None = None

    @property
    def anchor(self) -> date | None:
        """The day on which the document speaks."""
        return self.published or self.dateline


@cache
def date_pattern() -> re.Pattern[str]:
    """All the ways of writing a date, month and weekday names from babel."""
    from babel import Locale

    locale = Locale("en")
    names = [
        *locale.months["format"]["wide"].values(),
        *locale.months["format"]["abbreviated"].values(),
        "Sept",
    ]
    names += [name.upper() for name in names]
    month = rf"(?:{'|'.join(sorted(set(names), key=len, reverse=True))})\b\.?"
    weekday = "|".join(locale.days["format"]["wide"].values())
    return re.compile(
        rf"(?P<iso>\b(?:19|20)\d\d-\d\d-\d\d\b)|(?P<slash>\b\d\d/\d\d/(?:19|20)\d\d\b)"
        rf"|\b(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{month})(?:\s*,?\s*(?P<y1>(?:19"
        rf"|20)\d\d)\b)?"
        rf"|\b(?P<m2>{month})\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*:)(?:\s*,?\s*(?P<y2>(?:19"
        rf"|20)\d\d)\b)?"
        rf"|\b(?P<m3>{month}),?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)\b"
        rf"|\b[Tt]he\s+(?P<d4>[0-3]?\d)(?:st|nd|rd|th)\b(?:\s+of\s+(?P<next>next month"
        rf"|this month))?(?!\s+\w+\s+(?:package|round))"
        rf"|(?P<word>\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Ee]arlier this month|[Tt]his month"
        rf"|[Ll]ast month|[Ee]arlier this week)\b)"
        rf"|\b(?P<weekday>{weekday})\b|\b[Ii]n\s+(?P<m5>{month})(?!\s*\d)|\b[Ii]n\s+(?P<y6>(?:19"
        rf"|20)\d\d)\b",
        re.MULTILINE,
    )


@cache
def month_number(name: str) -> int:
    """The month of an English name or abbreviation."""
    from babel import Locale

    short = name[:3].lower()
    return next(
        int(n) for n, full in Locale("en").months["format"]["wide"].items() if full[:3].lower() == short
    )


def find_dates(text: str) -> list[DateMention]:
    """The dates of a sentence in order; impossible ones are left out."""
    found = []
    for mark in date_pattern().finditer(text):
        mention = read_date(mark)
        if (mention.day is None or 1 <= mention.day <= 31) and (mention.month is None or mention.month <= 12):
            found.append(mention)
    return found


def read_date(mark: re.Match[str]) -> DateMention:
    """One matched date as its stated parts."""
    part = mark.groupdict()
    span = (mark.start(), mark.end())
    if numeric := part["iso"] or part["slash"]:
        numbers = [int(piece) for piece in re.split(r"\D", numeric)]
        year, month, day = numbers if part["iso"] else numbers[::-1]
        return DateMention(*span, year, month, day)
    if word := part["word"] or part["weekday"]:
        return DateMention(*span, word=word.lower())
    stated_year = part["y1"] or part["y2"] or part["y3"] or part["y6"]
    stated_month = part["m1"] or part["m2"] or part["m3"] or part["m5"]
    stated_day = part["d1"] or part["d2"] or part["d4"]
    return DateMention(
        *span,
        int(stated_year) if stated_year else None,
        month_number(stated_month) if stated_month else None,
        int(stated_day) if stated_day else None,
        (part["next"] or "").lower(),
    )


def role_of(text: str, mention: DateMention) -> Role:
    """What a date says of the act around it: when it was announced, takes effect, must be done by, or other."""
    before = text[max(0, mention.start - 60) : mention.start]
    if DEADLINE.search(before):
        return "deadline"
    if EFFECTIVE.search(before):
        return "effective"
    return "background" if BACKGROUND.search(before) else "announced"


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
        return resolve_relative(mention, calendar.anchor)
    if mention.month is None:
        return resolve_day(mention.day or 0, calendar.anchor, later)
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


def nearest_year(mention: DateMention, anchor: date, later: bool) -> int:
    """The year of the last such day up to the anchor (two days of grace), or of the next one after it."""
    month, day = month_day(mention)
    limit = anchor + timedelta(days=-2 if later else 2)
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


def resolve_relative(mention: DateMention, anchor: date | None) -> tuple[str, Basis] | None:
    """Today, a weekday, the 10th of next month: counted from the day on which the document speaks."""
    if anchor is None:
        return None
    word = mention.word
    offsets = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in offsets:
        return (anchor + timedelta(days=offsets[word])).isoformat(), "published"
    if word in WEEKDAYS:
        return (
            anchor - timedelta(days=(anchor.weekday() - WEEKDAYS.index(word)) % 7)
        ).isoformat(), "published"
    if word == "earlier this week":
        return None
    shift = {"next month": 1, "last month": -1}.get(word, 0)
    months = anchor.year * 12 + anchor.month - 1 + shift
    return iso_date(months // 12, months % 12 + 1, mention.day), "inferred"


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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


def first_with_role(text: str, mentions: list[DateMention], role: Role) -> DateMention | None:
    """The first date of a sentence that plays a role."""
    return next((mention for mention in mentions if role_of(text, mention) == role), None)


def merge_dates(fields: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Date fields of one claim together; the basis is that of the announcement."""
    return {**more, **fields}
