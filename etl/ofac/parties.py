"""A DistinctParty of an Advanced XML file as an entity of the Enhanced form, with what it refers to put in."""

from typing import Any

from etl.ofac.references import Content, References, period_of
from etl.records import Fields

UPPER_CASE = ("Last Name", "Entity Name", "Vessel Name", "Aircraft Name")  # so the flat files print them


def as_entity(content: Content, references: References) -> tuple[str | None, Content]:
    """The party's profile, and the entity: names, addresses, features and documents, and what is not mapped."""
    fields = Fields(content, "DistinctParty/")
    key, remarks = fields.take("@FixedRef"), fields.take("Comment")
    fields.ignore("@DeltaAction")
    profile = fields.child("Profile")
    profile.ignore("SanctionsEntryReference", "ExternalReference")  # named where they are used
    number, kind = profile.take("@ID"), references.party_type(profile.take("@PartySubTypeID"))
    identities, names, documents = _identities(profile, references)
    addresses, features = _features(profile, references)
    entity = {
        "@id": key,
        "generalInfo": {"entityType": kind, **({"remarks": remarks} if remarks else {})},
        "names": {"name": names},
        "addresses": {"address": addresses},
        "features": {"feature": features},
        "identityDocuments": {"identityDocument": documents},
    }
    parts = [address["@id"] for address in addresses] + identities
    unmapped = {path for part in parts for path in references.unmapped.get(part, ())}
    return number, {**entity, "unmapped": sorted(unmapped.union(fields.left()))}


def _identities(profile: Fields, references: References) -> tuple[list[str], list[Content], list[Content]]:
    """The numbers of the identities, and their names and documents."""
    numbers: list[str] = []
    names: list[Content] = []
    documents: list[Content] = []
    for identity in profile.children("Identity"):
        identity.ignore("@FixedRef", "@False")
        is_main = identity.take("@Primary") != "false"
        numbers.append(identity.take("@ID") or "")
        documents += references.documents.get(numbers[-1], [])
        types = _name_part_types(identity, references)
        for alias in identity.children("Alias"):
            names.append(_name(alias, is_main, types, references))
    return numbers, names, documents


def _name_part_types(identity: Fields, references: References) -> dict[str, str]:
    """The type of each group of name parts, such as Last Name."""
    groups = identity.child("NamePartGroups").children("MasterNamePartGroup")
    types = {}
    for group in (part for master in groups for part in master.children("NamePartGroup")):
        types[group.take("@ID") or ""] = references.word("NamePartType", group.take("@NamePartTypeID"))
    return types


def _name(alias: Fields, is_main: bool, types: dict[str, str], references: References) -> Content:
    alias.ignore("@FixedRef", "Comment")
    is_primary = alias.take("@Primary") == "true" and is_main
    kind = references.word("AliasType", alias.take("@AliasTypeID"))
    writings = [_writing(name, types, references) for name in alias.children("DocumentedName")]
    main = next((writing for writing in writings if writing["script"] == "Latin"), None)
    for writing in writings:
        writing["isPrimary"] = "true" if writing is (main or writings[0]) else "false"
    return {
        "isPrimary": "true" if is_primary else "false",
        "isLowQuality": alias.take("@LowQuality") or "false",
        **({} if is_primary else {"aliasType": kind}),
        "translations": {"translation": writings},
    }


def _writing(name: Fields, types: dict[str, str], references: References) -> dict[str, Any]:
    """A name in one script: its parts as the flat files print them, the family name first."""
    name.ignore("@ID", "@FixedRef", "@DocNameStatusID", "Comment")
    family: list[str] = []
    others: list[str] = []
    script = "Latin"
    for part in name.children("DocumentedNamePart"):
        for value in part.children("NamePartValue"):
            value.ignore("@ScriptStatusID", "@Acronym")
            group, number = value.take("@NamePartGroupID") or "", value.take("@ScriptID")
            script = references.word("Script", number) if number else script
            text, is_upper = value.take("#text") or "", types.get(group) in UPPER_CASE
            (family if is_upper else others).append(text.upper() if is_upper else text)
    full = ", ".join(text for text in (" ".join(family), " ".join(others)) if text)
    return {"script": script, "formattedFullName": full}


def _features(profile: Fields, references: References) -> tuple[list[Content], list[Content]]:
    """Locations as addresses, and all other features with their printed value."""
    addresses: list[Content] = []
    features: list[Content] = []
    for feature in profile.children("Feature"):
        feature.ignore("@ID", "IdentityReference", "Comment")
        kind = references.word("FeatureType", feature.take("@FeatureTypeID"))
        for version in feature.children("FeatureVersion"):
            version.ignore("@ID", "@ReliabilityID")
            comment = version.take("Comment")
            places = [place.take("@LocationID") or "" for place in version.children("VersionLocation")]
            values = _values(version, references)
            if kind == "Location":
                addresses += [
                    references.locations[place] for place in places if place in references.locations
                ]
                continue
            values = values or [text for place in places if (text := references.place(place))]
            more = {"comments": comment} if comment else {}
            features += [{"type": kind, "value": value, **more} for value in values]
    return addresses, features


def _values(version: Fields, references: References) -> list[str]:
    """The texts, words or periods of a feature."""
    periods = [period_of(period) for period in version.children("DatePeriod")]
    found: list[str] = []
    for detail in version.children("VersionDetail"):
        detail.ignore("@DetailTypeID")
        number, text = detail.take("@DetailReferenceID"), detail.take("#text")
        if text or number:
            found.append(text or references.word("DetailReference", number))
    return found or [period for period in periods if period]
