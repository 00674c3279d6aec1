"""The whole list from bytes to entities and statements: expected rows, the de-listed, refusals, history."""

from datetime import datetime
from pathlib import Path

import orjson
import polars as pl
import pytest

from etl.declare import source
from etl.extraction import Extraction
from etl.pipeline import Origin, run_source
from etl.sources.ch_seco.extract import extract, programmes, published_at, read_records
from etl.store import open_store
from models.errors import EmptyInput, InputError
from models.frames import row_rules
from models.settings import Settings
from models.tables import tables
from models.vocabulary import Measure, RunState
from tests.invariants.stores import dump
from tests.sources.ch_seco.seco_files import LIST


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    return read_records("list", LIST.encode())


@pytest.fixture(scope="module")
def found(records: pl.DataFrame) -> Extraction:
    return extract(records)


def _rows(found: Extraction, name: str, *columns: str) -> list[tuple[object, ...]]:
    return found.statements[name].select(columns).rows()


def test_struck_out_targets_are_no_records_and_relisted_ones_are(records: pl.DataFrame) -> None:
    assert records.select("record_key", "entity_key").rows() == [("100",) * 2, ("200",) * 2, ("300",) * 2]
    later = LIST.replace(
        'effective-date="2022-03-17"/>',
        'effective-date="2022-03-17"/><modification modification-type="de-listed" effective-date="2023-01-01"/>',
    )
    assert read_records("list", later.encode())["record_key"].to_list() == ["200", "300"]
    same_day = LIST.replace(
        '<modification modification-type="listed" effective-date="2016-05-18"/>',
        '<modification modification-type="de-listed" effective-date="2016-05-18"/><modification modification-type="listed" effective-date="2016-05-18"/>',
    )
    assert read_records("list", same_day.encode())["record_key"].to_list() == ["100", "200"], (
        "the last stands first"
    )


def test_a_record_says_all_by_itself(records: pl.DataFrame) -> None:
    content = orjson.loads(records["content"][0])
    assert content["programme"] == [
        {"set": "4387", "key": "Belarus", "name": "Ordinance of 16 March 2022 on measures against Belarus (SR 946.231.116.9)", "origin": "EU", "article": "article 12"},
        {"set": "46113", "key": "Belarus", "name": "Ordinance of 16 March 2022 on measures against Belarus (SR 946.231.116.9)", "origin": "EU", "article": "article 16"},
    ]  # fmt: skip
    assert content["individual"]["identity"][0]["place-of-birth"]["place"]["location"] == "Minsk"
    assert content["individual"]["relation"]["other-name"] == "Bank Ruritania"
    text = records["content"].str.join("")[0]
    assert not any(past in text for past in ("Wrong Name", "Old place", "version-date"))
    amended = LIST.replace('version-date="2026-05-21"', 'version-date="2026-09-01"')
    assert read_records("list", amended.encode()).equals(records), "an amended programme touches no target"


