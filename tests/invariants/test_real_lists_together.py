"""The real lists of several publishers in one warehouse: histories, rounds, and who is on several of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.pipeline import Origin
from flows.refreshing import publish, refresh_all
from models.settings import Settings
from tests.invariants.stores import answer

LISTS = Path(__file__).parents[2].parent / "shared/data/lists"
SOURCES = ("un_sc", "gb_fcdo", "eu_journal", "ca_sema", "us_ofac_cons")
pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason=f"no real lists in {LISTS}")
Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def problems() -> dict[str, str | None]:
    """What was refused of each list, by source."""
    return {}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, problems: dict[str, str | None]) -> Ask:
    """Asks a warehouse of five publishers' lists, each with all its versions."""
    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("together"), database_url=None)
    for name in SOURCES:
        origin = Origin(LISTS / name, flow="history load")
        (outcome,) = refresh_all([name], origin, settings, lambda *_: None)
        problems[name] = outcome.problem
    publish(settings)
    return lambda query: answer(settings.warehouse_path, query)


def test_the_partial_and_the_malformed_list_are_refused(ask: Ask, problems: dict[str, str | None]) -> None:
    told = problems.pop("un_sc") or ""
    assert "has 239 records, too few" in told and "is not well-formed XML" in told
    assert set(problems.values()) == {None}
    refused = ask("select outcome, url from core.document where outcome <> 'new' order by 1")
    assert [(outcome, Path(url).name) for outcome, url in refused] == [
        ("malformed", "malformed_2025-08-16.xml"),
        ("too_small", "UN_consolidated_2016-02-11.xml"),
    ]
    stale = dict(ask("select source_id, stale_reason from mart.source_freshness where is_stale"))
    assert stale["un_sc"] == "last run refused"  # the malformed one is the newest


def test_the_four_dates_of_the_un_list_are_its_history(ask: Ask) -> None:
    rounds = ask(
        "select round_on::varchar, kind, additions, removals, listed_count from mart.list_rounds "
        "where source_id = 'un_sc' order by 1"
    )
    assert rounds == [
        ("2018-06-07", "initial", 0, 0, 693 + 405),
        ("2018-08-24", "round", 8, 8, 1098),
        ("2020-03-20", "round", 26, 110, 1014),
        ("2025-04-19", "round", 51, 188, 684 + 193),
    ]


def test_canadas_new_schema_is_no_change_of_what_stays(ask: Ask) -> None:
    """1,255 entities stay; the new schema adds a date to all of them, and says something new of 19."""
    ((additions, removals, modifications, is_new_format),) = ask(
        "select additions, removals, modifications, is_new_format from mart.list_rounds "
        "where source_id = 'ca_sema' and kind <> 'initial'"
    )
    assert (additions, removals, is_new_format) == (3503, 114, True)
    changed = ask(
        "select statement, sum(opened_count), sum(closed_count) from mart.statement_changes as s "
        "semi join mart.entity_modifications as m using (source_id, entity_id, changed_on) "
        "where source_id = 'ca_sema' group by 1 order by 1"
    )
    assert {row[0]: row[1:] for row in changed if row[1] or row[2]} == {
        "birth": (3, 0),
        "name": (27, 1),
    }
    assert modifications == 19


def test_a_list_that_comes_in_another_format_is_no_round(ask: Ask) -> None:
    kinds = ask(
        "select is_new_format, additions, removals from mart.list_rounds where source_id = 'us_ofac_cons' order by round_on"
    )
    assert kinds[1:] == [(True, 0, 0), (True, 0, 1)]


def test_the_dates_that_acts_state_are_rounds(ask: Ask) -> None:
    rounds = dict(
        ask(
            "select listed_on, sum(designation_count)::int from mart.stated_rounds "
            "where source_id = 'eu_journal' and legal_act = '32014R0269' group by 1"
        )
    )
    assert len(rounds) == 65 and sum(rounds.values()) == 2802
    assert rounds["2025-02-24"] == 83


def test_uk_subjects_that_the_un_listed_are_found_on_its_list(ask: Ask) -> None:
    ((references, now, ever),) = ask(
        "select entity_count, entities_now, entities_ever from mart.un_references where source_id = 'gb_fcdo'"
    )
    assert (references, now) == (1002, 867)
    assert ever > 0.94 * references
    ((covered,),) = ask(
        "select covered_count from mart.list_coverage "
        "where source_id = 'gb_fcdo' and other_source_id = 'un_sc' and split = 'total'"
    )
    assert covered >= now


def test_who_was_first_and_how_many_days_later_the_others(ask: Ask) -> None:
    lags = ask(
        "select source_id, first_source_ids, count(*), median(lag_days) from mart.designation_lag "
        "where lag_days > 0 group by 1, 2"
    )
    assert sum(count for *_, count, _ in lags) > 100
    assert {"gb_fcdo", "eu_journal"} <= {source for source, *_ in lags}
    assert all(days > 0 for *_, days in lags)
