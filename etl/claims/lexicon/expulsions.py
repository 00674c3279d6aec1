"""The words of expulsions as patterns: who is sent away, from where, in answer to what."""

import re
from functools import cache

from etl.claims.lexicon.files import alternatives, read_vocabulary


@cache
def expulsion_stems(kind: str) -> re.Pattern[str]:
    """Any word that begins with a stem of one list of `expulsions.yml`."""
    return re.compile(rf"\b(?:{alternatives(read_vocabulary('expulsions')[kind])})", re.IGNORECASE)


@cache
def removing_verbs() -> tuple[str, ...]:
    """How verbs begin that also remove people who are no diplomats."""
    return tuple(read_vocabulary("expulsions")["removing"])
