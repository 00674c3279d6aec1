"""JSON lines: one document a line, wrong lines told by number, memory that does not grow with the file."""

import gzip
import json
import tracemalloc
from pathlib import Path

from etl.documents import Document, DocumentProblem, read_documents
from tests.etl.documents.reading import EXPELLED, documents, problems

LINE = {"title": "T", "published": "2022-04-08T10:00:00Z", "url": "https://example.org/1", "language": "en"}


def written(path: Path, *lines: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_line_is_a_document_with_what_it_says_of_it(tmp_path: Path) -> None:
    (document,) = documents(written(tmp_path / "news.jsonl", LINE | {"text": EXPELLED}))
    assert document.text == EXPELLED
    assert (document.title, document.published, document.url) == ("T", "2022-04-08", "https://example.org/1")
    assert (document.doc, document.locator) == ("https://example.org/1", "https://example.org/1")


def test_a_document_is_called_by_address_id_or_text_and_never_by_its_line(tmp_path: Path) -> None:
    lines = [{"id": "x1", "text": EXPELLED}, {"text": "Poland did the same."}]
    names = [d.locator for d in documents(written(tmp_path / "news.jsonl", *lines))]
    assert names[0] == "news.jsonl/x1"
    assert sorted(names) == sorted(
        d.locator for d in documents(written(tmp_path / "news.jsonl", *lines[::-1]))
    )


def test_wrong_lines_are_told_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = json.dumps({"text": EXPELLED})
    path.write_text(
        f'{good}\nno json\n\n{{"title": "T"}}\n[1]\n{{"text": ""}}\n{good[:-1]}, "published": "1st"}}\n'
    )
    said = problems(path)
    assert [f"line {number}" in words for number, words in zip((2, 4, 5, 6, 7), said, strict=True)] == [
        True
    ] * 5
    assert len([found for found in read_documents([path]) if isinstance(found, Document)]) == 1


def test_packed_lines_are_read(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "news.jsonl.gz", "wt") as packed:
        packed.write(json.dumps({"text": EXPELLED}) + "\n")
    assert [document.text for document in documents(tmp_path / "news.jsonl.gz")] == [EXPELLED]


def test_a_file_that_is_cut_off_gives_what_stands_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{EXPELLED} {number}"}) + "\n" for number in range(5000))
    whole = gzip.compress(lines.encode())
    (tmp_path / "news.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = list(read_documents([tmp_path]))
    assert isinstance(found[0], Document) and isinstance(found[-1], DocumentProblem)
    assert "cannot be unpacked" in str(found[-1].error)


def test_side_files_of_a_folder_are_no_documents(tmp_path: Path) -> None:
    written(tmp_path / "gold.jsonl", {"doc": "a", "quote": "Japan"})
    written(tmp_path / "news.jsonl", {"text": EXPELLED})
    assert len(documents(tmp_path)) == 1
    assert "has no `text`" in problems(tmp_path / "gold.jsonl")[0]


def peak(path: Path, count: int) -> int:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"text": f"{EXPELLED} It was number {number}. " * 40}) + "\n")
    next(read_documents([path]))
    tracemalloc.start()
    read = sum(isinstance(found, Document) for found in read_documents([path]))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read == count
    return most


def test_memory_does_not_grow_with_the_number_of_lines(tmp_path: Path) -> None:
    few, many = peak(tmp_path / "few.jsonl", 50), peak(tmp_path / "many.jsonl", 1000)
    assert many < few * 1.5 + 100_000
