"""Workbooks in the layout of Australia's list."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook

HEADER = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth",
    "Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number", "Committees", "Control Date",
    "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
)  # fmt: skip
FLAGS = dict.fromkeys(HEADER[15:], False)
PERSON: dict[str, Any] = {
    "Reference": 101,
    "Name of Individual or Entity": "Omar AL-MARDINI",
    "Type": "Individual",
    "Name Type": "Primary Name",
    "Date of Birth": date(1960, 2, 1),
    "Place of Birth": "a) Homs, Syria b) Aleppo",
    "Citizenship": "Syrian, French",
    "Address": "a) 1 Main Street, Damascus, Syria _x000D_\nb) 2 Side Street",
    "Additional Information": "UN Ref. QDi.999. A merchant.",
    "Listing Information": "Listed by the UN 1267 Committee on 25 Jan. 2001",
    "Committees": "1267/1989/2253 (ISIL (Da'esh) and Al-Qaida)",
    "Control Date": datetime(2016, 3, 4),
    "Instrument of Designation": "Charter of the United Nations Act 1945",
    **FLAGS,
    "Targeted Financial Sanction": True,
    "Travel Ban": True,
}
ORIGINAL = PERSON | {
    "Reference": "101a",
    "Name of Individual or Entity": "عمر المارديني",
    "Name Type": "Original Script",
}
WEAK = PERSON | {
    "Reference": "101c",
    "Name of Individual or Entity": "Umar",
    "Name Type": "Alias",
    "Alias Strength": "Weak",
}
STRONG = WEAK | {
    "Reference": "101b",
    "Name of Individual or Entity": "Umar Mardini",
    "Alias Strength": "Strong",
}
COMPANY: dict[str, Any] = {
    "Reference": 102,
    "Name of Individual or Entity": "Procurement Ltd",
    "Type": "Entity",
    "Name Type": "Primary Name",
    "Listing Information": date(2012, 7, 31),
    "Committees": "1737 Iran)",
    "Control Date": date(2012, 7, 31),
    **FLAGS,
    "Targeted Financial Sanction": True,
}
SHIP: dict[str, Any] = {
    "Reference": 103,
    "Name of Individual or Entity": "SEA STAR",
    "Type": "Vessel",
    "Name Type": "Primary Name",
    "Listing Information": "Sanctioned vessel",
    "IMO Number": 9271951,
    "Committees": "Autonomous (Vessels)",
    "Control Date": date(2025, 6, 18),
    "Instrument of Designation": "Vessel Designation 2025",
    **FLAGS,
    "Maritime Restriction": True,
}
ALL = (PERSON, ORIGINAL, COMPANY, WEAK, SHIP, STRONG)


def workbook(*rows: dict[str, Any], header: tuple[str, ...] = HEADER, titles: int = 0) -> bytes:
    """A file of the list, last saved on 4 September 2026."""
    made = Workbook()
    sheet = made.worksheets[0]
    for _ in range(titles):
        sheet.append(["Consolidated List"])
    sheet.append(header)
    for row in rows:
        sheet.append([row.get(name) for name in header])
    kept = io.BytesIO()
    made.save(kept)
    return _saved(kept)


def _saved(given: io.BytesIO) -> bytes:
    """The workbook with another time of its last change: openpyxl writes that of now."""
    kept = io.BytesIO()
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"\d{4}-\d\d-\d\dT[\d:]+Z(?=</dcterms:modified>)", b"2026-09-04T05:37:12Z", content
                )
            new.writestr(zipfile.ZipInfo(name), content)
    return kept.getvalue()
