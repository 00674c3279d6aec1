"""The Prefect flow: the plain refresh, with retries where the network is touched and runs one can watch."""

from datetime import datetime
from pathlib import Path

import typer
from prefect import State, Task, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.tasks import exponential_backoff
from sqlalchemy import Engine

from etl.declare import SourceDefinition
from etl.fetch import fetch_parts
from etl.pipeline import Origin, Progress, run_source
from etl.runs import RunReport
from flows.orchestration import mute_at_exit
from flows.refreshing import Outcome, needs_publishing, publish, refresh_all
from models.errors import FetchError, SanctrackError
from models.settings import Settings

FETCH_RETRIES = 3
BACKOFF_SECONDS = 10


def tell_and_try_again(_task: Task[..., object], run: TaskRun, state: State[object]) -> bool:
    """True for an error of the network, which is told; any other error will not go away."""
    error = state.result(raise_on_failure=False)
    if not isinstance(error, FetchError):
        return False
    typer.echo(
        f"{run.name}, attempt {run.run_count} of {FETCH_RETRIES + 1}: {error.where}: {error.what}", err=True
    )
    return True


fetch_task = task(
    retries=FETCH_RETRIES,
    retry_condition_fn=tell_and_try_again,
    retry_delay_seconds=exponential_backoff(BACKOFF_SECONDS),
    retry_jitter_factor=0.3,
    cache_policy=NO_CACHE,
)(fetch_parts)
source_task = task(cache_policy=NO_CACHE)(run_source)
publish_task = task(cache_policy=NO_CACHE)(publish)


def run_as_task(
    source: SourceDefinition, origin: Origin, settings: Settings, engine: Engine, progress: Progress
) -> list[RunReport]:
    """Run one source as a task, and its fetch as a task that is tried again with growing pauses."""
    run = source_task.with_options(name=f"refresh {source.source_id}")
    fetch = fetch_task.with_options(name=f"fetch {source.source_id}")
    return run(source, origin, settings, engine, progress, fetch)


def say_nothing(_report: RunReport, _done: int, _total: int) -> None:
    """Progress for runs that nobody watches: Prefect's own records tell."""


@flow(name="refresh", validate_parameters=False)
def refresh_flow(sources: list[str], origin: Origin, settings: Settings, progress: Progress) -> list[Outcome]:
    """Refresh sources and publish the warehouse; outcomes tell which failed and why."""
    outcomes = refresh_all(sources, origin, settings, progress, run_as_task)
    if needs_publishing(outcomes, settings):
        publish_task(settings)
    return outcomes


@flow(name="refresh-source", flow_run_name="refresh {source}")
def refresh_source(source: str, from_path: str | None = None, as_of: datetime | None = None) -> list[str]:
    """What a deployment runs: refresh one source by the settings of the environment; fails where the source fails."""
    mute_at_exit()
    settings = Settings()
    origin = Origin(Path(from_path) if from_path else None, as_of)
    outcomes = refresh_all([source], origin, settings, say_nothing, run_as_task)
    if needs_publishing(outcomes, settings):
        publish_task(settings)
    problems = [f"{outcome.source_id}: {outcome.problem}" for outcome in outcomes if not outcome.succeeded]
    if problems:
        raise SanctrackError("; ".join(problems))
    return [report.state.value for outcome in outcomes for report in outcome.reports]
