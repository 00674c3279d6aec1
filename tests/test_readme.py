"""What the README shows is what the commands print."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SANCTRACK = Path(sys.executable).parent / "sanctrack"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("readme")


@pytest.fixture(scope="module")
def first_run(folder: Path) -> str:
    """What `make run` prints, a hundred characters wide."""
    return run(folder, "refresh", "--from", str(ROOT / "samples"), "--direct")


def run(folder: Path, *arguments: str) -> str:
    command = [SANCTRACK, "--data-dir", "data/sample", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={"COLUMNS": "100"}, capture_output=True, text=True, check=True
    )
    return done.stdout


def words(text: str) -> list[str]:
    """Lines without rules and padding: what a person reads."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return [line for line in lines if line and not set(line) <= set("─")]


def test_the_shown_run_is_what_it_prints(first_run: str, folder: Path) -> None:
    shown = README.split("```text\n")[1].split("```")[0]
    printed = words(first_run)
    assert [line for line in words(shown) if line not in printed] == []


def test_the_shown_question_has_that_answer(first_run: str, folder: Path) -> None:
    block = README.split("```console\n")[1].split("```")[0]
    command, shown = block.split("\n", 1)
    query = re.search(r'sql "(.*)"', command)
    assert query is not None
    assert words(run(folder, "sql", query[1])) == words(shown)


def test_the_shown_article_gives_those_claims() -> None:
    block = README.split("```console\n")[2].split("```")[0]
    command, shown = block.split("\n", 1)
    arguments = command.removeprefix("$ .venv/bin/sanctrack ").split()
    done = subprocess.run(
        [SANCTRACK, *arguments], cwd=ROOT, env={"COLUMNS": "100"}, capture_output=True, text=True, check=True
    )
    assert words(done.stdout) == words(shown)


@pytest.mark.parametrize("query", re.findall(r'`sql "(.*?)"`', README))
def test_every_question_of_the_table_can_be_asked(query: str, first_run: str, folder: Path) -> None:
    assert re.search(r"[1-9][0-9]* rows?$", run(folder, "sql", query).strip())


@pytest.mark.parametrize("command", sorted(set(re.findall(r"\.venv/bin/sanctrack ([a-z]+)", README))))
def test_every_shown_command_exists(command: str, folder: Path) -> None:
    assert "Usage" in run(folder, command, "--help")


@pytest.mark.parametrize("link", re.findall(r"\]\((docs/[^)]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).is_file()
