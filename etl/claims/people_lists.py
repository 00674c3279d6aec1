"""People told in lists, and those remembered from earlier sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.counts import SUBSET
from etl.claims.lexicon.expulsions import expulsion_stems
from etl.claims.numbers import find_numbers
from etl.claims.parties import Party
from etl.claims.people import Group, find_groups

FURTHER = re.compile(r"(?:,|,?\s+and|,?\s+as well as|,?\s+plus)\s+(?:another\s+)?$")
FROM = re.compile(r"\s+(?:from|of)\s+(?:the\s+)?$")
AND_ALSO = re.compile(r"\s*(?:,|and|,\s*and|as well as|along with|together with|plus)\s*(?:another\s+)?")
OF_STATION = re.compile(
    r"\s+(?:of|at|from|in)\s+(?:the|that|its|his|her)\s+(?:\w+\s+)?(?:embassy|consulate|mission|legation)",
    re.IGNORECASE,
)


def chain_of(text: str, groups: Sequence[Group], parties: Sequence[Party] = ()) -> list[Group]:
    """The first group with those joined to it by "and": 27 Spanish diplomats as well as 24 Italians.

    A member without nationality shares its neighbour's; roles of one nationality are added up.
    """
    chained = [groups[0]]
    for following in groups[1:]:
        gap = text[chained[-1].end : following.start]
        if not AND_ALSO.fullmatch(gap) or (following.count is None and not following.nationality):
            break
        chained.append(following)
    shared = [
        replace(group, nationality=group.nationality or shared_nation(chained, group)) for group in chained
    ]
    return [*add_up(shared), *further_nations(text, parties, chained[-1])]


def further_nations(text: str, parties: Sequence[Party], last: Group) -> list[Group]:
    """What a list adds by number and country alone: "…, 27 from Spain and 24 from Italy"."""
    found, end = [], max([last.end, *(party.end for party in parties if party.codes == last.nationality)])
    for party in parties:
        number = next((one for one in reversed(find_numbers(text)) if one.end <= party.start), None)
        if party.start < end or number is None or not FROM.fullmatch(text[number.end : party.start]):
            continue
        if not FURTHER.fullmatch(text[end : number.start]):
            break
        found.append(
            replace(
                last,
                nationality=party.codes,
                count=int(number.value),
                approx=number.approx,
                start=number.start,
                end=party.end,
            )
        )
        end = party.end
    return found


def shared_nation(chained: Sequence[Group], group: Group) -> tuple[str, ...]:
    """The nationality that a group takes from those beside it: what follows before what precedes."""
    others = [one for one in chained if one.start > group.start] + list(reversed(chained))
    return next((one.nationality for one in others if one.nationality), ())


def add_up(groups: Sequence[Group]) -> list[Group]:
    """Groups of one nationality as one, with their counts added: 18 diplomats and six Russian staff."""
    added: list[Group] = []
    for group in groups:
        last = added[-1] if added else None
        if last and last.nationality == group.nationality and last.count and group.count:
            added[-1] = replace(
                last, count=last.count + group.count, role=f"{last.role} and {group.role}", end=group.end
            )
        else:
            added.append(group)
    return added


def is_subset(text: str, group: Group, start: int) -> bool:
    """True for a part of people already counted: "eight of the 21 diplomats"."""
    numbers = find_numbers(text[group.start : group.end])
    return bool(numbers and numbers[0].start == 0 and SUBSET.search(text[start : group.start]))


def remembered(text: str, parties: Sequence[Party], offset: int, known: Sequence[Group] = ()) -> list[Group]:
    """The groups of a sentence at an offset of the document that tell a nationality, to be recalled later.

    "Staff of the embassy" are of the nationality of those named before.
    """
    kept = list(known)
    for group in find_groups(text, parties):
        nation = group.nationality
        if not nation and kept and OF_STATION.match(text, group.end):
            nation = kept[-1].nationality
        if nation and expulsion_stems("servants").search(text[group.start : group.end + 40]):
            told_at = (offset + group.start, offset + group.end)
            kept.append(replace(group, nationality=nation, told_at=told_at))
    return kept
