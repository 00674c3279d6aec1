"""Reading documents anew from the texts in the store, so that a decision counts at once."""

from sqlalchemy import Connection, select

from etl.claims import extract_claims
from etl.claims.claim import Claim
from etl.declare import SourceDefinition
from etl.document_states import stored_text
from etl.documents import Document as Text
from etl.history import Version
from etl.judgements.applying import apply_judgements
from etl.judgements.standing import standing_judgements
from etl.load_claims import claims_of, load_claims
from etl.runs import RunReport
from models.provenance import Document


def claims_as_read(connection: Connection, source: SourceDefinition, document_id: str) -> list[Claim]:
    """The claims that our rules and the judgements that stand give for a document of the store."""
    text = text_of(connection, document_id)
    standing = standing_judgements(connection, source.source_id)
    return apply_judgements(extract_claims(text), standing.on(text), text.text).claims


def read_anew(
    connection: Connection, source: SourceDefinition, version: Version, document_ids: list[str]
) -> RunReport:
    """Make the open claims of documents what rules and judgements give now, in the current transaction.

    It is no run of the source: a refresh still reads all documents anew where the rules have changed.
    """
    texts = {document_id: text_of(connection, document_id) for document_id in document_ids}
    rows = claims_of(source, texts, standing_judgements(connection, source.source_id))
    report = RunReport("", source.source_id, "review")
    load_claims(connection, version, rows, document_ids, report)
    return report


def text_of(connection: Connection, document_id: str) -> Text:
    """A document of the store as it was read."""
    query = select(Document.__table__).where(Document.document_id == document_id)
    return stored_text(dict(connection.execute(query).mappings().one()))
