"""Reading a sentence as if it were a document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.claims import Claim, extract_claims
from etl.documents import Document

Read = Callable[..., list[Claim]]


@pytest.fixture
def read() -> Read:
    """Claims of a text, optionally with its publication date."""

    def read_text(text: str, published: str | None = None) -> list[Claim]:
        document = Document("d", Path("d.txt"), text, "0" * 64, "text/plain", published=published)
        return extract_claims(document)

    return read_text
