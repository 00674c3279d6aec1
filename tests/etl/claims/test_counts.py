"""What numbers count: persons, bodies, vessels, both together, shared nouns, totals, and parts of others."""

import pytest

from etl.claims.counts import find_counts

COUNTED = [
    ("35 members of the Russian military and 44 groups", ["35 n_individuals", "44 n_entities"]),
    ("thirty-five officials and a dozen ships", ["35 n_individuals", "12 n_vessels"]),
    ("27 individuals and entities", ["27 n_combined"]),
    ("42 people, firms and vessels", ["42 n_combined"]),
    ("43 military officials and 17 defence firms, Foreign Minister Joly said", ["43 n_individuals", "17 n_entities"]),
    ("30 bank officials", ["30 n_individuals"]),
    ("16 Russian and four Belarusian judges", ["16 n_individuals", "4 n_individuals"]),
    ("12 Russian ships and ten Iranian ones", ["12 n_vessels", "10 n_vessels"]),
    ("12 tankers from Russia and ten from Iran", ["12 n_vessels", "10 n_vessels"]),
    ("963 Americans, nine Canadians", ["963 n_individuals", "9 n_individuals"]),
    ("two of its managers", ["2 n_individuals"]),
    ("1,374 companies", ["1374 n_entities"]),
    ("3.000 companies", ["3000 n_entities"]),
    ("555\nindividuals\n and \n52 entities", ["555 n_individuals", "52 n_entities"]),
    ("21 entities and 13 individualsOf those", ["21 n_entities", "13 n_individuals"]),
    ("brings the number of Russian officials under the freeze to 499", ["499 n_individuals ="]),
    ("brings to 2,600 the number of individuals and entities", ["2600 n_combined ="]),
    ("14 individuals, taking the total to 507", ["14 n_individuals", "507 n_individuals ="]),
    ("50 sanctions on Russia", ["50 n_combined"]),
    # no counts
    ("27 member states", []),
    ("three sanctions packages", []),
    ("seven of the 11 companies are Russian", []),
    ("these two banks", []),
    ("Of those designated, 10 individuals are generals", []),
    ("12 percent of firms", []),
    ("in 2022 companies left", []),
    ("a decree of 19 October names officials", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), COUNTED)
def test_a_number_counts_the_noun_that_it_belongs_to(text: str, counts: list[str]) -> None:
    found = [f"{c.value} {c.kind}{' =' if c.is_total else ''}" for c in find_counts(text)]
    assert found == counts
