"""A claim: what one document says, by which rule it was read, and in which words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

RecordType = Literal["sanction_round", "expulsion", "trade_figure", "diplomatic_measure"]
Decision = Literal["record", "quarantine"]
Status = Literal["threatened", "planned", "announced", "in_force", "completed", "denied", "ended"]
Value = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span that carries part of a claim: `role` is actor, target, date, deadline, count or effective."""

    start: int
    end: int
    quote: str
    role: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a document; `quote` is the document's text from `start` to `end`, in characters.

    `fields` are those of the record type (an unstated field is absent, never 0). A claim held back has the
    decision `quarantine` and a `reason` that a person understands; `reason` is None for a published one.
    """

    record_type: RecordType
    doc: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, Value]
    decision: Decision
    reason: str | None
    rule: str
    rule_version: int
    evidence: tuple[Evidence, ...] = ()
    status: Status = "announced"

    def as_json(self) -> dict[str, object]:
        """The line that `sanctrack extract --format jsonl` prints."""
        return {
            "record_type": self.record_type,
            "doc": self.doc,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "fields": dict(self.fields),
            "decision": self.decision,
            "reason": self.reason,
            "status": self.status,
            "rule": self.rule,
            "rule_version": self.rule_version,
            "evidence": [
                {"start": e.start, "end": e.end, "quote": e.quote, "role": e.role} for e in self.evidence
            ],
        }
