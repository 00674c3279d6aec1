"""The words of the Enhanced and Advanced XML forms (`words.yml`), by what they stand for."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).with_name("words.yml")


@cache
def words(group: str) -> dict[str, Any]:
    """One group of the table: printed word to its meaning."""
    return dict(yaml.safe_load(TABLE.read_text(encoding="utf-8"))[group])


@cache
def umbrella() -> str:
    """The name of the list that only collects the other lists."""
    return str(yaml.safe_load(TABLE.read_text(encoding="utf-8"))["umbrella"])
