"""A small list through a refresh: twice the same, and a version in which nothing but the layout is new."""

from pathlib import Path

from sqlalchemy import Engine

from models.settings import Settings
from models.vocabulary import RunState
from tests.invariants.stores import dump, load
from tests.sources.un_sc.un_list import GROUP, PERSON, un_list

SIZES = "parts:\n  consolidated: { rows_min: 1, shrink_max_percent: 50 }\n"
SECOND = PERSON.replace(">101<", ">103<").replace("TAi.901", "TAi.903")


def write(folder: Path, content: bytes) -> Path:
    """A list in a folder of its own, with the sizes of an excerpt."""
    folder.mkdir()
    (folder / "consolidated.xml").write_bytes(content)
    (folder / "expected.yml").write_text(SIZES)
    return folder


def test_a_version_in_another_order_changes_no_row(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    first = write(tmp_path / "2024-03-02", un_list(PERSON + SECOND))
    (report,) = load(engine, settings, first, "un_sc")
    assert (report.state, report.parts, report.rejected_count) == (RunState.COMPLETED, {"consolidated": 3}, 0)
    before = dump(engine, ignoring=("retrieved_at",))
    (again,) = load(engine, settings, first, "un_sc")
    assert again.state is RunState.UNCHANGED and dump(engine, ignoring=("retrieved_at",)) == before

    turned = un_list(SECOND + PERSON.replace("<VERSIONNUM>3<", "<VERSIONNUM>4<"), GROUP.replace("  <", "<"))
    later = write(tmp_path / "2024-03-05", turned.replace(b"2024-03-01T", b"2024-03-04T"))
    (report,) = load(engine, settings, later, "un_sc")
    assert (report.state, report.opened_count, report.closed_count) == (RunState.COMPLETED, 0, 0)
    assert report.unchanged_count == 3


def test_an_entry_that_leaves_is_closed(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    load(engine, settings, write(tmp_path / "2024-03-02", un_list(PERSON + SECOND)), "un_sc")
    without = un_list(PERSON).replace(b"2024-03-01T", b"2024-03-04T")
    (report,) = load(engine, settings, write(tmp_path / "2024-03-05", without), "un_sc")
    assert (report.state, report.opened_count) == (RunState.COMPLETED, 0)
    assert report.changes.closed["listing"] == 1
