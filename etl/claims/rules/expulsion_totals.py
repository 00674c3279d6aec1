"""How many a party has expelled so far, told as a total beside an expulsion."""

import re

from etl.claims.claim import Value
from etl.claims.context import Codes, Context
from etl.claims.drafts import Draft, Statement, draft_of
from etl.claims.numbers import find_numbers
from etl.claims.people import find_groups
from etl.claims.rules.expulsion_words import EXPELLING, RUNNING_TOTAL
from etl.claims.rules.roles import as_value


def running_total(statement: Statement, context: Context) -> list[Draft]:
    """An expulsion brings the number of those expelled so far to a total.

    Example: "Finland expelled nine more Russian diplomats, bringing the total to 20."
    """
    sentence = statement.sentence
    mark = RUNNING_TOTAL.search(sentence.text)
    counts = [one for one in find_numbers(sentence.text) if mark and one.start == mark.start("number")]
    if mark is None or not counts or not (EXPELLING.search(sentence.text) or is_bare_total(statement, mark)):
        return []
    expeller, nationality = parties_of_total(statement, mark, context)
    if not expeller or not nationality or expeller == nationality:
        return []
    fields: dict[str, Value] = {
        "expeller": as_value(expeller),
        "nationality": as_value(nationality),
        "count": int(counts[0].value),
        "is_total": True,
    }
    return [draft_of("expulsion", sentence, fields)]


def is_bare_total(statement: Statement, mark: re.Match[str]) -> bool:
    """True for a total of which nothing is said but the number: "That brings the total to 20"."""
    if re.search(r"\bof\b", mark.group()):
        return False
    return bool(
        re.compile(r"\W*(?:$|since\b|this\b|so far\b|in\b)").match(statement.sentence.text, mark.end())
    )


def parties_of_total(statement: Statement, mark: re.Match[str], context: Context) -> tuple[Codes, Codes]:
    """Who expelled whom so far: told in the sentence, or the expulsion told just before."""
    sentence, parties = statement
    groups = [g for g in find_groups(sentence.text, parties, mark.start(), mark.end()) if g.nationality]
    if groups:
        actors = [party.codes for party in parties if party.codes != groups[0].nationality]
        return actors[0] if actors else (), groups[0].nationality
    near = sentence.paragraph - context.expulsion_paragraph <= 1
    return context.last_expulsion if near else ((), ())
