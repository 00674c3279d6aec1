"""Every rule reads its own example, which the catalogue of rules prints."""

from typing import Any

import pytest

from etl.claims.drafts import Rule
from etl.claims.rules import RULES, SENTENCE_RULES
from etl.claims.rules.examples import claims_of_example


@pytest.mark.parametrize("rule", [*RULES, *SENTENCE_RULES], ids=lambda rule: rule.name)
def test_a_rule_reads_its_example(rule: Rule[Any]) -> None:
    found = [claim for claim in claims_of_example(rule) if claim.rule == rule.name]
    assert found, f"{rule.example!r} gives {[claim.rule for claim in claims_of_example(rule)]}"
    assert all(claim.record_type == rule.record_type for claim in found)
