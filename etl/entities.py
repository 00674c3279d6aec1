"""Entities and programmes: the rows that statements point to, kept once and labelled as last listed."""

import polars as pl
from sqlalchemy import Connection, select, update

from etl.declare import SourceDefinition
from etl.extraction import Extraction
from etl.history import entity_id
from etl.rejections import refused_rows
from etl.store import insert_rows, rows_by_key
from etl.validate import validate
from models.listings import Entity, Programme
from models.tables import tables

LABELS = ("schema", "caption", "country")


def valid_entities(source: SourceDefinition, entities: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows of `entity` that keep its rules, and the refused ones (REJECTED_COLUMNS)."""
    rows = entities.select(
        entity_id=entity_id(source.source_id, pl.col("entity_key")),
        source_id=pl.lit(source.source_id),
        source_key=pl.col("entity_key"),
        schema=pl.col("schema"),
        caption=pl.col("caption"),
        country=pl.col("country"),
    )
    judged = validate(tables()["entity"], rows)
    return judged.accepted, refused_rows("entity", judged.rejected.rename({"source_key": "entity_key"}))


def put_entities(connection: Connection, entities: pl.DataFrame) -> None:
    """Insert entities that are new and re-label those whose schema, caption or country changed."""
    columns = ["entity_id", *LABELS]
    known = _known(connection, entities)
    fresh = entities.join(known, on="entity_id", how="anti")
    relabelled = entities.join(known, on="entity_id", how="semi").join(
        known, on=columns, how="anti", nulls_equal=True
    )
    insert_rows(connection, "entity", fresh)
    for row in relabelled.select(columns).iter_rows(named=True):
        connection.execute(update(Entity).where(Entity.entity_id == row["entity_id"]).values(**row))


def _known(connection: Connection, entities: pl.DataFrame) -> pl.DataFrame:
    columns = ["entity_id", *LABELS]
    query = select(Entity.entity_id, Entity.schema, Entity.caption, Entity.country)
    rows = rows_by_key(connection, query, Entity.entity_id, entities["entity_id"].to_list())
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def put_programmes(connection: Connection, source: SourceDefinition, extraction: Extraction) -> None:
    """Insert the programmes that designations name, described as the source describes them now."""
    designations = extraction.statements.get("designation")
    if designations is None:
        return
    described: pl.DataFrame = source.module.programmes()
    used = (
        designations.select("programme_id")
        .unique()
        .with_columns(
            source_id=pl.lit(source.source_id),
            programme_key=pl.col("programme_id").str.strip_prefix(f"{source.source_id}:"),
        )
        .join(described, on="programme_key", how="left")
    )
    columns = ["programme_id", *(name for name in described.columns if name != "programme_key")]
    query = select(*(Programme.__table__.c[name] for name in columns)).where(
        Programme.source_id == source.source_id
    )
    known = pl.DataFrame(
        connection.execute(query).all(), schema=dict.fromkeys(columns, pl.String), orient="row"
    )
    insert_rows(connection, "programme", used.join(known, on="programme_id", how="anti").sort("programme_id"))
    redescribed = used.join(known, on="programme_id", how="semi").join(
        known, on=columns, how="anti", nulls_equal=True
    )
    for row in redescribed.select(columns).iter_rows(named=True):
        connection.execute(
            update(Programme).where(Programme.programme_id == row["programme_id"]).values(**row)
        )
