"""The five seed articles through the commands: the scorer's counts, and the conflict they are known for."""

import subprocess
import sys
from pathlib import Path

import pytest

from etl.pipeline import Origin
from flows.refreshing import publish, refresh_all
from models.settings import Settings
from tests.invariants.stores import answer

SANCTRACK = str(Path(sys.executable).parent / "sanctrack")
SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score_claims.py"


@pytest.fixture(scope="module")
def published(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse after a refresh of the seeds."""
    folder = tmp_path_factory.mktemp("seeds")
    settings = Settings(_env_file=None, data_dir=folder, database_url=None)
    (outcome,) = refresh_all(["documents"], Origin(seeds), settings, lambda *_: None)
    assert outcome.problem is None
    publish(settings)
    return settings.warehouse_path


def test_the_scorer_finds_all_and_nothing_false(seeds: Path, tmp_path: Path) -> None:
    if not SCORER.exists():
        pytest.skip("the scorer is not beside the repository")
    texts = sorted(str(path) for path in seeds.glob("*.txt"))
    claims = subprocess.run(
        [SANCTRACK, "extract", "--format", "jsonl", *texts], check=True, capture_output=True, cwd=tmp_path
    ).stdout
    (tmp_path / "claims.jsonl").write_bytes(claims)
    gold = str(seeds / "gold.jsonl")
    scored = subprocess.run(
        [sys.executable, str(SCORER), gold, str(tmp_path / "claims.jsonl")],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    (totals,) = [line.split()[1:5] for line in scored.splitlines() if line.startswith("all ")]
    assert totals == ["14", "14", "0", "0"], scored  # gold, hit, false, missed
    assert "{'held back': 3}" in scored


def test_57_stands_against_63_with_both_quotes(published: Path) -> None:
    query = "select low_value, high_value, low_quote, high_quote from mart.claim_conflicts where kind = 'sanction_count'"
    ((low, high, low_quote, high_quote),) = answer(published, query)
    assert (low, high) == (57, 63)
    assert "57" in low_quote and "63" in high_quote


def test_what_was_held_back_is_told_with_its_reason(published: Path) -> None:
    held = answer(published, "select reason, content from mart.rejections where kind = 'claim'")
    assert len(held) == 3
    assert all(reason and content for reason, content in held)
