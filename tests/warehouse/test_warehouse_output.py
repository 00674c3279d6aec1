"""Rows written as table, CSV, JSON, JSON lines and Parquet."""

import io
import json
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from models.errors import WarehouseError
from warehouse.display import show_table
from warehouse.output import OutputFormat, unique_names, write_result

ROWS = pa.table(
    {
        "name": ["Ключ", 'a "quoted", text', None],
        "size": pa.array([1, 2500, None], pa.int64()),
        "day": [date(2022, 3, 24), None, None],
        "seen_at": pa.array([datetime(2022, 3, 24, 10), None, None], pa.timestamp("us")),
        "is_open": [True, False, None],
        "parts": [[{"kind": "primary", "value": "x"}], [], None],
    }
)


def written(output_format: OutputFormat, folder: Path) -> str:
    write_result(ROWS, output_format, folder / "out")
    return (folder / "out").read_text(encoding="utf-8")


def test_csv(tmp_path: Path) -> None:
    assert written(OutputFormat.CSV, tmp_path) == (
        "name,size,day,seen_at,is_open,parts\n"
        'Ключ,1,2022-03-24,2022-03-24 10:00:00,true,"[{""kind"": ""primary"", ""value"": ""x""}]"\n'
        '"a ""quoted"", text",2500,,,false,[]\n'
        ",,,,,\n"
    )


def test_json_and_json_lines(tmp_path: Path) -> None:
    first = {
        "name": "Ключ",
        "size": 1,
        "day": "2022-03-24",
        "seen_at": "2022-03-24T10:00:00",
        "is_open": True,
        "parts": [{"kind": "primary", "value": "x"}],
    }
    rows = json.loads(written(OutputFormat.JSON, tmp_path))
    assert (len(rows), rows[0], rows[2]["size"]) == (3, first, None)
    lines = written(OutputFormat.JSONL, tmp_path).splitlines()
    assert (len(lines), json.loads(lines[0])) == (3, first)


def test_parquet(tmp_path: Path) -> None:
    write_result(ROWS, OutputFormat.PARQUET, tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet").equals(ROWS)


def test_no_rows(tmp_path: Path) -> None:
    write_result(ROWS.slice(3), OutputFormat.JSON, tmp_path / "out")
    assert json.loads((tmp_path / "out").read_text()) == []
    write_result(ROWS.slice(3), OutputFormat.CSV, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "name,size,day,seen_at,is_open,parts\n"


def test_table_has_numbers_to_the_right_and_a_count(capsys: pytest.CaptureFixture[str]) -> None:
    write_result(ROWS.select(["name", "size", "parts"]), OutputFormat.TABLE)
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "name               size   parts",
        "─" * len(lines[1]),
        "Ключ                  1   kind: primary, value: x",
        'a "quoted", text   2500',
        "",
        "3 rows",
    ]


def test_a_piped_table_has_all_rows_and_a_terminal_says_what_it_left_out() -> None:
    rows = pa.table({"n": list(range(250))})
    piped = io.StringIO()
    show_table(rows, piped)
    assert piped.getvalue().splitlines()[-1] == "250 rows"
    assert "249" in piped.getvalue()

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    show_table(rows, terminal)
    assert "250 rows, the first 200 shown" in terminal.getvalue()
    assert "249" not in terminal.getvalue()


def test_a_row_too_wide_becomes_a_block(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(pa.table({f"column_{n}": ["a value of some length"] for n in range(30)}))
    assert "column_29  a value of some length" in capsys.readouterr().out


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("warehouse.output.pq.write_table", fail)
    with pytest.raises(WarehouseError, match="disk full"):
        write_result(ROWS, OutputFormat.PARQUET, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_text() == "old"


def test_an_unknown_folder_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="cannot be written"):
        write_result(ROWS, OutputFormat.CSV, tmp_path / "nowhere" / "out.csv")


def test_columns_of_one_name_are_told_apart() -> None:
    assert unique_names(["a", "b", "a", "a"]) == ["a", "b", "a_2", "a_3"]
