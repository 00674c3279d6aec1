"""The bytes of every file are kept once, by their hash, and never half."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest
import zstandard

from etl.archive import RetrievedFile, keep, path_of, recall
from models.errors import InputError

AT = datetime(2022, 2, 24)
BYTES = b"ent_num,sdn_name\r\n36,\xd0\x96\x00\n"


def file(content: bytes, locator: str = "sdn.csv") -> RetrievedFile:
    return RetrievedFile("sdn", locator, "https://example.org", "text/csv", content, AT)


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_are_kept_under_their_hash(tmp_path: Path) -> None:
    path = keep(tmp_path, file(BYTES))
    assert path == path_of(tmp_path, hashlib.sha256(BYTES).hexdigest())
    assert zstandard.decompress(path.read_bytes()) == BYTES
    assert recall(tmp_path, file(BYTES).sha256) == BYTES


def test_the_same_bytes_are_kept_once_and_not_written_again(tmp_path: Path) -> None:
    first = keep(tmp_path, file(BYTES))
    written = first.stat()
    assert keep(tmp_path, file(BYTES, "other.csv")) == first
    assert kept(tmp_path) == [first]
    assert first.stat().st_ino == written.st_ino
    assert first.stat().st_mtime_ns == written.st_mtime_ns


def test_other_bytes_are_another_file(tmp_path: Path) -> None:
    assert keep(tmp_path, file(BYTES)) != keep(tmp_path, file(BYTES + b" "))
    assert len(kept(tmp_path)) == 2


def test_a_file_without_bytes_is_kept_too(tmp_path: Path) -> None:
    keep(tmp_path, file(b""))
    assert recall(tmp_path, file(b"").sha256) == b""


@pytest.mark.parametrize(
    "damaged", [None, b"", b"junk", zstandard.compress(b"other"), zstandard.compress(BYTES)[:-3]]
)
def test_bytes_that_are_missing_or_damaged_are_never_given_back(
    tmp_path: Path, damaged: bytes | None
) -> None:
    path = keep(tmp_path, file(BYTES))
    path.unlink()
    if damaged is not None:
        path.write_bytes(damaged)
    with pytest.raises(InputError, match=path.name):
        recall(tmp_path, file(BYTES).sha256)


def test_a_writer_that_is_broken_off_leaves_no_file_under_the_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_given: object) -> Path:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", broken_off)
    with pytest.raises(OSError, match="no space left"):
        keep(tmp_path, file(BYTES))
    monkeypatch.undo()
    assert not path_of(tmp_path, file(BYTES).sha256).exists()
    keep(tmp_path, file(BYTES))
    assert recall(tmp_path, file(BYTES).sha256) == BYTES
