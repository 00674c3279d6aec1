"""Japan's list, from files in both of its layouts to rows; what is refused, what is an issue."""

import random
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from etl.declare import source
from etl.extraction import Extraction
from etl.pipeline import Origin, run_source
from etl.sources.jp_mof import words
from etl.sources.jp_mof.dates import read_dates
from etl.sources.jp_mof.extract import extract, programmes, read_records
from etl.store import open_store
from models.errors import EmptyInput, InputError
from models.frames import row_rules
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState
from tests.sources.jp_mof.japanese_list import (
    BANK,
    CSV_BANK,
    CSV_HEADER,
    CSV_PERSON,
    PERSON,
    RUSSIA,
    SHEETS,
    TALIBAN,
    table,
    workbook,
)


def read_sheets(sheets: dict[str, list[tuple[Any, ...]]]) -> Extraction:
    """All that a workbook says."""
    return extract(read_records("workbook", workbook(sheets)))


def read_table(*lines: dict[str, str], header: str = CSV_HEADER) -> Extraction:
    """All that a CSV says."""
    return extract(read_records("csv", table(*lines, header=header)))


def rows(found: Extraction, name: str, *columns: str) -> list[tuple[object, ...]]:
    """The statements of a table without part and entity."""
    return found.statements[name].select(*columns).rows()


def test_sheets_are_read_below_their_titles() -> None:
    found = read_sheets(SHEETS)
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.select("schema", "caption", "country").rows() == [
        ("Person", "Omar al-Mardini", "SY"),
        ("LegalEntity", "Great Group", None),
        ("Organization", "Great Bank, JSC", "RU"),
    ]
    assert rows(
        found, "designation", "programme_id", "listed_on", "amended_on", "date_basis", "legal_act"
    ) == [
        ("jp_mof:タリバーン関係者等", "2001-09-22", "2022-03-01", "act_date", "告示番号 160"),
        ("jp_mof:タリバーン関係者等", "2001-09-22", None, "act_date", "告示番号 161"),
        ("jp_mof:ロシア連邦(特定銀行)", "2022-02-28", None, "act_date", "告示番号 1"),
    ]


def test_names_in_both_languages_with_what_the_list_says_of_them() -> None:
    names = read_sheets(SHEETS).statements["name"]
    person = names.filter(pl.col("entity_key") == names["entity_key"][0])
    assert person.select("kind", "value", "language", "remark").rows() == [
        ("primary", "Omar al-Mardini", "en", None),
        ("primary", "オマル・マルディニ", "ja", None),
        ("alias", "ウマル", "ja", None),
        ("alias", "アムル", "ja", None),
        ("alias", "Amr", "en", None),
        ("alias", "Umar Mardini", "en", "DOB: 11 Apr. 1963; POB: Egypt"),
        ("former", "旧名オマル", "ja", None),
        ("weak_alias", "Abu Omar", "en", None),
    ]
    assert names.filter(pl.col("value") == "大きな団体")["script"].item() == "Jpan"


def test_particulars_of_a_person() -> None:
    found = read_sheets(SHEETS)
    assert rows(found, "birth", "born_on", "is_about", "place", "country") == [
        ("1963-04-11", None, None, None),
        ("1965", True, None, None),
        (None, None, "シリア、ホムス", "SY"),
    ]
    assert rows(found, "nationality", "country", "country_printed") == [
        ("SY", "シリア・アラブ共和国"),
        ("TJ", "タジキスタン Tajikistan"),
    ]
    assert rows(found, "identifier", "scheme", "value", "country", "remark") == [
        ("passport", "K475336", "SY", "シリア旅券 K475336(2003年2月4日に発行)"),
        ("national_id", "00813602", None, None),
        ("un_reference", "QDi.999", None, None),
    ]
    assert rows(found, "attribute", "property", "value") == [
        ("gender", "male"),
        ("notes", "旅券番号: 旅券番号は不詳"),
        ("title", "ムラー"),
        ("position", "議長"),
        ("position", "Chairman"),
        ("notes", "QDi.999 の関係者"),
        ("listingDate", "2001-01-25"),
    ]
    assert rows(found, "address", "full_address", "country") == [
        ("1 Main Street, Damascus, Syria", "SY"),
        ("モスクワ", None),
        ("ロシア連邦、モスクワ", "RU"),
    ]


