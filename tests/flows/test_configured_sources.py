"""Which sources a refresh without names runs."""

from pathlib import Path

import pytest

from etl.declare import source
from flows.refreshing import configured_sources
from models.errors import SanctrackError
from models.settings import Settings


def names(settings: Settings, path: Path | None = None, *chosen: str) -> list[str]:
    return [one.source_id for one in configured_sources(list(chosen), path, settings)]


def test_documents_are_left_out_until_they_have_a_folder(settings: Settings) -> None:
    assert "documents" not in names(settings)
    settings.inbox_dir.mkdir(parents=True)
    assert "documents" in names(settings)


def test_lists_without_an_address_are_left_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = source("us_ofac_sdn")
    parts = {name: part.model_copy(update={"url": None}) for name, part in listed.parts.items()}
    by_hand = listed.model_copy(update={"source_id": "by_hand", "parts": parts})
    known = {"us_ofac_sdn": listed, "by_hand": by_hand}
    monkeypatch.setattr("flows.refreshing.sources", lambda: known)
    monkeypatch.setattr("flows.refreshing.source", lambda name: known[name])
    assert names(settings) == ["us_ofac_sdn"]
    assert names(settings, None, "by_hand") == ["by_hand"]


def test_a_named_source_is_run_whatever_is_there(settings: Settings) -> None:
    assert names(settings, None, "documents") == ["documents"]


def test_files_given_for_several_sources_stand_in_folders_of_their_names(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "given" / "us_ofac_sdn").mkdir(parents=True)
    assert names(settings, tmp_path / "given") == ["us_ofac_sdn"]


def test_a_folder_without_such_names_is_told(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(SanctrackError, match="named like a source"):
        configured_sources([], tmp_path, settings)
