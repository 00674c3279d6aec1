"""From the files of a statistics source to figures with history: steps 3 to 6 of it.

Files are extracts: a version re-states the figures that it has, and the others stand. A revised figure closes one row
and opens another; the same bytes twice change nothing. A file that is older than a figure it would change is
refused, so that what is known now never gives way to what was known before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import polars as pl
from sqlalchemy import Connection, Engine, func, insert, select

from etl.archive import RetrievedFile
from etl.declare import SourceDefinition
from etl.figures import Reading
from etl.guards import check_parts_present, check_tables
from etl.history import Version, apply, seen, with_ids
from etl.rejections import put_rejections
from etl.runs import RunReport, code_version, document_row, finish, last_code_version, record_refusal
from etl.store import Units, open_rows, reading, writing
from etl.unpacking import unpacked
from etl.validate import as_json, validate
from models.errors import InputError, VersionTooLarge, VersionTooOld, VersionTooSmall
from models.provenance import Document
from models.tables import statement_key, tables
from models.vocabulary import DocumentOutcome, RunState

Row = dict[str, object]
IN_REJECTION = ("unit_id", "table_name", "locator", "reasons", "content", "source_id", "document_id")
NEXT_STEP = "load older files first, or replay all of them in order into a new store: sanctrack history load"


@dataclass(frozen=True)
class LoadedFile:
    """A file that is in the store: its document, and the UTC time of its version."""

    document_id: str
    published_at: datetime


@dataclass
class StatisticsLoader:
    """Loads versions of one statistics source while its lock is held."""

    engine: Engine
    source: SourceDefinition

    @property
    def is_renewed(self) -> bool:
        """True where another version of the code loaded the source last: its files have to be read again."""
        return last_code_version(self.engine, self.source.source_id) not in (None, code_version(self.source))

    def keep(self, report: RunReport, message: str) -> None:
        """Record that nothing newer is published, and how that is known."""
        with writing(self.engine) as connection:
            own = (Document.source_id == self.source.source_id, Document.outcome == DocumentOutcome.NEW)
            report.published_at = connection.scalar(select(func.max(Document.published_at)).where(*own))
            finish(connection, report, RunState.UNCHANGED, message)

    def load(self, files: list[RetrievedFile], at: datetime, report: RunReport) -> None:
        """Load one version in one transaction; what is wrong with it is raised before anything is written."""
        check_parts_present(self.source, {file.part for file in files}, files[0].origin)
        loaded = self._loaded(files)
        is_known = len(loaded) == len(files)
        if is_known and not self.is_renewed:
            self.keep(report, "the same files as in a version that is loaded")
            return
        if is_known:
            # The same files read anew: a moment after their own time, so that newer ones can still follow.
            at = max(one.published_at for one in loaded.values()) + timedelta(microseconds=1)
        documents = [] if is_known else [self._document(file, at) for file in files]
        ids = (
            {name: one.document_id for name, one in loaded.items()}
            if is_known
            else {file.part: str(row["document_id"]) for file, row in zip(files, documents, strict=True)}
        )
        report.published_at = at
        readings = [self._read(file, at, report) for file in files]
        self._write(readings, Version(self.source.source_id, at, ids), documents, files[0], report)

    def _loaded(self, files: list[RetrievedFile]) -> dict[str, LoadedFile]:
        """The documents of files with the same bytes that are loaded, by part."""
        found: dict[str, LoadedFile] = {}
        with reading(self.engine) as connection:
            for file in files:
                query = (
                    select(Document.document_id, Document.published_at)
                    .where(
                        Document.source_id == self.source.source_id,
                        Document.outcome == DocumentOutcome.NEW,
                        Document.sha256 == file.sha256,
                    )
                    .order_by(Document.published_at.desc())
                )
                if row := connection.execute(query).first():
                    found[file.part] = LoadedFile(row.document_id, row.published_at or file.retrieved_at)
        return found

    def _document(self, file: RetrievedFile, at: datetime) -> Row:
        return document_row(
            self.source.source_id,
            file,
            at,
            published_at=at,
            published_on=f"{at:%Y-%m-%d}",
            title=self.source.title,
        )

    def _read(self, file: RetrievedFile, at: datetime, report: RunReport) -> Reading:
        part = self.source.part(file.part)
        try:
            found: Reading = self.source.module.read_figures(file.part, unpacked(file.content, part.file))
            self._check_size(file, found.record_count)
        except InputError as error:
            error.where = file.origin
            record_refusal(self.engine, self.source.source_id, file, at, error)
            raise
        report.parts[file.part] = found.record_count
        report.read_count += found.record_count
        return found

    def _check_size(self, file: RetrievedFile, count: int) -> None:
        part = self.source.part(file.part)
        if count < part.rows_min:
            raise VersionTooSmall(f"has {count:,} records", expected=f"at least {part.rows_min:,}")
        if part.rows_max is not None and count > part.rows_max:
            raise VersionTooLarge(f"has {count:,} records", expected=f"at most {part.rows_max:,}")

    def _write(
        self,
        readings: list[Reading],
        version: Version,
        documents: list[Row],
        first: RetrievedFile,
        report: RunReport,
    ) -> None:
        issues = "; ".join(dict.fromkeys(issue for one in readings for issue in one.issues))
        try:
            with writing(self.engine) as connection:
                if documents:
                    connection.execute(insert(Document), documents)
                put_readings(connection, version, readings, report)
                check_tables(connection, self.source, first.origin)
                finish(connection, report, RunState.COMPLETED, issues or None)
        except InputError as error:
            record_refusal(self.engine, self.source.source_id, first, version.at, error)
            raise


def put_readings(
    connection: Connection, version: Version, readings: list[Reading], report: RunReport
) -> None:
    """Make the figures of a version the standing ones; refused rows become rejections with their reasons."""
    name, unit = readings[0].table_name, readings[0].unit
    stated = stated_rows(name, version, pl.concat([one.rows for one in readings]))
    judged = validate(tables()[name], stated.drop("part", "printed_key"))
    accepted, differing = split_by_unit(judged.accepted, unit)
    keys = None if unit is None else Units(unit, accepted[unit].unique(maintain_order=True).to_list())
    check_nothing_newer(connection, name, accepted, version, keys)
    apply(connection, name, accepted, version, keys, report.changes)
    refused = pl.concat(
        [
            *(rejections(version, name, one.refused) for one in readings),
            rejections(version, name, _marked(stated, judged.rejected, name)),
            rejections(version, name, _marked(stated, differing, name)),
        ]
    )
    units = sorted({_unit_id(version, key) for one in readings for key in one.printed_keys})
    scope = None if unit is None else Units("unit_id", units)
    check_nothing_newer(connection, "rejection", with_ids(tables()["rejection"], refused), version, scope)
    put_rejections(connection, version, refused, scope, report)
    report.rejected_count = refused.height
    report.unchanged_count = accepted.height - report.changes.opened.get(name, 0)


def stated_rows(name: str, version: Version, rows: pl.DataFrame) -> pl.DataFrame:
    """Figures as rows of their table with `part` and `printed_key`, open from the version's time; each once."""
    table = tables()[name]
    placed = rows.with_columns(
        source_id=pl.lit(version.source_id),
        document_id=pl.col("part").replace_strict(version.documents, return_dtype=pl.String),
    )
    known = with_ids(table, placed)
    return seen(table, known, version.at).with_columns(known["part"], known["printed_key"])


