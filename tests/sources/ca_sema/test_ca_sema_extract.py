"""Canada's list, from small files in the layout of both editions to rows; what is refused, what is an issue."""

import polars as pl
import pytest

from etl.extraction import Extraction
from etl.sources.ca_sema.aliases import read_aliases
from etl.sources.ca_sema.extract import extract, programmes, read_records
from models.errors import EmptyInput, InputError
from models.vocabulary import Measure

OLD = """
<record><Country>Burma / Birmanie</Country><Entity>Golden Rice Co. Ltd.</Entity><Schedule>1</Schedule><Item>1</Item></record>
<record><Country>Syria / Syrie</Country><Title>General/général</Title><LastName>Tarras\u00a0</LastName><GivenName>Omar</GivenName>
 <DateOfBirth>1950-02-01 or 1950-02-02</DateOfBirth><Schedule>N/A</Schedule><Item>7</Item></record>
<record><Country>Syria / Syrie</Country><Entity>Palace Guard of Syria/Garde du palais syrien</Entity><Schedule>1</Schedule><Item>8</Item></record>
"""
NEW = """
<record><Country>Myanmar (Burma) / Myanmar (Birmanie)</Country><EntityOrShip>Golden Rice Co. Ltd.</EntityOrShip>
 <Aliases>Rice Holdings, Золотой рис, ООО; Golden Rice</Aliases><Schedule>1,Part 2</Schedule><Item>9</Item><DateOfListing>2007-12-13</DateOfListing></record>
<record><Country>Syria / Syrie</Country><TitleOrShip>General/général</TitleOrShip><LastName>Tarras</LastName><GivenName>Omar\u00a0</GivenName>
 <DateOfBirthOrShipBuildDate>1950-02-01 OR 1950-02-02</DateOfBirthOrShipBuildDate><Item>9</Item><DateOfListing>2011-05-24</DateOfListing></record>
<record><Country>Russia / Russie</Country><EntityOrShip>Sea Star</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip><ShipIMONumber>9144782</ShipIMONumber>
 <DateOfBirthOrShipBuildDate>1997</DateOfBirthOrShipBuildDate><Schedule>1.1</Schedule><Item>6</Item><DateOfListing>2025-02-21</DateOfListing></record>
"""


