"""Official trade in views: groups marked, gaps empty, shares of reported wholes, press figures beside official ones."""

from datetime import date, datetime
from typing import Any

import pytest
from store_builder import StoreBuilder

PERIOD_KINDS = {7: "month", 4: "calendar_year", 6: "fiscal_year", 15: "year_to_date"}
COLUMNS = "reporter_code, partner_code, flow, commodity_code, period"


@pytest.fixture
def office(news: StoreBuilder) -> StoreBuilder:
    """A store with the statistic `stats` and its file, beside the document source `news`."""
    news.add("source", source_id="stats", kind="statistics", issuer_code=None)
    news.add("document", document_id="file", source_id="stats", locator="table.csv")
    return news


def figure(store: StoreBuilder, parties: str, flow: str, period: str, value: float, **more: Any) -> str:
    """A figure in euro of all goods, unless told otherwise; of reporter>partner."""
    reporter, partner = parties.split(">")
    kind = "quarter" if "Q" in period else PERIOD_KINDS[len(period)]
    row = {
        "reporter_code": reporter,
        "partner_code": partner,
        "flow": flow,
        "period_kind": kind,
        "period": period,
        "value": value,
        "commodity_scheme": "HS",
        "commodity_code": "TOTAL",
        "currency_code": "EUR",
        "is_aggregate": reporter.startswith("EU"),
        **more,
    }
    row.setdefault("figure_key", "|".join(str(row[name]) for name in (*COLUMNS.split(", "), "currency_code")))
    return store.add("trade_flow", source_id="stats", document_id="file", **row)


def press(store: StoreBuilder, value: float, **more: Any) -> None:
    """A document's figure: by default what Japan exported to Russia in 2022, in euro."""
    row = {
        "reporter_codes": "JP",
        "partner_codes": "RU",
        "flow": "export",
        "commodity": "total",
        "period": "2022",
    }
    store.claim("trade_figure", "d1", "words", **({**row, "value": value, "currency_code": "EUR"} | more))


def test_trade_flows_stand_with_dates_and_groups_marked(office: StoreBuilder) -> None:
    before, after = datetime(2024, 1, 1), datetime(2024, 2, 1)
    revised = {"figure_key": "k", "trade_flow_id": "old"}
    figure(office, "AT>RU", "export", "2024-01", 5, **revised, seen_from=before, seen_to=after)
    figure(office, "AT>RU", "export", "2024-01", 6, **revised | {"trade_flow_id": "new"}, seen_from=after)
    figure(office, "EU27_2020>RU", "export", "2024-Q2", 9)
    figure(office, "AT>RU", "import", "2024-01/2024-08", 4, commodity_code="8409")
    figure(office, "AT>RU", "import", "FY2023", 3)
    figure(office, "AT>RU", "import", "2023", 2)
    assert office.ask(
        "select reporter_code, period_kind, starts_on, ends_on, value, commodity_digits, is_aggregate, is_revised "
        "from trade_flows order by value"
    ) == [
        ("AT", "calendar_year", date(2023, 1, 1), date(2023, 12, 31), 2, 0, False, False),
        ("AT", "fiscal_year", None, None, 3, 0, False, False),
        ("AT", "year_to_date", date(2024, 1, 1), date(2024, 8, 31), 4, 4, False, False),
        ("AT", "month", date(2024, 1, 1), date(2024, 1, 31), 6, 0, False, True),
        ("EU27_2020", "quarter", date(2024, 4, 1), date(2024, 6, 30), 9, 0, True, False),
    ]


def test_trade_share_is_of_wholes_that_are_reported(office: StoreBuilder) -> None:
    figure(office, "AT>RU", "export", "2024-01", 5)
    figure(office, "AT>WORLD", "export", "2024-01", 50, is_aggregate=True)
    figure(office, "AT>RU", "export", "2024-01", 2, commodity_code="84")
    figure(office, "AT>RU", "export", "2024-01", 1, commodity_code="84099900", commodity_scheme="CN")
    figure(office, "GB>RU", "export", "2024-01", 7)
    figure(office, "EU27_2020>RU", "export", "2024-01", 20)
    figure(office, "EU27_2020>EXTRA_EU27_2020", "export", "2024-01", 60)
    figure(office, "EU27_2020>INTRA_EU27_2020", "export", "2024-01", 40)
    figure(office, "AT>RU", "export", "2024", 1)
    assert office.ask(
        "select reporter_code, partner_code, commodity_code, share_of, whole_value, share_percent from trade_share "
        "where partner_code = 'RU' order by all"
    ) == [
        ("AT", "RU", "84", "all_goods", 5, 40),
        ("AT", "RU", "84099900", "all_goods", 5, 20),
        ("AT", "RU", "TOTAL", "EU27_2020", 20, 25),
        ("AT", "RU", "TOTAL", "world", 50, 10),
        ("EU27_2020", "RU", "TOTAL", "world", 100, 20),
    ]


