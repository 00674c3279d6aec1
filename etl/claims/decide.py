"""From drafts to claims: dates shared within a document, repetitions joined, doubtful ones held back."""

from collections.abc import Sequence
from dataclasses import replace

from etl.claims.claim import Value
from etl.claims.continuation import counts_of
from etl.claims.drafts import Draft, Span

PARTIES: dict[str, tuple[tuple[str, str], ...]] = {
    "sanction_round": (
        ("imposer", "who imposed the sanctions"),
        ("target", "whom the sanctions are aimed at"),
    ),
    "expulsion": (("expeller", "who expelled them"), ("nationality", "whose nationals were expelled")),
    "diplomatic_measure": (
        ("actor", "who took the measure"),
        ("target", "towards whom the measure was taken"),
    ),
    "trade_figure": (),
}
DATES = ("announced_date", "announced_md", "announced_day", "announced_month", "date_basis")


def decide(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that become claims, each with the reason to hold it back where there is one."""
    dated = share_dates(drafts)
    solid = [draft for draft in dated if not draft.is_mention]
    lone = [draft for draft in dated if draft.is_mention and stands_alone(draft, solid)]
    joined = join_repetitions(sorted([*solid, *lone], key=lambda draft: draft.start))
    judged = [replace(draft, problem=problem_of(draft, joined)) for draft in joined]
    return [draft for draft in judged if not is_dropped(draft, judged)]


def share_dates(drafts: Sequence[Draft]) -> list[Draft]:
    """Give an undated round the day on which the document says that its imposer announced sanctions.

    Only where the document names a single such day: two days are two rounds.
    """
    shared = []
    announced = [d for d in drafts if d.record_type == "sanction_round" and is_announcement(d)]
    for draft in drafts:
        days = [known for known in announced if imposers(draft) <= imposers(known)]
        single = len({str(sorted(dates_of(m).items())) for m in days}) == 1
        undated = not any(name in draft.fields for name in DATES[:4]) and not draft.fields.get("is_total")
        if draft.record_type == "sanction_round" and not draft.is_mention and undated and single:
            spans = [span for span in days[0].spans if span.role == "date"] or [
                Span(days[0].start, days[0].end, "date")
            ]
            draft = draft.having(dates_of(days[0]), *spans)
        shared.append(draft)
    return shared


def is_announcement(draft: Draft) -> bool:
    """True for a round that is told with the day on which it was announced."""
    return draft.status == "announced" and bool(dates_of(draft)) and not draft.fields.get("is_total")


def imposers(draft: Draft) -> set[str]:
    """The imposers of a round; a set with nobody's name where they are not told."""
    value = draft.fields.get("imposer", "?")
    return set(value) if isinstance(value, list) else {str(value)}


def dates_of(draft: Draft) -> dict[str, Value]:
    """The announcement date of a draft as stated or completed."""
    stated = {name: draft.fields[name] for name in DATES if name in draft.fields}
    return stated if set(stated) - {"date_basis"} else {}


def stands_alone(mention: Draft, solid: Sequence[Draft]) -> bool:
    """True for a dated announcement of a round that the rest of the document does not describe."""
    known = {"imposer", "target"} <= set(mention.fields) or same_parties(mention)
    described = any(
        draft.record_type == "sanction_round" and draft.fields.get("imposer") == mention.fields.get("imposer")
        for draft in solid
    )
    return known and ((bool(dates_of(mention)) and not described) or same_parties(mention))


def same_parties(draft: Draft) -> bool:
    """True where somebody measures against itself: a slip of the text."""
    imposer = draft.fields.get("imposer")
    return imposer is not None and imposer == draft.fields.get("target")


def join_repetitions(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for what a document says twice: same parties, and counts or measure that do not differ."""
    joined: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, known in enumerate(joined) if repeats(draft, known)), None)
        if twin is None:
            joined.append(draft)
        else:
            joined[twin] = joined[twin].having(
                draft.fields, Span(draft.start, draft.end, "restated"), *draft.spans
            )
    return joined


def repeats(draft: Draft, known: Draft) -> bool:
    """True where a draft says again what a known one says."""
    if draft.record_type != known.record_type or (draft.problem is None) != (known.problem is None):
        return False
    mine, theirs = draft.fields, known.fields
    if draft.record_type == "diplomatic_measure":
        same = all(mine.get(name) == theirs.get(name) for name in ("actor", "target", "measure"))
        return same and mine.get("date", theirs.get("date")) == theirs.get("date", mine.get("date"))
    if draft.record_type == "trade_figure":
        return all(
            mine.get(n) == theirs.get(n)
            for n in ("reporter", "partner", "flow", "value", "period", "commodity")
        )
    if any(mine.get(name) != theirs.get(name) for name, _ in PARTIES[draft.record_type]):
        return False
    if any(
        mine.get(name) != theirs.get(name)
        for name in ("is_total", "announced_date", "announced_md")
        if name in mine and name in theirs
    ):
        return False
    if draft.record_type == "expulsion":
        return mine.get("count", theirs.get("count")) == theirs.get("count")
    return bool(counts_of(draft)) and counts_of(draft) == counts_of(known)


def problem_of(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """Why a claim is held back, in a sentence; None for one that is published."""
    if draft.problem and draft.problem.startswith("contradiction"):
        return contradiction(draft, drafts)
    if draft.problem:
        return draft.problem
    names = PARTIES[draft.record_type]
    values = [draft.fields.get(name) for name, _ in names]
    if names and values[0] is not None and values[0] == values[1]:
        return f"both parties are the same: {names[0][0]} and {names[1][0]} are {values[0]}"
    if part := whole_of(draft, drafts):
        return f"it may be a part of the {part} targets that the document counts before"
    missing = [meaning for name, meaning in names if name not in draft.fields]
    return f"the text does not say {' nor '.join(missing)}" if missing else None


def whole_of(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """The earlier overall count of the same round, of which a later, smaller one may be a part."""
    if draft.record_type != "sanction_round" or "n_combined" in draft.fields or not counts_of(draft):
        return None
    if draft.is_addition or draft.rule in ("recounted", "elided"):
        return None
    size = sum(value for value in counts_of(draft).values() if isinstance(value, int))
    for known in drafts:
        overall = known.fields.get("n_combined", kind_of_whole(draft, known))
        parts = (
            "imposer",
            "announced_date",
            "is_total",
            *(() if draft.rule == "named_targets" else ("target",)),
        )
        same = all(known.fields.get(n) == draft.fields.get(n) for n in parts)
        if known.start < draft.start and isinstance(overall, int) and same and size <= overall:
            return overall
    return None


def kind_of_whole(draft: Draft, known: Draft) -> Value | None:
    """How many of the same kind an earlier draft counts, where a later one only goes into detail."""
    kinds = [name for name in counts_of(draft) if name in counts_of(known)]
    if not draft.is_detail or len(kinds) != 1 or counts_of(draft) == counts_of(known):
        return None
    return known.fields[kinds[0]]


def contradiction(draft: Draft, drafts: Sequence[Draft]) -> str:
    """The reason of a claim that says the contrary of another one of the document."""
    target = draft.fields.get("target")
    opposed = next(
        (
            d
            for d in drafts
            if d.problem is None
            and d.fields.get("measure") == "unfriendly_list"
            and d.fields.get("target") == target
        ),
        None,
    )
    if opposed is None:
        return "contradiction: unopposed"
    return (
        f"contradiction: {target} is called friendly here where the document lists it as unfriendly"
        f" (characters {opposed.start} to {opposed.end})"
    )


def is_dropped(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True for what is no claim: a restatement without parties, a "friendly list" that nothing contradicts."""
    if draft.problem == "contradiction: unopposed":
        return True
    unnamed = draft.problem is not None and draft.problem.startswith("the text does not say")
    if not unnamed or draft.record_type == "expulsion":
        return False
    if draft.record_type == "diplomatic_measure":
        return not any(name in draft.fields for name in ("actor",)) or any(
            d is not draft and d.fields.get("measure") == draft.fields.get("measure") for d in drafts
        )
    return not counts_of(draft)
