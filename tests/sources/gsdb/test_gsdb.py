"""The Global Sanctions Database: cases, their states and flags, and what a newer release changes."""

from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, func, select

from etl.declare import SourceDefinition, source
from etl.figures import Reading
from etl.pipeline import Origin, run_source
from etl.sources.gsdb.extract import COLUMNS, read_figures
from etl.store import reading
from models.settings import Settings
from models.trade import SanctionCase
from models.vocabulary import RunState

RELEASE = Path(__file__).parents[3].parent / "shared/data/research/GSDB_V3.csv"
HEADER = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,financial,travel,other,target_mult,sender_mult,objective,success"
JAPAN = '7,Russia,Japan,2014,2019,1," exp_part, imp_part",0,1,1,1,0,0,0,"end_war,territorial_conflict","ongoing,ongoing"'
MANY = '8,"Congo, Democratic Republic of the","EU, Norway",1993,1997,0,,1,0,0,0,0,0,1,democracy,success_part'
GONE = "9,Yugoslavia,CoCom,1950,,1,exp_part,0,0,0,0,0,0,1,destab_regime,failed"


def read(*lines: str) -> Reading:
    return read_figures("cases", "\n".join((HEADER, *lines, "")).encode())


def test_a_case_has_every_column() -> None:
    (case,) = read(JAPAN).rows.drop("part", "printed_key").to_dicts()
    assert case == {
        "case_key": "7",
        "sanctioned_printed": "Russia",
        "sanctioned_codes": "RU",
        "sanctioning_printed": "Japan",
        "sanctioning_codes": "JP",
        "begin_year": 2014,
        "end_year": 2019,
        "has_trade": True,
        "trade_description": "exp_part,imp_part",
        "has_arms": False,
        "has_military": True,
        "has_financial": True,
        "has_travel": True,
        "has_other": False,
        "has_many_targets": False,
        "has_many_issuers": False,
        "objectives": "end_war,territorial_conflict",
        "outcomes": "ongoing,ongoing",
    }


def test_several_states_have_several_codes_and_states_that_are_no_more_none() -> None:
    found = read(MANY, GONE).rows.select("sanctioned_codes", "sanctioning_codes", "end_year").rows()
    assert found == [("CD", "EU,NO", 1997), (None, None, None)]


def test_rows_that_are_not_understood_and_numbers_given_twice_are_refused() -> None:
    odd = JAPAN.replace(",2014,", ",soon,").replace(",0,1,1,1,0", ",0,1,1,2,0")
    found = read(odd, MANY, MANY.replace("1997", "1998"))
    assert found.rows.is_empty()
    assert sorted(found.refused["reasons"]) == [
        "duplicate key: several rows with this case_id",
        "duplicate key: several rows with this case_id",
        "not a year (begin): soon; neither 0 nor 1 (travel): 2",
    ]


def small() -> SourceDefinition:
    """The source for a release of a few cases."""
    declared = source("gsdb")
    part = declared.parts["cases"].model_copy(update={"rows_min": 1})
    return declared.model_copy(update={"parts": {"cases": part}, "tables": {}})


def test_a_release_is_the_whole_and_what_it_leaves_out_has_gone(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    for day, lines in (("2022-01-01", (JAPAN, MANY)), ("2023-01-01", (JAPAN.replace("2019", "2022"), GONE))):
        (tmp_path / "given" / day).mkdir(parents=True)
        (tmp_path / "given" / day / "GSDB_V3.csv").write_text("\n".join((HEADER, *lines, "")))
    reports = run_source(small(), Origin(tmp_path / "given"), settings, engine)
    assert [(one.state, one.opened_count, one.closed_count) for one in reports] == [
        (RunState.COMPLETED, 2, 0),
        (RunState.COMPLETED, 2, 2),
    ]
    with reading(engine) as connection:
        query = select(SanctionCase.case_key, SanctionCase.end_year).where(SanctionCase.seen_to.is_(None))
        assert sorted(tuple(row) for row in connection.execute(query)) == [("7", 2022), ("9", None)]


@pytest.mark.skipif(not RELEASE.is_file(), reason=f"no real release at {RELEASE}")
def test_the_real_release_loads_without_a_refusal(engine: Engine, settings: Settings) -> None:
    assert set(COLUMNS) == set(HEADER.split(","))
    found = read_figures("cases", RELEASE.read_bytes())
    assert (found.rows.height, found.refused.height, found.issues) == (1325, 0, ())
    russia = found.rows.filter((pl.col("sanctioned_codes") == "RU") & (pl.col("sanctioning_codes") == "JP"))
    assert russia["begin_year"].sort().to_list() == [2014, 2022]
    (report,) = run_source(source("gsdb"), Origin(RELEASE), settings, engine)
    assert (report.state, report.rejected_count) == (RunState.COMPLETED, 0)
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(SanctionCase)) == 1325
