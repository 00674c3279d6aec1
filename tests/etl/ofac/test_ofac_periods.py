"""Periods as OFAC prints them, and what a period of the Advanced form gives."""

from datetime import date

import pytest

from etl.ofac.periods import Period, as_printed
from etl.ofac.references import period_of
from etl.records import Fields

D = date.fromisoformat


@pytest.mark.parametrize(
    ("days", "is_about", "printed"),
    [
        (("1962-01-01", "1962-01-01", "1962-12-31", "1962-12-31"), False, "1962"),
        (("1962-01-01", "1962-12-31", "1962-01-01", "1962-12-31"), True, "circa 1962"),
        (("1970-02-01", "1970-02-01", "1970-02-28", "1970-02-28"), False, "Feb 1970"),
        (("1948-12-10", "1948-12-10", "1948-12-10", "1948-12-10"), False, "10 Dec 1948"),
        (("1950-01-01", "1950-12-31", "1955-01-01", "1955-12-31"), False, "1950 to 1955"),
        (("1980-03-01", "1980-03-31", "1981-03-01", "1981-03-31"), False, "Mar 1980 to Mar 1981"),
        (("1960-01-05", "1960-01-05", "1960-06-30", "1960-06-30"), False, "05 Jan 1960 to 30 Jun 1960"),
        (("1960-01-05", "1960-01-20", "1961-06-30", "1961-06-30"), False, "05 Jan 1960 to 30 Jun 1961"),
    ],
)
def test_periods(days: tuple[str, str, str, str], is_about: bool, printed: str) -> None:
    assert Period(*(D(day) for day in days), is_about).printed() == printed


def test_iso_dates_are_printed_and_other_texts_kept() -> None:
    assert as_printed("2028-05-02T00:00:00") == "02 May 2028"
    assert as_printed("02 May 2028") == "02 May 2028"


@pytest.mark.parametrize(
    ("start", "printed"),
    [
        ({"Year": "1971"}, "1971"),
        ({"Year": "1971", "Month": "2"}, "Feb 1971"),
        ({"Year": "1971", "Month": "2", "Day": "3"}, "03 Feb 1971"),
        ({"Year": "1971", "Month": "13"}, None),
        ({"Year": "9" * 30, "Month": "1"}, None),
        ({}, None),
    ],
)
def test_a_period_may_be_known_in_part(start: dict[str, str], printed: str | None) -> None:
    assert period_of(Fields({"Start": {"From": start}})) == printed
