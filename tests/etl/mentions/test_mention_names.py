"""Listed names in texts: word boundaries, spellings, capitals, the longest match."""

import pytest

from tests.etl.mentions.listed import company, listed, name

BANK = company("x-bank", "PUBLIC JOINT STOCK COMPANY UKREXIMGAZ", "Ukreximgaz Trading House")
MAN = [name("x-man", "KOVALCHUK, Yuri Valentinovich")]
GROUP = [name("x-group", "Al-Qa'ida in the Arabian Peninsula", schema="Organization")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ukreximgaz was listed.", "Ukreximgaz"),
        ("It froze Ukreximgaz's assets.", "Ukreximgaz"),
        ("(Ukreximgaz)", "Ukreximgaz"),
        ("the UKREXIMGAZ-owned yard", "UKREXIMGAZ"),
        ("Public Joint-Stock Company “Ukreximgaz” said", "Public Joint-Stock Company “Ukreximgaz"),
        ("The Ukreximgaz Trading House", "Ukreximgaz Trading House"),
        ("Ukreximgazbank", None),
        ("ukreximgaz", None),
        ("Neoukreximgaz", None),
    ],
)
def test_a_company_is_found_by_whole_words(text: str, found: str | None) -> None:
    assert listed(text, *BANK) == ([(found, "x-bank")] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yuri Kovalchuk met him.", "Yuri Kovalchuk"),
        ("Yuri Valentinovich Kovalchuk met him.", "Yuri Valentinovich Kovalchuk"),
        ("KOVALCHUK, Yuri Valentinovich (born 1951)", "KOVALCHUK, Yuri Valentinovich"),
        ("Yuri\nKovalchuk met him.", "Yuri\nKovalchuk"),
        ("Kovalchuk met him.", None),
        ("He greeted Yuri. Kovalchuk left.", None),
        ("Yuri, Kovalchuk and Petrov left.", None),
        ("Members: Yuri\n\nKovalchuk", None),
        ("Yuri Kovalchuk-Petrenko", "Yuri Kovalchuk"),
    ],
)
def test_a_person_is_found_by_given_name_and_surname(text: str, found: str | None) -> None:
    assert listed(text, *MAN) == ([(found, "x-man")] if found else [])


@pytest.mark.parametrize(
    "printed",
    [
        "Al-Qa'ida in the Arabian Peninsula",
        "al-Qaida in the Arabian Peninsula",
        "al Qa’ida in the\nArabian Peninsula",
        "AL QAIDA IN THE ARABIAN PENINSULA",
    ],
)
def test_marks_accents_and_case_make_no_difference(printed: str) -> None:
    assert listed(f"He led {printed}.", *GROUP) == [(printed, "x-group")]


def test_accents_of_the_text_are_folded_and_offsets_stay() -> None:
    text = "Ünlü’s friend ﬁrst named Kim Jŏng-ŭn Trading."
    assert listed(text, *company("x-kim", "Kim Jong-un Trading")) == [("Kim Jŏng-ŭn Trading", "x-kim")]


def test_the_longest_of_overlapping_names_counts() -> None:
    names = [
        *company("x-a", "Severstal Zavod"),
        *company("x-b", "Severstal Zavod Tver"),
        *company("x-c", "Zavod Tver Yug"),
    ]
    assert listed("Severstal Zavod Tver Yug and Severstal Zavod", *names) == [
        ("Severstal Zavod Tver", "x-b"),
        ("Severstal Zavod", "x-a"),
    ]


def test_a_name_of_several_lists_is_a_mention_of_each() -> None:
    names = [name(f"{list_id}-1", "SECHIN, Igor") for list_id in ("eu", "gb")]
    assert listed("Igor Sechin", *names) == [("Igor Sechin", "eu-1"), ("Igor Sechin", "gb-1")]


def test_a_bracket_that_a_name_opens_is_closed() -> None:
    text = "the Zarubezhnaya Sluzhba (ZSL) was"
    assert listed(text, *company("x-1", "Zarubezhnaya Sluzhba (ZSL)")) == [
        ("Zarubezhnaya Sluzhba (ZSL)", "x-1")
    ]


def test_other_scripts_are_found_as_they_are_written() -> None:
    names = [name("x-1", "Сечин Игорь Иванович", "original_script")]
    assert listed("Его зовут Сечин Игорь Иванович.", *names) == [("Сечин Игорь Иванович", "x-1")]


@pytest.mark.parametrize("text", ["", " ", "...", "\n\n", "’", "ſ", "½", "İ"])
def test_a_text_without_names_mentions_nobody(text: str) -> None:
    assert listed(text, *BANK, *MAN) == []
