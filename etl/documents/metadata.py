"""What is known of a document besides its text: from `index.jsonl` beside it, or from its own head."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.errors import InputError

INDEX_NAME = "index.jsonl"
PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Publication data of a document; None where nobody said."""

    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: "Metadata") -> "Metadata":
        """These data, completed from `other` where they are silent."""
        return Metadata(
            self.published or other.published,
            self.title or other.title,
            self.url or other.url,
            self.language or other.language,
        )


def metadata_of(fields: Mapping[str, object], where: str) -> Metadata:
    """The metadata among the fields of an index line, front matter or HTML head; other keys are ignored."""
    return Metadata(
        published_of(fields.get("published") or fields.get("date"), where),
        *(str(fields[key]) if fields.get(key) else None for key in ("title", "url", "language")),
    )


def published_of(value: object, where: str) -> str | None:
    """The publication date as a partial ISO date; a time of day is dropped. Raises InputError otherwise."""
    if value is None or value == "":
        return None
    stated = value.isoformat() if isinstance(value, date) else str(value)
    day = stated.split("T")[0].split(" ")[0]
    if not PARTIAL_DATE.fullmatch(day):
        raise InputError(
            f"the publication date {stated!r} is not a date",
            where=where,
            expected="an ISO date, as 2022-04-08, 2022-04 or 2022",
            hint="correct `published`, or remove it: the dates of the text then stay as printed",
        )
    return day


def read_index(folder: Path) -> dict[str, Metadata]:
    """Document id → metadata from `index.jsonl` of a folder; empty where there is none. Raises InputError."""
    path = folder / INDEX_NAME
    return parse_index(path.read_bytes(), str(path)) if path.is_file() else {}


def parse_index(content: bytes, origin: str) -> dict[str, Metadata]:
    """Document id → metadata from the lines of an index. Raises InputError."""
    found: dict[str, Metadata] = {}
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            where = f"{origin}, line {number}"
            fields = parse_line(line, where)
            found[str(fields["id"])] = metadata_of(fields, where)
    return found


def parse_line(line: bytes, where: str) -> dict[str, object]:
    """One line of the index as a mapping with an `id`."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict) or "id" not in fields:
        raise InputError(
            "the line does not describe a document",
            where=where,
            expected='one JSON object a line, as {"id": "file-name", "published": "2022-04-08"}',
            hint="correct or remove the line",
        )
    return fields
