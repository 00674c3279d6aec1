"""Where and in what shape the commands print."""

import os
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

PIPED_WIDTH = 160


def terminal(stderr: bool = False) -> Console:
    """A console as wide as the terminal, or wide enough to read where output is piped."""
    console = Console(stderr=stderr, highlight=False)
    if console.is_terminal or "COLUMNS" in os.environ:
        return console
    return Console(stderr=stderr, highlight=False, width=PIPED_WIDTH)


def plain_table(*columns: str, right: Sequence[str] = ()) -> Table:
    """A table without frame; the columns in `right` are numbers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return table
