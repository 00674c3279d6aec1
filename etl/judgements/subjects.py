"""Claims in the store that a person can judge: those held back, with their words, and one by its id."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from etl.judgements.judgement import RULE
from etl.sources.documents.extract import CLAIM_TABLES, UNITS
from models.claims import Evidence, SanctionCount, SanctionMeasure
from models.errors import JudgementError
from models.judgements import JudgedClaim, Judgement
from models.provenance import Document
from models.tables import tables
from models.vocabulary import ClaimScope, Decision, Qualifier, TargetUnit

CONTEXT = 160
NAMED_IN_MESSAGE = 8
# Columns under the names of the fields that a correction sets.
FIELD_NAMES = {
    "issuer_codes": "imposer",
    "expeller_codes": "expeller",
    "nationality_codes": "nationality",
    "reporter_codes": "reporter",
    "partner_codes": "partner",
    "actor_codes": "actor",
    "target_codes": "target",
    "in_response_to_codes": "in_response_to",
    "person_count": "count",
    "troop_count": "troops",
    "measure": "measure",
    "flow": "flow",
    "value": "value",
    "currency_code": "currency",
    "commodity": "commodity",
    "change_percent": "change_pct",
    "quantity": "quantity",
    "package": "package",
    "announced_on": "announced_date",
    "announced_yearless": "announced_md",
    "effective_on": "effective_date",
    "effective_yearless": "effective_md",
    "leave_by_on": "leave_by",
    "leave_by_yearless": "leave_by_md",
    "leave_within_days": "leave_within_days",
    "role": "role",
    "period": "period",
    "location": "location",
}
COUNT_NAMES = {unit: name for name, unit in UNITS.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim as it stands in the store, with its words in their document.

    `fields` are what it states, by the names under which a correction sets them; `before` and `after` up to 160
    characters of the text around the quote.
    """

    claim_id: str
    record_type: str
    document_id: str
    source_id: str
    document: str
    published_on: str | None
    start: int
    before: str
    quote: str
    after: str
    fields: dict[str, object]
    decision: str
    reason: str | None
    rule: str

    def as_row(self) -> dict[str, object]:
        """The subject as a line of a file."""
        row = {name: getattr(self, name) for name in self.__slots__}
        return {"claim_id": row.pop("claim_id"), **row}


def waiting_subjects(connection: Connection) -> list[Subject]:
    """All claims that are held back and that nobody has judged, by document and place."""
    found = [
        subject_of(connection, record_type, row)
        for record_type, name in CLAIM_TABLES.items()
        for row in open_claims(connection, name, tables()[name].c.decision == Decision.QUARANTINE)
        if row.rule != RULE
    ]
    return sorted(found, key=lambda one: (one.document, one.start, one.claim_id))


def find_subject(connection: Connection, claim_id: str) -> Subject:
    """The open claim whose id begins so; JudgementError where there is none, or several."""
    found = [
        (record_type, row)
        for record_type, name in CLAIM_TABLES.items()
        for row in open_claims(
            connection, name, tables()[name].c[f"{name}_id"].startswith(claim_id, autoescape=True)
        )
    ]
    check_one("open claim", claim_id, [str(row.claim_id) for _, row in found])
    return subject_of(connection, *found[0])


def find_judgement(connection: Connection, given: str) -> str:
    """The id of the standing judgement that is meant: by its own id, or that of the claim it makes."""
    standing = select(Judgement.judgement_id).where(Judgement.withdrawn_at.is_(None))
    by_claim = (
        select(JudgedClaim.judgement_id)
        .join(Judgement, Judgement.judgement_id == JudgedClaim.judgement_id)
        .where(
            JudgedClaim.seen_to.is_(None),
            Judgement.withdrawn_at.is_(None),
            JudgedClaim.claim_id.startswith(given, autoescape=True),
        )
    )
    own = standing.where(Judgement.judgement_id.startswith(given, autoescape=True))
    ids = sorted({*connection.scalars(own), *connection.scalars(by_claim)})
    check_one("judgement that stands", given, ids)
    return str(ids[0])


