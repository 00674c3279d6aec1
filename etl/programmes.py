"""The programmes of a source, as its `programmes.yml` describes them."""

from functools import cache
from pathlib import Path

import polars as pl

from etl.yaml_tables import load_yaml

PROGRAMME_COLUMNS = {
    "programme_key": pl.String(),
    "title": pl.String(),
    "target_code": pl.String(),
    "measures": pl.String(),
    "common_key": pl.String(),
}


@cache
def read_programmes(path: Path) -> pl.DataFrame:
    """PROGRAMME_COLUMNS of a file `key: { title, common_key, target_code, measures: [...] }`.

    `common_key` is the key of the programme in OpenSanctions' vocabulary, where it has one.
    """
    described = load_yaml(path) or {}
    rows = [
        (
            str(key),
            entry["title"],
            entry.get("target_code"),
            ",".join(entry.get("measures", [])) or None,
            entry.get("common_key"),
        )
        for key, entry in described.items()
    ]
    return pl.DataFrame(rows, schema=PROGRAMME_COLUMNS, orient="row")


@cache
def described_keys(path: Path) -> frozenset[str]:
    """The keys of all programmes that a file describes."""
    return frozenset(read_programmes(path)["programme_key"])
