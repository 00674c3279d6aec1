"""Japan's trade statistics: thousands of yen, months not yet published, quantities. Built from the published format."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from etl.declare import source
from etl.figures import Reading
from etl.pipeline import Origin, run_source
from etl.sources.jp_customs.extract import COLUMNS, MONTHS, read_figures
from etl.store import reading
from models.settings import Settings
from models.trade import TradeFlow
from models.vocabulary import RunState


def line(values: list[int], *, keys: str = "1,2024,'870323000,224", units: str = "NO,KG") -> str:
    """A row whose months have these values (quantities are a tenth of them) and whose year their sum."""
    cells = [f"{value // 10},{value},{value}" for value in (sum(values), *values)]
    return f"{keys},{units},{','.join(cells)}"


def table(*lines: str) -> bytes:
    return "\n".join((",".join(COLUMNS), *lines, "")).encode()


def read(*lines: str) -> Reading:
    return read_figures("table", table(*lines))


def values(found: Reading) -> dict[str, float]:
    return dict(found.rows.select("period", "value").iter_rows())


def test_yen_in_thousands_become_yen_with_unit_and_weight() -> None:
    found = read(line([120] * 12))
    assert found.rows.height == 13 and found.record_count == 1
    january = (
        found.rows.filter(period="2024-01").select("reporter_code", "partner_code", "flow", "value").row(0)
    )
    assert january == ("JP", "RU", "export", 120_000.0)
    year = found.rows.filter(period_kind="calendar_year").to_dicts()[0]
    assert (year["period"], year["value"], year["currency_code"]) == ("2024", 1_440_000.0, "JPY")
    assert (year["quantity"], year["quantity_unit"], year["weight_kg"]) == (1440.0, "KG", 1440.0)
    assert (year["commodity_scheme"], year["commodity_code"], year["is_aggregate"]) == (
        "HS-JP",
        "870323000",
        False,
    )


def test_months_that_are_not_published_are_gaps_and_the_year_is_one_so_far() -> None:
    traded, sparse = line([10, 10, 10] + [0] * 9), line([10, 0, 0] + [0] * 9, keys="1,2024,'270900100,224")
    found = read(traded, sparse)
    goods = {code: rows for (code,), rows in found.rows.group_by("commodity_code")}
    assert dict(goods["270900100"].select("period", "value").iter_rows()) == {
        "2024-01": 10_000.0,
        "2024-02": 0.0,
        "2024-03": 0.0,
        "2024-01/2024-03": 10_000.0,
    }
    assert found.rows.filter(period_kind="year_to_date").height == 2


def test_each_direction_and_year_has_its_own_last_month() -> None:
    found = read(line([1] * 2 + [0] * 10), line([1] * 12, keys="2,2023,'870323000,224"))
    assert found.rows.filter(flow="import").height == 13
    assert values(Reading(**{**vars(found), "rows": found.rows.filter(flow="export")})) == {
        "2024-01": 1000.0,
        "2024-02": 1000.0,
        "2024-01/2024-02": 2000.0,
    }


def test_a_single_unit_is_the_first_or_the_second() -> None:
    second = read(line([10] * 12, units=",KG")).rows.row(0, named=True)
    first = read(line([10] * 12, units="NO,")).rows.row(0, named=True)
    assert (second["quantity"], second["quantity_unit"], second["weight_kg"]) == (10.0, "KG", 10.0)
    assert (first["quantity"], first["quantity_unit"], first["weight_kg"]) == (1.0, "NO", None)


def test_rows_that_are_not_understood_are_refused_with_all_reasons() -> None:
    good = line([1] * 12)
    found = read(good, line([1] * 12, keys="3,24,'8703,999"), good.replace(",12,", ",many,", 1))
    assert sorted(found.refused["reasons"]) == [
        "not a number (Quantity2-Year): many",
        "unknown flow: 3; unknown year: 24; unknown partner: 999",
    ]


def test_the_same_goods_and_country_twice_are_a_duplicate() -> None:
    found = read(line([1] * 12), line([2] * 12))
    assert found.rows.is_empty() and found.refused.height == 26
    assert found.refused["reasons"].unique().to_list() == [
        "duplicate key: the file has several figures for it that differ"
    ]


def test_a_column_for_every_month_is_asked_for() -> None:
    assert len(COLUMNS) == 4 + 2 + 3 * 13 and COLUMNS[-1] == f"Value-{MONTHS[-1]}"


def test_a_newer_table_revises_months_and_adds_one(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    for day, months in (("2024-02-28", [5] + [0] * 11), ("2024-03-28", [6, 7] + [0] * 10)):
        (tmp_path / "given" / day).mkdir(parents=True)
        (tmp_path / "given" / day / "ik-100h2024.csv").write_bytes(table(line(months)))
    reports = run_source(source("jp_customs"), Origin(tmp_path / "given"), settings, engine)
    assert [(one.state, one.opened_count, one.closed_count) for one in reports] == [
        (RunState.COMPLETED, 2, 0),
        (RunState.COMPLETED, 3, 1),
    ]
    with reading(engine) as connection:
        query = select(TradeFlow.period, TradeFlow.value).where(
            TradeFlow.seen_to.is_(None), TradeFlow.seen_from == datetime(2024, 3, 28)
        )
        assert sorted(tuple(row) for row in connection.execute(query)) == [
            ("2024-01", 6000.0),
            ("2024-01/2024-02", 13_000.0),
            ("2024-02", 7000.0),
        ]
