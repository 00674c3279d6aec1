"""Comtrade's rows: areas by letters and numbers, periods, parts that are not totals. Built from the published format."""

from typing import Any

import orjson
import pytest

from etl.figures import Reading
from etl.sources.un_comtrade.extract import read_figures
from models.errors import EmptyInput, InputError

ROW: dict[str, Any] = {
    "typeCode": "C",
    "freqCode": "M",
    "refYear": 2022,
    "period": "202203",
    "reporterCode": 392,
    "reporterISO": "JPN",
    "flowCode": "X",
    "partnerCode": 643,
    "partnerISO": "RUS",
    "partner2Code": 0,
    "classificationCode": "H6",
    "cmdCode": "87",
    "customsCode": "C00",
    "motCode": 0,
    "qtyUnitCode": 5,
    "qtyUnitAbbr": "u",
    "qty": 10,
    "netWgt": 12.5,
    "primaryValue": 1500.25,
    "isAggregate": True,
}


def read(*changes: dict[str, Any], **answer: Any) -> Reading:
    rows = [ROW | change for change in changes]
    return read_figures("answers", orjson.dumps({"data": rows, "error": "", **answer}))


def test_a_figure_has_every_column() -> None:
    (figure,) = read({}).rows.drop("part", "printed_key", "figure_key").to_dicts()
    assert figure == {
        "reporter_code": "JP",
        "partner_code": "RU",
        "flow": "export",
        "commodity_scheme": "H6",
        "commodity_code": "87",
        "period_kind": "month",
        "period": "2022-03",
        "value": 1500.25,
        "currency_code": "USD",
        "quantity": 10.0,
        "quantity_unit": "u",
        "weight_kg": 12.5,
        "is_aggregate": False,
    }


def test_areas_by_number_groups_and_rests() -> None:
    found = read(
        {"reporterISO": None, "partnerISO": None, "reporterCode": 842, "partnerCode": 0},
        {"partnerISO": "W00"},
        {"partnerISO": "S19"},
    )
    assert sorted(found.rows.select("reporter_code", "partner_code", "is_aggregate").rows()) == [
        ("JP", "S19", False),
        ("JP", "WORLD", True),
        ("US", "WORLD", True),
    ]


def test_years_and_re_exports() -> None:
    found = read({"freqCode": "A", "period": "2021", "flowCode": "RX"}).rows
    assert found.select("period_kind", "period", "flow").rows() == [("calendar_year", "2021", "re_export")]


def test_a_row_without_a_value_is_a_gap() -> None:
    found = read({"primaryValue": None})
    assert found.rows.is_empty() and found.refused.is_empty()
    assert found.issues == ("without a value: a gap (1 times)",)


def test_rows_that_are_not_understood_or_no_totals_are_refused() -> None:
    found = read(
        {"reporterISO": "ZZZ", "reporterCode": 1, "flowCode": "?", "period": "202213"},
        {"motCode": 2100, "customsCode": "C01"},
        {"primaryValue": "much"},
    )
    assert sorted(found.refused["reasons"]) == [
        "part of a total (customsCode): C01; part of a total (motCode): 2100",
        "unknown reporter: 1; unknown flow: ?; unknown period: M 202213",
        "value not understood (primaryValue): much",
    ]


def test_fields_that_nobody_maps_are_told() -> None:
    assert read({"surprise": 1}).issues == ("field not mapped: surprise (1 times)",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "no JSON"),
        (b'{"statusCode":401,"message":"Access denied"}', "Access denied"),
        (b'{"data":[],"error":"too many codes"}', "too many codes"),
        (b'{"count":2,"data":[{}],"error":""}', "cut off: 1 of 2"),
        (b"[]", "no rows"),
    ],
)
def test_what_is_no_whole_answer_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_figures("answers", content)


def test_an_empty_file_is_told_as_such() -> None:
    with pytest.raises(EmptyInput):
        read_figures("answers", b" \n")


@pytest.mark.parametrize("odd", [[], {}, [1], {"a": 1}, True, -1, "", None, "x" * 99, 10**18])
def test_odd_values_are_refused_or_read_and_never_a_crash(odd: object) -> None:
    for name in ROW:
        assert read({name: odd}).record_count == 1
