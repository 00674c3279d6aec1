"""What is too common to name anybody: ordinary words, personal names, short acronyms, weak aliases, ships."""

import pytest

from etl.mentions.matching import find_mentions
from tests.etl.mentions.listed import company, index_of, listed, name


@pytest.mark.parametrize(
    "value",
    ["Hope", "Liberty LLC", "The Company", "Energy", "Trading House", "Russia", "Moscow", "The Bank", "2022"],
)
def test_an_ordinary_word_names_no_company(value: str) -> None:
    assert (
        listed("Hope, Liberty, The Company, Energy, Russia, Moscow, The Bank, 2022.", *company("x-1", value))
        == []
    )


def test_an_ordinary_word_with_its_legal_form_does() -> None:
    assert listed("They listed Vector LLC.", *company("x-1", "Vector LLC")) == [("Vector LLC", "x-1")]
    assert listed("A Vector is a direction.", *company("x-1", "Vector LLC")) == []


def test_a_word_that_many_bear_names_nobody() -> None:
    crowd = [one for number in range(61) for one in company(f"x-{number}", f"Zavodstroy Nr{number}qq")]
    alone = company("x-z", "Zavodstroy")
    assert listed("Zavodstroy", *alone) == [("Zavodstroy", "x-z")]
    assert listed("Zavodstroy", *alone, *crowd) == []


def test_a_personal_name_names_no_company() -> None:
    persons = [name(f"x-{number}", f"ZUBAIDOV{number}, Mirzokhon") for number in range(3)]
    assert listed("Mirzokhon", *company("x-9", "Mirzokhon")) == [("Mirzokhon", "x-9")]
    assert listed("Mirzokhon", *company("x-9", "Mirzokhon"), *persons) == []


def test_a_person_needs_two_words_and_no_crowd_of_namesakes() -> None:
    assert listed("Kovalchuk", name("x-1", "KOVALCHUK")) == []
    crowd = [name(f"x-{number}", f"ABDUL, Qq{number}w Aziz") for number in range(200)]
    assert listed("Abdul Aziz", name("x-z", "AZIZ, Abdul"), *crowd) == []
    assert listed("Abdul Zyrianov", name("x-z", "ZYRIANOV, Abdul"), *crowd) == [("Abdul Zyrianov", "x-z")]


def test_ordinary_words_inside_many_longer_names_are_a_phrase() -> None:
    places = ("Quz", "Qaz", "Qez", "Qoz")
    longer = [one for place in places for one in company(f"x-{place}", f"Ministry of Defence of {place}")]
    ministry = company("x-m", "Ministry of Defence")
    assert listed("the Ministry of Defence", *ministry) == [("Ministry of Defence", "x-m")]
    assert listed("the Ministry of Defence", *ministry, *longer) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Russia cut off KBRT.", True),
        ("Russia cut off Kbrt.", False),
        ("RUSSIA CUTS OFF KBRT", False),
        ("Russia cut off QVB.", True),
        ("The Kuznetsk Vneshbank, or QVB, paid.", True),
        ("A test of QVB cells.", False),
        ("Quick Voltage Board (QVB) cells from Russia; QVB is cheap.", False),
        ("Russia cut off the Kuznetsk Vneshbank (QVB).", True),
    ],
)
def test_an_acronym_is_printed_in_capitals_and_a_short_one_has_support(text: str, is_found: bool) -> None:
    bank = company("x-1", "Kuznetsk Vneshbank", "QVB", "KBRT")
    assert any(quote in ("QVB", "KBRT") for quote, _entity in listed(text, *bank)) == is_found


@pytest.mark.parametrize("code", ["USD", "RUB", "USA"])
def test_a_code_of_a_currency_or_state_is_no_acronym_of_a_company(code: str) -> None:
    assert listed(f"Russia paid in {code}.", *company("x-1", "Kuznetsk Vneshbank", code)) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Krestovozdvizhensk Motors, known as Zubrovka, was listed.", True),
        ("A glass of Zubrovka.", False),
        ("Zubrovka " + "and so on " * 15 + "Krestovozdvizhensk", False),
    ],
)
def test_a_weak_alias_needs_another_name_nearby(text: str, is_found: bool) -> None:
    maker = company("x-1", "Krestovozdvizhensk Motors", "Zubrovka", kind="weak_alias")
    assert (("Zubrovka", "x-1") in listed(text, *maker)) == is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("the tanker Hope sailed", True),
        ("MV Hope sailed", True),
        ("a ship bought in Hope", False),
        ("the cargo vessel Hope Springs", False),
        ("There is Hope.", False),
        ("tanker hope", False),
    ],
)
def test_a_ship_of_an_ordinary_name_needs_a_word_for_ships_beside_it(text: str, is_found: bool) -> None:
    ship = name("x-1", "HOPE", schema="Vessel")
    assert listed(text, ship) == ([("Hope", "x-1")] if is_found else [])


def score(text: str, *names: object) -> float:
    found = find_mentions(text, index_of(*names))  # type: ignore[arg-type]
    return found[0].score


def test_the_score_falls_with_what_is_left_out_and_with_namesakes() -> None:
    full = score("Ruslan Olegovich Zyrianov", name("x-1", "ZYRIANOV, Ruslan Olegovich"))
    short = score("Ruslan Zyrianov", name("x-1", "ZYRIANOV, Ruslan Olegovich"))
    twins = [name(key, "ZYRIANOV, Ruslan Olegovich") for key in ("x-1", "x-2")]
    elsewhere = [name(key, "ZYRIANOV, Ruslan Olegovich") for key in ("x-1", "y-1")]
    assert full == 1.0
    assert short == 0.8
    assert score("Ruslan Zyrianov", *twins) == 0.4
    assert score("Ruslan Zyrianov", *elsewhere) == 0.8
