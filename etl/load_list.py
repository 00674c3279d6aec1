"""From the files of one list version to rows with history: steps 3 to 6 of a list.

Only entities of which a source record changed are extracted, validated and compared; the others stand.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import polars as pl
from sqlalchemy import Connection, Engine, func, insert, select

from etl.archive import RetrievedFile
from etl.declare import SourceDefinition
from etl.entities import put_entities, put_programmes, valid_entities
from etl.extraction import RECORD_COLUMNS, Extraction, empty, is_statement_of_entity, statement_columns
from etl.guards import check_fill, check_newer, check_parts_present, check_size, check_tables
from etl.history import Version, apply, entity_id, seen, with_ids
from etl.rejections import apply_rejections, count_rejections, refused_rows
from etl.runs import RunReport, code_version, document_row, finish, last_code_version, record_refusal
from etl.store import Units, open_rows, reading, writing
from etl.unpacking import unpacked
from etl.validate import validate
from models.errors import InputError
from models.provenance import Document, Run
from models.tables import tables
from models.vocabulary import DocumentOutcome, RunState

Row = dict[str, object]

STATEMENTS = tuple(name for name in tables() if is_statement_of_entity(name))


@dataclass(frozen=True)
class Standing:
    """What the store holds of a list before a load.

    `newest` is the time of the newest version; `hashes` the SHA-256 by locator of the newest files of its format; `documents`
    their ids by part; `known` the ids of all files ever loaded; `records` the records that stand
    (RECORD_COLUMNS).
    """

    newest: datetime | None
    hashes: dict[str, str]
    documents: dict[str, str]
    known: frozenset[str]
    records: pl.DataFrame


@dataclass(frozen=True)
class Difference:
    """How the records of a version differ from the standing ones.

    `opened_count` records are new or changed; `touched` are the entities they belong to and `removed` those
    that left the list; `records` are all records of the touched ones, `whole` all of the list, as they are now.
    """

    opened_count: int
    touched: list[str]
    removed: list[str]
    records: pl.DataFrame
    whole: pl.DataFrame

    @property
    def is_large(self) -> bool:
        """True where one entity in twenty came, changed or left: enough to empty or blow up a table."""
        entities = self.whole["entity_key"].n_unique()
        return (len(self.touched) + len(self.removed)) * 20 >= entities


@dataclass
class ListLoader:
    """Loads versions of one list, oldest first, while its lock is held.

    What stands in the store is read once and carried on from version to version.
    """

    engine: Engine
    source: SourceDefinition
    standing: Standing | None = None

    @property
    def is_renewed(self) -> bool:
        """True where another version of the code loaded the list last: it has to be read again."""
        last = last_code_version(self.engine, self.source.source_id)
        return last not in (None, code_version(self.source))

    def keep(self, report: RunReport, message: str) -> None:
        """Record that the newest version is still the newest, and how that is known."""
        self.standing = self.standing or read_standing(self.engine, self.source)
        _keep_unchanged(self.engine, self.standing, report, message)

    def load(self, files: list[RetrievedFile], at: datetime, report: RunReport) -> None:
        """Load one version in one transaction; what is wrong with it is raised before anything is written."""
        check_parts_present(self.source, {file.part for file in files}, files[0].origin)
        standing = self.standing or read_standing(self.engine, self.source)
        self.standing = None
        documents = [_document(self.source, file, at) for file in files]
        renewed = self.is_renewed
        newest = all(standing.hashes.get(file.locator) == file.sha256 for file in files)
        known = newest or all(row["document_id"] in standing.known for row in documents)
        if known and not (newest and renewed):
            _keep_unchanged(self.engine, standing, report, "the same files as in a version that is loaded")
            self.standing = standing
            return
        if newest and standing.newest:
            # The same list read anew: a moment after its own time, so that newer versions can still follow.
            documents, at = [], standing.newest + timedelta(microseconds=1)
        check_newer(self.source.source_id, at, standing.newest)
        self.standing = self._load_changes(files, at, documents, standing, renewed, report)

    def _load_changes(
        self,
        files: list[RetrievedFile],
        at: datetime,
        documents: list[Row],
        standing: Standing,
        renewed: bool,
        report: RunReport,
    ) -> Standing | None:
        report.published_at = at
        records = read_parts(self.engine, self.source, files, at, standing, report)
        accepted, refused = without_orphans(self.source, records)
        change = compare(self.source, accepted, standing, {file.part for file in files}, renewed)
        extraction: Extraction = self.source.module.extract(change.records)
        ids = {file.part: str(row["document_id"]) for file, row in zip(files, documents, strict=False)}
        version = Version(self.source.source_id, at, standing.documents | ids)
        try:
            with writing(self.engine) as connection:
                if documents:
                    connection.execute(insert(Document), documents)
                all_good = _write(connection, self.source, version, change, extraction, refused, report)
                if change.is_large:
                    check_tables(connection, self.source, files[0].origin)
                report.unchanged_count = accepted.height - change.opened_count
                finish(connection, report, RunState.COMPLETED)
        except InputError as error:
            record_refusal(self.engine, self.source.source_id, files[0], at, error)
            raise
        hashes = in_form(self.source, standing.hashes, self.source.form_of(report.parts))
        hashes |= {file.locator: file.sha256 for file in files}
        known = standing.known | frozenset(ids.values())
        return Standing(at, hashes, version.documents, known, change.whole) if all_good else None


def read_standing(engine: Engine, source: SourceDefinition) -> Standing:
    """The newest version of a list in the store, with the records that stand."""
    with reading(engine) as connection:
        rows = connection.execute(
            select(Document.locator, Document.sha256, Document.document_id)
            .where(Document.source_id == source.source_id, Document.outcome == DocumentOutcome.NEW)
            .order_by(Document.published_at)
        ).all()
        newest = connection.scalar(
            select(func.max(Run.published_at)).where(
                Run.source_id == source.source_id, Run.state == RunState.COMPLETED
            )
        )
        records = open_rows(
            connection, "record", ["part", "record_key", "entity_id", "content"], source.source_id
        )
    key = pl.col("entity_id").str.strip_prefix(f"{source.source_id}-").alias("entity_key")
    hashes = {row.locator: row.sha256 for row in rows}
    parts = records["part"].unique().to_list()
    return Standing(
        newest,
        in_form(source, hashes, source.form_of(parts)) if parts else hashes,
        {name: row.document_id for row in rows if (name := source.part_of(row.locator))},
        frozenset(row.document_id for row in rows),
        records.with_columns(key).select(*RECORD_COLUMNS),
    )


def in_form(source: SourceDefinition, by_locator: dict[str, str], form: str) -> dict[str, str]:
    """What is known of the files of one format of the list: those of another are no longer the newest."""
    parts = {locator: source.part_of(locator) for locator in by_locator}
    return {
        locator: value
        for locator, value in by_locator.items()
        if (part := parts[locator]) is not None and source.part(part).form == form
    }


def read_parts(
    engine: Engine,
    source: SourceDefinition,
    files: list[RetrievedFile],
    at: datetime,
    standing: Standing,
    report: RunReport,
) -> pl.DataFrame:
    """The records of all files of a version; a file that fails a guard is recorded as refused, and raises."""
    frames = []
    for file in files:
        try:
            records = read_part(source, file, standing)
        except InputError as error:
            record_refusal(engine, source.source_id, file, at, error)
            raise
        report.parts[file.part] = records.height
        frames.append(records)
    read = pl.concat(frames)
    report.read_count = read.height
    return read


def read_part(source: SourceDefinition, file: RetrievedFile, standing: Standing) -> pl.DataFrame:
    """The records of one file, after it has passed the guards of its part."""
    part = source.part(file.part)
    try:
        records: pl.DataFrame = source.module.read_records(file.part, unpacked(file.content, part.file))
    except InputError as error:
        error.where = file.origin
        raise
    check_size(file.origin, part, records, standing.records.filter(pl.col("part") == file.part).height)
    check_fill(file.origin, part, records)
    return records


def without_orphans(source: SourceDefinition, records: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Records that have an entity and a key of their own, and those that do not (REJECTED_COLUMNS)."""
    main = source.listing_parts(records["part"].unique())
    parents = records.filter(pl.col("part").is_in(main))["entity_key"].unique()
    files = ", ".join(sorted(source.locator(part) for part in main))
    reason = (
        pl.when(pl.col("record_key").is_null() | pl.col("entity_key").is_null())
        .then(pl.lit("record without a key"))
        .when(~pl.col("entity_key").is_in(parents.implode()))
        .then(pl.lit("no entity ") + pl.col("entity_key") + pl.lit(f" in {files}"))
        .when(~pl.struct("part", "record_key").is_first_distinct())
        .then(pl.lit("a record with this key came before"))
    )
    judged = records.with_columns(reasons=reason)
    return judged.filter(pl.col("reasons").is_null()).drop("reasons"), refused_rows(
        "record", judged.filter(pl.col("reasons").is_not_null())
    )


