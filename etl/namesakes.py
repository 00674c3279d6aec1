"""Keys of records on lists that number nothing: what is listed is known by its name, and namesakes by their birth."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from etl.history import content_hash

Record = dict[str, Any]
Keyed = tuple[str | None, str | None, Record]


def keyed_by_identity(
    records: Iterable[Record],
    identity_of: Callable[[Record], tuple[str, ...] | None],
    born: Callable[[Record], str],
    listed: Callable[[Record], str],
) -> Iterator[Keyed]:
    """(record key, entity key, record); the same for any order of the records.

    Records of one identity are one entity that is listed several times, unless their dates of birth differ: then
    the one that was listed first has the plain key, so that it stays when a namesake comes. Without an identity
    a record has no keys.
    """
    by_identity: dict[tuple[str, ...] | None, list[Record]] = {}
    for record in records:
        by_identity.setdefault(identity_of(record), []).append(record)
    for identity, same in by_identity.items():
        if identity is None:
            yield from ((None, None, record) for record in same)
            continue
        ordered = same  # nearly always one, whose key for the order would take a third of all this
        if len(same) > 1:
            ordered = sorted(
                same, key=lambda record: (listed(record), born(record), str(sorted(record.items(), key=str)))
            )
        first = next((date for record in ordered if (date := born(record))), "")
        seen: dict[str, int] = {}
        for record in ordered:
            namesake = () if born(record) in ("", first) else (born(record),)
            entity = content_hash(*identity, *namesake)
            seen[entity] = seen.get(entity, 0) + 1
            yield entity if seen[entity] == 1 else f"{entity}-{seen[entity]}", entity, record
