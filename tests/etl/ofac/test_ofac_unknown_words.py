"""Words and fields that no table knows are issues, and records without type or name are refused."""

import polars as pl
import pytest

from etl.extraction import Extraction
from etl.sources.us_ofac_sdn.extract import extract, read_records
from tests.etl.ofac.test_ofac_forms import FOLDER

STANDARD = "<sdnList><sdnEntry><uid>1</uid>{}</sdnEntry></sdnList>"
ENHANCED = '<sanctionsData><entities><entity id="1"><generalInfo><entityType>Entity</entityType>{}</generalInfo>{}</entity></entities></sanctionsData>'
NAME = "<lastName>A</lastName><sdnType>Entity</sdnType>"
NAMES = (
    "<names><name><isPrimary>true</isPrimary><translations><translation><isPrimary>true</isPrimary>"
    "<script>Latin</script><formattedFullName>A</formattedFullName></translation></translations></name>{}</names>"
)


def _standard(inner: str) -> Extraction:
    return extract(read_records("sdn_xml", STANDARD.format(inner).encode()))


def _enhanced(inner: str, names: str = "", info: str = "") -> Extraction:
    content = ENHANCED.format(info, NAMES.format(names) + inner)
    return extract(read_records("sdn_enhanced", content.encode()))


@pytest.mark.parametrize(
    ("inner", "issue"),
    [
        ("<shoeSize>44</shoeSize>", "field not mapped: shoeSize"),
        ("<programList><program>X-99</program></programList>", "programme not described: X-99"),
        ("<idList><id><idType>Shoe</idType><idNumber>4</idNumber></id></idList>", "label not known: Shoe"),
        ("<idList><id><idType>Passport Card</idType><idNumber>4</idNumber></id></idList>", "label not known: Passport Card"),
        ("<akaList><aka><type>z.k.a.</type><category>strong</category><lastName>B</lastName></aka></akaList>", "kind of alias not known: z.k.a. strong"),
        ("<akaList><aka><type>a.k.a.</type><category>odd</category><lastName>B</lastName></aka></akaList>", "kind of alias not known: a.k.a. odd"),
        ("<addressList><address><country>Atlantis</country></address></addressList>", "country not known (address): Atlantis"),
        ("<vesselInfo><vesselFlag>Ruritania</vesselFlag></vesselInfo>", "country not known (vess_flag): Ruritania"),
        ("<dateOfBirthList><dateOfBirthItem><dateOfBirth>once</dateOfBirth></dateOfBirthItem></dateOfBirthList>", "date of birth not understood: once"),
    ],
)  # fmt: skip
def test_the_standard_form(inner: str, issue: str) -> None:
    assert _standard(NAME + inner).issues == (f"{issue} (1 times)",)


@pytest.mark.parametrize(
    ("inner", "issue"),
    [
        ("<mood>x</mood>", "field not mapped: mood"),
        ("<sanctionsTypes><sanctionsType>Frown</sanctionsType></sanctionsTypes>", "type of sanction not known: Frown"),
        ("<sanctionsPrograms><sanctionsProgram>X-99</sanctionsProgram></sanctionsPrograms>", "programme not described: X-99"),
        ("<features><feature><type>Shoe</type><value>4</value></feature></features>", "label not known: Shoe"),
        ("<features><feature><type>Gender</type><value>Male</value><size>4</size></feature></features>", "field not mapped: features/feature/size"),
        ("<identityDocuments><identityDocument><type>Card</type><documentNumber>4</documentNumber></identityDocument></identityDocuments>", "label not known: Card"),
        ("<relationships><relationship><type>Envies</type><relatedEntity entityId='2'>B</relatedEntity></relationship></relationships>", "type of relation not known: Envies"),
        ("<addresses><address id='1'><translations><translation><addressParts><addressPart><type>PLANET</type><value>X</value></addressPart></addressParts></translation></translations></address></addresses>", "part of an address not known: PLANET"),
    ],
)  # fmt: skip
def test_the_enhanced_form(inner: str, issue: str) -> None:
    assert _enhanced(inner).issues == (f"{issue} (1 times)",)


def test_names_of_unknown_type_or_script() -> None:
    translation = "<translation><isPrimary>true</isPrimary><script>{}</script><formattedFullName>B</formattedFullName></translation>"
    name = "<name id='2'><isPrimary>false</isPrimary><aliasType>{}</aliasType><translations>{}</translations></name>"
    odd_type = _enhanced("", names=name.format("Z.K.A.", translation.format("Latin")))
    assert odd_type.issues == ("type of alias not known: Z.K.A. (1 times)",)
    odd_script = _enhanced("", names=name.format("N.K.A.", translation.format("Runes")))
    assert odd_script.issues == ("script not known: Runes (1 times)",)
    assert odd_script.statements["name"]["kind"].to_list() == ["primary", "alias"]


