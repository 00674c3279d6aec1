"""What single cells of the acts say: names, dates of birth, numbers, places."""

import pytest

from etl.sources.eu_journal.dates import Birth, read_births, read_dates
from etl.sources.eu_journal.names import primary_name, split_names
from etl.sources.eu_journal.numbers import read_numbers
from etl.sources.eu_journal.texts import last_place, split_addresses, split_nationalities, split_places


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Oleg PETROV; Олег ПЕТРОВ", [("alias", "Oleg PETROV", None), ("original_script", "Олег ПЕТРОВ", None)]),
        ("Oleg PETROV (Олег ПЕТРОВ)", [("alias", "Oleg PETROV", None), ("original_script", "Олег ПЕТРОВ", None)]),
        ("Oleg PETROV (Russian: Олег ПЕТРОВ)", [("alias", "Oleg PETROV", None), ("original_script", "Олег ПЕТРОВ", "ru")]),
        ("Russian Олег ПЕТРОВ", [("original_script", "Олег ПЕТРОВ", "ru")]),
        ("Олег ПЕТРОВ Ukrainian: Олег ПЕТРIВ", [("original_script", "Олег ПЕТРОВ", None), ("original_script", "Олег ПЕТРIВ", "uk")]),
        ("Oleg PETROV (Oleh PETROV)", [("alias", "Oleg PETROV", None), ("alias", "Oleh PETROV", None)]),
        ("Oleg (Oleh) PETROV", [("alias", "Oleg (Oleh) PETROV", None)]),
        ("Oleg PETROV / Oleh PETROV", [("alias", "Oleg PETROV", None), ("alias", "Oleh PETROV", None)]),
        ("Oleg PETROV/Oleh PETROV", [("alias", "Oleg PETROV", None), ("alias", "Oleh PETROV", None)]),
        ("Oleg PETROV (a.k.a. Bes)", [("alias", "Oleg PETROV", None), ("alias", "Bes", None)]),
        ("Ali SALTI (Ali AL-SALTI, Omar SALTI) – علي السلطي, عمر السلطي",
         [("alias", "Ali SALTI", None), ("alias", "Ali AL-SALTI", None), ("alias", "Omar SALTI", None),
          ("original_script", "علي السلطي", None), ("original_script", "عمر السلطي", None)]),
        ("Chinese:; Text of image; 林仲恒", [("original_script", "林仲恒", None)]),
        ("Oleg PETROV) (a.k.a. Bes", [("alias", "Oleg PETROV", None), ("alias", "Bes", None)]),
        ("’’; Oleg PETROV/", [("alias", "Oleg PETROV", None)]),
        ("Old NAME (former name)", [("former", "Old NAME", None)]),
    ],
)  # fmt: skip
def test_names_of_persons(cell: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(name.kind, name.value, name.language) for name in split_names(cell, True)] == expected


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("VTB Bank (Belarus)", ["VTB Bank (Belarus)"]),
        ("Euro Asia Cargo (Private) Ltd.", ["Euro Asia Cargo (Private) Ltd."]),
        ("STANEX LLC, STANEX LLP", ["STANEX LLC, STANEX LLP"]),
        ("АО УПТ (АО ‘Технологии’)", ["АО УПТ", "АО ‘Технологии’"]),
        ("Rosgvardiya (Russian: Росгвардия)", ["Rosgvardiya", "Росгвардия"]),
    ],
)
def test_names_of_organisations(cell: str, values: list[str]) -> None:
    assert [name.value for name in split_names(cell, False)] == values
    assert primary_name(cell, False) == values[0]


def test_a_remark_stays_with_its_name() -> None:
    (name,) = split_names("Stage name: Shaman", True)
    assert (name.value, name.remark) == ("Shaman", "Stage name")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("7.2.1956", [("1956-02-07", None, False)]),
        ("1958; 1959", [("1958", None, False), ("1959", None, False)]),
        ("1979, 1980 or 1981", [("1979", None, False), ("1980", None, False), ("1981", None, False)]),
        ("21.11.1964 / 1965", [("1964-11-21", None, False), ("1965", None, False)]),
        ("circa 1960", [("1960", None, True)]),
        ("possibly 23.7.1981", [("1981-07-23", None, True)]),
        ("1958-1960", [("1958", "1960", False)]),
        ("between 1958 and 1960", [("1958", "1960", False)]),
        ("March/April 1965", [("1965-03", "1965-04", False)]),
        ("March 1978", [("1978-03", None, False)]),
        ("28.01 1966", [("1966-01-28", None, False)]),
        ("7.8. 1978", [("1978-08-07", None, False)]),
        ("10.2.1983 (or 10.3.1983)", [("1983-02-10", None, False), ("1983-03-10", None, False)]),
        ("1964 (possibly: 21 April)", [("1964", None, False)]),
        ("10 October (year unknown)", [(None, None, False)]),
        ("6.5.1974.", [("1974-05-06", None, False)]),
        ("N/D", []),
        ("", []),
    ],
)
def test_dates_of_birth(cell: str, expected: list[tuple[str | None, str | None, bool]]) -> None:
    found = read_births(cell)
    assert [(born.born_on, born.until, born.is_about) for born in found.births] == expected
    assert found.unknown is None


