"""A publisher's server that stumbles is asked again; one that stays down is told."""

from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from etl.declare import SourceDefinition
from etl.pipeline import Origin
from flows.refreshing import Outcome, refresh_all
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
def through_prefect(
    prefect_server: None,
    listed: SourceDefinition,
    make_settings: Callable[[str], Settings],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], tuple[Outcome, Settings]]:
    """Refreshes the served list by the flow, with short pauses between tries."""
    from flows import deployed

    impatient = deployed.fetch_task.with_options(
        retries=8, retry_delay_seconds=0.01, retry_jitter_factor=None
    )
    monkeypatch.setattr(deployed, "fetch_task", impatient)

    def run() -> tuple[Outcome, Settings]:
        settings = make_settings("data")
        (outcome,) = deployed.refresh_flow([LIST], Origin(), settings, lambda *_: None)
        return outcome, settings

    return run


def test_the_flow_asks_again_until_the_files_come(
    publisher: Publisher, through_prefect: Callable[[], tuple[Outcome, Settings]]
) -> None:
    outcome, settings = through_prefect()
    assert outcome.problem is None
    assert publisher.asked["/sdn.csv"] > 2 and publisher.asked["/sdn_comments.csv"] == 3
    days = answer(settings.warehouse_path, "select strftime(round_on, '%Y-%m-%d') from mart.list_rounds")
    assert days == [("2022-05-08",)]


def test_the_flow_gives_up_in_the_end_and_says_so(
    publisher: Publisher, through_prefect: Callable[[], tuple[Outcome, Settings]]
) -> None:
    publisher.failures = 1000
    outcome, settings = through_prefect()
    assert publisher.asked == {"/sdn.csv": 9}
    assert "sdn.csv: cannot be fetched" in str(outcome.problem) and "500" in str(outcome.problem)
    runs = answer(settings.warehouse_path, "select state, message from core.run")
    assert [state for state, _ in runs] == ["failed"]
    assert runs[0][1] == outcome.problem


def test_without_prefect_nothing_is_tried_twice(
    publisher: Publisher, listed: SourceDefinition, make_settings: Callable[[str], Settings]
) -> None:
    (outcome,) = refresh_all([LIST], Origin(), make_settings("data"), lambda *_: None)
    assert publisher.asked == {"/sdn.csv": 1}
    assert not outcome.succeeded


def test_the_declared_pauses_grow() -> None:
    from flows.deployed import FETCH_RETRIES, fetch_task

    delays = fetch_task.retry_delay_seconds
    pauses = delays(FETCH_RETRIES) if callable(delays) else delays
    assert isinstance(pauses, list) and pauses == sorted(set(pauses)) and len(pauses) == FETCH_RETRIES
    assert fetch_task.retries == FETCH_RETRIES >= 2
