"""Acts to test on: rows of the real layout, as the bytes of a table."""

import csv
import io

HEADER = (
    "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,"
    "nationality,jurisdiction,birthDate,birthPlace,position,passportNumber,gender,appearance,ethnicity,fatherName,"
    "motherName,incorporationDate,legalForm,sector,registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,"
    "okpoCode,leiCode,swiftBic,ticker,imoNumber,mmsi,flag,address,phone,email,website,notes"
)
ORDINARY = {
    "celex": "32014R0269",
    "programKey": "EU-UKR",
    "annex": "I.PERSONS",
    "measure": "Asset freeze",
    "startDate": "17.3.2014",
    "schema": "Person",
    "name": "Ivan Ivanovich PETROV",
}


def act(*rows: dict[str, str]) -> bytes:
    """A table of rows that differ from an ordinary one, numbered in their order."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER.split(","), restval="", lineterminator="\r\n")
    writer.writeheader()
    for number, row in enumerate(rows, start=1):
        writer.writerow(ORDINARY | {"recordId": str(number)} | row)
    return text.getvalue().encode()


ORGANISATION = {"annex": "I.ENTITIES", "schema": "LegalEntity", "name": "OJSC ‘Agat’ (ОАО ‘Агат’)"}