def test_bilateral_summary_has_both_sides_and_gaps(office: StoreBuilder) -> None:
    figure(office, "JP>RU", "export", "2022-01", 10)
    figure(office, "JP>RU", "import", "2022-01", 30)
    figure(office, "RU>JP", "import", "2022-01", 12)
    figure(office, "JP>RU", "export", "2022-03", 5)
    figure(office, "JP>RU", "export", "2022", 999)
    figure(office, "JP>RU", "export", "2023-01", 8)
    figure(office, "JP>RU", "import", "2023-01", 12)
    rows = office.ask(
        "select month, exports, imports, balance, turnover, turnover_change_percent, mirror_exports, basis, is_gap "
        "from bilateral_summary where country_code = 'JP' and partner_code = 'RU' order by month"
    )
    assert len(rows) == 13
    assert rows[:3] == [
        (date(2022, 1, 1), 10, 30, -20, 40, None, 12, "reported", False),
        (date(2022, 2, 1), None, None, None, None, None, None, None, True),
        (date(2022, 3, 1), 5, None, None, None, None, None, "reported", False),
    ]
    assert rows[-1] == (date(2023, 1, 1), 8, 12, -4, 20, -50, None, "reported", False)
    assert office.ask(
        "select exports, mirror_exports, mirror_imports, basis from bilateral_summary "
        "where country_code = 'RU' and month = date '2022-03-01'"
    ) == [(None, None, 5, None)]


def test_bilateral_summary_adds_codes_up_where_no_total_is_reported(office: StoreBuilder) -> None:
    for code, value in (("84", 1), ("87", 2), ("8703", 2)):
        figure(office, "JP>RU", "export", "2022-01", value, commodity_code=code)
    figure(office, "JP>RU", "export", "2022-01", 7, currency_code="JPY")
    assert office.ask(
        "select currency_code, exports, basis from bilateral_summary where country_code = 'JP' order by all"
    ) == [("EUR", 3, "summed"), ("JPY", 7, "reported")]


def test_trade_reported_vs_official_by_side_basis_and_currency(office: StoreBuilder) -> None:
    office.add_article("d1", title="Trade")
    figure(office, "JP>RU", "export", "2022", 100)
    figure(office, "RU>JP", "import", "2022", 120)
    for month in range(1, 13):
        figure(office, "JP>RU", "export", f"2022-{month:02}", 8)
    press(office, 100.5)
    assert office.ask(
        "select official_source_id, official_side, official_basis, official_value, difference_percent, verdict, "
        "quote, document from trade_reported_vs_official order by official_value"
    ) == [
        ("stats", "reporter", "months", 96, 4.69, "differs", "words", "Trade"),
        ("stats", "reporter", "reported", 100, 0.5, "agrees", "words", "Trade"),
        ("stats", "partner", "reported", 120, -16.25, "differs", "words", "Trade"),
    ]


def test_trade_reported_vs_official_says_why_nothing_answers(office: StoreBuilder) -> None:
    office.add_article("d1")
    figure(office, "JP>RU", "export", "2022", 100)
    figure(office, "JP>RU", "export", "2021-01", 1)
    figure(office, "JP>RU", "export", "FY2022", 100)
    press(office, 1, currency_code="JPY")
    press(office, 2, period="2021")
    press(office, 3, commodity="cars")
    press(office, 4, period=None)
    press(office, 5, partner_codes=None)
    press(office, 6, decision="quarantine", decision_reason="unclear")
    assert office.ask(
        "select reported_value, official_value, difference_percent, verdict from trade_reported_vs_official order by 1"
    ) == [
        (1, 100, None, "other_currency"),
        (2, None, None, "no_figure"),
        (3, None, None, "goods_without_code"),
        (4, None, None, "no_period"),
        (5, None, None, "no_partner"),
    ]


def test_trade_reported_vs_official_of_the_union_in_turnover_balance_and_qualifiers(
    office: StoreBuilder,
) -> None:
    office.add_article("d1")
    figure(office, "EU27_2020>RU", "export", "2023-01/2023-06", 100)
    figure(office, "EU27_2020>RU", "import", "2023-01/2023-06", 40)
    union = {"reporter_codes": "EU", "period": "2023-01/2023-06"}
    press(office, 144, flow="turnover", qualifier="about", **union)
    press(office, 130, flow="turnover", qualifier="more_than", **union)
    press(office, 150, flow="turnover", qualifier="more_than", **union)
    press(office, 60, flow="balance", **union)
    assert office.ask(
        "select flow, reported_value, official_value, verdict from trade_reported_vs_official order by 2"
    ) == [
        ("balance", 60, 60, "agrees"),
        ("turnover", 130, 140, "agrees"),
        ("turnover", 144, 140, "agrees"),
        ("turnover", 150, 140, "differs"),
    ]
