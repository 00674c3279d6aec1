"""Step 1, declare: what a source says of itself in its `source.yml`, read into one checked object."""

from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from models.errors import SettingsError
from models.vocabulary import Measure, SourceKind

OVERRIDES = "expected.yml"


class Part(BaseModel):
    """One file of a list: its address, and the smallest and largest size that is plausible."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    url: str
    media_type: str
    required: bool = False
    rows_min: int = 0
    rows_max: int | None = None
    shrink_max_percent: float = 100.0
    fill_min: dict[str, float] = {}


class SourceDefinition(BaseModel):
    """A source as its folder under `etl/sources/` declares it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source_id: str
    kind: SourceKind
    title: str
    publisher: str
    issuer_code: str | None = None
    landing_url: str | None = None
    licence: str
    cadence: str
    stale_after_hours: int
    extract_version: int
    parts: dict[str, Part] = {}
    measures: tuple[Measure, ...] = ()

    @property
    def module(self) -> ModuleType:
        """The source's `extract` module."""
        return import_module(f"etl.sources.{self.source_id}.extract")

    def overridden_by(self, given: Path) -> "SourceDefinition":
        """This definition with the sizes that an excerpt states in an `expected.yml` in or beside it."""
        path = next((path for path in (given / OVERRIDES, given.parent / OVERRIDES) if path.is_file()), None)
        if path is None:
            return self
        stated = self._stated_parts(path)
        merged = {name: {**part.model_dump(), **stated.get(name, {})} for name, part in self.parts.items()}
        return _checked({**self.model_dump(), "parts": merged}, str(path))

    def _stated_parts(self, path: Path) -> dict[str, dict[str, Any]]:
        content = read_yaml(path)
        parts = content.get("parts")
        if set(content) != {"parts"} or not isinstance(parts, dict) or not set(parts) <= set(self.parts):
            raise SettingsError(
                "does not state sizes of the list's files",
                where=str(path),
                expected=f"one key `parts` with some of {', '.join(self.parts)} below it",
            )
        return parts


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file; SettingsError where it holds anything else."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError("cannot be read as YAML", where=str(path), hint=str(error)) from error
    if not isinstance(content, dict):
        raise SettingsError("is not a mapping of keys to values", where=str(path))
    return content


def _checked(content: dict[str, Any], where: str) -> SourceDefinition:
    try:
        return SourceDefinition.model_validate(content)
    except ValidationError as error:
        lines = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise SettingsError(f"does not describe a source: {lines}", where=where) from error


@cache
def sources() -> dict[str, SourceDefinition]:
    """Every source that has a folder with a `source.yml`, by name; adding a folder adds a source."""
    folders = sorted(Path(str(files("etl.sources"))).glob("*/source.yml"))
    read = {path.parent.name: _checked(read_yaml(path), f"{path.parent.name}/source.yml") for path in folders}
    for folder, declared in read.items():
        if declared.source_id != folder:
            raise SettingsError(
                f"source_id {declared.source_id!r} is not the folder's name",
                where=f"{folder}/source.yml",
                expected=folder,
            )
    return read


def source(name: str) -> SourceDefinition:
    """The source of that name; SettingsError names those that exist."""
    known = sources()
    if name not in known:
        raise SettingsError(
            f"there is no source {name!r}",
            expected=f"one of {', '.join(known)}",
            hint="run `sanctrack status` to see the sources, or read docs/adding-a-source.md",
        )
    return known[name]
