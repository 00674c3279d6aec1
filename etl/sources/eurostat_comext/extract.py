"""Comext's extracts, from bytes to figures. Pure: no file, no network.

Decided: the evolving groups (the Union and the euro area as they were in each period) and those of a fixed number of members
are figures of their own, all marked as aggregates. A blank, `:` or `c` (confidential) is a gap, not a zero. Only totals
over all customs procedures are kept; a part of one would be counted beside it.
"""

import csv
import math
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from etl.figures import Reading, Records, trade_reading, trade_records
from etl.readers.delimited import read_rows
from etl.sources.eurostat_comext.periods import read_period
from etl.sources.eurostat_comext.territories import is_group, territory_of
from models.errors import InputError
from models.vocabulary import TradeFlowKind

SOURCE_ID, CURRENCY = "eurostat_comext", "EUR"
KEYS = ("REPORTER", "PARTNER", "PRODUCT", "FLOW", "PERIOD")
PROCEDURE, WEIGHT = "STAT_PROCEDURE", "QUANTITY_IN_KG"
IGNORED = ("SOURCE_FILE",)  # the name of the download, which whoever joins several files adds
VALUE = re.compile(r"VALUE_IN_([A-Z]{3})")
FLOWS = {
    "import": TradeFlowKind.IMPORT,
    "importation": TradeFlowKind.IMPORT,
    "1": TradeFlowKind.IMPORT,
    "export": TradeFlowKind.EXPORT,
    "exportation": TradeFlowKind.EXPORT,
    "2": TradeFlowKind.EXPORT,
}
TOTALS = {"total", "t"}
GAPS = {":", "c", ": c"}
PRODUCT = re.compile(r"(\d{2,8})(?:-.*)?")
DOWNLOADED = re.compile(rb"Relational_View_(\d{4})-(\d\d)-(\d\d)T(\d\d)_(\d\d)_(\d\d)")


def published_at(_part: str, content: bytes) -> datetime | None:
    """When the newest download that the file was put together from was made, UTC."""
    found = max(DOWNLOADED.findall(content), default=None)
    try:
        return datetime(*(int(number) for number in found)) if found else None  # type: ignore[arg-type]
    except ValueError:
        return None


def read_figures(part: str, content: bytes) -> Reading:
    """The figures of an extract, and the rows that are refused."""
    rows = list(read_rows(content, part, KEYS))
    columns = _columns(content, part)
    records = trade_records(part)
    for row in rows:
        key = "|".join(row.get(name, "") for name in (*KEYS, PROCEDURE))
        records.begin(key)
        if reasons := _not_understood(row):
            records.refuse(key, "; ".join(reasons), row)
        else:
            _state(records, key, row)
    for name in columns:
        if name not in (*KEYS, PROCEDURE, WEIGHT, "VALUE", "CURRENCY", *IGNORED) and not VALUE.fullmatch(
            name
        ):
            records.issues[f"column not mapped: {name}"] += 1
    return trade_reading(records, SOURCE_ID, CURRENCY)


def _columns(content: bytes, part: str) -> list[str]:
    """The names of the columns; InputError where none holds a value, which would leave nothing but gaps."""
    line = content.decode("utf-8-sig", "replace").lstrip().partition("\n")[0]
    columns = [name.strip() for name in next(csv.reader([line]), [])]
    if not any(VALUE.fullmatch(name) for name in columns) and not {"VALUE", "CURRENCY"} <= set(columns):
        raise InputError(
            "no column has values",
            where=part,
            expected="VALUE_IN_EUR, or VALUE with CURRENCY",
            hint="choose the indicator VALUE_IN_EUR when downloading",
        )
    return columns


def _not_understood(row: Mapping[str, str]) -> list[str]:
    """Why no figure can be made of a row."""
    printed = {name: row.get(name, "") for name in KEYS}
    wrong = {
        "unknown reporter": ("REPORTER", territory_of(printed["REPORTER"])),
        "unknown partner": ("PARTNER", territory_of(printed["PARTNER"])),
        "unknown goods": ("PRODUCT", _product(printed["PRODUCT"])),
        "unknown flow": ("FLOW", _flow(printed["FLOW"])),
        "unknown period": ("PERIOD", read_period(printed["PERIOD"])),
    }
    reasons = [f"{what}: {printed[name]}" for what, (name, known) in wrong.items() if known is None]
    procedure = row.get(PROCEDURE, "Total")
    if procedure.partition("-")[0].lower() not in TOTALS:
        reasons.append(f"part of a total, by customs procedure: {procedure}")
    return reasons


def _flow(printed: str) -> TradeFlowKind | None:
    code, _, word = printed.lower().rpartition("-")
    flow = FLOWS.get(word)
    return flow if not code or FLOWS.get(code) is flow else None


def _product(printed: str) -> tuple[str, str] | None:
    """Nomenclature and code of the goods: six digits are those of the HS, eight of the EU's own."""
    if printed.partition("-")[0].lower() == "total":
        return "HS", "TOTAL"
    found = PRODUCT.fullmatch(printed)
    if found is None or len(found[1]) % 2:
        return None
    return ("CN" if len(found[1]) == 8 else "HS"), found[1]


def _state(records: Records, key: str, row: Mapping[str, str]) -> None:
    reporter, partner = territory_of(row["REPORTER"]), territory_of(row["PARTNER"])
    goods, period, flow = _product(row["PRODUCT"]), read_period(row["PERIOD"]), _flow(row["FLOW"])
    assert reporter and partner and goods and period
    aggregate = is_group(reporter) or is_group(partner)
    weight = read_number(row.get(WEIGHT, ""))
    for currency, printed in _values(row):
        value = read_number(printed)
        if printed in GAPS:
            records.issues["without a value: a gap"] += 1
        elif value is None or not re.fullmatch(r"[A-Z]{3}", currency):
            records.refuse(key, f"value not understood: {printed} {currency}", row)
        else:
            records.state(
                key, reporter, partner, flow, *goods, *period, value, currency, None, None, weight, aggregate
            )


def _values(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Currency and printed value of each value of a row; a row without any has a gap."""
    found = [(match[1], value) for name, value in row.items() if (match := VALUE.fullmatch(name))]
    if "VALUE" in row:
        found.append((row.get("CURRENCY", ""), row["VALUE"]))
    yield from found or [(CURRENCY, ":")]


def read_number(printed: str) -> float | None:
    """A number as printed, without thousands marks; None for anything else."""
    try:
        number = float(printed)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
