"""Records of the list: what changes nothing, when it was made, and what is refused."""

from datetime import datetime

import pytest
from polars.testing import assert_frame_equal

from etl.sources.un_sc.extract import published_at, read_records
from models.errors import EmptyInput, InputError
from tests.sources.un_sc.un_list import GROUP, PERSON, un_list


def test_an_element_is_a_record_under_its_dataid() -> None:
    records = read_records("consolidated", un_list())
    assert records.select("part", "record_key", "entity_key").rows() == [
        ("consolidated", "101", "101"), ("consolidated", "202", "202"),
    ]  # fmt: skip
    assert "VERSIONNUM" not in "".join(records["content"]) and "SORT_KEY" not in "".join(records["content"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<VERSIONNUM>3<", "<VERSIONNUM>4<"),
        ("<SORT_KEY>Example<", "<SORT_KEY>Sample<"),
        ("<SORT_KEY_LAST_MOD>2012-08-13<", "<SORT_KEY_LAST_MOD>2024-08-13<"),
        ("<INDIVIDUAL>", "<INDIVIDUAL xmlns:x='y' x:noNamespaceSchemaLocation='z'>"),
        ("Hotak\n     tribe", "Hotak tribe"),
        ("2009-07-17-04:00", "2009-07-17"),
        ("<VALUE>2011-11-29</VALUE><VALUE>2003-09-03</VALUE>", "<VALUE>2003-09-03</VALUE><VALUE>2011-11-29</VALUE>"),
        ("<VALUE>Mullah</VALUE><VALUE>Haji</VALUE>", "<VALUE>Haji</VALUE><VALUE>Mullah</VALUE>"),
    ],
)  # fmt: skip
def test_what_says_nothing_new_changes_no_record(old: str, new: str) -> None:
    changed = PERSON.replace(old, new)
    assert changed != PERSON
    assert_frame_equal(
        read_records("consolidated", un_list(changed)), read_records("consolidated", un_list())
    )


def test_the_first_nationality_stays_the_first() -> None:
    turned = PERSON.replace(
        "<VALUE>Yemen</VALUE><VALUE>Afghanistan<", "<VALUE>Afghanistan</VALUE><VALUE>Yemen<"
    )
    assert not read_records("consolidated", un_list(turned)).equals(read_records("consolidated", un_list()))


def test_an_element_without_a_dataid_has_no_key() -> None:
    records = read_records("consolidated", un_list(entities=GROUP.replace("<DATAID>202</DATAID>", "")))
    assert records["entity_key"].to_list() == ["101", None]


@pytest.mark.parametrize(
    ("head", "at"),
    [
        (b"<CONSOLIDATED_LIST dateGenerated='2025-04-19T23:00:04.625Z'>", datetime(2025, 4, 19, 23, 0, 4, 625000)),
        (b'<CONSOLIDATED_LIST dateGenerated="2018-06-07T19:03:43.97-04:00">', datetime(2018, 6, 7, 23, 3, 43, 970000)),
        (b'<CONSOLIDATED_LIST dateGenerated = "2018-06-07T19:03:43">', datetime(2018, 6, 7, 19, 3, 43)),
        (b"<CONSOLIDATED_LIST dateGenerated='Thursday the 7th'>", None),
        (b"<CONSOLIDATED_LIST dateGenerated='0001-01-01T00:00:00+14:00'>", None),
        (b"<CONSOLIDATED_LIST dateGenerated='\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff'>", None),
        (b"", None),
        (b" " * 5000 + b"dateGenerated='2025-04-19T23:00:04Z'", None),
    ],
)  # fmt: skip
def test_the_root_states_when_the_list_was_made(head: bytes, at: datetime | None) -> None:
    assert published_at("consolidated", head) == at


@pytest.mark.parametrize(
    "content",
    [
        un_list()[:-200],
        un_list().replace("عمر".encode(), b"\xe9"),
        b"<html><body>503</body></html>",
        b"<sdnList/>",
        b"not xml",
        un_list().replace(b"<CONSOLIDATED_LIST", b"<!DOCTYPE CONSOLIDATED_LIST><CONSOLIDATED_LIST"),
    ],
    ids=["cut", "not utf-8", "html", "another list", "text", "doctype"],
)
def test_what_is_not_the_whole_list_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        read_records("consolidated", content)


@pytest.mark.parametrize("content", [b"", b" \n", b"\0\0"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyInput):
        read_records("consolidated", content)