def split_by_unit(rows: pl.DataFrame, unit: str | None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows that agree on their figure, and with `reasons` those for which two files of a version differ."""
    if unit is None:
        return rows, rows.clear().with_columns(reasons=pl.lit(None, dtype=pl.String))
    is_one = pl.len().over(unit) == 1
    reason = pl.lit("duplicate key: two files of one version have figures for it that differ")
    return rows.filter(is_one), rows.filter(~is_one).with_columns(reasons=reason)


def _marked(stated: pl.DataFrame, bad: pl.DataFrame, name: str) -> pl.DataFrame:
    """Rows of a table that were refused on loading, as REFUSED."""
    key = statement_key(tables()[name])
    marked = bad.join(stated.select(key, "part", "printed_key"), on=key, how="left", maintain_order="left")
    hidden = ("part", "printed_key", "reasons", "document_id", "seen_from", "seen_to")
    content = [
        as_json({column: value for column, value in row.items() if column not in hidden})
        for row in marked.iter_rows(named=True)
    ]
    return marked.select("part", "printed_key", "reasons", content=pl.Series(content, dtype=pl.String))


def rejections(version: Version, table_name: str, refused: pl.DataFrame) -> pl.DataFrame:
    """Refused rows (REFUSED) as rows of `rejection` that belong to what the file prints of their figure."""
    place = pl.lit(f"{version.source_id}:") + pl.col("printed_key")
    return refused.select(
        "reasons",
        "content",
        unit_id=place,
        table_name=pl.lit(table_name),
        locator=pl.col("part") + pl.lit(": ") + pl.col("printed_key"),
        source_id=pl.lit(version.source_id),
        document_id=pl.col("part").replace_strict(version.documents, return_dtype=pl.String),
    ).select(IN_REJECTION)


def _unit_id(version: Version, printed_key: str) -> str:
    return f"{version.source_id}:{printed_key}"


def check_nothing_newer(
    connection: Connection, name: str, stated: pl.DataFrame, version: Version, units: Units | None
) -> None:
    """VersionTooOld where a row that the version would close was first seen at its time or later."""
    key = statement_key(tables()[name])
    standing = open_rows(connection, name, [key, "seen_from"], version.source_id, units)
    newer = standing.join(stated, on=key, how="anti").filter(pl.col("seen_from") >= version.at)
    if newer.height:
        raise VersionTooOld(
            f"this version is of {version.at:%Y-%m-%d %H:%M:%S} and would change {newer.height:,} rows of {name} that"
            f" a newer one gave, the newest of {max(newer['seen_from']):%Y-%m-%d %H:%M:%S}",
            where=version.source_id,
            expected="a newer version, or one with other figures",
            hint=f"{NEXT_STEP} {version.source_id} PATH",
        )
