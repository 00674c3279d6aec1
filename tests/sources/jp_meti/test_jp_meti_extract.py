"""Japan's lists from text or PDF to rows, on a small list that holds every trap of the real ones."""

import io
from contextlib import suppress
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from etl.extraction import Extraction
from etl.sources.jp_meti.extract import extract, programmes, published_at, read_records
from models.errors import EmptyInput, InputError
from models.vocabulary import Measure

SMALL = Path(__file__).with_name("small_list.txt").read_text(encoding="utf-8")
HEADER = "\n".join(SMALL.split("\n")[:4])
ENTRY = "\n1 有限会社ハナ\nHana LLC\n所在地：1 Lenina Street, Moscow, Russia.\n"


@pytest.fixture(scope="module")
def small() -> Extraction:
    return extract(read_records("russia", SMALL.encode()))


def _of(extraction: Extraction, table: str, caption: str, *columns: str) -> list[tuple[object, ...]]:
    key = extraction.entities.filter(pl.col("caption") == caption)["entity_key"].item()
    return extraction.statements[table].filter(pl.col("entity_key") == key).select(columns).rows()


def as_pdf(text: str) -> bytes:
    """The text as a PDF of two pages, in a font of the reader."""
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    target = io.BytesIO()
    canvas = Canvas(target)
    lines = text.split("\n")
    for page in (lines[:20], lines[20:]):
        canvas.setFont("HeiseiMin-W3", 8)
        for number, line in enumerate(page):
            canvas.drawString(20, 800 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_each_entry_is_an_entity_and_a_deleted_number_is_none(small: Extraction) -> None:
    assert small.entities.select("caption", "schema", "country").rows() == [
        ("Aozora Shipyard JSC", "LegalEntity", "RU"),
        ("Yamakawa Plant JSC", "LegalEntity", "RU"),
        ("JSC Space Centre – Hoshi", "LegalEntity", "RU"),
        ("Ministry of Testing", "LegalEntity", "RU"),
        ("Nami Electronics Co., Ltd.", "LegalEntity", "RU"),
        ("Laser FZCO", "LegalEntity", "RU"),
        ("Ahox Limited", "LegalEntity", "RU"),
    ]
    assert small.rejected.is_empty()


def test_names_have_their_language(small: Extraction) -> None:
    columns = ("kind", "value", "language", "script")
    assert _of(small, "name", "Nami Electronics Co., Ltd.", *columns) == [
        ("primary", "Nami Electronics Co., Ltd.", "en", None),
        ("alias", "波有限会社", "ja", "Jpan"),
        ("alias", "Nami", "en", None),
        ("alias", "Nami Tek Co., Ltd.", "en", None),
        ("alias", "Nami Institute of Solid-State Physics", "en", None),
        ("alias", "ナミ", "ja", "Jpan"),
        ("alias", "波テク有限会社", "ja", "Jpan"),
        ("alias", "ナミ（HK）", "ja", "Jpan"),
        ("original_script", "広州波科技有限公司", "zh", "Hani"),
        ("original_script", "深圳波科技有限公司", "zh", "Hani"),
    ]
    assert _of(small, "name", "JSC Space Centre – Hoshi", "value") == [
        ("JSC Space Centre – Hoshi",),
        ("宇宙センター「星」",),
    ]


def test_latin_aliases_within_the_japanese_name_are_stated_once(small: Extraction) -> None:
    assert _of(small, "name", "Yamakawa Plant JSC", "value") == [
        ("Yamakawa Plant JSC",),
        ("株式会社山川工場",),
        ("Yamakawa Zavod",),
        ("KVZ Remont",),
    ]


def test_other_names_under_a_label(small: Extraction) -> None:
    assert _of(small, "name", "Ahox Limited", "kind", "value") == [
        ("primary", "Ahox Limited"),
        ("alias", "アホックス・リミテッド"),
        ("alias", "AHOX Limited"),
        ("alias", "Ahox Co. Ltd."),
        ("alias", "エーホックス・リミテッド"),
        ("alias", "有限会社 AMG"),
        ("original_script", "元富集團公司"),
    ]


def test_what_a_ministry_includes_is_a_note(small: Extraction) -> None:
    assert _of(small, "name", "Ministry of Testing", "value") == [("Ministry of Testing",), ("国防省",)]
    assert [value for (value,) in _of(small, "attribute", "Ministry of Testing", "value")] == [
        "Ministry of Testing, including all units wherever located. This includes the army",
        "（全ての運用部隊を含む。）。これには、陸軍（空軍）が含まれる。",
    ]


def test_addresses_and_their_countries(small: Extraction) -> None:
    address = small.statements["address"].select("full_address", "country", "country_printed").rows()
    assert address == [
        ("2, Fontanka Emb., 190121, St. Petersburg, Russia", "RU", "Russia"),
        ("Building 3, Room 4, Kazan, Russia", "RU", "Russia"),
        ("21-27 Lenina Street, Moscow 127055RU", "RU", "RU"),
        ("3 Zemetsa Street, Moscow 0101000", None, None),
        ("All addresses located in Russia", "RU", "Russia"),
        ("Unit 6, 6/F, 131 Connaught Road, Hong Kong, China", "HK", "Hong Kong, China"),
        ("Dubai, United Arab Emirates 12345", "AE", "United Arab Emirates"),
        ("2F, Fo Tan, Hong Kong, China", "HK", "Hong Kong, China"),
        ("Kowloon, Hong Kong, China", "HK", "Hong Kong, China"),
    ]


def test_the_day_of_the_notice_is_that_of_the_act(small: Extraction) -> None:
    stated = small.statements["designation"].select(
        "programme_id", "listed_on", "amended_on", "date_basis", "legal_act", "measures"
    )
    notice = "令和四年外務省告示第八十二号"
    assert stated.unique().rows() == [
        (f"jp_meti:{notice}", "2022-03-01", None, "act_date", notice, "export_ban")
    ]
    assert published_at("russia", SMALL.encode()).isoformat() == "2025-09-12T00:00:00"


def test_a_number_of_aliases_that_is_not_kept_is_an_issue(small: Extraction) -> None:
    assert small.issues == ("3 aliases announced, 2 read (1 times)",)


def test_a_pdf_reads_as_its_text(small: Extraction) -> None:
    pdf = as_pdf(SMALL)
    assert pdf.startswith(b"%PDF")
    assert read_records("russia", pdf).equals(read_records("russia", SMALL.encode()))
    assert published_at("russia", pdf).isoformat() == "2025-09-12T00:00:00"
    with pytest.raises(InputError, match=r"cannot be read as a PDF|without text|no numbered"):
        read_records("russia", pdf[: len(pdf) // 2])


def test_an_entry_keeps_its_key_when_its_number_moves() -> None:
    second = "2 有限会社ヤマ\nYama LLC\n所在地：Moscow, Russia.\n"
    before = read_records("russia", f"{HEADER}{ENTRY}{second}".encode())
    after = read_records("russia", f"{HEADER}\n1{second[1:]}".encode())
    assert after.rows() == before.rows()[1:]


def test_a_body_in_two_places_is_two_entities() -> None:
    twice = "1 ジェット社\nJet DMCC\n所在地：Damascus, Syria.\n2 ジェット社\nJet DMCC\n所在地：{}\n"
    for place in ("Dubai, United Arab Emirates.", "Aleppo, Syria."):
        records = read_records("third_countries", f"{HEADER}\n{twice.format(place)}".encode())
        assert records["entity_key"].n_unique() == 2


def test_an_address_without_a_country_is_an_issue_where_the_list_names_none() -> None:
    entry = "1 ジェット社\nJet DMCC\n所在地：Hamra Street, Damascus.\n2 ハナ社\nHana\n所在地：\n"
    issues = extract(read_records("third_countries", f"{HEADER}\n{entry}".encode())).issues
    assert issues == (
        "no country at the end of an address: Hamra Street, Damascus (1 times)",
        "entry without an address (1 times)",
    )


def test_an_unknown_notice_and_a_missing_english_name_are_issues() -> None:
    entry = "1 有限会社ハナ\n所在地：Moscow, Russia.\n"
    read = extract(read_records("russia", f"{HEADER.replace('八十二', '九十九')}\n{entry}".encode()))
    assert read.entities["caption"].to_list() == ["有限会社ハナ"]
    assert read.issues == (
        "entry without an English name (1 times)",
        "notice not known: 令和四年外務省告示第九十九号 (1 times)",
    )


def test_a_record_without_a_name_is_refused_and_an_unknown_field_is_an_issue() -> None:
    record = {"part": "russia", "record_key": "r", "entity_key": "k", "content": '{"address": ["Moscow"]}'}
    refused = extract(pl.DataFrame([record])).rejected
    assert refused["reasons"].to_list() == ["entity_has_name"]
    strange = record | {"content": '{"name_en": "A", "address": ["Moscow"], "colour": "red"}'}
    assert "field not mapped: colour (1 times)" in extract(pl.DataFrame([strange])).issues


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"\x00\x01\x02 binary", "binary"),
        (b"\xff\xfe\xfa", "neither a PDF"),
        ("指定日：2022年03月01日".encode(), "no numbered entries"),
        (f"{HEADER}\n1 有限会社ハナ\nHana LLC\n".encode(), "no numbered entries"),
        (ENTRY.encode(), "no notice"),
        (
            f"{HEADER}{ENTRY}3 有限会社ヤマ\nYama LLC\n所在地：Moscow, Russia.\n".encode(),
            "numbering breaks off",
        ),
        (b"%PDF-1.7 and nothing", "cannot be read as a PDF"),
    ],
)
def test_what_is_not_the_list_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_records("russia", content)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyInput):
        read_records("russia", b" \n")


@given(
    st.binary() | st.text().map(lambda text: f"{HEADER}\n1 ハ{text}\n所在地：{text}".encode(errors="ignore"))
)
def test_any_bytes_give_records_or_an_input_error(content: bytes) -> None:
    with suppress(InputError):
        assert extract(read_records("russia", content)).entities.height > 0
    assert published_at("russia", content) is None or HEADER.encode() in content


def test_programmes_have_measures_of_the_vocabulary() -> None:
    assert set(programmes()["measures"]) <= {str(measure) for measure in Measure}
    assert programmes()["target_code"].to_list() == ["RU", "BY", None]


@pytest.mark.parametrize(
    "noise", ["a1 " * 2_000_000, "1 ハ" + "（" * 2_000_000, "\n1 ハ" + ", ;\n" * 500_000]
)
def test_absurd_texts_are_refused_at_once(noise: str) -> None:
    with pytest.raises(InputError):
        read_records("russia", f"{HEADER}\n{noise}\n所在地：a\n所在地：b".encode())
