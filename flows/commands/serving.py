"""`sanctrack serve`: keep everything fresh on one machine."""

from typing import Annotated

import typer


def serve(
    context: typer.Context,
    source: Annotated[
        list[str] | None, typer.Option(help="Only this source; may be given several times.", metavar="NAME")
    ] = None,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port of Prefect's server and its pages.")
    ] = 4200,
    every: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="SECONDS", help="Refresh this often instead of at each source's own cadence."
        ),
    ] = None,
) -> None:
    """Refresh every source at its own cadence until Ctrl-C, with Prefect's server and a runner together.

    Example: sanctrack serve, or sanctrack serve --source documents --every 600
    """
    from flows.refreshing import configured_sources, prepare_store

    names = [one.source_id for one in configured_sources(source or [], None, context.obj)]
    prepare_store(context.obj)
    from flows.serving import serve as serve_sources

    typer.echo(f"Serving {', '.join(names)}. Runs and schedules: http://127.0.0.1:{port}  (Ctrl-C stops)")
    serve_sources(context.obj, names, port, every)
    typer.echo("Stopped.")
