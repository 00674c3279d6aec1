"""UN Comtrade's answers, from bytes to figures. Pure but for `ask`, to which the network is handed.

Decided: only totals over modes of transport, customs procedures and second partners are kept; a part of one would be
counted beside it. A row without a value is a gap. Letters of areas that are no country (S19, other Asia) stay as they are.
"""

from collections.abc import Mapping
from typing import Any

import orjson

from etl.figures import Reading, trade_reading, trade_records
from etl.sources.un_comtrade.areas import area_code, is_group
from etl.sources.un_comtrade.asking import ask
from etl.sources.un_comtrade.questions import FLOW_CODES
from models.errors import EmptyInput, InputError
from models.vocabulary import PeriodKind

__all__ = ["ask", "read_figures"]

SOURCE_ID, CURRENCY = "un_comtrade", "USD"
Row = Mapping[str, Any]
FLOWS = {code: flow for flow, code in FLOW_CODES.items()}
PARTS = {"partner2Code": (0, None), "customsCode": ("C00", None), "motCode": (0, None)}
KEYS = ("reporterCode", "partnerCode", "flowCode", "classificationCode", "cmdCode", "freqCode", "period")
MAPPED = (
    *KEYS,
    *PARTS,
    "reporterISO",
    "partnerISO",
    "primaryValue",
    "qty",
    "qtyUnitAbbr",
    "qtyUnitCode",
    "netWgt",
)
IGNORED = frozenset(
    {
        # The same in words, and what follows from what is mapped.
        "typeCode", "refPeriodId", "refYear", "refMonth", "reporterDesc", "partnerDesc", "partner2Desc", "partner2ISO",
        "flowDesc", "classificationSearchCode", "isOriginalClassification", "cmdDesc", "aggrLevel", "isLeaf",
        "customsDesc", "mosCode", "motDesc", "altQtyUnitCode", "altQtyUnitAbbr", "altQty", "isAggregate", "isReported",
        # Which of the values is the primary one is the reporter's choice, and whether the quantity is estimated.
        "cifvalue", "fobvalue", "grossWgt", "isQtyEstimated", "isAltQtyEstimated", "isNetWgtEstimated",
        "isGrossWgtEstimated", "legacyEstimationFlag",
    }
)  # fmt: skip


def read_figures(part: str, content: bytes) -> Reading:
    """The figures of an answer, or of several in one file, and the rows that are refused."""
    records = trade_records(part)
    for row in _rows(content, part):
        key = "|".join(str(row.get(name, "")) for name in (*KEYS, *PARTS))
        records.begin(key)
        if reasons := _not_understood(row):
            records.refuse(key, "; ".join(reasons), row)
        elif row.get("primaryValue") is None:
            records.issues["without a value: a gap"] += 1
        else:
            records.state(key, *_figure(row))
        for name in row.keys() - IGNORED - set(MAPPED):
            records.issues[f"field not mapped: {name}"] += 1
    return trade_reading(records, SOURCE_ID, CURRENCY)


def _rows(content: bytes, part: str) -> list[Row]:
    """The rows of a file; InputError where it is no answer, an error, or cut off."""
    expected = "an answer of the API: an object with `data`, a list of rows"
    if not content.strip():
        raise EmptyInput("the file is empty", where=part, expected=expected)
    try:
        answer = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise InputError(f"no JSON: {error}", where=part, expected=expected) from error
    rows = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or answer.get("error"):
        said = answer.get("error") or answer.get("message") if isinstance(answer, dict) else None
        raise InputError(f"no rows: {said}" if said else "no rows", where=part, expected=expected)
    count = answer.get("count")
    if isinstance(count, int) and count > len(rows):
        raise InputError(
            f"is cut off: {len(rows):,} of {count:,} rows",
            where=part,
            expected="whole answers",
            hint="ask in smaller pieces",
        )
    return rows


def _not_understood(row: Row) -> list[str]:
    """Why no figure can be made of a row."""
    wrong = {
        f"unknown reporter: {row.get('reporterCode')}": _area(row, "reporter") is None,
        f"unknown partner: {row.get('partnerCode')}": _area(row, "partner") is None,
        f"unknown flow: {row.get('flowCode')}": str(row.get("flowCode")) not in FLOWS,
        f"unknown goods: {row.get('cmdCode')}": not str(row.get("cmdCode") or "").isalnum(),
        f"unknown nomenclature: {row.get('classificationCode')}": not str(
            row.get("classificationCode") or ""
        ).isalnum(),
        f"unknown period: {row.get('freqCode')} {row.get('period')}": _period(row) is None,
    }
    wrong |= {
        f"value not understood ({name}): {row.get(name)}": not isinstance(row.get(name), int | float | None)
        for name in ("primaryValue", "qty", "netWgt")
    }
    parts = [
        f"part of a total ({name}): {row[name]}"
        for name, totals in PARTS.items()
        if row.get(name) not in totals
    ]
    return [reason for reason, is_wrong in wrong.items() if is_wrong] + parts


def _area(row: Row, side: str) -> str | None:
    return area_code(row.get(f"{side}Code"), row.get(f"{side}ISO"))


def _period(row: Row) -> tuple[PeriodKind, str] | None:
    printed = str(row.get("period") or "")
    if row.get("freqCode") == "A" and printed.isdecimal() and len(printed) == 4:
        return PeriodKind.CALENDAR_YEAR, printed
    if (
        row.get("freqCode") == "M"
        and printed.isdecimal()
        and len(printed) == 6
        and "01" <= printed[4:] <= "12"
    ):
        return PeriodKind.MONTH, f"{printed[:4]}-{printed[4:]}"
    return None


def _figure(row: Row) -> tuple[object, ...]:
    """The values of a figure, in the order of its columns."""
    reporter, partner, period = _area(row, "reporter"), _area(row, "partner"), _period(row)
    assert reporter and partner and period
    unit = row.get("qtyUnitAbbr")
    has_unit = unit not in (None, "", "N/A") and row.get("qty") is not None
    return (
        reporter,
        partner,
        FLOWS[str(row["flowCode"])],
        str(row["classificationCode"]),
        str(row["cmdCode"]),
        *period,
        float(row["primaryValue"]),
        CURRENCY,
        float(row["qty"]) if has_unit else None,
        str(unit) if has_unit else None,
        None if row.get("netWgt") is None else float(row["netWgt"]),
        is_group(reporter) or is_group(partner),
    )
