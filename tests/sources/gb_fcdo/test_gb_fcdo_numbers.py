"""Numbers of registers out of the cells in which the list prints them."""

import pytest

from etl.entries import Entry
from etl.sources.gb_fcdo.numbers import add_document, country_in, numbers_in


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("INN: 7720603527OGRN: 1077764566373", [("inn", "7720603527", "INN"), ("ogrn", "1077764566373", "OGRN")]),
        ("INN – 5261079332; KPP - 526101001 ", [("inn", "5261079332", "INN"), ("kpp", "526101001", "KPP")]),
        ("Tax Identification Number: INN 2536210349", [("inn", "2536210349", "INN")]),
        ("TIN: 7703436139, Registration number: 5177746148784",
         [("inn", "7703436139", "TIN"), ("ogrn", "5177746148784", "Registration")]),
        ("TIN:  91131181MA07MANB7G ", [("uscc", "91131181MA07MANB7G", "TIN")]),
        ("TIN: 260995972", [("tax_id", "260995972", "TIN")]),
        ("Unified Social Credit Code: 91441400686355518J", [("uscc", "91441400686355518J", "Unified Social Credit")]),
        ("SWIFT/BIC - PBIRIRTH ", [("bic", "PBIRIRTH", "SWIFT/BIC")]),
        ("Trade Register Number: 4891", [("registration", "Trade Register Number: 4891", None)]),
        ("Trade register number: 189408", [("registration", "189408", "Trade register")]),
        ("1037804006811 (Russia)", [("ogrn", "1037804006811", None)]),
        ("59058C IOM", [("registration", "59058C IOM", None)]),
        ("7705397301", [("registration", "7705397301", None)]),
        ("75388473CR No. 3286238",
         [("registration", "3286238", "CR"), ("registration", "75388473CR No. 3286238", None)]),
    ],
)  # fmt: skip
def test_numbers_of_a_cell(printed: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [tuple(number) for number in numbers_in(printed, "registration")] == found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Pakistani. Officially cancelled as of 2013.", "PK"),
        ("(Afghan). Issued on 7 Jan 1999", "AF"),
        ("a Afghanistan diplomatic passport, issued in Dubai, United Arab Emirates", "AF"),
        ("United Kingdom of Great Britain and Northern Ireland number", "GB"),
        ("1037804006811 (Russia)", "RU"),
        ("Issued in Iran", None),
        ("issue date: 11/04/2011", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_that_a_text_names(text: str | None, country: str | None) -> None:
    assert country_in(text) == country


@pytest.mark.parametrize(
    ("number", "info", "scheme"),
    [
        ("216040", "Yemeni identity card number", "national_id"),
        ("771808684004", "INN", "inn"),
        ("12345", "Taxpayer ID", "tax_id"),
        ("INN - 771808684004", None, "inn"),
        ("SA 1", "Counterfeit Danish driving licence", "licence"),
        ("77", "Malian birth certificate", "other"),
    ],
)
def test_kinds_of_national_identifiers(number: str, info: str | None, scheme: str) -> None:
    entry = Entry("gb_fcdo", "rows", "RUS1", "Person", "A")
    add_document(entry, "national_id", "National Identifier number", number, info)
    assert [row["scheme"] for row in entry.rows["identifier"]] == [scheme]


def test_a_document_without_a_number_is_a_note() -> None:
    entry = Entry("gb_fcdo", "rows", "RUS1", "Person", "A")
    add_document(entry, "passport", "Passport number", None, "Lost")
    add_document(entry, "passport", "Passport number", "-", None)
    assert entry.rows["identifier"] == []
    assert [row["value"] for row in entry.rows["attribute"]] == ["Passport number: Lost"]
