"""What the rules make of their own examples, for the rule catalogue and its test."""

from pathlib import Path
from typing import Any

from etl.claims.claim import Claim
from etl.claims.drafts import Rule
from etl.claims.extraction import extract_claims
from etl.documents import Document

PUBLISHED = "2024-05-17"


def claims_of_example(rule: Rule[Any]) -> list[Claim]:
    """The claims of a rule's example, read as a document of its own."""
    path = Path(f"{rule.name}.txt")
    return extract_claims(Document(rule.name, path, rule.example, "", "text/plain", published=PUBLISHED))
