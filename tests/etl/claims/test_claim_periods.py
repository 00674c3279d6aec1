"""Periods of trade figures, and years that a figure is only compared with."""

from datetime import date

import pytest

from etl.claims.dates import Calendar
from etl.claims.periods import find_periods, year_earlier

SPEAKS = Calendar(date(2023, 6, 15))

PERIODS = [
    ("in 2021", "2021"),
    ("in January 2013", "2013-01"),
    ("in the first half of 2023", "2023-01/2023-06"),
    ("in H2 2022", "2022-07/2022-12"),
    ("in the third quarter of 2022", "2022-Q3"),
    ("in Q1 2022", "2022-Q1"),
    ("in the first nine months of 2022", "2022-01/2022-09"),
    ("in January-November 2022", "2022-01/2022-11"),
    ("between January and September 2022", "2022-01/2022-09"),
    ("from April 2021 to March 2022", "2021-04/2022-03"),
    ("in the fiscal year ending March 2022", "2021-04/2022-03"),
    ("in the year to March 2024", "2023-04/2024-03"),
    ("in the 12 months to December 2022", "2022"),
    ("in fiscal 2022-23", "2022-04/2023-03"),
    ("in FY2022", "2022"),
    ("last year", "2022"),
    ("Last month", "2023-05"),
    ("this year", "2023"),
    ("in March", "2023-03"),
    ("in September", "2022-09"),
]


@pytest.mark.parametrize(("text", "code"), PERIODS)
def test_a_period_is_read(text: str, code: str) -> None:
    (period,) = find_periods(f"Imports {text} were small", SPEAKS)
    assert (period.code, period.is_base) == (code, False)


@pytest.mark.parametrize("text", ["up 12% from 2021", "more than in 2021", "the highest since 2014"])
def test_a_year_only_compared_with_is_a_base(text: str) -> None:
    (period,) = find_periods(text, SPEAKS)
    assert period.is_base


def test_a_year_that_nothing_tells_is_left_out() -> None:
    assert find_periods("in March", Calendar()) == []


def test_the_same_period_a_year_earlier() -> None:
    assert [year_earlier(code) for code in ("2022-Q1", "2022-04/2023-03")] == ["2021-Q1", "2021-04/2022-03"]
