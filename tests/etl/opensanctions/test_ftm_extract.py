"""FollowTheMoney entities to statements: things, sanctions, documents and links."""

from typing import Any

import orjson
import polars as pl
import pytest

from etl.extraction import Extraction
from etl.opensanctions.extract import extract_list
from etl.opensanctions.reading import read_list
from etl.sources.opensanctions.extract import programmes
from models.frames import row_rules
from models.tables import tables


def entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    names = properties.get("name", [key])
    return {
        "id": key,
        "schema": schema,
        "caption": names[0],
        "target": schema != "Address",
        "datasets": ["x_list"],
        "properties": properties,
    }


def extracted(*entities: dict[str, Any], is_collection: bool = False) -> Extraction:
    content = b"\n".join(map(orjson.dumps, entities))
    found = extract_list(
        "opensanctions", read_list("entities", content), programmes(), is_collection=is_collection
    )
    for table, frame in found.statements.items():
        for name, rule in row_rules(tables()[table]).items():
            if set(rule.meta.root_names()) <= set(frame.columns):
                assert frame.filter(~rule).is_empty(), (table, name)
    return found


def rows(extraction: Extraction, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return extraction.statements[table].select(columns).rows()


ANN = entity(
    "p1", "Person", name=["Ann Lee", "Lee Ann"], alias=["Енн Лі"], weakAlias=["Annie"], previousName=["Ann Poe"],
    birthDate=["1970-05"], birthPlace=["Kyiv"], birthCountry=["suhh"], nationality=["ua", "suhh"],
    citizenship=["gb-sct"], country=["ua"], innCode=["7707083893"], passportNumber=["AB 12"], idNumber=["99"],
    gender=["female"], deathDate=["Unknown"], topics=["sanction"], address=["1 Main St"], indexText=["noise"],
)  # fmt: skip


def test_a_person() -> None:
    found = extracted(ANN, is_collection=True)
    assert found.issues == () and found.rejected.is_empty()
    assert found.entities.rows() == [("entities", "p1", "Person", "Ann Lee", "UA")]
    assert rows(found, "name", "kind", "value", "script") == [
        ("primary", "Ann Lee", None),
        ("alias", "Lee Ann", None),
        ("alias", "Енн Лі", "Cyrl"),
        ("weak_alias", "Annie", None),
        ("former", "Ann Poe", None),
    ]
    assert rows(found, "birth", "born_on", "place", "country", "printed") == [
        ("1970-05", "Kyiv", None, "1970-05, Kyiv, USSR")
    ]
    assert rows(found, "nationality", "kind", "country", "country_printed") == [
        ("nationality", None, "USSR"),
        ("nationality", "UA", "UA"),
        ("citizenship", "GB", "GB"),
    ]
    assert sorted(rows(found, "identifier", "scheme", "value", "label", "country")) == [
        ("inn", "7707083893", "innCode", "RU"),
        ("national_id", "99", "idNumber", None),
        ("passport", "AB 12", "passportNumber", None),
    ]
    assert rows(found, "address", "full_address") == [("1 Main St",)]
    assert dict(rows(found, "attribute", "property", "value")) == {
        "country": "UA",
        "deathDate": "Unknown",
        "gender": "female",
        "topics": "sanction",
        "dataset": "x_list",
        "target": "true",
    }


def test_several_dates_and_places_of_birth_do_not_belong_together() -> None:
    found = extracted(
        entity(
            "p", "Person", name=["P"], birthDate=["1970", "1971"], birthPlace=["Riga"], birthCountry=["lv"]
        )
    )
    assert rows(found, "birth", "born_on", "place", "country", "printed") == [
        ("1970", None, None, "1970"),
        ("1971", None, None, "1971"),
        (None, "Riga", None, "Riga"),
        (None, None, "LV", "LV"),
    ]


def test_a_vessel_with_links_in_its_own_properties() -> None:
    owner = entity("c1", "Company", name=["Sea Co"], uscCode=["91110000600037341L"], jurisdiction=["hk"])
    vessel = entity(
        "v1", "Vessel", name=["Sea"], imoNumber=["IMO9253325"], mmsi=["123456789"], flag=["pa"],
        pastFlags=["lr", "mh"], registrationNumber=["R1"], owner=["c1"], operator=["somebody"], tonnage=["10"],
    )  # fmt: skip
    found = extracted(owner, vessel)
    assert found.entities["country"].to_list() == ["HK", "PA"]
    assert rows(found, "relation", "kind", "other_name", "other_key", "label") == [
        ("owned_by", "Sea Co", "c1", "owner")
    ]
    stated = rows(found, "attribute", "property", "value")
    assert ("operator", "somebody") in stated and ("pastFlags", "MH") in stated
    assert ("imo", "9253325") in rows(found, "identifier", "scheme", "normalised")


def test_the_schema_decides_what_a_number_is() -> None:
    plane = entity("a", "Airplane", name=["A"], registrationNumber=["RA-1"], serialNumber=["77"])
    company = entity("c", "Company", name=["C"], registrationNumber=["5"], idNumber=["6"])
    found = extracted(plane, company, entity("w", "CryptoWallet", publicKey=["bc1"], holder=["c"]))
    assert set(rows(found, "identifier", "scheme", "value")) == {
        ("aircraft_tail", "RA-1"),
        ("aircraft_serial", "77"),
        ("registration", "5"),
        ("other", "6"),
        ("wallet", "bc1"),
    }
    assert rows(found, "relation", "kind", "other_key") == [("owned_by", "c")]


def test_an_address_entity() -> None:
    address = entity(
        "a", "Address", street=["High St 1"], city=["Leeds"], postalCode=["LS1"], country=["gb"], remarks=["shop"]
    )  # fmt: skip
    found = extracted(address, entity("p", "Person", name=["P"], addressEntity=["a"]))
    assert rows(found, "address", "full_address", "street", "city", "country", "remark") == [
        ("High St 1, LS1, Leeds, GB", "High St 1", "LS1, Leeds", "GB", "shop")
    ]
    lost = extracted(entity("p", "Person", name=["P"], addressEntity=["nowhere"]))
    assert ("addressEntity", "nowhere") in rows(lost, "attribute", "property", "value")


def test_a_sanction_is_a_designation_under_each_programme() -> None:
    sanction = entity(
        "s", "Sanction", entity=["p1"], program=["Decree 1"], programId=["EU-RUS", "EU-UKR"], authority=["Council"],
        listingDate=["2022-03-02"], startDate=["2022-03-01"], endDate=["2025-03"], modifiedAt=["2023-01-01"],
        reason=["because"], provisions=["Asset freeze", "Odd thing"], unscId=["QDi.001"], recordId=["12"],
        authorityId=["A-1"], country=["ua"], status=["active"], duration=["3 years"],
        sourceUrl=["https://example.org"], publisher=["X"],
    )  # fmt: skip
    found = extracted(entity("p1", "Person", name=["P"]), sanction)
    assert found.issues == ()
    columns = ("listed_on", "amended_on", "ended_on", "date_basis", "legal_act", "reason", "measures")
    assert rows(found, "designation", "programme_id", *columns) == [
        (f"opensanctions:{key}", "2022-03-02", "2023-01-01", "2025-03", "stated", "Decree 1", "because", "asset_freeze")
        for key in ("EU-RUS", "EU-UKR")
    ]  # fmt: skip
    assert set(rows(found, "identifier", "scheme", "value")) == {
        ("list_id", "A-1"),
        ("list_id", "12"),
        ("un_reference", "QDi.001"),
    }
    assert {
        ("authority", "Council"),
        ("provisions", "Odd thing"),
        ("sanctionCountry", "UA"),
        ("sanctionStatus", "active"),
        ("sanctionDuration", "3 years"),
        ("sourceUrl", "https://example.org"),
    } <= set(rows(found, "attribute", "property", "value"))


@pytest.mark.parametrize(
    ("properties", "key"),
    [({"program": ["Act 5"]}, "Act 5"), ({"authority": ["Ministry"]}, "Ministry"), ({}, "x_list")],
)
def test_a_sanction_without_a_programme_key(properties: dict[str, Any], key: str) -> None:
    sanction = entity("s", "Sanction", entity=["p1"], startDate=["2022"], **properties)
    found = extracted(entity("p1", "Person", name=["P"]), sanction)
    assert rows(found, "designation", "programme_id", "listed_on", "legal_act") == [
        (f"opensanctions:{key}", "2022", None)
    ]
    assert found.issues == (f"programme not described: {key} (1 times)",)
    assert extracted(entity("p1", "Person", name=["P"]), sanction, is_collection=True).issues == ()


def test_documents_are_identifiers() -> None:
    passport = entity("d1", "Passport", holder=["p1"], number=["X1"], country=["ru"], endDate=["2030"])
    card = entity("d2", "Identification", holder=["p1"], number=["Y2"], type=["ID card"])
    found = extracted(entity("p1", "Person", name=["P"]), passport, card)
    assert rows(found, "identifier", "scheme", "value", "label", "country", "remark") == [
        ("passport", "X1", "Passport", "RU", "endDate: 2030"),
        ("national_id", "Y2", "ID card", None, None),
    ]


@pytest.mark.parametrize(
    ("schema", "properties", "relation"),
    [
        ("Ownership", {"asset": ["p1"], "owner": ["p2"], "percentage": ["51 %"]}, ("owned_by", "51 %")),
        ("Directorship", {"director": ["p1"], "organization": ["p2"]}, ("leads", "directorship")),
        ("Membership", {"member": ["p1"], "organization": ["p2"], "role": ["chair"]}, ("member_of", "chair")),
        ("Employment", {"employee": ["p1"], "employer": ["p2"]}, ("employed_by", "employment")),
        ("Family", {"person": ["p1"], "relative": ["p2"], "relationship": ["son"]}, ("family", "son")),
        ("Associate", {"person": ["p1"], "associate": ["p2"]}, ("associate_of", "associate")),
        (
            "UnknownLink",
            {"subject": ["p1"], "object": ["p2"], "recordId": ["1"]},
            ("linked_to", "unknownlink"),
        ),
        ("Representation", {"agent": ["p1"], "client": ["p2"], "role": ["lawyer"]}, ("acts_for", "lawyer")),
        ("Succession", {"successor": ["p1"], "predecessor": ["p2"]}, ("successor_of", "succession")),
        (
            "Occupancy",
            {"holder": ["p1"], "post": ["p2"], "startDate": ["2020"]},
            ("linked_to", "2020 to now"),
        ),
    ],
)
def test_links_are_relations(schema: str, properties: dict[str, Any], relation: tuple[str, str]) -> None:
    link = entity("e", schema, **properties)
    found = extracted(entity("p1", "Person", name=["P"]), entity("p2", "Company", name=["Q"]), link)
    assert found.issues == ()
    assert rows(found, "relation", "entity_key", "other_name", "other_key", "kind", "label") == [
        ("p1", "Q", "p2", *relation)
    ]


def test_an_office_that_is_not_named_is_an_attribute() -> None:
    held = entity("h", "Occupancy", holder=["p1"], startDate=["1975"], endDate=["1995"])
    found = extracted(entity("p1", "Person", name=["P"]), held, entity("i", "Occupancy", holder=["p1"]))
    assert rows(found, "relation", "kind") == []
    stated = rows(found, "attribute", "property", "value")
    assert ("occupancy", "1975 to 1995") in stated and ("occupancy", "unnamed") in stated


def test_what_cannot_be_placed_is_refused() -> None:
    nameless = {"id": "n", "schema": "Person", "properties": {}}
    orphan = entity("s", "Sanction", entity=["nobody"], program=["A"])
    found = extracted(entity("e", "Event", name=["E"]), nameless, orphan, entity("t", "Sanction"))
    assert found.entities.is_empty()
    assert found.rejected.select("entity_key", "reasons").rows() == [
        ("e", "entity_schema"),
        ("n", "entity_has_name"),
        ("nobody", "no entity nobody in the file"),
        ("t", "no entity t in the file"),
    ]


def test_what_is_not_known_is_an_issue() -> None:
    person = entity(
        "p1", "Person", **{"name": ["P"], "odd name!": ["x"], "nationality": ["qx"], "birthDate": ["x"]}
    )
    link = entity("f", "Family", person=["p1"], relative=["p2"], colour=["red"])
    document = entity("d", "Passport", holder=["p1"])
    sanction = entity("s", "Sanction", entity=["p1"]) | {"datasets": []}
    strange = orjson.dumps({"schema": "Person", "caption": "P", "shape": ["round"]}).decode()
    found = extracted(person, link, document, sanction)
    assert set(found.issues) == {
        f"{issue} (1 times)"
        for issue in (
            "not the name of a property: odd name!",
            "country not known (nationality): qx",
            "date not understood (birthDate): x",
            "property of Family not mapped: colour",
            "Passport without a number",
            "sanction without programme, authority and dataset",
        )
    }
    record = {"part": "entities", "record_key": "p", "entity_key": "p", "content": strange}
    again = extract_list("opensanctions", pl.DataFrame([record]), programmes())
    assert again.issues == ("field not mapped: shape (1 times)",)
