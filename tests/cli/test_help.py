"""Every command says what it does and shows an example; the installed program is this one."""

import pytest
import typer.main

from flows.cli import app
from tests.cli.conftest import Sanctrack

COMMANDS = [
    ["refresh"], ["extract"], ["sql"], ["views"], ["as-of"], ["diff"], ["status"], ["runs"], ["serve"],
    ["history", "load"], ["db", "upgrade"],
    ["review", "show"], ["review", "accept"], ["review", "correct"], ["review", "reject"], ["review", "withdraw"],
]  # fmt: skip


def leaves(command: object, *path: str) -> list[list[str]]:
    """The words of every command that does something."""
    inner = getattr(command, "commands", None)
    if inner is None:
        return [list(path)]
    return [leaf for name, one in inner.items() for leaf in leaves(one, *path, name)]


def test_the_commands_are_these() -> None:
    found = leaves(typer.main.get_command(app))
    assert [one for one in COMMANDS if one not in found] == []


@pytest.mark.parametrize("words", leaves(typer.main.get_command(app)), ids=" ".join)
def test_every_command_shows_an_example(sanctrack: Sanctrack, words: list[str]) -> None:
    shown = sanctrack(*words, "--help")
    assert shown.code == 0
    assert f"Example: sanctrack {' '.join(words)}" in shown.said or (
        "Example:" in shown.said and f"sanctrack {' '.join(words)}" in shown.said.partition("Example:")[2]
    )


def test_the_installed_program_shows_its_commands(program: Sanctrack) -> None:
    shown = program("--help")
    assert shown.code == 0 and shown.err == ""
    assert all(words[0] in shown.out for words in COMMANDS)


def test_without_a_command_the_help_is_shown(sanctrack: Sanctrack) -> None:
    assert "Usage: sanctrack" in sanctrack().said


def test_an_unknown_command_is_named(sanctrack: Sanctrack) -> None:
    ended = sanctrack("refrehs")
    assert ended.code == 2
    assert "refrehs" in ended.err and "Traceback" not in ended.err
