"""One of OFAC's lists: its files by form and role, its programmes, and its records read and extracted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import polars as pl


@dataclass(frozen=True)
class OfacList:
    """The names of a list's parts: the flat files by role, and the one file of each XML form."""

    source_id: str
    prim: str
    alt: str
    add: str
    comments: str
    standard: str
    advanced: str
    enhanced: str
    programmes: Callable[[], pl.DataFrame]

    @cached_property
    def roles(self) -> dict[str, str]:
        """The role of each flat file by its part."""
        return {self.prim: "prim", self.alt: "alt", self.add: "add", self.comments: "comments"}

    def programme_keys(self) -> frozenset[str]:
        """The keys of the programmes that the list's `programmes.yml` describes."""
        return frozenset(self.programmes()["programme_key"])
