"""View and check files: what their headers say, and the order in which views can be created.

A view file is a header of `--` lines and one SELECT. The first line is one sentence, which becomes the view's
comment; `--   column: text` lines describe columns; a `-- parameters: day date` line makes a table macro of
it; a `-- stored: reason` line has its rows computed once, by the build; `-- ask: question?` is an example of what
it answers, with the query in the `-- sql: …` lines after it; the other lines are notes. A check file is a query that
returns the bad rows; its first line starts with `-- blocking:` or `-- reporting:`.
"""

import csv
import re
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from models.errors import WarehouseError

FOLDER = Path(__file__).parent
COLUMN_LINE = re.compile(r"--   (\w+): (.+)")
PARAMETERS_LINE = re.compile(r"-- parameters: (.+)")
STORED_LINE = re.compile(r"-- stored: (.+)")
ASK_LINE = re.compile(r"-- ask: (.+)")
SQL_LINE = re.compile(r"-- sql: (.+)")
CHECK_LINE = re.compile(r"-- (blocking|reporting): (.+)")
REFERENCE = re.compile(r"\bmart\.(\w+)")


@dataclass(frozen=True)
class View:
    """One file of `views/`: a view, a table macro where it has parameters, or a table where it is stored."""

    name: str
    sentence: str
    body: str
    notes: list[str] = field(default_factory=list)
    column_comments: dict[str, str] = field(default_factory=dict)
    parameters: str = ""
    is_stored: bool = False
    question: str = ""
    example: str = ""

    @property
    def references(self) -> set[str]:
        """Names of the `mart` views it reads."""
        return set(REFERENCE.findall(self.body))

    @property
    def statement(self) -> str:
        """The SQL that creates it."""
        if self.parameters:
            return f"create macro mart.{self.name}({self.parameters}) as table\n{self.body}"
        return f"create {self.kind} mart.{self.name} as\n{self.body}"

    @property
    def kind(self) -> str:
        """What SQL calls it when a comment is put on it."""
        if self.parameters:
            return "macro table"
        return "table" if self.is_stored else "view"


@dataclass(frozen=True)
class Check:
    """One file of `checks/`: a query that returns bad rows, and whether they stop the build."""

    name: str
    is_blocking: bool
    sentence: str
    body: str


def read_views(folder: Path = FOLDER / "views") -> list[View]:
    """All views, those that others read first."""
    views = {path.stem: _read_view(path) for path in sorted(folder.glob("*.sql"))}
    for view in views.values():
        if unknown := view.references - views.keys():
            raise WarehouseError(
                f"view {view.name} reads a view that does not exist: {', '.join(sorted(unknown))}",
                where=str(folder / f"{view.name}.sql"),
            )
    try:
        order = TopologicalSorter({v.name: sorted(v.references) for v in views.values()}).static_order()
        return [views[name] for name in order]
    except CycleError as error:
        raise WarehouseError(
            f"views read each other in a circle: {error.args[1]}", where=str(folder)
        ) from error


def read_glossary() -> dict[str, str]:
    """Comments of columns that mean the same in every view that has them."""
    with (FOLDER / "glossary.csv").open(encoding="utf-8", newline="") as lines:
        return {row["column"]: row["comment"] for row in csv.DictReader(lines)}


def read_checks(folder: Path = FOLDER / "checks") -> list[Check]:
    """All checks by name."""
    return [_read_check(path) for path in sorted(folder.glob("*.sql"))]


def _split(path: Path) -> tuple[list[str], str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    if not size:
        raise WarehouseError(
            "the file has no header", where=str(path), expected="a first line `-- one sentence`"
        )
    return lines[:size], "\n".join(lines[size:]).strip().removesuffix(";")


def _read_view(path: Path) -> View:
    (first, *rest), body = _split(path)
    header = "\n".join(rest)
    special = (COLUMN_LINE, PARAMETERS_LINE, STORED_LINE, ASK_LINE, SQL_LINE)
    return View(
        name=path.stem,
        sentence=first[2:].strip(),
        body=body,
        notes=[line[2:].strip() for line in rest if not any(form.fullmatch(line) for form in special)],
        column_comments=dict(COLUMN_LINE.findall(header)),
        parameters="".join(PARAMETERS_LINE.findall(header)),
        is_stored=bool(STORED_LINE.search(header)),
        question="".join(ASK_LINE.findall(header)),
        example="\n".join(SQL_LINE.findall(header)),
    )


def _read_check(path: Path) -> Check:
    header, body = _split(path)
    match = CHECK_LINE.fullmatch(header[0])
    if match is None:
        raise WarehouseError(
            "the check does not say whether it blocks",
            where=str(path),
            expected="a first line `-- blocking: …` or `-- reporting: …`",
        )
    return Check(path.stem, match.group(1) == "blocking", match.group(2), body)
