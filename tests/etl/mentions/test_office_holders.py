"""Office-holders: full names and surnames, and the office of the day on which the document was published."""

import pytest

from etl.claims.lexicon.territories import leaders
from etl.mentions.office_holders import office_holders
from etl.mentions.words import folded_words
from tests.etl.mentions.listed import holders, listed, name


@pytest.mark.parametrize(
    ("published", "office"),
    [
        ("2015-06-01", "foreign minister"),
        ("2019-06-01", "former foreign minister"),
        ("2021-10-04", "prime minister"),
        ("2022", "prime minister"),
        ("2024-10-01", "prime minister"),
        ("2024-10-02", "former prime minister"),
        (None, "prime minister"),
    ],
)
def test_the_office_is_that_of_the_day(published: str | None, office: str) -> None:
    assert holders("Fumio Kishida spoke.", published) == [("Fumio Kishida", "Fumio Kishida", office, "JP")]


def test_nobody_is_an_office_holder_before_his_first_office() -> None:
    assert holders("Fumio Kishida spoke.", "2010-01-01") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kishida spoke.", ["Kishida"]),
        ("But Putin spoke.", ["Putin"]),
        ("President Putin spoke.", ["Putin"]),
        ("a letter to president Putin", ["Putin"]),
        ("Putin's spokesman", ["Putin"]),
        ("the Putin-Kishida call", ["Putin", "Kishida"]),
        ("Ursula von der Leyen, and later von der Leyen", ["Ursula von der Leyen", "von der Leyen"]),
        ("Theresa May spoke. Then May left.", ["Theresa May", "May"]),
        ("Prime Minister May left.", ["May"]),
        ("In May it rained.", []),
        ("Ivanka Trump spoke.", []),
        ("Lyudmila Putin spoke.", []),
        ("Trump Tower is high.", []),
        ("a trump card", []),
        ("Johnson Controls paid.", []),
    ],
)
def test_a_surname_is_taken_for_its_holder_unless_it_may_be_anothers(text: str, words: list[str]) -> None:
    assert [quote for quote, *_who in holders(text, "2022-06-01")] == words


def test_a_listed_office_holder_is_both() -> None:
    text = "Vladimir Putin spoke."
    assert listed(text, name("x-1", "PUTIN, Vladimir Vladimirovich")) == [("Vladimir Putin", "x-1")]
    assert [quote for quote, *_who in holders(text)] == ["Vladimir Putin"]


def test_terms_run_forward_and_do_not_overlap() -> None:
    for holder in office_holders():
        days = [day for term in holder.terms for day in (term.since, term.until) if day]
        assert days == sorted(days), holder.name
        assert all(term.until for term in holder.terms[:-1]), holder.name


def test_whoever_speaks_for_a_state_in_claims_has_his_office_here() -> None:
    known = {
        (spelling, term.country)
        for holder in office_holders()
        for spelling in (*holder.full, *holder.surnames)
        for term in holder.terms
    }
    missing = [who for who, code in leaders().items() if (folded_words(who), code) not in known]
    assert missing == [], "add them to office_holders.yml with office and dates"
