"""Comext's extracts: groups are marked, spellings of periods, flows and labels agree, gaps are no zeros."""

from datetime import datetime

import pytest
from comext_files import EURO_AREA, HEADER, RUSSIA, UNION, columns, row, table

from etl.figures import Reading
from etl.sources.eurostat_comext.extract import published_at, read_figures
from etl.sources.eurostat_comext.periods import read_period
from etl.sources.eurostat_comext.territories import territory_of
from models.errors import EmptyInput, InputError

WITH_CURRENCY = "REPORTER,PARTNER,PRODUCT,FLOW,PERIOD,VALUE,CURRENCY"


def read(*rows: str, **given: str) -> Reading:
    return read_figures("extract", table(*rows, **given))


def reasons(found: Reading) -> list[str]:
    return sorted(found.refused["reasons"])


def test_a_figure_has_every_column() -> None:
    (figure,) = read(row(13173143, "Denmark")).rows.drop("figure_key").to_dicts()
    assert figure == {
        "part": "extract",
        "printed_key": f"Denmark|{RUSSIA}|Total|EXPORT|Aug. 2024|Total",
        "reporter_code": "DK",
        "partner_code": "RU",
        "flow": "export",
        "commodity_scheme": "HS",
        "commodity_code": "TOTAL",
        "period_kind": "month",
        "period": "2024-08",
        "value": 13173143.0,
        "currency_code": "EUR",
        "quantity": None,
        "quantity_unit": None,
        "weight_kg": None,
        "is_aggregate": False,
    }


def test_groups_are_marked_on_either_side() -> None:
    found = read(
        row(7, UNION),
        row(6, EURO_AREA),
        row(5, "Austria"),
        "Austria,Extra-EU27 (from 2020),Total,EXPORT,Total,Aug. 2024,9",
        "Austria,World,Total,EXPORT,Total,Aug. 2024,11",
    )
    assert columns(found.rows.to_dicts(), "reporter_code", "partner_code", "is_aggregate") == [
        ("AT", "EXTRA_EU27_2020", True),
        ("AT", "RU", False),
        ("AT", "WORLD", True),
        ("EA", "RU", True),
        ("EU27_2020", "RU", True),
    ]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Spain (incl. Canary Islands 'XB' from 1997)", "ES"),
        ("Espagne (incl. Iles Canaries 'XB' depuis 1997)", "ES"),
        ("Russie, Fédération de", "RU"),
        ("Korea, Democratic People’s Republic of (North Korea)", "KP"),
        ("Occupied Palestinian Territory (West Bank (incl. East Jerusalem) and Gaza Strip)", "PS"),
        ("RU-Russian Federation (Russia)", "RU"),
        ("High seas", "QP"),
        ("European Union (AT-01/1995, GB-01/1973->01/2020)", "EU"),
        ("European Union - 27 countries (AT, BG, GB, RO)", "EU27_2007"),
        ("European Union - 28 countries (AT, BG, GB, HR)", "EU28"),
        ("Union européenne - 27 pays (AT, BE)", "EU27_2020"),
        ("Euro area - 20 countries (AT, HR)", "EA20"),
        ("Intra-UE27 (à partir de 2020)", "INTRA_EU27_2020"),
        ("Narnia", None),
    ],
)
def test_labels_in_both_languages(label: str, code: str | None) -> None:
    assert territory_of(label) == code


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("Aug. 2024", ("month", "2024-08")),
        ("May. 2019", ("month", "2019-05")),
        ("202408-Aug. 2024", ("month", "2024-08")),
        ("202408", ("month", "2024-08")),
        ("2024-08", ("month", "2024-08")),
        ("déc. 2016", ("month", "2016-12")),
        ("201952-Jan.-Dec. 2019", ("calendar_year", "2019")),
        ("Jan.-Dec. 2019", ("calendar_year", "2019")),
        ("2019", ("calendar_year", "2019")),
        ("Jan.-Aug. 2024", ("year_to_date", "2024-01/2024-08")),
        ("2024Q3", ("quarter", "2024-Q3")),
        ("202408-Sep. 2024", None),
        ("Mar.-Aug. 2024", None),
        ("202413", None),
        ("soon", None),
    ],
)
def test_spellings_of_periods(printed: str, period: tuple[str, str] | None) -> None:
    assert read_period(printed) == period


@pytest.mark.parametrize("flow", ["EXPORT", "2-EXPORT", "EXPORTATION", "2"])
def test_spellings_of_a_flow(flow: str) -> None:
    assert read(row(1, flow=flow)).rows["flow"].to_list() == ["export"]


