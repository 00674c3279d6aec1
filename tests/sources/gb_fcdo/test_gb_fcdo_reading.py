"""The files of the three formats as records, the day that they state, and what is refused."""

from datetime import datetime
from random import Random

import pytest

from etl.sources.gb_fcdo.extract import extract, published_at, read_records
from models.errors import EmptyInput, InputError
from tests.sources.gb_fcdo.uk_list import HEADER, ROWS, SHIP, uk_csv, uk_xml

NAMES = (
    b"name_id,unique_id,name_type,alias_strength,full_name\n"
    b"0,RUS1,primary,,A B\n1,RUS1,alias,,C\n2,RUS1,alias,,C\n"
)


def test_a_designation_is_a_record_under_its_unique_id() -> None:
    records = read_records("designations", uk_xml())
    assert (
        records["record_key"].to_list()
        == records["entity_key"].to_list()
        == ["AFG0901", "RUS0902", "RUS0903"]
    )


def test_a_designation_without_a_unique_id_has_no_key() -> None:
    records = read_records("designations", uk_xml(SHIP.replace("<UniqueID>RUS0903</UniqueID>", "")))
    assert records["entity_key"].to_list() == [None]


def test_equal_rows_are_numbered_and_row_numbers_are_left_out() -> None:
    records = read_records("subject_names", NAMES)
    assert records["record_key"][2] == f"{records['record_key'][1]}-2"
    assert records["content"][1] == records["content"][2] and "name_id" not in records["content"][0]
    renumbered = NAMES.replace(b"\n0,", b"\n7,").replace(b"\n1,", b"\n8,")
    assert read_records("subject_names", renumbered).equals(records)


@pytest.mark.parametrize(
    ("part", "head", "at"),
    [
        ("designations", uk_xml(), datetime(2026, 8, 20)),
        ("designations", b"<Designations><DateGenerated>2026-08-20T00:00:00</DateGenerated>", datetime(2026, 8, 20)),
        ("designations", b"<Designations><DateGenerated>99/99/2026</DateGenerated>", None),
        ("rows", uk_csv(), datetime(2026, 8, 20)),
        ("rows", b"Report Date: 20/08/2026\n", datetime(2026, 8, 20)),
        ("rows", b"Report Date: 20-Foo-2026\n", None),
        ("rows", b"", None),
        ("subjects", b"Report Date: 20/08/2026\n", None),
    ],
)  # fmt: skip
def test_the_official_formats_state_their_day(part: str, head: bytes, at: datetime | None) -> None:
    assert published_at(part, head) == at


def test_a_csv_file_without_the_line_of_the_day_is_read() -> None:
    assert read_records("rows", uk_csv().partition(b"\n")[2]).height == len(ROWS)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("designations", uk_xml()[:-60]),
        ("designations", b"<CONSOLIDATED_LIST/>"),
        ("designations", b"<html><body>503</body></html>"),
        ("designations", uk_csv()),
        ("rows", uk_xml()),
        ("rows", uk_csv()[:-30]),
        ("rows", uk_csv(header=[name for name in HEADER if name != "Unique ID"], rows=[])),
        ("rows", b"Report Date: 20-Aug-2026\n"),
        ("rows", b"\xff\xfe\x00"),
        ("subjects", NAMES),
        ("subject_names", NAMES[:-4] + b'"C'),
        ("subject_identifiers", b"unique_id,raw_value\nRUS1,1\n"),
        ("subject_dobs", b"unique_id,year\nRUS1\n"),
    ],
)
def test_what_is_not_a_whole_file_of_the_format_is_refused(part: str, content: bytes) -> None:
    with pytest.raises(InputError):
        read_records(part, content)


@pytest.mark.parametrize("part", ["designations", "rows", "subjects", "subject_names", "subject_dobs"])
def test_an_empty_file_is_refused(part: str) -> None:
    with pytest.raises(EmptyInput):
        read_records(part, b" \r\n")


@pytest.mark.parametrize(("part", "content"), [("designations", uk_xml()), ("rows", uk_csv())])
def test_damaged_files_are_read_or_refused(part: str, content: bytes) -> None:
    random, read = Random(part), 0
    for _ in range(300):
        start, width = random.randrange(len(content)), random.choice((1, 5, 60))
        noise = bytes(random.choice(b'AB<>/",;019\n') for _ in range(random.randrange(width)))
        try:
            records = read_records(part, content[:start] + noise + content[start + width :])
        except InputError as error:
            assert str(error)
            continue
        extraction = extract(records.drop_nulls("entity_key"))
        assert extraction.entities["entity_key"].is_unique().all()
        read += 1
    assert read > 10
