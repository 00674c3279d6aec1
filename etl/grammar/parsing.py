"""Sentences as dependency trees, by the model that is part of the project."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
else:
    Doc = Token = object

__all__ = ["MODEL", "Doc", "Token", "grow_trees", "parse", "tree_of"]

WHITE = re.compile(r"\s+")
MODEL = Path(__file__).parent / "model"


@cache
def _pipeline() -> "Language":
    """The trained model; loading takes half a second, so it waits for the first sentence."""
    import spacy

    return spacy.load(MODEL)


def parse(texts: Sequence[str]) -> "list[Doc]":
    """A tree for each sentence, in order: Penn tags in `tag_`, Universal Dependencies in `dep_`.

    The same text gives the same tree, whatever stands beside it; line breaks do not change it.
    """
    trees = _pipeline().pipe([WHITE.sub(" ", text) for text in texts], batch_size=256)
    return [
        tree if tree.text == text else spread(tree, text) for tree, text in zip(trees, texts, strict=True)
    ]


def spread(tree: "Doc", text: str) -> "Doc":
    """A tree over the text as it is laid out: line breaks become words of their own that hang on the one before."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    end = 0
    for token in tree:
        start = text.index(token.text, end)
        gap = text[end:start]
        if words and gap.startswith(" "):
            spaces[-1], gap = True, gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        places.append(len(words))
        words.append(token.text)
        spaces.append(False)
        end = start + len(token.text)
    heads = [max(number - 1, 0) for number in range(len(words))]
    tags, deps = ["_SP"] * len(words), ["dep"] * len(words)
    for token, place in zip(tree, places, strict=True):
        heads[place], tags[place], deps[place] = places[token.head.i], token.tag_, token.dep_
    return Doc(tree.vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=deps)


# The trees of the document at hand: grown together, since one by one costs three times as much.
_trees: "dict[str, Doc]" = {}


def grow_trees(texts: Sequence[str]) -> None:
    """Parse the sentences of a document together; those of the document before are forgotten."""
    _trees.clear()
    _trees.update(zip(texts, parse(texts), strict=True))


def tree_of(text: str) -> "Doc":
    """The tree of one sentence."""
    if text not in _trees:
        _trees[text] = parse([text])[0]
    return _trees[text]


def model_files() -> list[Path]:
    """The files of the model, in a fixed order."""
    return sorted(path for path in MODEL.rglob("*") if path.is_file())
