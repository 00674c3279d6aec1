"""Dates as texts write them, and what each says of the act around it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

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
    r"|(?:takes?|took|taking) effect(?: the same day)?,?(?: on| from| in)?|starting(?: from| on| in)?|beginning(?: on| in)?|as of|as from"
    r"|apply from"
    r"|\bfrom)\s+(?:midnight (?:on )?)?(?:the\s+)?$",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    r"(?:\bby|no later than|until|before|deadline of|not later than|up to)\s+(?:the\s+)?(?:end of\s+)?"
    r"(?:(?:midnight|noon|midday|[\d.:]+\s*(?:[ap]\.?m\.?)?)\s+)?(?:on\s+|of\s+)?$",
    re.IGNORECASE,
)
COUNT_OF_DAYS = r"(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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
    part = (
        r"(?:(?:early|late|mid|the (?:beginning|start|middle|end) of"
        r"|the (?:first|second|last) (?:half|week|days) of)[\s-]+)?"
    )
    return re.compile(
        rf"(?P<iso>\b(?:19|20)\d\d-\d\d?-\d\d?\b)|(?P<dots>\b[0-3]?\d\.[01]?\d\.(?:19|20)\d\d\b)|(?P<slash>\b\d\d/\d\d/(?:19|20)\d\d\b)"
        rf"|\b(?:(?:{weekday}),?\s+(?:the\s+)?)?(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{month})(?:\s*,?\s*(?P<y1>(?:19"
        rf"|20)\d\d)\b)?"
        rf"|\b(?:(?:(?:next|last|this)\s+)?(?:{weekday}),?\s+)?(?P<m2>{month})\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:\d)(?:\s*,?\s*(?P<y2>(?:19"
        rf"|20)\d\d)\b)?"
        rf"|\b(?P<m3>{month}),?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)\b"
        rf"|\b[Tt]he\s+(?P<d4>[0-3]?\d)(?:st|nd|rd|th)\b(?:\s+of\s+(?P<next>next month"
        rf"|this month))?(?!\s+\w+\s+(?:package|round))"
        rf"|(?P<word>\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Ee]arlier this month|[Tt]his month"
        rf"|[Ll]ast month|[Nn]ext month|[Ee]arlier this week|[Ee]arlier this year|[Tt]his year|[Ll]ast year)\b)"
        rf"|\b(?P<weekday>(?:(?:[Nn]ext|[Ll]ast|[Tt]his|[Cc]oming)\s+)?(?:{weekday}))\b"
        rf"|(?P<same>\b(?:[Tt]he\s+)?[Ss]ame day\b)|(?P<next_day>\b[Tt]he (?:next|following|very next) day\b)"
        rf"|\b(?P<shift>{COUNT_OF_DAYS}\s+(?:days?|weeks?|months?|years?)\s+(?:later|earlier|before|ago|afterwards))\b"
        rf"|\b(?:[Ii]n|[Aa]t|[Dd]uring)\s+{part}(?P<m5>{month})(?!\s*\d)"
        rf"|\b(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-]+(?P<m7>{month})(?!\s*\d)|\b[Ll]ast\s+(?P<m6>{month})(?!\s*\d)"
        rf"|\b[Ii]n\s+(?:early |late )?(?P<y6>(?:19|20)\d\d)\b",
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


@lru_cache(maxsize=1024)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """The dates of a sentence in order; impossible ones are left out. Many rules ask for those of one sentence."""
    found = []
    for mark in date_pattern().finditer(text):
        mention = read_date(mark)
        if (mention.day is None or 1 <= mention.day <= 31) and (mention.month is None or mention.month <= 12):
            found.append(mention)
    return tuple(found)


def read_date(mark: re.Match[str]) -> DateMention:
    """One matched date as its stated parts."""
    part = mark.groupdict()
    span = (mark.start(), mark.end())
    if numeric := part["iso"] or part["slash"] or part["dots"]:
        numbers = [int(piece) for piece in re.split(r"\D", numeric)]
        year, month, day = numbers if part["iso"] else numbers[::-1]
        return DateMention(*span, year, month, day)
    if word := part["word"] or part["weekday"] or part["same"] or part["next_day"] or part["shift"]:
        return DateMention(*span, word=word.lower())
    stated_year = part["y1"] or part["y2"] or part["y3"] or part["y6"]
    stated_month = part["m1"] or part["m2"] or part["m3"] or part["m5"] or part["m6"] or part["m7"]
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