def test_records_without_type_or_name_are_refused() -> None:
    standard = _standard("<sdnType>Ghost</sdnType>")
    assert standard.entities.is_empty()
    assert standard.rejected.select("table_name", "locator", "reasons").rows() == [
        ("entity", "sdn_xml:1", "sdn_type_known, sdn_name_filled")
    ]
    nameless = ENHANCED.format("", "")
    enhanced = extract(read_records("sdn_enhanced", nameless.encode()))
    assert enhanced.rejected["reasons"].to_list() == ["sdn_name_filled"]


def _advanced(old: str, new: str) -> tuple[pl.DataFrame, Extraction]:
    content = (FOLDER / "advanced.xml").read_text(encoding="utf-8")
    assert old in content
    records = read_records("sdn_advanced", content.replace(old, new).encode())
    return records, extract(records)


@pytest.mark.parametrize(
    ("old", "new", "issue"),
    [
        ('<FeatureType ID="224" FeatureTypeGroupID="1">Gender</FeatureType>', "", "label not known: FeatureType 224"),
        ('<RelationType ID="1555">Associate Of</RelationType>', "", "type of relation not known: RelationType 1555"),
        ('<SanctionsType ID="1705">Block</SanctionsType>', "", "type of sanction not known: SanctionsType 1705"),
        ('<Location ID="81">', '<Location ID="81"><Planet/><Star a="1"/>', "field not mapped: Location/Star"),
        ('<IDRegDocument ID="1" ', '<IDRegDocument ID="1" Colour="red" ', "field not mapped: IDRegDocument/@Colour"),
        ('<Feature ID="12" ', '<Feature ID="12" Mood="x" ', "field not mapped: DistinctParty/Profile/Feature/@Mood"),
        ('<ProfileRelationship ID="1" ', '<ProfileRelationship ID="1" Mood="x" ', "field not mapped: ProfileRelationship/@Mood"),
        ('<SanctionsEntry ID="102" ', '<SanctionsEntry ID="102" Mood="x" ', "field not mapped: SanctionsEntry/@Mood"),
    ],
)  # fmt: skip
def test_the_advanced_form(old: str, new: str, issue: str) -> None:
    _records, found = _advanced(old, new)
    assert [text.rpartition(" (")[0] for text in found.issues] == [issue]


def test_a_party_of_unknown_type_is_refused_and_one_without_number_has_no_key() -> None:
    _records, found = _advanced('Profile ID="104" PartySubTypeID="2"', 'Profile ID="104" PartySubTypeID="9"')
    assert found.rejected["reasons"].to_list() == ["sdn_type_known"] and found.entities.height == 3
    records, _found = _advanced('<DistinctParty FixedRef="104">', "<DistinctParty>")
    assert records["record_key"].to_list() == ["101", "102", "103", None]


def test_a_typographic_apostrophe_is_the_plain_one_of_the_labels() -> None:
    feature = "<features><feature><type>Aircraft Manufacturer’s Serial Number (MSN)</type><value>7</value></feature></features>"
    found = _enhanced(feature)
    assert found.issues == ()
    assert found.statements["identifier"].select("scheme", "value").rows() == [("aircraft_serial", "7")]


def test_an_unknown_legal_basis_is_no_legal_act() -> None:
    _records, found = _advanced("Executive Order 13224 (Terrorism)</LegalBasis>", "Unknown</LegalBasis>")
    assert found.statements["designation"]["legal_act"].to_list()[-1] is None


def test_the_name_of_a_second_identity_is_an_alias() -> None:
    second = (
        '<Identity ID="599" FixedRef="104" Primary="false" False="false"><Alias AliasTypeID="1403" Primary="true" '
        'LowQuality="false"><DocumentedName><DocumentedNamePart><NamePartValue ScriptID="215">EP-XYZ</NamePartValue>'
        "</DocumentedNamePart></DocumentedName></Alias></Identity>"
    )
    _records, found = _advanced('<Feature ID="37" ', second + '<Feature ID="37" ')
    assert found.issues == ()
    names = found.statements["name"].filter(pl.col("entity_key") == "104")
    assert names.select("kind", "value").rows() == [("primary", "EP-ABC"), ("alias", "EP-XYZ")]
