"""The real lists beside the repository, as versions of the sources that read them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl

from etl.declare import SourceDefinition, sources
from etl.extraction import Extraction
from etl.given import GivenVersion, given_versions
from etl.unpacking import unpacked
from models.errors import InputError
from models.vocabulary import SourceKind

LISTS = Path(__file__).parents[4] / "shared/data/lists"
FOLDERS = {"ua_war_sanctions": "opensanctions", "opensanctions": "opensanctions"}


def list_sources() -> list[SourceDefinition]:
    """Every source that publishes a list."""
    return [source for source in sources().values() if source.kind is SourceKind.LIST]


def folder_of(source: SourceDefinition) -> Path:
    """Where the real files of a source are, if they are anywhere."""
    return LISTS / FOLDERS.get(source.source_id, source.source_id)


def real_versions() -> Iterator[tuple[str, SourceDefinition, GivenVersion]]:
    """Every version of every source for which there are real files, with a name; archives are left out."""
    for source in list_sources():
        folder = folder_of(source)
        if folder.is_dir() and any(folder.iterdir()):
            try:
                versions = given_versions(source, folder)
            except InputError:
                continue
            for version in versions:
                day = f"{version.at:%Y-%m-%d}" if version.at else "undated"
                yield f"{source.source_id}-{source.form_of(version.files)}-{day}", source, version


REAL = {name: (source, version) for name, source, version in real_versions()} if LISTS.is_dir() else {}


def contents(source: SourceDefinition, version: GivenVersion) -> dict[str, bytes]:
    """The unpacked bytes of a version by part."""
    return {name: unpacked(file.read(), source.part(name).file) for name, file in version.files.items()}


@cache
def real_records(name: str) -> pl.DataFrame | None:
    """All records of a real version; None for one that its reader refuses."""
    source, version = REAL[name]
    try:
        frames = [
            source.module.read_records(part, content) for part, content in contents(source, version).items()
        ]
    except InputError:
        return None
    return pl.concat(frames)


@cache
def real_extraction(name: str) -> Extraction | None:
    """What is extracted of a real version; None for one that its reader refuses."""
    records = real_records(name)
    if records is None:
        return None
    extraction: Extraction = REAL[name][0].module.extract(records)
    return extraction
