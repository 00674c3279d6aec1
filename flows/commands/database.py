"""`sanctrack db upgrade`: migrate the store."""

import typer


def upgrade(context: typer.Context) -> None:
    """Create the store, or bring it to this version's tables; data stay. `refresh` does it by itself.

    Example: SANCTRACK_DATABASE_URL=postgresql://localhost/sanctrack sanctrack db upgrade
    """
    import migrations
    from etl.store import open_store

    engine = open_store(context.obj.store_url)
    before = migrations.is_current(engine)
    migrations.upgrade(engine)
    word = "is up to date" if before else "was upgraded"
    typer.echo(f"The store {word}: {engine.url.render_as_string()}")
