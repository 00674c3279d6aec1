"""`extract` and `refresh` take documents of any kind, from files and from the web, and say what they do not read."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Sanctrack
from tests.etl.documents.reading import EXPELLED, write_pdf
from tests.etl.misbehaving_server import Answer, MisbehavingServer, misbehaving
from tests.invariants.stores import answer

RUSSIAN = "Россия выслала восемь японских дипломатов, сообщили в министерстве иностранных дел страны."


@pytest.fixture
def server(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MisbehavingServer]:
    for name in ("ALLOW_HTTP", "ALLOW_PRIVATE_HOSTS"):
        monkeypatch.setenv(f"SANCTRACK_{name}", "true")
    monkeypatch.setenv("SANCTRACK_PAGE_PAUSE_SECONDS", "0")
    monkeypatch.setenv("SANCTRACK_FETCH_ATTEMPTS", "1")
    with misbehaving() as server:
        yield server


def feed(server: MisbehavingServer) -> str:
    """A feed of two pages, of which one is not there."""
    page = server.answer(
        "/1", Answer(body=f"<p>{EXPELLED}</p>".encode(), headers={"Content-Type": "text/html"})
    )
    items = f"<item><link>{server.address}/gone</link></item><item><link>{page}</link></item>"
    body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    return server.answer("/feed.xml", Answer(body=body, headers={"Content-Type": "application/rss+xml"}))


def test_a_claim_of_a_pdf_names_its_page(sanctrack: Sanctrack, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["Little was said."], [EXPELLED])
    (claim,) = [json.loads(line) for line in sanctrack("extract", path, "--format", "jsonl").out.splitlines()]
    assert (claim["quote"], claim["place"]) == (EXPELLED, "page 2")
    assert "page 2: Japan expelled" in sanctrack("extract", path).said


def test_the_pages_of_a_feed_are_shown_and_a_missing_one_is_told(
    sanctrack: Sanctrack, server: MisbehavingServer
) -> None:
    ended = sanctrack("extract", feed(server), "--format", "jsonl")
    (claim,) = [json.loads(line) for line in ended.out.splitlines()]
    assert claim["doc"] == f"{server.address}/1" and claim["place"] == "paragraph 1"
    assert ended.code == 1 and "/gone: cannot be fetched: the server answered 404" in ended.err


def test_a_text_in_another_language_is_told_and_not_read(sanctrack: Sanctrack, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    ended = sanctrack("extract", tmp_path / "a.txt")
    assert (ended.code, ended.out) == (0, "")
    assert "not read: written in Russian (ru)" in ended.err and "a text in English" in ended.err


def test_a_feed_is_loaded_by_refresh(sanctrack: Sanctrack, server: MisbehavingServer, data_dir: Path) -> None:
    ended = sanctrack("refresh", "--direct", "--from", feed(server))
    assert ended.code == 1 and "404" in ended.said
    warehouse = data_dir / "warehouse.duckdb"
    assert answer(warehouse, "select person_count from mart.expulsions") == [(8,)]
    told = answer(warehouse, "select locator, reason from mart.rejections where kind = 'file'")
    assert [(row[0].split()[0], "404" in row[1]) for row in told] == [(f"{server.address}/gone", True)]


def test_what_is_not_read_and_what_repeats_stands_in_runs_and_rejections(
    sanctrack: Sanctrack, data_dir: Path, tmp_path: Path
) -> None:
    for name, text in {"a.txt": RUSSIAN, "b.txt": EXPELLED, "c.txt": EXPELLED}.items():
        (tmp_path / "given").mkdir(exist_ok=True)
        (tmp_path / "given" / name).write_text(text, encoding="utf-8")
    ended = sanctrack("refresh", "--direct", "--source", "documents", "--from", tmp_path / "given")
    assert ended.code == 0, ended.said
    assert "1 documents not read for their language: a.txt (ru)" in ended.said
    assert "1 documents with the text of another one: c.txt" in ended.said
    told = answer(data_dir / "warehouse.duckdb", "select locator, reason from mart.rejections")
    assert len(told) == 1 and told[0][0].startswith("a.txt") and "Russian (ru)" in told[0][1]
    assert "a.txt (ru)" in sanctrack("status").said


def test_an_address_for_a_list_is_refused(sanctrack: Sanctrack) -> None:
    ended = sanctrack("refresh", "--direct", "--source", "un_sc", "--from", "https://example.org/list.xml")
    assert ended.code == 1 and "only documents are read from an address" in ended.said
