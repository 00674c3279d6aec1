"""`sanctrack history load`: replay old versions of a list."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.refreshing import DATE_FORMATS


def load(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="Name of the list, such as us_ofac_sdn.")],
    path: Annotated[
        Path, typer.Argument(help="A folder, an archive (.zip, .tar, .tar.gz, .tar.zst) or a file.")
    ],
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=DATE_FORMATS, help="Time (UTC) of a version whose name and content state none."),
    ] = None,
) -> None:
    """Load all versions of a list in a folder or archive, oldest first, each at its own publication time.

    A version's time comes from its content where the list states it, else from the file's or folder's name,
    else from --as-of. Versions that are loaded already are passed over, so an interrupted replay goes on.

    Example: sanctrack history load us_ofac_sdn history_2021-08_2023-12.tar.zst
    """
    from etl.pipeline import Origin
    from flows.display import Watch, show_outcomes
    from flows.refreshing import publish, refresh_all

    with Watch() as watch:
        outcomes = refresh_all([source], Origin(path, as_of, "history load"), context.obj, watch.progress)
        watch.say("building the warehouse")
        publish(context.obj)
    show_outcomes(outcomes, context.obj)
    raise typer.Exit(0 if all(outcome.succeeded for outcome in outcomes) else 1)
