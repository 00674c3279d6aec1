"""Documents that cannot be read hold up no other; one that says nothing is told."""

from pathlib import Path

from tests.cli.conftest import SAMPLES, Sanctrack
from tests.invariants.stores import answer

GOOD = SAMPLES / "documents" / "expulsions-april.txt"


def refresh(sanctrack: Sanctrack, folder: Path) -> tuple[int, str]:
    ended = sanctrack("refresh", "--direct", "--source", "documents", "--from", folder)
    assert "Traceback" not in ended.out + ended.err
    return ended.code, ended.said


def mixed(folder: Path) -> Path:
    folder.mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (folder / "empty.txt").touch()
    (folder / GOOD.name).write_bytes(GOOD.read_bytes())
    return folder


def test_04_the_good_document_among_bad_ones_is_kept(
    sanctrack: Sanctrack, data_dir: Path, tmp_path: Path
) -> None:
    _code, said = refresh(sanctrack, mixed(tmp_path / "given"))
    assert "files that could not be read: 2" in said and "binary.txt" in said and "empty.txt" in said
    warehouse = data_dir / "warehouse.duckdb"
    assert answer(warehouse, "select count(*) from mart.expulsions") == [(2,)]
    documents = answer(warehouse, "select locator, outcome from core.document order by locator")
    assert documents == [("binary.txt", "malformed"), ("empty.txt", "empty"), (GOOD.name, "new")]
    told = answer(warehouse, "select locator from mart.rejections where kind = 'file' order by locator")
    assert [row[0].split()[0] for row in told] == ["binary.txt", "empty.txt"]
    reasons = answer(warehouse, "select outcome_reason from core.document where outcome <> 'new'")
    assert all(reason for (reason,) in reasons)


def test_04_bad_files_make_no_success(sanctrack: Sanctrack, data_dir: Path, tmp_path: Path) -> None:
    code, _said = refresh(sanctrack, mixed(tmp_path / "given"))
    assert code == 1, "exit code 0 only if everything was read"


def test_04_a_folder_of_bad_files_only_is_refused(sanctrack: Sanctrack, loaded: Path, tmp_path: Path) -> None:
    folder = mixed(tmp_path / "given")
    (folder / GOOD.name).unlink()
    query = "select * from mart.expulsions order by all"
    before = answer(loaded / "warehouse.duckdb", query)
    code, said = refresh(sanctrack, folder)
    assert code == 1 and "binary.txt" in said and "the last good version stays" in said
    assert answer(loaded / "warehouse.duckdb", query) == before
    state = "select state from core.run order by started_at desc limit 1"
    assert answer(loaded / "warehouse.duckdb", state) == [("refused",)]


def test_04_a_document_without_a_claim_is_told_and_kept(
    sanctrack: Sanctrack, data_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / "rain.txt").write_text("It rained all day in Sapporo.\n")
    code, said = refresh(sanctrack, tmp_path / "given")
    assert code == 0
    assert "1 documents without any claim: rain.txt" in said
    found = answer(data_dir / "warehouse.duckdb", "select outcome, message from core.document, core.run")
    assert found[0][0] == "new" and "rain.txt" in found[0][1]


def test_04_a_missing_folder_is_told_and_recorded(sanctrack: Sanctrack, loaded: Path, tmp_path: Path) -> None:
    code, said = refresh(sanctrack, tmp_path / "nowhere")
    assert code == 1 and "nowhere" in said
    assert "Expected:" in said or "What to do:" in said
    assert "nowhere" in sanctrack("runs", "--limit", "1").said


def test_04_an_empty_folder_is_told(sanctrack: Sanctrack, loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    code, said = refresh(sanctrack, tmp_path / "given")
    assert code == 1 and "given" in said
    assert "Expected:" in said or "What to do:" in said


def test_04_a_garbled_side_file_is_told(sanctrack: Sanctrack, loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / GOOD.name).write_bytes(GOOD.read_bytes())
    (tmp_path / "given" / "index.jsonl").write_text('{"id": "expulsions-april", "published": \n')
    code, said = refresh(sanctrack, tmp_path / "given")
    assert code == 1 and "index.jsonl" in said
