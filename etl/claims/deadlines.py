"""The time that somebody is given to leave: within five days, 72 hours, two weeks to pack."""

import re

from etl.claims.claim import Value
from etl.claims.numbers import find_numbers

UNIT = r"[\s-]+(?P<unit{0}>hours?|days?|weeks?|fortnight)"
AMOUNT = r"(?P<n{0}>an?|one|the|\d+|[a-z]+(?:-[a-z]+)?)"
WITHIN = re.compile(
    rf"\b{AMOUNT.format(1)}{UNIT.format(1)}(?!\s+(?:later|earlier|after|before|ago)\b)(?=[^.;]*\b(?:leave|depart|pack|out|go|return|quit|exit)\b)"
    rf"|\b(?:within|in|given|giving)\s+{AMOUNT.format(2)}{UNIT.format(2)}\b"
    rf"|\b(?:leave|depart|out|gone|home)\b[^.;]*?\b(?:within|in)\s+{AMOUNT.format(3)}{UNIT.format(3)}",
    re.IGNORECASE,
)
DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0}


def leave_within(text: str) -> dict[str, Value]:
    """The time given to leave in a clause, in whole days (72 hours = 3, a week = 7)."""
    for mark in WITHIN.finditer(text):
        word = next(mark[f"n{n}"] for n in (1, 2, 3) if mark[f"n{n}"])
        unit = next(mark[f"unit{n}"] for n in (1, 2, 3) if mark[f"unit{n}"]).lower().rstrip("s")
        if (amount := amount_of(word)) and amount * DAYS[unit] == int(amount * DAYS[unit]):
            return {"leave_within_days": int(amount * DAYS[unit])}
    return {}


def amount_of(word: str) -> float:
    """The number that a word means, 0 where it means none."""
    if word.lower() in ("a", "an", "one"):
        return 1.0
    numbers = find_numbers(word)
    return numbers[0].value if numbers else 0.0
