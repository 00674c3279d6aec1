"""The language of a text is recognised by itself, and one that no rules read is never read as English."""

import pytest

from etl.claims.languages import reason_not_read
from etl.documents.language import recognise_language

ENGLISH = "Japan expelled eight Russian diplomats and asked them to leave the country by the end of the week."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (
            "Deutschland wies vierzig russische Diplomaten aus. Die Regierung in Moskau antwortete noch in der Nacht.",
            "de",
        ),
        (
            "Tokyo expelle huit diplomates russes et leur demande de quitter le pays avant le 10 octobre.",
            "fr",
        ),
        ("Япония выслала восемь российских дипломатов.", "ru"),
        ("日本はロシアの外交官8人を国外追放した。", "ja"),
        ("러시아 외교관 8명을 추방했다.", "ko"),
        (
            "Polska wydaliła czterdziestu pięciu rosyjskich dyplomatów, podejrzanych o szpiegostwo na rzecz Moskwy.",
            "pl",
        ),
    ],
)
def test_a_language_is_recognised(text: str, language: str) -> None:
    assert recognise_language(text) == language


@pytest.mark.parametrize("stated", ["de", "ru", "ja-JP"])
def test_a_text_in_english_is_english_whatever_is_stated(stated: str) -> None:
    assert recognise_language(ENGLISH, stated) == "en"


def test_a_text_in_russian_is_russian_whatever_is_stated() -> None:
    assert recognise_language("Россия ввела санкции против 57 японских организаций.", "en") == "ru"


def test_a_finer_tag_is_kept_where_the_text_agrees() -> None:
    assert recognise_language(ENGLISH, "en-GB") == "en-GB"


@pytest.mark.parametrize("text", ["Rosneft, Gazprom, Sberbank", "35", "EU: 57", ""])
def test_names_and_numbers_tell_nothing(text: str) -> None:
    assert recognise_language(text) is None
    assert recognise_language(text, "en") == "en"


def test_a_russian_quotation_makes_no_russian_text() -> None:
    assert recognise_language(f"{ENGLISH} «Это недружественный шаг», the ministry said. {ENGLISH}") == "en"


def test_english_under_a_foreign_heading_is_english() -> None:
    assert (
        recognise_language(f"Bundesministerium für auswärtige Angelegenheiten\n\n{ENGLISH} {ENGLISH}") == "en"
    )


@pytest.mark.parametrize("language", [None, "en", "en-GB", "EN_us"])
def test_english_and_unknown_are_read(language: str | None) -> None:
    assert reason_not_read(language) is None


def test_the_reason_names_the_language_and_those_that_are_read() -> None:
    said = str(reason_not_read("ru"))
    assert "Russian (ru)" in said and "English (en)" in said
