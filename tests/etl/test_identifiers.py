"""Check digits, by published examples; a number without them is neither right nor wrong."""

import pytest

from etl.identifiers import CHECKS, is_valid
from models.vocabulary import IdentifierScheme


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        ("imo", "9074729"),
        ("imo", "IMO9074729"),
        ("imo", "6495856"),
        ("inn", "7707083893"),
        ("ogrn", "1027700132195"),
        ("lei", "213800KUD8LAJWSQ9D15"),
        ("bic", "SABRRUMM"),
        ("isin", "US0378331005"),
        ("uscc", "91110000600037341L"),
    ],
)
def test_a_right_number_is_valid_and_a_wrong_one_is_not(scheme: str, number: str) -> None:
    assert is_valid(scheme, number) is True
    # No check digit survives the change of the digit before it; a BIC has a form only.
    wrong = "12345" if scheme == "bic" else number[:-2] + str((int(number[-2]) + 1) % 10) + number[-1]
    assert is_valid(scheme, wrong) is False


@pytest.mark.parametrize("number", ["", "X", "漢字", "0" * 200, "-1"])
@pytest.mark.parametrize("scheme", CHECKS)
def test_what_is_no_number_is_wrong(scheme: str, number: str) -> None:
    assert is_valid(scheme, number) is False


def test_schemes_without_check_digits_are_not_judged() -> None:
    unchecked = {scheme.value for scheme in IdentifierScheme} - set(CHECKS)
    assert {is_valid(scheme, "123") for scheme in unchecked} == {None}
    assert set(CHECKS) <= {scheme.value for scheme in IdentifierScheme}
