"""One refresh of a source at a time; the others go on."""

from collections.abc import Callable

from sqlalchemy import Engine

from etl.locks import only_one
from etl.pipeline import Origin
from flows.refreshing import needs_publishing, prepare_store, refresh_all
from models.settings import Settings
from tests.flows.conftest import SAMPLES
from tests.invariants.stores import LIST, dump


def test_a_held_source_is_told_and_the_others_go_on(make_settings: Callable[[str], Settings]) -> None:
    settings = make_settings("data")
    engine = prepare_store(settings)
    with only_one(engine, settings.data_dir, LIST):
        listed, documents = refresh_all([LIST, "documents"], Origin(SAMPLES), settings, lambda *_: None)
    assert listed.reports == [] and documents.succeeded
    assert str(listed.problem).startswith(f"{LIST}: another process refreshes this source")
    assert "What to do: wait" in str(listed.problem)


def test_the_lock_goes_with_its_holder(make_settings: Callable[[str], Settings]) -> None:
    settings = make_settings("data")
    engine = prepare_store(settings)
    with only_one(engine, settings.data_dir, LIST):
        pass
    (listed,) = refresh_all([LIST], Origin(SAMPLES / LIST), settings, lambda *_: None)
    assert listed.succeeded


def test_another_machine_is_kept_out_by_the_postgresql_store(
    make_settings: Callable[[str], Settings], create_database: Callable[[], str]
) -> None:
    here, there = make_settings("here"), make_settings("there")
    here.database_url = there.database_url = create_database()
    engine: Engine = prepare_store(here)
    before = dump(engine)
    with only_one(engine, here.data_dir, LIST):
        (listed,) = refresh_all([LIST], Origin(SAMPLES / LIST), there, lambda *_: None)
    assert "another process refreshes this source" in str(listed.problem)
    assert dump(engine) == before
    (listed,) = refresh_all([LIST], Origin(SAMPLES / LIST), there, lambda *_: None)
    assert listed.succeeded
    engine.dispose()


def test_where_nothing_ran_the_warehouse_is_left_alone(make_settings: Callable[[str], Settings]) -> None:
    settings = make_settings("data")
    settings.warehouse_path.touch()
    with only_one(prepare_store(settings), settings.data_dir, LIST):
        outcomes = refresh_all([LIST], Origin(SAMPLES / LIST), settings, lambda *_: None)
    assert not needs_publishing(outcomes, settings)
