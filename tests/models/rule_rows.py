"""A row of every table that keeps all rules, and for every CHECK rows that break it and nothing else."""

import re
from datetime import datetime, timedelta

from sqlalchemy import Boolean, CheckConstraint, Column, DateTime, Double, Integer, Table

from models.tables import tables

Row = dict[str, object]
AT = datetime(2022, 2, 24, 10)
VALUES: dict[str, object] = {
    "seen_to": None,
    "sha256": "a" * 64,
    "start_offset": 0,
    "end_offset": 4,
    "status": "in_force",
    "holder": "x",
    "same_as_id": "x",
}
PARTIES = {
    "sanction_round": ("issuer_codes", "target_codes"),
    "expulsion": ("expeller_codes", "nationality_codes"),
    "trade_figure": ("reporter_codes", "partner_codes"),
    "diplomatic_action": ("actor_codes", "target_codes"),
}
FITTING: dict[str, Row] = {
    "trade_figure": {"value": 1.0},
    "mention": {"entity_id": "x"},
    "judgement": {"document_id": "x", "quote": "x", "decided": "{}", "left_id": "a", "right_id": "b"},
    "trade_flow": {"period": "2022-01", "currency_code": "EUR"},
    "exchange_rate": {"base_currency_code": "EUR", "currency_code": "JPY", "rate_on": "2022-03"},
}
# What else a word of a vocabulary asks for: a period is written as its kind is.
ASKED_BY_WORD: dict[str, Row] = {
    "quarter": {"period": "2022-Q1"},
    "calendar_year": {"period": "2022"},
    "fiscal_year": {"period": "FY2022"},
    "year_to_date": {"period": "2022-01/2022-08"},
}
NO_DATES = ("2022-1", "0999", "3000", "2022/03", "24-03-2022", "22", "")
NO_YEARLESS_DATES = ("12-22", "--1222", "--12-2", "---1", "2022-03-24", "")


def checks(table: Table) -> list[str]:
    """Names of the table's CHECK constraints."""
    return sorted(str(item.name) for item in table.constraints if isinstance(item, CheckConstraint))


def words(table: Table, column: str) -> list[str]:
    """The vocabulary that a CHECK holds a column to; empty where there is none."""
    for item in table.constraints:
        if isinstance(item, CheckConstraint) and str(item.sqltext).startswith(f"{column} in ("):
            return re.findall(r"'([^']*)'", str(item.sqltext))
    return []


def _value(table: Table, column: Column[object]) -> object:
    if column.name in VALUES:
        return VALUES[column.name]
    if column.nullable:
        return None
    for kind, value in ((Boolean, True), (DateTime, AT), (Integer, 1), (Double, 1.0)):
        if isinstance(column.type, kind):
            return value
    return next(iter(words(table, column.name)), "x")


def valid_row(table: Table) -> Row:
    """A row with nothing in its nullable columns that keeps all rules; it points to rows `x`."""
    row = {column.name: _value(table, column) for column in table.c}
    if table.name in PARTIES:
        row |= dict(zip(PARTIES[table.name], ("RU", "US"), strict=True))
    return row | FITTING.get(table.name, {})


def breaking(table: Table, check: str) -> list[Row]:
    """Changes to the valid row that break this CHECK alone."""
    rule = check.removeprefix(f"ck_{table.name}_")
    if rule in (
        "reason_given",
        "parties_differ",
        "enacted",
        "value_given",
        f"{PARTIES.get(table.name, '.')[0]}_known",
    ):
        return _of_claim(PARTIES[table.name], rule)
    special: dict[str, list[Row]] = {
        "decision_known": [{"decision": "nonsense", "decision_reason": "x"}],
        "seen_forward": [{"seen_to": AT}, {"seen_to": AT - timedelta(microseconds=1)}],
        "span_forward": [{"start_offset": 4}, {"start_offset": 5}],
        "value_sign": [{"value": -0.5, "flow": "import"}],
        "currency_is_code": [{"currency_code": "EURO"}, {"currency_code": ""}],
        "score_is_share": [{"score": -0.01}, {"score": 1.01}],
        "entity_id_known": [{"entity_id": None}],
        "holder_named": [{"kind": "office_holder", "holder": None}],
        "document_id_known": [{"document_id": None}],
        "quote_known": [{"quote": None}],
        "decided_known": [{"decided": None}, {"verdict": "correct", "decided": None}],
        "pair_named": [{"subject_kind": "entities", "left_id": left} for left in (None, "b", "c")],
        "withdrawn_later": [{"withdrawn_at": AT - timedelta(microseconds=1)}],
        "original_known": [{"outcome": "duplicate", "same_as_id": None}],
        "period_of_kind": [{"period": period} for period in ("2022", "FY2022", "2022-01/2022-08", "")],
        "base_currency_is_code": [{"base_currency_code": "EURO"}, {"base_currency_code": ""}],
        "two_currencies": [{"base_currency_code": "JPY"}],
        "rate_positive": [{"rate": 0.0}, {"rate": -1.5}],
        "years_forward": [{"begin_year": 2022, "end_year": 2021}],
        "sha256_is_hash": [{"sha256": "a" * 63}, {"sha256": ""}],
    }
    return special[rule] if rule in special else _by_ending(rule)


