"""`sanctrack refresh` as people run it, through Prefect: what it prints and how it ends when a source fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.flows.conftest import SAMPLES
from tests.invariants.stores import answer

PROGRAM = str(Path(sys.executable).parent / "sanctrack")


def test_a_partial_failure_says_which_and_why_and_what_was_kept(tmp_path: Path) -> None:
    given, data = tmp_path / "given", tmp_path / "data"
    (given / "us_ofac_sdn").mkdir(parents=True)
    (given / "us_ofac_sdn" / "sdn.csv").touch()
    shutil.copytree(SAMPLES / "documents", given / "documents")
    ended = subprocess.run(
        [PROGRAM, "--data-dir", str(data), "refresh", "--from", str(given)],
        env={name: value for name, value in os.environ.items() if not name.startswith(("SANCTRACK_", "PREFECT_"))},
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    said = " ".join(f"{ended.stdout} {ended.stderr}".split())
    assert ended.returncode == 1, said
    assert "us_ofac_sdn did not succeed; the last good version stays as it was." in said
    assert "holds no record (0 bytes)" in said and "What to do:" in said
    assert "documents completed" in said
    assert "Traceback" not in said and "leaked" not in said
    found = answer(data / "warehouse.duckdb", "select source_id, state from core.run order by source_id")
    assert found == [("documents", "completed"), ("us_ofac_sdn", "refused")]
