"""A source says what it is in its `source.yml`; what it gets wrong is named with file and key."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from etl import declare
from etl.declare import SourceDefinition, read_yaml, source, sources
from models.errors import SettingsError

SMALL = {
    "source_id": "x_list",
    "kind": "list",
    "title": "List of X",
    "publisher": "Office of X",
    "licence": "none",
    "cadence": "0 6 * * *",
    "stale_after_hours": 48,
    "extract_version": 1,
    "parts": {"sdn": {"file": "sdn.csv", "url": "https://example.org/sdn.csv", "media_type": "text/csv"}},
}


@pytest.fixture
def declared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[object], dict[str, SourceDefinition]]:
    """Makes a folder of sources that holds this one `source.yml`, and reads it."""

    def read(content: object) -> dict[str, SourceDefinition]:
        (tmp_path / "x_list").mkdir()
        text = content if isinstance(content, str) else yaml.safe_dump(content)
        (tmp_path / "x_list" / "source.yml").write_text(text)
        monkeypatch.setattr(declare, "files", lambda _package: tmp_path)
        return sources.__wrapped__()

    return read


def test_the_sources_of_the_package_are_found() -> None:
    assert {"us_ofac_sdn", "documents"} <= set(sources())
    assert all(name == definition.source_id for name, definition in sources().items())
    assert source("us_ofac_sdn").parts["sdn"].required


def test_an_unknown_source_is_answered_with_those_that_exist() -> None:
    with pytest.raises(SettingsError, match="no source 'ofac'") as caught:
        source("ofac")
    assert all(name in caught.value.expected for name in sources())
    assert "sanctrack status" in caught.value.hint


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ({"link": r"list\d+\.csv$"}, None),
        ({"link": "list("}, "not a regular expression"),
        ({"link": ""}, "needs the page"),
        ({"link": "list", "url": None}, "needs the page"),
    ],
)
def test_a_link_is_a_pattern_and_has_its_page(
    declared: Callable[[object], dict[str, SourceDefinition]], told: dict[str, str | None], what: str | None
) -> None:
    content = SMALL | {"parts": {"sdn": SMALL["parts"]["sdn"] | told}}  # type: ignore[index]
    if what is None:
        assert declared(content)["x_list"].parts["sdn"].link == told["link"]
        return
    with pytest.raises(SettingsError, match=what) as caught:
        declared(content)
    assert "parts.sdn" in caught.value.what


def test_a_folder_adds_a_source(declared: Callable[[object], dict[str, SourceDefinition]]) -> None:
    read = declared(SMALL)
    assert read["x_list"].parts["sdn"].shrink_max_percent == 100
    assert read["x_list"].measures == ()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"title": None}, "title"),
        ({"kind": "lists"}, "kind"),
        ({"cadense": "x"}, "cadense"),
        ({"stale_after_hours": "soon"}, "stale_after_hours"),
        ({"measures": ["asset_freze"]}, "measures.0"),
        ({"parts": {"sdn": {"file": "sdn.csv"}}}, "parts.sdn.media_type"),
        ({"parts": {"sdn": SMALL["parts"]["sdn"] | {"row_min": 1}}}, "parts.sdn.row_min"),  # type: ignore[index]
    ],
)
def test_a_wrong_or_missing_key_is_named(
    declared: Callable[[object], dict[str, SourceDefinition]], change: dict[str, object], named: str
) -> None:
    with pytest.raises(SettingsError, match="does not describe a source") as caught:
        declared({key: value for key, value in (SMALL | change).items() if value is not None})
    assert caught.value.where == "x_list/source.yml"
    assert f"{named}: " in str(caught.value)


@pytest.mark.parametrize("content", ["- a\n- b\n", "", "just words", "a: [b", "a: b: c"])
def test_a_file_that_is_no_mapping_is_named(
    declared: Callable[[object], dict[str, SourceDefinition]], content: str
) -> None:
    with pytest.raises(SettingsError, match=r"source\.yml"):
        declared(content)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.yml").write_bytes(b"title: Espa\xf1a")
    for name in ("latin.yml", "none.yml"):
        with pytest.raises(SettingsError, match=name):
            read_yaml(tmp_path / name)


def test_a_folder_named_otherwise_than_its_source_is_refused(
    declared: Callable[[object], dict[str, SourceDefinition]],
) -> None:
    with pytest.raises(SettingsError):
        declared(SMALL | {"source_id": "y_list"})


def test_an_excerpt_states_its_own_sizes(list_source: SourceDefinition, tmp_path: Path) -> None:
    (tmp_path / "expected.yml").write_text("parts: {sdn: {rows_min: 2, rows_max: 9}}")
    (tmp_path / "sdn.csv").write_text("")
    for given in (tmp_path, tmp_path / "sdn.csv"):
        read = list_source.overridden_by(given)
        assert (read.parts["sdn"].rows_min, read.parts["sdn"].rows_max) == (2, 9)
        assert read.parts["sdn"].required
        assert read.parts["alt"] == list_source.parts["alt"]


def test_without_an_excerpt_the_source_stays_as_it_is(list_source: SourceDefinition, tmp_path: Path) -> None:
    assert list_source.overridden_by(tmp_path / "given") is list_source


@pytest.mark.parametrize(
    "content", ["parts: {sdn: {rows_mini: 2}}", "parts: {sdn: {rows_min: few}}", "- sdn"]
)
def test_a_wrong_excerpt_is_named(list_source: SourceDefinition, tmp_path: Path, content: str) -> None:
    (tmp_path / "expected.yml").write_text(content)
    with pytest.raises(SettingsError, match=r"expected\.yml"):
        list_source.overridden_by(tmp_path)


@pytest.mark.parametrize(
    "content", ["parts: {sdm: {rows_min: 2}}", "part: {sdn: {rows_min: 2}}", "parts: [sdn]"]
)
def test_an_excerpt_that_names_what_does_not_exist_is_named(
    list_source: SourceDefinition, tmp_path: Path, content: str
) -> None:
    (tmp_path / "expected.yml").write_text(content)
    with pytest.raises(SettingsError, match=r"expected\.yml"):
        list_source.overridden_by(tmp_path)
