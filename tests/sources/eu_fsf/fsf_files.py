"""A list of two entities in both forms, in the layout of version 1.1; names and numbers are made up."""

import csv
import io

XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">
  <sanctionEntity designationDate="2014-03-17" designationDetails="Detail" unitedNationId="QDi.999" euReferenceNumber="EU.36.64" logicalId="1">
    <remark>(UNSC RESOLUTION 1)</remark>
    <regulation regulationType="amendment" organisationType="council" publicationDate="2018-02-16" entryIntoForceDate="2018-02-17" numberTitle="2018/223 (OJ L43)" programme="UKR" logicalId="9">
      <publicationUrl>https://eur-lex.europa.eu/x</publicationUrl>
    </regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Иван Петров" function="" gender="" title="" nameLanguage="RU" strong="true" regulationLanguage="en" logicalId="10"/>
    <nameAlias firstName="Ivan" middleName="" lastName="Petrov" wholeName="Ivan Petrov" function="Minister" gender="M" title="Dr" nameLanguage="" strong="true" regulationLanguage="en" logicalId="11">
      <regulationSummary regulationType="amendment" publicationDate="2018-02-16" numberTitle="2018/223 (OJ L43)" publicationUrl="https://eur-lex.europa.eu/x"/>
    </nameAlias>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Wanja" function="" gender="" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="12">
      <remark>Low quality alias</remark>
    </nameAlias>
    <citizenship region="" countryIso2Code="IR" countryDescription="IRAN (ISLAMIC REPUBLIC OF)" regulationLanguage="en" logicalId="13"/>
    <birthdate circa="false" calendarType="GREGORIAN" city="Minsk" zipCode="" birthdate="1956-02-07" dayOfMonth="7" monthOfYear="2" year="1956" region="" place="" countryIso2Code="BY" countryDescription="BELARUS" regulationLanguage="en" logicalId="14"/>
    <birthdate circa="true" calendarType="GREGORIAN" city="" zipCode="" yearRangeFrom="1955" yearRangeTo="1957" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="15"/>
    <birthdate circa="false" calendarType="ISLAMIC" city="" zipCode="" year="1375" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="16"/>
    <birthdate circa="false" calendarType="GREGORIAN" city="" zipCode="" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="17"/>
    <identification diplomatic="false" knownExpired="true" knownFalse="false" reportedLost="false" revokedByIssuer="false" issuedBy="Police" issuedDate="2001-01-02" latinNumber="" nameOnDocument="" number="AD 001095" region="" countryIso2Code="BY" countryDescription="BELARUS" identificationTypeCode="passport" identificationTypeDescription="National passport" regulationLanguage="en" logicalId="18">
      <remark>(passport)</remark>
    </identification>
    <address city="Minsk" street="Main St 1" poBox="7" zipCode="220000" region="" place="" asAtListingTime="true" countryIso2Code="BY" countryDescription="BELARUS" regulationLanguage="en" logicalId="19">
      <contactInfo key="EMAIL" value="a@b.by, c@d.by"/>
      <contactInfo key="PHONE" value="+375 1"/>
    </address>
    <address city="" street="" poBox="" zipCode="" region="" place="" asAtListingTime="false" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="20">
      <remark>In hiding</remark>
    </address>
  </sanctionEntity>
  <sanctionEntity designationDetails="" unitedNationId="" logicalId="207">
    <regulation regulationType="regulation" organisationType="council" publicationDate="2022-02-23" entryIntoForceDate="2022-02-23" numberTitle="2022/260 (OJ L42)" programme="UKR" logicalId="21"/>
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Bank Ruritania" function="Owned by others" title="" nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="22"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Τράπεζα" function="" title="" nameLanguage="EL" strong="true" regulationLanguage="en" logicalId="23"/>
    <identification number="1027700132195" identificationTypeCode="regnumber" identificationTypeDescription="Registration Number" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" regulationLanguage="en" logicalId="24"/>
    <identification number="JSNMRUMM" identificationTypeCode="swiftbic" identificationTypeDescription="SWIFT BIC" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="25"/>
  </sanctionEntity>
