"""XML lists are read record by record as what is printed; what could harm is refused, soon and in little memory."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from etl.readers.xml import read_elements
from models.errors import EmptyInput, InputError

ROOT = Path(__file__).parents[2]
MANY = 1_000_000
SMALL_LIST = b"<list><r id='1'><name>Ann</name><name>Anna</name></r><r id='2'>text</r></list>"


def read(content: bytes, *tags: str) -> list[tuple[str, dict[str, object]]]:
    return list(read_elements(content, "list", ["list"], tags or ["r"]))


def test_each_record_with_its_name_in_order() -> None:
    assert read(SMALL_LIST) == [
        ("r", {"@id": "1", "name": ["Ann", "Anna"]}),
        ("r", {"@id": "2", "#text": "text"}),
    ]
    assert read(b"<list><b>2</b><a>1</a><c>3</c></list>", "a", "b") == [
        ("b", {"#text": "2"}),
        ("a", {"#text": "1"}),
    ]
    assert read(b"<list/>") == []


@pytest.mark.parametrize(
    ("record", "content"),
    [
        (b"<r/>", {}),
        (b"<r a=' '><b/><c> </c></r>", {}),
        (b"<r>a<!-- c -->b</r>", {"#text": "ab"}),
        (b"<r>a<?php evil ?>b</r>", {"#text": "ab"}),
        (b"<r>a<![CDATA[<b>&amp;</b>]]></r>", {"#text": "a<b>&amp;</b>"}),
        (b"<r>&lt;&amp;&#1046;&#x416;</r>", {"#text": "<&\u0416\u0416"}),
        (b"<r>one <b>two</b> three<c/> four </r>", {"#text": "one three four", "b": "two"}),
        (b"<r><b>x</b> tail</r>", {"#text": "tail", "b": "x"}),
        (b"<x:r xmlns:x='urn:a' x:k='1'><y xmlns='urn:b'>2</y></x:r>", {"@k": "1", "y": "2"}),
        (b"<r><b><c>1</c></b><b>2</b></r>", {"b": [{"c": "1"}, "2"]}),
        (b"<r xml:lang='en'>x</r>", {"@lang": "en", "#text": "x"}),
    ],
)
def test_a_record_is_what_is_printed(record: bytes, content: dict[str, object]) -> None:
    assert read(b"<list>" + record + b"\n</list>") == [("r", content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_encodings_are_read_as_declared(encoding: str) -> None:
    declared = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = f'<?xml version="1.0" encoding="{declared}"?><list><r>\u00e9</r></list>'
    assert read(text.encode(encoding)) == [("r", {"#text": "\u00e9"})]


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\xef\xbb\xbf", b"\0" * 100])
def test_a_file_without_content_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyInput):
        read(content)


LOL = "<!DOCTYPE list [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + level)} '{('&' + chr(97 + level) + ';') * 10}'>" for level in range(12)
)
LAUGHS = LOL + "]><list><r z='&m;'>&m;</r></list>"
PASSWORDS = "<!DOCTYPE list [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><list><r>&x;</r></list>"
REMOTE = "<!DOCTYPE list [<!ENTITY x SYSTEM 'http://127.0.0.1:1/x'>]><list><r>&x;</r></list>"
PARAMETER = "<!DOCTYPE list [<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;]><list><r>1</r></list>"
NESTED = (
    "<!DOCTYPE list [<!ENTITY % p0 '<!ELEMENT x ANY>'>"
    + "".join(f"<!ENTITY % p{level + 1} '{f'&#37;p{level};' * 10}'>" for level in range(12))
    + "%p12;]><list><r/></list>"
)
EXTERNAL = "<!DOCTYPE list SYSTEM 'file:///etc/passwd'><list><r>1</r></list>"
DOCTYPES = {
    "laughs": LAUGHS, "file": PASSWORDS, "http": REMOTE, "parameter": PARAMETER, "nested": NESTED,
    "external": EXTERNAL, "bare": "<!DOCTYPE list><list><r/></list>",
}  # fmt: skip


@pytest.mark.parametrize("text", DOCTYPES.values(), ids=DOCTYPES.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "behind"])
def test_a_document_type_is_refused_wherever_it_hides(text: str, encoding: str) -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>' if encoding == "utf-16" else ""
    comment = f"<!--{'x' * 100_000}-->" if encoding == "behind" else ""
    content = (head + comment + text).encode("utf-8" if encoding == "behind" else encoding)
    started = time.monotonic()
    with pytest.raises(InputError, match=r"declares a document type|not well-formed") as caught:
        read(content)
    assert time.monotonic() - started < 2
    assert "root:" not in str(caught.value)


REFUSED = {
    "entity": (b"<list><r>&unknown;</r></list>", "not well-formed"),
    "deep record": (b"<list><r>" + b"<a>" * 100 + b"</a>" * 100 + b"</r></list>", "nested absurdly"),
    "very deep": (b"<list>" + b"<a>" * MANY + b"</a>" * MANY + b"</list>", "not well-formed"),
    "long text": (b"<list><r>" + b"x" * 20 * MANY + b"</r></list>", "not well-formed"),
    "long attribute": (b"<list><r a='" + b"x" * 20 * MANY + b"'/></list>", "not well-formed"),
    "long name": (b"<list><" + b"r" * 20 * MANY + b"/></list>", "not well-formed"),
    "long comment": (b"<list><!--" + b"x" * 20 * MANY + b"--><r/></list>", "not well-formed"),
    "long cdata": (b"<list><r><![CDATA[" + b"x" * 20 * MANY + b"]]></r></list>", "not well-formed"),
    "open attribute": (b"<list><r a='" + b"x" * 20 * MANY, "not well-formed"),
    "attributes": (b"<list><r " + b" ".join(b"a%d = '>'" % n for n in range(MANY)) + b"/></list>", "many attributes"),
    "long record": (b"<list><r>" + b"<a/>" * 4 * MANY + b"</r></list>", "a record of more than"),
    "cut off": (SMALL_LIST[:-10], "not well-formed"),
    "cut off in a record": (SMALL_LIST[:30], "not well-formed"),
    "more behind": (SMALL_LIST + b"junk", "not well-formed"),
    "wrong encoding": ("<?xml version='1.0' encoding='UTF-8'?><list>\u00e9</list>".encode("latin-1"), "not well"),
    "unknown encoding": (b"<?xml version='1.0' encoding='foo-1'?><list/>", "not well-formed"),
    "not in its encoding": (b"<?xml version='1.0' encoding='UTF-16'?><list/>", "not well-formed"),
    "zero byte": (b"<list>\0<r/></list>", "not well-formed"),
    "comment only": (b"<!-- nothing -->", "not well-formed"),
    "text": (b"id;name\r\n1;Ann", "not well-formed"),
    "web page": (b"<html><body><r/></body></html>", "a web page, not the list"),
    "another list": (b"<other><r/></other>", "<other>, not the list"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_broken_or_absurd_is_refused_soon(content: bytes, said: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match=said):
        read(content)
    assert time.monotonic() - started < 10


def test_many_attributes_hide_in_no_encoding() -> None:
    text = "<list><r " + " ".join(f"a{number}='1'" for number in range(MANY)) + "/></list>"
    with pytest.raises(InputError, match="many attributes"):
        read(("<?xml version='1.0' encoding='UTF-16'?>" + text).encode("utf-16"))


def test_a_long_text_of_a_plausible_size_is_read() -> None:
    ((_, record),) = read(b"<list><r>" + b"x" * 9 * MANY + b"</r></list>")
    assert len(str(record["#text"])) == 9 * MANY


PASSED_OVER = """
import resource, sys
from etl.readers.xml import LARGEST_RECORD, read_elements
junk = b"<a><b>x</b></a>" * (LARGEST_RECORD // 10)
records = b"<r>1</r><r>" + b"<c>2</c>" * 20_000 + b"</r>"
content = sys.argv[1].encode() + junk + records + sys.argv[2].encode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert [len(record) for _, record in read_elements(content, "list", ["list"], ["r"])] == [1, 1]
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize(
    "around", [("<list>", "</list>"), ("<list><section>", "</section></list>")], ids=["list", "section"]
)
def test_what_is_passed_over_takes_no_memory(around: tuple[str, str]) -> None:
    """Elements that are no records, more of them than a record may be large; as a tree they would take 300 MB."""
    ended = subprocess.run(
        [sys.executable, "-c", PASSED_OVER, *around], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert int(ended.stdout) < 60_000


def test_any_bytes_are_records_or_an_input_error() -> None:
    random = Random(7)
    refused: list[str] = []
    for _ in range(2000):
        changed = bytearray(SMALL_LIST)
        for _ in range(random.randint(1, 6)):
            at = random.randrange(len(changed))
            changed[at : at + random.randint(0, 3)] = random.randbytes(random.randint(0, 3))
        try:
            read(bytes(changed))
        except InputError as error:
            refused.append(error.expected)
    assert all(refused) and 0 < len(refused) < 2000
