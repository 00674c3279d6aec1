"""Relations between entities: the other one is found by its key, else by a name that only it bears."""

from datetime import datetime
from typing import Any

import pytest
from store_builder import StoreBuilder

V1 = datetime(2022, 1, 3, 10)
V2 = datetime(2022, 1, 4, 10)


@pytest.fixture
def family(store: StoreBuilder) -> StoreBuilder:
    """A list of a, b, c and twin: B is b's primary name and an alias of c; TWIN is borne by c and twin."""
    store.add_list(V1, V2)
    store.add_list(V1, source_id="gb")
    for key in ("a", "b", "c", "twin"):
        store.say("name", store.add_entity(key, (V1, None)), V1, value=key.upper())
    for value in ("B", "ONLY C", "TWIN 2"):
        store.say("name", "us-c", V1, kind="alias", value=value)
    store.say("name", "us-twin", V1, kind="alias", value="TWIN 2")
    store.say("name", "us-twin", V1, V2, kind="alias", value="ONLY C")
    store.say("name", store.add_entity("9", (V1, None), source_id="gb"), V1, value="ELSEWHERE")
    return store


def related(store: StoreBuilder, **values: Any) -> tuple[Any, ...]:
    key = store.say("relation", "us-a", V1, kind="family", **values)
    query = "select other_entity_id, other_caption, found_by from relations where relation_id = $key"
    return store.ask(query, key=key)[0]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"other_name": "B", "other_key": "c"}, ("us-c", "C", "key")),
        ({"other_name": "B"}, ("us-b", "B", "name")),
        ({"other_name": "B", "other_key": "gone"}, ("us-b", "B", "name")),
        ({"other_name": "ONLY C"}, ("us-c", "C", "alias")),
        ({"other_name": "TWIN 2"}, (None, None, None)),
        ({"other_name": "A"}, (None, None, None)),
        ({"other_name": "B", "other_key": "a"}, ("us-b", "B", "name")),
        ({"other_name": "ELSEWHERE", "other_key": "9"}, (None, None, None)),
    ],
)
def test_the_other_entity_is_found_by_key_then_by_name(
    family: StoreBuilder, values: dict[str, Any], found: tuple[str | None, ...]
) -> None:
    assert related(family, **values) == found


def test_a_primary_name_that_two_bear_tells_nothing(family: StoreBuilder) -> None:
    family.say("name", family.add_entity("b2", (V1, None)), V1, value="B")
    assert related(family, other_name="B") == (None, None, None)


def test_relations_keep_the_words_of_the_source(family: StoreBuilder) -> None:
    family.say("relation", "us-a", V1, V2, kind="family", other_name="B", label="brother of", other_key="b")
    assert family.ask("select caption, kind, label, other_name, other_key, seen_to from relations") == [
        ("A", "family", "brother of", "B", "b", V2)
    ]


def test_checks_report_keys_without_an_entity_and_dates_out_of_order(family: StoreBuilder) -> None:
    family.add_programme("P")
    related(family, other_name="X", other_key="gone")
    related(family, other_name="B", other_key="b")
    for listed_on, dates in (
        ("2014-03-17", {"ended_on": "2013-01-01"}),
        ("2014-03-17", {"ended_on": "2014"}),
        ("2014", {"amended_on": "2014-03-17"}),
        ("2014-03-17", {"amended_on": "2014-02"}),
    ):
        family.designate("us-a", "P", V1, listed_on=listed_on, date_basis="stated", **dates)
    found = {finding.check.name: finding.row_count for finding in family.build().failed_checks}
    assert found["relation_keys_known"] == 1
    assert found["designation_dates_ordered"] == 2
    assert found["listed_under_programmes"] == 4
