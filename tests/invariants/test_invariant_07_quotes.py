"""Invariant 7: every claim has a document, a span and a rule, and the quote equals the text at the span."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from etl.store import reading
from models.claims import Evidence
from models.provenance import Document
from models.settings import Settings
from models.tables import tables
from tests.invariants.stores import load

FAMILIES = ("sanction_round", "expulsion", "trade_figure", "diplomatic_action")


@pytest.fixture(params=["samples", "seeds"])
def read(request: pytest.FixtureRequest, engine: Engine, settings: Settings, samples: Path) -> Engine:
    folder = samples / "documents" if request.param == "samples" else request.getfixturevalue("seeds")
    load(engine, settings, folder, "documents")
    return engine


def test_07_the_quote_is_the_text_at_the_span(read: Engine) -> None:
    query = select(Evidence, Document.text).join(Document, Document.document_id == Evidence.document_id)
    with reading(read) as connection:
        rows = connection.execute(query).mappings().all()
    assert len(rows) > 10
    for row in rows:
        assert row["text"][row["start_offset"] : row["end_offset"]] == row["quote"] != ""


def test_07_every_claim_has_a_document_a_span_and_a_rule(read: Engine) -> None:
    with reading(read) as connection:
        shown = {
            row.claim_id: row
            for row in connection.execute(
                select(Evidence.claim_id, Evidence.rule, Evidence.rule_version, Evidence.document_id)
            )
        }
        claims = {
            row[0]: row.document_id
            for name in FAMILIES
            for row in connection.execute(
                select(tables()[name].c[f"{name}_id"], tables()[name].c.document_id)
            )
        }
    assert claims and set(claims) == set(shown)
    assert all(shown[key].document_id == document for key, document in claims.items())
    assert all(row.rule and row.rule_version >= 1 for row in shown.values())
