"""A publisher's server that stumbles is asked again; one that stays down is told."""

from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from etl.declare import SourceDefinition
from etl.pipeline import Origin
from flows.refreshing import Outcome, publish, refresh_all
from models.settings import Settings
from tests.flows.conftest import SAMPLES
from tests.invariants.stores import LIST, answer

VERSION = SAMPLES / LIST / "2022-05-08"


class Publisher(ThreadingHTTPServer):
    """Serves the sample list; every file fails as often as `failures` says, then comes."""

    failures = 2

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Stumbling)
        self.asked: Counter[str] = Counter()


class Stumbling(BaseHTTPRequestHandler):
    """Answers 500 until it has been asked often enough."""

    server: Publisher

    def do_GET(self) -> None:
        """Give the file of that name, or fail."""
        self.server.asked[self.path] += 1
        if self.server.asked[self.path] <= self.server.failures:
            self.send_error(500)
            return
        content = (VERSION / self.path.strip("/")).read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", "Sun, 08 May 2022 10:00:00 GMT")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    server = Publisher()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def listed(
    publisher: Publisher, excerpt: SourceDefinition, monkeypatch: pytest.MonkeyPatch
) -> SourceDefinition:
    """The list, served by that server."""
    address = f"http://127.0.0.1:{publisher.server_port}"
    parts = {
        name: part.model_copy(update={"url": f"{address}/{part.file}"})
        for name, part in excerpt.parts.items()
    }
    served = excerpt.model_copy(update={"parts": parts})
    monkeypatch.setattr("flows.refreshing.chosen_sources", lambda _names: [served])
    return served


@pytest.fixture
def impatient(make_settings: Callable[[str], Settings]) -> Settings:
    """Settings that allow the server of the test, and hardly pause."""
    hurried = {"allow_http": True, "allow_private_hosts": True, "retry_pause_seconds": 0.01}
    return make_settings("data").model_copy(update=hurried)


def directly(settings: Settings) -> list[Outcome]:
    outcomes = refresh_all([LIST], Origin(), settings, lambda *_: None)
    publish(settings)
    return outcomes


def through_prefect(settings: Settings) -> list[Outcome]:
    from flows.deployed import refresh_flow

    return refresh_flow([LIST], Origin(), settings, lambda *_: None)


@pytest.fixture(params=[directly, through_prefect], ids=["direct", "prefect"])
def refresh(request: pytest.FixtureRequest, listed: SourceDefinition) -> Callable[[Settings], list[Outcome]]:
    """Refreshes the served list, with and without Prefect."""
    if request.param is through_prefect:
        request.getfixturevalue("prefect_server")
    return request.param  # type: ignore[no-any-return]


def test_files_are_asked_for_again_until_they_come(
    publisher: Publisher, refresh: Callable[[Settings], list[Outcome]], impatient: Settings
) -> None:
    (outcome,) = refresh(impatient)
    assert outcome.problem is None
    assert publisher.asked["/sdn.csv"] == publisher.asked["/sdn_comments.csv"] == 3
    days = answer(impatient.warehouse_path, "select strftime(round_on, '%Y-%m-%d') from mart.list_rounds")
    assert days == [("2022-05-08",)]


def test_a_server_that_stays_down_is_given_up_and_told(
    publisher: Publisher,
    refresh: Callable[[Settings], list[Outcome]],
    impatient: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    publisher.failures = 1000
    (outcome,) = refresh(impatient)
    assert publisher.asked == {"/sdn.csv": impatient.fetch_attempts}
    assert "sdn.csv: cannot be fetched" in str(outcome.problem) and "500" in str(outcome.problem)
    runs = answer(impatient.warehouse_path, "select state, message from core.run")
    assert [state for state, _ in runs] == ["failed"]
    assert runs[0][1] == outcome.problem
    assert [f"attempt {number} of 4" in text for number, text in enumerate(told(caplog), 1)] == [True] * 3


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was said of attempts."""
    return [record.getMessage() for record in caplog.records if record.name == "etl.fetch.retries"]
