"""`sanctrack extract`: the claims of any text, without a database."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from etl.claims import Claim


class ClaimFormat(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Documents (.txt, .md, .html) or folders.")
    ],
    output_format: Annotated[
        ClaimFormat, typer.Option("--format", help="A table to read, or one JSON object a line.")
    ] = ClaimFormat.TABLE,
) -> None:
    """Show what documents say of sanctions, expulsions, diplomatic measures and trade, each with its words.

    Exit code 1 if a file could not be read; the others are shown all the same.

    Example: sanctrack extract article.txt --format jsonl > claims.jsonl
    """
    from etl.claims import describe_silence, extract_claims
    from etl.documents import DocumentProblem, read_documents

    failed = False
    for document in read_documents(paths):
        if isinstance(document, DocumentProblem):
            typer.secho(f"sanctrack: {document.error}", err=True, fg=typer.colors.RED)
            failed = True
            continue
        claims = extract_claims(document)
        if not claims:
            typer.echo(describe_silence(document), err=True)
        _show(document.doc, claims, output_format)
    raise typer.Exit(1 if failed else 0)


def _show(doc: str, claims: "list[Claim]", output_format: ClaimFormat) -> None:
    if output_format is ClaimFormat.JSONL:
        for claim in claims:
            sys.stdout.write(json.dumps(claim.as_json(), ensure_ascii=False) + "\n")
    elif claims:
        from flows.display import show_claims

        show_claims(doc, claims)
