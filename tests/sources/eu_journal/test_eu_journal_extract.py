"""Acts from bytes to entities and designations: keys, statements, refusals, history."""

from datetime import datetime
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import Engine, func, select

from etl.declare import source
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.sources.eu_journal.extract import MEASURES, extract, programmes, read_records
from etl.store import open_store, reading
from models.errors import EmptyInput, InputError
from models.listings import Designation, Listing, Record
from models.settings import Settings
from models.vocabulary import Measure, RunState
from tests.sources.eu_journal.acts import ORGANISATION, act

PART = "32014R0269"


def keys(*rows: dict[str, str]) -> list[str]:
    return read_records(PART, act(*rows))["entity_key"].to_list()


def record_keys(*rows: dict[str, str]) -> list[str]:
    return read_records(PART, act(*rows))["record_key"].to_list()


def test_a_row_is_a_record_without_its_number() -> None:
    (row,) = read_records(PART, act({"reason": "He is."})).iter_rows(named=True)
    assert row["part"] == PART and "recordId" not in row["content"] and '"reason":"He is."' in row["content"]


def test_re_ordering_and_new_reasons_change_no_key() -> None:
    rows = [
        {"name": "A B", "birthDate": "1.1.1950"},
        {"name": "A B", "birthDate": "1.1.1960"},
        {"name": "C D"},
        {"name": "C D"},
    ]
    first, second = read_records(PART, act(*rows)), read_records(PART, act(*rows[::-1]))
    assert first.sort("record_key").equals(second.sort("record_key"))
    assert first["record_key"].n_unique() == 4
    changed = read_records(PART, act(*({**row, "reason": "New.", "address": "Minsk"} for row in rows)))
    assert changed.select("record_key", "entity_key").equals(first.select("record_key", "entity_key"))


def test_namesakes_stay_apart_and_one_person_under_two_annexes_is_one() -> None:
    one, same, other = keys(
        {"birthDate": "19.04.1952"}, {"birthDate": "19.4.1952", "annex": "II"}, {"birthDate": "19.4.1962"}
    )
    assert one == same != other
    first, second = keys({"birthDate": "1.2.1952"}, {"birthDate": "3.4.1952", "annex": "II"})
    assert first != second
    assert len(set(keys({"birthDate": "1949; 1952"}, {"annex": "II"}))) == 1, "the only one of that name"
    assert len(set(keys({"birthDate": "1949"}, {"birthDate": "1952"}, {"annex": "II"}))) == 3


def test_edits_of_an_entry_keep_its_entity() -> None:
    assert keys({"birthDate": "1952"}) == keys({"birthDate": "19.4.1952", "alias": "X", "position": "Y"})
    assert keys({"name": "Oleg PETROV"}) == keys({"name": "Oleg PETROV (Олег ПЕТРОВ)"})
    company = {**ORGANISATION, "schema": "Company", "registrationNumber": "1027700132195"}
    assert keys(ORGANISATION) == keys(company)
    ship = {"schema": "Vessel", "imoNumber": "9074729", "annex": "XLII"}
    assert keys({**ship, "name": "Old"}) == keys({**ship, "name": "New", "previousName": "Old"})
    assert len(set(keys({**ship, "name": "Twin"}, {**ship, "name": "Twin", "imoNumber": "9198783"}))) == 2


def test_two_entries_of_one_annex_and_day_are_two_entities() -> None:
    here, there = {**ORGANISATION, "alias": "Here"}, {**ORGANISATION, "alias": "There"}
    assert len(set(keys(here, there))) == 2
    assert len(set(keys(here, {**there, "annex": "IV"}))) == 1
    assert len(set(record_keys(here, here))) == 2 and len(set(keys(here, here))) == 1


