"""Delimited lists are read row by row by column name; what is not a whole table is refused with its line."""

from random import Random

import pytest

from etl.readers.delimited import LONGEST_FIELD, WHITE_SPACE, read_rows, read_table
from models.errors import EmptyInput, InputError

TABLE = b'id,name,remark\r\n1,Ann,\r\n2,"B, \xd0\x96",x\r\n'
ROWS = [{"id": "1", "name": "Ann"}, {"id": "2", "name": "B, \u0416", "remark": "x"}]


def read(
    content: bytes, *required: str, delimiter: str = ",", encoding: str = "utf-8"
) -> list[dict[str, str]]:
    return list(read_rows(content, "list", required or ("id",), delimiter, encoding))


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        b"\xef\xbb\xbf" + TABLE,
        TABLE.replace(b"\r\n", b"\n"),
        TABLE.replace(b"\r\n", b"\r"),
        TABLE.rstrip(),
        TABLE.replace(b"\r\n2", b"\r\n\r\n2") + b"\r\n\r\n",
        TABLE.replace(b"id,name,remark", b' id , "name",remark '.replace(b', "', b',"')),
        TABLE.replace(b"Ann", b"  Ann\t"),
    ],
    ids=["plain", "bom", "lf", "cr", "no last line end", "empty lines", "padded header", "padded"],
)
def test_rows_come_by_column_name(content: bytes) -> None:
    assert read(content, "id", "name") == ROWS


def test_other_delimiters_and_encodings() -> None:
    text = "id;name\r\n1;Zo\u00eb"
    for encoding in ("utf-8", "utf-16", "cp1252"):
        assert read(text.encode(encoding), delimiter=";", encoding=encoding) == [
            {"id": "1", "name": "Zo\u00eb"}
        ]


def test_a_quoted_field_may_hold_anything() -> None:
    content = b'id,name\r\n"1","two\r\nlines, ""quoted"" \xe2\x80\xa8 and <tags>"\r\n2,\r\n'
    assert read(content) == [{"id": "1", "name": 'two\r\nlines, "quoted" \u2028 and <tags>'}, {"id": "2"}]


def test_a_header_alone_has_no_rows() -> None:
    assert read(b"id,name\r\n") == []


@pytest.mark.parametrize("content", [b"", b" \r\n\r\n", b"\xef\xbb\xbf", b"\0\0\0"])
def test_a_file_without_content_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyInput):
        read(content)


REFUSED = {
    "open quote": (b'id,name\n1,"Ann\n2,Bob\n', r"line \d+ is cut off or not closed"),
    "closed quote and more": (b'id,name\n1,"Ann"a\n', "line 2 is cut off or not closed"),
    "zero byte": (b"id,name\n1,A\0nn\n", "binary content"),
    "utf-16": ("id,name\n1,Ann\n".encode("utf-16"), "is not UTF-8"),
    "utf-16 without a mark": ("id,name\n1,Ann\n".encode("utf-16-le"), "binary content"),
    "latin-1": (b"id,name\n1,Ann\n2,Zo\xeb\n", "line 3 is not UTF-8"),
    "cut off in a letter": (b"id,name\n1,\xd0", "line 2 is not UTF-8"),
    "cut off in a row": (b"id,name,remark\n1,Ann,x\n2,B", "line 3 has 2 fields"),
    "a field too many": (b"id,name\n1,Ann,x\n", "line 2 has 3 fields"),
    "another delimiter": (b"id;name\n1;Ann\n", "column id is missing"),
    "no header": (b"1,Ann\n2,Bob\n", "column id is missing"),
    "two alike": (b"id,name,name\n1,a,b\n", "two columns have the same name"),
    "a comma for a name": (b'id,","\n1,a\n', "named with a comma"),
    "web page": (b"\r\n <!DOCTYPE html><html></html>", "a web page"),
    "xml": (b"\xef\xbb\xbf<?xml version='1.0'?><list/>", "a web page or XML"),
    "long field": (b"id,name\n1," + b"x" * (LONGEST_FIELD + 1), "line 2 .*field larger"),
    "zip": (b"PK\x03\x04\x14\0\0\0", "binary content"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_whole_table_is_refused_with_its_line(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(content)
    assert caught.value.where == "list"


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_a_table_refuses_the_same(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_table(content, "list", ["id"])


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        b"id\r\n",
        b'id,,*,^a.*$\n1,2,3,4\n,,,\n" ",\x1ca\x1f,"\xc2\xa0","\r\n"\n',
        b'id,name\n1,"\x85 \xe3\x80\x80,""x"" "\n',
    ],
    ids=["plain", "header alone", "names with a meaning to polars, white space", "quotes"],
)
def test_a_table_holds_what_the_rows_hold(content: bytes) -> None:
    content = content.replace(b"\x85", b"\xc2\x85")
    table = read_table(content, "list", ["id"])
    filled = [
        {name: text for name, text in row.items() if text is not None} for row in table.iter_rows(named=True)
    ]
    assert filled == read(content)


def test_white_space_is_what_python_strips() -> None:
    assert sorted(WHITE_SPACE) == [mark for mark in map(chr, range(0x110000)) if mark.isspace()]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputError, match="column born, died is missing") as caught:
        read(TABLE, "id", "born", "died")
    assert caught.value.expected == "id, born, died"


def test_rows_before_a_broken_one_are_given_and_then_it_is_told() -> None:
    rows = read_rows(b"id,name\n1,Ann\n2\n", "list", ["id"])
    assert next(rows) == {"id": "1", "name": "Ann"}
    with pytest.raises(InputError, match="line 3 has 1 fields"):
        next(rows)


def test_any_bytes_are_rows_or_an_input_error() -> None:
    random = Random(7)
    refused: list[str] = []
    for _ in range(2000):
        changed = bytearray(TABLE)
        for _ in range(random.randint(1, 6)):
            at = random.randrange(len(changed))
            changed[at : at + random.randint(0, 3)] = random.choice(
                [b'"', b",", b"\r", b"\n", b"\xd0", b"\0", b"a"]
            )
        try:
            read(bytes(changed))
        except InputError as error:
            refused.append(error.expected)
    assert all(refused) and 0 < len(refused) < 2000