def test_all_that_the_list_says(found: Extraction) -> None:
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.select("schema", "caption", "country").rows() == [
        ("Person", "Petrov Ivan", "BY"), ("LegalEntity", "Bank Ruritania", None), ("Vessel", "Hui Hui", None),
    ]  # fmt: skip
    assert _rows(found, "name", "kind", "value", "script", "language", "source_key") == [
        ("primary", "Petrov Ivan", None, None, "102"), ("alias", "Petroff Ivan", None, "ru", "102"),
        ("original_script", "Петров Иван", "Cyrl", "ru", "102"), ("original_script", "Петроў Иван", "Cyrl", "ru", "102"),
        ("weak_alias", "Wanja", None, None, "103"), ("former", "Ivan Old", None, None, "104"), ("alias", "Ion Petrescu", None, None, "111"),
        ("primary", "Bank Ruritania", None, None, "202"), ("primary", "Hui Hui", None, None, "302"),
    ]  # fmt: skip
    assert _rows(found, "birth", "born_on", "place", "country", "printed") == [
        ("1956-02-07", "Minsk, Minsk Region", "BY", "1956-02-07, Minsk, Minsk Region, Belarus"), (None, None, None, "1335, Islamic"),
    ]  # fmt: skip
    assert _rows(found, "nationality", "country", "country_printed") == [("BY", "Belarus")]
    assert _rows(found, "address", "street", "city", "country", "remark", "source_key") == [
        ("c/o Club, Main St 1, P.O. Box 7", "220000, Minsk, Minsk Region", "BY", "private", "108")
    ]
    assert _rows(found, "identifier", "scheme", "value", "label", "country", "remark") == [
        ("passport", "MP 123", "passport", "BY", "issued on 2001-02-03; valid to 2011-05-04; issued in Minsk, Minsk Region, Belarus; lost"),
        ("un_reference", "QDi.999", "foreign-identifier", None, None), ("bic", "JSNMRUMM", "SWIFT/BIC", None, None),
        ("ogrn", "1027700132195", "State registration number", None, None), ("imo", "9074729", "IMO Number", None, None),
    ]  # fmt: skip
    assert _rows(found, "relation", "kind", "other_name", "other_key", "label") == [
        ("linked_to", "Bank Ruritania", "200", "related-to; Owner")
    ]
    assert sorted(_rows(found, "attribute", "property", "value")) == [
        ("email", "a@b.by"), ("gender", "male"), ("incorporationDate", "1991"), ("incorporationDate", "1992-05-12"),
        ("notes", "Colour: red"), ("notes", "Travels a lot."), ("title", "Dr"),
    ]  # fmt: skip
    for name, frame in found.statements.items():
        for rule in row_rules(tables()[name]).values():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty()


def test_designations_are_of_the_last_listing(found: Extraction) -> None:
    belarus = "Ordinance of 16 March 2022 on measures against Belarus (SR 946.231.116.9)"
    columns = ("programme_id", "listed_on", "amended_on", "ended_on", "date_basis", "legal_act", "reason")
    assert _rows(found, "designation", *columns) == [
        ("ch_seco:Belarus", "2022-03-17", "2022-05-06", None, "stated", f"{belarus}, article 12", "Responsible.\n\nAnd more."),
        ("ch_seco:Belarus", "2022-03-17", "2022-05-06", None, "stated", f"{belarus}, article 16", "Responsible.\n\nAnd more."),
        ("ch_seco:Belarus", "2021-08-11", None, None, "stated", f"{belarus}, article 16", "A bank."),
        ("ch_seco:North Korea", "2016-05-18", None, None, "stated", "Ordinance of 18 May 2016 on measures against North Korea, Vessel-related measures", None),
    ]  # fmt: skip


def test_neighbours_change_nothing(records: pl.DataFrame, found: Extraction) -> None:
    for key in records["entity_key"]:
        alone = extract(records.filter(pl.col("entity_key") == key))
        for name, frame in alone.statements.items():
            assert frame.equals(found.statements[name].filter(pl.col("entity_key") == key))


def test_what_is_not_known_is_an_issue_or_refused() -> None:
    odd = (
        LIST.replace('name-type="alias"', 'name-type="nickname"').replace('"related-to"', '"married-to"').replace('"passport"', '"starchart"')
        .replace('"title"', '"epithet"').replace('sex="male"', 'sex="both"').replace("North Korea</program-key>", "Elbonia</program-key>")
        .replace('"vessel"', '"spaceship"').replace('"amended" enactment', '"praised" enactment').replace("<c-o>", "<moon>X</moon><c-o>")
        .replace('iso-code="BY">Belarus</country></nationality>', 'iso-code="">Elbonia</country></nationality>')
        .replace('sanctions-set-id="46113"', 'sanctions-set-id="9"').replace('year="1991"', 'year="19x1"')
    )  # fmt: skip
    found = extract(read_records("list", odd.encode()))
    assert set(found.issues) == {
        "kind of name not known: nickname, quality low (1 times)", "relation not known: married-to (1 times)",
        "type of document not known: starchart (1 times)", "part of a name not known: epithet (1 times)", "sex not known: both (1 times)",
        "modification not known: praised (1 times)", "field not mapped: individual/identity/address/moon (1 times)",
        "country not known (nationality): Elbonia (1 times)", "programme not described: set 9 (1 times)",
        "date not understood (day-month-year): 19x1 (1 times)",
    }  # fmt: skip
    assert found.rejected.select("reasons", "locator").rows() == [("target_type_known", "list:300")]
    nameless = extract(read_records("list", LIST.replace("<value>Hui Hui</value>", "").encode()))
    assert nameless.rejected["reasons"].to_list() == ["name_filled"]


