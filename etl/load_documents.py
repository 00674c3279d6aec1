"""From files, folders, archives and addresses to claims with history: steps 2 to 6 of the documents source.

Documents are added, not re-stated: the claims of a document that is not given again stay, those of one that
changed are closed where its new text no longer makes them. Where the rules changed, every text of the store is
read again. Documents are read and loaded in batches, each in one transaction, so that memory does not grow with
their number; after a crash the next run goes on behind the last whole batch.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from etl import archive
from etl.claims.languages import reason_not_read
from etl.declare import SourceDefinition
from etl.document_rows import put_documents, put_refused
from etl.document_states import Known, State, document_id_of, known_of, known_page, stored_texts
from etl.documents import Document as Text
from etl.documents import DocumentProblem, Unmodified, read_documents
from etl.documents.document import Found
from etl.documents.web import is_address, needs_web
from etl.fetch.pages import PageFetcher
from etl.guards import check_newer
from etl.history import Version
from etl.judgements.standing import newest_decision, standing_judgements
from etl.load_claims import claims_of, load_claims
from etl.mentions.loading import expect_mentions
from etl.runs import RunReport, code_version, finish, last_code_version
from etl.said_of_documents import Said
from etl.store import reading, writing
from models.errors import InputError
from models.provenance import Run
from models.settings import Settings
from models.vocabulary import RunState

# Enough for the store's bulk ways to pay, few enough for a hundred megabytes.
BATCH_DOCUMENTS = 200
BATCH_CHARACTERS = 4_000_000
# Pages come one a second.
BATCH_PAGES = 20


@dataclass
class Batch:
    """What a transaction loads: documents to be read anew by id, and earlier states of them, whose claims go."""

    changed: dict[str, Text] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    earlier: list[str] = field(default_factory=list)

    def read(self) -> dict[str, Text]:
        """The documents that are searched for claims: not those in other languages, nor the text of another one."""
        return {
            key: text
            for key, text in self.changed.items()
            if key not in self.originals and reason_not_read(text.language) is None
        }


def load_documents(
    engine: Engine,
    source: SourceDefinition,
    place: str,
    at: datetime,
    settings: Settings,
    progress: Callable[[RunReport, int, int], None],
    report: RunReport,
) -> None:
    """Load what the documents of a file, folder or address say; what cannot be read holds up no other.

    `progress` is told of every full batch; how many there will be is not known before the last.
    """
    report.published_at = at
    if not is_address(place) and not Path(place).exists():
        raise no_such_place(place)
    loader = DocumentLoader(engine, source, at, settings.archive_dir, report)
    if loader.is_renewed:
        loader.read_again()
    with PageFetcher(settings, lambda address: known_page(engine, source.source_id, address)) as web:
        most = BATCH_PAGES if needs_web(place) else BATCH_DOCUMENTS
        for number, found in enumerate(batches(read_documents([place], web), most), 1):
            loader.load(found)
            if len(found) == most:
                gc.collect()  # it rests while a run loads: of many batches the cycles would pile up
                progress(report, number, number + 1)
    loader.finish(place)


def no_such_place(place: str) -> InputError:
    """What is said where there is nothing to read."""
    return InputError(
        "does not exist",
        where=place,
        expected="a folder of documents, one of them, or an address",
        hint="put documents there, name another folder by SANCTRACK_DOCUMENTS_DIR, or give one with --from",
    )


def batches(found: Iterable[Found], most: int) -> Iterator[list[Found]]:
    """What was read, in pieces of at most so many documents that fit into memory."""
    batch: list[Found] = []
    size = 0
    for item in found:
        batch.append(item)
        size += len(item.text) if isinstance(item, Text) else 0
        if len(batch) >= most or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class DocumentLoader:
    """Loads batches of documents into one run."""

    def __init__(
        self, engine: Engine, source: SourceDefinition, at: datetime, archive_dir: Path, report: RunReport
    ) -> None:
        self.engine, self.source, self.at, self.archive_dir, self.report = (
            engine,
            source,
            at,
            archive_dir,
            report,
        )
        self.version = Version(source.source_id, at, {})
        self.said = Said()
        self.is_renewed = last_code_version(engine, source.source_id) != code_version(source)
        with reading(engine) as connection:
            self.newest = newest_load(connection, source.source_id)
            self.standing = standing_judgements(connection, source.source_id)

    def read_again(self) -> None:
        """Read every text of the store by the rules of today; their claims are closed and opened like those of a new version."""
        stored: dict[str, Text] = {}
        for document_id, text in stored_texts(self.engine, self.source.source_id):
            stored[document_id] = text
            if len(stored) >= BATCH_DOCUMENTS:
                self.put(Batch(stored))
                stored = {}
        if stored:
            self.put(Batch(stored))

    def load(self, found: list[Found]) -> None:
        """Load one batch of what was read."""
        problems = [item for item in found if isinstance(item, DocumentProblem)]
        unmodified = [item for item in found if isinstance(item, Unmodified)]
        texts = [item for item in found if isinstance(item, Text)]
        self.said.problems(problems)
        batch = self.compare(texts)
        self.report.read_count += len(texts) + len(unmodified)
        self.report.unchanged_count += len(texts) - len(batch.changed) + len(unmodified)
        if problems:
            with writing(self.engine) as connection:
                put_refused(connection, self.source.source_id, problems, self.at)
        if batch.changed:
            for text in batch.changed.values():
                if text.file:
                    archive.keep(self.archive_dir, text.file)
            self.said.changed += len(batch.changed)
            self.said.duplicates(batch.changed, batch.originals)
            self.put(batch)

    def compare(self, texts: list[Text]) -> Batch:
        """What of a batch is to be read anew: documents that are not in the store, or not as they are now.

        Of several documents of one name the first counts. The same text at another address is no other document.
        """
        with reading(self.engine) as connection:
            known = known_of(connection, self.source.source_id, texts)
        batch, taken = Batch(), set[str]()
        for text in texts:
            document_id = document_id_of(self.source.source_id, text)
            original = known.original_of(text)
            if text.locator not in taken and self.is_changed(document_id, text, original, known):
                batch.changed[document_id] = text
                earlier = {state.document_id for state in known.states.get(text.locator, [])}
                batch.earlier += sorted(earlier - {document_id})
                if original:
                    batch.originals[document_id] = original.document_id
                else:
                    known.add(document_id, text, self.at)
            taken.add(text.locator)
        return batch

    def is_changed(self, document_id: str, text: Text, original: State | None, known: Known) -> bool:
        """True where a document does not stand in the store as it is now; a second one of its name in a run does not count."""
        standing = known.standing(text.locator)
        if standing is None:
            return True
        if standing.document_id == document_id:
            return standing.is_duplicate and original is None
        return standing.retrieved_at < self.at

    def put(self, batch: Batch) -> None:
        """Keep documents and make their claims those that their texts make now, in one transaction."""
        check_newer(self.source.source_id, self.at, self.newest)
        read = batch.read()
        rows = claims_of(self.source, read, self.standing)
        self.said.read(read, rows)
        self.said.not_read(batch.changed)
        with writing(self.engine) as connection:
            put_documents(connection, self.source.source_id, batch.changed, batch.originals, self.at)
            load_claims(connection, self.version, rows, [*batch.changed, *batch.earlier], self.report)
            gone = [*batch.earlier, *(key for key in batch.changed if key not in read)]
            expect_mentions(connection, self.version, list(read), gone, self.report.changes)

    def finish(self, place: str) -> None:
        """Record how the run ended; InputError where something was given and nothing of it could be read."""
        report = self.report
        if not report.read_count:
            self.said.raise_if_nothing_was_read(place)
        report.parts = {place if is_address(place) else Path(place).resolve().name: report.read_count}
        report.problem, report.message = self.said.problem, self.said.message
        state = RunState.COMPLETED if self.said.changed or self.is_renewed else RunState.UNCHANGED
        with writing(self.engine) as connection:
            finish(
                connection, report, state, "; ".join(filter(None, (report.problem, report.message))) or None
            )


def newest_load(connection: Connection, source_id: str) -> datetime | None:
    """The time of the newest load of the source, or of the newest decision on its claims, UTC."""
    completed = (Run.source_id == source_id, Run.state == RunState.COMPLETED)
    loaded = connection.scalar(select(func.max(Run.published_at)).where(*completed))
    return max(filter(None, (loaded, newest_decision(connection, source_id))), default=None)
