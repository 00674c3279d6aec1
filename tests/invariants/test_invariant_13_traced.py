"""Invariant 13: every exported row can be traced to the sha256 of the file it came from."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.archive import recall
from models.settings import Settings
from models.tables import tables
from tests.invariants.stores import ask, load

TRACED = [name for name, table in tables().items() if "document_id" in table.c and name != "document"]


@pytest.fixture
def loaded(engine: Engine, settings: Settings, history: Path, samples: Path) -> Engine:
    load(engine, settings, history)
    load(engine, settings, samples / "documents", "documents")
    return engine


def test_13_every_statement_leads_to_bytes_in_the_archive(loaded: Engine, settings: Settings) -> None:
    of_table = "select '{0}', count(*), count(d.sha256) from core.{0} as t left join core.document as d using (document_id)"
    shas = " union ".join(f"select document_id from core.{name}" for name in TRACED)
    traced, files = ask(
        loaded,
        settings,
        " union all ".join(of_table.format(name) for name in TRACED),
        f"select distinct sha256, byte_count from core.document where document_id in ({shas})",
    )
    assert all(rows == found for _, rows, found in traced)
    assert sum(rows for _, rows, _ in traced) > 100
    assert len(files) > 10
    for sha256, byte_count in files:
        content = recall(settings.archive_dir, sha256)
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, byte_count)


def test_13_a_record_stands_in_the_file_it_is_traced_to(loaded: Engine, settings: Settings) -> None:
    query = (
        "select coalesce(r.content->>'sdn_name', r.content->>'alt_name', r.content->>'city_state_postal', "
        "r.content->>'remarks'), d.sha256 from core.record as r join core.document as d using (document_id)"
    )
    (records,) = ask(loaded, settings, query)
    assert len(records) > 20
    for printed, sha256 in records:
        assert printed.encode() in recall(settings.archive_dir, sha256)


def test_13_the_bytes_are_those_that_were_given(loaded: Engine, settings: Settings, history: Path) -> None:
    for path in history.rglob("*.csv"):
        content = path.read_bytes()
        assert recall(settings.archive_dir, hashlib.sha256(content).hexdigest()) == content
