"""On which day an expulsion was announced: by its clause, by the date line, or by the day of the news."""

import re
from collections.abc import Iterator

from etl.claims.acts import token_at
from etl.claims.claim import Value
from etl.claims.context import Context
from etl.claims.date_words import DateMention, find_dates, role_of
from etl.claims.drafts import Span
from etl.claims.readings import Reading
from etl.claims.rules.roles import DateFields, date_fields_and_span, is_year_only
from etl.claims.syntax import SUBJECTS, case_or_mark, child, governors, is_noun, is_verb
from etl.grammar import Token

PRESENT = ("is", "are", "am", "has", "have", "will", "must", "'s", "’s")
# Prepositions that tell why or after what, not when.
OCCASION = ("over", "for", "after", "following", "since", "between", "until", "before", "despite")
PERIOD = re.compile(
    r"\b(?:since|after|following|between|until|before|dated|signed|as of)\s+(?:the\s+)?$|\bbetween\s.{0,20}\sand\s+$",
    re.IGNORECASE,
)


def dated(reading: Reading, context: Context) -> DateFields:
    """The announcement date of an act as claim fields, with the span that carries it."""
    text = reading.sentence.text
    own = [date for date in find_dates(text) if is_own(date, reading)]
    if own:
        nearest = min(own, key=lambda date: (is_year_only(date), abs(date.start - reading.start)))
        return date_fields_and_span(reading, nearest, "announced_date", context, "date")
    return news_day(reading, context)


def is_own(date: DateMention, reading: Reading) -> bool:
    """True for a date of this act or of one above it, not of another act beside or below it."""
    word, text = reading.word, reading.sentence.text
    role = role_of(text, date)
    token = token_at(word.doc, date.start, date.end)
    path = list(path_to_verb(token, word))
    if role in ("deadline", "effective") or any(
        case_or_mark(one) in OCCASION for one in path if is_noun(one)
    ):
        return False
    verb = path[-1]
    if role == "background":
        return verb == word and not PERIOD.search(text[: date.start])
    if not (is_verb(verb) or verb == word) or verb == word:
        return True
    if word.is_ancestor(verb):
        return verb.dep_ not in ("advcl", "conj", "parataxis")
    return not verb.is_ancestor(word) or not is_apart(word) or date.start < min(reading.start, verb.idx)


def is_apart(word: Token) -> bool:
    """True for an act with a subject of its own beside or below another one."""
    return word.dep_ in ("conj", "advcl") and child(word, *SUBJECTS) is not None


def path_to_verb(token: Token, word: Token) -> Iterator[Token]:
    """A token and those above it, up to the first verb or the act itself."""
    for one in [token, *governors(token)]:
        yield one
        if is_verb(one) or one == word:
            return


def news_day(reading: Reading, context: Context) -> DateFields:
    """The day of the date line or of the news so far, for an act that is told as news."""
    calendar = context.calendar
    is_news = is_told_as_news(reading)
    near = reading.sentence.paragraph - context.news_paragraph <= 1
    if reading.form == "noun" or reading.reality == "completed":
        return {}, ()
    if context.news_day and (is_news or near):
        day, basis, span = context.news_day
        fields: dict[str, Value] = {"announced_date": day, "date_basis": basis}
        return fields, (Span(*span, "date"),)
    if is_news and calendar.dateline:
        return {"announced_date": calendar.dateline.isoformat(), "date_basis": "text"}, ()
    return {}, ()


def is_told_as_news(reading: Reading) -> bool:
    """True for the present, the perfect and the future: "expels", "has asked", "has decided to expel"."""
    word = reading.word
    above = [one for one in governors(word) if is_verb(one)] if word.dep_ in ("xcomp", "ccomp", "acl") else []
    return is_present(word) or any(is_present(one) for one in above[:1])


def is_present(verb: Token) -> bool:
    """True for a verb in the present, the perfect or the future."""
    helpers = [one.lower_ for one in verb.children if one.dep_ in ("aux", "aux:pass", "cop")]
    return (verb.tag_ in ("VBZ", "VBP") and not helpers) or any(one in PRESENT for one in helpers)
