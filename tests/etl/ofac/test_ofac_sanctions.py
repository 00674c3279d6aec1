"""Which date, legal act and measures belong to which programme, where a record states them side by side."""

import pytest

from etl.entries import Entry
from etl.ofac.sanctions import Sanctions, add_designations, read_sanctions
from etl.ofac.words import umbrella, words
from etl.records import Fields
from models.vocabulary import Measure, NameKind, RelationKind

SSI, SDN = "Sectoral Sanctions Identifications List", "SDN List"
BOTH = Sanctions(
    programmes={"UKRAINE-EO13662": None, "RUSSIA-EO14024": None},
    dates=((SSI, "2014-07-16"), (umbrella(), "2014-10-10"), (SDN, "2024-11-21")),
    authorities=("Executive Order 13662 (Ukraine)", "Executive Order 14024 (Russia)"),
    types=("13662 Sectoral Directive 1", "Executive Order 14024 Directive 3", "Block"),
)


def _designations(sanctions: Sanctions) -> list[tuple[object, ...]]:
    entry = Entry("x", "part", "1", "LegalEntity", "A")
    add_designations(entry, sanctions, frozenset(sanctions.programmes))
    assert entry.issues == []
    columns = ("programme_id", "listed_on", "legal_act", "measures")
    return [tuple(row[name] for name in columns) for row in entry.rows["designation"]]


def test_what_names_the_order_of_a_programme_is_of_that_programme() -> None:
    assert _designations(BOTH) == [
        ("x:UKRAINE-EO13662", "2014-07-16", "Executive Order 13662 (Ukraine)", "financial,sectoral"),
        ("x:RUSSIA-EO14024", "2024-11-21", "Executive Order 14024 (Russia)", "asset_freeze,financial"),
    ]


def test_all_is_of_the_only_programme() -> None:
    only = Sanctions({"NS-PLC": None}, ((SDN, "2016-01-01"),), ("Order", "Other"), ("Reject", "Block"))
    assert _designations(only) == [("x:NS-PLC", "2016-01-01", "Order; Other", "asset_freeze,financial")]


@pytest.mark.parametrize(
    ("dates", "listed_on"),
    [
        (((SDN, "2018-01-01"), ("Non-SDN Menu-Based Sanctions List", "2017-01-01")), "2017-01-01"),
        (((umbrella(), "2014-10-10"), (SDN, "2018-01-01")), "2018-01-01"),
        (((umbrella(), "2014-10-10"),), "2014-10-10"),
        (((SSI, "2015-01-01"),), "2015-01-01"),
        ((), None),
    ],
)
def test_the_umbrella_list_dates_only_what_no_other_list_dates(
    dates: tuple[tuple[str, str], ...], listed_on: str | None
) -> None:
    assert Sanctions({"SYRIA": None}, dates, (), ()).listed_on("SYRIA") == listed_on


def test_the_earliest_date_of_a_programme_counts() -> None:
    programmes = [
        {"#text": "SDGT", "@datePublished": "2020-02-02"},
        {"#text": "SDGT", "@datePublished": "2019-01-01"},
        "SDGT",
    ]
    found = read_sanctions(Fields({"sanctionsPrograms": {"sanctionsProgram": programmes}}))
    assert found.programmes == {"SDGT": "2019-01-01"}
    assert found.listed_on("SDGT") == "2019-01-01"


def test_words_speak_of_known_kinds_and_measures() -> None:
    measures = {measure for found in words("measures").values() for measure in found}
    assert measures <= {str(member) for member in Measure}
    assert set(words("relations").values()) <= {str(member) for member in RelationKind}
    assert set(words("aliases").values()) <= {str(member) for member in NameKind}
    assert all(code is None or len(code) == 4 for code in words("scripts").values())
