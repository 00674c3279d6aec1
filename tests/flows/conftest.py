"""Prefect for a test session: quiet, with files of its own, and one server for all flows."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.declare import SourceDefinition, source
from models.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
QUIET = {
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Prefect's server, for as long as the session runs."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in QUIET.items():
            patch.setenv(name, value)
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield


@pytest.fixture
def make_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Settings]:
    """Makes settings of a data folder of that name, whatever the environment says."""
    for name in os.environ:
        if name.startswith("SANCTRACK_"):
            monkeypatch.delenv(name)

    def make(name: str) -> Settings:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        return Settings(_env_file=None, data_dir=folder)

    return make


@pytest.fixture
def excerpt() -> SourceDefinition:
    """The list with the size limits of the sample."""
    return source("us_ofac_sdn").overridden_by(SAMPLES / "us_ofac_sdn")
