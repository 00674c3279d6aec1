"""`sanctrack serve`: a schedule of a few seconds runs twice, cadences are scheduled, and SIGTERM leaves nothing."""

import asyncio
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cronsim import CronSim

from etl.declare import sources
from etl.store import open_store
from tests.flows.conftest import QUIET, SAMPLES
from tests.invariants.stores import LIST, counts, dump

START_SECONDS, STOP_SECONDS = 150, 30
EVERY = 4


@dataclass
class Served:
    """A running `sanctrack serve`: its process, its data folder and the address of its server."""

    process: "subprocess.Popen[bytes]"
    data_dir: Path
    api: str
    log: Path

    def runs(self) -> list[tuple[str, str, int, int]]:
        """State, flow, rows opened and closed of all runs, oldest first."""
        store = f"file:{self.data_dir / 'sanctrack.db'}?mode=ro"
        with sqlite3.connect(store, uri=True) as connection:
            query = "select state, flow, opened_count, closed_count from run order by started_at"
            return connection.execute(query).fetchall()

    def ended_runs(self) -> list[tuple[str, str, int, int]]:
        """The same, without one that still runs; none where the store is not there yet."""
        try:
            return [run for run in self.runs() if run[0] != "running"]
        except sqlite3.OperationalError:
            return []


def wait_until(holds: Callable[[], object], seconds: float, served: Served) -> None:
    """Poll until it holds, the process ends or the time is over."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert served.process.poll() is None, served.log.read_text()
        assert time.monotonic() < deadline, served.log.read_text()
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def processes_of(data_dir: Path) -> list[str]:
    """Command lines of all processes that were started with this data folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"SANCTRACK_DATA_DIR={data_dir}\0".encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return [command for command in found if command]


def is_run(command: str) -> bool:
    """True for the process in which Prefect's runner executes a flow."""
    return "prefect.flow_engine" in command or "prefect.engine" in command


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The documents source, refreshed every few seconds."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    settings = {
        "SANCTRACK_DATA_DIR": str(folder),
        "SANCTRACK_DOCUMENTS_DIR": str(SAMPLES / "documents"),
        "PREFECT_HOME": str(folder / "prefect"),
    }
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("SANCTRACK_", "PREFECT_"))
    }
    program = str(Path(sys.executable).parent / "sanctrack")
    command = [program, "serve", "--source", "documents", "--every", str(EVERY), "--port", str(port)]
    log = folder / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=inherited | QUIET | settings, cwd=folder, stdout=output, stderr=output
        )
    try:
        yield Served(process, folder, f"http://127.0.0.1:{port}/api", log)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(STOP_SECONDS + 20)


def test_a_schedule_of_a_few_seconds_runs_and_the_second_run_changes_nothing(served: Served) -> None:
    # Documents are searched for names after the run and before the warehouse is built.
    wait_until((served.data_dir / "warehouse.duckdb").exists, START_SECONDS, served)
    store = open_store(f"sqlite:///{served.data_dir / 'sanctrack.db'}")
    before = dump(store)
    wait_until(lambda: len(served.ended_runs()) >= 2, START_SECONDS, served)
    first, second = served.ended_runs()[:2]
    assert first[:2] == ("completed", "refresh") and first[2] > 10
    assert second == ("unchanged", "refresh", 0, 0)
    assert dump(store) == before and counts(before)["evidence"] > 10


def test_without_every_a_source_is_scheduled_at_its_own_cadence(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against the server that runs: Prefect 3.8.8 with SQLAlchemy 2.1 scheduled nothing, and said nothing."""
    wait_until(lambda: len(served.ended_runs()) >= 1, START_SECONDS, served)
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: served.api}):
        due = asyncio.run(scheduled(served, LIST))
    now = datetime.now(UTC)
    upcoming = CronSim(sources()[LIST].cadence, now)
    expected = [next(upcoming) for _ in range(3)]
    assert [at for at in due if at > now][:3] == expected


async def scheduled(served: Served, name: str) -> list[datetime]:
    """Deploy a source as `serve` does without `--every`; the times for which the server then plans its runs."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterName

    from flows.serving import deployments

    (deployment,) = await deployments([name], None)
    applied: Any = deployment.aapply() if hasattr(deployment, "aapply") else deployment.apply()
    await applied
    chosen = DeploymentFilter(name=DeploymentFilterName(any_=[name]))
    deadline = time.monotonic() + 60
    async with get_client() as client:
        while True:
            runs = await client.read_flow_runs(deployment_filter=chosen)
            if len(runs) >= 3:
                assert {run.state_name for run in runs} == {"Scheduled"}
                return sorted(run.expected_start_time for run in runs if run.expected_start_time)
            assert time.monotonic() < deadline, f"nothing was scheduled:\n{served.log.read_text()}"
            await asyncio.sleep(0.2)


def test_what_it_prints_is_meant_for_a_person(served: Served) -> None:
    wait_until(lambda: len(served.ended_runs()) >= 2, START_SECONDS, served)
    told = served.log.read_text()
    assert "Serving documents" in told and served.api.removesuffix("/api") in told
    assert "leaked" not in told and "Traceback" not in told


def test_a_second_serve_on_the_port_is_told_so(served: Served, tmp_path: Path) -> None:
    wait_until(lambda: len(served.ended_runs()) >= 1, START_SECONDS, served)
    port = served.api.rpartition(":")[2].removesuffix("/api")
    program = str(Path(sys.executable).parent / "sanctrack")
    second = subprocess.run(
        [program, "--data-dir", str(tmp_path), "serve", "--port", port],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert second.returncode == 1
    assert f"port {port} is already in use" in second.stderr and "What to do" in second.stderr
    assert "Traceback" not in second.stderr


def test_sigterm_amid_a_run_stops_it_cleanly_and_leaves_no_process(served: Served) -> None:
    wait_until(lambda: len(served.ended_runs()) >= 1, START_SECONDS, served)
    wait_until(
        lambda: any(is_run(command) for command in processes_of(served.data_dir)), START_SECONDS, served
    )
    started = time.monotonic()
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(STOP_SECONDS) == 0
    while left := processes_of(served.data_dir):
        assert time.monotonic() - started < STOP_SECONDS, left
        time.sleep(0.1)
    told = served.log.read_text()
    assert "Serving documents" in told and "Stopped." in told
    assert "Traceback" not in told
