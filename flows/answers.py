"""The first answers a person wants to see after a refresh: rounds, disagreements, expulsions, newest list days."""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from flows.terminal import plain_table
from warehouse.display import format_value
from warehouse.query import run_query

ROWS = 8
WIDE_ENOUGH = 140


@dataclass(frozen=True)
class Answer:
    """A table that is shown: its heading, and a query of at most a few columns."""

    heading: str
    query: str
    right: tuple[str, ...] = ()


ANSWERS = (
    Answer(
        "Sanction rounds that documents report",
        f"""
        with
        figures as (
            select event_id, concat_ws(' ', string_agg(distinct target_count, ' or ' order by target_count),
                coalesce(unit_printed, if(unit = 'combined', 'persons and organizations', unit || 's'))) as figure
            from mart.round_counts
            where scope = 'increment'
            group by event_id, unit, unit_printed
        ),
        targets as (
            select event_id, string_agg(figure, '; ' order by figure) as targets from figures group by event_id
        ),
        effects as (
            select issuer_codes, target_codes, announced_on,
                string_agg(distinct coalesce(effective_on, effective_yearless), ', ' order by
                    coalesce(effective_on, effective_yearless)) as effective
            from mart.effective_calendar
            where kind = 'sanctions' and announced_on is not null
            group by issuer_codes, target_codes, announced_on
        )
        select issuer_codes as by, target_codes as against, coalesce(announced_on, announced_yearless) as announced,
            coalesce(e.effective, r.effective_on, r.effective_yearless) as effective, targets,
            replace(array_to_string(measures, ', '), '_', ' ') as measures, quote as words
        from mart.sanction_rounds as r
        left join targets using (event_id)
        left join effects as e using (issuer_codes, target_codes, announced_on)
        order by announced_on desc nulls last, claim_count desc
        limit {ROWS}
        """,
    ),
    Answer(
        "Figures on which sources disagree",
        f"""
        with
        conflicts as (
            select *
            from mart.claim_conflicts
            order by event_on desc nulls last, difference desc
            limit {ROWS}
        )
        select actor_codes as by, target_codes as against, event_on as day, unit,
            side.value as figure, side.document as document, side.quote as words
        from conflicts, unnest([
            {{'value': low_value, 'document': low_document, 'quote': low_quote}},
            {{'value': high_value, 'document': high_document, 'quote': high_quote}}
        ]) as sides(side)
        order by event_on desc nulls last, difference desc, low_claim_id, high_claim_id, figure
        """,
        ("figure",),
    ),
    Answer(
        "Expulsions, and who answered whom",
        f"""
        select first_expeller_codes as first, first_count as expelled, first_announced_on as day,
            answer_expeller_codes as answer, answer_count as expelled_back, answer_announced_on as answered,
            days_between as days, first_quote as words, answer_quote as answering_words
        from mart.expulsion_pairs
        order by answer_announced_on desc nulls last
        limit {ROWS}
        """,
        ("expelled", "expelled_back", "days"),
    ),
    Answer(
        "Newest changes of official lists",
        f"""
        select source_id as list, round_on as day, kind, additions as added, removals as removed,
            modifications as changed, listed_count as listed
        from mart.list_rounds
        where kind <> 'unchanged'
        order by round_on desc, source_id
        limit {ROWS}
        """,
        ("added", "removed", "changed", "listed"),
    ),
)


def show_answers(console: Console, warehouse_path: Path) -> None:
    """Print those answers that have rows."""
    for answer in ANSWERS:
        rows = run_query(warehouse_path, answer.query).to_pylist()
        if rows:
            console.print()
            console.print(Text(answer.heading, style="bold"))
            show_rows(console, answer, [{name: _line(value) for name, value in row.items()} for row in rows])


def show_rows(console: Console, answer: Answer, rows: list[dict[str, str]]) -> None:
    """Rows as a table; where the screen is too narrow for quotes beside figures, they stand below, by number."""
    is_narrow = console.width < WIDE_ENOUGH and any(name.endswith("words") for name in rows[0])
    shown = [name for name in rows[0] if not (is_narrow and name.endswith("words"))]
    titles = [name.replace("_", " ") for name in shown]
    numbering = ["#"] if is_narrow else []
    table = plain_table(*numbering, *titles, right=["#", *(name.replace("_", " ") for name in answer.right)])
    for number, row in enumerate(rows, 1):
        table.add_row(*([str(number)] if is_narrow else []), *(Text(row[name]) for name in shown))
    console.print(table)
    if is_narrow:
        for number, row in enumerate(rows, 1):
            quotes = " / ".join(f"“{row[name]}”" for name in row if name.endswith("words"))
            console.print(Padding(Text(f"{number}  {quotes}", style="italic"), (0, 0, 0, 2)))


def _line(value: object) -> str:
    return " ".join(format_value(value).split())
