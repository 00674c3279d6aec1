"""Several processes read the same claims in the same order as one."""

from pathlib import Path

from etl.claims import extract_claims
from etl.claims.parallel import FEWEST_FOR_A_POOL, extract_many
from etl.documents import Document

TEXTS = (
    "Japan sanctioned 35 Russian individuals and 44 entities.",
    "Canada expelled four Russian diplomats.",
    "The orchestra played three concerts in the old hall.",
    "Imports from Russia to Latvia fell to 450 million euros in 2022.",
)


def documents(count: int) -> list[Document]:
    return [
        Document(str(n), Path(f"{n}.txt"), TEXTS[n % len(TEXTS)], "", "text/plain", published="2024-05-17")
        for n in range(count)
    ]


def test_two_processes_give_what_one_gives() -> None:
    given = documents(FEWEST_FOR_A_POOL + 5)
    alone = list(extract_many(given, jobs=1))
    assert list(extract_many(iter(given), jobs=2)) == alone
    assert [document.doc for document, _ in alone] == [document.doc for document in given]
    assert sum(len(claims) for _, claims in alone) > 100


def test_documents_read_together_are_read_as_alone() -> None:
    given = documents(8)
    assert [claims for _, claims in extract_many(given)] == [extract_claims(document) for document in given]
