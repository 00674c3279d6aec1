"""From documents to the claims that hold, as rows with history: rules first, then what people decided."""

from collections.abc import Mapping

import polars as pl
from sqlalchemy import Connection

from etl.claims.extraction import extract_batch
from etl.declare import SourceDefinition
from etl.documents import Document as Text
from etl.history import Version, apply, seen, with_ids
from etl.judgements import apply_judgements
from etl.judgements.standing import Standing, effect_rows
from etl.rejections import put_rejections
from etl.runs import RunReport
from etl.sources.documents.extract import Row, claim_frame, claim_rows
from etl.store import Units
from etl.validate import as_json, validate
from models.tables import statement_key, tables

CLAIM_TABLES = ("sanction_round", "expulsion", "trade_figure", "diplomatic_action")
TABLES_OF_CLAIMS = ("sanction_count", "sanction_measure", "evidence")
JUDGED = "judged_claim"


def claims_of(
    source: SourceDefinition, texts: Mapping[str, Text], standing: Standing
) -> dict[str, list[Row]]:
    """Rows of the claim tables that documents give, by table, after the judgements that stand on them."""
    rows: dict[str, list[Row]] = {name: [] for name in (*CLAIM_TABLES, *TABLES_OF_CLAIMS, JUDGED)}
    read = extract_batch(list(texts.values()))
    for (document_id, text), claims in zip(texts.items(), read, strict=True):
        judged = apply_judgements(claims, standing.on(text), text.text)
        for name, found in claim_rows(judged.claims, document_id, source.source_id, text.place_at).items():
            rows[name].extend(found)
        rows[JUDGED].extend(effect_rows(judged.effects, document_id, source.source_id))
    return rows


def load_claims(
    connection: Connection,
    version: Version,
    rows: dict[str, list[Row]],
    documents: list[str],
    report: RunReport,
) -> None:
    """Make the open claims of the documents equal to `rows`; children of a refused claim go with it."""
    units = Units("document_id", documents)
    claims: list[str] = []
    refused = [_refused("sanction_round", pl.DataFrame())]
    for name in CLAIM_TABLES:
        frame = seen(tables()[name], claim_frame(name, rows[name]), version.at)
        good = validate(tables()[name], frame.unique(statement_key(tables()[name]), maintain_order=True))
        claims += good.accepted[statement_key(tables()[name])].to_list()
        refused.append(_refused(name, good.rejected))
        apply(connection, name, good.accepted, version, units, report.changes)
    for name in (*TABLES_OF_CLAIMS, JUDGED):
        made = pl.col("claim_id").is_in(claims)
        belonging = claim_frame(name, rows[name]).filter(made | pl.col("claim_id").is_null())
        good = validate(tables()[name], seen(tables()[name], with_ids(tables()[name], belonging), version.at))
        refused.append(_refused(name, good.rejected))
        apply(connection, name, good.accepted, version, units, report.changes)
    put_rejections(connection, version, pl.concat(refused), Units("unit_id", documents), report)


def _refused(table_name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Refused claim rows as rows of `rejection`, which belong to their document."""
    refused = [
        {
            "unit_id": row["document_id"],
            "table_name": table_name,
            "locator": row[statement_key(tables()[table_name])],
            "reasons": row["reasons"],
            "content": as_json(
                {name: value for name, value in row.items() if name not in ("seen_from", "reasons")}
            ),
            "source_id": row["source_id"],
            "document_id": row["document_id"],
        }
        for row in rows.iter_rows(named=True)
    ]
    return claim_frame("rejection", refused)
