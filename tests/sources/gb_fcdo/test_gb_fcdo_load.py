"""The small list through refreshes: twice the same, and from one format of the list to another."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from etl.declare import source
from etl.store import reading
from models.listings import Designation, Listing
from models.settings import Settings
from models.vocabulary import RunState
from tests.invariants.stores import dump, load
from tests.sources.gb_fcdo.uk_list import COMPANY, PERSON, uk_csv, uk_xml

SIZES = "parts:\n" + "".join(
    f"  {part}: {{ rows_min: 1, shrink_max_percent: 90 }}\n"
    for part in ("designations", "rows", "subjects", "subject_names")
)
SUBJECTS = (
    b"unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\n"
    b"AFG0901,individual,TAi.902,7172,25/01/2001,14/04/2026\nRUS0902,entity,,,24/02/2022,04/08/2026\n"
)
NAMES = (
    b"name_id,unique_id,name_type,alias_strength,full_name\n"
    b"0,AFG0901,primary,,OMAR HASSAN SAMPLE\n1,RUS0902,primary,,SAMPLE BANK\n"
)


def write(folder: Path, **files: bytes) -> Path:
    """Files in a folder of their own, with the sizes of an excerpt."""
    folder.mkdir()
    for name, content in files.items():
        declared = source("gb_fcdo").parts[name].file
        (folder / declared).write_bytes(content)
    (folder / "expected.yml").write_text(SIZES)
    return folder


@pytest.mark.parametrize(("part", "content", "count"), [("designations", uk_xml(), 3), ("rows", uk_csv(), 9)])
def test_a_second_load_changes_no_row(
    part: str, content: bytes, count: int, engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    folder = write(tmp_path / "2026-08-20", **{part: content})
    (report,) = load(engine, settings, folder, "gb_fcdo")
    assert (report.state, report.parts, report.rejected_count) == (RunState.COMPLETED, {part: count}, 0), (
        report.message
    )
    before = dump(engine, ignoring=("retrieved_at",))
    (again,) = load(engine, settings, folder, "gb_fcdo")
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)
    assert dump(engine, ignoring=("retrieved_at",)) == before


def test_an_entity_is_the_same_in_every_format(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    versions = (
        write(tmp_path / "2026-08-18", subjects=SUBJECTS, subject_names=NAMES),
        write(tmp_path / "2026-08-20", designations=uk_xml(PERSON + COMPANY)),
        write(tmp_path / "2026-08-22", rows=uk_csv().replace(b"20-Aug-2026", b"22-Aug-2026")),
    )
    reports = [load(engine, settings, version, "gb_fcdo")[0] for version in versions]
    assert [report.state for report in reports] == [RunState.COMPLETED] * 3, reports[-1].message
    with reading(engine) as connection:
        stays = connection.execute(
            select(Listing.entity_id, Listing.seen_to).order_by(Listing.entity_id)
        ).all()
        regimes = connection.scalars(select(Designation.programme_id).distinct()).all()
    assert [tuple(stay) for stay in stays] == [
        ("gb_fcdo-AFG0901", None), ("gb_fcdo-RUS0902", None), ("gb_fcdo-RUS0903", None),
    ]  # fmt: skip
    assert len(regimes) == 2
    assert set(reports[2].changes.closed.items()) >= {
        ("listing", 0),
        ("name", 0),
        ("identifier", 0),
        ("designation", 0),
    }
