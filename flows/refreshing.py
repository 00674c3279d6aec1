"""What a refresh does, as plain functions: prepare the store, run the sources, publish the warehouse.

The Prefect flow in `flows/deployed.py` wraps exactly these; `--direct` calls them without Prefect.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine

import migrations
from etl.declare import SourceDefinition, source, sources
from etl.history import Changes
from etl.mentions.loading import refresh_mentions
from etl.pipeline import Origin, Progress, run_source
from etl.runs import RunReport
from etl.store import open_store
from models.errors import SanctrackError
from models.settings import Settings
from models.vocabulary import RunState, SourceKind
from warehouse.build import BuildReport, build
from warehouse.export import export_tables

RunSource = Callable[[SourceDefinition, Origin, Settings, Engine, Progress], list[RunReport]]


MOST_PROBLEMS = 3


@dataclass(frozen=True)
class Outcome:
    """What a refresh did to one source: the reports of its versions, and why it ended early, if it did."""

    source_id: str
    reports: list[RunReport]
    problem: str | None = None

    @property
    def succeeded(self) -> bool:
        """True where everything that was given is loaded."""
        return self.problem is None

    def total(self, name: str) -> int:
        """Sum of a count over all versions."""
        return sum(int(getattr(report, name)) for report in self.reports)

    @property
    def changes(self) -> Changes:
        """Rows opened and closed over all versions, by table."""
        merged = Changes()
        for report in self.reports:
            for table in {*report.changes.opened, *report.changes.closed}:
                merged.add(table, report.changes.opened.get(table, 0), report.changes.closed.get(table, 0))
        return merged


def prepare_store(settings: Settings) -> Engine:
    """The store, migrated to the newest schema; an empty database becomes a store."""
    engine = open_store(settings.store_url)
    if not migrations.is_current(engine):
        migrations.upgrade(engine)
    return engine


def chosen_sources(names: list[str]) -> list[SourceDefinition]:
    """The sources of these names, or all there are."""
    return [source(name) for name in names] if names else list(sources().values())


def configured_sources(names: list[str], path: Path | None, settings: Settings) -> list[SourceDefinition]:
    """The named sources; else those with a folder below `path`; else all that can be had without being given.

    Those are the lists that are fetched from somewhere, and documents once they have a folder.
    """
    chosen = chosen_sources(names)
    if names:
        return chosen
    if path is not None:
        return sources_below(chosen, path)
    has_inbox = settings.inbox_dir.exists()
    return [one for one in chosen if (has_inbox if one.kind is SourceKind.DOCUMENTS else one.fetched_parts)]


def origin_of(one: SourceDefinition, origin: Origin, several: bool) -> Origin:
    """Where one source's files are: with several sources, in the folder of its name below `--from`."""
    if origin.path is None or not several:
        return origin
    return replace(origin, path=origin.path / one.source_id)


def sources_below(chosen: list[SourceDefinition], path: Path) -> list[SourceDefinition]:
    """Of all sources, those that have a folder of their name below `--from`; SanctrackError where none has."""
    present = [one for one in chosen if (path / one.source_id).exists()]
    if not present:
        raise SanctrackError(
            "holds no folder that is named like a source",
            where=str(path),
            expected=" or ".join(one.source_id for one in chosen),
            hint="name the source: sanctrack refresh --source NAME --from PATH",
        )
    return present


def refresh_all(
    names: list[str],
    origin: Origin,
    settings: Settings,
    progress: Progress,
    run: RunSource = run_source,
) -> list[Outcome]:
    """Refresh the named sources, or all; the failure of one does not stop the others."""
    engine = prepare_store(settings)
    chosen = configured_sources(names, origin.path, settings)
    several = len(names) != 1
    return [
        refresh_one(one, origin_of(one, origin, several), settings, engine, progress, run) for one in chosen
    ]


def refresh_one(
    one: SourceDefinition,
    origin: Origin,
    settings: Settings,
    engine: Engine,
    progress: Progress,
    run: RunSource,
) -> Outcome:
    """Refresh one source; whatever goes wrong is in the outcome, in words."""
    try:
        reports = run(one, origin, settings, engine, progress)
    except SanctrackError as error:
        return Outcome(one.source_id, [], str(error))
    except Exception as error:  # noqa: BLE001 one source never stops the others
        return Outcome(one.source_id, [], f"{type(error).__name__}: {error} (run with --debug to see where)")
    return Outcome(one.source_id, reports, problem_of(reports))


def problem_of(reports: list[RunReport]) -> str | None:
    """What went wrong with the versions that are not loaded, the first few in full; None where all are."""
    problems = [
        report.problem or report.message or report.state for report in reports if not report.succeeded
    ]
    more = len(problems) - MOST_PROBLEMS
    said = [*problems[:MOST_PROBLEMS], *([f"... and {more} more: sanctrack runs"] if more > 0 else [])]
    return "\n".join(said) or None


def publish(settings: Settings) -> BuildReport:
    """Hand the store over as Parquet and build the warehouse from it; the old file stays until the new is whole.

    Before that, documents are searched for names where they, or the names on lists, are not those of the last search.
    """
    refresh_mentions(prepare_store(settings))
    export_tables(settings.store_url, settings.parquet_dir)
    return build(settings.parquet_dir, settings.warehouse_path)


def needs_publishing(outcomes: list[Outcome], settings: Settings) -> bool:
    """True unless nothing was run and a warehouse is there: runs themselves are data that `status` shows."""
    ran = any(outcome.reports for outcome in outcomes)
    return ran or not settings.warehouse_path.exists()


def state_of(outcome: Outcome) -> str:
    """How a source ended, in a word."""
    if not outcome.reports:
        return RunState.FAILED
    if outcome.reports[-1].state in (RunState.REFUSED, RunState.FAILED):
        return outcome.reports[-1].state
    loaded = any(report.state is RunState.COMPLETED for report in outcome.reports)
    return RunState.COMPLETED if loaded else RunState.UNCHANGED
