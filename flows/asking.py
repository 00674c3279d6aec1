"""Going through the claims that wait, one after the other, with questions; answers may be piped, a line each."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from etl.judgements.subjects import waiting_subjects
from etl.store import reading
from flows.reviewed import NOTHING_WAITS, show_subject
from models.errors import JudgementError
from models.vocabulary import Verdict

if TYPE_CHECKING:
    from etl.judgements.deciding import Desk
    from etl.judgements.subjects import Subject

QUESTION = "[a]ccept, [c]orrect, [r]eject, [s]kip, [q]uit"
VERDICTS = {"a": Verdict.ACCEPT, "c": Verdict.CORRECT, "r": Verdict.REJECT}
HELP = "answer with one of the letters a, c, r, s, q"


class NoMoreAnswers(Exception):
    """Standard input has ended."""


def ask_through(desk: "Desk", by: str) -> int:
    """Ask for a decision on every claim that waits; gives the number of decisions taken.

    Skipped ones stay in the queue; the end of the answers ends it as quitting does.
    """
    with reading(desk.engine) as connection:
        waiting = waiting_subjects(connection)
    if not waiting:
        typer.echo(NOTHING_WAITS, err=True)
        return 0
    taken = 0
    try:
        name = by
        while not name:
            name = answer("your name")
        for number, subject in enumerate(waiting, 1):
            typer.echo(f"\n{number} of {len(waiting)}")
            verdict = ask_one(desk, subject, name)
            if verdict == "q":
                break
            taken += verdict in VERDICTS
    except NoMoreAnswers:
        typer.echo("", err=True)
    typer.echo(f"{taken} decided, {len(waiting) - taken} still waiting", err=True)
    return taken


def ask_one(desk: "Desk", subject: "Subject", name: str) -> str:
    """Show one claim and ask until a decision on it is taken, or it is left; gives the letter of the answer."""
    try:
        subject, read, standing = desk.subject(subject.claim_id)
    except JudgementError as error:
        typer.secho(str(error), err=True, fg=typer.colors.YELLOW)
        return "s"
    show_subject(subject, standing, read)
    while True:
        letter = answer(QUESTION)[:1].lower()
        if letter in ("s", "q"):
            return letter
        if letter not in VERDICTS:
            typer.echo(HELP, err=True)
            continue
        try:
            changes = ask_changes(desk, subject) if letter == "c" else {}
            decided = desk.judge(subject.claim_id, VERDICTS[letter], name, answer("reason"), changes)
        except JudgementError as error:
            typer.secho(str(error), err=True, fg=typer.colors.RED)
            continue
        typer.echo(f"judgement {decided.judgement_id}")
        return letter


def ask_changes(desk: "Desk", subject: "Subject") -> Mapping[str, str | None]:
    """The fields of a correction: a line each, until an empty one."""
    settings = []
    while setting := answer("NAME=VALUE (empty when done)"):
        settings.append(setting)
    return desk.changes(subject.claim_id, settings)


def answer(question: str) -> str:
    """The next line of standard input, asked for on standard error; NoMoreAnswers where there is none."""
    typer.echo(f"{question}: ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise NoMoreAnswers
    return line.strip()
