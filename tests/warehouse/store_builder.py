"""Builds a store row by row, and the warehouse from it."""

from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from models.tables import tables
from warehouse.build import BuildReport, build
from warehouse.export import export_tables
from warehouse.query import run_query

DEFAULTS: dict[str, dict[str, Any]] = {
    "source": {
        "kind": "list",
        "title": "A list",
        "publisher": "An office",
        "issuer_code": "US",
        "licence": "public domain",
        "cadence": "0 6 * * *",
        "stale_after_hours": 48,
    },
    "document": {
        "sha256": "a" * 64,
        "byte_count": 1,
        "media_type": "text/plain",
        "retrieved_at": datetime(2026, 1, 1),
        "outcome": "new",
    },
    "run": {"flow": "refresh", "state": "completed", "code_version": "1"},
    "rejection": {"unit_id": "unit"},
    "record": {"part": "main"},
    "name": {"kind": "primary"},
    "identifier": {"label": "No."},
    "sanction_count": {"qualifier": "exact", "scope": "increment"},
    "expulsion": {"qualifier": "exact", "scope": "increment"},
    "trade_figure": {"qualifier": "exact"},
    "evidence": {"role": "claim"},
}
CLAIM = {"decision": "record", "status": "announced", "rule": "test", "rule_version": 1}
FIRST_SEEN = datetime(2026, 1, 1)


def normalised(table: str, value: str) -> str:
    """A name or number as the load would normalise it."""
    if table == "identifier":
        return "".join(letter for letter in value.upper() if letter.isalnum())
    return value.lower()


class StoreBuilder:
    """Adds rows to a store, filling in what a test does not care about, and answers from its warehouse."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.numbers = count(1)
        self.sources: dict[str, str] = {}

    def add(self, table: str, **values: Any) -> str:
        """One row; gives its key."""
        target = tables()[table]
        row = {**DEFAULTS.get(table, {}), **values}
        if table in ("sanction_round", "expulsion", "trade_figure", "diplomatic_action"):
            row = {**CLAIM, **row}
        key = f"{table}_id"
        row.setdefault(key, f"{table}{next(self.numbers):03d}")
        if "normalised" in target.c:
            row.setdefault("normalised", normalised(table, row["value"]))
        if "seen_from" in target.c:
            row.setdefault("seen_from", FIRST_SEEN)
        with self.engine.begin() as connection:
            connection.execute(target.insert().values(row))
        return str(row[key])

    def add_list(self, *versions: datetime, source_id: str = "us_test", **values: Any) -> None:
        """A list with one accepted file at each version time."""
        self.add("source", source_id=source_id, **values)
        for version in versions:
            self.add(
                "document",
                document_id=f"{source_id}-{version:%m%d%H}",
                source_id=source_id,
                locator="list.csv",
                published_at=version,
            )

    def add_entity(
        self,
        key: str,
        *stays: tuple[datetime, datetime | None],
        source_id: str = "us_test",
        **values: Any,
    ) -> str:
        """An entity of a list, with its stays; `us-key` where the list is `us_test`."""
        row = {"schema": "Person", "caption": key.upper(), "source_key": key, **values}
        entity_id = f"{source_id.removesuffix('_test')}-{key}"
        self.sources[entity_id] = source_id
        self.add("entity", entity_id=entity_id, source_id=source_id, **row)
        for seen_from, seen_to in stays:
            self.say("listing", entity_id, seen_from, seen_to, listing_id=f"L-{source_id}-{key}")
        return entity_id

    def say(
        self, table: str, entity_id: str, seen_from: datetime, seen_to: datetime | None = None, **v: Any
    ) -> str:
        """A statement of a list about an entity."""
        source_id = self.sources.get(entity_id, "us_test")
        source = {"source_id": source_id, "document_id": f"{source_id}-{seen_from:%m%d%H}"}
        return self.add(table, entity_id=entity_id, seen_from=seen_from, seen_to=seen_to, **source, **v)

    def designate(
        self, entity_id: str, key: str, seen_from: datetime, seen_to: datetime | None = None, **v: Any
    ) -> str:
        """A designation of an entity under the programme of its list that `add_programme` made."""
        programme_id = f"{self.sources[entity_id]}-{key}"
        return self.say("designation", entity_id, seen_from, seen_to, programme_id=programme_id, **v)

    def add_programme(self, key: str, source_id: str = "us_test", **values: Any) -> None:
        """A programme of a list."""
        row = {"programme_id": f"{source_id}-{key}", "programme_key": key, "title": f"Title {key}", **values}
        self.add("programme", source_id=source_id, **row)

    def add_article(self, key: str, **values: Any) -> str:
        """A document of the source `news`."""
        return self.add("document", document_id=key, source_id="news", locator=f"{key}.txt", **values)

    def claim(self, table: str, document_id: str, quote: str, start: int = 0, **values: Any) -> str:
        """A claim of an article, with its quote."""
        origin = {"source_id": "news", "document_id": document_id}
        claim_id = self.add(table, **origin, **values)
        self.add(
            "evidence",
            claim_id=claim_id,
            claim_type=table,
            start_offset=start,
            end_offset=start + len(quote),
            quote=quote,
            rule="test",
            rule_version=1,
            **origin,
        )
        return claim_id

    def round(
        self,
        document_id: str,
        quote: str,
        counts: tuple[dict[str, Any], ...] = (),
        measures: tuple[str, ...] = (),
        **values: Any,
    ) -> str:
        """A sanction round of an article, by default Japan against Russia, with counts and measures."""
        row = {"issuer_codes": "JP", "target_codes": "RU", **values}
        claim_id = self.claim("sanction_round", document_id, quote, **row)
        origin = {"source_id": "news", "document_id": document_id, "claim_id": claim_id}
        for one in counts:
            self.add("sanction_count", **origin, **one)
        for measure in measures:
            self.add("sanction_measure", measure=measure, **origin)
        return claim_id

    def build(self) -> BuildReport:
        """Exports the store and builds its warehouse."""
        export_tables(self.engine, self.folder / "parquet")
        return build(self.folder / "parquet", self.folder / "warehouse.duckdb")

    def ask(self, query: str, **parameters: object) -> list[tuple[Any, ...]]:
        """Builds the warehouse and gives the rows of a query."""
        self.build()
        rows = run_query(self.folder / "warehouse.duckdb", query, parameters)
        return [tuple(row.values()) for row in rows.to_pylist()]
