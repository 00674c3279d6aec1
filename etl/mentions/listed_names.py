"""The names that lists give, out of the store, and a hash of them that tells when documents must be searched anew."""

import hashlib
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, and_, func, or_, select

from etl.mentions.names import ListedName
from models.listings import Entity, Listing, Name

READING_VERSION = 1  # raise it when the code finds other mentions with the same names and settings
VOCABULARY = ("office_holders.yml", "parties.yml")


def listed_names(connection: Connection) -> tuple[ListedName, ...]:
    """All names of all entities that are or were listed, those of an entity together.

    An entity that left its list keeps the names with which it left: an article goes on naming it.
    """
    left = (
        select(Listing.entity_id, func.max(Listing.seen_to).label("left_at"))
        .group_by(Listing.entity_id)
        .having(func.count() == func.count(Listing.seen_to))
        .subquery()
    )
    stood_to_the_end = and_(Name.seen_to.is_not(None), Name.seen_to == left.c.left_at)
    query = (
        select(
            Name.entity_id,
            Name.source_id,
            Entity.schema,
            Name.kind,
            Name.value,
            Name.normalised,
            Entity.country,
        )
        .join(Entity, Entity.entity_id == Name.entity_id)
        .outerjoin(left, left.c.entity_id == Name.entity_id)
        .where(or_(Name.seen_to.is_(None), stood_to_the_end))
        .distinct()
    )
    names = (ListedName(*row) for row in connection.execute(query))
    return tuple(sorted(names, key=lambda name: name[:-1]))


def names_version(names: tuple[ListedName, ...]) -> str:
    """A hash that changes with any name, with the settings and with the rules."""
    digest = hashlib.blake2b(str(READING_VERSION).encode(), digest_size=8)
    digest.update(Path(__file__).with_name("scoring.yml").read_bytes())
    for file in VOCABULARY:
        digest.update(files("etl.claims.lexicon").joinpath("en", file).read_bytes())
    for name in names:
        digest.update("\x1f".join(part or "" for part in name).encode())
    return digest.hexdigest()
