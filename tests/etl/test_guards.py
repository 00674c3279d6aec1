"""A list version that is not whole, plausible and newer publishes nothing."""

from datetime import datetime, timedelta

import polars as pl
import pytest

from etl.declare import Part, SourceDefinition
from etl.guards import check_fill, check_newer, check_parts_present, check_size
from models.errors import InputError, VersionTooLarge, VersionTooOld, VersionTooSmall

NEWEST = datetime(2023, 12, 28, 18, 43, 24)


def part(**limits: object) -> Part:
    return Part.model_validate({"file": "sdn.csv", "url": "-", "media_type": "text/csv"} | limits)


def records(count: int, filled: int = 0) -> pl.DataFrame:
    contents = ['{"name": "x", "remarks": "y"}'] * filled + ['{"name": "x"}'] * (count - filled)
    return pl.DataFrame({"content": contents}, schema={"content": pl.String})


def test_a_required_file_must_be_there(list_source: SourceDefinition) -> None:
    check_parts_present(list_source, {"sdn"}, "here")
    check_parts_present(list_source, {"sdn", "alt"}, "here")
    with pytest.raises(InputError, match=r"here: sdn\.csv is missing") as caught:
        check_parts_present(list_source, {"alt"}, "here")
    assert caught.value.outcome == "malformed"


@pytest.mark.parametrize(
    ("limits", "count", "standing"),
    [
        ({}, 0, 0),
        ({"rows_min": 3}, 3, 0),
        ({"rows_max": 3}, 3, 0),
        ({"shrink_max_percent": 10}, 90, 100),
        ({"shrink_max_percent": 10}, 1, 0),
        ({"shrink_max_percent": 0}, 100, 100),
    ],
)
def test_a_plausible_size_passes(limits: dict[str, object], count: int, standing: int) -> None:
    frame = records(count)
    check_size("sdn.csv", part(**limits), frame, standing)
    assert frame.height == count


@pytest.mark.parametrize(
    ("limits", "count", "standing", "named"),
    [
        ({"rows_min": 3}, 2, 0, "at least 3 records"),
        ({"shrink_max_percent": 10}, 89, 100, "at least 90 records"),
        ({"rows_min": 95, "shrink_max_percent": 10}, 94, 100, "at least 95 records"),
        ({"shrink_max_percent": 0}, 99, 100, "last good version 100"),
        ({"rows_min": 1}, 0, 0, "has 0 records"),
    ],
)
def test_a_version_that_shrank_is_refused(
    limits: dict[str, object], count: int, standing: int, named: str
) -> None:
    with pytest.raises(VersionTooSmall, match=named) as caught:
        check_size("sdn.csv", part(**limits), records(count), standing)
    assert caught.value.outcome == "too_small"
    assert "last good version stays" in caught.value.hint


def test_a_version_that_is_too_large_is_refused() -> None:
    with pytest.raises(VersionTooLarge, match=r"sdn\.csv: has 1,004 records") as caught:
        check_size("sdn.csv", part(rows_max=1003), records(1004), 1000)
    assert "at most 1,003 records" in caught.value.expected
    assert caught.value.outcome == "too_large"


def test_a_column_may_be_as_empty_as_it_ever_is() -> None:
    frame = records(10, filled=7)
    check_fill("sdn.csv", part(fill_min={"name": 1.0, "remarks": 0.7}), frame)
    assert frame["content"].str.contains("remarks").sum() == 7


@pytest.mark.parametrize("frame", [records(10, filled=6), records(10)], ids=["emptier", "gone"])
def test_a_column_that_is_emptier_than_ever_is_refused(frame: pl.DataFrame) -> None:
    with pytest.raises(InputError, match="column remarks is filled in") as caught:
        check_fill("sdn.csv", part(fill_min={"remarks": 0.7}), frame)
    assert caught.value.expected == "at least 70%"


def test_a_version_without_records_has_no_filled_column() -> None:
    with pytest.raises(InputError):
        check_fill("sdn.csv", part(fill_min={"name": 0.1}), records(0))


def test_a_newer_version_or_the_first_passes() -> None:
    later = NEWEST + timedelta(microseconds=1)
    check_newer("x_list", NEWEST, None)
    check_newer("x_list", later, NEWEST)
    assert later > NEWEST


@pytest.mark.parametrize("at", [NEWEST, NEWEST - timedelta(days=1)])
def test_an_older_version_is_refused_with_the_command_that_replays(at: datetime) -> None:
    with pytest.raises(VersionTooOld, match="2023-12-28 18:43:24") as caught:
        check_newer("x_list", at, NEWEST)
    assert "sanctrack history load x_list PATH" in caught.value.hint
    assert caught.value.outcome == "too_old"
