"""Which rows of an act are one entity, and which row is which from one edition to the next.

An act numbers its entries, but numbers move when one is struck out; so identity is made of what is printed and
survives ordinary edits of an entry (reasons, addresses, positions, further aliases, register numbers):

* a vessel is its IMO number, whatever it is called; without one, its name;
* a person is the name and the year of birth: a day that is corrected or added changes nothing. A row without a
  birth date is the only person of that name in the act, where there is only one;
* an organisation or an asset is its name, whatever annex, act and schema (LegalEntity, Company) it stands in.

What contradicts this stays apart, by birth date, numbers and aliases: persons of one name and year with other
days of birth, and entries of one name in one annex since one day, which an act would not print twice for one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import orjson

from etl.clean import normalise_name, normalise_number
from etl.history import content_hash
from etl.sources.eu_journal.dates import read_births
from etl.sources.eu_journal.names import primary_name

Row = Mapping[str, str]
KINDS = {"Person": "person", "Vessel": "vessel", "Asset": "asset"}
EVIDENCE = ("registrationNumber", "taxNumber", "idNumber", "passportNumber", "alias", "weakAlias")


def record_keys(rows: Sequence[Row]) -> list[str]:
    """A key for each row, whatever the order of the rows; rows that are equal in it are numbered by content."""
    bases = [_record_base(row) for row in rows]
    alike: dict[str, list[int]] = defaultdict(list)
    for index, base in enumerate(bases):
        alike[base].append(index)
    for indexes in (found for found in alike.values() if len(found) > 1):
        indexes.sort(key=lambda index: orjson.dumps(rows[index], option=orjson.OPT_SORT_KEYS))
        for number, index in enumerate(indexes[1:], start=2):
            bases[index] += f"-{number}"
    return bases


def _record_base(row: Row) -> str:
    stated = [row.get(name, "") for name in ("celex", "annex", "measure", "schema")]
    numbers = [normalise_number(row.get(name, "")) for name in ("imoNumber", "registrationNumber")]
    return content_hash(*stated, _name_of(row), row.get("startDate", ""), *_birth_dates(row), *numbers)


def entity_keys(rows: Sequence[Row]) -> list[str]:
    """The key of the entity of each row of an act."""
    births = [_birth_dates(row) for row in rows]
    years = _years(rows, births)
    bases = [
        (_kind_of(row), _number_of(row) or _name_of(row), year) for row, year in zip(rows, years, strict=True)
    ]
    apart = _contradicting(bases, births, rows)
    evidence = [_evidence(row, born) if index in apart else () for index, (row, born) in enumerate(zip(rows, births, strict=True))]  # fmt: skip
    return [content_hash(*base, *more) for base, more in zip(bases, evidence, strict=True)]


def _kind_of(row: Row) -> str:
    return KINDS.get(row.get("schema", ""), "organisation")


def _name_of(row: Row) -> str:
    return _plain_name(row.get("name", ""), row.get("schema") == "Person")


@lru_cache(maxsize=20_000)
def _plain_name(cell: str, is_person: bool) -> str:
    """The first name of a cell for comparison; asked several times for each row."""
    return normalise_name(primary_name(cell, is_person))


def _number_of(row: Row) -> str:
    return normalise_number(row.get("imoNumber", "")) if row.get("schema") == "Vessel" else ""


def _birth_dates(row: Row) -> list[str]:
    return sorted(born.born_on for born in read_births(row.get("birthDate", "")).births if born.born_on)


def _years(rows: Sequence[Row], births: list[list[str]]) -> list[str]:
    """The first year of birth of each row; a row without one takes that of the only namesake in the act."""
    years = [born[0][:4] if born else "" for born in births]
    known: dict[str, set[str]] = defaultdict(set)
    for row, year in zip(rows, years, strict=True):
        if year:
            known[_name_of(row)].add(year)
    only = {name: found.pop() for name, found in known.items() if len(found) == 1}
    return [
        year or (only.get(_name_of(row), "") if row.get("schema") == "Person" else "")
        for row, year in zip(rows, years, strict=True)
    ]


def _contradicting(
    bases: Sequence[tuple[str, ...]], births: list[list[str]], rows: Sequence[Row]
) -> set[int]:
    """Rows of one key that cannot be one entity."""
    places = [(*base, row.get("annex", ""), row.get("startDate", "")) for base, row in zip(bases, rows, strict=True)]  # fmt: skip
    in_one_place = Counter(places)
    # A vessel's number says more than where it stands.
    twice = {i for i, place in enumerate(places) if in_one_place[place] > 1 and not _number_of(rows[i])}
    days: dict[tuple[str, ...], list[set[str]]] = defaultdict(list)
    for base, born in zip(bases, births, strict=True):
        days[base].append({date for date in born if len(date) == len("1952-04-19")})
    other_days = {base for base, sets in days.items() if _differ(filter(None, sets))}
    return twice | {i for i, base in enumerate(bases) if base in other_days and births[i]}


def _differ(sets: Iterable[set[str]]) -> bool:
    """True where no date is common to all."""
    found = list(sets)
    return len(found) > 1 and not set.intersection(*found)


def _evidence(row: Row, births: list[str]) -> tuple[str, ...]:
    """What tells entities of one name apart."""
    return (*births, *(normalise_number(row.get(name, "")) for name in EVIDENCE))
