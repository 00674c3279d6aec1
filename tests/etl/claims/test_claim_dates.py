"""Dates: completed from metadata or the document's own full dates, else left as printed."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("when", "published", "date", "basis"),
    [
        ("on 8 April 2022", None, "2022-04-08", "text"),
        ("on April 8, 2022", None, "2022-04-08", "text"),
        ("in April 2022", None, "2022-04", "text"),
        ("in 2022", None, "2022", "text"),
        ("on April 8", "2022-04-20", "2022-04-08", "text_md"),
        ("on December 28", "2023-01-04", "2022-12-28", "text_md"),
        ("on the 8th", "2022-04-20", "2022-04-08", "inferred"),
        ("on Wednesday", "2022-04-28", "2022-04-27", "published"),
        ("today", "2022-04-28", "2022-04-28", "published"),
        ("earlier this month", "2022-04-28", "2022-04", "inferred"),
        ("on April 8", None, None, "text_md"),
        ("on the 8th", None, None, "text_md"),
        ("on Wednesday", None, None, None),
        ("earlier this month", None, None, None),
    ],
)
def test_the_day_of_an_announcement(
    read: Read, when: str, published: str | None, date: str | None, basis: str | None
) -> None:
    (claim,) = read(f"Japan expelled eight Russian diplomats {when}.", published=published)
    assert (claim.fields.get("announced_date"), claim.fields.get("date_basis")) == (date, basis)


def test_a_partial_date_stays_as_printed(read: Read) -> None:
    (claim,) = read("On April 8 Japan expelled eight Russian diplomats.")
    assert claim.fields["announced_md"] == "04-08"


def test_the_documents_own_year_completes_and_is_marked(read: Read) -> None:
    text = "The war began on 24 February 2022. On April 8 Japan expelled eight Russian diplomats."
    (claim,) = read(text)
    assert (claim.fields["announced_date"], claim.fields["date_basis"]) == ("2022-04-08", "inferred")


def test_two_years_in_the_text_complete_nothing(read: Read) -> None:
    text = "Crimea was annexed on 18 March 2014. The war began on 24 February 2022. On April 8 Japan expelled eight Russian diplomats."
    (claim,) = read(text)
    assert "announced_date" not in claim.fields


def test_an_announcement_precedes_its_stated_date_of_effect(read: Read) -> None:
    text = "On December 15 Japan sanctioned 35 Russian firms. From January 2024, Japan will ban imports of diamonds from Russia."
    first, second = read(text)
    assert first.fields["announced_date"] == "2023-12-15"
    assert second.fields["effective_date"] == "2024-01"


def test_the_date_line_of_a_press_release_dates_today(read: Read) -> None:
    text = "Press Statement\n\nMarch 31, 2022\n\nToday, the United States is sanctioning 21 Russian entities."
    (claim,) = read(text)
    assert claim.fields["announced_date"] == "2022-03-31"


def test_the_date_of_another_event_is_not_taken(read: Read) -> None:
    (claim,) = read("Since the invasion of 24 February 2022, Japan has sanctioned 35 Russian firms.")
    assert "announced_date" not in claim.fields


def test_the_date_of_effect_is_not_that_of_the_announcement(read: Read) -> None:
    (claim,) = read("On 15 December 2023 Japan sanctioned 57 Russian firms, effective from 22 December 2023.")
    assert (claim.fields["announced_date"], claim.fields["effective_date"]) == ("2023-12-15", "2023-12-22")