def test_all_facts_of_a_person() -> None:
    row = {
        "name": "Ivan PETROV (Иван ПЕТРОВ)", "alias": "Iwan PETROW", "weakAlias": "Wanja", "previousName": "Ivan OLD",
        "nationality": "Russian, Swiss", "birthDate": "7.2.1956", "birthPlace": "Kyiv, USSR (now Ukraine)",
        "position": "Minister; Judge", "passportNumber": "753296761 (Russian)", "gender": "Male", "idNumber": "Ф-703443",
        "taxNumber": "500100732259", "address": "1 Main St, Minsk, Belarus; Tel. +375 1", "phone": "+7 1; +7 2",
        "email": "a@b.by, c@d.by", "website": "https://b.by", "reason": "He is.", "notes": "Retired.",
    }  # fmt: skip
    found = extract(read_records(PART, act(row)))
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.select("schema", "caption", "country").rows() == [("Person", "Ivan PETROV", "RU")]
    rows = {table: frame.drop("part", "entity_key") for table, frame in found.statements.items()}
    assert rows["name"].select("kind", "value", "script").rows() == [
        ("primary", "Ivan PETROV", None), ("original_script", "Иван ПЕТРОВ", "Cyrl"), ("alias", "Iwan PETROW", None),
        ("weak_alias", "Wanja", None), ("former", "Ivan OLD", None),
    ]  # fmt: skip
    assert rows["birth"].rows() == [
        ("1956-02-07", None, None, "Kyiv, USSR (now Ukraine)", "UA", "7.2.1956, Kyiv, USSR (now Ukraine)")
    ]
    assert rows["nationality"]["country"].to_list() == ["RU", "CH"]
    assert rows["identifier"].select("scheme", "normalised", "country").rows() == [
        ("passport", "753296761", "RU"), ("inn", "500100732259", None), ("national_id", "Ф703443", None)
    ]  # fmt: skip
    assert rows["address"].select("full_address", "country").rows() == [("1 Main St, Minsk, Belarus", "BY")]
    assert sorted(rows["attribute"].rows()) == [
        ("email", "a@b.by"), ("email", "c@d.by"), ("gender", "male"), ("notes", "Retired."), ("phone", "+375 1"),
        ("phone", "+7 1"), ("phone", "+7 2"), ("position", "Judge"), ("position", "Minister"), ("website", "https://b.by"),
    ]  # fmt: skip
    assert rows["designation"].rows() == [
        (
            "eu_journal:EU-UKR",
            "2014-03-17",
            None,
            None,
            "stated",
            "32014R0269, annex I.PERSONS",
            "He is.",
            "asset_freeze",
        )
    ]


def test_ships_and_companies_have_imo_numbers_of_two_series() -> None:
    ship = {"schema": "Vessel", "name": "Maria", "imoNumber": "9074729", "annex": "XLII", "flag": "Panama"}
    firm = {
        **ORGANISATION,
        "schema": "Company",
        "imoNumber": "1745868",
        "swiftBic": "JSNMRUMM",
        "jurisdiction": "Hong Kong",
    }
    found = extract(read_records(PART, act(ship, firm)))
    numbers = found.statements["identifier"].select("scheme", "value", "remark").rows()
    assert sorted(numbers, key=str) == [
        ("bic", "JSNMRUMM", None), ("imo", "1745868", "IMO company number"), ("imo", "9074729", None),
    ]  # fmt: skip
    assert dict(found.entities.select("schema", "country").rows()) == {"Vessel": "PA", "Company": "HK"}


def test_the_most_telling_schema_and_the_first_name_stand_for_an_entity() -> None:
    loud = {
        **ORGANISATION,
        "name": "OJSC AGAT",
        "schema": "Company",
        "annex": "V",
        "measure": "Export control",
    }
    found = extract(read_records(PART, act({**ORGANISATION, "name": "OJSC ‘Agat’"}, loud)))
    assert found.entities["schema"].to_list() == ["Company"]
    assert sorted(found.statements["name"]["kind"]) == ["alias", "primary"]
    assert sorted(found.statements["designation"]["measures"]) == ["asset_freeze", "export_ban"]


