"""A publisher is asked only for what is new: what it says is not modified comes from the archive, or is not read."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from etl.archive import path_of
from etl.declare import SourceDefinition, source
from etl.known_files import KnownFile, known_files
from etl.pipeline import Origin, run_source
from etl.runs import RunReport
from etl.store import reading
from models.provenance import Document, Run
from models.settings import Settings
from models.vocabulary import RunState
from tests.etl.misbehaving_server import Answer, MisbehavingServer

SAMPLES = Path(__file__).parents[2] / "samples" / "us_ofac_sdn"
OLD, NEW = sorted(path for path in SAMPLES.iterdir() if path.is_dir())[:2]
MAY, JUNE = (f"{day} 2022 10:00:00 GMT" for day in ("Sun, 08 May", "Wed, 08 Jun"))


class Served:
    """The sample list on a server, refreshed from there."""

    def __init__(self, server: MisbehavingServer, engine: Engine, settings: Settings) -> None:
        self.server, self.engine, self.settings = server, engine, settings
        listed = source("us_ofac_sdn").overridden_by(SAMPLES)
        parts = {name: listed.part(name) for name in listed.fetched_parts}
        served = {
            name: part.model_copy(update={"url": f"{server.address}/{part.file}"})
            for name, part in parts.items()
        }
        self.source: SourceDefinition = listed.model_copy(update={"parts": served})
        for part in served.values():
            self.serve(part.file, OLD, MAY)

    def serve(self, file: str, version: Path, modified: str, **told: str | None) -> None:
        etag = told.get("etag", f'"{version.name} {modified[:11]}"'.replace(" ", "-"))
        answer = Answer(body=(version / file).read_bytes(), modified=modified, etag=etag)
        self.server.answer(f"/{file}", answer)

    def refresh(self) -> RunReport:
        self.server.asked.clear()
        (report,) = run_source(self.source, Origin(), self.settings, self.engine)
        return report

    def asked(self, file: str) -> dict[str, str]:
        (asked,) = self.server.asked[f"/{file}"]
        return asked

    def known(self) -> dict[str, KnownFile]:
        return known_files(self.engine, self.source, self.settings.archive_dir)


@pytest.fixture
def served(publisher: MisbehavingServer, engine: Engine, hurried: Settings) -> Served:
    return Served(publisher, engine, hurried)


def test_what_the_server_says_of_a_file_is_kept_and_sent_the_next_time(served: Served) -> None:
    assert served.refresh().state is RunState.COMPLETED
    assert "if-none-match" not in served.asked("sdn.csv")
    with reading(served.engine) as connection:
        rows = connection.execute(select(Document.etag, Document.modified_at)).all()
    assert {(row.etag, f"{row.modified_at:%Y-%m-%d %H}") for row in rows} == {
        (f'"{OLD.name}-Sun,-08-May"', "2022-05-08 10")
    }
    report = served.refresh()
    assert report.state is RunState.UNCHANGED
    assert report.message == "the publisher says: not modified since 2022-05-08 10:00 UTC"
    assert report.read_count == report.unchanged_count > 0
    asked = served.asked("sdn.csv")
    assert (asked["if-none-match"], asked["if-modified-since"]) == (f'"{OLD.name}-Sun,-08-May"', MAY)
    assert served.known().keys() == served.source.parts.keys()


@pytest.mark.parametrize("etag", ['W/"weak"', "unquoted", None])
def test_either_mark_is_enough(served: Served, etag: str | None) -> None:
    for part in served.source.parts.values():
        served.serve(part.file, OLD, MAY, etag=etag)
    served.refresh()
    report = served.refresh()
    assert report.message and "not modified" in report.message
    assert served.asked("sdn.csv").get("if-none-match") == etag


def test_files_that_are_not_modified_come_from_the_archive(served: Served) -> None:
    served.refresh()
    first = served.known()
    served.serve("sdn.csv", NEW, JUNE)
    report = served.refresh()
    assert report.state is RunState.COMPLETED
    assert f"{report.published_at:%Y-%m-%d}" == "2022-06-08"
    assert "if-none-match" in served.asked("alt.csv")
    second = served.known()
    assert second.keys() == first.keys() and second["sdn"] != first["sdn"] and second["alt"] == first["alt"]
    again = served.refresh()
    assert again.state is RunState.UNCHANGED and again.message and "2022-06-08" in again.message


def test_a_refused_file_is_asked_for_again(served: Served) -> None:
    served.refresh()
    served.server.answer("/sdn.csv", Answer(modified=JUNE, etag='"empty"'))
    assert [served.refresh().state for _ in range(2)] == [RunState.REFUSED] * 2
    assert served.asked("sdn.csv")["if-none-match"] == f'"{OLD.name}-Sun,-08-May"'
    served.serve("sdn.csv", OLD, MAY)
    assert served.refresh().state is RunState.UNCHANGED


def test_newer_code_reads_the_archived_files_again(served: Served) -> None:
    served.refresh()
    served.source = served.source.model_copy(update={"extract_version": 99})
    report = served.refresh()
    assert "if-none-match" in served.asked("sdn.csv")
    assert report.state is RunState.COMPLETED
    assert served.refresh().state is RunState.UNCHANGED


def test_bytes_that_the_archive_lost_are_fetched_again(served: Served) -> None:
    served.refresh()
    path_of(served.settings.archive_dir, served.known()["alt"].sha256).unlink()
    assert served.refresh().state is RunState.UNCHANGED
    assert "if-none-match" not in served.asked("alt.csv") and "if-none-match" in served.asked("sdn.csv")


def test_bytes_that_the_archive_has_damaged_are_fetched_again(served: Served) -> None:
    served.refresh()
    path_of(served.settings.archive_dir, served.known()["alt"].sha256).write_bytes(b"junk")
    served.serve("sdn.csv", NEW, JUNE)
    assert served.refresh().state is RunState.COMPLETED
    assert ["if-none-match" in asked for asked in served.server.asked["/alt.csv"]] == [True, False]


def test_files_from_elsewhere_say_nothing_of_this_server(served: Served, tmp_path: Path) -> None:
    served.refresh()
    part = served.source.parts["sdn"]
    moved = part.model_copy(update={"url": str(part.url) + "?moved"})
    served.source = served.source.model_copy(update={"parts": served.source.parts | {"sdn": moved}})
    served.server.script["/sdn.csv?moved"] = served.server.script["/sdn.csv"]
    assert served.refresh().state is RunState.UNCHANGED
    assert "if-none-match" not in served.asked("sdn.csv?moved")
    shutil.copytree(NEW, tmp_path / "2022-07-01")
    shutil.copy(SAMPLES / "expected.yml", tmp_path)
    (given,) = run_source(served.source, Origin(tmp_path / "2022-07-01"), served.settings, served.engine)
    assert given.state is RunState.COMPLETED
    assert served.known() == {}


def test_a_server_that_always_says_not_modified_is_told(served: Served) -> None:
    served.server.answer("/sdn.csv", Answer(304))
    report = served.refresh()
    assert report.state is RunState.FAILED and "answered 304" in str(report.message)
    with reading(served.engine) as connection:
        assert connection.scalars(select(Run.state)).all() == [RunState.FAILED]


def test_the_conditions_of_a_file() -> None:
    file = KnownFile("sdn.csv", "0" * 64, "https://list.example", None)  # type: ignore[arg-type]
    assert file.conditions == {}
    assert replace(file, etag='W/"1"').conditions == {"If-None-Match": 'W/"1"'}
