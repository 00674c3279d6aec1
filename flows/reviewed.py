"""How `sanctrack review` shows claims and what became of decisions."""

import csv
import json
import sys
from typing import TYPE_CHECKING

import typer
from rich.padding import Padding
from rich.text import Text

from flows.terminal import plain_table, terminal

if TYPE_CHECKING:
    from etl.claims import Claim
    from etl.judgements.subjects import Subject

NOTHING_WAITS = "No claim is waiting for a decision."
ID_SHOWN = 8


def write_queue(subjects: "list[Subject]", output_format: str) -> None:
    """The claims that wait: as a table to read, or as JSON lines or CSV to pass on."""
    rows = [subject.as_row() for subject in subjects]
    if output_format == "jsonl":
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif output_format == "csv":
        _write_csv(rows)
    elif subjects:
        _show_queue(subjects)
    else:
        typer.echo(NOTHING_WAITS, err=True)


def _write_csv(rows: list[dict[str, object]]) -> None:
    from etl.judgements.subjects import Subject

    writer = csv.DictWriter(sys.stdout, list(Subject.__slots__), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "fields": json.dumps(row["fields"], ensure_ascii=False)} for row in rows)


def _show_queue(subjects: "list[Subject]") -> None:
    table = plain_table("id", "document", "claim", "words", "held back because")
    for subject in subjects:
        claim = f"{subject.record_type}: {described(subject.fields)}"
        words = Text.assemble(
            ("… " + subject.before[-40:], "dim"), subject.quote, (subject.after[:40] + " …", "dim")
        )
        document = " ".join(filter(None, (subject.document, subject.published_on)))
        cells = (Text(document), Text(claim), one_line(words), Text(subject.reason or ""))
        table.add_row(subject.claim_id[:ID_SHOWN], *cells)
    terminal().print(table)
    typer.echo(
        f"{len(subjects)} waiting. Decide: sanctrack review accept|correct|reject ID --by NAME --reason TEXT",
        err=True,
    )


def show_subject(subject: "Subject", claim: "Claim", read: "Claim") -> None:
    """One claim with its words in their context, its fields as they can be set, and how it stands.

    `claim` is what stands, `read` what the rules read, where that is not the same.
    """
    console = terminal()
    console.print(Text(f"{subject.claim_id}  {subject.record_type}", style="bold"))
    where = " ".join(filter(None, (subject.document, subject.published_on)))
    console.print(Text(f"{where}, characters {claim.start} to {claim.end}"))
    words = Text.assemble((subject.before, "dim"), (subject.quote, "bold"), (subject.after, "dim"))
    console.print(Padding(one_line(words), (0, 2)))
    for name, value in claim.fields.items():
        console.print(Text(f"  {name}={printed(value)}"))
    standing = f"held back: {subject.reason}" if subject.reason else "published"
    console.print(Text(f"{standing} (rule {subject.rule}, status {claim.status})"))
    if read.fields != claim.fields:
        console.print(Text(f"the rules read: {described(dict(read.fields))}", style="dim"))


def one_line(words: Text) -> Text:
    """A text with its line breaks made blanks; every character keeps its style."""
    flat = words.copy()
    flat.plain = words.plain.replace("\n", " ")
    return flat


def described(fields: dict[str, object]) -> str:
    """Fields in a line."""
    return ", ".join(f"{name}={printed(value)}" for name, value in fields.items())


def printed(value: object) -> str:
    """A value as --set takes it."""
    if isinstance(value, list):
        return ",".join(str(part) for part in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
