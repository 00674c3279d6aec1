"""A list may come in several formats, under other names, and as any number of files of one layout."""

import pytest

from etl.declare import SourceDefinition
from etl.given import only_part_like, part_of
from etl.guards import check_parts_present
from models.errors import InputError
from models.vocabulary import SourceKind

CSV = {"media_type": "text/csv"}
XML = {"media_type": "application/xml"}


@pytest.fixture
def source() -> SourceDefinition:
    """A list with two formats and one of any number of files."""
    parts = {
        "main": CSV
        | {"file": "main.csv", "form": "flat", "required": True, "url": "https://a.example/main.csv"},
        "alias": CSV | {"file": "alias.csv", "form": "flat", "url": "https://a.example/alias.csv"},
        "whole": XML
        | {"file": "whole.xml", "form": "xml", "required": True, "also": ["all*.xml", "whole*.zip"]},
        "acts": CSV | {"file": "3*R*.csv", "form": "acts", "lists_entities": True},
    }
    return SourceDefinition.model_validate(
        {
            "source_id": "x_list", "kind": SourceKind.LIST, "title": "X", "publisher": "X", "licence": "none",
            "cadence": "0 6 * * *", "stale_after_hours": 48, "extract_version": 1, "parts": parts,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("2024-01-01/MAIN.CSV", "main"),
        ("alias_20240101.csv", "alias"),
        ("whole_2024-01-01.xml", "whole"),
        ("ALL-of-it.xml", "whole"),
        ("WHOLE_2024-01-01.zip", "whole"),
        ("32014R0269.csv", "32014R0269"),
        ("32014r0269.csv", "32014R0269"),
        ("main.xml", None),
        ("20140269.csv", None),
    ],
)
def test_a_file_is_known_by_its_names(source: SourceDefinition, name: str, part: str | None) -> None:
    assert part_of(source, name) == part


def test_a_part_of_many_is_declared_once_and_kept_under_its_own_name(source: SourceDefinition) -> None:
    assert source.part("32014R0269") is source.parts["acts"]
    assert source.locator("32014R0269") == "32014R0269.csv"
    assert source.locator("main") == "main.csv"


def test_a_version_has_one_format(source: SourceDefinition) -> None:
    assert source.form_of({"main", "alias"}) == "flat"
    assert source.form_of({"32014R0269", "32014R0833"}) == "acts"
    with pytest.raises(InputError, match="files of several formats"):
        source.form_of({"main", "whole"})


def test_the_parts_that_list_entities_are_declared_or_the_first_required_one(
    source: SourceDefinition,
) -> None:
    assert source.listing_parts({"main", "alias"}) == {"main"}
    assert source.listing_parts({"whole", "alias"}) == {"whole"}
    assert source.listing_parts({"32014R0269", "32014R0833"}) == {"32014R0269", "32014R0833"}


def test_only_the_first_format_with_addresses_is_fetched(source: SourceDefinition) -> None:
    assert set(source.fetched_parts) == {"main", "alias"}


def test_what_a_format_requires_must_be_there(source: SourceDefinition) -> None:
    check_parts_present(source, {"main"}, "here")
    check_parts_present(source, {"whole"}, "here")
    check_parts_present(source, {"32014R0269"}, "here")
    with pytest.raises(InputError, match=r"main\.csv is missing"):
        check_parts_present(source, {"alias"}, "here")


def test_a_single_file_that_is_named_by_hand_may_have_any_name(source: SourceDefinition) -> None:
    assert only_part_like(source, "here/downloaded.xml") == "whole"
    assert only_part_like(source, "downloaded.csv") is None  # several parts are delimited files
    assert only_part_like(source, "downloaded.pdf") is None
