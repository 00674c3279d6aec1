"""Step 1, declare: what a source says of itself in its `source.yml`, read into one checked object."""

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from etl.yaml_tables import load_yaml
from models.errors import InputError, SettingsError
from models.tables import tables
from models.vocabulary import Measure, SourceKind

OVERRIDES = "expected.yml"


class Limits(BaseModel):
    """The smallest and largest number of open rows of a table that is plausible, and how far columns are filled."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rows_min: int = 0
    rows_max: int | None = None
    fill_min: dict[str, float] = {}


class Part(BaseModel):
    """One file of a list: its address, and the smallest and largest number of records that is plausible.

    `form` is the format of the list that the file belongs to: a version is read in one form. A `file` with `*`
    stands for any number of files of one layout, each a part under its own name. `also` are other names, with
    `*`, under which archives keep the file. A file without `url` is only ever given by hand.

    Where the publisher dates the file's name, `url` is the page that links it and `link` a regular expression,
    found in the absolute address or the text of the file's link: of several links it is the one with the newest
    date in its name (`etl.given.time_in_name`), else the first.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    url: str | None = None
    link: str | None = None
    media_type: str
    form: str = ""
    also: tuple[str, ...] = ()
    required: bool = False
    lists_entities: bool = False
    rows_min: int = 0
    rows_max: int | None = None
    shrink_max_percent: float = 100.0
    fill_min: dict[str, float] = {}

    @model_validator(mode="after")
    def _has_a_page_for_its_link(self) -> "Part":
        if self.link is not None and not (self.link and self.url):
            raise ValueError("`link` is a pattern, and needs the page as `url`")
        try:
            re.compile(self.link or "")
        except re.error as error:
            raise ValueError(f"`link` is not a regular expression: {error}") from error
        return self


class SourceDefinition(BaseModel):
    """A source as its folder under `etl/sources/` declares it.

    `is_asked` tells that its publisher answers questions instead of serving files: `ask` of its module puts them.
    """

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
    is_asked: bool = False
    parts: dict[str, Part] = {}
    tables: dict[str, Limits] = {}
    measures: tuple[Measure, ...] = ()

    @property
    def module(self) -> ModuleType:
        """The source's `extract` module."""
        return import_module(f"etl.sources.{self.source_id}.extract")

    def part(self, name: str) -> Part:
        """The declaration of a part, also of one named after its own file where the declared file has a `*`."""
        if name in self.parts:
            return self.parts[name]
        many = (part for part in self.parts.values() if "*" in part.file)
        return next(part for part in many if fnmatch(name.lower(), PurePath(part.file).stem.lower()))

    def part_of(self, file_name: str) -> str | None:
        """The part that a file of this name holds; None for any other file."""
        for name, part in self.parts.items():
            if fnmatch(file_name.lower(), part.file.lower()):
                stem = PurePath(file_name).stem
                return (
                    name
                    if "*" not in part.file
                    else stem.upper()
                    if PurePath(part.file).stem.isupper()
                    else stem
                )
            if any(fnmatch(file_name.lower(), other.lower()) for other in part.also):
                return name
        return None

    def locator(self, part_name: str) -> str:
        """The name under which the file of a part is kept."""
        file = self.part(part_name).file
        return file if part_name in self.parts else part_name + PurePath(file).suffix

    @property
    def fetched_parts(self) -> dict[str, Part]:
        """The files that are fetched from the publisher: those of the first form that have an address."""
        having = {name: part for name, part in self.parts.items() if part.url}
        form = next((part.form for part in having.values()), None)
        return {name: part for name, part in having.items() if part.form == form}

    def form_of(self, parts: Iterable[str]) -> str:
        """The format in which a version with these parts is read; InputError where they belong to several."""
        forms = sorted({self.part(name).form for name in parts})
        if len(forms) > 1:
            raise InputError(
                f"files of several formats of the list: {', '.join(parts)}",
                where=self.source_id,
                expected="the files of one format",
                hint="give the files of each format in a folder of their own",
            )
        return forms[0]

    def listing_parts(self, parts: Iterable[str]) -> set[str]:
        """Those of the parts whose records are the entities: as declared, else the first required one of its form."""
        declared = {name for name in parts if self.part(name).lists_entities}
        first = {part.form: name for name, part in reversed(self.parts.items()) if part.required}
        return declared | {name for name in parts if first.get(self.part(name).form) == name}

    def overridden_by(self, given: Path) -> "SourceDefinition":
        """This definition with the sizes that an excerpt states in an `expected.yml` in or beside it."""
        path = next((path for path in (given / OVERRIDES, given.parent / OVERRIDES) if path.is_file()), None)
        if path is None:
            return self
        stated = self._stated_sizes(path)
        parts = stated.get("parts", {})
        merged = {name: {**part.model_dump(), **parts.get(name, {})} for name, part in self.parts.items()}
        return _checked({**self.model_dump(), "parts": merged, "tables": stated.get("tables", {})}, str(path))

    def _stated_sizes(self, path: Path) -> dict[str, dict[str, Any]]:
        content = read_yaml(path)
        known = {"parts": set(self.parts), "tables": set(tables())}
        if not content or any(
            not isinstance(below, dict) or not set(below) <= known.get(name, set())
            for name, below in content.items()
        ):
            raise SettingsError(
                "does not state sizes of the list's files and tables",
                where=str(path),
                expected=f"keys `parts` with some of {', '.join(self.parts)} below it, and `tables`",
            )
        return content


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file; SettingsError where it holds anything else."""
    try:
        content = load_yaml(path)
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
