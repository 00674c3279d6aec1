"""Entities of lists and the statements about them.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "entity",
        sa.Column("entity_id", sa.Text(), nullable=False, comment="source and the source's own key"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="its source"),
        sa.Column("source_key", sa.Text(), nullable=False, comment="the source's own key, such as OFAC's uid"),
        sa.Column("schema", sa.Text(), nullable=False, comment="FollowTheMoney schema, as last listed"),
        sa.Column("caption", sa.Text(), nullable=False, comment="primary name, as last listed"),
        sa.Column("country", sa.Text(), nullable=True, comment="main country, ISO 3166-1 alpha-2, as last listed"),
        sa.CheckConstraint(
            "schema in ('Person', 'Organization', 'Company', 'LegalEntity', 'PublicBody', 'Vessel', 'Airplane', 'CryptoWallet', 'Security')",
            name=op.f("ck_entity_schema_known"),
        ),
        sa.CheckConstraint("length(caption) > 0", name=op.f("ck_entity_caption_filled")),
        sa.CheckConstraint("length(country) = 2 and upper(country) = country", name=op.f("ck_entity_country_is_code")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_entity_source_id")),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_entity")),
        comment="one listed thing as one source knows it",
    )
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entity_source_id"), ["source_id"], unique=False)

    op.create_table(
        "programme",
        sa.Column("programme_id", sa.Text(), nullable=False, comment="source and programme key"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the list that uses it"),
        sa.Column("programme_key", sa.Text(), nullable=False, comment="as printed, such as RUSSIA-EO14024"),
        sa.Column("title", sa.Text(), nullable=True, comment="title; empty where the key is not described yet"),
        sa.Column("target_code", sa.Text(), nullable=True, comment="territory it is aimed at, where there is one"),
        sa.Column("measures", sa.Text(), nullable=True, comment="measures, separated by commas"),
        sa.CheckConstraint("length(programme_key) > 0", name=op.f("ck_programme_programme_key_filled")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_programme_source_id")),
        sa.PrimaryKeyConstraint("programme_id", name=op.f("pk_programme")),
        comment="a sanctions programme of an issuer",
    )
    op.create_table(
        "address",
        sa.Column("address_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("full_address", sa.Text(), nullable=True, comment="all printed parts, separated by ', '; empty where the list has a number without an address"),
        sa.Column("street", sa.Text(), nullable=True, comment="street line as printed"),
        sa.Column("city", sa.Text(), nullable=True, comment="city, region and postal code as printed"),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2; empty for regions and unknown"),
        sa.Column("country_printed", sa.Text(), nullable=True, comment="country as printed"),
        sa.Column("remark", sa.Text(), nullable=True, comment="the source's remark on the address"),
        sa.Column("source_key", sa.Text(), nullable=True, comment="the source's own number for it, where it has one"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("length(country) = 2 and upper(country) = country", name=op.f("ck_address_country_is_code")),
        sa.CheckConstraint("length(full_address) > 0", name=op.f("ck_address_full_address_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_address_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_address_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_address_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_address_source_id")),
        sa.PrimaryKeyConstraint("address_id", "seen_from", name=op.f("pk_address")),
        comment="an address of an entity",
    )
    with op.batch_alter_table("address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_address_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_address_open", ["address_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "attribute",
        sa.Column("attribute_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("property", sa.Text(), nullable=False, comment="FollowTheMoney property, or the source's own label"),
        sa.Column("value", sa.Text(), nullable=False, comment="as printed; dates as ISO partial dates"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("length(property) > 0", name=op.f("ck_attribute_property_filled")),
        sa.CheckConstraint("length(value) > 0", name=op.f("ck_attribute_value_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_attribute_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_attribute_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_attribute_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_attribute_source_id")),
        sa.PrimaryKeyConstraint("attribute_id", "seen_from", name=op.f("pk_attribute")),
        comment="any other property of an entity",
    )
    with op.batch_alter_table("attribute", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attribute_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_attribute_open", ["attribute_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "birth",
        sa.Column("birth_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("born_on", sa.Text(), nullable=True, comment="date of birth, as far as it is known"),
        sa.Column("born_until", sa.Text(), nullable=True, comment="last possible date, where a range is printed"),
        sa.Column("is_about", sa.Boolean(), nullable=True, comment="true where the source says circa"),
        sa.Column("place", sa.Text(), nullable=True, comment="place of birth as printed"),
        sa.Column("country", sa.Text(), nullable=True, comment="country of birth, ISO 3166-1 alpha-2"),
        sa.Column("printed", sa.Text(), nullable=False, comment="as printed"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "(born_on like '____' or born_on like '____-__' or born_on like '____-__-__') and born_on >= '1000' and born_on < '3000'",
            name=op.f("ck_birth_born_on_is_date"),
        ),
        sa.CheckConstraint(
            "(born_until like '____' or born_until like '____-__' or born_until like '____-__-__') and born_until >= '1000' and born_until < '3000'",
            name=op.f("ck_birth_born_until_is_date"),
        ),
        sa.CheckConstraint("length(country) = 2 and upper(country) = country", name=op.f("ck_birth_country_is_code")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_birth_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_birth_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_birth_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_birth_source_id")),
        sa.PrimaryKeyConstraint("birth_id", "seen_from", name=op.f("pk_birth")),
        comment="a date or place of birth",
    )
    with op.batch_alter_table("birth", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_birth_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_birth_open", ["birth_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "designation",
        sa.Column("designation_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("programme_id", sa.Text(), nullable=False, comment="the programme"),
        sa.Column("listed_on", sa.Text(), nullable=True, comment="date of designation, where the list states it"),
        sa.Column("ended_on", sa.Text(), nullable=True, comment="date of delisting, where the list states it"),
        sa.Column("date_basis", sa.Text(), nullable=True, comment="where listed_on comes from"),
        sa.Column("legal_act", sa.Text(), nullable=True, comment="legal act, where the list names it"),
        sa.Column("reason", sa.Text(), nullable=True, comment="statement of reasons, where the list gives it"),
        sa.Column("measures", sa.Text(), nullable=True, comment="measures, separated by commas, where stated"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "(ended_on like '____' or ended_on like '____-__' or ended_on like '____-__-__') and ended_on >= '1000' and ended_on < '3000'",
            name=op.f("ck_designation_ended_on_is_date"),
        ),
        sa.CheckConstraint(
            "(listed_on like '____' or listed_on like '____-__' or listed_on like '____-__-__') and listed_on >= '1000' and listed_on < '3000'",
            name=op.f("ck_designation_listed_on_is_date"),
        ),
        sa.CheckConstraint("date_basis in ('stated', 'stated_partly', 'published', 'inferred', 'first_seen', 'act_date')", name=op.f("ck_designation_date_basis_known")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_designation_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_designation_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_designation_entity_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.programme_id"], name=op.f("fk_designation_programme_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_designation_source_id")),
        sa.PrimaryKeyConstraint("designation_id", "seen_from", name=op.f("pk_designation")),
        comment="an entity under a programme",
    )
    with op.batch_alter_table("designation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_designation_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index(
            "uq_designation_open", ["designation_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null")
        )

    op.create_table(
        "identifier",
        sa.Column("identifier_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("scheme", sa.Text(), nullable=False, comment="who gives out the number"),
        sa.Column("value", sa.Text(), nullable=False, comment="as printed"),
        sa.Column("normalised", sa.Text(), nullable=False, comment="upper case, letters and digits only"),
        sa.Column("label", sa.Text(), nullable=False, comment="the source's own word for it, such as Cedula No."),
        sa.Column("country", sa.Text(), nullable=True, comment="country of the register, ISO 3166-1 alpha-2"),
        sa.Column("remark", sa.Text(), nullable=True, comment="what the source adds, such as an expiry date"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint(
            "scheme in ('inn', 'ogrn', 'kpp', 'imo', 'mmsi', 'lei', 'bic', 'isin', 'uscc', 'passport', 'national_id', 'tax_id', 'registration', 'licence', 'un_reference', 'list_id', 'aircraft_serial', 'aircraft_tail', 'wallet', 'other')",
            name=op.f("ck_identifier_scheme_known"),
        ),
        sa.CheckConstraint("length(country) = 2 and upper(country) = country", name=op.f("ck_identifier_country_is_code")),
        sa.CheckConstraint("length(value) > 0", name=op.f("ck_identifier_value_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_identifier_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_identifier_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_identifier_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_identifier_source_id")),
        sa.PrimaryKeyConstraint("identifier_id", "seen_from", name=op.f("pk_identifier")),
        comment="a number or code that a register gave to an entity",
    )
    with op.batch_alter_table("identifier", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identifier_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_identifier_open", ["identifier_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "listing",
        sa.Column("listing_id", sa.Text(), nullable=False, comment="hash of the entity"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_listing_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_listing_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_listing_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_listing_source_id")),
        sa.PrimaryKeyConstraint("listing_id", "seen_from", name=op.f("pk_listing")),
        comment="one stay of an entity on a list",
    )
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_listing_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_listing_open", ["listing_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "name",
        sa.Column("name_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("kind", sa.Text(), nullable=False, comment="primary, alias, weak_alias, former, original_script"),
        sa.Column("value", sa.Text(), nullable=False, comment="as printed"),
        sa.Column("normalised", sa.Text(), nullable=False, comment="given order, lower case, without accents and marks"),
        sa.Column("script", sa.Text(), nullable=True, comment="ISO 15924 code of the script, where it is not Latin"),
        sa.Column("language", sa.Text(), nullable=True, comment="BCP 47 tag, where the source says"),
        sa.Column("remark", sa.Text(), nullable=True, comment="the source's remark on the name"),
        sa.Column("source_key", sa.Text(), nullable=True, comment="the source's own number for it, where it has one"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("kind in ('primary', 'alias', 'weak_alias', 'former', 'original_script')", name=op.f("ck_name_kind_known")),
        sa.CheckConstraint("length(value) > 0", name=op.f("ck_name_value_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_name_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_name_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_name_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_name_source_id")),
        sa.PrimaryKeyConstraint("name_id", "seen_from", name=op.f("pk_name")),
        comment="a name of an entity",
    )
    with op.batch_alter_table("name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_name_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_name_open", ["name_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "nationality",
        sa.Column("nationality_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("kind", sa.Text(), nullable=False, comment="nationality or citizenship"),
        sa.Column("country", sa.Text(), nullable=True, comment="ISO 3166-1 alpha-2; empty where it has no code"),
        sa.Column("country_printed", sa.Text(), nullable=False, comment="as printed"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("kind in ('nationality', 'citizenship')", name=op.f("ck_nationality_kind_known")),
        sa.CheckConstraint("length(country) = 2 and upper(country) = country", name=op.f("ck_nationality_country_is_code")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_nationality_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_nationality_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_nationality_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_nationality_source_id")),
        sa.PrimaryKeyConstraint("nationality_id", "seen_from", name=op.f("pk_nationality")),
        comment="a nationality or citizenship of a person",
    )
    with op.batch_alter_table("nationality", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nationality_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index(
            "uq_nationality_open", ["nationality_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null")
        )

    op.create_table(
        "record",
        sa.Column("record_id", sa.Text(), nullable=False, comment="hash of part, key and content"),
        sa.Column("part", sa.Text(), nullable=False, comment="file of the list, such as sdn, alt, add"),
        sa.Column("record_key", sa.Text(), nullable=False, comment="the record's own key within the part"),
        sa.Column("content", sa.Text(), nullable=False, comment="its filled fields by name, as JSON"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_record_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_record_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_record_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_record_source_id")),
        sa.PrimaryKeyConstraint("record_id", "seen_from", name=op.f("pk_record")),
        comment="one record of a source file, as printed",
    )
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_record_open", ["record_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))

    op.create_table(
        "relation",
        sa.Column("relation_id", sa.Text(), nullable=False, comment="hash of the statement"),
        sa.Column("kind", sa.Text(), nullable=False, comment="linked_to, owned_by, operated_by, family"),
        sa.Column("other_name", sa.Text(), nullable=False, comment="name of the other entity as printed"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="the entity"),
        sa.Column("source_id", sa.Text(), nullable=False, comment="the source that says so"),
        sa.Column("document_id", sa.Text(), nullable=False, comment="the file in which the row first stood"),
        sa.Column("seen_from", sa.DateTime(), nullable=False, comment="UTC time of the first version with this row"),
        sa.Column("seen_to", sa.DateTime(), nullable=True, comment="UTC time of the first version without it; empty while the row stands"),
        sa.CheckConstraint("kind in ('linked_to', 'owned_by', 'operated_by', 'family')", name=op.f("ck_relation_kind_known")),
        sa.CheckConstraint("length(other_name) > 0", name=op.f("ck_relation_other_name_filled")),
        sa.CheckConstraint("seen_to is null or seen_from < seen_to", name=op.f("ck_relation_seen_forward")),
        sa.ForeignKeyConstraint(["document_id"], ["document.document_id"], name=op.f("fk_relation_document_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_relation_entity_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_relation_source_id")),
        sa.PrimaryKeyConstraint("relation_id", "seen_from", name=op.f("pk_relation")),
        comment="a relation of an entity to another one, by its printed name",
    )
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relation_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index("uq_relation_open", ["relation_id"], unique=True, sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.drop_index("uq_relation_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_relation_entity_id"))

    op.drop_table("relation")
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.drop_index("uq_record_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_record_entity_id"))

    op.drop_table("record")
    with op.batch_alter_table("nationality", schema=None) as batch_op:
        batch_op.drop_index("uq_nationality_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_nationality_entity_id"))

    op.drop_table("nationality")
    with op.batch_alter_table("name", schema=None) as batch_op:
        batch_op.drop_index("uq_name_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_name_entity_id"))

    op.drop_table("name")
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.drop_index("uq_listing_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_listing_entity_id"))

    op.drop_table("listing")
    with op.batch_alter_table("identifier", schema=None) as batch_op:
        batch_op.drop_index("uq_identifier_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_identifier_entity_id"))

    op.drop_table("identifier")
    with op.batch_alter_table("designation", schema=None) as batch_op:
        batch_op.drop_index("uq_designation_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_designation_entity_id"))

    op.drop_table("designation")
    with op.batch_alter_table("birth", schema=None) as batch_op:
        batch_op.drop_index("uq_birth_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_birth_entity_id"))

    op.drop_table("birth")
    with op.batch_alter_table("attribute", schema=None) as batch_op:
        batch_op.drop_index("uq_attribute_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_attribute_entity_id"))

    op.drop_table("attribute")
    with op.batch_alter_table("address", schema=None) as batch_op:
        batch_op.drop_index("uq_address_open", sqlite_where=sa.text("seen_to is null"), postgresql_where=sa.text("seen_to is null"))
        batch_op.drop_index(batch_op.f("ix_address_entity_id"))

    op.drop_table("address")
    op.drop_table("programme")
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_source_id"))

    op.drop_table("entity")