def test_what_is_not_known_is_an_issue_or_refused() -> None:
    odd = {
        "programKey": "EU-XYZ",
        "measure": "Frowning",
        "startDate": "soon",
        "birthDate": "the year of the dog",
        "nationality": "Elvish",
        "registrationNumber": "none",
    }
    found = extract(
        read_records(PART, act(odd, {"schema": "Spaceship", "name": "Enterprise"}, {"name": "’’"}))
    )
    assert set(found.issues) == {
        "programme not described: EU-XYZ (1 times)", "measure not known: Frowning (1 times)", "date not understood (startDate): soon (1 times)",
        "date of birth not understood: the year of the dog (1 times)", "country not known (nationality): Elvish (1 times)",
        "number not understood (registrationNumber): none (1 times)",
    }  # fmt: skip
    assert sorted(found.rejected["reasons"]) == ["name_filled", "schema_known"]
    more = read_records(PART, act({}).replace(b",notes\r", b",colour\r").replace(b",\r\n", b",red\r\n"))
    assert extract(more).issues == ("field not mapped: colour (1 times)",)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b" \r\n", EmptyInput),
        (b"<!DOCTYPE html><html></html>", InputError),
        (act({}).replace(b"startDate", b"since"), InputError),
        (act({})[:-30], InputError),
        (act({}) + b'32014R0269,"2', InputError),
        (b"\xff\xfe\x00", InputError),
        (act({"alias": "A" * 5001}), InputError),
    ],
)
def test_what_is_no_act_is_refused(content: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        read_records(PART, content)


def test_programmes_and_measures_are_of_the_vocabulary() -> None:
    known = {str(measure) for measure in Measure}
    assert {measure for row in programmes()["measures"] for measure in row.split(",")} | set(
        MEASURES.values()
    ) <= known
    assert programmes()["common_key"].to_list() == programmes()["programme_key"].to_list()


def test_an_act_alone_leaves_the_others_as_they_stood(
    migrated_file: Path, tmp_path: Path, settings: Settings
) -> None:
    store = tmp_path / "own.db"
    store.write_bytes(migrated_file.read_bytes())
    engine = open_store(f"sqlite:///{store}")
    folder = tmp_path / "acts"
    folder.mkdir()
    agat = {**ORGANISATION, "celex": "32006R0765", "programKey": "EU-BLR", "annex": "I.B"}
    (folder / "32014R0269.csv").write_bytes(act({}, ORGANISATION))
    (folder / "32006R0765.csv").write_bytes(act(agat))
    assert _load(engine, settings, folder, 1).parts == {"32006R0765": 1, "32014R0269": 2}
    assert (_count(engine, Listing), _count(engine, Designation)) == (2, 3)
    alone = folder / "32014R0269.csv"
    alone.write_bytes(act({"name": "New PERSON"}))
    report = _load(engine, settings, alone, 2)
    assert (report.state, report.parts) == (RunState.COMPLETED, {"32014R0269": 1})
    assert (_count(engine, Listing), _count(engine, Designation), _count(engine, Record)) == (2, 2, 2)
    again = _load(engine, settings, alone, 3)
    assert (again.state, again.opened_count, again.closed_count) == (RunState.UNCHANGED, 0, 0)


def _load(engine: Engine, settings: Settings, path: Path, day: int) -> RunReport:
    (report,) = run_source(source("eu_journal"), Origin(path, datetime(2026, 5, day)), settings, engine)
    return report


def _count(engine: Engine, table: type[Listing | Designation | Record]) -> int:
    with reading(engine) as connection:
        return connection.scalar(select(func.count()).where(table.seen_to.is_(None))) or 0


def test_extraction_of_one_entity_alone_is_the_same() -> None:
    records = read_records(PART, act({}, ORGANISATION, {**ORGANISATION, "annex": "V"}))
    whole = extract(records)
    for key in whole.entities["entity_key"]:
        alone = extract(records.filter(pl.col("entity_key") == key))
        for table, frame in alone.statements.items():
            assert frame.equals(whole.statements[table].filter(pl.col("entity_key") == key))
