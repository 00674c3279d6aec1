"""Prefect's surroundings: quiet, offline, and with its own files in the data folder unless told otherwise."""

import atexit
import os
import sys
from pathlib import Path

from models.settings import Settings

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_CLI_PROMPT": "false",
}


def surround(settings: Settings) -> None:
    """Set what Prefect reads from the environment, before it is imported; what is already set stays.

    Its own log is silent on the terminal: errors are told in our words, and states stand in its pages.
    PREFECT_LOGGING_LEVEL=INFO brings it back.
    """
    mute_at_exit()
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    profiles = Path.home() / ".prefect" / "profiles.toml"
    if "PREFECT_HOME" not in os.environ and not profiles.exists():
        home = (settings.data_dir / "prefect").resolve()
        home.mkdir(parents=True, exist_ok=True)
        os.environ["PREFECT_HOME"] = str(home)


def mute_at_exit() -> None:
    """Drop what is printed after the interpreter has ended; call it before Prefect is imported.

    Prefect's threads hold frames at exit, for which DuckDB's binding prints pages of "leaked" objects.
    """
    atexit.register(_close_standard_error)


def _close_standard_error() -> None:
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def settings_in_environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for processes that are started from here."""
    given = settings.model_dump(exclude_none=True)
    return {f"SANCTRACK_{name.upper()}": str(value) for name, value in given.items()}
