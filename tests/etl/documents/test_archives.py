"""Zip archives and WARC files: their documents one by one, and nothing that a bomb unpacks to."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from etl.documents import Document, DocumentProblem, read_documents
from tests.etl.documents.reading import EXPELLED, documents, problems

PAGE = f"<html><body><p>{EXPELLED}</p></body></html>".encode()


def packed(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_the_documents_of_a_zip_keep_their_names_and_index(tmp_path: Path) -> None:
    index = '{"id": "a", "published": "2022-04-08", "title": "T"}\n'
    members = {
        "sub/a.txt": EXPELLED,
        "sub/index.jsonl": index,
        "b.html": PAGE,
        "README.md": "x",
        "c.png": b"\x89",
    }
    found = documents(packed(tmp_path / "pack.zip", **members))
    assert [(one.doc, one.locator) for one in found] == [
        ("b", "pack.zip/b.html"),
        ("sub/a", "pack.zip/sub/a.txt"),
    ]
    assert (found[1].published, found[1].title, found[0].published) == ("2022-04-08", "T", None)


def test_lines_within_a_zip_are_read(tmp_path: Path) -> None:
    lines = json.dumps({"id": "x", "text": EXPELLED})
    (document,) = documents(packed(tmp_path / "pack.zip", **{"news.jsonl": lines}))
    assert (document.locator, document.text) == ("pack.zip/news.jsonl/x", EXPELLED)


def test_a_bomb_in_a_zip_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    members = {"a.txt": b"a" * 60_000_000, "b.txt": EXPELLED, "c.jsonl": b" " * 70_000_000}
    found = list(read_documents([packed(tmp_path / "pack.zip", **members)]))
    assert [type(item) for item in found] == [DocumentProblem, Document, DocumentProblem]
    said = [str(item.error) for item in found if isinstance(item, DocumentProblem)]
    assert all("more than is plausible" in words for words in said), said


def test_a_name_that_leads_out_of_a_zip_is_refused(tmp_path: Path) -> None:
    assert "leads out" in problems(packed(tmp_path / "pack.zip", **{"../../etc/a.txt": EXPELLED}))[0]


def test_what_is_no_zip_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(b"PK\x03\x04 nothing")
    assert "pack.zip" in problems(tmp_path / "pack.zip")[0]


def crawl(path: Path, *answers: tuple[str, str, str, bytes]) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for address, status, kind, body in answers:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), http_headers=headers
            )
            writer.write_record(record)
    return path


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_warc_gives_its_pages_under_their_addresses(tmp_path: Path, name: str) -> None:
    latin = "<html><body><p>Zürich agreed, “at last”.</p></body></html>".encode("cp1252")
    path = crawl(
        tmp_path / name,
        ("https://example.org/a", "200 OK", "text/html", PAGE),
        ("https://example.org/gone", "404 Not Found", "text/html", PAGE),
        ("https://example.org/b", "200 OK", "text/html; charset=windows-1252", latin),
        ("https://example.org/c.png", "200 OK", "image/png", b"\x89PNG"),
    )
    found = documents(path)
    assert [one.locator for one in found] == ["https://example.org/a", "https://example.org/b"]
    assert [one.text.strip() for one in found] == [EXPELLED, "Zürich agreed, “at last”."]
    assert found[0].url == "https://example.org/a"


def test_a_warc_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    answers = [(f"https://example.org/{n}", "200 OK", "text/html", PAGE) for n in range(3)]
    path = crawl(tmp_path / "crawl.warc.gz", *answers)
    path.write_bytes(path.read_bytes()[:-60])
    found = list(read_documents([path]))
    assert [type(item) for item in found[:2]] == [Document, Document]
    assert isinstance(found[-1], DocumentProblem)


def test_what_is_no_warc_is_told(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"just some words\r\n" * 10)
    assert "crawl.warc" in problems(tmp_path / "crawl.warc")[0]
