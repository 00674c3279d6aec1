"""Invariant 11: SQLite, PostgreSQL and DuckDB give the same answers."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from etl.judgements.deciding import Desk
from etl.pipeline import Origin
from etl.store import open_store, reading
from flows.refreshing import publish, refresh_all
from models.settings import Settings
from models.tables import tables
from models.vocabulary import Verdict
from tests.invariants.stores import answer
from tests.sources.gb_fcdo.test_gb_fcdo_load import NAMES, SUBJECTS
from tests.sources.gb_fcdo.uk_list import uk_xml
from tests.sources.un_sc.un_list import un_list
from warehouse.definitions import read_views

AT_LOADING = {
    "last_version_at",
    "retrieved_at",
    "refused_at",
    "last_retrieved_at",
    "confirmed_at",
    "last_run_at",
    "age_hours",
    "held_back_at",
    "judged_at",
    "judgement_id",
}
MACROS = {
    "listed_as_of": "mart.listed_as_of(date '2022-01-20')",
    "statements_as_of": "mart.statements_as_of(date '2022-01-20')",
    "list_diff": "mart.list_diff('us_ofac_sdn', date '2022-01-03', date '2022-01-24')",
}
VIEWS = sorted(view.name for view in read_views())


def other_lists(folder: Path) -> Path:
    """Two more lists: the UN's, and the UK's in two formats, which names the UN's entry and a number that is wrong."""
    listed_by_un = un_list().replace(b"TAi.901", b"TAi.902")
    listed_by_uk = uk_xml().replace(b"7707083893", b"7707083894")
    files = {
        "un_sc/2024-03-02/consolidated.xml": listed_by_un,
        "gb_fcdo/2026-08-18/subjects.csv": SUBJECTS + b"RUS0909,ship,,,24/02/2022,04/08/2026\n",
        "gb_fcdo/2026-08-18/subject_names.csv": NAMES + b"2,RUS0909,primary,,SAMPLE SHIP\n",
        "gb_fcdo/2026-08-20/UK-Sanctions-List.xml": listed_by_uk,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for name, parts in (
        ("un_sc", ("consolidated",)),
        ("gb_fcdo", ("designations", "subjects", "subject_names")),
    ):
        sizes = "".join(f"  {part}: {{ rows_min: 1, shrink_max_percent: 90 }}\n" for part in parts)
        (folder / name / "expected.yml").write_text(f"parts:\n{sizes}")
    return folder


def other_documents(folder: Path, samples: Path) -> Path:
    """The sample's documents, and one on a round of the generated list that several issuers are said to share."""
    shutil.copytree(samples / "documents", folder)
    (folder / "joint-round.txt").write_text(
        "On 10 January 2022 the United States imposed sanctions on one Russian individual.\n\n"
        "The European Union and the United States imposed sanctions on 12 Russian individuals on 10 January 2022.\n"
    )
    return folder


def trade_figures(folder: Path) -> Path:
    """An extract of Comext: a month of trade with one partner and with all."""
    rows = [
        "REPORTER,PARTNER,PRODUCT,FLOW,STAT_PROCEDURE,PERIOD,VALUE_IN_EUR",
        "Austria,Russian Federation (Russia),Total,EXPORT,Total,Aug. 2024,100",
        "Austria,Russian Federation (Russia),Total,IMPORT,Total,Aug. 2024,40",
        "Austria,World,Total,EXPORT,Total,Aug. 2024,1000",
        "Austria,World,Total,IMPORT,Total,Aug. 2024,800",
    ]
    path = folder / "2024-10-20" / "extract.csv"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(rows) + "\n")
    return folder


