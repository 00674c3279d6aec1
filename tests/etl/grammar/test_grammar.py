"""The trained grammar: who does what to whom in the sentences of this field, small enough to be shipped."""

import json

import pytest

from etl.claims.syntax import agent_of, is_passive, owner_of, patients_of, subject_of
from etl.grammar import Token, grow_trees, parse, tree_of
from etl.grammar.parsing import MODEL, model_files


def word(text: str, form: str) -> Token:
    return next(token for token in tree_of(text) if token.text == form)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "patient"),
    [
        ("Japan expelled eight Russian diplomats.", "expelled", "Japan", "diplomats"),
        ("Moscow decided on Wednesday to expel eight Japanese diplomats.", "expel", "Moscow", "diplomats"),
        ("Canada, which had expelled four envoys, closed its embassy.", "expelled", "Canada", "envoys"),
        ("The bloc sanctioned 87 companies and froze their assets.", "froze", "bloc", "assets"),
        ("Norway said it was suspending the agreement.", "suspending", "it", "agreement"),
        ("Japan's decision to expel eight diplomats angered Moscow.", "expel", "Japan", "diplomats"),
    ],
)
def test_the_active_voice(text: str, verb: str, subject: str, patient: str) -> None:
    act = word(text, verb)
    found = subject_of(act)
    assert not is_passive(act)
    assert found is not None and found.text == subject
    assert patient in [token.text for token in patients_of(act)]


@pytest.mark.parametrize(
    ("text", "verb", "agent", "patient"),
    [
        ("Eight Russian diplomats were expelled by Japan.", "expelled", "Japan", "diplomats"),
        ("Fifty-seven firms were sanctioned on Friday by Tokyo.", "sanctioned", "Tokyo", "firms"),
        ("The envoys have been declared personae non gratae.", "declared", None, "envoys"),
        ("Companies blacklisted by Canada lost their licences.", "blacklisted", "Canada", "Companies"),
    ],
)
def test_the_passive_voice(text: str, verb: str, agent: str | None, patient: str) -> None:
    act = word(text, verb)
    found = agent_of(act)
    assert is_passive(act)
    assert (found.text if found is not None else None) == agent
    assert [token.text for token in patients_of(act)] == [patient]


def test_the_owner_of_an_act_that_a_noun_names() -> None:
    owner = owner_of(word("London follows the expulsion of 23 British diplomats by Russia.", "expulsion"))
    assert owner is not None and owner.text == "Russia"


def test_a_tree_does_not_depend_on_its_neighbours() -> None:
    text = "Japan imposed sanctions on 57 Russian entities."
    alone = [(token.dep_, token.head.i) for token in parse([text])[0]]
    grow_trees(["Moscow expelled ten envoys.", text, "The talks ended."])
    assert [(token.dep_, token.head.i) for token in tree_of(text)] == alone


def test_the_model_is_small_and_says_how_good_it_is() -> None:
    assert sum(path.stat().st_size for path in model_files()) < 15_000_000
    scores = json.loads((MODEL / "scores.json").read_text())
    assert scores["dep_uas"] > 0.84 and scores["dep_las"] > 0.80
