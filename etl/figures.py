"""What a file of a statistics source states: its figures, the rows of it that were refused, and with what reasons.

A figure is known by its dimensions (whose statistic, with whom, which way, which goods, which period), never by its
place in the file. Refused rows are known by what the file prints of the same dimensions, so that a later file in which
they are right closes the rejection.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from etl.history import SEPARATOR
from etl.validate import as_json
from models.frames import polars_schema
from models.tables import statement_key, tables

ADDED = ("source_id", "document_id", "seen_from", "seen_to")
DIMENSIONS = (
    "reporter_code",
    "partner_code",
    "flow",
    "commodity_scheme",
    "commodity_code",
    "period_kind",
    "period",
)
STATED = (*DIMENSIONS, "value", "currency_code", "quantity", "quantity_unit", "weight_kg", "is_aggregate")
REFUSED = {"part": pl.String(), "printed_key": pl.String(), "reasons": pl.String(), "content": pl.String()}


@dataclass(frozen=True)
class Reading:
    """What the files of a version state for one table.

    `rows` have `part`, `printed_key` and the table's own columns but for its id; `refused` has REFUSED; `printed_keys`
    are those of all records, good or not. `unit` is the column of which a version re-states the values it has: what
    it does not mention stands. Without a `unit` a version is the whole of it, and what is missing has gone.
    """

    table_name: str
    unit: str | None
    rows: pl.DataFrame
    refused: pl.DataFrame
    printed_keys: frozenset[str]
    record_count: int
    issues: tuple[str, ...] = ()


def own_columns(table_name: str) -> dict[str, pl.DataType]:
    """The columns of a table that a file states, without ids and times."""
    table = tables()[table_name]
    added = (*ADDED, statement_key(table))
    return {name: kind for name, kind in polars_schema(table).items() if name not in added}


@dataclass
class Records:
    """The records of one file while it is read: what is stated, what is refused, and what is not understood."""

    part: str
    table_name: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]] = field(default_factory=list)
    refused: list[tuple[str, str, str, str]] = field(default_factory=list)
    printed_keys: set[str] = field(default_factory=set)
    count: int = 0
    issues: Counter[str] = field(default_factory=Counter)

    def begin(self, printed_key: str) -> None:
        """Count a record, by what the file prints of its dimensions."""
        self.count += 1
        self.printed_keys.add(printed_key)

    def state(self, printed_key: str, *values: object) -> None:
        """A row of the table, in the order of `columns`."""
        self.rows.append((self.part, printed_key, *values))

    def refuse(self, printed_key: str, reasons: str, record: Mapping[str, object]) -> None:
        """A record of which no row can be made."""
        self.refused.append((self.part, printed_key, reasons, as_json(dict(record))))

    def frame(self) -> pl.DataFrame:
        """What is stated, typed as in the table."""
        kinds = own_columns(self.table_name)
        schema = {"part": pl.String(), "printed_key": pl.String()} | {
            name: kinds[name] for name in self.columns
        }
        return pl.DataFrame(self.rows, schema=schema, orient="row")

    def reading(self, unit: str | None, rows: pl.DataFrame, refused: pl.DataFrame | None = None) -> Reading:
        """What the file states, with rows that were judged; more of them may be refused."""
        own = pl.DataFrame(self.refused, schema=REFUSED, orient="row")
        said = tuple(f"{issue} ({count} times)" for issue, count in self.issues.most_common())
        whole = own if refused is None else pl.concat([own, refused])
        keys = frozenset(self.printed_keys)
        return Reading(self.table_name, unit, rows, whole, keys, self.count, said)


def trade_records(part: str) -> Records:
    """An empty collection of trade figures; their values in the order of STATED."""
    return Records(part, "trade_flow", STATED)


def trade_reading(records: Records, source_id: str, currency: str) -> Reading:
    """The figures of a file, without those of mixed currencies and those that are given twice.

    `currency` is the one in which the source publishes: where a file has several, the others are refused.
    """
    frame = records.frame()
    judged = frame.with_columns(reasons=_mixed_currencies(frame, currency))
    single = judged.filter(pl.col("reasons").is_null()).with_columns(reasons=_given_twice())
    bad = pl.concat([judged, single]).filter(pl.col("reasons").is_not_null())
    good = single.filter(pl.col("reasons").is_null()).drop("reasons")
    return records.reading("figure_key", with_figure_keys(good, source_id), as_refused(bad))


def _mixed_currencies(frame: pl.DataFrame, currency: str) -> pl.Expr:
    found = sorted(frame["currency_code"].unique().drop_nulls())
    if len(found) < 2:
        return pl.lit(None, dtype=pl.String)
    expected = currency if currency in found else ""
    reason = pl.lit(f"mixed currencies in one file: {', '.join(found)}")
    return pl.when(pl.col("currency_code") != expected).then(reason)


def _given_twice() -> pl.Expr:
    """Of equal figures the first is kept; of figures that differ nobody can say which is right."""
    stated = [name for name in STATED if name not in DIMENSIONS]
    kinds = pl.struct(stated).n_unique().over(DIMENSIONS)
    return (
        pl.when(kinds > 1)
        .then(pl.lit("duplicate key: the file has several figures for it that differ"))
        .when(~pl.struct(DIMENSIONS).is_first_distinct())
        .then(pl.lit("duplicate key: the same figure came before"))
    )


def as_refused(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with their `reasons` as REFUSED, with what they state as their content."""
    content = [
        as_json({name: value for name, value in row.items() if name not in REFUSED})
        for row in rows.iter_rows(named=True)
    ]
    return rows.select("part", "printed_key", "reasons", content=pl.Series(content, dtype=pl.String))


def with_figure_keys(frame: pl.DataFrame, source_id: str) -> pl.DataFrame:
    """The frame with `figure_key`: a hash of the source and the figure's dimensions."""
    texts = frame.select(pl.concat_str(pl.lit(source_id), *DIMENSIONS, separator=SEPARATOR)).to_series()
    keys = [hashlib.blake2b(text.encode(), digest_size=10).hexdigest() for text in texts]
    return frame.with_columns(pl.Series("figure_key", keys, dtype=pl.String))
