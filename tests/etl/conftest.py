"""A misbehaving server a test, and settings that may ask it, in a hurry."""

from collections.abc import Iterator

import pytest

from models.settings import Settings
from tests.etl.misbehaving_server import MisbehavingServer, misbehaving

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture
def publisher() -> Iterator[MisbehavingServer]:
    """A publisher's server."""
    with misbehaving() as server:
        yield server


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without a proxy."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def hurried(settings: Settings, no_proxy: None) -> Settings:
    """Settings that allow the server of the test, and hardly pause."""
    allowed = {"allow_http": True, "allow_private_hosts": True}
    return settings.model_copy(update={"retry_pause_seconds": 0.01, "timeout_seconds": 0.5, **allowed})
