"""`sanctrack refresh`: bring sources up to date and publish the warehouse."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from etl.pipeline import Origin
    from flows.display import Watch
    from flows.refreshing import Outcome
    from models.settings import Settings

DATE_FORMATS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]


FromPath = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="PATH_OR_URL",
        help="A file, folder or archive instead of the network; for several sources a folder that holds one folder "
        "a source; for documents also the address of a page, feed or sitemap.",
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=DATE_FORMATS,
        help="Time of the version (UTC) where neither the file's content nor its name states one; the default is now.",
    ),
]
Direct = Annotated[
    bool, typer.Option("--direct", help="Run the same functions without Prefect: no run records.")
]


def refresh(
    context: typer.Context,
    source: Annotated[
        list[str] | None, typer.Option(help="Only this source; may be given several times.", metavar="NAME")
    ] = None,
    from_path: FromPath = None,
    as_of: AsOf = None,
    direct: Direct = False,
) -> None:
    """Fetch, read and load all sources, or some, with history; then rebuild the warehouse.

    Exit code 0 only if every source succeeded; what was kept of the others is said.

    Example: sanctrack refresh --source us_ofac_sdn --from downloads/2023-12-28

    Example: sanctrack refresh --source documents --from https://www.example.org/news/feed.xml
    """
    from etl.pipeline import Origin
    from flows.display import Watch, show_outcomes
    from flows.refreshing import chosen_sources

    settings = context.obj
    origin = Origin.at(from_path, as_of)
    names = source or (["documents"] if origin.address else [])
    chosen_sources(names)
    with Watch() as watch:
        run = _directly if direct else _through_prefect
        outcomes = run(names, origin, settings, watch)
    show_outcomes(outcomes, settings)
    if not names and from_path is None and not settings.inbox_dir.exists():
        typer.echo(f"Documents were left out: there is no folder {settings.inbox_dir}.", err=True)
    raise typer.Exit(0 if all(outcome.succeeded for outcome in outcomes) else 1)


def _directly(names: list[str], origin: "Origin", settings: "Settings", watch: "Watch") -> "list[Outcome]":
    from flows.refreshing import needs_publishing, publish, refresh_all

    outcomes = refresh_all(names, origin, settings, watch.progress)
    if needs_publishing(outcomes, settings):
        watch.say("building the warehouse")
        publish(settings)
    return outcomes


def _through_prefect(
    names: list[str], origin: "Origin", settings: "Settings", watch: "Watch"
) -> "list[Outcome]":
    from flows.orchestration import surround

    watch.say("starting Prefect")
    surround(settings)
    from flows.deployed import refresh_flow

    return refresh_flow(names, origin, settings, watch.progress)
