"""The stages of a first load one after the other, each timed alone."""

import tempfile
from datetime import datetime
from pathlib import Path

import polars as pl

from benchmarks.measuring import Stopwatch
from etl.declare import SourceDefinition, source
from etl.extraction import Extraction, empty, statement_columns
from etl.history import Version
from etl.load_list import STATEMENTS, stated_rows
from etl.validate import validate
from models.tables import tables

AT = datetime(2026, 1, 1)


def run_stages(source_id: str, version: Path, until: str, watch: Stopwatch) -> int:
    """Run a first load up to a stage; the number of rows that the stage gave."""
    definition = source(source_id)
    module = definition.module
    files = {definition.part_of(path.name): path.read_bytes() for path in sorted(version.iterdir())}
    with watch.of("read"):
        records: pl.DataFrame = pl.concat(
            module.read_records(part, content) for part, content in files.items() if part
        )
    if until == "read":
        return records.height
    with watch.of("extract"):
        extraction: Extraction = module.extract(records)
    statements = sum(frame.height for frame in extraction.statements.values())
    if until == "extract":
        return statements
    if until == "validate":
        prepared = rows_of(definition, extraction)
        with watch.of("validate"):
            return sum(validate(tables()[name], rows).accepted.height for name, rows in prepared.items())
    return load(definition, version, watch)


def rows_of(definition: SourceDefinition, extraction: Extraction) -> dict[str, pl.DataFrame]:
    """The rows that are to be validated, by table."""
    parts = {part for frame in extraction.statements.values() for part in frame["part"].unique()}
    version = Version(definition.source_id, AT, dict.fromkeys(parts, "document"))
    given = {name: extraction.statements.get(name, empty(statement_columns(name))) for name in STATEMENTS}
    return {name: stated_rows(name, version, frame) for name, frame in given.items()}


def load(definition: SourceDefinition, version: Path, watch: Stopwatch) -> int:
    """The whole load but for reading and extracting, which were timed before."""
    from etl.pipeline import Origin, run_source
    from flows.refreshing import prepare_store
    from models.settings import Settings

    with tempfile.TemporaryDirectory() as data:
        settings = Settings(data_dir=Path(data))
        engine = prepare_store(settings)
        with watch.of("load"):
            report = run_source(definition, Origin(version, AT), settings, engine)[0]
    watch.seconds["load"] -= watch.seconds["read"] + watch.seconds["extract"]
    return report.opened_count
