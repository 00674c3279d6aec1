"""What lists say of entities: stays on a list, names, numbers, addresses, designations, with their history."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import (
    Base,
    Code,
    Hash,
    PartialDate,
    Printed,
    Seen,
    country_code,
    filled,
    one_of,
    partial_date,
    seen_rules,
)
from models.vocabulary import (
    DateBasis,
    EntitySchema,
    IdentifierScheme,
    NameKind,
    NationalityKind,
    RelationKind,
)


class Entity(Base):
    """One listed thing as one source knows it. Its id never changes.

    `schema`, `caption` and `country` are labels as last listed; their history is in `name`, `attribute`,
    `nationality` and `address`.
    """

    __tablename__ = "entity"
    __table_args__ = (
        one_of("schema", EntitySchema),
        filled("caption"),
        country_code("country"),
        {"comment": "one listed thing as one source knows it"},
    )

    entity_id: Mapped[Code] = mapped_column(primary_key=True, comment="source and the source's own key")
    source_id: Mapped[Code] = mapped_column(ForeignKey("source.source_id"), index=True, comment="its source")
    source_key: Mapped[Code] = mapped_column(comment="the source's own key, such as OFAC's uid")
    schema: Mapped[Code] = mapped_column(comment="FollowTheMoney schema, as last listed")
    caption: Mapped[Printed] = mapped_column(comment="primary name, as last listed")
    country: Mapped[str | None] = mapped_column(comment="main country, ISO 3166-1 alpha-2, as last listed")


class OfEntity(Seen):
    """A statement of a source about an entity."""

    entity_id: Mapped[Code] = mapped_column(
        ForeignKey("entity.entity_id"), index=True, comment="the entity", sort_order=1
    )


class Listing(OfEntity, Base):
    """One stay of an entity on a list; an entry that leaves and returns has two."""

    __tablename__ = "listing"
    __table_args__ = (*seen_rules("listing"), {"comment": "one stay of an entity on a list"})

    listing_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the entity")


class Record(OfEntity, Base):
    """One record of the source file as printed: the evidence for every statement about its entity."""

    __tablename__ = "record"
    __table_args__ = (*seen_rules("record"), {"comment": "one record of a source file, as printed"})

    record_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of part, key and content")
    part: Mapped[Code] = mapped_column(comment="file of the list, such as sdn, alt, add")
    record_key: Mapped[Code] = mapped_column(comment="the record's own key within the part")
    content: Mapped[Printed] = mapped_column(comment="its filled fields by name, as JSON")


class Name(OfEntity, Base):
    """A name of an entity."""

    __tablename__ = "name"
    __table_args__ = (
        *seen_rules("name"),
        one_of("kind", NameKind),
        filled("value"),
        {"comment": "a name of an entity"},
    )

    name_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    kind: Mapped[Code] = mapped_column(comment="primary, alias, weak_alias, former, original_script")
    value: Mapped[Printed] = mapped_column(comment="as printed")
    normalised: Mapped[Printed] = mapped_column(comment="given order, lower case, without accents and marks")
    script: Mapped[Code | None] = mapped_column(comment="ISO 15924 code of the script, where it is not Latin")
    language: Mapped[Code | None] = mapped_column(comment="BCP 47 tag, where the source says")
    remark: Mapped[Printed | None] = mapped_column(comment="the source's remark on the name")
    source_key: Mapped[Code | None] = mapped_column(
        comment="the source's own number for it, where it has one"
    )


class Identifier(OfEntity, Base):
    """A number or code that a register gave to an entity."""

    __tablename__ = "identifier"
    __table_args__ = (
        *seen_rules("identifier"),
        one_of("scheme", IdentifierScheme),
        filled("value"),
        country_code("country"),
        {"comment": "a number or code that a register gave to an entity"},
    )

    identifier_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    scheme: Mapped[Code] = mapped_column(comment="who gives out the number")
    value: Mapped[Printed] = mapped_column(comment="as printed")
    normalised: Mapped[Printed] = mapped_column(comment="upper case, letters and digits only")
    label: Mapped[Printed] = mapped_column(comment="the source's own word for it, such as Cedula No.")
    country: Mapped[str | None] = mapped_column(comment="country of the register, ISO 3166-1 alpha-2")
    remark: Mapped[Printed | None] = mapped_column(comment="what the source adds, such as an expiry date")
    is_valid: Mapped[bool | None] = mapped_column(
        comment="whether the check digits are right; empty where the scheme has none"
    )


class Address(OfEntity, Base):
    """An address of an entity."""

    __tablename__ = "address"
    __table_args__ = (
        *seen_rules("address"),
        country_code("country"),
        filled("full_address"),
        {"comment": "an address of an entity"},
    )

    address_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    full_address: Mapped[Printed | None] = mapped_column(
        comment="all printed parts, separated by ', '; empty where the list has a number without an address"
    )
    street: Mapped[Printed | None] = mapped_column(comment="street line as printed")
    city: Mapped[Printed | None] = mapped_column(comment="city, region and postal code as printed")
    country: Mapped[str | None] = mapped_column(comment="ISO 3166-1 alpha-2; empty for regions and unknown")
    country_printed: Mapped[Printed | None] = mapped_column(comment="country as printed")
    remark: Mapped[Printed | None] = mapped_column(comment="the source's remark on the address")
    source_key: Mapped[Code | None] = mapped_column(
        comment="the source's own number for it, where it has one"
    )


class Birth(OfEntity, Base):
    """When or where a person was born; each printed alternative is a row of its own."""

    __tablename__ = "birth"
    __table_args__ = (
        *seen_rules("birth"),
        partial_date("born_on"),
        partial_date("born_until"),
        country_code("country"),
        {"comment": "a date or place of birth"},
    )

    birth_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    born_on: Mapped[PartialDate | None] = mapped_column(comment="date of birth, as far as it is known")
    born_until: Mapped[PartialDate | None] = mapped_column(
        comment="last possible date, where a range is printed"
    )
    is_about: Mapped[bool | None] = mapped_column(comment="true where the source says circa")
    place: Mapped[Printed | None] = mapped_column(comment="place of birth as printed")
    country: Mapped[str | None] = mapped_column(comment="country of birth, ISO 3166-1 alpha-2")
    printed: Mapped[Printed] = mapped_column(comment="as printed")


class Nationality(OfEntity, Base):
    """A nationality or citizenship of a person."""

    __tablename__ = "nationality"
    __table_args__ = (
        *seen_rules("nationality"),
        one_of("kind", NationalityKind),
        country_code("country"),
        {"comment": "a nationality or citizenship of a person"},
    )

    nationality_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    kind: Mapped[Code] = mapped_column(comment="nationality or citizenship")
    country: Mapped[str | None] = mapped_column(comment="ISO 3166-1 alpha-2; empty where it has no code")
    country_printed: Mapped[Printed] = mapped_column(comment="as printed")


class Relation(OfEntity, Base):
    """That an entity stands in a relation to another one, by the printed name."""

    __tablename__ = "relation"
    __table_args__ = (
        *seen_rules("relation"),
        one_of("kind", RelationKind),
        filled("other_name"),
        {
            "comment": "a relation of an entity to another one, by its printed name and the source's key for it"
        },
    )

    relation_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    kind: Mapped[Code] = mapped_column(comment="the entity is ... the other: linked_to, owned_by, family ...")
    other_name: Mapped[Printed] = mapped_column(comment="name of the other entity as printed")
    other_key: Mapped[Code | None] = mapped_column(
        comment="the source's own key of the other entity, where it gives one"
    )
    label: Mapped[Printed | None] = mapped_column(
        comment="the source's own word for the relation, such as brother of"
    )


class Attribute(OfEntity, Base):
    """Any other property of an entity: title, gender, flag, tonnage, e-mail, free notes."""

    __tablename__ = "attribute"
    __table_args__ = (
        *seen_rules("attribute"),
        filled("property"),
        filled("value"),
        {"comment": "any other property of an entity"},
    )

    attribute_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    property: Mapped[Code] = mapped_column(comment="FollowTheMoney property, or the source's own label")
    value: Mapped[Printed] = mapped_column(comment="as printed; dates as ISO partial dates")


class Programme(Base):
    """A sanctions programme of an issuer, by the key that the list prints."""

    __tablename__ = "programme"
    __table_args__ = (filled("programme_key"), {"comment": "a sanctions programme of an issuer"})

    programme_id: Mapped[Code] = mapped_column(primary_key=True, comment="source and programme key")
    source_id: Mapped[Code] = mapped_column(ForeignKey("source.source_id"), comment="the list that uses it")
    programme_key: Mapped[Code] = mapped_column(comment="as printed, such as RUSSIA-EO14024")
    common_key: Mapped[Code | None] = mapped_column(
        comment="key of the programme in OpenSanctions' vocabulary, such as US-RUSHAR"
    )
    title: Mapped[Printed | None] = mapped_column(comment="title; empty where the key is not described yet")
    target_code: Mapped[Code | None] = mapped_column(comment="territory it is aimed at, where there is one")
    measures: Mapped[Printed | None] = mapped_column(comment="measures, separated by commas")


class Designation(OfEntity, Base):
    """An entity under a programme."""

    __tablename__ = "designation"
    __table_args__ = (
        *seen_rules("designation"),
        partial_date("listed_on"),
        partial_date("amended_on"),
        partial_date("ended_on"),
        one_of("date_basis", DateBasis),
        {"comment": "an entity under a programme"},
    )

    designation_id: Mapped[Hash] = mapped_column(primary_key=True, comment="hash of the statement")
    programme_id: Mapped[Code] = mapped_column(ForeignKey("programme.programme_id"), comment="the programme")
    listed_on: Mapped[PartialDate | None] = mapped_column(
        comment="date of designation, where the list states it"
    )
    amended_on: Mapped[PartialDate | None] = mapped_column(
        comment="date of the last amendment, where the list states it"
    )
    ended_on: Mapped[PartialDate | None] = mapped_column(
        comment="date of delisting, where the list states it"
    )
    date_basis: Mapped[Code | None] = mapped_column(comment="where listed_on comes from")
    legal_act: Mapped[Printed | None] = mapped_column(comment="legal act, where the list names it")
    reason: Mapped[Printed | None] = mapped_column(comment="statement of reasons, where the list gives it")
    measures: Mapped[Printed | None] = mapped_column(comment="measures, separated by commas, where stated")
