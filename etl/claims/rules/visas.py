"""Visas that a state no longer issues, said without a word of suspension."""

import re

from etl.claims.acts import token_at
from etl.claims.context import Context
from etl.claims.date_words import find_dates, role_of
from etl.claims.dates import date_fields
from etl.claims.drafts import Draft, Statement, draft_of
from etl.claims.rules.roles import as_value
from etl.claims.syntax import is_passive, subject_of
from etl.grammar.parsing import tree_of

NO_LONGER = re.compile(r"\bno longer\s+(?:be\s+|being\s+)?(issu\w+|grant\w*|process\w*)\b", re.IGNORECASE)
DOUBTED = re.compile(r"\b(?:may|might|could|if|should|consider\w*|threat\w*|propos\w*)\b", re.IGNORECASE)


def visas_no_longer_issued(statement: Statement, context: Context) -> list[Draft]:
    """A party no longer issues visas to the nationals of another.

    Example: "Denmark said that it would no longer issue visas to Russian tourists."
    """
    text = statement.sentence.text
    mark = NO_LONGER.search(text)
    if mark is None or not re.search(r"\bvisas?\b", text) or DOUBTED.search(text):
        return []
    verb = token_at(tree_of(text), *mark.span(1))
    subject = None if is_passive(verb) else subject_of(verb)
    acting = [p.codes for p in statement.parties if subject is not None and p.start <= subject.idx < p.end]
    before = [p.codes for p in statement.parties if p.end <= mark.start() and p.standing == "state"]
    told_passive = bool(re.search(r"\bbe(?:ing)?\b", mark.group()))
    by = [p.codes for p in statement.parties if p.preposition == "by" and p.start > mark.end()]
    agents = by if told_passive else []
    actor = next(iter([*acting, *agents, *before]), context.topic)
    target = next(
        (p.codes for p in statement.parties if p.codes != actor and p.preposition in ("to", "for")),
        next(
            (p.codes for p in statement.parties if p.codes != actor and p.standing in ("people", "modifier")),
            (),
        ),
    )
    if not actor or not target:
        return []
    fields = {"measure": "visa_suspension", "actor": as_value(actor), "target": as_value(target)}
    day = next((date for date in find_dates(text) if role_of(text, date) == "announced"), None)
    dated = date_fields(day, "date", context.calendar) if day else {}
    return [draft_of("diplomatic_measure", statement.sentence, {**fields, **dated})]
