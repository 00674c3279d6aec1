"""The path of a record: declare, fetch, extract, clean, validate, load, for one source."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from etl import archive
from etl.archive import RetrievedFile
from etl.declare import SourceDefinition
from etl.documents.web import is_address
from etl.fetch import fetch_parts
from etl.given import GivenVersion, given_versions
from etl.known_files import KnownFile, known_files, recalled
from etl.load_documents import load_documents
from etl.load_list import ListLoader
from etl.load_statistics import StatisticsLoader
from etl.locks import only_one
from etl.runs import RunReport, recorded_run, utc_now
from etl.unpacking import unpacked
from models.errors import InputError, SanctrackError
from models.settings import Settings
from models.vocabulary import RunState, SourceKind

Progress = Callable[[RunReport, int, int], None]
Fetch = Callable[[SourceDefinition, Settings, Mapping[str, KnownFile]], list[RetrievedFile]]
Load = Callable[[RunReport], None]
Loader = ListLoader | StatisticsLoader


@dataclass(frozen=True)
class Origin:
    """Where the files come from: `path` instead of the network, and the time that `--as-of` gives them.

    `address` is that of documents: a page, a feed or a sitemap. `as_of` counts only where neither the file's
    content nor its name states a time.
    """

    path: Path | None = None
    as_of: datetime | None = None
    flow: str = "refresh"
    address: str | None = None

    @classmethod
    def at(cls, place: str | None, as_of: datetime | None = None) -> "Origin":
        """The origin that a person names: a path or an address."""
        if place is not None and is_address(place):
            return cls(None, as_of, address=place)
        return cls(None if place is None else Path(place), as_of)

    def flow_for(self, source: SourceDefinition) -> str:
        """The name under which a run is recorded: only a refresh from its publisher shows that a list is fresh."""
        is_published = source.kind is not SourceKind.DOCUMENTS
        from_files = self.path is not None and is_published and self.flow == "refresh"
        return "refresh from files" if from_files else self.flow


def run_source(
    source: SourceDefinition,
    origin: Origin,
    settings: Settings,
    engine: Engine,
    progress: Progress = lambda _report, _done, _total: None,
    fetch: Fetch = fetch_parts,
) -> list[RunReport]:
    """Bring one source up to date; one report a version, oldest first.

    A version that is refused is passed over, its report says why; a load that fails is the last one, and what
    was loaded before it is kept. `progress` is called after each with the report, how many are done and how many there are.
    SourceBusy where another process refreshes the source.
    """
    reports: list[RunReport] = []
    with only_one(engine, settings.data_dir, source.source_id):
        loads = plan_loads(source, origin, settings, engine, fetch, progress)
        for load in loads:
            reports.append(run_once(source, origin.flow_for(source), engine, load))
            progress(reports[-1], len(reports), len(loads))
            if reports[-1].state is RunState.FAILED:
                break
    return reports


def run_once(source: SourceDefinition, flow: str, engine: Engine, load: Load) -> RunReport:
    """One recorded run; an error that a user can mend ends in its report, any other is raised."""
    report: RunReport | None = None
    try:
        with recorded_run(engine, source, flow) as report, collector_at_rest():
            load(report)
    except SanctrackError:
        if report is None:
            raise
    return report


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No garbage collection meanwhile: a load makes many rows and no cycles, and looking for them took a fifth of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def plan_loads(
    source: SourceDefinition,
    origin: Origin,
    settings: Settings,
    engine: Engine,
    fetch: Fetch,
    progress: Progress,
) -> list[Load]:
    """What has to be loaded, oldest first; nothing is fetched or read before its turn."""
    if source.kind is SourceKind.DOCUMENTS:
        place = origin.address or str(origin.path or settings.inbox_dir)
        return [partial(load_documents, engine, source, place, origin.as_of or utc_now(), settings, progress)]
    if origin.address is not None:
        return [partial(refuse, not_for_lists(source, origin.address))]
    if origin.path is None:
        return [partial(load_fetched, loader_for(engine, source), settings, fetch)]
    try:
        expected = source.overridden_by(origin.path)
        versions = given_versions(source, origin.path, origin.as_of)
    except SanctrackError as error:
        return [partial(refuse, error)]
    loader = loader_for(engine, expected)
    return [partial(load_given, loader, settings, version, origin) for version in versions]


def loader_for(engine: Engine, source: SourceDefinition) -> Loader:
    """What loads the versions of a source: of lists the entities that changed, of statistics the figures."""
    return (
        StatisticsLoader(engine, source)
        if source.kind is SourceKind.STATISTICS
        else ListLoader(engine, source)
    )


def load_fetched(loader: Loader, settings: Settings, fetch: Fetch, report: RunReport) -> None:
    """Load what the publisher serves now; its time is the newest Last-Modified of its files.

    Where it says that nothing is modified, nothing is read, unless by code that is newer than the last load.
    """
    known = known_files(loader.engine, loader.source, settings.archive_dir)
    files = fetch(loader.source, settings, known)
    if not files and not loader.is_renewed:
        times = [file.modified_at for file in known.values() if file.modified_at]
        since = f" since {max(times):%Y-%m-%d %H:%M} UTC" if times else ""
        loader.keep(report, f"the publisher says: not modified{since}")
        return
    files = completed(loader.source, settings, fetch, known, files)
    modified = max((file.modified_at for file in files if file.modified_at), default=None)
    keep_and_load(loader, settings, files, modified or max(file.retrieved_at for file in files), report)


def completed(
    source: SourceDefinition,
    settings: Settings,
    fetch: Fetch,
    known: Mapping[str, KnownFile],
    fetched: list[RetrievedFile],
) -> list[RetrievedFile]:
    """The fetched files with those that are not modified, whose bytes the archive has; else all are fetched."""
    absent = set(source.fetched_parts) - {file.part for file in fetched}
    if not absent:
        return fetched
    try:
        files = fetched + recalled(source, settings.archive_dir, known, absent)
    except InputError:
        return fetch(source, settings, {})
    order = list(source.fetched_parts)
    return sorted(files, key=lambda file: order.index(file.part))


def load_given(
    loader: Loader, settings: Settings, version: GivenVersion, origin: Origin, report: RunReport
) -> None:
    """Load one version from files that were given."""
    files = []
    for name, given in version.files.items():
        locator, media_type = loader.source.locator(name), loader.source.part(name).media_type
        files.append(RetrievedFile(name, locator, given.origin, media_type, given.read(), utc_now()))
    keep_and_load(loader, settings, files, version.at or origin.as_of or utc_now(), report)


def keep_and_load(
    loader: Loader, settings: Settings, files: list[RetrievedFile], at: datetime, report: RunReport
) -> None:
    """Keep the bytes in the archive, then load the version that they hold.

    Its time is what the files state; `at` where they state none, or only the same day.
    """
    for file in files:
        archive.keep(settings.archive_dir, file)
    stated = stated_time(loader.source, files)
    is_same_day = stated is not None and stated == datetime.combine(at, time())
    loader.load(files, at if stated is None or is_same_day else stated, report)


def stated_time(source: SourceDefinition, files: list[RetrievedFile]) -> datetime | None:
    """The newest publication time, UTC, that the files of a version state themselves."""
    stated: Callable[[str, bytes], datetime | None] | None = getattr(source.module, "published_at", None)
    if stated is None:
        return None
    times = []
    for file in files:
        with suppress(InputError):  # what cannot be unpacked is refused, with its reason, when it is read
            times.append(stated(file.part, unpacked(file.content, source.part(file.part).file)))
    return max(filter(None, times), default=None)


def not_for_lists(source: SourceDefinition, address: str) -> InputError:
    """What is said of an address that is given for a list."""
    return InputError(
        "only documents are read from an address that is given",
        where=address,
        expected="a file, folder or archive of the list",
        hint=f"without --from, {source.source_id} is fetched from the address in its source.yml",
    )


def refuse(error: SanctrackError, _report: RunReport) -> None:
    """Fail a run for what was wrong before it could begin."""
    raise error
