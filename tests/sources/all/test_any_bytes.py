"""Whatever bytes a publisher serves: records, rejections or one clear error, never a crash, a hang or half a load."""

import os
import shutil
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from etl.declare import SourceDefinition
from etl.pipeline import Origin, run_source
from etl.store import open_store, reading
from etl.unpacking import unpacked
from models.errors import InputError
from models.settings import Settings
from models.tables import tables
from models.vocabulary import RunState
from tests.sources.all.real_lists import LISTS, REAL, contents, list_sources

EXAMPLES = int(os.environ.get("TORTURE_EXAMPLES", "60"))  # `make torture` asks for many more
SOME_ENTITIES = 150
PARTS = [(source, name) for source in list_sources() for name in source.parts]
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
STARTS = (
    b"", b"<", b"<?xml version='1.0'?>", b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF-1.7\n", b"{", b'{"id":"x","schema":"Person"}\n',
    b'1,"A","individual"\r\n', b"id,schema,name\n", b"Last Updated,Unique ID\n", b"\xef\xbb\xbf", b"\xff\xfe<\0", b"\0", b"\x1a",
)  # fmt: skip
needs_lists = pytest.mark.skipif(not REAL, reason=f"no real lists in {LISTS}")


def understood(source: SourceDefinition, part: str, content: bytes) -> bool:
    """Read and extract what can be; False where the file is refused. Anything else that is raised is a fault."""
    try:
        records: pl.DataFrame = source.module.read_records(part, unpacked(content, source.part(part).file))
    except InputError as error:
        assert str(error)
        return False
    some = records["entity_key"].drop_nulls().unique(maintain_order=True).head(SOME_ENTITIES)
    extraction = source.module.extract(records.filter(pl.col("entity_key").is_in(some.implode())))
    assert extraction.entities["entity_key"].is_unique().all()
    return True


@pytest.mark.parametrize(("source", "part"), PARTS, ids=lambda item: getattr(item, "source_id", item))
@BOUNDED
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_arbitrary_bytes_are_read_or_refused(
    source: SourceDefinition, part: str, start: bytes, rest: bytes
) -> None:
    assert understood(source, part, start + rest) in (True, False)


@pytest.mark.parametrize(("source", "part"), PARTS, ids=lambda item: getattr(item, "source_id", item))
@BOUNDED
@given(text=st.text(alphabet=st.sampled_from('<>/="&;,\n\t\r{}[]:0123456789abcXYZé漢 '), max_size=300))
def test_arbitrary_text_is_read_or_refused(source: SourceDefinition, part: str, text: str) -> None:
    assert understood(source, part, text.encode()) in (True, False)


def damaged(content: bytes, random: Random) -> bytes:
    """The bytes cut off, with a piece missing, doubled, overwritten, moved, or with some bits turned."""
    start = random.randrange(len(content))
    end = min(len(content), start + random.choice((1, 3, 40, 2_000)))
    piece = content[start:end]
    noise = bytes(random.randrange(256) for _ in piece)
    letters = bytes(random.choice(b'ABCabc<>",;0129') for _ in piece)
    ways = (
        content[:start],
        content[:start] + content[end:],
        content[:end] + piece + content[end:],
        content[:start] + noise + content[end:],
        content[:start] + letters + content[end:],
        content[end:] + content[:end],
    )
    return random.choice(ways)


@needs_lists
@pytest.mark.parametrize("name", sorted(REAL) or ["none"])
def test_damaged_real_files_are_read_or_refused(name: str) -> None:
    source, version = REAL[name]
    random = Random(name)
    for part, content in contents(source, version).items():
        outcomes = {understood(source, part, damaged(content, random)) for _ in range(EXAMPLES // 5)}
        assert outcomes <= {True, False}


def counts(engine: Engine) -> dict[str, int]:
    """Rows of every table that a load writes."""
    with reading(engine) as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in tables().items()
            if name not in ("run", "document", "source", "rejection")
        }


@needs_lists
@pytest.mark.parametrize("name", sorted(REAL) or ["none"])
def test_a_damaged_version_is_loaded_whole_or_not_at_all(
    name: str, migrated_file: Path, settings: Settings, tmp_path: Path
) -> None:
    engine = open_store(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'store.db')}")
    source, version = REAL[name]
    random = Random(f"load {name}")
    for attempt in range(3):
        folder = tmp_path / f"2031-01-0{attempt + 1}"
        folder.mkdir()
        for part, content in contents(source, version).items():
            (folder / source.locator(part)).write_bytes(damaged(content, random))
        before = counts(engine)
        report = run_source(source, Origin(folder), settings, engine)[0]
        assert report.state in (RunState.COMPLETED, RunState.REFUSED), report.message
        if report.state is RunState.REFUSED:
            assert counts(engine) == before and report.message
