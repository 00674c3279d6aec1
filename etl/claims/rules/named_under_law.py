"""Names published under a sanctions law: whether they are sanctioned already, the text may not say."""

import re
from dataclasses import replace

from etl.claims.context import Context
from etl.claims.counts import find_counts
from etl.claims.drafts import Draft
from etl.claims.readings import Reading
from etl.claims.rules.round_drafts import round_draft

LAW = re.compile(
    r"\b(?:under|pursuant to|required by)\b[^.;]{0,60}\bsanctions?\s+(?:law|act|legislation|bill)\b",
    re.IGNORECASE,
)
PROBLEM = "those named under the law may not be sanctioned yet: the text does not say that they are"


def named_under_law(reading: Reading, context: Context) -> list[Draft]:
    """A party names or identifies a number of targets under a sanctions law, which may come into force later: held back.

    Example: "The State Department named 39 Russian entities under a new sanctions law."
    """
    if "declare" not in reading.acts or reading.passive or not reading.is_real:
        return []
    counts = find_counts(reading.sentence.text, *reading.right)
    if not counts or not reading.actor or not LAW.search(reading.sentence.text):
        return []
    return [replace(round_draft(reading, context, counts, reading.actor), problem=PROBLEM)]
