"""A store that cannot be opened is named with what to do, and never with its password."""

import sqlite3
from pathlib import Path

import pytest

from etl.store import open_store, writing
from models.errors import StoreError

PASSWORD = "s3cret"


def refused(url: str) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(url)
    message = str(caught.value)
    assert "SANCTRACK_DATABASE_URL" in caught.value.hint
    assert "SANCTRACK_DATA_DIR" in caught.value.hint
    assert caught.value.expected
    return message


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert str(tmp_path / "file") in refused(f"sqlite:///{tmp_path / 'file' / 'store.db'}")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert "unable to open" in refused(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_text("ent_num,sdn_name\n" * 1000)
    assert "not a database" in refused(f"sqlite:///{path}")
    assert path.read_text().startswith("ent_num")


def test_a_database_that_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table run (run_id text)")
    connection.close()
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    assert str(path) in refused(f"sqlite:///{path}")


def test_a_server_that_does_not_answer() -> None:
    message = refused(f"postgresql://user:{PASSWORD}@127.0.0.1:1/sanctrack")
    assert "127.0.0.1" in message
    assert PASSWORD not in message


def test_a_database_that_does_not_exist(postgres_url: str) -> None:
    assert "no_such_database" in refused(postgres_url.replace("/postgres?", "/no_such_database?"))


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "",
        "sanctrack.db",
        f"nosuchdatabase://user:{PASSWORD}@host/name",
        f"postgresql+nosuchdriver://user:{PASSWORD}@host/name",
        f"postgresql://user:{PASSWORD}@host:port/name",
        f"postgresql://user:{PASSWORD}/4@host/name",
        f"postgresql:/user:{PASSWORD}@host/name",
    ],
)
def test_an_address_that_is_none(url: str) -> None:
    message = refused(url)
    assert PASSWORD not in message


def test_an_address_of_another_kind_of_database() -> None:
    assert "SQLite file" in refused(f"mysql://user:{PASSWORD}@127.0.0.1:1/sanctrack")


def test_a_missing_table_is_a_store_error(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    with pytest.raises(StoreError, match="no such table"), writing(engine) as connection:
        connection.exec_driver_sql("select * from run")
    engine.dispose()


def test_the_folder_of_a_new_store_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "store.db"
    open_store(f"sqlite:///{path}").dispose()
    assert path.is_file()