def _of_claim(parties: tuple[str, str], rule: str) -> list[Row]:
    first, second = parties
    return {
        f"{first}_known": [{first: None}],
        "parties_differ": [{second: "RU"}],
        "reason_given": [{"decision": "quarantine"}],
        "enacted": [{"status": status} for status in ("threatened", "planned", "denied")],
        "value_given": [{"value": None}],
    }[rule]


def _by_ending(rule: str) -> list[Row]:
    wrong: dict[str, tuple[object, ...]] = {
        "_known": ("nonsense", "", "PRIMARY"),
        "_is_date": NO_DATES,
        "_is_yearless": NO_YEARLESS_DATES,
        "_filled": ("",),
        "_not_negative": (-1,),
        "_is_code": ("ru", "Ru", "R", "RUS", ""),
    }
    ending = next(ending for ending in wrong if rule.endswith(ending))
    return [{rule.removesuffix(ending): value} for value in wrong[ending]]


def rules_and_breaks() -> list[tuple[str, str, Row]]:
    """Table, CHECK and change, for all that can be broken."""
    return [
        (name, check, change)
        for name, table in tables().items()
        for check in checks(table)
        for change in breaking(table, check)
    ]


KEPT: list[tuple[str, Row]] = [
    *(("birth", {"born_on": text}) for text in ("1950", "1950-03", "1950-03-24", "1000", "2999-12-31", None)),
    *(("sanction_round", {"announced_yearless": text}) for text in ("--12-22", "--12", "---15", None)),
    *(("entity", {"country": text}) for text in ("RU", "EU", None)),
    ("document", {"byte_count": 0, "text": ""}),
    ("name", {"value": "Ж", "seen_to": AT + timedelta(microseconds=1)}),
    ("designation", {"date_basis": None, "listed_on": None}),
    ("evidence", {"start_offset": 0, "end_offset": 1}),
    ("mention", {"kind": "office_holder", "entity_id": None, "score": 0.0}),
    ("judgement", {"verdict": "reject", "decided": None, "withdrawn_at": AT}),
    ("judgement", {"subject_kind": "events", "verdict": "same", "document_id": None, "quote": None}),
    ("trade_figure", {"value": -1.0, "flow": "balance"}),
    ("trade_figure", {"value": -1.0, "flow": None}),
    ("trade_figure", {"value": 0.0, "flow": "import", "currency_code": "RUB", "partner_codes": None}),
    ("trade_figure", {"decision": "quarantine", "decision_reason": "no value", "value": None}),
    (
        "expulsion",
        {"decision": "quarantine", "decision_reason": "?", "expeller_codes": None, "status": "planned"},
    ),
    ("trade_flow", {"period_kind": "calendar_year", "period": "2022", "value": 0.0}),
    ("trade_flow", {"period_kind": "quarter", "period": "2022-Q1", "weight_kg": 0.0}),
    ("trade_flow", {"period_kind": "fiscal_year", "period": "FY2022", "reporter_code": "EU27_2020"}),
    ("trade_flow", {"period_kind": "year_to_date", "period": "2022-01/2022-08", "quantity": 1.5}),
    ("sanction_case", {"begin_year": 2022, "end_year": 2022, "sanctioned_codes": None}),
    ("expulsion", {"person_count": 0, "nationality_codes": None}),
    ("diplomatic_action", {"decision": "quarantine", "decision_reason": "same", "target_codes": "RU"}),
]
