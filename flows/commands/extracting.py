"""`sanctrack extract`: the claims of any text, without a database."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from etl.claims import Claim
    from etl.claims.trace import Trace
    from etl.documents import Document, DocumentProblem
    from etl.documents.document import Found
    from models.settings import Settings


class ClaimFormat(StrEnum):
    """How claims are printed."""

    TABLE = "table"
    JSONL = "jsonl"


Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Show which rule fired on which words, and what was considered and dropped, and why; "
        "as jsonl one step a line instead of claims.",
    ),
]

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", min=1, help="Processes that read; one for each core where there are many documents."
    ),
]


def extract(
    context: typer.Context,
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH_OR_URL...",
            help="Documents (.txt, .md, .html, .pdf, .docx, .eml), JSON lines with a `text` each, WARC files, zip"
            " archives or folders of them; or the address of a page, a feed (RSS, Atom) or a sitemap.",
        ),
    ],
    output_format: Annotated[
        ClaimFormat, typer.Option("--format", help="A table to read, or one JSON object a line.")
    ] = ClaimFormat.TABLE,
    explain: Explain = False,
    jobs: Jobs = None,
) -> None:
    """Show what documents say of sanctions, expulsions, diplomatic measures and trade, each with its words.

    What stands around the article of a web page is left out. Texts that are not in English are told and not read.
    Exit code 1 if a document could not be read; the others are shown all the same.

    Example: sanctrack extract article.txt --format jsonl > claims.jsonl

    Example: sanctrack extract https://www.example.org/news/feed.xml report.pdf mails.zip
    """
    from etl.claims.parallel import extract_many
    from etl.documents.web import needs_web

    problems: list[DocumentProblem] = []
    documents = _readable(places, context.obj, problems)
    if explain or any(needs_web(place) for place in places):
        for document in documents:
            _read(document, output_format, explain)
    else:
        for document, claims in extract_many(documents, jobs):
            _tell(document, claims, output_format)
    raise typer.Exit(1 if problems else 0)


def _readable(
    places: list[str], settings: "Settings", problems: "list[DocumentProblem]"
) -> "Iterator[Document]":
    """The documents in English of all places; what cannot be read is told and kept in `problems`."""
    from etl.claims.languages import reason_not_read
    from etl.documents import Document, DocumentProblem

    for found in _documents(places, settings):
        if isinstance(found, DocumentProblem):
            typer.secho(f"sanctrack: {found.error}", err=True, fg=typer.colors.RED)
            problems.append(found)
        elif isinstance(found, Document) and (reason := reason_not_read(found.language)):
            typer.echo(f"{found.origin}: not read: {reason}", err=True)
        elif isinstance(found, Document):
            yield found


def _documents(places: list[str], settings: "Settings") -> "Iterator[Found]":
    """The documents of all places; only where one is on the web, whoever fetches is loaded."""
    from etl.documents import read_documents
    from etl.documents.web import needs_web

    if not any(needs_web(place) for place in places):
        yield from read_documents(places)
        return
    from etl.fetch.pages import PageFetcher

    with PageFetcher(settings) as web:
        yield from read_documents(places, web)


def _read(document: "Document", output_format: ClaimFormat, explain: bool) -> None:
    from etl.claims import extract_claims
    from etl.claims.trace import Trace

    trace = Trace(document.text) if explain else None
    claims = extract_claims(document, trace)
    if trace is None or output_format is ClaimFormat.TABLE:
        _tell(document, claims, output_format)
    if trace is not None:
        _explain(document.doc, trace, output_format)


def _tell(document: "Document", claims: "list[Claim]", output_format: ClaimFormat) -> None:
    from etl.claims import describe_silence

    if not claims:
        typer.echo(describe_silence(document), err=True)
    _show(document, claims, output_format)


def _explain(doc: str, trace: "Trace", output_format: ClaimFormat) -> None:
    if output_format is ClaimFormat.JSONL:
        for step in trace.steps:
            sys.stdout.write(json.dumps(step.as_json(doc), ensure_ascii=False) + "\n")
    else:
        from flows.explaining import show_steps

        show_steps(doc, trace.steps)


def _show(document: "Document", claims: "list[Claim]", output_format: ClaimFormat) -> None:
    if output_format is ClaimFormat.JSONL:
        for claim in claims:
            place = document.place_at(claim.start)
            line = claim.as_json() | ({"place": place} if place else {})
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    elif claims:
        from flows.display import show_claims

        show_claims(document.doc, claims, document.place_at)
