"""Alembic's entry: migrate over the connection that was handed in, or over SANCTRACK_DATABASE_URL."""

from alembic import context
from sqlalchemy import Connection

from models.settings import Settings
from models.tables import metadata


def migrate(connection: Connection) -> None:
    """Run the scripts in the connection's transaction; SQLite tables are rebuilt where it cannot alter them."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Use the connection of `migrations.upgrade`; Alembic's own command line opens one."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        migrate(connection)
        return
    from sqlalchemy import create_engine

    with create_engine(Settings().store_url).begin() as opened:
        migrate(opened)


main()