def test_the_csv_gives_the_same_entities() -> None:
    sheets, lines = read_sheets(SHEETS), read_table(CSV_PERSON, CSV_BANK)
    assert lines.issues == () and lines.rejected.is_empty()
    assert set(lines.entities["entity_key"]) < set(sheets.entities["entity_key"])
    assert rows(lines, "designation", "programme_id") == [
        ("jp_mof:タリバーン関係者等",),
        ("jp_mof:ロシア連邦(特定銀行)",),
    ]
    assert rows(lines, "name", "kind", "value", "remark")[2:4] == [
        ("alias", "ウマル", "生年月日1960/4/11; 1963/4/11、国籍エジプト"),
        ("alias", "アムル", None),
    ]
    assert rows(lines, "address", "full_address", "country") == [
        ("Damascus, Syria", "SY"),
        ("Beirut, Lebanon", "LB"),
    ]
    assert rows(lines, "identifier", "scheme", "value")[:2] == [
        ("un_reference", "QDi.999"),
        ("list_id", "002-000160"),
    ]


def test_cities_and_countries_that_do_not_pair_stay_apart() -> None:
    found = read_table(CSV_PERSON | {"住所・所在地（国）（英語）": "Syria"})
    assert rows(found, "address", "full_address", "country") == [
        ("Damascus", None),
        ("Beirut", None),
        ("Syria", "SY"),
    ]


def test_a_programme_that_moves_to_another_number_changes_no_record() -> None:
    moved = {name.replace("30.", "31."): sheet for name, sheet in SHEETS.items()}
    assert read_records("workbook", workbook(SHEETS)).equals(read_records("workbook", workbook(moved)))
    turned = {name: [*sheet[:3], *sheet[3:][::-1]] for name, sheet in reversed(SHEETS.items())}
    before, after = (
        read_records("workbook", workbook(sheets)).sort("record_key") for sheets in (SHEETS, turned)
    )
    assert before.equals(after)


def test_an_entity_under_two_programmes_keeps_both() -> None:
    found = read_sheets(SHEETS | {"33.ベラルーシ(特定銀行)": [RUSSIA, BANK]})
    assert found.entities.height == 3
    assert found.statements["designation"].height == 4


@pytest.mark.parametrize(
    ("printed", "dates"),
    [
        ("1955年-1958年頃", [("1955", "1958", True, False)]),
        ("1963年から1968年の間", [("1963", "1968", False, False)]),
        ("おおよそ1970年", [("1970", None, True, False)]),
        ("昭和39年２月1日生", [("1964-02-01", None, False, False)]),
        ("令和元年5月", [("2019-05", None, False, False)]),
        (
            "2001.9.22（2008.6.25改訂）",
            [("2001-09-22", None, False, False), ("2008-06-25", None, False, True)],
        ),
        ("Born on 10 July 1942", [("1942-07-10", None, False, False)]),
        ("2022-02-28", [("2022-02-28", None, False, False)]),
        ("31", []),
        ("2001年13月1日", []),
    ],
)
def test_dates(printed: str, dates: list[tuple[object, ...]]) -> None:
    assert [date[1:] for date in read_dates(printed)] == dates


@pytest.mark.parametrize(
    ("sheet", "programme", "schema"),
    [
        ("29.ロシア連邦(個人)", "ロシア連邦(個人)", "Person"),
        ("30.ロシア連邦(特定銀行）", "ロシア連邦(特定銀行)", "Organization"),
        ("10.コンゴ民主共和国 (団体)", "コンゴ民主共和国(団体)", "Organization"),
        ("28.ロシア連邦(団体(特定銀行を除く)", "ロシア連邦(団体(特定銀行を除く))", "Organization"),
        ("5.イラク前政権関係者等（Ⅰ）", "イラク前政権関係者等(I)", "Person"),
        ("12.スーダン ", "スーダン", None),
    ],
)
def test_programmes_are_known_by_their_names(sheet: str, programme: str, schema: str | None) -> None:
    assert words.programme_key(sheet) == programme
    assert words.schema_of(programme) == schema
    assert programme in set(programmes()["programme_key"])


def test_every_number_of_the_csv_stands_for_one_programme() -> None:
    numbers = [entry["number"] for entry in words.table("programmes").values() if "number" in entry]
    assert len(set(numbers)) == len(numbers) == 41
    assert words.programme_of_number("02") == "タリバーン関係者等"
    assert words.programme_of_number("99") is None


