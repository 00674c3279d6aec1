"""What the commands show on a terminal: progress, outcomes, claims, runs."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from etl.store import without_password
from flows.terminal import plain_table, terminal
from models.provenance import Run
from models.settings import Settings
from models.vocabulary import RunState

if TYPE_CHECKING:
    from etl.claims import Claim
    from etl.runs import RunReport
    from flows.freshness import Freshness
    from flows.refreshing import Outcome
    from warehouse.catalogue import ViewEntry

STYLES = {RunState.COMPLETED: "green", RunState.UNCHANGED: "green", RunState.RUNNING: "yellow"}


class Watch:
    """Progress of a refresh on standard error: a moving line on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self.console = terminal(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self.bar = Progress(*columns, TimeElapsedColumn(), console=self.console, transient=True)
        self.task = self.bar.add_task("starting", total=None)

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self.bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.bar.stop()

    def say(self, text: str) -> None:
        """Name what is being done now."""
        self.bar.update(self.task, description=text)
        if not self.console.is_terminal:
            self.console.print(text, style="dim")

    def progress(self, report: "RunReport", done: int, total: int) -> None:
        """Tell that one version of a source is done."""
        at = f" {report.published_at:%Y-%m-%d}" if report.published_at else ""
        told = (
            f"{report.source_id}{at}: {report.state}, +{report.opened_count:,} -{report.closed_count:,} rows"
        )
        self.bar.update(self.task, description=told, completed=done, total=total)
        if not self.console.is_terminal and (total <= 20 or done % 20 == 0 or done == total):
            self.console.print(f"[{done}/{total}] {told}", style="dim", markup=False)


def show_outcomes(outcomes: "list[Outcome]", settings: Settings) -> None:
    """What a refresh changed per source, what went wrong, which files to open, and the first answers."""
    console = terminal()
    counts = ("versions", "read", "opened", "closed", "unchanged", "rejected")
    table = plain_table("source", "state", *counts, right=counts)
    for outcome in outcomes:
        table.add_row(*_outcome_cells(outcome))
    console.print(table)
    for outcome in outcomes:
        _show_details(console, outcome)
    _show_files(console, settings)
    if settings.warehouse_path.exists():
        from flows.answers import show_answers

        show_answers(console, settings.warehouse_path)


def _outcome_cells(outcome: "Outcome") -> list[Text | str]:
    from flows.refreshing import state_of

    state = state_of(outcome)
    last = outcome.reports[-1] if outcome.reports else None
    counts = (
        len(outcome.reports),
        outcome.total("read_count"),
        outcome.total("opened_count"),
        outcome.total("closed_count"),
        outcome.total("unchanged_count"),
        last.rejected_count if last else 0,
    )
    return [
        outcome.source_id,
        Text(state, style=STYLES.get(RunState(state), "red")),
        *(f"{count:,}" for count in counts),
    ]


def _show_details(console: Console, outcome: "Outcome") -> None:
    last = outcome.reports[-1] if outcome.reports else None
    if last and last.parts:
        parts = ", ".join(f"{count:,} in {part}" for part, count in sorted(last.parts.items()))
        console.print(Text(f"{outcome.source_id}: {parts}"))
    if outcome.problem:
        in_part = bool(last and last.problem)
        how = "succeeded in part:" if in_part else "did not succeed; the last good version stays as it was."
        what = last.message if in_part and last else outcome.problem
        told = Text(f"{outcome.source_id} {how} {what}", style="red")
        terminal(stderr=True).print(told, soft_wrap=True)
    elif last and last.message:
        console.print(Text(f"{outcome.source_id}: {last.message}", style="yellow"))


def _show_files(console: Console, settings: Settings) -> None:
    table = plain_table("open", "what it is")
    shown_store = without_password(settings.database_url or str(settings.data_dir / "sanctrack.db"))
    for path, meaning in (
        (settings.warehouse_path, 'all answers: sanctrack sql "...", or any DuckDB client'),
        (settings.parquet_dir, "every table as a Parquet file"),
        (shown_store, "the store, with every version"),
    ):
        table.add_row(Text(str(path)), meaning)
    console.print(table)


def show_claims(
    doc: str, claims: "list[Claim]", place_at: Callable[[int], str | None] = lambda _offset: None
) -> None:
    """The claims of one document, each with its fields, its decision, its words, and the page or element they stand in."""
    table = plain_table("type", "fields", "decision", "rule", "words")
    for claim in claims:
        fields = ", ".join(f"{name} {_value(value)}" for name, value in claim.fields.items())
        decision = f"held back: {claim.reason}" if claim.reason else claim.decision
        rule = f"{claim.rule} v{claim.rule_version} [{claim.start}:{claim.end}]"
        place = place_at(claim.start)
        words = f"{place}: {claim.quote}" if place else claim.quote
        table.add_row(*(Text(cell) for cell in (claim.record_type, fields, decision, rule, words)))
    console = terminal()
    console.print(Text(doc, style="bold"))
    console.print(table)


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def show_views(entries: "list[ViewEntry]") -> None:
    """Every view with its sentence and its columns."""
    console = terminal()
    for entry in entries:
        console.print(Text(entry.call, style="bold"))
        console.print(Text(f"  {entry.description}"))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 4))
        for column in entry.columns:
            table.add_row(Text(column.name), Text(column.type, style="dim"), Text(column.comment))
        console.print(table)
        console.print()


def show_status(rows: "list[Freshness]") -> None:
    """Each source with its version, age and last run."""
    table = plain_table("source", "last good version (UTC)", "checked", "cadence (UTC)", "state", "last run")
    for row in rows:
        version = f"{row.version_at:%Y-%m-%d %H:%M}" if row.version_at else "none yet"
        state = Text("stale", style="red") if row.is_stale else Text("fresh", style="green")
        table.add_row(row.source_id, version, _age(row.age), row.cadence, state, _run(row.last_run))
    terminal().print(table)


def _age(age: timedelta | None) -> str:
    if age is None:
        return "never"
    hours = age.total_seconds() / 3600
    if hours < 1:
        return f"{age.total_seconds() / 60:.0f} min ago"
    return f"{hours:.0f} h ago" if hours < 48 else f"{hours / 24:.0f} days ago"


def _run(run: Run | None) -> str:
    if run is None:
        return "none"
    message = f": {run.message.splitlines()[0]}" if run.message else ""
    return f"{run.started_at:%Y-%m-%d %H:%M} {run.flow} {run.state}{message}"


def show_runs(runs: list[Run]) -> None:
    """Runs, newest first."""
    counts = ("read", "opened", "closed", "unchanged", "rejected")
    table = plain_table(
        "started (UTC)", "source", "flow", "state", "version", *counts, "message", right=counts
    )
    for run in runs:
        numbers = (
            run.read_count,
            run.opened_count,
            run.closed_count,
            run.unchanged_count,
            run.rejected_count,
        )
        table.add_row(
            f"{run.started_at:%Y-%m-%d %H:%M:%S}",
            run.source_id,
            run.flow,
            Text(run.state, style=STYLES.get(RunState(run.state), "red")),
            f"{run.published_at:%Y-%m-%d}" if run.published_at else "",
            *(f"{number:,}" for number in numbers),
            Text(run.message or ""),
        )
    terminal().print(table)
