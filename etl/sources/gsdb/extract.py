"""The Global Sanctions Database, from bytes to cases. Pure: no file, no network.

Decided: objectives and outcomes stay as coded, several joined by commas, for each objective has its own outcome. States that
are no more and bodies such as CoCom keep their printed name and have no code. Equal rows under two numbers are two cases.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from etl.clean import country_code, fold
from etl.declare import read_yaml
from etl.figures import REFUSED, Reading, Records, as_refused, own_columns
from etl.readers.delimited import read_rows

TABLE = "sanction_case"
TEXTS = ("sanctioned_state", "sanctioning_state", "descr_trade", "objective", "success")
YEARS = ("begin", "end")
YEAR = re.compile(r"[12][0-9]{3}")
FLAGS = {
    "trade": "has_trade",
    "arms": "has_arms",
    "military": "has_military",
    "financial": "has_financial",
    "travel": "has_travel",
    "other": "has_other",
    "target_mult": "has_many_targets",
    "sender_mult": "has_many_issuers",
}
COLUMNS = ("case_id", *TEXTS, *YEARS, *FLAGS)


def read_figures(part: str, content: bytes) -> Reading:
    """The cases of a release, and the rows that are refused."""
    codes = _codes()
    records = Records(part, TABLE, tuple(own_columns(TABLE)))
    for row in read_rows(content, part, COLUMNS):
        key = row.get("case_id", "")
        records.begin(key)
        if reasons := _not_understood(row):
            records.refuse(key, "; ".join(reasons), row)
        else:
            records.state(key, *_case(row, codes).values())
        for name in row.keys() - set(COLUMNS):
            records.issues[f"column not mapped: {name}"] += 1
    return _each_once(records)


def _each_once(records: Records) -> Reading:
    """The cases whose number stands once: of two with one number nobody can say which is meant."""
    rows = records.frame()
    is_one = pl.len().over("case_key") == 1
    bad = rows.filter(~is_one).with_columns(reasons=pl.lit("duplicate key: several rows with this case_id"))
    return records.reading(None, rows.filter(is_one), as_refused(bad).select(*REFUSED))


def _not_understood(row: Mapping[str, str]) -> list[str]:
    """Why no case can be made of a row."""
    obligatory = ("case_id", "sanctioned_state", "sanctioning_state", "begin")
    reasons = [f"{name} is empty" for name in obligatory if name not in row]
    reasons += [
        f"not a year ({name}): {row[name]}" for name in YEARS if not YEAR.fullmatch(row.get(name, "1949"))
    ]
    reasons += [
        f"neither 0 nor 1 ({name}): {row.get(name, '')}" for name in FLAGS if row.get(name) not in ("0", "1")
    ]
    return reasons


def _case(row: Mapping[str, str], codes: Mapping[str, str | None]) -> dict[str, object]:
    """The columns of the table, in its order."""
    target, issuer = row["sanctioned_state"], row["sanctioning_state"]
    case: dict[str, object] = {
        "case_key": row["case_id"],
        "sanctioned_printed": target,
        "sanctioned_codes": codes_of(target, codes),
        "sanctioning_printed": issuer,
        "sanctioning_codes": codes_of(issuer, codes),
        "begin_year": int(row["begin"]),
        "end_year": int(row["end"]) if "end" in row else None,
        "trade_description": _joined(row.get("descr_trade")),
        "objectives": _joined(row.get("objective")),
        "outcomes": _joined(row.get("success")),
    }
    case |= {column: row[name] == "1" for name, column in FLAGS.items()}
    return {name: case[name] for name in own_columns(TABLE)}


def codes_of(printed: str, codes: Mapping[str, str | None]) -> str | None:
    """The codes of a state, a body or several of them, in alphabetical order; None where one of them has none."""
    found: set[str] = set()
    left = [part.strip() for part in printed.split(",")]
    while left:
        # A comma may be part of a name, such as that of the Democratic Republic of the Congo.
        size = next((size for size in (2, 1) if _code(", ".join(left[:size]), codes)), 0)
        if not size:
            return None
        found.add(str(_code(", ".join(left[:size]), codes)))
        left = left[size:]
    return ",".join(sorted(found))


def _code(name: str, codes: Mapping[str, str | None]) -> str | None:
    return codes.get(fold(name)) or country_code(name)


def _joined(printed: str | None) -> str | None:
    """Coded words without the blanks that the release has around some."""
    return ",".join(word.strip() for word in printed.split(",")) if printed else None


def _codes() -> dict[str, str | None]:
    stated = read_yaml(Path(__file__).with_name("states.yml"))["codes"]
    return {fold(name): code for name, code in stated.items()}
