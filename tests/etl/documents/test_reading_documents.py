"""Files to documents: text untouched, metadata taken from where it stands, bad files told apart."""

import hashlib
from pathlib import Path

import pytest

from etl.documents import Document, DocumentProblem, read_documents

TEXT = "Japan expelled eight Russian diplomats.\r\nMoscow protested – “unfriendly”.\n"


def only(path: Path) -> Document:
    (found,) = read_documents([path])
    assert isinstance(found, Document), found
    return found


def problem(path: Path) -> str:
    (found,) = read_documents([path])
    assert isinstance(found, DocumentProblem), found
    return str(found.error)


def test_newlines_of_a_text_file_are_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    document = only(path)
    assert document.text == TEXT
    assert (document.doc, document.media_type) == ("a", "text/plain")
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert only(path).text == TEXT


def test_a_national_encoding_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "Япония ввела санкции против 35 лиц. Об этом сообщило министерство иностранных дел страны сегодня."
    path.write_bytes(text.encode("cp1251"))
    assert only(path).text == text


def test_metadata_come_from_the_index_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    line = '{"id": "a", "published": "2022-04-08", "title": "T", "url": "https://example.org", "genre": "news"}\n'
    (tmp_path / "index.jsonl").write_text(line, encoding="utf-8")
    document = only(tmp_path / "a.txt")
    assert (document.published, document.title, document.url) == ("2022-04-08", "T", "https://example.org")
    assert (document.language, document.stated_language) == ("en", None)


def test_front_matter_is_metadata_and_the_body_is_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: T\npublished: 2022-04-08\n---\n\nBody.\n", encoding="utf-8")
    document = only(path)
    assert (document.text, document.title, document.published) == ("Body.", "T", "2022-04-08")


def test_a_page_is_read_without_navigation_and_scripts(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<html lang="en"><head><title>T</title><meta property="article:published_time" content="2022-04-08T10:00">'
        "<script>bad()</script></head><body><nav>Menu</nav><p>Kept &amp; read.</p></body></html>",
        encoding="utf-8",
    )
    document = only(path)
    assert document.text.strip() == "Kept & read."
    assert (document.title, document.language, document.published) == ("T", "en", "2022-04-08")


def test_a_folder_gives_its_documents_by_name_and_leaves_out_the_rest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.html", "README.md", "gold.jsonl", "index.jsonl", "picture.png"):
        content = "" if name.endswith(".jsonl") else "<p>Some words.</p>"
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = [document.doc for document in read_documents([tmp_path]) if isinstance(document, Document)]
    assert found == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"),
        ("broken.txt", "“Japan”".encode() + b"\xff\xfe\x81 z", "UTF-8"),
        ("markup.html", b"<html><script>only()</script></html>", "empty"),
        ("front.md", b"---\ntitle: [unclosed\n---\nBody", "front matter"),
        ("date.md", b"---\npublished: some day\n---\nBody", "publication date"),
        ("table.xlsx", b"PK", ".xlsx"),
    ],
)
def test_a_bad_file_is_told_apart_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    message = problem(tmp_path / name)
    assert words in message
    assert name in message
    assert "Expected:" in message
    assert "What to do:" in message


def test_a_missing_file_and_an_empty_folder_say_so(tmp_path: Path) -> None:
    assert "no such file" in problem(tmp_path / "missing.txt")
    assert "no document" in problem(tmp_path)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert [type(found) for found in read_documents([tmp_path])] == [DocumentProblem, Document]


def test_two_files_of_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    found = list(read_documents([tmp_path]))
    assert [type(item) for item in found] == [Document, DocumentProblem]


def test_a_broken_index_line_is_reported_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "index.jsonl").write_text('{"id": "b"}\nnot json\n', encoding="utf-8")
    assert "line 2" in problem(tmp_path / "a.txt")
