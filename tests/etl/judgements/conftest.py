"""Claims and judgements made by hand."""

from dataclasses import replace

import pytest

from etl.claims.claim import Claim, Value
from etl.judgements import ClaimJudgement
from models.vocabulary import Verdict
from tests.etl.judgements.making import TEXT


@pytest.fixture
def held_back() -> Claim:
    """An expulsion of which the rules do not know who expelled."""
    quote = "Eight diplomats of Russia were told to go."
    start = TEXT.index(quote)
    fields: dict[str, Value] = {
        "nationality": "RU",
        "count": 8,
        "announced_date": "2022-04-08",
        "date_basis": "text",
    }
    return Claim(
        "expulsion", "d", start, start + len(quote), quote, fields, "quarantine",
        "the text does not say who expelled them", "told_to_go", 1,
    )  # fmt: skip


@pytest.fixture
def corrected(held_back: Claim) -> ClaimJudgement:
    """The judgement that it was Japan, and seven."""
    fields = {**held_back.fields, "expeller": "JP", "count": 7}
    return ClaimJudgement("j1", Verdict.CORRECT, "Aya", "the headline says so", held_back, fields)


@pytest.fixture
def accepted(held_back: Claim) -> ClaimJudgement:
    """The judgement that it holds as it was read."""
    return ClaimJudgement("j2", Verdict.ACCEPT, "Aya", "clear", held_back, held_back.fields)


@pytest.fixture
def rejected(held_back: Claim) -> ClaimJudgement:
    """The judgement that it is no claim."""
    return replace(ClaimJudgement("j3", Verdict.REJECT, "Aya", "a novel", held_back, {}))
