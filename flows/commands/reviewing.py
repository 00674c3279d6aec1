"""`sanctrack review`: people decide on claims; what they decide wins over the rules and survives them."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from etl.judgements.deciding import Decided, Desk

ClaimId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="The claim: its id, or as many first characters as make it the only one."
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why, in words that others understand later.")]
Later = Annotated[
    bool,
    typer.Option(
        "--later", help="Do not rebuild the warehouse now: the next refresh will, or the next decision."
    ),
]


class QueueFormat(StrEnum):
    """How waiting claims are listed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def review(
    context: typer.Context,
    output_format: Annotated[
        QueueFormat | None, typer.Option("--format", help="List them so, and ask nothing.")
    ] = None,
    ask: Annotated[
        bool | None,
        typer.Option(
            "--ask/--list",
            help="Go through them one by one, or list them; the default depends on the terminal.",
        ),
    ] = None,
    by: By = "",
    later: Later = False,
) -> None:
    """Show the claims that are held back, and take decisions on them: on a terminal one after the other.

    Piped, or with --format or --list, they are listed. With --ask answers are read from standard input, a line each.

    Example: sanctrack review --format jsonl | jq -r .reason | sort | uniq -c
    """
    if context.invoked_subcommand is not None:
        return
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty() and output_format is None
    if on_terminal if ask is None else ask:
        from flows.asking import ask_through

        decided = ask_through(_desk(context), by)
        if decided and not later:
            _publish(context)
        return
    from etl.judgements.subjects import waiting_subjects
    from etl.store import reading
    from flows.reviewed import write_queue

    with reading(_desk(context).engine) as connection:
        waiting = waiting_subjects(connection)
    write_queue(waiting, output_format or QueueFormat.TABLE)


def show(context: typer.Context, claim: ClaimId) -> None:
    """Show one claim, held back or published: its words in their context and its fields, as --set names them.

    Example: sanctrack review show 5c0e
    """
    from flows.reviewed import show_subject

    subject, read, standing = _desk(context).subject(claim)
    show_subject(subject, standing, read)


def accept(
    context: typer.Context, claim: ClaimId, by: By = "", reason: Reason = "", later: Later = False
) -> None:
    """Publish a claim as it was read, whatever rules read there from now on.

    Example: sanctrack review accept 5c0e --by "A. Sato" --reason "the headline names Japan"
    """
    from models.vocabulary import Verdict

    _tell(context, _desk(context).judge(claim, Verdict.ACCEPT, by, reason, {}), "accepted", later)


def correct(
    context: typer.Context,
    claim: ClaimId,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="A field and its value; may be given several times; NAME= removes it.",
        ),
    ] = None,
    by: By = "",
    reason: Reason = "",
    later: Later = False,
) -> None:
    """Publish a claim with other values than were read; the rest of its fields stays.

    Fields of a sanction_round: imposer, target, n_individuals, n_entities, n_vessels, n_combined, n_other, other_unit,
    announced_date, effective_date, is_total, approx, measures, package, commodity. Of an expulsion: expeller,
    nationality, count, approx, is_total, announced_date, leave_by, leave_within_days, role, in_response_to, period. Of a
    trade_figure: reporter, partner, flow, value, currency, commodity, period, change_pct, quantity, approx. Of a
    diplomatic_measure: actor, target, measure, date, effective_date, troops, location. Of all: status.
    Parties are codes as JP, or JP,US for several; dates 2022, 2022-04 or 2022-04-08.

    Example: sanctrack review correct 5c0e --set n_entities=57 --set imposer=JP --by "A. Sato" --reason "table 2"
    """
    from models.vocabulary import Verdict

    desk = _desk(context)
    changes = desk.changes(claim, settings or [])
    _tell(context, desk.judge(claim, Verdict.CORRECT, by, reason, changes), "corrected", later)


def reject(
    context: typer.Context, claim: ClaimId, by: By = "", reason: Reason = "", later: Later = False
) -> None:
    """Hold a claim back for good, also one that was published.

    Example: sanctrack review reject 5c0e --by "A. Sato" --reason "a novel, not news"
    """
    from models.vocabulary import Verdict

    _tell(context, _desk(context).judge(claim, Verdict.REJECT, by, reason, {}), "rejected", later)


def withdraw(
    context: typer.Context,
    judgement: Annotated[
        str, typer.Argument(metavar="ID", help="The judgement's id, or that of the claim it made.")
    ],
    by: By = "",
    later: Later = False,
) -> None:
    """Take a decision back: what the rules read counts again. The decision stays on record.

    Example: sanctrack review withdraw 91ab --by "A. Sato"
    """
    _tell(context, _desk(context).withdraw(judgement, by), "withdrawn", later)


def _desk(context: typer.Context) -> "Desk":
    from etl.judgements.deciding import Desk
    from flows.refreshing import prepare_store

    return Desk(prepare_store(context.obj), context.obj.data_dir)


def _tell(context: typer.Context, decided: "Decided", word: str, later: bool) -> None:
    changed = f"{decided.opened_count} rows opened, {decided.closed_count} closed"
    typer.echo(f"{word}: judgement {decided.judgement_id}, {changed}")
    if not later:
        _publish(context)


def _publish(context: typer.Context) -> None:
    from flows.refreshing import publish

    typer.echo("building the warehouse", err=True)
    publish(context.obj)
