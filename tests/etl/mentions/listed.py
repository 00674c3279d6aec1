"""Lists of a few names, and what a text mentions of them."""

from etl.clean import normalise_name
from etl.mentions.index import NameIndex, build_index
from etl.mentions.matching import Found, find_mentions
from etl.mentions.names import ListedName

Given = tuple[str, str, str]  # schema, names with their kind, country


def name(
    entity: str, value: str, kind: str = "primary", schema: str = "Person", country: str | None = None
) -> ListedName:
    """A name; the list is what stands before the dash of the entity's key."""
    is_person = schema == "Person"
    return ListedName(
        entity,
        entity.split("-")[0],
        schema,
        kind,
        value,
        normalise_name(value, family_first=is_person),
        country,
    )


def company(entity: str, *values: str, country: str | None = "RU", kind: str = "alias") -> list[ListedName]:
    """A company with a primary name and others of a kind."""
    kinds = ["primary", *[kind] * (len(values) - 1)]
    pairs = zip(values, kinds, strict=True)
    return [name(entity, value, standing, "Company", country) for value, standing in pairs]


def index_of(*names: ListedName) -> NameIndex:
    """The index of these names alone."""
    return build_index(tuple(sorted(names)))


def listed(text: str, *names: ListedName) -> list[tuple[str, str | None]]:
    """Words of the text and the listed entity that they mention."""
    return [
        (words(text, found), found.entity_id)
        for found in find_mentions(text, index_of(*names))
        if found.entity_id
    ]


def holders(text: str, published: str | None = None) -> list[tuple[str, str | None, str | None, str | None]]:
    """Words of the text, and the office-holder with office and country."""
    found = find_mentions(text, index_of(), published)
    return [(words(text, one), one.holder, one.office, one.country) for one in found]


def words(text: str, found: Found) -> str:
    """The words that a mention stands on."""
    return text[found.start : found.end]