def test_a_flow_whose_code_and_word_disagree_is_refused() -> None:
    assert reasons(read(row(1, flow="1-EXPORT"))) == ["unknown flow: 1-EXPORT"]


@pytest.mark.parametrize("gap", [":", "", "c"])
def test_a_gap_is_no_zero(gap: str) -> None:
    found = read(row(gap, period="Jul. 2024"), row(0))
    assert columns(found.rows.to_dicts(), "period", "value") == [("2024-08", 0.0)]
    assert found.refused.is_empty() and found.issues == ("without a value: a gap (1 times)",)


def test_rows_that_are_not_understood_say_all_that_is_wrong() -> None:
    found = read(
        row(1, "Narnia", period="soon"),
        "Austria,Narnia,Machines,EXPORT,1-Normal,Aug. 2024,1",
        row("much"),
    )
    assert reasons(found) == [
        "unknown partner: Narnia; unknown goods: Machines; part of a total, by customs procedure: 1-Normal",
        "unknown reporter: Narnia; unknown period: soon",
        "value not understood: much EUR",
    ]
    assert found.record_count == 3 and found.rows.is_empty()


def test_mixed_currencies_leave_those_of_the_source() -> None:
    found = read(
        f"Austria,{RUSSIA},Total,EXPORT,Jan. 2024,1,EUR",
        f"Austria,{RUSSIA},Total,EXPORT,Feb. 2024,1,USD",
        header=WITH_CURRENCY,
    )
    assert columns(found.rows.to_dicts(), "period", "currency_code") == [("2024-01", "EUR")]
    assert reasons(found) == ["mixed currencies in one file: EUR, USD"]


def test_one_other_currency_stays_as_reported() -> None:
    found = read(f"Austria,{RUSSIA},Total,EXPORT,Jan. 2024,1,USD", header=WITH_CURRENCY)
    assert found.rows["currency_code"].to_list() == ["USD"] and found.refused.is_empty()


def test_equal_rows_of_one_key_are_one_and_different_ones_none() -> None:
    found = read(row(1), row(1), row(2, "Belgium"), row(3, "Belgium (incl. Luxembourg 'LU' -> 1998)"))
    assert columns(found.rows.to_dicts(), "reporter_code", "value") == [("AT", 1.0)]
    assert reasons(found) == [
        "duplicate key: the file has several figures for it that differ",
        "duplicate key: the file has several figures for it that differ",
        "duplicate key: the same figure came before",
    ]


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [row(1), row(2, "Belgium"), row(3, "Belgium"), row(1), row(4, UNION)]
    one, other = read(*rows), read(*rows[::-1])
    for found in ("rows", "refused"):
        key = ["printed_key", "reasons", "content"] if found == "refused" else ["figure_key"]
        assert getattr(one, found).sort(key).equals(getattr(other, found).sort(key))


def test_columns_that_nobody_maps_are_told() -> None:
    found = read(row(1) + ",x", header=f"{HEADER},SURPRISE")
    assert found.issues == ("column not mapped: SURPRISE (1 times)",)


def test_codes_of_goods_tell_their_nomenclature_and_weights_are_kept() -> None:
    header = "REPORTER,PARTNER,PRODUCT,FLOW,PERIOD,VALUE_IN_EUR,QUANTITY_IN_KG"
    found = read(
        *(f"Austria,{RUSSIA},{goods},IMPORT,2024-01,5,70" for goods in ("84-Machines", "84099900", "TOTAL")),
        header=header,
    )
    assert columns(found.rows.to_dicts(), "commodity_scheme", "commodity_code", "weight_kg") == [
        ("CN", "84099900", 70.0),
        ("HS", "84", 70.0),
        ("HS", "TOTAL", 70.0),
    ]


def test_files_without_content_columns_or_values_are_refused() -> None:
    with pytest.raises(EmptyInput):
        read_figures("extract", b"")
    with pytest.raises(InputError, match="PERIOD"):
        read_figures("extract", b"REPORTER,PARTNER,PRODUCT,FLOW,VALUE_IN_EUR\nAustria,x,Total,EXPORT,1\n")
    with pytest.raises(InputError, match="no column has values"):
        read_figures("extract", b"REPORTER,PARTNER,PRODUCT,FLOW,PERIOD\nAustria,x,Total,EXPORT,2024\n")


def test_the_time_of_the_newest_download_is_that_of_the_file() -> None:
    content = (
        b"x,Relational_View_2024-11-16T07_39_22.386Z.csv\ny,Relational_View_2024-11-17T08_31_12.748Z.csv\n"
    )
    assert published_at("extract", content) == datetime(2024, 11, 17, 8, 31, 12)
    assert published_at("extract", table(row(1))) is None
