"""A small UK Sanctions List in the layouts of its two official formats; both say the same."""

import csv
import io

HEADER_LINE = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
    "Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,"
    "Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,"
    "Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,"
    "Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,"
    "National Identifier additional information,Passport number,Passport additional information,Position,Gender,"
    "Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),"
    "IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,"
    "Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"
)
HEADER = HEADER_LINE.split(",")
AFGHANISTAN = "The Afghanistan (Sanctions) (EU Exit) Regulations 2020"
RUSSIA = "The Russia (Sanctions) (EU Exit) Regulations 2019"
PERSON = f"""
<Designation>
  <LastUpdated>14/04/2026</LastUpdated><DateDesignated>25/01/2001</DateDesignated>
  <UniqueID>AFG0901</UniqueID><OFSIGroupID>7172</OFSIGroupID><UNReferenceNumber>TAi.902</UNReferenceNumber>
  <Names>
    <Name><Name1>OMAR </Name1><Name2>HASSAN</Name2><Name6>SAMPLE</Name6><NameType>Primary Name</NameType></Name>
    <Name><Name1>Umar</Name1><Name6>Sample</Name6><NameType>Primary name variation</NameType></Name>
    <Name><Name6>Haji Omar</Name6><NameType>Alias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name>
    <Name><Name6>The Wolf</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
    <Name><NameType>Primary Name</NameType></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>عمر</NameNonLatinScript><NonLatinScriptType>Arabic</NonLatinScriptType>
    <NonLatinScriptLanguage>Arabic</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
  <Titles><Title>Mullah</Title></Titles>
  <RegimeName>{AFGHANISTAN}</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
  <DesignationSource>UN</DesignationSource><SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
  <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><ArmsEmbargo>false</ArmsEmbargo>
    <TargetedArmsEmbargo>true</TargetedArmsEmbargo><TravelBan>true</TravelBan></SanctionsImposedIndicators>
  <OtherInformation>Close associate of no one.</OtherInformation>
  <UKStatementofReasons>Deputy Minister.</UKStatementofReasons>
  <Addresses><Address><AddressLine1>Street 1</AddressLine1><AddressLine6>Kabul</AddressLine6>
    <AddressPostalCode>1001</AddressPostalCode><AddressCountry>Afghanistan</AddressCountry></Address></Addresses>
  <IndividualDetails><Individual>
    <DOBs><DOB>dd/mm/1945</DOB><DOB>dd/09/1958</DOB><DOB>01/03/1958</DOB><DOB>00/00/1975</DOB><DOB>15/08/19yy</DOB><DOB>1962</DOB></DOBs>
    <PassportDetails><Passport><PassportNumber>P04581926</PassportNumber>
        <PassportAdditionalInformation>Pakistani. Expired 2013.</PassportAdditionalInformation></Passport>
      <Passport><PassportAdditionalInformation>Lost in 1999</PassportAdditionalInformation></Passport></PassportDetails>
    <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>7707083893</NationalIdentifierNumber>
        <NationalIdentifierAdditionalInformation>Russian INN</NationalIdentifierAdditionalInformation></NationalIdentifier></NationalIdentifierDetails>
    <Nationalities><Nationality>Afghanistan</Nationality></Nationalities>
    <Positions><Position>Deputy Minister of Civil Aviation</Position></Positions><Genders><Gender>Male</Gender></Genders>
    <BirthDetails><Location><TownOfBirth>Lakhi village</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location></BirthDetails>
  </Individual></IndividualDetails>
</Designation>"""
COMPANY = f"""
<Designation>
  <LastUpdated>04/08/2026</LastUpdated><DateDesignated>24/02/2022</DateDesignated><UniqueID>RUS0902</UniqueID>
  <Names><Name><Name6>SAMPLE BANK</Name6><NameType>Primary name</NameType></Name></Names>
  <RegimeName>{RUSSIA}</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip>
  <DesignationSource>UK</DesignationSource><SanctionsImposed>Asset freeze|Trust Services</SanctionsImposed>
  <EntityDetails><Entity><TypeOfEntities><TypeOfEntity>Bank</TypeOfEntity></TypeOfEntities>
    <BusinessRegistrationNumbers><BusinessRegistrationNumber>INN: 7707083893OGRN: 1027700132195</BusinessRegistrationNumber></BusinessRegistrationNumbers>
    <ParentCompanies><ParentCompany>Sample Holding</ParentCompany></ParentCompanies>
    <Subsidiaries><Subsidiary>Sample One; Sample Two</Subsidiary></Subsidiaries></Entity></EntityDetails>
  <PhoneNumbers><PhoneNumber>+7 495 1</PhoneNumber></PhoneNumbers>
  <EmailAddresses><EmailAddress>a@example.org; b@example.org</EmailAddress></EmailAddresses>
  <Websites><Website>http://example.org</Website></Websites>
</Designation>"""
SHIP = f"""
<Designation>
  <LastUpdated>18/12/2025</LastUpdated><DateDesignated>09/05/2025</DateDesignated><UniqueID>RUS0903</UniqueID>
  <Names><Name><Name6>SAMPLE STAR</Name6><NameType>Primary name</NameType></Name></Names>
  <RegimeName>{RUSSIA}</RegimeName><IndividualEntityShip>Ship</IndividualEntityShip>
  <DesignationSource>UK</DesignationSource><SanctionsImposed>Prohibition of port entry</SanctionsImposed>
  <ShipDetails><Ship><IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers>
    <CurrentOwnerOperators><CurrentOwnerOperator>Sample Lines</CurrentOwnerOperator></CurrentOwnerOperators>
    <PreviousOwnerOperators><PreviousOwnerOperator>Older Lines</PreviousOwnerOperator></PreviousOwnerOperators>
    <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
    <PreviousFlags><PreviousFlag>Panama</PreviousFlag></PreviousFlags>
    <TypeOfShipDetails><TypeOfShip>Bulk Carrier</TypeOfShip></TypeOfShipDetails>
    <TonnageOfShipDetails><TonnageOfShip>7078</TonnageOfShip></TonnageOfShipDetails>
    <LengthOfShipDetails><LengthOfShip>100m</LengthOfShip></LengthOfShipDetails>
    <YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt></Ship></ShipDetails>
</Designation>"""
_PERSON = {
    "Last Updated": "14/04/2026", "Date Designated": "25/01/2001", "Unique ID": "AFG0901", "OFSI Group ID": "7172",
    "UN Reference Number": "TAi.902", "Title": "Mullah", "Regime Name": AFGHANISTAN, "Designation Type": "Individual",
    "Designation source": "UN", "Sanctions Imposed": "Asset freeze|Travel Ban|Targeted Arms Embargo",
    "Other Information": "Close associate of no one.", "UK Statement of Reasons": "Deputy Minister.",
    "Address Line 1": "Street 1", "Address Line 6": "Kabul", "Address Postal Code": "1001",
    "Address Country": "Afghanistan", "Nationality(/ies)": "Afghanistan", "Gender": "Male",
    "Position": "Deputy Minister of Civil Aviation", "Town of birth": "Lakhi village",
    "Country of birth": "Afghanistan",
}  # fmt: skip
_COMPANY = {
    "Last Updated": "04/08/2026", "Date Designated": "24/02/2022", "Unique ID": "RUS0902", "Name 6": "SAMPLE BANK",
    "Name type": "Primary name", "Regime Name": RUSSIA, "Designation Type": "Entity", "Designation source": "UK",
    "Sanctions Imposed": "Asset freeze|Trust Services", "Type of entity": "Bank", "Parent company": "Sample Holding",
    "Business registration number (s)": "INN: 7707083893OGRN: 1027700132195", "Phone number": "+7 495 1",
    "Subsidiaries": "Sample One; Sample Two", "Email address": "a@example.org; b@example.org",
    "Website": "http://example.org",
}  # fmt: skip
_SHIP = {
    "Last Updated": "18/12/2025", "Date Designated": "09/05/2025", "Unique ID": "RUS0903", "Name 6": "SAMPLE STAR",
    "Name type": "Primary name", "Regime Name": RUSSIA, "Designation Type": "Ship", "Designation source": "UK",
    "Sanctions Imposed": "Prohibition of port entry", "IMO number": "IMO9074729", "Year Built": "2011",
    "Current owner/operator (s)": "Sample Lines", "Previous owner/operator (s)": "Older Lines",
    "Current believed flag of ship": "Comoros", "Previous flags": "Panama", "Type of ship": "Bulk Carrier",
    "Tonnage of ship": "7078", "Length of ship": "100m",
}  # fmt: skip
# The CSV format repeats an entry for every name, date and document; the second row has no name.
ROWS: list[dict[str, str]] = [
    {**_PERSON, "Name 1": "OMAR ", "Name 2": "HASSAN", "Name 6": "SAMPLE", "Name type": "Primary Name", "D.O.B": "dd/mm/1945",
     "Passport number": "P04581926", "Passport additional information": "Pakistani. Expired 2013."},
    {**_PERSON, "Name type": "Primary Name", "D.O.B": "dd/09/1958", "Passport additional information": "Lost in 1999"},
    {**_PERSON, "Name 1": "Umar", "Name 6": "Sample", "Name type": "Primary name variation", "D.O.B": "01/03/1958"},
    {**_PERSON, "Name 6": "Haji Omar", "Name type": "Alias", "Alias strength": "Good quality a.k.a", "D.O.B": "00/00/1975"},
    {**_PERSON, "Name 6": "The Wolf", "Name type": "ALias", "Alias strength": "Low quality a.k.a", "D.O.B": "15/08/19yy"},
    {**_PERSON, "Name 6": "The Wolf", "Name type": "ALias", "Alias strength": "Low quality a.k.a", "D.O.B": "15/08/19yy"},
    {**_PERSON, "Name non-latin script": "عمر", "Non-latin script type": "Arabic", "Non-latin script language": "Arabic",
     "D.O.B": "1962", "National Identifier number": "7707083893", "National Identifier additional information": "Russian INN"},
    _COMPANY,
    _SHIP,
]  # fmt: skip


def uk_xml(designations: str = PERSON + COMPANY + SHIP) -> bytes:
    """The bytes of a list with these elements."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n<Designations><DateGenerated>20/08/2026</DateGenerated>'
    return f"{head}{designations}</Designations>".encode()


def uk_csv(rows: list[dict[str, str]] | None = None, header: list[str] = HEADER) -> bytes:
    """The bytes of a list with these rows, after the line that states the day."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="")
    writer.writeheader()
    writer.writerows(ROWS if rows is None else rows)
    return ("\ufeffReport Date: 20-Aug-2026\r\n" + text.getvalue()).encode()
