"""The command line: settings are built here once, and errors reach a person here as one message."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.commands import (
    database,
    extracting,
    history,
    lists,
    queries,
    refreshing,
    reviewing,
    serving,
    status,
)
from models.errors import SanctrackError, SettingsError

app = typer.Typer(
    name="sanctrack",
    help="Who was sanctioned, expelled and traded with: what was said, what was listed, since when, with its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
history_app = typer.Typer(help="Replay old versions of a list.", no_args_is_help=True)
review_app = typer.Typer(callback=reviewing.review, invoke_without_command=True)
database_app = typer.Typer(help="Look after the store.", no_args_is_help=True)

app.command("refresh")(refreshing.refresh)
app.command("extract")(extracting.extract)
app.command("sql")(queries.sql)
app.command("views")(queries.views)
app.command("as-of")(lists.as_of)
app.command("diff")(lists.diff)
app.command("status")(status.status)
app.command("runs")(status.runs)
app.command("serve")(serving.serve)
history_app.command("load")(history.load)
review_app.command("show")(reviewing.show)
review_app.command("accept")(reviewing.accept)
review_app.command("correct")(reviewing.correct)
review_app.command("reject")(reviewing.reject)
review_app.command("withdraw")(reviewing.withdraw)
database_app.command("upgrade")(database.upgrade)
app.add_typer(history_app, name="history")
app.add_typer(review_app, name="review")
app.add_typer(database_app, name="db")

DEBUG = "--debug"


@app.callback()
def settings(
    context: typer.Context,
    data_dir: Annotated[
        Path | None,
        typer.Option(help="Folder of archive, store and warehouse, instead of SANCTRACK_DATA_DIR."),
    ] = None,
    debug: Annotated[bool, typer.Option(DEBUG, help="Show where in the code an error arose.")] = False,
) -> None:
    """Build the settings that every command gets."""
    from pydantic import ValidationError

    from models.settings import Settings

    try:
        context.obj = Settings() if data_dir is None else Settings(data_dir=data_dir)
    except ValidationError as error:
        wrong = "; ".join(
            f"SANCTRACK_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors()
        )
        raise SettingsError(wrong, hint="the settings are described in README.md") from error


def main() -> None:
    """Run the command line; exit 0 only where everything was done."""
    debug = DEBUG in sys.argv
    if debug:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")
        sys.argv = [sys.argv[0], DEBUG, *(word for word in sys.argv[1:] if word != DEBUG)]
    try:
        app()
    except SanctrackError as error:
        if debug:
            raise
        typer.secho(f"sanctrack: {error}", err=True, fg=typer.colors.RED)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("sanctrack: stopped", err=True)
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        typer.secho(f"sanctrack: {type(error).__name__}: {error}", err=True, fg=typer.colors.RED)
        typer.echo("This is a fault of sanctrack; run the command again with --debug to see where.", err=True)
        sys.exit(1)
