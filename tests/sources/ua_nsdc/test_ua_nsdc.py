"""Ukraine's register of sanctions in FollowTheMoney form: its rows, and that a load again changes none of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from etl.declare import source
from etl.sources.ua_nsdc.extract import extract, programmes, published_at, read_records
from etl.store import reading
from models.listings import Designation, Name
from models.settings import Settings
from models.vocabulary import RunState
from tests.invariants.stores import dump, load

SEEN = "2025-05-01T10:00:00"


def entity(key: str, schema: str, caption: str, **properties: list[str]) -> dict[str, Any]:
    return {
        "id": key, "caption": caption, "schema": schema, "properties": properties, "referents": [],
        "datasets": ["ua_nsdc_sanctions"], "first_seen": SEEN, "last_seen": SEEN, "last_change": SEEN,
        "target": schema == "Person",
    }  # fmt: skip


ENTITIES = [
    entity(
        "ua-nsdc-1", "Person", "Петро Тест", name=["Петро Тест", "Петр Тест"], nationality=["ru"],
        birthDate=["1970-02-03"], topics=["sanction"], taxNumber=["123456"],
    ),
    entity(
        "ua-nsdc-1-s", "Sanction", "UA-SA1644", entity=["ua-nsdc-1"], programId=["UA-SA1644"],
        program=["Decree of the President No. 1/2025"], startDate=["2025-01-15"], endDate=["2035-01-15"],
        provisions=["Blocking of assets"], reason=["Law on Sanctions"], authority=["NSDC"],
    ),
    entity("ua-nsdc-2", "Organization", "Тест", name=["Тест"], ogrnCode=["1027700132195"], country=["ru"]),
]  # fmt: skip


def content(entities: list[dict[str, Any]]) -> bytes:
    return "\n".join(json.dumps(found, ensure_ascii=False) for found in entities).encode() + b"\n"


def test_rows_of_the_register() -> None:
    found = extract(read_records("entities", content(ENTITIES)))
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.rows() == [
        ("entities", "ua-nsdc-1", "Person", "Петро Тест", "RU"),
        ("entities", "ua-nsdc-2", "Organization", "Тест", "RU"),
    ]
    columns = ("programme_id", "listed_on", "ended_on", "legal_act", "reason", "measures")
    assert found.statements["designation"].select(columns).rows() == [
        (
            "ua_nsdc:UA-SA1644", "2025-01-15", "2035-01-15", "Decree of the President No. 1/2025",
            "Law on Sanctions", "asset_freeze",
        )
    ]  # fmt: skip
    assert found.statements["identifier"].select("scheme", "value", "is_valid").rows() == [
        ("tax_id", "123456", None),
        ("ogrn", "1027700132195", True),
    ]
    assert str(published_at("entities", content(ENTITIES))) == "2025-05-01 10:00:00"


def test_an_unknown_programme_is_an_issue() -> None:
    other = [*ENTITIES, entity("s", "Sanction", "x", entity=["ua-nsdc-2"], programId=["UA-NEW"])]
    issues = extract(read_records("entities", content(other))).issues
    assert issues == ("programme not described: UA-NEW (1 times)",)
    assert "UA-SA1644" in set(programmes()["programme_key"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for versions of the register, whose sizes an excerpt states."""
    sizes = "parts:\n  entities: { rows_min: 1 }\ntables:\n  entity: { rows_min: 1 }\n"
    made = tmp_path / "given"
    made.mkdir()
    (made / "expected.yml").write_text(sizes)
    return made


def test_a_later_export_of_the_same_changes_no_row(engine: Engine, settings: Settings, folder: Path) -> None:
    file = folder / "entities.ftm.json"
    file.write_bytes(content(ENTITIES))
    (report,) = load(engine, settings, folder, "ua_nsdc")
    assert (report.state, report.message) == (RunState.COMPLETED, None)
    before = dump(engine, ignoring=("document_id",))
    later = content(list(reversed(ENTITIES))).replace(SEEN.encode(), b"2025-06-01T10:00:00")
    file.write_bytes(later)
    (again,) = load(engine, settings, folder, "ua_nsdc")
    assert (again.state, again.opened_count, again.closed_count) == (RunState.COMPLETED, 0, 0)
    after = dump(engine, ignoring=("document_id",))
    assert {name: rows for name, rows in after.items() if name != "document"} == {
        name: rows for name, rows in before.items() if name != "document"
    }
    with reading(engine) as connection:
        assert connection.scalars(select(Designation.listed_on)).all() == ["2025-01-15"]
        assert len(connection.execute(select(Name.value)).all()) == 3


def test_the_entities_are_what_is_fetched() -> None:
    assert list(source("ua_nsdc").fetched_parts) == ["entities"]
