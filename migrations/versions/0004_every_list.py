"""What every official list gives: checked identifiers, relations by key, amendments, programmes' common keys.

Also the validators of conditional requests. Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SCHEMAS = (
    "Person", "Organization", "Company", "LegalEntity", "PublicBody", "Vessel", "Airplane", "Vehicle",
    "CryptoWallet", "Security", "Asset", "RealEstate", "Position",
)  # fmt: skip
SCHEMES = (
    "inn", "ogrn", "kpp", "imo", "mmsi", "lei", "bic", "okpo", "isin", "uscc", "passport", "national_id", "tax_id",
    "registration", "licence", "un_reference", "list_id", "aircraft_serial", "aircraft_tail", "wallet", "other",
)  # fmt: skip
RELATIONS = (
    "linked_to", "owned_by", "owner_of", "operated_by", "operator_of", "family", "associate_of", "acts_for",
    "supports", "leads", "led_by", "member_of", "employed_by", "successor_of", "same_as",
)  # fmt: skip
MEASURES = (
    "asset_freeze", "travel_ban", "visa_restriction", "export_ban", "import_ban", "investment_ban", "services_ban",
    "arms_embargo", "financial", "swift", "port_ban", "transport", "mfn_withdrawal", "payment", "sectoral",
    "debarment", "export_licence", "claims_ban", "aid_suspension",
)  # fmt: skip
AMENDED_ON = "(amended_on like '____' or amended_on like '____-__' or amended_on like '____-__-__') and amended_on >= '1000' and amended_on < '3000'"
OLD_RELATIONS = ("linked_to", "owned_by", "operated_by", "family")
KIND_COMMENT = "the entity is ... the other: linked_to, owned_by, family ..."
OLD_KIND_COMMENT = "linked_to, owned_by, operated_by, family"
OLD_RELATION_COMMENT = "a relation of an entity to another one, by its printed name"
RELATION_COMMENT = "a relation of an entity to another one, by its printed name and the source's key for it"


COLUMNS = (
    ("document", "etag", sa.Text(), "ETag of the server, asked with the next time"),
    ("document", "modified_at", sa.DateTime(), "Last-Modified of the server, UTC"),
    ("identifier", "is_valid", sa.Boolean(), "whether the check digits are right; empty where the scheme has none"),
    ("relation", "other_key", sa.Text(), "the source's own key of the other entity, where it gives one"),
    ("relation", "label", sa.Text(), "the source's own word for the relation, such as brother of"),
    ("programme", "common_key", sa.Text(), "key of the programme in OpenSanctions' vocabulary, such as US-RUSHAR"),
    ("designation", "amended_on", sa.Text(), "date of the last amendment, where the list states it"),
)
VOCABULARIES = (
    ("entity", "schema", SCHEMAS, ("Vehicle", "Asset", "RealEstate", "Position")),
    ("identifier", "scheme", SCHEMES, ("okpo",)),
    ("relation", "kind", RELATIONS, tuple(kind for kind in RELATIONS if kind not in OLD_RELATIONS)),
    ("sanction_measure", "measure", MEASURES, ("export_licence", "claims_ban", "aid_suspension")),
)


def upgrade() -> None:
    """Apply the change."""
    for table, name, kind, comment in COLUMNS:
        op.add_column(table, sa.Column(name, kind, nullable=True, comment=comment))
    for table, name, values, _added in VOCABULARIES:
        _set_vocabulary(table, name, values)
    with op.batch_alter_table("designation") as batch:
        batch.create_check_constraint(op.f("ck_designation_amended_on_is_date"), AMENDED_ON)
    _comment(RELATION_COMMENT, KIND_COMMENT)


def downgrade() -> None:
    """Undo it; rows with words that the older vocabularies lack go with it."""
    with op.batch_alter_table("designation") as batch:
        batch.drop_constraint(op.f("ck_designation_amended_on_is_date"), type_="check")
    for table, name, values, added in VOCABULARIES:
        op.execute(f"delete from {table} where {_one_of(name, added)}")
        _set_vocabulary(table, name, tuple(value for value in values if value not in added))
    for table, name, _kind, _comment_text in reversed(COLUMNS):
        op.drop_column(table, name)
    _comment(OLD_RELATION_COMMENT, OLD_KIND_COMMENT)


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


def _set_vocabulary(table: str, column: str, values: tuple[str, ...]) -> None:
    """Replace the CHECK that holds a column to a vocabulary; SQLite rebuilds the table."""
    name = op.f(f"ck_{table}_{column}_known")
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, _one_of(column, values))


def _comment(relation: str, kind: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_table_comment("relation", relation)
        op.alter_column("relation", "kind", comment=kind)
