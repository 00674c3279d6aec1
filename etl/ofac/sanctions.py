"""Designations of the Enhanced and Advanced XML forms: programmes with date of listing, legal acts and measures.

The forms state programmes, lists with dates, types of sanctions and legal authorities side by side. What names
the number of a programme's order belongs to that programme; see `words.yml` for the lists.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.entries import Entry
from etl.ofac.words import umbrella, words
from etl.records import Fields

NUMBER = re.compile(r"\d{5}")  # of an executive order


@dataclass(frozen=True)
class Sanctions:
    """What an entity's record states of its sanctions.

    `programmes` have the date of their own where the form states one (Advanced); `dates` are (list, date
    published).
    """

    programmes: dict[str, str | None]
    dates: tuple[tuple[str, str], ...]
    authorities: tuple[str, ...]
    types: tuple[str, ...]

    def listed_on(self, programme: str) -> str | None:
        """The date of the programme, else the earliest one on a list for it, on a list for any, on the umbrella."""
        if stated := self.programmes[programme]:
            return stated
        own = [date for name, date in self.dates if programme in words("lists").get(name, ())]
        shared = [date for name, date in self.dates if name not in words("lists") and name != umbrella()]
        others = [date for name, date in self.dates if name != umbrella()]
        found = own or shared or others or [date for _name, date in self.dates]
        return min(found) if found else None

    def of_programme(self, values: Sequence[str], programme: str) -> list[str]:
        """Those of the values that are of the programme; all of them where it is the only one."""
        if len(self.programmes) < 2:
            return list(values)
        numbers = {key: set(NUMBER.findall(key)) for key in self.programmes}
        numbered = set().union(*numbers.values())
        own = [value for value in values if numbers[programme] & set(NUMBER.findall(value))]
        free = [value for value in values if not numbered & set(NUMBER.findall(value))]
        return own + (free if programme in self._takers() else [])

    def _takers(self) -> list[str]:
        """The programmes that values without a number are of: those that have no list of their own."""
        stood = {key for name, _date in self.dates for key in words("lists").get(name, ())}
        return [key for key in self.programmes if key not in stood] or list(self.programmes)


def read_sanctions(fields: Fields) -> Sanctions:
    """The sanctions that a record states."""
    lists = fields.child("sanctionsLists").children("sanctionsList")
    for printed in lists:
        printed.ignore("@refId", "@id")
    return Sanctions(
        programmes=_programmes(fields.child("sanctionsPrograms").children("sanctionsProgram")),
        dates=tuple(
            (printed.take("#text") or "", date[:10])
            for printed in lists
            if (date := printed.take("@datePublished"))
        ),
        authorities=_texts(fields, "legalAuthorities", "legalAuthority"),
        types=_texts(fields, "sanctionsTypes", "sanctionsType"),
    )


def _programmes(found: list[Fields]) -> dict[str, str | None]:
    programmes: dict[str, str | None] = {}
    for item in found:
        item.ignore("@refId", "@id")
        key, date = item.take("#text"), item.take("@datePublished")
        if key:
            programmes[key] = min(filter(None, (programmes.get(key), date)), default=None)
    return programmes


def _texts(fields: Fields, outer: str, inner: str) -> tuple[str, ...]:
    found = fields.child(outer).children(inner)
    for item in found:
        item.ignore("@refId", "@id")
    return tuple(dict.fromkeys(text for item in found if (text := item.take("#text"))))


def add_designations(entry: Entry, sanctions: Sanctions, described: frozenset[str]) -> None:
    """The entity under each of its programmes."""
    for kind in sanctions.types:
        if kind not in words("measures"):
            entry.issue(f"type of sanction not known: {kind}")
    for programme in sanctions.programmes:
        if programme not in described:
            entry.issue(f"programme not described: {programme}")
        kinds = sanctions.of_programme(sanctions.types, programme)
        measures = {measure for kind in kinds for measure in words("measures").get(kind, ())}
        entry.designation(
            programme,
            listed_on=entry.date_of(sanctions.listed_on(programme), "date published"),
            legal_act="; ".join(sanctions.of_programme(sanctions.authorities, programme)) or None,
            measures=",".join(sorted(measures)) or None,
        )