def test_many_spellings_do_not_multiply() -> None:
    variants = "".join(
        f'<spelling-variant lang="RUS" script="LATN">V{number}</spelling-variant>' for number in range(40)
    )
    parts = "".join(
        f'<name-part order="{number}" name-part-type="other"><value>P</value>{variants}</name-part>'
        for number in range(12)
    )
    crowded = LIST.replace(
        '<name-part order="1" name-part-type="whole-name"><value>Hui Hui</value></name-part>', parts
    )
    assert extract(read_records("list", crowded.encode())).statements["name"].height == 8 + 1 + 40


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b"\xef\xbb\xbf \n", EmptyInput),
        (LIST.encode()[:-100], InputError),
        (LIST.encode()[: len(LIST) // 2], InputError),
        (b"<html><body>503</body></html>", InputError),
        (b"<export/>", InputError),
        (LIST.replace("whole-list", "mutations").encode(), InputError),
        (b"not XML", InputError),
    ],
)
def test_what_is_no_whole_list_is_refused(content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_records("list", content)


def test_the_date_of_the_list() -> None:
    assert published_at("list", LIST.encode()) == datetime(2026, 8, 27)
    assert published_at("list", b"<swiss-sanctions-list date='2026-99-27'>") is None
    assert published_at("list", b"") is None


def test_programmes_are_of_the_vocabulary() -> None:
    measures = {measure for row in programmes()["measures"] for measure in row.split(",")}
    assert measures <= {str(measure) for measure in Measure}
    assert programmes()["common_key"].str.starts_with("SECO-").all()
    assert programmes()["common_key"].n_unique() == 31


def test_loading_twice_changes_no_row_and_striking_out_ends_a_listing(
    migrated_file: Path, tmp_path: Path, settings: Settings
) -> None:
    store, folder = tmp_path / "own.db", tmp_path / "given"
    store.write_bytes(migrated_file.read_bytes())
    engine = open_store(f"sqlite:///{store}")
    folder.mkdir()
    file = folder / "swiss-sanctions-list.xml"
    file.write_text(LIST, encoding="utf-8")
    (folder / "expected.yml").write_text("parts: { list: { rows_min: 1, shrink_max_percent: 50 } }\n")
    (first,) = run_source(source("ch_seco"), Origin(folder), settings, engine)
    assert (first.state, first.parts, first.rejected_count) == (RunState.COMPLETED, {"list": 3}, 0), (
        first.message
    )
    assert first.published_at == datetime(2026, 8, 27)
    before = dump(engine)
    (second,) = run_source(source("ch_seco"), Origin(folder), settings, engine)
    assert second.state is RunState.UNCHANGED and dump(engine) == before
    struck = LIST.replace('date="2026-08-27"', 'date="2026-09-01"').replace(
        '<modification modification-type="listed" effective-date="2021-08-11"/>',
        '<modification modification-type="de-listed" effective-date="2026-09-01"/>',
    )
    file.write_text(struck, encoding="utf-8")
    (third,) = run_source(source("ch_seco"), Origin(folder), settings, engine)
    assert (third.state, third.parts) == (RunState.COMPLETED, {"list": 2}), third.message
    assert third.changes.closed["listing"] == 1 and third.changes.opened["listing"] == 0
