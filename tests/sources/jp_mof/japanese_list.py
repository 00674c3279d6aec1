"""Files in the layouts of Japan's list: the workbook with a sheet a programme, and the CSV."""

import csv
import io
from datetime import date
from typing import Any

from openpyxl import Workbook

TALIBAN = (
    "告示日付", "告示番号", "日 本 語 表 記", "英 語 表 記", "別 名 ・ 別 称", "旧　称", "確定に十分でない別名", "称 号", "役 職",
    "生 年 月 日", "出 生 地", "国 籍", "旅 券 番 号", "身分証番号", "住　所・所在地", "国連制裁委員会による指定日", "その他の情報",
    "国連参照番号", "性別",
)  # fmt: skip
PERSON = (
    "2001.9.22 2022.3.1改訂", 160, "オマル・マルディニ", "Omar al-Mardini", "（別称）ウマル、アムル Amr；\nUmar Mardini (DOB: 11 Apr. 1963; POB: Egypt)",
    "旧名オマル", "Abu Omar", "ムラー", "議長\nChairman", "1963年4月11日；1965年頃", "シリア、ホムス", "シリア・アラブ共和国、タジキスタン Tajikistan",
    "（a）シリア旅券 K475336（2003年2月4日に発行） （b）旅券番号は不詳", "00813602", "1 Main Street, Damascus, Syria；モスクワ", date(2001, 1, 25),
    "QDi.999 の関係者", None, "男性",
)  # fmt: skip
GROUP = ("平成13年9月22日", 161, "大きな団体", "Great Group") + ("不明",) * 15
RUSSIA = ("告示日付", "告示番号", "日本語表記", "英語表記", "別称・旧称", "所在地")
BANK = (date(2022, 2, 28), 1, "大銀行", "Great Bank, JSC", "（別称）大銀", "ロシア連邦、モスクワ")
CSV_HEADER = (
    "区分,番号,告示日付,告示番号,個人・団体,氏名（日本語）,氏名（英語）,別名・別称（日本語）,別名・別称（英語）,旧称（日本語）,旧称（英語）,"
    "確定に十分でない別名（日本語）,確定に十分でない別名（英語）,称号（日本語）,称号（英語）,役職（日本語）,役職（英語）,生年月日,出生地（日本語）,"
    "出生地（英語）,国籍（日本語）,国籍（英語）,旅券番号,身分証番号,住所・所在地（国）（日本語）,住所・所在地（都市その他の情報）（日本語）,"
    "住所・所在地（国）（英語）,住所・所在地（都市その他の情報）（英語）,国連参照番号,リスト掲載日,その他の情報,外務省告示情報"
)
CSV_PERSON = {
    "区分": "2", "番号": "002-000160", "告示日付": "2001.9.22", "告示番号": "160", "個人・団体": "個人", "氏名（日本語）": "オマル・マルディニ",
    "氏名（英語）": "Omar al-Mardini", "別名・別称（日本語）": "ウマル（生年月日1960/4/11； 1963/4/11、国籍エジプト）；アムル", "生年月日": "1963/4/11；1965",
    "国籍（日本語）": "シリア", "国籍（英語）": "Syria", "住所・所在地（国）（英語）": "Syria；Lebanon", "住所・所在地（都市その他の情報）（英語）": "Damascus；Beirut",
    "国連参照番号": "QDi.999", "外務省告示情報": "オマル・マルディニ（Omar al-Mardini）",
}  # fmt: skip
CSV_BANK = {
    "区分": "30", "番号": "030-000001", "告示日付": "2022.2.28", "告示番号": "1", "個人・団体": "団体", "氏名（日本語）": "大銀行",
    "氏名（英語）": "Great Bank, JSC",
}  # fmt: skip
SHEETS: dict[str, list[tuple[Any, ...]]] = {
    "一覧": [("資産凍結等の措置の対象者",), ("1", "タリバーン関係者等")],
    "2.タリバーン関係者等": [("タリバーン関係者等",), (), TALIBAN, PERSON, GROUP],
    "8.リベリア【廃止】": [("廃止されました",)],
    "30.ロシア連邦(特定銀行）": [
        ("資産凍結等の措置の対象となるロシア連邦の団体及び個人（特定銀行）",),
        RUSSIA,
        BANK,
    ],
}


def workbook(sheets: dict[str, list[tuple[Any, ...]]]) -> bytes:
    """An XLSX file of the list."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def table(*rows: dict[str, str], header: str = CSV_HEADER) -> bytes:
    """A CSV file of the list."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header.split(","), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
