"""`sanctrack status` and `sanctrack runs`: how fresh each source is, and what was run."""

from typing import Annotated

import typer


def status(context: typer.Context) -> None:
    """Show each source with its last good version, its age against its cadence, and its last run.

    Reads the store, so it is right even where the warehouse could not be built.

    Example: sanctrack status
    """
    from etl.store import open_store, require_tables
    from flows.display import show_status
    from flows.freshness import freshness

    engine = open_store(context.obj.store_url)
    require_tables(engine)
    show_status(freshness(engine))


def runs(
    context: typer.Context,
    source: Annotated[str | None, typer.Option(help="Only this source.", metavar="NAME")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 20,
) -> None:
    """Show what was run when, how it ended, and what it changed.

    Example: sanctrack runs --source us_ofac_sdn --limit 5
    """
    from etl.declare import source as declared
    from etl.store import open_store, require_tables
    from flows.display import show_runs
    from flows.freshness import newest_runs

    if source is not None:
        declared(source)
    engine = open_store(context.obj.store_url)
    require_tables(engine)
    show_runs(newest_runs(engine, source, limit))