def compare(
    source: SourceDefinition, records: pl.DataFrame, standing: Standing, parts: set[str], renewed: bool
) -> Difference:
    """What changed since the standing version; with `renewed`, every entity is extracted again.

    Parts of the list that are not among `parts` stand as they were, but for entities that left; those of
    another format of the list are superseded.
    """
    printed = list(RECORD_COLUMNS)
    stood = set(standing.records["part"].unique())
    form = source.form_of(parts)
    absent_parts = {name for name in stood - parts if source.part(name).form == form}
    present = standing.records.filter(~pl.col("part").is_in(absent_parts))
    opened = records.join(present, on=printed, how="anti")
    gone = present.join(records, on=printed, how="anti")
    is_main = pl.col("part").is_in(source.listing_parts(stood | parts))
    in_absent = standing.records.filter(is_main & pl.col("part").is_in(absent_parts))
    now = pl.concat([records.filter(is_main), in_absent]).select("entity_key").unique(maintain_order=True)
    listed = standing.records.filter(is_main).select("entity_key").unique(maintain_order=True)
    removed = listed.join(now, on="entity_key", how="anti")["entity_key"].to_list()
    changed = {*opened["entity_key"], *gone["entity_key"]}.difference(removed)
    touched = now["entity_key"].to_list() if renewed else sorted(changed)
    absent = standing.records.filter(
        pl.col("part").is_in(absent_parts) & ~pl.col("entity_key").is_in(removed)
    )
    whole = pl.concat([records.select(printed), absent])
    return Difference(
        opened.height, touched, sorted(removed), whole.filter(pl.col("entity_key").is_in(touched)), whole
    )


