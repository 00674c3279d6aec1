"""When a claim that the rules read now is the one that was judged, by its words and its telling fields."""

from collections.abc import Mapping

from etl.claims.claim import Claim, Value
from etl.judgements.judgement import ClaimJudgement

# What tells one claim from another of its sentence, by kind; the first two are its parties.
TELLING: dict[str, tuple[str, ...]] = {
    "sanction_round": (
        *("imposer", "target", "n_individuals", "n_entities", "n_vessels", "n_combined", "n_other"),
        *("is_total", "measures", "commodity"),
    ),
    "expulsion": ("expeller", "nationality", "count", "is_total", "period"),
    "trade_figure": ("reporter", "partner", "flow", "value", "period", "commodity"),
    "diplomatic_measure": ("actor", "target", "measure"),
}
# In a sentence of many figures parties and goods are common to all: what must not differ, or may differ alone.
OWN: dict[str, tuple[str, ...]] = {
    "sanction_round": (
        "n_individuals",
        "n_entities",
        "n_vessels",
        "n_combined",
        "n_other",
        "measures",
        "commodity",
    ),
    "expulsion": ("expeller", "nationality", "count"),
    "trade_figure": ("flow", "value", "period"),
    "diplomatic_measure": ("actor", "target", "measure"),
}


def is_at(claim: Claim, start: int, end: int) -> bool:
    """True where a claim stands on words that overlap a span by half of the shorter one."""
    common = min(claim.end, end) - max(claim.start, start)
    return common * 2 >= min(claim.end - claim.start, end - start)


def says(claim: Claim, fields: Mapping[str, Value]) -> bool:
    """True where a claim states the same of everything that tells claims of its kind apart."""
    return all(
        plain(claim.fields.get(name)) == plain(fields.get(name)) for name in TELLING[claim.record_type]
    )


def is_another_reading(claim: Claim, judgement: ClaimJudgement) -> bool:
    """True where more of what is a claim's own agrees with what was judged, or decided, than differs."""
    return any(agreement(claim, fields) > 0 for fields in (judgement.judged.fields, judgement.decided.fields))


def agreement(claim: Claim, fields: Mapping[str, Value]) -> int:
    """Number of own fields that both state alike, less those that they state differently."""
    pairs = [
        (plain(claim.fields[name]), plain(fields[name]))
        for name in OWN[claim.record_type]
        if name in claim.fields and name in fields
    ]
    return sum(1 if mine == theirs else -1 for mine, theirs in pairs)


def parties_agree(claim: Claim, fields: Mapping[str, Value]) -> bool:
    """True where neither party is stated differently."""
    return all(
        plain(claim.fields[name]) == plain(fields[name])
        for name in TELLING[claim.record_type][:2]
        if name in claim.fields and name in fields
    )


def plain(value: Value | None) -> object:
    """A value to compare: lists without their order, a list of one as that one, numbers of one kind."""
    if isinstance(value, list):
        parts = sorted(str(part) for part in value)
        return parts[0] if len(parts) == 1 else tuple(parts)
    return float(value) if isinstance(value, int) else value
