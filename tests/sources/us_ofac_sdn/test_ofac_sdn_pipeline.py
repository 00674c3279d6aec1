"""A small SDN list through refreshes in one form after another: each loads, and closes little."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from etl.declare import source
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.store import reading
from models.listings import Address, Attribute, Birth, Designation, Listing
from models.settings import Settings
from models.vocabulary import RunState
from tests.etl.ofac.test_ofac_forms import FLAT, FOLDER
from tests.invariants.stores import dump

SIZES = "parts: {{ {} }}"
DATED = {
    "standard.xml": ("sdn_xml", "sdn.xml", b"06/12/2024", b"06/13/2024"),
    "enhanced.xml": ("sdn_enhanced", "sdn_enhanced.xml", b"2024-06-12T", b"2024-06-14T"),
    "advanced.xml": ("sdn_advanced", "sdn_advanced.xml", b"<Day>12</Day></DateOfIssue>", b"<Day>15</Day></DateOfIssue>"),
}  # fmt: skip


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """A folder for each form, with the sizes of an excerpt."""
    flat = tmp_path / "2024-06-12"
    flat.mkdir()
    for part, text in FLAT.items():
        (flat / f"{part}.csv").write_text(text, encoding="utf-8")
    (flat / "expected.yml").write_text(
        SIZES.format(", ".join(f"{part}: {{ rows_min: 1, fill_min: {{}} }}" for part in FLAT))
    )
    made = [flat]
    for name, (part, file, old, new) in DATED.items():
        folder = tmp_path / part
        folder.mkdir()
        content = (FOLDER / name).read_bytes()
        assert old in content
        (folder / file).write_bytes(content.replace(old, new))
        (folder / "expected.yml").write_text(SIZES.format(f"{part}: {{ rows_min: 1, fill_min: {{}} }}"))
        made.append(folder)
    return made


def _load(engine: Engine, settings: Settings, folders: list[Path]) -> list[RunReport]:
    return [
        report
        for folder in folders
        for report in run_source(source("us_ofac_sdn"), Origin(folder), settings, engine)
    ]


def test_one_form_follows_another(engine: Engine, settings: Settings, folders: list[Path]) -> None:
    reports = _load(engine, settings, folders)
    assert [(report.state, report.message) for report in reports] == [(RunState.COMPLETED, None)] * 4
    assert [f"{report.published_at:%d}" for report in reports] == ["12", "13", "14", "15"]
    assert all(report.rejected_count == 0 for report in reports)
    with reading(engine) as connection:
        for table, count in ((Listing, 4), (Birth, 2), (Attribute, 13)):
            assert connection.scalar(select(func.count()).select_from(table)) == count, table
        dated = select(func.count()).where(Designation.listed_on.is_not(None), Designation.seen_to.is_(None))
        assert connection.scalar(dated) == 4
        addresses = select(func.count()).where(Address.seen_to.is_(None))
        assert connection.scalar(addresses) == 5  # four of the flat files, one in its own script


def test_a_second_run_changes_no_row(engine: Engine, settings: Settings, folders: list[Path]) -> None:
    _load(engine, settings, folders)
    before = dump(engine, ignoring=("retrieved_at",))
    (again,) = _load(engine, settings, folders[-1:])
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)
    assert dump(engine, ignoring=("retrieved_at",)) == before
