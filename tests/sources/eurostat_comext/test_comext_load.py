"""Comext's extracts through refreshes: extracts add up, revisions keep history, rejections come and go."""

from datetime import datetime
from pathlib import Path

from comext_files import UNION, put, refusals, row, standing, table
from sqlalchemy import Engine, func, select

from etl.declare import source
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.store import reading
from models.settings import Settings
from models.trade import TradeFlow
from models.vocabulary import RunState


def load(engine: Engine, settings: Settings, path: Path, as_of: datetime | None = None) -> list[RunReport]:
    return run_source(source("eurostat_comext"), Origin(path, as_of=as_of), settings, engine)


def count(engine: Engine) -> int:
    with reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(TradeFlow)) or 0


def test_extracts_add_up_and_a_revision_closes_one_row_and_opens_another(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    put(tmp_path / "given", "2024-09-20", table(row(5), row(7, UNION)))
    put(tmp_path / "given", "2024-10-20", table(row(6), row(1, period="Sep. 2024")))
    first, second = load(engine, settings, tmp_path / "given")
    assert (first.state, first.opened_count, first.closed_count) == (RunState.COMPLETED, 2, 0)
    assert (second.state, second.opened_count, second.closed_count) == (RunState.COMPLETED, 2, 1)
    assert standing(engine) == [("AT", "2024-08", 6.0), ("AT", "2024-09", 1.0), ("EU27_2020", "2024-08", 7.0)]
    with reading(engine) as connection:
        query = select(TradeFlow.value, TradeFlow.seen_from, TradeFlow.seen_to).where(
            TradeFlow.reporter_code == "AT", TradeFlow.period == "2024-08"
        )
        history = sorted(tuple(found) for found in connection.execute(query))
    september, october = datetime(2024, 9, 20), datetime(2024, 10, 20)
    assert history == [(5.0, september, october), (6.0, october, None)]


def test_the_same_bytes_twice_change_nothing(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    given = put(tmp_path / "given", "2024-09-20", table(row(5), row(1, "Narnia")))
    (once,) = load(engine, settings, given)
    (twice,) = load(engine, settings, given)
    assert (once.read_count, once.rejected_count, once.state) == (2, 1, RunState.COMPLETED)
    assert (twice.state, twice.opened_count, twice.closed_count) == (RunState.UNCHANGED, 0, 0)
    assert count(engine) == 1 and refusals(engine) == ["unknown reporter: Narnia"]


def test_a_rejection_stands_until_its_figure_is_given_rightly(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, put(tmp_path / "a", "2024-09-20", table(row("much"), row(1, "Narnia"))))
    assert refusals(engine) == ["unknown reporter: Narnia", "value not understood: much EUR"]
    load(engine, settings, put(tmp_path / "b", "2024-09-21", table(row(5))))
    assert refusals(engine) == ["unknown reporter: Narnia"]
    assert standing(engine) == [("AT", "2024-08", 5.0)]


def test_an_older_extract_adds_what_is_missing_and_changes_nothing_newer(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, put(tmp_path / "a", "2024-10-20", table(row(6))))
    (older,) = load(engine, settings, put(tmp_path / "b", "2024-09-20", table(row(4, period="Jul. 2024"))))
    assert older.state is RunState.COMPLETED
    (against,) = load(engine, settings, put(tmp_path / "c", "2024-09-21", table(row(5))))
    assert against.state is RunState.REFUSED and "would change 1 rows of trade_flow" in str(against.message)
    assert standing(engine) == [("AT", "2024-07", 4.0), ("AT", "2024-08", 6.0)]


def test_two_files_of_one_version_that_differ_are_both_refused(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    put(tmp_path, "2024-09-20", table(row(5), row(1, "Belgium")), "one.csv")
    given = put(tmp_path, "2024-09-20", table(row(6), row(1, "Belgium")), "other.csv")
    (report,) = load(engine, settings, given)
    assert standing(engine) == [("BE", "2024-08", 1.0)]
    assert refusals(engine) == ["duplicate key: two files of one version have figures for it that differ"] * 2
    assert report.rejected_count == 2


def test_a_row_that_breaks_a_rule_of_the_table_is_refused_under_its_name(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, put(tmp_path, "2024-09-20", table(row(-5), row(1, "Belgium"))))
    assert refusals(engine) == ["ck_trade_flow_value_not_negative"]
    assert standing(engine) == [("BE", "2024-08", 1.0)]


def test_a_file_that_is_no_extract_publishes_nothing(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    load(engine, settings, put(tmp_path / "a", "2024-09-20", table(row(5))))
    (report,) = load(engine, settings, put(tmp_path / "b", "2024-09-21", b"<html>sorry</html>"))
    assert report.state is RunState.REFUSED and standing(engine) == [("AT", "2024-08", 5.0)]


def test_newer_code_reads_the_same_files_again_a_moment_later(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    given = put(tmp_path, "2024-09-20", table(row(5)))
    load(engine, settings, given)
    renewed = source("eurostat_comext").model_copy(update={"extract_version": 99})
    (report,) = run_source(renewed, Origin(given), settings, engine)
    assert (report.state, report.opened_count, report.closed_count) == (RunState.COMPLETED, 0, 0)
    assert report.published_at == datetime(2024, 9, 20, 0, 0, 0, 1)
