"""The real extracts of 2024, where they are present: every row is read, and the traps in them are seen."""

import gzip
from pathlib import Path

import polars as pl
import pytest
from comext_files import refusals
from sqlalchemy import Engine

from etl.declare import source
from etl.pipeline import Origin, run_source
from etl.sources.eurostat_comext.extract import read_figures
from models.settings import Settings
from models.vocabulary import RunState

TRADE = Path(__file__).parents[3].parent / "shared/data/trade"
pytestmark = pytest.mark.skipif(not TRADE.is_dir(), reason=f"no real extracts in {TRADE}")
# Of 68 months: two members with gaps, and one that left the Union.
MISSING_MONTHS = [("CY", 67), ("GB", 13), ("MT", 49)]
DIFFER = "duplicate key: the file has several figures for it that differ"


def figures(name: str) -> pl.DataFrame:
    return read_figures(name, gzip.decompress((TRADE / f"{name}.csv.gz").read_bytes())).rows


def test_every_month_of_every_member_and_the_groups_beside_them() -> None:
    found = figures("eurostat_exports_to_russia")
    assert found.height == 2101
    groups = found.filter(pl.col("is_aggregate"))
    assert groups["reporter_code"].unique().sort().to_list() == ["EA", "EA20", "EU", "EU27_2020"]
    months = found.group_by("reporter_code").len()
    assert months.filter(pl.col("len") < 68).sort("reporter_code").rows() == MISSING_MONTHS
    assert found["period_kind"].unique().to_list() == ["month"] and not (found["value"] == 0).any()


def test_members_add_up_to_the_group_that_has_them() -> None:
    august = figures("eurostat_exports_to_russia").filter(pl.col("period") == "2024-08")
    members = august.filter(~pl.col("is_aggregate"))["value"].sum()
    assert members == august.filter(pl.col("reporter_code") == "EU27_2020")["value"].item()


def test_years_in_two_languages_are_one_series() -> None:
    japan = figures("eurostat_eu_exports_yearly").filter(pl.col("partner_code") == "JP").sort("period")
    assert japan["period"].to_list() == [str(year) for year in range(2010, 2024)]
    assert japan["period_kind"].unique().to_list() == ["calendar_year"]


def test_both_files_load_and_the_label_that_means_two_countries_is_refused(
    engine: Engine, settings: Settings
) -> None:
    (report,) = run_source(source("eurostat_comext"), Origin(TRADE), settings, engine)
    assert (report.state, report.read_count, report.opened_count) == (RunState.COMPLETED, 5508, 5506 + 2)
    # The French extract of 2016 prints Guinea-Bissau as "Guinea", beside "Guinée".
    assert report.rejected_count == 2 and refusals(engine) == [DIFFER, DIFFER]
    (again,) = run_source(source("eurostat_comext"), Origin(TRADE), settings, engine)
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)
