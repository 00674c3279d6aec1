"""Acts that a text tells by pointing at another one, by a short name, or on a day that the sentence before gives."""

from collections.abc import Callable

import pytest

from etl.claims import Claim

Read = Callable[..., list[Claim]]

REPEATED = [
    (
        "Saudi Arabia cut ties with Iran on 3 January 2016. Bahrain and Sudan followed suit a day later.",
        {("SA", "IR", "sever_relations", "2016-01-03"), ("BH", "IR", "sever_relations", "2016-01-04"), ("SD", "IR", "sever_relations", "2016-01-04")},
    ),
    (
        "Egypt broke off diplomatic relations with Qatar. The Maldives did the same.",
        {("EG", "QA", "sever_relations", None), ("MV", "QA", "sever_relations", None)},
    ),
    (
        "Poland closed its airspace to Russian airlines. The Czech Republic and Bulgaria took similar steps.",
        {("PL", "RU", "airspace_closure", None), ("CZ", "RU", "airspace_closure", None), ("BG", "RU", "airspace_closure", None)},
    ),
    (
        "Canada closed its airspace to Russian carriers on 27 February 2022; Moscow reciprocated the next day.",
        {("CA", "RU", "airspace_closure", "2022-02-27"), ("RU", "CA", "airspace_closure", "2022-02-28")},
    ),
    (
        "Germany recalled its ambassador from Niamey. France may follow suit.",
        {("DE", "NE", "recall_ambassador", None)},
    ),
    (
        "Estonia closed its border with Russia. Finland refused to follow suit.",
        {("EE", "RU", "border_closure", None)},
    ),
    (
        "Honduras severed ties with Taiwan. So did Nauru.",
        {("HN", "TW", "sever_relations", None), ("NR", "TW", "sever_relations", None)},
    ),
    (
        "Bolivia broke off relations with Israel, as did Belize.",
        {("BO", "IL", "sever_relations", None), ("BZ", "IL", "sever_relations", None)},
    ),
    (
        "North Korea's envoy left. The North barred all Malaysians from leaving, and Malaysia answered in kind with a ban.",
        {("KP", "MY", "exit_ban", None), ("MY", "KP", "exit_ban", None)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), REPEATED, ids=lambda value: str(value)[:60])
def test_a_repeated_measure_is_one_of_its_own(
    read: Read, text: str, wanted: set[tuple[str, str, str, str | None]]
) -> None:
    measures = [claim for claim in read(text) if claim.record_type == "diplomatic_measure"]
    names = ("actor", "target", "measure", "date")
    assert {tuple(claim.fields.get(name) for name in names) for claim in measures} == wanted


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Beijing acted within minutes on Monday. It expelled two Dutch diplomats.", "2021-03-22", ["2021-03-22"]),
        ("Tallinn moved on Tuesday. It gave 14 Russian embassy staff a week to leave.", "2022-04-05", ["2022-04-05"]),
        ("The decree, signed on 16 November 2021, bars entry to officials. Two days later Washington expelled 27 Nicaraguan diplomats.", None, ["2021-11-18"]),
        ("The announcement came on Wednesday. Slovakia is expelling three Russian diplomats.", "2022-03-30", ["2022-03-30"]),
        ("On 5 April 2022 Italy, Spain and Denmark acted. Rome expelled 30 Russian diplomats and Madrid 27.", None, ["2022-04-05"] * 2),
        ("PRAGUE, Nov 3 (Wire) - The government expelled two Russian diplomats.", "2020-11-04", ["2020-11-03"]),
    ],
)  # fmt: skip
def test_a_day_carries_over_from_the_sentence_that_opens_the_news(
    read: Read, text: str, published: str | None, days: list[str]
) -> None:
    expulsions = [claim for claim in read(text, published=published) if claim.record_type == "expulsion"]
    assert [claim.fields.get("announced_date") for claim in expulsions] == days


def test_a_dispatch_speaks_of_the_government_of_its_place(read: Read) -> None:
    (claim,) = read("PRAGUE, Nov 3 (Wire) - The government expelled two Russian diplomats.")
    assert claim.fields["expeller"] == "CZ"


def test_the_north_means_korea_only_where_korea_is_spoken_of(read: Read) -> None:
    text = (
        "Malaysia expelled {}'s ambassador on Saturday. The North ordered out the Malaysian envoy on Sunday."
    )
    found = {c.fields.get("expeller") for c in read(text.format("North Korea")) if c.decision == "record"}
    elsewhere = {c.fields.get("expeller") for c in read(text.format("Yemen")) if c.decision == "record"}
    assert found == {"MY", "KP"}
    assert "KP" not in elsewhere


def test_a_deadline_belongs_to_those_whom_its_sentence_names(read: Read) -> None:
    text = (
        "Moscow is throwing out 45 employees of the Polish embassy. The ministry recalled Warsaw's expulsion of 45"
        " Russians on 23 March. The Poles must depart by the end of 13 April."
    )
    days = {c.fields["nationality"]: c.fields.get("leave_by") for c in read(text, published="2022-04-08")}
    assert days == {"PL": "2022-04-13", "RU": None}


def test_a_day_later_is_no_time_to_leave(read: Read) -> None:
    (claim,) = read("Delhi reacted a day later, asking a Canadian diplomat to leave within five days.")
    assert claim.fields["leave_within_days"] == 5


def test_others_may_share_the_fate_of_those_banned(read: Read) -> None:
    text = "Russia barred 61 American officials from entering. Ten Canadian lawmakers shared their fate in July 2022."
    rounds = {(c.fields["target"], c.fields["n_individuals"]) for c in read(text)}
    assert rounds == {("US", 61), ("CA", 10)}
