"""Documents in the store: one row a text, places of evidence, what is not read, and what a next load changes."""

import json
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from etl.claims import Claim
from etl.declare import source
from etl.documents import Document as Text
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.store import reading
from models.claims import Evidence, Expulsion
from models.provenance import Document
from models.settings import Settings
from tests.etl.documents.reading import EXPELLED, write_pdf
from tests.etl.misbehaving_server import Answer, misbehaving

DAYS = count()


def claims_by_hand(text: Text, *_given: object) -> list[Claim]:
    """A claim for each sentence of the phrase: what the rules read is tested elsewhere."""
    starts = [at for at in range(len(text.text)) if text.text.startswith(EXPELLED, at)]
    fields = {"expeller": "JP", "nationality": "RU", "count": 8}
    return [
        Claim("expulsion", text.doc, at, at + len(EXPELLED), EXPELLED, fields, "record", None, "by_hand", 1)
        for at in starts
    ]


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "etl.load_claims.extract_batch", lambda texts: [claims_by_hand(text) for text in texts]
    )


def load(engine: Engine, settings: Settings, place: Path | str) -> RunReport:
    at = datetime(2024, 1, 1) + timedelta(days=next(DAYS))
    (report,) = run_source(source("documents"), Origin.at(str(place), at), settings, engine)
    return report


def rows(engine: Engine, *columns: Any) -> list[tuple[Any, ...]]:
    """Columns of documents, by name."""
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(Document.locator))]


def open_claims(engine: Engine) -> list[str]:
    """The names of the documents of the claims that stand."""
    query = (
        select(Document.locator)
        .join(Expulsion, Expulsion.document_id == Document.document_id)
        .where(Expulsion.seen_to.is_(None))
        .order_by(Document.locator)
    )
    with reading(engine) as connection:
        return list(connection.scalars(query))


def folder(path: Path, **files: str) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return path


