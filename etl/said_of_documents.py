"""What a person should know of a run over documents, gathered while they go by: counts, and the first few names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.claims.languages import reason_not_read
from etl.documents import Document as Text
from etl.documents import DocumentProblem
from etl.judgements.judgement import RULE
from models.errors import InputError, SanctrackError
from models.vocabulary import Decision

NAMED = 5
Rows = dict[str, list[dict[str, object]]]


@dataclass
class Names:
    """How many there are, and the names of the first few."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, names: Iterable[str]) -> None:
        """Count some more."""
        for name in names:
            self.count += 1
            if len(self.first) < NAMED:
                self.first.append(name)

    @property
    def listed(self) -> str:
        """The first names, and that there are more."""
        return ", ".join(self.first) + (" ..." if self.count > NAMED else "")


@dataclass
class Said:
    """The counts of a run over documents."""

    changed: int = 0
    silent: Names = field(default_factory=Names)
    foreign: Names = field(default_factory=Names)
    alike: Names = field(default_factory=Names)
    failed: int = 0
    held_back: int = 0
    errors: list[SanctrackError] = field(default_factory=list)

    def problems(self, problems: list[DocumentProblem]) -> None:
        """Count what gave no document."""
        self.failed += len(problems)
        self.errors += [problem.error for problem in problems][: NAMED - len(self.errors)]

    def read(self, texts: dict[str, Text], rows: Rows) -> None:
        """Count documents that say nothing, and claims that are held back."""
        speaking = {row["document_id"] for found in rows.values() for row in found}
        self.silent.add(text.locator for key, text in texts.items() if key not in speaking)
        self.held_back += sum(
            row.get("decision") == Decision.QUARANTINE and row["rule"] != RULE
            for found in rows.values()
            for row in found
        )

    def not_read(self, texts: dict[str, Text]) -> None:
        """Count documents in a language without rules."""
        foreign = (text for text in texts.values() if reason_not_read(text.language))
        self.foreign.add(f"{text.locator} ({text.language})" for text in foreign)

    def duplicates(self, texts: dict[str, Text], originals: dict[str, str]) -> None:
        """Count documents that have the text of another one."""
        self.alike.add(text.locator for key, text in texts.items() if key in originals)

    def raise_if_nothing_was_read(self, place: str) -> None:
        """The only error, or one for all of them, where there are any."""
        if self.failed == 1:
            raise self.errors[0]
        if self.failed:
            raise InputError(f"no file of it can be read: {self._named_errors}", where=place)

    @property
    def problem(self) -> str | None:
        """What could not be read, though the rest was kept."""
        if not self.failed:
            return None
        return f"files that could not be read: {self.failed}; the others are kept. {self._named_errors}"

    @property
    def _named_errors(self) -> str:
        named = "; ".join(str(error).replace("\n", " ") for error in self.errors)
        return named + (
            f"; and {self.failed - len(self.errors)} more" if self.failed > len(self.errors) else ""
        )

    @property
    def message(self) -> str | None:
        """What else there is to know."""
        said = [
            (self.silent.count, f"{self.silent.count} documents without any claim: {self.silent.listed}"),
            (
                self.foreign.count,
                f"{self.foreign.count} documents not read for their language: {self.foreign.listed}",
            ),
            (
                self.alike.count,
                f"{self.alike.count} documents with the text of another one: {self.alike.listed}",
            ),
            (
                self.held_back,
                f"held back for a person to look at: {self.held_back} (sanctrack review shows them)",
            ),
        ]
        return "; ".join(text for count, text in said if count) or None
