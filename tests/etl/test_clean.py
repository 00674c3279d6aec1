"""Cleaning of names, numbers, countries and partial dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean import country_code, fold, is_known_place, normalise_name, normalise_number, partial_date

FOLDED = [
    ("Al-Qa'ida S.A.", "al qaida sa"),
    ("ŁÓDŹ  Straße", "lodz strasse"),
    ("CÔTE d’Ivoire", "cote divoire"),
    ("İstanbul", "istanbul"),
    ("ООО «Ромашка»", "ооо ромашка"),
    ("  A & B  ", "a b"),
    ("", ""),
]
DATES = [
    ("01 Jan 1950", "1950-01-01"),
    ("1 January 1950", "1950-01-01"),
    ("Jan 1950", "1950-01"),
    ("Sept. 1950", "1950-09"),
    ("1950", "1950"),
    ("1950-01-31", "1950-01-31"),
    ("1950-01", "1950-01"),
    ("31 Feb 1950", None),
    ("1950-13", None),
    ("Foo 1950", None),
    ("0950", None),
    ("unknown", None),
    ("", None),
]
COUNTRIES = [
    ("Russia", "RU"),
    ("russian federation", "RU"),
    ("Korea, North", "KP"),
    ("Democratic People's Republic of Korea", "KP"),
    ("Burma", "MM"),
    ("Myanmar", "MM"),
    ("Palestinian", "PS"),
    ("Cote d Ivoire", "CI"),
    ("Côte d’Ivoire", "CI"),
    ("Hong Kong", "HK"),
    ("St. Kitts & Nevis", "KN"),
    ("Saint Kitts and Nevis", "KN"),
    ("Congo, Democratic Republic of the", "CD"),
    ("Virgin Islands, British", "VG"),
    ("Kosovo", "XK"),
    ("Turkey", "TR"),
    ("Türkiye", "TR"),
    ("Region: Gaza", None),
    ("undetermined", None),
]


@pytest.mark.parametrize(("printed", "folded"), FOLDED)
def test_fold_leaves_letters_and_digits(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(printed: str) -> None:
    once = fold(printed)
    assert fold(once) == once
    assert once == once.strip()


def test_family_name_goes_last_only_where_it_is_printed_first() -> None:
    assert normalise_name("PÉREZ GÓMEZ, Juan", family_first=True) == "juan perez gomez"
    assert normalise_name("Juan Pérez", family_first=True) == "juan perez"
    assert normalise_name("ACME, S.A.") == "acme sa"


def test_numbers_keep_letters_and_digits() -> None:
    assert normalise_number(" ab-12/3.4 ") == "AB1234"


@pytest.mark.parametrize(("printed", "iso"), DATES)
def test_partial_date_keeps_the_printed_precision(printed: str, iso: str | None) -> None:
    assert partial_date(printed) == iso


@pytest.mark.parametrize(("printed", "code"), COUNTRIES)
def test_country_names_of_lists_are_known(printed: str, code: str | None) -> None:
    assert country_code(printed) == code
    assert is_known_place(printed)


@pytest.mark.parametrize("printed", ["Ruritania", "", "Atlantis", "Bogota"])
def test_an_unknown_country_is_told_from_a_place_without_a_code(printed: str) -> None:
    assert country_code(printed) is None
    assert not is_known_place(printed)
