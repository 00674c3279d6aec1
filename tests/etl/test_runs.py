"""Every execution is in the store from its start, and how it ended."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, insert, select, update

from etl.archive import RetrievedFile
from etl.declare import SourceDefinition
from etl.runs import (
    INTERRUPTED,
    RunReport,
    code_version,
    document_row,
    finish,
    last_code_version,
    record_refusal,
    recorded_run,
    utc_now,
)
from etl.store import reading, writing
from models.errors import FetchError, InputError, VersionTooSmall
from models.provenance import Document, Run, Source
from models.vocabulary import RunState

AT = datetime(2022, 2, 24, 10)
FILE = RetrievedFile("sdn", "sdn.csv", "https://example.org/sdn.csv", "text/csv", b"rows", AT)


def runs(engine: Engine) -> list[dict[str, object]]:
    with reading(engine) as connection:
        return [
            dict(row._mapping) for row in connection.execute(select(Run.__table__).order_by(Run.started_at))
        ]


def complete(engine: Engine, source: SourceDefinition, state: RunState = RunState.COMPLETED) -> RunReport:
    with recorded_run(engine, source, "refresh") as report, writing(engine) as connection:
        report.read_count, report.rejected_count, report.unchanged_count = 10, 3, 4
        report.published_at = AT
        report.changes.add("name", 5, 1)
        report.changes.add("birth", 2, 2)
        finish(connection, report, state)
    return report


def test_a_run_is_in_the_store_from_its_start(engine: Engine, list_source: SourceDefinition) -> None:
    with recorded_run(engine, list_source, "history load") as report:
        (run,) = runs(engine)
        assert run["run_id"] == report.run_id
        assert (run["state"], run["flow"], run["finished_at"]) == ("running", "history load", None)
        assert run["code_version"] == code_version(list_source)
        with writing(engine) as connection:
            finish(connection, report, RunState.UNCHANGED, "the same files")
    (run,) = runs(engine)
    assert (run["state"], run["message"]) == ("unchanged", "the same files")


def test_a_completed_run_keeps_its_counts(engine: Engine, list_source: SourceDefinition) -> None:
    report = complete(engine, list_source)
    (run,) = runs(engine)
    assert report.succeeded
    assert run["state"] == "completed"
    assert run["published_at"] == AT
    counts = ("read", "accepted", "rejected", "opened", "closed", "unchanged")
    assert [run[f"{name}_count"] for name in counts] == [10, 7, 3, 7, 3, 4]
    started, finished = run["started_at"], run["finished_at"]
    assert isinstance(started, datetime)
    assert isinstance(finished, datetime)
    assert started <= finished <= utc_now()
    assert utc_now() - started < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (InputError("is cut off", where="sdn.csv"), RunState.REFUSED),
        (VersionTooSmall("has 2 records"), RunState.REFUSED),
        (FetchError("cannot be fetched"), RunState.FAILED),
        (ZeroDivisionError("division by zero"), RunState.FAILED),
        (KeyboardInterrupt(), RunState.FAILED),
    ],
    ids=["input", "guard", "fetch", "fault", "stopped"],
)
def test_an_error_ends_a_run_and_goes_on(
    engine: Engine, list_source: SourceDefinition, error: BaseException, state: RunState
) -> None:
    with pytest.raises(type(error)), recorded_run(engine, list_source, "refresh") as report:
        report.changes.add("name", 5, 1)
        raise error
    (run,) = runs(engine)
    assert run["state"] == report.state == state
    assert str(error) in str(run["message"])
    assert run["finished_at"] is not None
    assert (run["opened_count"], run["closed_count"]) == (0, 0)
    assert not report.succeeded


def test_rows_of_a_failed_run_are_not_kept_and_its_record_is(
    engine: Engine, list_source: SourceDefinition
) -> None:
    with (
        pytest.raises(InputError),
        recorded_run(engine, list_source, "refresh"),
        writing(engine) as connection,
    ):
        connection.execute(insert(Document).values(**document_row("x_list", FILE, AT)))
        raise InputError("is cut off")
    with reading(engine) as connection:
        assert connection.execute(select(Document.document_id)).all() == []
    assert [run["state"] for run in runs(engine)] == ["refused"]


def test_the_next_run_marks_an_interrupted_one(engine: Engine, list_source: SourceDefinition) -> None:
    other = list_source.model_copy(update={"source_id": "y_list"})
    for source in (list_source, other):
        complete(engine, source)
        with writing(engine) as connection:
            still_running = update(Run).where(Run.source_id == source.source_id)
            connection.execute(still_running.values(state=RunState.RUNNING, finished_at=None, message=None))
    complete(engine, list_source)
    found = [(run["source_id"], run["state"], run["message"]) for run in runs(engine)]
    assert found == [
        ("x_list", "failed", INTERRUPTED),
        ("y_list", "running", None),
        ("x_list", "completed", None),
    ]
    assert runs(engine)[0]["finished_at"] is not None


def test_a_source_is_described_once_and_anew_with_each_run(
    engine: Engine, list_source: SourceDefinition
) -> None:
    complete(engine, list_source)
    complete(engine, list_source.model_copy(update={"title": "New title", "cadence": "0 7 * * *"}))
    with reading(engine) as connection:
        rows = connection.execute(select(Source.source_id, Source.title, Source.cadence)).all()
    assert [tuple(row) for row in rows] == [("x_list", "New title", "0 7 * * *")]


def test_the_code_version_is_that_of_the_last_completed_run(
    engine: Engine, list_source: SourceDefinition
) -> None:
    assert last_code_version(engine, "x_list") is None
    complete(engine, list_source)
    newer = list_source.model_copy(update={"extract_version": 2})
    complete(engine, newer, RunState.REFUSED)
    assert last_code_version(engine, "x_list") == code_version(list_source)
    complete(engine, newer)
    assert last_code_version(engine, "x_list") == code_version(newer)
    assert code_version(newer).endswith("+x_list.2")


def test_a_refused_file_is_kept_once_with_its_reason(engine: Engine, list_source: SourceDefinition) -> None:
    complete(engine, list_source)
    error = VersionTooSmall("has 2 records, too few", where="sdn.csv")
    for _ in range(2):
        record_refusal(engine, "x_list", FILE, AT, error)
    with reading(engine) as connection:
        query = select(Document.outcome, Document.outcome_reason, Document.sha256, Document.byte_count)
        rows = [tuple(row) for row in connection.execute(query)]
    assert rows == [("too_small", str(error), FILE.sha256, 4)]


def test_the_id_of_a_document_leaves_out_when_it_was_retrieved() -> None:
    later = RetrievedFile("sdn", "sdn.csv", "elsewhere", "text/csv", b"rows", datetime(2023, 1, 1))
    ids = {str(document_row("x", file, AT)["document_id"]) for file in (FILE, later)}
    assert len(ids) == 1
    assert document_row("x", FILE, datetime(2022, 2, 25))["document_id"] not in ids
