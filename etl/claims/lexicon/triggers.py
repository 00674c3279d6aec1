"""Words that name an act: verb forms made from lemmas, particle verbs, and nouns of action."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from etl.claims.lexicon.files import read_vocabulary

Morph = Literal["base", "third", "past", "participle", "gerund", "noun"]


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """One form of a word that names an act of the class `act`; `particle` must follow it, perhaps later."""

    act: str
    morph: Morph
    particle: str = ""


@cache
def trigger_words() -> dict[str, tuple[TriggerWord, ...]]:
    """Lower-case word form → the acts that it may name."""
    table: dict[str, list[TriggerWord]] = {}
    for act, words in read_vocabulary("verbs")["triggers"].items():
        for lemma in words["verbs"]:
            head, _, particle = lemma.partition(" ")
            for form, morphs in verb_forms(head).items():
                table.setdefault(form, []).extend(TriggerWord(act, morph, particle) for morph in morphs)
        for noun in words["nouns"]:
            for form in (noun, f"{noun}s"):
                table.setdefault(form, []).append(TriggerWord(act, "noun"))
    never = read_vocabulary("verbs")["never"]
    return {form: tuple(found) for form, found in table.items() if form not in never}


@cache
def verb_forms(lemma: str) -> dict[str, tuple[Morph, ...]]:
    """Form → what it is, for one verb; irregular forms from the vocabulary."""
    irregular = read_vocabulary("verbs")["irregular"].get(lemma, {})
    past = irregular.get("past") or regular_past(lemma)
    participle = irregular.get("participle") or past
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    third = f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else third
    pairs: list[tuple[str, Morph]] = [
        (lemma, "base"),
        (irregular.get("third", third), "third"),
        (past, "past"),
        (participle, "participle"),
        (irregular.get("gerund", f"{stem}ing"), "gerund"),
    ]
    if alternative := irregular.get("alternative"):
        pairs += [(alternative, "past"), (alternative, "participle"), (alternative, "base")]
    forms: dict[str, tuple[Morph, ...]] = {}
    for form, morph in pairs:
        forms[form] = (*forms.get(form, ()), morph)
    return forms


def regular_past(lemma: str) -> str:
    """The past tense of a regular verb."""
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else f"{lemma}ed"
