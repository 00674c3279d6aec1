"""Files given by hand instead of the network: a file, a folder or an archive, as list versions in order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from etl.declare import SourceDefinition
from etl.tars import TarReader
from etl.unpacking import MOST_BYTES, entries_of, gunzipped, open_zip, read_entry
from models.errors import InputError

STAMP = re.compile(
    r"(?<!\d)(?P<date>(?:19|20)\d\d-?[01]\d-?[0-3]\d)(?:[T_ ]?(?P<time>[0-2]\d[:-]?[0-5]\d(?:[:-]?[0-5]\d)?))?(?!\d)"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".tar.zst", ".tzst")
Read = Callable[[], bytes]


@dataclass(frozen=True)
class GivenFile:
    """A file that was given: its name below the given path, and how to read its bytes."""

    name: str
    origin: str
    read: Read


@dataclass(frozen=True)
class GivenVersion:
    """The files of one list version by part; `at` is the time in their names, where there is one."""

    at: datetime | None
    files: dict[str, GivenFile]


def given_versions(source: SourceDefinition, path: Path, as_of: datetime | None = None) -> list[GivenVersion]:
    """The versions of a list in a file, folder or archive, oldest first, as their names tell.

    A file belongs to the list by its name, or where only one part has its ending and its name has a date.
    A version whose name states no time is of `as_of`, else of the last day of the year in its name: by then it
    stood so. Files of two formats are two versions.
    """
    found: dict[tuple[datetime | None, str], dict[str, GivenFile]] = {}
    for file in given_files(path):
        is_meant = path.is_file() or STAMP.search(PurePosixPath(file.name).name)
        part = part_of(source, file.name) or (only_part_like(source, file.name) if is_meant else None)
        if part is None:
            continue
        at = time_in_name(file.name) or as_of or year_in_name(file.name)
        version = found.setdefault((at, source.part(part).form), {})
        if part in version:
            raise InputError(
                f"two files for {part}: {version[part].name} and {file.name}",
                where=str(path),
                expected="names that tell their versions apart, such as sdn_20231228T184324.csv or 2023-12-28/sdn.csv",
            )
        version[part] = file
    if not found:
        names = ", ".join(part.file for part in source.parts.values())
        raise InputError(f"no file of {source.source_id} in it", where=str(path), expected=names)
    ordered = sorted(found, key=lambda version: (version[0] or datetime.max, version[1]))
    return [GivenVersion(version[0], found[version]) for version in ordered]


def given_files(path: Path) -> Iterator[GivenFile]:
    """All files in a folder or archive, or the file itself; nothing is read before it is asked for."""
    if not path.exists():
        raise InputError("does not exist", where=str(path), expected="a file, a folder or an archive")
    if path.is_dir():
        for child in sorted(item for item in path.rglob("*") if item.is_file()):
            yield _plain(child, f"{path.resolve().name}/{child.relative_to(path).as_posix()}")
    elif path.name.endswith(TAR_SUFFIXES):
        yield from _tarred(path)
    elif path.suffix == ".zip":
        yield from _zipped(path)
    else:
        yield _plain(path, f"{path.resolve().parent.name}/{path.name}")


def _plain(path: Path, name: str) -> GivenFile:
    read = partial(_read_file, path)
    if path.suffix == ".gz":
        return GivenFile(name.removesuffix(".gz"), str(path), lambda: gunzipped(read(), str(path)))
    return GivenFile(name, str(path), read)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        hint = "get the file again"
        raise InputError(
            f"cannot be read: {error}", where=str(path), expected="a whole file", hint=hint
        ) from error
    if len(content) > MOST_BYTES:
        raise InputError("is too large", where=str(path), expected=f"at most {MOST_BYTES:,} bytes")
    return content


def _zipped(path: Path) -> Iterator[GivenFile]:
    archive = open_zip(path, str(path))
    for entry in entries_of(archive, str(path)):
        origin = f"{path}:{entry.filename}"
        yield GivenFile(f"{path.stem}/{entry.filename}", origin, partial(read_entry, archive, entry, origin))


def _tarred(path: Path) -> Iterator[GivenFile]:
    reader = TarReader(path)
    for name in reader.names():
        yield GivenFile(name, f"{path}:{name}", partial(reader.read, name))


def time_in_name(name: str) -> datetime | None:
    """The time that a file's name or else the nearest folder's name states, UTC."""
    for text in reversed(PurePosixPath(name).parts):
        match = STAMP.search(text)
        if match:
            date = match["date"].replace("-", "")
            time = re.sub(r"\D", "", match["time"] or "").ljust(6, "0")
            try:
                return datetime.strptime(date + time, "%Y%m%d%H%M%S")
            except ValueError:
                continue
    return None


def year_in_name(name: str) -> datetime | None:
    """The last day of the year that a file's name or else the nearest folder's name states."""
    found = [match for text in PurePosixPath(name).parts for match in YEAR.findall(text)]
    return datetime(int(found[-1]), 12, 31) if found else None


def part_of(source: SourceDefinition, name: str) -> str | None:
    """The part of the list that a file holds, by its name with or without the time; None for any other file."""
    path = PurePosixPath(name)
    stem = STAMP.sub("", path.stem).strip("_-. ")
    return source.part_of(f"{stem}{path.suffix}") or source.part_of(path.name)


def only_part_like(source: SourceDefinition, name: str) -> str | None:
    """The part for a file with another name, where only one part has a file with its ending.

    Asked for a single file that was named by hand, and for files with a date in their name: whoever keeps
    `downloaded_2025-08-16.xml` among the versions of a list means it as one, and is told if it is none.
    """
    suffix = PurePosixPath(name).suffix.lower()
    alike = [name for name, part in source.parts.items() if PurePosixPath(part.file).suffix == suffix]
    return alike[0] if len(alike) == 1 and "*" not in source.parts[alike[0]].file else None
