"""Japan's trade statistics, from bytes to figures. Pure: no file, no network.

Decided: values are multiplied by a thousand, for the table has units of yen. Months after the last one in which the file
has any value of that year and direction are not published yet: they are gaps, and the sum of the year is one so far. A zero
before that is a zero. The second quantity is the one kept (the weight, where its unit is KG), else the first.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from etl.declare import read_yaml
from etl.figures import Reading, Records, trade_reading, trade_records
from etl.readers.delimited import read_rows
from models.vocabulary import PeriodKind, TradeFlowKind

SOURCE_ID, REPORTER, CURRENCY, SCHEME = "jp_customs", "JP", "JPY", "HS-JP"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
KEYS = ("Exp or Imp", "Year", "HS", "Country")
UNITS = ("Unit1", "Unit2")
MEASURED = ("Quantity1", "Quantity2", "Value")
COLUMNS = (*KEYS, *UNITS, *(f"{what}-{period}" for period in ("Year", *MONTHS) for what in MEASURED))
FLOWS = {"1": TradeFlowKind.EXPORT, "2": TradeFlowKind.IMPORT}
THOUSAND = 1000
LONGEST_NUMBER = 20
Row = Mapping[str, str]
Amounts = tuple[float | None, str | None, float | None]


def read_figures(part: str, content: bytes) -> Reading:
    """The figures of a table by month and for the year, and the rows that are refused."""
    rows = list(read_rows(content, part, COLUMNS))
    last = last_months(rows)
    records = trade_records(part)
    for row in rows:
        key = "|".join(row.get(name, "") for name in KEYS)
        records.begin(key)
        if reasons := _not_understood(row):
            records.refuse(key, "; ".join(reasons), row)
        else:
            _state(records, key, row, last[_table_of(row)])
        for name in row.keys() - set(COLUMNS):
            records.issues[f"column not mapped: {name}"] += 1
    return trade_reading(records, SOURCE_ID, CURRENCY)


def last_months(rows: Iterable[Row]) -> dict[tuple[str, str], int]:
    """The last month, 1 to 12, in which anything was traded, by direction and year; 0 where there is none."""
    last: dict[tuple[str, str], int] = {}
    for row in rows:
        filled = (at for at in range(12, 0, -1) if row.get(f"Value-{MONTHS[at - 1]}", "0").strip("0,"))
        table = _table_of(row)
        last[table] = max(last.get(table, 0), next(filled, 0))
    return last


def _table_of(row: Row) -> tuple[str, str]:
    return row.get("Exp or Imp", ""), row.get("Year", "")


@cache
def _countries() -> dict[str, str]:
    stated = read_yaml(Path(__file__).with_name("countries.yml"))["codes"]
    return {str(number): code for number, code in stated.items()}


def _goods(row: Row) -> str:
    """The code without the mark that keeps spreadsheets from taking it for a number."""
    return row.get("HS", "").strip("'\"")


def _not_understood(row: Row) -> list[str]:
    """Why no figures can be made of a row."""
    goods, year = _goods(row), row.get("Year", "")
    is_year = len(year) == 4 and year.isascii() and year.isdecimal()
    kept = {
        f"unknown flow: {row.get('Exp or Imp', '')}": row.get("Exp or Imp") in FLOWS,
        f"unknown year: {year}": is_year,
        f"unknown goods: {goods}": len(goods) in (2, 4, 6, 9) and goods.isascii() and goods.isdecimal(),
        f"unknown partner: {row.get('Country', '')}": row.get("Country") in _countries(),
    }
    reasons = [reason for reason, is_kept in kept.items() if not is_kept]
    measured = (name for name in COLUMNS if name.startswith(MEASURED))
    return reasons + [
        f"not a number ({name}): {row[name]}" for name in measured if not _is_number(row.get(name, "0"))
    ]


def _is_number(printed: str) -> bool:
    return printed.isascii() and printed.replace(",", "").isdecimal() and len(printed) < LONGEST_NUMBER


def _state(records: Records, key: str, row: Row, last: int) -> None:
    """The months that are published, and the whole year or the year so far."""
    year = row["Year"]
    dimensions = (REPORTER, _countries()[row["Country"]], FLOWS[row["Exp or Imp"]], SCHEME, _goods(row))
    for at, name in enumerate(MONTHS[:last], 1):
        if f"Value-{name}" in row:
            _figure(records, key, dimensions, (PeriodKind.MONTH, f"{year}-{at:02}"), row, name)
    if last == 12:
        _figure(records, key, dimensions, (PeriodKind.CALENDAR_YEAR, year), row, "Year")
    elif last:
        so_far = (PeriodKind.YEAR_TO_DATE, f"{year}-01/{year}-{last:02}")
        _figure(records, key, dimensions, so_far, row, "Year")


def _figure(
    records: Records,
    key: str,
    dimensions: tuple[object, ...],
    period: tuple[PeriodKind, str],
    row: Row,
    name: str,
) -> None:
    if f"Value-{name}" not in row:
        return
    value = _number(row[f"Value-{name}"]) * THOUSAND
    records.state(key, *dimensions, *period, value, CURRENCY, *_amounts(row, name), False)


def _amounts(row: Row, name: str) -> Amounts:
    """Quantity, its unit and the weight in kilograms, as far as there are."""
    quantity: float | None = None
    unit = weight = None
    for number in ("1", "2"):
        printed, stated = row.get(f"Unit{number}"), row.get(f"Quantity{number}-{name}")
        if printed and stated is not None:
            quantity, unit = _number(stated), printed
            weight = quantity if printed == "KG" else weight
    return quantity, unit, weight


def _number(printed: str) -> float:
    return float(printed.replace(",", ""))
