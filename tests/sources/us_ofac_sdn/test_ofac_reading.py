"""The four files of the SDN list: records as printed, and every way in which a file can be unfit."""

import json

import pytest

from etl.extraction import RECORD_COLUMNS
from etl.sources.us_ofac_sdn.extract import read_records
from models.errors import EmptyInput, InputError

TWO_COMMENTS = b'1,"a"\r\n2,"b"\r\n\x1a'
UNFIT = {
    "header": (b'ent_num,remarks\r\n1,"a"\r\n\x1a', "record 1 has 'ent_num' as ent_num"),
    "missing column": (b'1,"a"\r\n2\r\n3,"b"\r\n\x1a', "line 2 has 1 fields"),
    "surplus column": (b'1,"a"\r\n2,"b","c"\r\n3,"d"\r\n\x1a', "line 2 has 3 fields"),
    "blank line": (b'1,"a"\r\n\r\n2,"b"\r\n\x1a', "line 2 has 0 fields"),
    "cut in a quoted field": (b'1,"a"\r\n2,"b', "line 2 is cut off"),
    "cut before a field": (b'1,"a"\r\n2,', "line 2 is cut off"),
    "cut in a number": (b'1,"a"\r\n2', "line 2 is cut off"),
    "cut with an end mark": (b'1,"a"\r\n2,"b\x1a', "line 2 is cut off"),
    "quote inside": (b'1,"a\r\n2,"b"\r\n3,"c"\r\n\x1a', "not closed properly"),
    "not UTF-8": (b'1,"a"\r\n2,"\xe9"\r\n\x1a', "line 2 is not UTF-8 (byte 0xe9)"),
    "binary": (b"PK\x03\x04\x00\x00", "binary content"),
    "web page": (b"\r\n<!DOCTYPE html><html>", "a web page"),
    "after the end mark": (b'1,"a"\r\n\x1a2,"b"\r\n', "follow the end mark"),
    "other service": (b'{"error": "not found"}', "line 1 is cut off"),
}


def test_a_record_is_its_filled_fields_by_name() -> None:
    line = b'36,"AERO ""X"", S.A.",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'X\'."\r\n\x1a'
    records = read_records("sdn", line)
    assert dict(records.schema) == RECORD_COLUMNS
    assert records.drop("content").rows() == [("sdn", "36", "36")]
    assert json.loads(records["content"][0]) == {
        "ent_num": "36",
        "sdn_name": 'AERO "X", S.A.',
        "program": "CUBA",
        "remarks": "a.k.a. 'X'.",
    }
    assert records["content"][0].startswith('{"ent_num":"36","sdn_name":"AERO')


@pytest.mark.parametrize(
    ("part", "line", "key"),
    [
        ("alt", b'36,12,"aka","AERO-CARIBBEAN",-0- \n', "12"),
        ("add", b'36,25,-0- ,"Havana","Cuba",-0- \n', "25"),
        ("sdn_comments", b'36,"more"\n', "36"),
    ],
)
def test_record_keys_are_those_of_the_part(part: str, line: bytes, key: str) -> None:
    assert read_records(part, line).select("record_key", "entity_key").rows() == [(key, "36")]


def test_a_text_that_looks_like_an_empty_json_field_is_kept() -> None:
    records = read_records("sdn_comments", b'1,"x"",""remarks"":null"\r\n\x1a')
    assert json.loads(records["content"][0])["remarks"] == 'x","remarks":null'


def test_remarks_keep_the_blank_at_which_they_are_cut() -> None:
    assert json.loads(read_records("sdn_comments", b'1," b "\n')["content"][0])["remarks"] == " b "


@pytest.mark.parametrize("content", [b"", b"\x1a", b"\r\n\x1a\r\n", b"\xef\xbb\xbf"])
def test_a_file_without_records_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyInput) as raised:
        read_records("sdn", content)
    assert raised.value.where == "sdn" and raised.value.hint


@pytest.mark.parametrize(("content", "what"), UNFIT.values(), ids=UNFIT)
def test_an_unfit_file_is_refused_with_place_and_expectation(content: bytes, what: str) -> None:
    with pytest.raises(InputError) as raised:
        read_records("sdn_comments", content)
    error = raised.value
    assert what in error.what
    assert error.where == "sdn_comments" and error.expected


def test_no_cut_of_the_last_record_passes_for_a_whole_file() -> None:
    start = b'1,2,-0- ,"Havana","Cuba",-0- \r\n'
    last = b'3,4,"A, ""B""","Riga","Latvia",-0- '
    fit = [end for end in range(1, len(last) + 1) if _is_read("add", start + last[:end])]
    assert fit == [len(last) - 2, len(last) - 1, len(last)]  # `-0`, `-0-` and `-0- ` say the same


def _is_read(part: str, content: bytes) -> bool:
    try:
        return read_records(part, content).height == 2
    except InputError:
        return False


@pytest.mark.parametrize("end", [b"\r\n\x1a", b"\n\x1a", b"\n", b"", b"\x1a"])
def test_line_ends_and_end_mark_make_no_difference(end: bytes) -> None:
    first = TWO_COMMENTS.removesuffix(b"\r\n\x1a")
    assert read_records("sdn_comments", first + end).equals(read_records("sdn_comments", TWO_COMMENTS))
