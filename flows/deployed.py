"""The Prefect flow: the plain refresh, as runs one can watch.

Whoever fetches asks a server again that stumbles (`etl.fetch`), so that no task is tried again here.
"""

from datetime import datetime

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from sqlalchemy import Engine

from etl.declare import SourceDefinition
from etl.fetch import fetch_parts
from etl.pipeline import Origin, Progress, run_source
from etl.runs import RunReport
from flows.orchestration import mute_at_exit
from flows.refreshing import Outcome, needs_publishing, publish, refresh_all
from models.errors import SanctrackError
from models.settings import Settings

fetch_task = task(cache_policy=NO_CACHE)(fetch_parts)
source_task = task(cache_policy=NO_CACHE)(run_source)
publish_task = task(cache_policy=NO_CACHE)(publish)


def run_as_task(
    source: SourceDefinition, origin: Origin, settings: Settings, engine: Engine, progress: Progress
) -> list[RunReport]:
    """Run one source as a task, and its fetch as a task within it."""
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
    origin = Origin.at(from_path, as_of)
    outcomes = refresh_all([source], origin, settings, say_nothing, run_as_task)
    if needs_publishing(outcomes, settings):
        publish_task(settings)
    problems = [f"{outcome.source_id}: {outcome.problem}" for outcome in outcomes if not outcome.succeeded]
    if problems:
        raise SanctrackError("; ".join(problems))
    return [report.state.value for outcome in outcomes for report in outcome.reports]