def xml(records: str) -> bytes:
    """A file of the list."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<data-set>{records}</data-set>'.encode()


def read(records: str) -> Extraction:
    """All that these records say."""
    return extract(read_records("sema", xml(records)))


def person(last: str, more: str = "", country: str = "Iran") -> str:
    """A record of a person."""
    return f"<record><Country>{country}</Country><LastName>{last}</LastName>{more}</record>"


def rows(found: Extraction, table: str, *columns: str) -> list[tuple[object, ...]]:
    """The statements of a table without part and entity."""
    return found.statements[table].select(*columns).rows()


def test_a_person_a_ship_and_a_company_are_read_in_full() -> None:
    found = read(NEW)
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.select("schema", "caption").rows() == [
        ("LegalEntity", "Golden Rice Co. Ltd."),
        ("Person", "Omar Tarras"),
        ("Vessel", "Sea Star"),
    ]
    assert rows(found, "name", "kind", "value", "normalised") == [
        ("primary", "Golden Rice Co. Ltd.", "golden rice co ltd"),
        ("alias", "Rice Holdings", "rice holdings"),
        ("alias", "Золотой рис, ООО", "золотои рис ооо"),
        ("alias", "Golden Rice", "golden rice"),
        ("primary", "Omar Tarras", "omar tarras"),
        ("primary", "Sea Star", "sea star"),
    ]
    assert rows(found, "birth", "born_on", "printed") == [("1950-02-01",) * 2, ("1950-02-02",) * 2]
    assert rows(found, "identifier", "scheme", "value") == [("imo", "9144782")]
    assert rows(found, "attribute", "property", "value") == [
        ("title", "General/général"),
        ("type", "Oil Tanker"),
        ("buildDate", "1997"),
    ]
    assert rows(found, "designation", "programme_id", "listed_on", "date_basis", "legal_act") == [
        ("ca_sema:Myanmar (Burma)", "2007-12-13", "stated", "Schedule 1, Part 2"),
        ("ca_sema:Syria", "2011-05-24", "stated", None),
        ("ca_sema:Russia", "2025-02-21", "stated", "Schedule 1.1"),
    ]


def test_both_editions_give_the_same_entities_and_names() -> None:
    old, new = read(OLD), read(NEW)
    assert old.issues == ()
    keys = [set(found.entities["entity_key"]) for found in (old, new)]
    assert len(keys[0] & keys[1]) == 2
    assert rows(old, "birth", "born_on", "printed") == rows(new, "birth", "born_on", "printed")
    assert rows(old, "designation", "programme_id")[0] == ("ca_sema:Myanmar (Burma)",)


def test_a_bilingual_name_is_two_names() -> None:
    names = read(OLD).statements["name"].filter(pl.col("value").str.contains("ala"))
    assert names.select("kind", "value", "language").rows() == [
        ("primary", "Palace Guard of Syria", "en"),
        ("alias", "Garde du palais syrien", "fr"),
    ]
    plain = read("<record><Country>Iran</Country><EntityOrShip>Mills (Up/Down) A/S</EntityOrShip></record>")
    assert rows(plain, "name", "value") == [("Mills (Up/Down) A/S",)]


def test_the_place_in_a_schedule_is_no_part_of_a_record() -> None:
    moved = NEW.replace("<Item>9</Item>", "<Item>10</Item>")
    assert read_records("sema", xml(NEW)).equals(read_records("sema", xml(moved)))


def test_an_entity_that_is_designated_twice_keeps_both() -> None:
    first = person("Karimi", "<DateOfListing>2014-05-12</DateOfListing>")
    second = person("KARIMI", "<DateOfListing>2021-03-21</DateOfListing>")
    records = read_records("sema", xml(second + first))
    assert records["entity_key"].n_unique() == 1 and records["record_key"].n_unique() == 2
    assert records.sort("record_key").equals(read_records("sema", xml(first + second)).sort("record_key"))
    found = extract(records)
    assert sorted(rows(found, "designation", "listed_on")) == [("2014-05-12",), ("2021-03-21",)]
    assert found.entities.height == 1


def test_namesakes_are_told_apart_and_the_first_keeps_its_key() -> None:
    first = person("Karimi", "<DateOfBirth>1960</DateOfBirth><DateOfListing>2014-05-12</DateOfListing>")
    later = person("Karimi", "<DateOfBirth>1975</DateOfBirth><DateOfListing>2021-03-21</DateOfListing>")
    alone = read_records("sema", xml(first))["entity_key"].item()
    both = read_records("sema", xml(later + first))
    assert both["entity_key"].n_unique() == 2 and alone in both["entity_key"]
    other = read_records("sema", xml(person("Karimi", country="Russia / Russie")))
    assert other["entity_key"].item() != alone


def test_a_ship_is_known_by_its_number() -> None:
    renamed = NEW.replace("Sea Star", "Ocean Star")
    keys = [read(records).entities.filter(schema="Vessel")["entity_key"].item() for records in (NEW, renamed)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (" 1953-10-27", ("1953-10-27", None, None)),
        ("1963-1964", ("1963", "1964", None)),
        ("born in the early 1970s", ("1970", "1979", True)),
        ("Sep-59", ("1959-09", None, None)),
    ],
)
def test_dates_of_birth(printed: str, expected: tuple[object, ...]) -> None:
    found = read(person("Karimi", f"<DateOfBirth>{printed}</DateOfBirth>"))
    assert rows(found, "birth", "born_on", "born_until", "is_about") == [expected]
    assert found.issues == ()


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("A One; B Two, C Three", [("A One", None), ("B Two", None), ("C Three", None)]),
        ("IGE, Arabic: اسم, Russian: Имя", [("IGE", None), ("اسم", "ar"), ("Имя", "ru")]),
        ("Завод, АО; MNP, L.L.C.", [("Завод, АО", None), ("MNP, L.L.C.", None)]),
        ("Имя Одно / Iмя Друге", [("Имя Одно", None), ("Iмя Друге", None)]),
        ("ОАО “МЭТЗ”/МЭТЗ", [("ОАО “МЭТЗ”", None), ("МЭТЗ", None)]),
        ("Bank (Moscow, Russia), or Банк;, and Third", [("Bank (Moscow, Russia)", None), ("Банк", None), ("Third", None)]),
        ("(Rosbank)", [("Rosbank", None)]),
        ("(Имя / Iмя", [("Имя", None), ("Iмя", None)]),
        (";,", []),
    ],
)  # fmt: skip
def test_aliases(printed: str, names: list[tuple[str, str | None]]) -> None:
    assert list(read_aliases(printed)) == names


def test_what_is_not_understood_is_an_issue_and_no_row() -> None:
    odd = person("Karimi", "<DateOfBirth>long ago</DateOfBirth><Haircut>short</Haircut>", country="Atlantis")
    dated = "<record><Country>Iran</Country><Entity>Bank</Entity><DateOfBirth>1990</DateOfBirth></record>"
    assert read(odd + dated).issues == (
        "date not understood (date of birth): long ago (1 times)",
        "regulation not described: Atlantis (1 times)",
        "field not mapped: Haircut (1 times)",
        "date of an entity that is neither person nor ship: 1990 (1 times)",
    )


def test_a_record_without_a_name_has_no_key() -> None:
    records = read_records("sema", xml("<record><Country>Iran</Country><Item>1</Item></record>"))
    assert records.select("record_key", "entity_key").rows() == [(None, None)]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b"<html><body>maintenance</body></html>", InputError),
        (xml(NEW)[:-30], InputError),
        (b"<records><record/></records>", InputError),
        (xml(NEW).decode().encode("utf-16")[:50], InputError),
    ],
)
def test_what_is_no_whole_list_is_refused(content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_records("sema", content)


def test_measures_are_of_the_vocabulary() -> None:
    measures = {measure for row in programmes()["measures"] for measure in row.split(",")}
    assert measures <= {str(measure) for measure in Measure}
    assert set(programmes()["common_key"]) == {"CA-SEMA", "CA-JVCFOA"}