def _keep_unchanged(engine: Engine, standing: Standing, report: RunReport, message: str) -> None:
    report.published_at = standing.newest
    report.read_count = report.unchanged_count = standing.records.height
    counted = standing.records.group_by("part", maintain_order=True).len()
    report.parts = dict(zip(counted["part"], counted["len"], strict=True))
    with writing(engine) as connection:
        count_rejections(connection, report)
        report.read_count += report.rejected_count
        finish(connection, report, RunState.UNCHANGED, message)


def _document(source: SourceDefinition, file: RetrievedFile, at: datetime) -> Row:
    return document_row(
        source.source_id, file, at, published_at=at, published_on=f"{at:%Y-%m-%d}", title=source.title
    )


def _write(
    connection: Connection,
    source: SourceDefinition,
    version: Version,
    change: Difference,
    extraction: Extraction,
    refused: pl.DataFrame,
    report: RunReport,
) -> bool:
    """Write a version; False where an entity was refused, so that not all of `change.whole` stands."""
    entities, bad_entities = valid_entities(source, extraction.entities)
    put_programmes(connection, source, extraction)
    put_entities(connection, entities)
    units = Units("entity_id", [f"{source.source_id}-{key}" for key in (*change.touched, *change.removed)])
    rejected = [refused, bad_entities, extraction.rejected]
    for name in ("listing", "record", *STATEMENTS):
        stated = _stated(name, change, extraction).filter(
            pl.col("entity_key").is_in(entities["source_key"].implode())
        )
        good = validate(tables()[name], stated_rows(name, version, stated))
        rejected.append(refused_rows(name, good.rejected))
        apply(connection, name, good.accepted, version, units, report.changes)
    whole_parts = [f"{source.source_id}:{part}" for part in report.parts]
    scope = Units("unit_id", [*units.keys, *whole_parts])
    apply_rejections(connection, version, pl.concat(rejected), scope, report)
    report.message = "; ".join(extraction.issues) or None
    return entities.height == len(change.touched)


def _stated(name: str, change: Difference, extraction: Extraction) -> pl.DataFrame:
    """What the touched entities state now for one table, with `part` and `entity_key`."""
    if name == "listing":
        return extraction.entities.select("entity_key", "part")
    if name == "record":
        return change.records
    given = extraction.statements.get(name)
    return empty(statement_columns(name)) if given is None else given


def stated_rows(name: str, version: Version, stated: pl.DataFrame) -> pl.DataFrame:
    """Statements as rows of their table, open from the version's time."""
    table = tables()[name]
    placed = stated.with_columns(
        entity_id=entity_id(version.source_id, pl.col("entity_key")),
        source_id=pl.lit(version.source_id),
        document_id=pl.col("part").replace_strict(version.documents, return_dtype=pl.String),
    )
    return seen(table, with_ids(table, placed), version.at)