def check_one(what: str, given: str, ids: list[str]) -> None:
    """JudgementError unless exactly one id was found."""
    if not ids or not given:
        raise JudgementError(
            f"no {what} has an id that begins with {given!r}",
            expected="an id, or as many of its first characters as make it the only one",
            hint="sanctrack review lists the claims held back; "
            'sanctrack sql "select * from judgements" the judgements',
        )
    if len(ids) > 1:
        more = " ..." if len(ids) > NAMED_IN_MESSAGE else ""
        raise JudgementError(
            f"{given!r} is the beginning of {len(ids)} ids",
            expected=f"one of {', '.join(ids[:NAMED_IN_MESSAGE])}{more}",
            hint="give more characters",
        )


def open_claims(
    connection: Connection, table_name: str, condition: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """Open claims of a table that meet a condition, each with its id as `claim_id` and its document."""
    table = tables()[table_name]
    known = (Document.locator, Document.title, Document.published_on)
    query = (
        select(table, *known, table.c[f"{table_name}_id"].label("claim_id"))
        .join(Document, Document.document_id == table.c.document_id)
        .where(table.c.seen_to.is_(None), condition)
    )
    return connection.execute(query).all()


def subject_of(connection: Connection, record_type: str, row: Row[Any]) -> Subject:
    """The claim of a row, with its words and all that it states."""
    start, before, quote, after = words_of(connection, row.claim_id, row.document_id)
    fields = fields_of(row)
    if record_type == "sanction_round":
        fields |= counts_of(connection, row.claim_id) | measures_of(connection, row.claim_id)
    return Subject(
        row.claim_id,
        record_type,
        row.document_id,
        row.source_id,
        row.title or row.locator,
        row.published_on,
        start,
        before,
        quote,
        after,
        fields,
        row.decision,
        row.decision_reason,
        row.rule,
    )


def words_of(connection: Connection, claim_id: str, document_id: str) -> tuple[int, str, str, str]:
    """Where the words of a claim begin, the text before them, they themselves, and the text after them."""
    place = connection.execute(
        select(Evidence.start_offset, Evidence.end_offset, Evidence.quote).where(
            Evidence.claim_id == claim_id, Evidence.role == "claim", Evidence.seen_to.is_(None)
        )
    ).first()
    if place is None:
        return 0, "", "", ""
    text = connection.scalar(select(Document.text).where(Document.document_id == document_id)) or ""
    before = text[max(0, place.start_offset - CONTEXT) : place.start_offset]
    return place.start_offset, before, place.quote, text[place.end_offset : place.end_offset + CONTEXT]


def fields_of(row: Row[Any]) -> dict[str, object]:
    """What a claim's own row states; a figure's qualifier where it is not exact, and whether it is a total."""
    stated = row._mapping
    fields: dict[str, object] = {
        FIELD_NAMES[name]: value.removeprefix("--") if name.endswith("_yearless") else value
        for name, value in stated.items()
        if name in FIELD_NAMES and value is not None
    }
    if stated.get("qualifier") not in (None, Qualifier.EXACT, Qualifier.UNSTATED):
        fields["approx"] = stated["qualifier"]
    if stated.get("scope") == ClaimScope.CUMULATIVE:
        fields["is_total"] = True
    return fields


def counts_of(connection: Connection, claim_id: str) -> dict[str, object]:
    """Counts of a round."""
    query = select(SanctionCount.unit, SanctionCount.target_count).where(
        SanctionCount.claim_id == claim_id, SanctionCount.seen_to.is_(None)
    )
    rows = connection.execute(query).all()
    return {COUNT_NAMES[TargetUnit(unit)]: count for unit, count in sorted(rows) if unit in COUNT_NAMES}


def measures_of(connection: Connection, claim_id: str) -> dict[str, object]:
    """Measures of a round."""
    query = select(SanctionMeasure.measure).where(
        SanctionMeasure.claim_id == claim_id, SanctionMeasure.seen_to.is_(None)
    )
    measures = sorted(connection.scalars(query))
    return {"measures": measures} if measures else {}
