"""What a rule returns: a claim before it is decided whether it is published."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from etl.claims.claim import RecordType, Status, Value
from etl.claims.context import Context
from etl.claims.parties import Party
from etl.claims.sentences import Sentence

Read = TypeVar("Read")


class Span(NamedTuple):
    """Offsets in the document with the part they play."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making; offsets count characters of the document.

    `problem` is the reason to hold it back, where the rule itself saw one. `is_mention` marks a round that is
    only referred to: it may date another claim, and is published only where it stands alone with its date.
    `is_addition` marks a count told as coming on top of those before it ("28 more organisations"), `is_detail`
    one told in passing while a release goes through its round ("OFAC is designating two banks", names).
    """

    record_type: RecordType
    start: int
    end: int
    fields: Mapping[str, Value]
    rule: str
    rule_version: int
    paragraph: int
    spans: tuple[Span, ...] = ()
    status: Status = "announced"
    problem: str | None = None
    is_mention: bool = False
    is_addition: bool = False
    is_detail: bool = False

    def having(self, more: Mapping[str, Value], *spans: Span) -> "Draft":
        """The draft with further fields, where they are not yet stated, and the spans that carry them."""
        return replace(self, fields={**more, **self.fields}, spans=(*self.spans, *spans))


class Statement(NamedTuple):
    """A sentence with its parties, for rules that do not start from one act."""

    sentence: Sentence
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Rule(Generic[Read]):
    """One way of saying something: a named and versioned function from a reading or sentence to drafts."""

    record_type: RecordType
    version: int
    read: Callable[[Read, Context], list[Draft]]

    @property
    def name(self) -> str:
        """The name by which claims refer to the rule."""
        return self.read.__name__

    @property
    def meaning(self) -> str:
        """What the rule reads: the first sentences of its docstring, in one line."""
        return " ".join(inspect.getdoc(self.read).split("Example:")[0].split())  # type: ignore[union-attr]

    @property
    def example(self) -> str:
        """A text from which the rule reads a claim, as its docstring gives it."""
        _, _, example = (inspect.getdoc(self.read) or "").partition("Example:")
        return " ".join(example.split()).strip('"')

    def draft(self, reading: Read, context: Context) -> list[Draft]:
        """The drafts of one reading, stamped with this rule."""
        return [
            replace(draft, rule=self.name, rule_version=self.version) for draft in self.read(reading, context)
        ]


def draft_of(
    record_type: RecordType,
    sentence: Sentence,
    fields: Mapping[str, Value],
    spans: tuple[Span, ...] = (),
    status: Status = "announced",
    problem: str | None = None,
    is_mention: bool = False,
) -> Draft:
    """A draft whose quote is one sentence; its rule is stamped on afterwards."""
    return Draft(
        record_type,
        sentence.start,
        sentence.end,
        fields,
        "",
        0,
        sentence.paragraph,
        spans,
        status,
        problem,
        is_mention,
    )
