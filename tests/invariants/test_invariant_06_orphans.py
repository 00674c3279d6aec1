"""Invariants 5 and 6: what is unknown or has no parent is a rejection or an issue, never a row by default."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from etl.store import reading
from models.listings import Attribute, Entity, Name
from models.provenance import Rejection
from models.settings import Settings
from tests.invariants.ofac_files import Entry, file_of, person, write_version
from tests.invariants.stores import ask, counts, dump, load


def refused(engine: Engine) -> list[tuple[str, str]]:
    with reading(engine) as connection:
        found = connection.execute(
            select(Rejection.locator, Rejection.reasons).where(Rejection.seen_to.is_(None))
        )
        return sorted(tuple(row) for row in found)


def test_06_aliases_addresses_and_comments_without_parent_are_rejections(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    folder = write_version(tmp_path / "2022-01-03", [person(1), person(2)])
    (folder / "sdn.csv").write_bytes((write_version(tmp_path / "x", [person(1)]) / "sdn.csv").read_bytes())
    (report,) = load(engine, settings, folder)
    assert report.rejected_count == 3
    assert [reason for _, reason in refused(engine)] == ["no entity 2 in sdn.csv"] * 3
    assert {part.split("/")[0] for part, _ in refused(engine)} == {"alt", "add", "sdn_comments"}
    assert counts(dump(engine))["entity"] == 1
    (rows,) = ask(engine, settings, "select count(*) from mart.rejections where kind = 'row'")
    assert rows == [(3,)]


def test_06_a_rejection_closes_when_the_parent_comes(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    first = write_version(tmp_path / "2022-01-03", [person(1), person(2)])
    (first / "sdn.csv").write_bytes((write_version(tmp_path / "x", [person(1)]) / "sdn.csv").read_bytes())
    load(engine, settings, first)
    (report,) = load(engine, settings, write_version(tmp_path / "2022-01-10", [person(1), person(2)]))
    assert (report.rejected_count, refused(engine)) == (0, [])
    with reading(engine) as connection:
        aliases = select(Name.value).where(Name.kind == "alias", Name.seen_to.is_(None))
        assert sorted(connection.scalars(aliases)) == ["VANYA 1", "VANYA 2"]


def test_06_the_aliases_of_another_year_are_rejections_by_the_thousand(
    settings: Settings, engine: Engine, tmp_path: Path, real_list: Path, real_old_list: Path
) -> None:
    folder = tmp_path / "2019-06-01"
    folder.mkdir()
    (folder / "sdn.csv").symlink_to(real_old_list / "sdn.csv")
    (folder / "alt.csv").symlink_to(real_list / "alt.csv")
    (report,) = load(engine, settings, folder)
    assert report.succeeded
    assert report.rejected_count > 7000
    with reading(engine) as connection:
        listed = set(connection.scalars(select(Entity.entity_id)))
        aliases = connection.scalars(select(Name.entity_id).where(Name.kind != "primary")).all()
    assert set(aliases) <= listed
    assert len(aliases) + report.rejected_count >= 17_091


def test_05_an_unknown_category_is_refused(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    folder = write_version(tmp_path / "2022-01-03", [person(1), person(2, kind="spaceship")])
    (folder / "alt.csv").write_bytes(file_of(['1,100,"nickname","VANYA",-0- ', '1,101,"aka","IVAN",-0- ']))
    load(engine, settings, folder)
    reasons = dict(refused(engine))
    assert reasons["sdn:2"] == "sdn_type_known"
    assert reasons["alt:100"] == "alt_type_known"
    with reading(engine) as connection:
        assert list(connection.scalars(select(Entity.source_key))) == ["1"]
        assert list(connection.scalars(select(Name.value).where(Name.kind == "alias"))) == ["IVAN"]


@pytest.mark.parametrize(
    ("remarks", "kept"),
    [("Shoe size 44.", "Shoe size 44"), ("Favourite Colour Blue.", "Favourite Colour Blue")],
)
def test_05_a_remark_that_nothing_knows_is_kept_and_told(
    engine: Engine, settings: Settings, tmp_path: Path, remarks: str, kept: str
) -> None:
    (_report,) = load(engine, settings, write_version(tmp_path / "2022-01-03", [person(1, remarks=remarks)]))
    with reading(engine) as connection:
        notes = connection.scalars(select(Attribute.value).where(Attribute.property == "note")).all()
    assert kept in notes


def test_05_an_unknown_country_is_told_in_the_run(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    folder = write_version(tmp_path / "2022-01-03", [person(1)])
    (folder / "add.csv").write_bytes(file_of(['1,100,"1 Main Street","Town","Atlantis",-0- ']))
    (report,) = load(engine, settings, folder)
    assert "Atlantis" in (report.message or "")


def test_05_every_filled_field_of_a_record_is_stated(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    ship = (
        '7,"SEA STAR","vessel","NPWMD",-0- ,"HXYZ9","Crude Oil Tanker","46,000","52,500","Panama",'
        '"SEA HOLDINGS LTD","Vessel Registration Identification IMO 9187629; MMSI 572469210."'
    )
    folder = write_version(tmp_path / "2022-01-03", [Entry(1, "IVANOV, Ivan")])
    (folder / "sdn.csv").write_bytes(file_of([ship]))
    load(engine, settings, folder)
    (said,) = ask(engine, settings, "select what from mart.statements")
    text = " | ".join(str(what) for (what,) in said)
    for printed in ("SEA STAR", "NPWMD", "HXYZ9", "Crude Oil Tanker", "46,000", "52,500", "PA",
                    "SEA HOLDINGS LTD", "9187629", "572469210"):  # fmt: skip
        assert printed in text, printed