def test_other_facts_in_the_cell_of_the_birth_date() -> None:
    found = read_births("20.8.1963 POB: Tokmak, former USSR Nationality: Russian Gender: male")
    assert found.births == [Birth("20.8.1963", "1963-08-20")]
    assert found.labelled == {"pob": "Tokmak, former USSR", "nationality": "Russian", "gender": "male"}
    assert read_births("30.6.1980; Leningrad, USSR (now Russia)").labelled == {
        "pob": "Leningrad, USSR (now Russia"
    }
    assert read_births("the year of the dog").unknown == "the year of the dog"


def test_dates_of_foundation() -> None:
    assert read_dates("2/6/2003") == (["2003-06-02"], None)
    assert read_dates("1965; 12.5.2000") == (["1965", "2000-05-12"], None)
    assert read_dates("1999 (privatised 2009)") == (["1999"], "1999 (privatised 2009)")
    assert read_dates("soon") == ([], "soon")


@pytest.mark.parametrize(
    ("cell", "column", "expected"),
    [
        ("1027700132195", "registration", [("ogrn", "1027700132195", None, None)]),
        ("7707083893 (Tax ID/INN)", "registration", [("inn", "7707083893", None, "(Tax ID/INN)")]),
        ("5083678967 (ID)", "registration", [("registration", "5083678967", None, "(ID)")]),
        ("309628784 (Tax ID/INN)", "registration", [("tax_id", "309628784", None, "(Tax ID/INN)")]),
        ("2897911059 (Ukraine)", "tax_id", [("tax_id", "2897911059", "Ukraine", "(Ukraine)")]),
        ("7707083893/773601001", "registration", [("inn", "7707083893", None, None), ("kpp", "773601001", None, None)]),
        ("7707083893 KPP: 773601001", "tax_id", [("inn", "7707083893", None, None), ("kpp", "773601001", None, "KPP")]),
        ("1 121 402 000 213", "ogrn", [("ogrn", "1 121 402 000 213", None, None)]),
        ("CR No. 3176428", "registration", [("registration", "3176428", None, "CR No")]),
        ("61273507 (BRN); 1891196 (TRN)", "registration",
         [("registration", "61273507", None, "(BRN)"), ("registration", "1891196", None, "(TRN)")]),
        ("91110108661572276L", "registration", [("uscc", "91110108661572276L", None, None)]),
        ("MP 3413113 and MP 2387911", "passport", [("passport", "MP 3413113", None, None), ("passport", "MP 2387911", None, None)]),
        ("MP3303172 (issued on 10.6.2013; might have expired)", "passport",
         [("passport", "MP3303172", None, "(issued on 10.6.2013; might have expired)")]),
        ("A0002987, issued in Iran", "passport", [("passport", "A0002987", "Iran", "issued in Iran")]),
        ("series 4507 No 336855, issued in Moscow", "passport", [("passport", "4507 336855", None, "series , issued in Moscow")]),
        ("Passport 717637093, National ID No. 781005202108", "national_id",
         [("passport", "717637093", None, "Passport"), ("national_id", "781005202108", None, "National ID No")]),
        ("7301193828, 0710012691", "passport", [("passport", "7301193828", None, None), ("passport", "0710012691", None, None)]),
        ("none", "registration", []),
    ],
)  # fmt: skip
def test_numbers(cell: str, column: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert [tuple(number) for number in read_numbers(cell, column)] == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Smolensk, former USSR (now Russian Federation)", "Russian Federation"),
        ("Kyiv, USSR, now Ukraine", "Ukraine"),
        ("11 Main Str., Minsk, 220010, Republic of Belarus", "Republic of Belarus"),
        ("220070 Republic of Belarus, Minsk, office 20", "Republic of Belarus"),
        ("4 Main St, Jordan, 19395-5716, Tehran", None),
        ("Tehran, Iran, P.O. Box 15875", "Iran"),
        ("Voronezh (Russian Federation)", "Russian Federation"),
        ("Minsk", None),
    ],
)
def test_the_country_of_a_place(text: str, place: str | None) -> None:
    assert last_place(text) == place


def test_cells_with_several_texts() -> None:
    assert split_nationalities("Russian and/or Ukrainian, Swiss") == ["Russian", "Ukrainian", "Swiss"]
    assert split_nationalities("Bosnia and Herzegovina") == ["Bosnia and Herzegovina"]
    assert split_nationalities("Russian (the Union does not recognise these passports)") == ["Russian"]
    assert split_addresses("Minsk; Known wallet addresses:") == ["Minsk"]
    assert split_places("N/D; or possibly Kyiv") == ["Kyiv"]
