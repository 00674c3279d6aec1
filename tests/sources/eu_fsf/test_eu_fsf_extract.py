"""The list in both forms from bytes to entities and statements: expected rows, refusals, history."""

from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from etl.declare import source
from etl.extraction import Extraction
from etl.pipeline import Origin, run_source
from etl.sources.eu_fsf.extract import extract, programmes, published_at, read_records
from etl.store import open_store
from models.errors import EmptyInput, InputError
from models.frames import row_rules
from models.settings import Settings
from models.tables import tables
from models.vocabulary import Measure, RunState
from tests.invariants.stores import dump
from tests.sources.eu_fsf.fsf_files import BANK, HEADER, ROWS, XML, table

FILES = {"xml": XML.encode(), "csv": table(ROWS)}


def _rows(found: Extraction, name: str, *columns: str) -> list[tuple[object, ...]]:
    return found.statements[name].select(columns).rows()


@pytest.mark.parametrize("form", FILES)
def test_all_that_the_list_says(form: str) -> None:
    records = read_records(form, FILES[form])
    assert records.select("record_key", "entity_key").rows() == [("EU.36.64",) * 2, ("logical-207",) * 2]
    found = extract(records)
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.select("schema", "caption", "country").rows() == [
        ("Person", "Ivan Petrov", "IR"), ("LegalEntity", "Bank Ruritania", "RU"),
    ]  # fmt: skip
    assert _rows(found, "name", "kind", "value", "script", "language", "remark", "source_key") == [
        ("original_script", "Иван Петров", "Cyrl", "ru", None, "10"), ("primary", "Ivan Petrov", None, None, None, "11"),
        ("weak_alias", "Wanja", None, None, "Low quality alias", "12"), ("primary", "Bank Ruritania", None, "en", None, "22"),
        ("alias", "Τράπεζα", "Grek", "el", None, "23"),
    ]  # fmt: skip
    assert _rows(found, "identifier", "scheme", "value", "label", "country", "remark") == [
        ("list_id", "EU.36.64", "EU reference number", None, None), ("un_reference", "QDi.999", "United Nations ID", None, None),
        ("passport", "AD 001095", "National passport", "BY", "issued by Police; issued on 2001-01-02; known expired; (passport)"),
        ("ogrn", "1027700132195", "Registration Number", "RU", None), ("bic", "JSNMRUMM", "SWIFT BIC", None, None),
    ]  # fmt: skip
    assert _rows(found, "birth", "born_on", "born_until", "is_about", "place", "country", "printed") == [
        ("1956-02-07", None, None, "Minsk", "BY", "1956-02-07, Minsk, BELARUS"),
        ("1955", "1957", True, None, None, "1955-1957"), (None, None, None, None, None, "1375, ISLAMIC"),
    ]  # fmt: skip
    assert _rows(found, "nationality", "kind", "country", "country_printed") == [
        ("citizenship", "IR", "IRAN (ISLAMIC REPUBLIC OF)")
    ]
    assert _rows(found, "address", "full_address", "street", "city", "country", "remark") == [
        (
            "Main St 1, P.O. Box 7, 220000, Minsk, BELARUS",
            "Main St 1, P.O. Box 7",
            "220000, Minsk",
            "BY",
            "as at listing time",
        )
    ]
    assert sorted(_rows(found, "attribute", "property", "value")) == [
        ("email", "a@b.by"), ("email", "c@d.by"), ("gender", "male"), ("notes", "(UNSC RESOLUTION 1)"), ("notes", "Detail"),
        ("notes", "In hiding"), ("notes", "Owned by others"), ("phone", "+375 1"), ("position", "Minister"),
        ("sourceUrl", "https://eur-lex.europa.eu/x"), ("title", "Dr"),
    ]  # fmt: skip
    assert _rows(found, "designation", "programme_id", "listed_on", "amended_on", "date_basis", "legal_act") == [
        ("eu_fsf:UKR", "2014-03-17", "2018-02-16", "stated", "2018/223 (OJ L43)"),
        ("eu_fsf:UKR", "2022-02-23", None, "act_date", "2022/260 (OJ L42)"),
    ]  # fmt: skip
    for name, frame in found.statements.items():
        for rule in row_rules(tables()[name]).values():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty()


@pytest.mark.parametrize("form", FILES)
def test_order_and_neighbours_change_nothing(form: str) -> None:
    records = read_records(form, FILES[form])
    whole = extract(records)
    for key in records["entity_key"]:
        alone = extract(records.filter(pl.col("entity_key") == key))
        for name, frame in alone.statements.items():
            assert frame.equals(whole.statements[name].filter(pl.col("entity_key") == key))
    bank_first = ROWS[::-1]
    assert (
        read_records("csv", table(bank_first))
        .sort("record_key")
        .equals(read_records("csv", table(ROWS)).sort("record_key"))
    )


