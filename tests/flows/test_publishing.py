"""A build that fails leaves the last warehouse as it was, and nothing beside it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.pipeline import Origin
from flows.refreshing import publish, refresh_all
from models.errors import WarehouseError
from models.settings import Settings
from tests.flows.conftest import SAMPLES
from tests.invariants.stores import LIST, answer


@pytest.fixture
def published(make_settings: Callable[[str], Settings]) -> Settings:
    settings = make_settings("data")
    refresh_all(["documents"], Origin(SAMPLES / "documents"), settings, lambda *_: None)
    publish(settings)
    refresh_all([LIST], Origin(SAMPLES / LIST), settings, lambda *_: None)
    return settings


def file_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("function", "message"),
    [("warehouse.build.read_views", "out of views"), ("warehouse.build.run_checks", "a check found 3 rows")],
)
def test_a_failed_build_keeps_the_old_file(
    published: Settings, monkeypatch: pytest.MonkeyPatch, function: str, message: str
) -> None:
    def fail(*_: object) -> None:
        raise WarehouseError(message)

    before = file_hash(published.warehouse_path)
    with monkeypatch.context() as patch:
        patch.setattr(function, fail)
        with pytest.raises(WarehouseError, match=message):
            publish(published)
    assert file_hash(published.warehouse_path) == before
    assert [path.name for path in published.data_dir.glob("*building*")] == []
    assert answer(published.warehouse_path, "select count(*) from core.entity") == [(0,)]
    publish(published)
    assert answer(published.warehouse_path, "select count(*) > 10 from core.entity") == [(True,)]


def test_a_failed_export_keeps_the_old_file(published: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise WarehouseError("no space left on device")

    before = file_hash(published.warehouse_path)
    monkeypatch.setattr("warehouse.export._write_table", fail)
    with pytest.raises(WarehouseError, match="no space left"):
        publish(published)
    assert file_hash(published.warehouse_path) == before
