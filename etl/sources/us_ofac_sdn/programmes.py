"""OFAC's programme tags, described in `programmes.yml`."""

from functools import cache
from pathlib import Path

import polars as pl
import yaml

TABLE = Path(__file__).with_name("programmes.yml")
PROGRAMME_COLUMNS = {
    "programme_key": pl.String(),
    "title": pl.String(),
    "target_code": pl.String(),
    "measures": pl.String(),
}


@cache
def programmes() -> pl.DataFrame:
    """The described programmes: programme_key, title, target_code, measures (separated by commas)."""
    described = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    rows = [
        (key, entry["title"], entry.get("target_code"), ",".join(entry["measures"]))
        for key, entry in described.items()
    ]
    return pl.DataFrame(rows, schema=PROGRAMME_COLUMNS, orient="row")
