"""Keep every source fresh on one machine: Prefect's server and a runner, started and stopped together."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.orchestration import settings_in_environment, surround
from flows.refreshing import chosen_sources
from models.errors import SanctrackError
from models.settings import Settings

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

HOST = "127.0.0.1"
START_SECONDS = 120
STOP_SECONDS = 20


def serve(settings: Settings, names: list[str], port: int, every_seconds: int | None) -> None:
    """Serve until Ctrl-C or SIGTERM: a schedule without a server never fires, so both run here.

    `every_seconds` takes the place of every source's own cadence.
    """
    surround(settings)
    os.environ.update(settings_in_environment(settings))
    os.environ["PREFECT_API_URL"] = f"http://{HOST}:{port}/api"
    with running_server(port):
        asyncio.run(run_schedules(names, every_seconds))


@contextmanager
def running_server(port: int) -> Iterator[None]:
    """Prefect's server on a port of this machine, for as long as the block runs."""
    if _answers(port):
        raise SanctrackError(
            f"port {port} is already in use",
            where=HOST,
            hint="another `sanctrack serve` may be running; stop it, or choose another with --port",
        )
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _await_start(server, port)
        yield
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()


def _await_start(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(port):
        if server.poll() is not None or time.monotonic() > deadline:
            raise SanctrackError(
                "Prefect's server did not start",
                where=f"{HOST}:{port}",
                hint=f"run `prefect server start --port {port}` to see why",
            )
        time.sleep(0.2)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


async def run_schedules(names: list[str], every_seconds: int | None) -> None:
    """Deploy one schedule a source and run what falls due, until this process is told to stop."""
    from prefect.runner import Runner

    runner = Runner(name="sanctrack", pause_on_shutdown=False)
    for deployment in await deployments(names, every_seconds):
        await runner.aadd_deployment(deployment)
    running = asyncio.create_task(runner.start())
    stopped = asyncio.Event()
    # Prefect's own handler of SIGTERM awaits nothing and leaves runs behind; ours comes after it.
    await asyncio.sleep(0)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    stopping = asyncio.create_task(stopped.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        running.result()
    running.cancel()
    await asyncio.wait({running}, timeout=STOP_SECONDS)


async def deployments(names: list[str], every_seconds: int | None) -> "list[RunnerDeployment]":
    """One deployment a source, at its own cadence or every so many seconds; one run of a source at a time."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron, Interval
    from prefect.types.entrypoint import EntrypointType

    from flows.deployed import refresh_source

    one_at_a_time = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    return [
        await refresh_source.ato_deployment(
            name=one.source_id,
            parameters={"source": one.source_id},
            concurrency_limit=one_at_a_time,
            entrypoint_type=EntrypointType.MODULE_PATH,
            schedule=Interval(timedelta(seconds=every_seconds)) if every_seconds else Cron(one.cadence),
        )
        for one in chosen_sources(names)
    ]
