"""Who is meant and when: the parties and dates that rules take from a reading."""

import re

from etl.claims.claim import Status, Value
from etl.claims.context import Codes, Context
from etl.claims.date_words import DateMention, find_dates, role_of
from etl.claims.dates import date_fields, told_before
from etl.claims.drafts import Span
from etl.claims.parties import Party
from etl.claims.readings import Reading

DateFields = tuple[dict[str, Value], tuple[Span, ...]]


def as_value(codes: Codes) -> str | list[str]:
    """A party as the claim's field: one code, or a list for a joint act."""
    return codes[0] if len(codes) == 1 else list(codes)


def in_document(reading: Reading, start: int, end: int, role: str) -> Span:
    """A span of the sentence as a span of the document."""
    return Span(reading.sentence.start + start, reading.sentence.start + end, role)


def status_of(reading: Reading) -> Status:
    """The status that a published claim gets."""
    return "completed" if reading.reality == "completed" else "announced"


def others_in(reading: Reading, span: tuple[int, int]) -> list[Party]:
    """The parties between two offsets of the sentence that are not the actor."""
    return [
        party
        for party in reading.parties
        if span[0] <= party.start < span[1] and not set(party.codes) <= set(reading.actor)
    ]


def other_party(reading: Reading) -> Codes:
    """The one other party of the whole sentence, if there is exactly one."""
    codes = {code for party in reading.parties for code in party.codes} - set(reading.actor)
    return tuple(codes) if len(codes) == 1 else ()


def stated_date(reading: Reading, name: str, context: Context) -> DateFields:
    """The date of the act as claim fields: the announcement date nearest to it in its sentence."""
    text = reading.sentence.text
    dates = [date for date in find_dates(text) if role_of(text, date) == "announced"]
    within = [date for date in dates if reading.clause[0] <= date.start < reading.clause[1]] or dates
    if within:
        nearest = min(within, key=lambda date: (is_year_only(date), abs(date.start - reading.start)))
        return date_fields_and_span(reading, nearest, name, context, "date")
    today = context.calendar.dateline
    helped = reading.sentence.text[max(0, reading.start - 30) : reading.start]
    if today and re.search(r"\b(?:is|are|am|today)\b", helped):
        return {name: today.isoformat(), "date_basis": "text"}, ()
    return {}, ()


def is_year_only(date: DateMention) -> bool:
    """True for a bare year, which gives way to a closer date."""
    return date.year is not None and date.month is None


def role_date(reading: Reading, role: str, name: str, context: Context) -> DateFields:
    """The date of effect or the deadline in the sentence as claim fields, without the announcement's basis."""
    text = reading.sentence.text
    date = next((date for date in find_dates(text) if role_of(text, date) == role), None)
    if date is None:
        return {}, ()
    fields, spans = date_fields_and_span(reading, date, name, context, role)
    fields.pop("date_basis", None)
    return fields, spans


def date_fields_and_span(
    reading: Reading, date: DateMention, name: str, context: Context, role: str
) -> DateFields:
    """One date as claim fields, with its span as evidence."""
    calendar = told_before(reading.sentence.text, date, context.calendar) if date.word else context.calendar
    fields: dict[str, Value] = dict(date_fields(date, name, calendar))
    return fields, (in_document(reading, date.start, date.end, role),)
