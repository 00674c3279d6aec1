"""The programmes of the CSL: each list it is made of, alone and with each programme of that list."""

from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from etl.programmes import PROGRAMME_COLUMNS, read_programmes
from etl.yaml_tables import load_yaml

TABLE = Path(__file__).with_name("programmes.yml")
OFAC = Path(__file__).parents[1] / "us_ofac_sdn" / "programmes.yml"


@cache
def lists() -> dict[str, dict[str, Any]]:
    """The lists by the word in brackets that the CSL prints."""
    table: dict[str, dict[str, Any]] = load_yaml(TABLE)["lists"]
    return table


@cache
def described() -> pl.DataFrame:
    """PROGRAMME_COLUMNS of every list, and of every programme that a list may have."""
    own = load_yaml(TABLE)["programmes"]
    of_ofac = {row["programme_key"]: row for row in read_programmes(OFAC).iter_rows(named=True)}
    rows = [_row(code, entry, None, {}) for code, entry in lists().items()]
    rows += [
        _row(code, entry, programme, told)
        for code, entry in lists().items()
        for programme, told in (of_ofac | own).items()
    ]
    return pl.DataFrame(rows, schema=PROGRAMME_COLUMNS, orient="row")


def _row(
    code: str, entry: dict[str, Any], programme: str | None, told: dict[str, Any]
) -> tuple[str | None, ...]:
    """A programme under a list: the measures are those of the list, under the SDN list those of the programme."""
    title = f"{entry['title']}: {told['title']}" if programme else entry["title"]
    measures = ",".join(entry["measures"])
    if code == "SDN" and told.get("measures"):
        measures = told["measures"]
    common = entry.get("common_key") or told.get("common_key")
    return programme_key(code, programme), title, told.get("target_code"), measures, common


def programme_key(code: str, programme: str | None) -> str:
    """The key of a programme under a list."""
    return f"{code}:{programme}" if programme else code