def test_the_evidence_of_a_pdf_names_its_page(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    load(engine, settings, write_pdf(tmp_path / "a.pdf", ["Little was said."], [EXPELLED]))
    query = select(Evidence.place, Evidence.start_offset, Evidence.end_offset, Evidence.quote, Document.text)
    with reading(engine) as connection:
        found = connection.execute(query.join(Document, Document.document_id == Evidence.document_id)).all()
    assert [row.place for row in found] == ["page 2"]
    assert all(row.text[row.start_offset : row.end_offset] == row.quote for row in found)


def test_the_same_text_at_two_places_is_one_document(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    wrapped = EXPELLED.replace(" on ", "\non ")
    report = load(engine, settings, folder(tmp_path / "x", a_txt=EXPELLED, b_md=wrapped))
    assert open_claims(engine) == ["a.txt"]
    assert "1 documents with the text of another one: b.md" in str(report.message)
    original, copy = rows(engine, Document.document_id, Document.outcome, Document.same_as_id, Document.text)
    assert (original[1:], copy[1], copy[2:]) == (("new", None, EXPELLED), "duplicate", (original[0], None))
    again = load(engine, settings, folder(tmp_path / "y", c_txt=EXPELLED))
    assert open_claims(engine) == ["a.txt"] and "c.txt" in str(again.message)


def test_a_copy_stands_for_itself_once_its_original_says_something_else(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, folder(tmp_path / "x", a_txt=EXPELLED, b_txt=EXPELLED))
    load(engine, settings, folder(tmp_path / "x", a_txt="Nothing of the kind was ever said by anybody."))
    load(engine, settings, tmp_path / "x")
    assert open_claims(engine) == ["b.txt"]


def test_a_russian_text_makes_no_claim_and_is_told(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    russian = "Россия выслала восемь японских дипломатов, сообщили в министерстве иностранных дел. " * 3
    report = load(engine, settings, folder(tmp_path / "x", a_txt=russian + EXPELLED))
    assert open_claims(engine) == []
    assert "1 documents not read for their language: a.txt (ru)" in str(report.message)
    (row,) = rows(engine, Document.outcome, Document.outcome_reason, Document.text)
    assert row[0] == "not_read" and "written in Russian (ru)" in row[1]
    assert row[2] == russian + EXPELLED


def test_a_changed_document_closes_the_claims_of_its_earlier_state(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, folder(tmp_path / "x", a_txt=EXPELLED))
    changed = load(engine, settings, folder(tmp_path / "x", a_txt="It was all a mistake, said the ministry."))
    assert open_claims(engine) == [] and changed.closed_count > 0
    load(engine, settings, folder(tmp_path / "x", a_txt=EXPELLED))
    assert open_claims(engine) == ["a.txt"]
    assert load(engine, settings, tmp_path / "x").state == "unchanged"


def test_a_file_that_stays_bad_is_recorded_once(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    place = folder(tmp_path / "x", a_txt=EXPELLED, b_txt="")
    for _ in range(2):
        assert "b.txt" in str(load(engine, settings, place).problem)
    assert rows(engine, Document.locator, Document.outcome) == [("a.txt", "new"), ("b.txt", "empty")]


def test_new_rules_read_every_text_of_the_store_again(
    engine: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(engine, settings, write_pdf(tmp_path / "a.pdf", ["Little was said."], [EXPELLED]))
    monkeypatch.setattr("etl.sources.documents.extract.reading_version", lambda: "newer")
    monkeypatch.setattr("etl.load_claims.extract_batch", lambda texts: [[] for _ in texts])
    report = load(engine, settings, folder(tmp_path / "other", b_txt="Nothing was said that day by anybody."))
    assert open_claims(engine) == [] and report.closed_count > 0
    monkeypatch.setattr("etl.sources.documents.extract.reading_version", lambda: "newest")
    monkeypatch.setattr(
        "etl.load_claims.extract_batch", lambda texts: [claims_by_hand(text) for text in texts]
    )
    load(engine, settings, tmp_path / "other")
    assert open_claims(engine) == ["a.pdf"]
    with reading(engine) as connection:
        assert set(connection.scalars(select(Evidence.place).where(Evidence.seen_to.is_(None)))) == {"page 2"}


def test_many_documents_are_loaded_in_batches(
    engine: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.load_documents.BATCH_DOCUMENTS", 4)
    lines = [json.dumps({"id": f"{n:02}", "text": f"{EXPELLED} Report {n}."}) for n in range(10)]
    lines += [lines[0], json.dumps({"id": "copy", "text": f"{EXPELLED}\n\nReport 3."})]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = load(engine, settings, tmp_path / "news.jsonl")
    assert open_claims(engine) == [f"news.jsonl/{n:02}" for n in range(10)]
    assert "copy" in str(report.message)
    assert load(engine, settings, tmp_path / "news.jsonl").state == "unchanged"


def test_a_feed_is_read_conditionally_the_next_time(engine: Engine, settings: Settings) -> None:
    here = {"allow_http": True, "allow_private_hosts": True, "page_pause_seconds": 0.0, "fetch_attempts": 1}
    with misbehaving() as server:
        body, html = f"<p>{EXPELLED}</p>".encode(), {"Content-Type": "text/html"}
        page = server.answer("/1", Answer(body=body, headers=html, etag='"1"'))
        links = f"<item><link>{page}</link></item><item><link>{server.address}/gone</link></item>"
        feed = f"<rss version='2.0'><channel>{links}</channel></rss>".encode()
        address = server.answer("/feed", Answer(body=feed, headers={"Content-Type": "application/rss+xml"}))
        first, second = (load(engine, settings.model_copy(update=here), address) for _ in range(2))
        asked = server.asked["/1"]
    assert "404" in str(first.problem) and first.read_count == 1
    assert (second.state, second.unchanged_count) == ("unchanged", 1)
    assert [one.get("if-none-match") for one in asked] == [None, '"1"']
    assert open_claims(engine) == [page]
    found = rows(engine, Document.locator, Document.outcome, Document.etag)
    assert found == [(page, "new", '"1"'), (f"{server.address}/gone", "error", None)]


def test_an_address_is_not_taken_for_a_list(engine: Engine, settings: Settings) -> None:
    (report,) = run_source(source("un_sc"), Origin.at("https://example.org/list.xml"), settings, engine)
    assert not report.succeeded and "only documents are read from an address" in str(report.message)
