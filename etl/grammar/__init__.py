"""English grammar: a tagger and dependency parser trained on Universal Dependencies treebanks.

`make model` trains it, `model/` holds the result with its scores, ATTRIBUTION.md names the treebanks.
"""

from etl.grammar.parsing import Doc, Token, grow_trees, parse, tree_of

__all__ = ["Doc", "Token", "grow_trees", "parse", "tree_of"]
