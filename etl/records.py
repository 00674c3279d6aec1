"""A source record as it is mapped: fields are taken out one by one, and what is left is an issue.

See "strict interpretation": a field that nobody maps or ignores by name must not vanish silently.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson
import polars as pl

from etl.extraction import RECORD_COLUMNS

Content = Mapping[str, Any]
# Before every field a comma: so each empty one is dropped in the same way.
FIRST_FIELD = pl.lit(0).alias("\0")


def record_frame(part: str, records: Iterable[tuple[str | None, str | None, Content]]) -> pl.DataFrame:
    """RECORD_COLUMNS of a part, of (record key, entity key, content); the fields in the order of their names."""
    rows = [
        (part, key, entity, orjson.dumps(content, option=orjson.OPT_SORT_KEYS).decode())
        for key, entity, content in records
    ]
    return pl.DataFrame(rows, schema=RECORD_COLUMNS, orient="row")


def table_records(part: str, table: pl.DataFrame, record_key: str, entity_key: str) -> pl.DataFrame:
    """RECORD_COLUMNS of a part, of a table of texts; the keys are columns of it."""
    keys = {"record_key": table[record_key], "entity_key": table[entity_key]}
    records = pl.DataFrame({**keys, "content": row_contents(table)})
    return records.with_columns(part=pl.lit(part)).select(*RECORD_COLUMNS)


def row_contents(table: pl.DataFrame) -> pl.Series:
    """The JSON of each row of a table of texts, as `record_frame` writes it: filled fields in the order of their names."""
    printed = sorted(column.name for column in table if column.null_count() < table.height)
    ordered = table[printed].select(FIRST_FIELD, pl.all())
    names = "|".join(pl.escape_regex(orjson.dumps(name).decode()) for name in printed)
    # A quote within a text is escaped: only the name of a field stands between bare ones after a comma.
    filled = pl.struct(pl.all()).struct.json_encode().str.replace_all(f",(?:{names}):null", "")
    fields = filled.str.strip_prefix(r'{"\u0000":0').str.strip_prefix(",")
    return ordered.select(content=pl.lit("{") + fields).to_series()


def numbered(keys: pl.Series, separator: str) -> pl.Series:
    """The keys, with the number of the repetition after the second and further ones that are equal."""
    if keys.n_unique() == keys.len():
        return keys
    number = pl.int_range(1, pl.len() + 1).over("key")
    first = pl.when(number == 1).then(pl.lit("")).otherwise(pl.lit(separator) + number.cast(pl.String))
    return keys.to_frame("key").select(pl.col("key") + first).to_series()


def each_record(records: pl.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    """Part, record key, entity key and content of each record, in the order of the frame."""
    return records.select("part", "record_key", "entity_key", "content").iter_rows()


class Fields:
    """The fields of a record or of an element within it, taken out as they are mapped."""

    def __init__(self, content: Content | str, path: str = "") -> None:
        self._left: dict[str, Any] = {"#text": content} if isinstance(content, str) else dict(content)
        self._path = path
        self._children: list[Fields] = []

    @classmethod
    def of_json(cls, content: str) -> "Fields":
        """The fields of a record's JSON."""
        return cls(orjson.loads(content))

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def take(self, *names: str) -> str | None:
        """The text of the first of these fields that is filled; all of them count as mapped."""
        found: str | None = None
        for name in names:
            value = self._left.get(name)
            if isinstance(value, str):
                del self._left[name]
                text: str | None = value.strip()
            else:
                text = next(iter(self.take_all(name)), None) if value is not None else None
            found = found or text or None
        return found

    def take_all(self, name: str) -> list[str]:
        """All texts of a field that may stand several times."""
        taken = self._left.pop(name, None)
        values = taken if isinstance(taken, list) else [] if taken is None else [taken]
        texts = [value if isinstance(value, str) else self._text_of(name, value) for value in values]
        return [text for text in (text.strip() for text in texts) if text]

    def _text_of(self, name: str, value: Any) -> str:
        """The text of an element with attributes; its other fields stay to be mapped."""
        if not isinstance(value, Mapping):
            return str(value)
        rest = {key: item for key, item in value.items() if key != "#text"}
        if rest:
            self._left.setdefault(name, [])
            self._left[name].append(rest)
        return str(value.get("#text", ""))

    def children(self, name: str) -> list["Fields"]:
        """The elements of a name, each with fields of its own."""
        taken = self._left.pop(name, None)
        values = taken if isinstance(taken, list) else [] if taken is None else [taken]
        found = [Fields(value, f"{self._path}{name}/") for value in values]
        self._children += found
        return found

    def child(self, name: str) -> "Fields":
        """The only element of a name, or one without fields; a second one is left over."""
        found = self.children(name)
        if len(found) > 1:
            self._left[name] = [dict(other._left) for other in found[1:]]
            self._children = [kept for kept in self._children if kept not in found[1:]]
        return found[0] if found else Fields({}, f"{self._path}{name}/")

    def ignore(self, *names: str) -> None:
        """Fields that are known and deliberately not mapped."""
        for name in names:
            self._left.pop(name, None)

    def left(self) -> list[str]:
        """The fields that nobody took or ignored, as paths, here and in all elements below."""
        own = [f"{self._path}{name}" for name, value in self._left.items() if value not in ("", [], {}, None)]
        return own + [path for child in self._children for path in child.left()]