def _without_count(issues: Sequence[str]) -> set[str]:
    return {issue.removesuffix(" (1 times)") for issue in issues}


def test_what_is_not_understood_is_an_issue() -> None:
    odd = list(PERSON)
    odd[0], odd[9], odd[11], odd[15], odd[18] = "近日", "むかし", "火星", "いつか", "X"
    found = read_sheets({"50.火星": [(*TALIBAN, "色"), (*odd, "赤")]})
    assert _without_count(found.issues) == {
        "date not understood (notice): 近日",
        "date not understood (date of birth): むかし",
        "date not understood (UN listing): いつか",
        "country not known (nationality): 火星",
        "gender not known: X",
        "programme not described: 火星",
        "field not mapped: 色",
    }
    moved = read_table(CSV_PERSON | {"区分": "30"}, CSV_BANK | {"区分": "77", "個人・団体": "船"})
    assert _without_count(moved.issues) == {
        "the numbers of the programmes may have moved: 個人 in ロシア連邦(特定銀行)",
        "neither person nor entity: 船",
        "programme not described: 区分77",
    }


def test_a_row_without_a_name_and_a_sheet_without_the_table_have_no_key() -> None:
    sheets = SHEETS | {
        "51.新しい": [("お知らせ",)],
        "52.注": [RUSSIA, BANK, ("（注）", None, None, None, None, None)],
    }
    records = read_records("workbook", workbook(sheets))
    unkeyed = records.filter(pl.col("record_key").is_null())
    assert unkeyed["content"].str.contains("新しい|注").to_list() == [True, True]


@pytest.mark.parametrize(
    ("part", "content", "error"),
    [
        ("workbook", b"", EmptyInput),
        ("workbook", b"<html>404</html>", InputError),
        ("workbook", workbook(SHEETS)[:3000], InputError),
        ("workbook", workbook({"1.タリバーン": [("公示日", "名前"), ("x", "y")]}), InputError),
        ("csv", b"", EmptyInput),
        ("csv", b"<html></html>", InputError),
        ("csv", table(CSV_PERSON)[:-200], InputError),
        ("csv", "区分,番号\n1,2\n".encode(), InputError),
        ("csv", table(CSV_PERSON).decode("utf-8-sig").encode("cp932", "ignore"), InputError),
    ],
)
def test_what_is_no_whole_list_is_refused(part: str, content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_records(part, content)


@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes_give_records_or_one_error(seed: int) -> None:
    chance = random.Random(seed)
    for part, whole in (("workbook", workbook(SHEETS)), ("csv", table(CSV_PERSON, CSV_BANK))):
        content = bytearray(whole)
        for _ in range(5):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            extract(read_records(part, bytes(content)))
        except InputError as error:
            assert error.where == part


def test_statements_keep_the_rules_of_their_tables() -> None:
    for found in (read_sheets(SHEETS), read_table(CSV_PERSON, CSV_BANK)):
        for name, frame in found.statements.items():
            for rule_name, rule in row_rules(tables()[name]).items():
                if set(rule.meta.root_names()) <= set(frame.columns):
                    assert frame.filter(~rule).is_empty(), (name, rule_name)


def test_both_forms_load_and_loading_one_again_changes_nothing(migrated_file: Path, tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'store.db')}")
    settings = Settings(_env_file=None, data_dir=tmp_path)
    parts = {name: {"rows_min": 1, "shrink_max_percent": 100} for name in ("workbook", "csv")}
    for name, content in (
        ("shisantouketsu20260305.xlsx", workbook(SHEETS)),
        ("shisantouketsu20260828.csv", table(CSV_PERSON, CSV_BANK)),
    ):
        folder = tmp_path / name.partition(".")[2]
        folder.mkdir()
        (folder / "expected.yml").write_text(yaml.safe_dump({"parts": parts, "tables": {}}))
        (folder / name).write_bytes(content)
    folders = [tmp_path / kind for kind in ("xlsx", "xlsx", "csv")]
    reports = [run_source(source("jp_mof"), Origin(folder), settings, engine)[0] for folder in folders]
    assert [report.state for report in reports] == [
        RunState.COMPLETED,
        RunState.UNCHANGED,
        RunState.COMPLETED,
    ], reports
    assert [report.published_at for report in reports[::2]] == [datetime(2026, 3, 5), datetime(2026, 8, 28)]
    assert reports[2].changes.closed["listing"] == 1 and reports[2].changes.opened["listing"] == 0
