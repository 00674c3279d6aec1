"""The words of the Enhanced and Advanced XML forms (`words.yml`), by what they stand for."""

from functools import cache
from pathlib import Path
from typing import Any

from etl.yaml_tables import load_yaml

TABLE = Path(__file__).with_name("words.yml")


@cache
def words(group: str) -> dict[str, Any]:
    """One group of the table: printed word to its meaning."""
    return dict(load_yaml(TABLE)[group])


@cache
def umbrella() -> str:
    """The name of the list that only collects the other lists."""
    return str(load_yaml(TABLE)["umbrella"])
