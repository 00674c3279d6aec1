"""The plain functions and the Prefect flow give the same rows, and tell the same failures."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from etl.declare import SourceDefinition
from etl.pipeline import Origin, Progress, run_source
from etl.runs import RunReport
from etl.store import open_store
from flows.refreshing import Outcome, needs_publishing, publish, refresh_all
from models.settings import Settings
from tests.flows.conftest import SAMPLES
from tests.invariants.stores import answer, counts, dump

NAMES = ["documents", "us_ofac_sdn"]
ORIGIN = Origin(SAMPLES, datetime(2024, 2, 1))


def directly(names: list[str], origin: Origin, settings: Settings) -> list[Outcome]:
    outcomes = refresh_all(names, origin, settings, lambda *_: None)
    if needs_publishing(outcomes, settings):
        publish(settings)
    return outcomes


def through_prefect(names: list[str], origin: Origin, settings: Settings) -> list[Outcome]:
    from flows.deployed import refresh_flow

    return refresh_flow(names, origin, settings, lambda *_: None)


@pytest.fixture(params=[directly, through_prefect], ids=["direct", "prefect"])
def refresh(request: pytest.FixtureRequest) -> Callable[[list[str], Origin, Settings], list[Outcome]]:
    if request.param is through_prefect:
        request.getfixturevalue("prefect_server")
    return request.param  # type: ignore[no-any-return]


def test_both_give_the_same_rows(prefect_server: None, make_settings: Callable[[str], Settings]) -> None:
    first, second = make_settings("direct"), make_settings("prefect")
    outcomes = directly(NAMES, ORIGIN, first), through_prefect(NAMES, ORIGIN, second)
    told = [
        [(o.source_id, o.problem, o.changes, [r.state for r in o.reports]) for o in each] for each in outcomes
    ]
    assert told[0] == told[1]
    rows = [dump(open_store(one.store_url), {"retrieved_at"}) for one in (first, second)]
    assert rows[0] == rows[1]
    assert counts(rows[0])["evidence"] > 10 and counts(rows[0])["entity"] > 10
    found = [
        answer(one.warehouse_path, "select * exclude (document_id) from mart.statements order by all")
        for one in (first, second)
    ]
    assert found[0] == found[1]


def test_a_failing_source_does_not_stop_the_other(
    refresh: Callable[[list[str], Origin, Settings], list[Outcome]],
    make_settings: Callable[[str], Settings],
    tmp_path: Path,
) -> None:
    settings, given = make_settings("data"), tmp_path / "given"
    (given / "us_ofac_sdn").mkdir(parents=True)
    (given / "us_ofac_sdn" / "sdn.csv").touch()
    (given / "documents").symlink_to(SAMPLES / "documents")
    documents, listed = refresh(["documents", "us_ofac_sdn"], Origin(given), settings)
    assert documents.succeeded and not listed.succeeded
    assert "holds no record" in str(listed.problem)
    rounds = answer(settings.warehouse_path, "select count(*) from mart.sanction_rounds")
    assert rounds[0][0] > 0
    stale = answer(settings.warehouse_path, "select source_id from mart.source_freshness where is_stale")
    assert stale == [("us_ofac_sdn",)]


def test_the_order_of_the_sources_does_not_matter(make_settings: Callable[[str], Settings]) -> None:
    settings = make_settings("data")

    def only_documents(
        one: SourceDefinition, origin: Origin, settings: Settings, engine: object, progress: Progress
    ) -> list[RunReport]:
        if one.source_id != "documents":
            raise RuntimeError("the disk is on fire")
        return run_source(one, origin, settings, engine, progress)  # type: ignore[arg-type]

    listed, documents = refresh_all(NAMES[::-1], ORIGIN, settings, lambda *_: None, only_documents)
    assert documents.succeeded and documents.total("opened_count") > 10
    assert not listed.succeeded and listed.reports == []
    assert "RuntimeError: the disk is on fire" in str(listed.problem)
    assert "--debug" in str(listed.problem)


def test_an_exception_in_an_extraction_is_recorded_and_stops_nothing_else(
    refresh: Callable[[list[str], Origin, Settings], list[Outcome]],
    make_settings: Callable[[str], Settings],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fall_over(_records: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("etl.sources.us_ofac_sdn.extract.extract", fall_over)
    settings = make_settings("data")
    listed, documents = refresh(["us_ofac_sdn", "documents"], ORIGIN, settings)
    assert documents.succeeded
    assert "ZeroDivisionError: of all things" in str(listed.problem)
    runs = answer(
        settings.warehouse_path, "select source_id, state, message from core.run order by source_id"
    )
    assert runs[1] == ("us_ofac_sdn", "failed", "ZeroDivisionError: of all things")
    assert runs[0][:2] == ("documents", "completed")


def test_a_deployed_run_fails_where_its_source_fails(
    prefect_server: None,
    make_settings: Callable[[str], Settings],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    from flows.deployed import refresh_source

    settings = make_settings("data")
    monkeypatch.setenv("SANCTRACK_DATA_DIR", str(settings.data_dir))
    ended = refresh_source("us_ofac_sdn", str(tmp_path / "nothing"), return_state=True)
    assert ended.is_failed()
    assert "does not exist" in str(ended.result(raise_on_failure=False))
    (tmp_path / "documents").mkdir()
    loaded = refresh_source("documents", str(SAMPLES / "documents"), return_state=True)
    assert loaded.result() == ["completed"]