def test_when_the_files_were_generated() -> None:
    assert published_at("xml", FILES["xml"]) == datetime(2026, 8, 5, 14, 47, 4, 449000)
    assert published_at("csv", FILES["csv"]) == datetime(2026, 8, 5)
    assert published_at("xml", b"<export/>") is None and published_at("csv", b"a;b\n99/99/2026;\n") is None


def test_what_is_not_known_is_an_issue_or_refused() -> None:
    odd = (
        XML.replace('programme="UKR"', 'programme="XYZ"').replace('"passport" id', '"starchart" id').replace('key="PHONE"', 'key="ANSIBLE"')
        .replace('gender="M"', 'gender="Z"').replace("<remark>In hiding", "<colour>red</colour><remark>In hiding").replace('"BELARUS"', '"ELBONIA"')
        .replace('year="1375"', 'year="13x"').replace('"ISLAMIC"', '"GREGORIAN"').replace('code="enterprise"', 'code="spaceship"')
    )  # fmt: skip
    found = extract(read_records("xml", odd.encode()))
    assert set(found.issues) == {
        "programme not described: XYZ (1 times)", "type of identification not known: starchart (1 times)",
        "kind of contact not known: ANSIBLE (1 times)", "gender not known: Z (1 times)", "field not mapped: address/colour (1 times)",
        "date not understood (birthdate): 13x (1 times)",
    }  # fmt: skip
    assert found.rejected.select("reasons", "locator").rows() == [("subject_type_known", "xml:logical-207")]
    assert set(found.statements["address"]["country"]) == {"BY"}, (
        "the code counts where the name is not known"
    )
    nameless = extract(read_records("csv", table([BANK])))
    assert nameless.rejected["reasons"].to_list() == ["name_filled"]
    more = extract(
        read_records("csv", table([{**row, "Colour": "red"} for row in ROWS], [*HEADER, "Colour"]))
    )
    assert more.issues == ("field not mapped: column Colour (2 times)",)


def test_other_kinds_of_names() -> None:
    odd = XML.replace("Low quality alias", "formerly known as").replace(
        'nameLanguage="EN" strong="true"', 'nameLanguage="EN" strong="false"'
    )
    kinds: dict[object, object] = dict(
        extract(read_records("xml", odd.encode())).statements["name"].select("value", "kind").rows()
    )
    assert kinds["Wanja"] == "former"
    assert kinds["Bank Ruritania"] == "primary", "the only name in Latin letters"


@pytest.mark.parametrize(
    ("form", "content", "error"),
    [
        ("xml", b"", EmptyInput),
        ("csv", b"\n", EmptyInput),
        ("xml", XML.encode()[:-200], InputError),
        ("xml", b"<html><body>Sign in</body></html>", InputError),
        ("csv", b"<html><body>Sign in</body></html>", InputError),
        ("csv", table(ROWS).replace(b"NameAlias_WholeName", b"NameAlias_Whole"), InputError),
        ("csv", table(ROWS)[:-40], InputError),
        ("xml", table(ROWS), InputError),
    ],
)
def test_what_is_no_list_is_refused(form: str, content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_records(form, content)


def test_programmes_are_of_the_vocabulary() -> None:
    measures = {measure for row in programmes()["measures"] for measure in row.split(",")}
    assert measures <= {str(measure) for measure in Measure}
    assert programmes()["common_key"].str.starts_with("EU-").all()


@pytest.mark.parametrize("form", FILES)
def test_loading_twice_changes_no_row(
    form: str, migrated_file: Path, tmp_path: Path, settings: Settings
) -> None:
    store, folder = tmp_path / "own.db", tmp_path / "given"
    store.write_bytes(migrated_file.read_bytes())
    engine = open_store(f"sqlite:///{store}")
    folder.mkdir()
    (folder / f"20260805-FULL-1_1.{form}").write_bytes(FILES[form])
    (folder / "expected.yml").write_text(f"parts: {{ {form}: {{ rows_min: 2, fill_min: {{}} }} }}\n")
    (first,) = run_source(source("eu_fsf"), Origin(folder), settings, engine)
    assert (first.state, first.parts, first.rejected_count) == (RunState.COMPLETED, {form: 2}, 0), (
        first.message
    )
    assert first.published_at is not None and f"{first.published_at:%Y-%m-%d}" == "2026-08-05"
    before = dump(engine)
    (second,) = run_source(source("eu_fsf"), Origin(folder), settings, engine)
    assert second.state is RunState.UNCHANGED and dump(engine) == before


def test_parts_are_known_by_the_names_of_downloads() -> None:
    known = source("eu_fsf").part_of
    assert known("xmlFullSanctionsList_1_1.xml") == known("FULL-1_1(xsd).xml") == "xml"
    assert known("csvFullSanctionsList_1_1.csv") == known("FULL-1_1.csv") == "csv"
    assert set(source("eu_fsf").fetched_parts) == {"xml"}