def refreshed(folder: Path, url: str | None, told: Path, history: Path) -> Settings:
    """A data folder that holds documents and three lists, two of them with a history, and a claim judged by hand."""
    folder.mkdir()
    others = other_lists(folder / "given")
    settings = Settings(_env_file=None, data_dir=folder, database_url=url)
    given = {"documents": told, "us_ofac_sdn": history}
    given["eurostat_comext"] = trade_figures(folder / "traded")
    for name, path in (given | {name: others / name for name in ("un_sc", "gb_fcdo")}).items():
        (outcome,) = refresh_all([name], Origin(path), settings, lambda *_: None)
        assert outcome.problem is None
    with reading(open_store(settings.store_url)) as connection:
        claim = select(func.min(tables()["expulsion"].c.expulsion_id)).where(
            tables()["expulsion"].c.seen_to.is_(None)
        )
        claim_id = connection.scalar(claim)
    desk = Desk(open_store(settings.store_url), settings.data_dir)
    desk.judge(str(claim_id), Verdict.REJECT, "A. Reader", "another event", {})
    publish(settings)
    return settings


@pytest.fixture(scope="module")
def both(
    samples: Path,
    tmp_path_factory: pytest.TempPathFactory,
    shared_history: Path,
    request: pytest.FixtureRequest,
) -> tuple[Settings, Settings]:
    folder = tmp_path_factory.mktemp("both")
    url = request.getfixturevalue("create_database")()
    told = other_documents(folder / "told", samples)
    return (
        refreshed(folder / "sqlite", None, told, shared_history),
        refreshed(folder / "postgres", url, told, shared_history),
    )


def rows_of(settings: Settings, view: str) -> list[tuple[Any, ...]]:
    relation = MACROS.get(view, f"mart.{view}")
    columns = [row[0] for row in answer(settings.warehouse_path, f"describe select * from {relation}")]
    kept = ", ".join(f'"{column}"' for column in columns if column not in AT_LOADING)
    return sorted(answer(settings.warehouse_path, f"select {kept} from {relation}"), key=repr)


@pytest.mark.parametrize("view", VIEWS)
def test_11_a_view_says_the_same_over_both_stores(both: tuple[Settings, Settings], view: str) -> None:
    over_sqlite, over_postgres = (rows_of(settings, view) for settings in both)
    assert over_sqlite == over_postgres


def test_11_the_views_compared_hold_rows(both: tuple[Settings, Settings]) -> None:
    filled = {view for view in VIEWS if rows_of(both[0], view)}
    assert {"sanction_rounds", "claim_conflicts", "expulsion_pairs", "list_rounds", "statements"} <= filled
    assert set(VIEWS) - filled <= {"rejections", "relations"}


@pytest.mark.parametrize("table", [name for name in tables() if name != "run"])
def test_11_the_warehouse_holds_the_rows_of_its_store(both: tuple[Settings, Settings], table: str) -> None:
    columns = [column.name for column in tables()[table].c]
    listed = ", ".join(f'"{name}"' for name in columns)
    for settings in both:
        with reading(open_store(settings.store_url)) as connection:
            stored = [tuple(row) for row in connection.execute(select(tables()[table]))]
            count = connection.scalar(select(func.count()).select_from(tables()[table]))
        exported = answer(settings.warehouse_path, f"select {listed} from core.{table}")
        assert sorted(map(repr, exported)) == sorted(map(repr, stored))
        assert len(exported) == count


def test_11_as_of_in_sql_is_as_of_in_the_warehouse(both: tuple[Settings, Settings]) -> None:
    listing, end = tables()["listing"].c, datetime(2022, 1, 21)
    standing = (listing.seen_from < end) & (listing.seen_to.is_(None) | (listing.seen_to >= end))
    found: list[set[str]] = []
    for settings in both:
        with reading(open_store(settings.store_url)) as connection:
            found.append(set(connection.scalars(select(listing.entity_id).where(standing))))
        rows = answer(settings.warehouse_path, f"select entity_id from {MACROS['listed_as_of']}")
        found.append({row[0] for row in rows})
    assert all(answered == found[0] for answered in found)
    assert len(found[0]) == 4


def test_11_engines_are_of_both_kinds(both: tuple[Settings, Settings]) -> None:
    engines: list[Engine] = [open_store(settings.store_url) for settings in both]
    assert [engine.dialect.name for engine in engines] == ["sqlite", "postgresql"]