</export>
"""

OF_ACT = "Regulation_Type Regulation_OrganisationType Regulation_PublicationDate Regulation_EntryIntoForceDate Regulation_NumberTitle Regulation_Programme Regulation_PublicationUrl"
OF_BLOCK = f"LogicalId RegulationLanguage Remark {OF_ACT}"
COLUMNS = {
    "Entity": f"LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark SubjectType SubjectType_ClassificationCode {OF_ACT}",
    "NameAlias": f"LastName FirstName MiddleName WholeName NameLanguage Gender Title Function {OF_BLOCK}",
    "Address": f"City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code CountryDescription {OF_BLOCK}",
    "BirthDate": f"BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City CountryIso2Code CountryDescription {OF_BLOCK}",
    "Identification": f"Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate ValidFrom ValidTo LatinNumber NameOnDocument TypeCode TypeDescription Region CountryIso2Code CountryDescription {OF_BLOCK}",
    "Citizenship": f"Region CountryIso2Code CountryDescription {OF_BLOCK}",
}
HEADER = [
    "fileGenerationDate",
    *(f"{block}_{name}" for block, names in COLUMNS.items() for name in names.split()),
]
PERSON = {
    "Entity_LogicalId": "1", "Entity_EU_ReferenceNumber": "EU.36.64", "Entity_UnitedNationId": "QDi.999",
    "Entity_DesignationDate": "2014-03-17", "Entity_DesignationDetails": "Detail", "Entity_Remark": "(UNSC RESOLUTION 1)",
    "Entity_SubjectType": "P", "Entity_SubjectType_ClassificationCode": "person", "Entity_Regulation_Type": "amendment",
    "Entity_Regulation_OrganisationType": "council", "Entity_Regulation_PublicationDate": "2018-02-16",
    "Entity_Regulation_EntryIntoForceDate": "2018-02-17", "Entity_Regulation_NumberTitle": "2018/223 (OJ L43)",
    "Entity_Regulation_Programme": "UKR", "Entity_Regulation_PublicationUrl": "https://eur-lex.europa.eu/x",
}  # fmt: skip
BANK = {
    "Entity_LogicalId": "207", "Entity_SubjectType": "E", "Entity_SubjectType_ClassificationCode": "enterprise",
    "Entity_Regulation_Type": "regulation", "Entity_Regulation_OrganisationType": "council",
    "Entity_Regulation_PublicationDate": "2022-02-23", "Entity_Regulation_EntryIntoForceDate": "2022-02-23",
    "Entity_Regulation_NumberTitle": "2022/260 (OJ L42)", "Entity_Regulation_Programme": "UKR",
}  # fmt: skip
NOWHERE = {"CountryIso2Code": "00", "CountryDescription": "UNKNOWN"}
BELARUS = {"CountryIso2Code": "BY", "CountryDescription": "BELARUS"}


def _of(block: str, **values: str) -> dict[str, str]:
    return {f"{block}_{name}": value for name, value in {"RegulationLanguage": "en", **values}.items()}


ROWS = [
    PERSON | _of("NameAlias", WholeName="Иван Петров", NameLanguage="RU", LogicalId="10"),
    PERSON | _of("NameAlias", WholeName="Ivan Petrov", FirstName="Ivan", LastName="Petrov", Gender="M", Title="Dr", Function="Minister", LogicalId="11", Regulation_Type="amendment"),
    PERSON | _of("NameAlias", WholeName="Wanja", LogicalId="12", Remark="Low quality alias"),
    PERSON | _of("Citizenship", CountryIso2Code="IR", CountryDescription="IRAN (ISLAMIC REPUBLIC OF)", LogicalId="13"),
    PERSON | _of("BirthDate", BirthDate="1956-02-07", Day="7", Month="2", Year="1956", Circa="false", CalendarType="GREGORIAN", City="Minsk", LogicalId="14", **BELARUS),
    PERSON | _of("BirthDate", YearRangeFrom="1955", YearRangeTo="1957", Circa="true", CalendarType="GREGORIAN", LogicalId="15", **NOWHERE),
    PERSON | _of("BirthDate", Year="1375", Circa="false", CalendarType="ISLAMIC", LogicalId="16", **NOWHERE),
    PERSON | _of("Identification", Number="AD 001095", KnownExpired="true", KnownFalse="false", IssuedBy="Police", IssuedDate="2001-01-02", TypeCode="passport", TypeDescription="National passport", LogicalId="18", Remark="(passport)", **BELARUS),
    PERSON | _of("Address", City="Minsk", Street="Main St 1", PoBox="7", ZipCode="220000", AsAtListingTime="true", ContactInfo="EMAILa@b.by, c@d.byPHONE+375 1", LogicalId="19", **BELARUS),
    PERSON | _of("Address", AsAtListingTime="false", Remark="In hiding", LogicalId="20", **NOWHERE),
    BANK | _of("NameAlias", WholeName="Bank Ruritania", NameLanguage="EN", Function="Owned by others", LogicalId="22"),
    BANK | _of("NameAlias", WholeName="Τράπεζα", NameLanguage="EL", LogicalId="23"),
    BANK | _of("Identification", Number="1027700132195", TypeCode="regnumber", TypeDescription="Registration Number", CountryIso2Code="RU", CountryDescription="RUSSIAN FEDERATION", LogicalId="24"),
    BANK | _of("Identification", Number="JSNMRUMM", TypeCode="swiftbic", TypeDescription="SWIFT BIC", LogicalId="25", **NOWHERE),
]  # fmt: skip


def table(rows: list[dict[str, str]], header: list[str] = HEADER) -> bytes:
    """The CSV of these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, header, restval="", delimiter=";", lineterminator="\n", extrasaction="ignore"
    )
    writer.writeheader()
    writer.writerows({"fileGenerationDate": "05/08/2026"} | row for row in rows)
    return ("\ufeff" + text.getvalue()).encode()
