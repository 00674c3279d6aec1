"""House rules that a machine can check: small functions and files, words where words are owed, no stray paths."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from cronsim import CronSim

from etl.declare import sources
from etl.runs import utc_now
from models.settings import Settings
from models.tables import tables

ROOT = Path(__file__).parents[1]
PACKAGES = ("models", "migrations", "etl", "warehouse", "flows")
FUNCTION_LINES, FILE_LINES = 40, 400
EMPTY_NAMES = {"utils", "util", "common", "core", "helpers", "helper", "misc"}
# Scripts of the schema are long by nature: one call a table.
GENERATED = ROOT / "migrations" / "versions"
MACHINE_PATHS = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users)/\w+")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    """Every Python file of the packages."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def definitions(path: Path) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """Functions and classes of a file with their dotted names."""
    waiting: list[tuple[str, ast.AST]] = [(named(path), ast.parse(path.read_text(encoding="utf-8")))]
    while waiting:
        name, node = waiting.pop()
        for child in ast.iter_child_nodes(node):
            is_definition = isinstance(child, Function | ast.ClassDef)
            inner = f"{name}:{child.name}" if is_definition else name
            if isinstance(child, Function | ast.ClassDef):
                yield inner, child
            waiting.append((inner, child))


def kept_files() -> list[Path]:
    """Files that version control keeps or would keep."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().split()] + [".git"]
    waiting, kept = [ROOT], []
    while waiting:
        for path in waiting.pop().iterdir():
            if not any(fnmatch(path.name, pattern) for pattern in ignored):
                (waiting if path.is_dir() else kept).append(path)
    return kept


def test_the_packages_are_looked_at() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in modules()} == set(PACKAGES)
    assert sum(1 for path in modules() for _ in definitions(path)) > 100


def test_functions_have_at_most_forty_lines() -> None:
    long = {
        name: lines
        for path in modules()
        if GENERATED not in path.parents
        for name, node in definitions(path)
        if isinstance(node, Function) and (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }
    assert long == {}


def test_files_have_at_most_four_hundred_lines() -> None:
    texts = [*modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "warehouse").rglob("*.sql")]
    counts = {
        named(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in texts
        if GENERATED not in path.parents
    }
    assert {name: lines for name, lines in counts.items() if lines > FILE_LINES} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [
        named(path)
        for path in modules()
        if {part.lower() for part in (path.parent.name, path.stem)} & EMPTY_NAMES
    ] == []


def test_every_module_and_public_definition_has_a_docstring() -> None:
    silent = [
        name
        for path in modules()
        for name, node in definitions(path)
        if not any(part.startswith("_") for part in name.split(":")[1:]) and not ast.get_docstring(node)
    ]
    filled = [path for path in modules() if path.read_text(encoding="utf-8").strip()]
    silent += [
        named(path) for path in filled if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("name", tables())
def test_every_table_and_column_has_a_comment(name: str) -> None:
    table = tables()[name]
    assert table.comment
    assert [column.name for column in table.c if not column.comment] == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found: list[str] = []
    assert ROOT / "pyproject.toml" in kept_files()
    for path in kept_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{named(path)}: {match[0]}" for match in MACHINE_PATHS.finditer(text) if path != Path(__file__)
        ]
    assert found == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"SANCTRACK_{name.upper()}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_that_is_named_anywhere_exists() -> None:
    known = {f"SANCTRACK_{name.upper()}" for name in Settings.model_fields}
    texts = [*modules(), ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named_ones = {
        word for path in texts for word in re.findall(r"SANCTRACK_[A-Z]\w+", path.read_text(encoding="utf-8"))
    }
    assert named_ones - known == set()


def source_folders() -> list[Path]:
    """Every folder below `etl/sources`."""
    return sorted(
        path for path in (ROOT / "etl" / "sources").iterdir() if path.is_dir() and path.name != "__pycache__"
    )


@pytest.mark.parametrize("folder", source_folders(), ids=lambda folder: folder.name)
def test_a_source_has_its_declaration_its_extraction_and_tests(folder: Path) -> None:
    assert (folder / "source.yml").is_file()
    assert folder.name in sources()
    assert (folder / "extract.py").is_file()
    own = [
        *(ROOT / "tests" / "sources" / folder.name).rglob("test_*.py"),
        *(ROOT / "tests" / "etl" / folder.name).rglob("test_*.py"),
    ]
    assert own, f"no tests in tests/sources/{folder.name}"


@pytest.mark.parametrize("name", sources())
def test_the_cadence_of_a_source_is_a_cron_expression(name: str) -> None:
    cadence = sources()[name].cadence
    assert len(cadence.split()) == 5
    following = CronSim(cadence, utc_now())
    first, second = next(following), next(following)
    hours = (second - first).total_seconds() / 3600
    assert 0 < hours <= sources()[name].stale_after_hours


@pytest.mark.parametrize("name", sources())
def test_a_list_says_which_part_lists_entities_and_how_large_it_and_its_tables_are(name: str) -> None:
    source = sources()[name]
    if source.kind == "list":
        for form in {part.form for part in source.parts.values()}:
            assert source.listing_parts({name for name, part in source.parts.items() if part.form == form})
        assert all(part.rows_min > 0 for part in source.parts.values())
        assert all(str(part.url or "https://").startswith("https://") for part in source.parts.values())
        assert source.tables["entity"].rows_min > 0 and source.tables["entity"].rows_max
        assert {column for limits in source.tables.values() for column in limits.fill_min}
    elif source.kind == "statistics":
        assert source.parts and all(part.rows_min > 0 and part.rows_max for part in source.parts.values())
        assert all(str(part.url or "https://").startswith("https://") for part in source.parts.values())
        assert "entity" not in source.tables
    else:
        assert source.parts == {} == source.tables
