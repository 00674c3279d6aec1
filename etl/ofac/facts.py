"""The facts of the remarks as frames: each distinct segment is read once, then joined to its entities."""

import polars as pl

from etl.clean import normalise_name
from etl.extraction import statement_columns
from etl.ofac.remarks import CELL_LENGTH, Fact, Segment, note, read_segment, split_remarks

TABLES = ("name", "identifier", "birth", "nationality", "relation", "attribute")
SEGMENTS = {"entity_key": pl.String(), "part": pl.String(), "text": pl.String(), "is_cut": pl.Boolean()}


def segments_of(
    sdn: pl.DataFrame, comments: pl.DataFrame, parts: tuple[str, str]
) -> tuple[pl.DataFrame, list[str]]:
    """All segments of the remarks, one a row, and issues about cells that do not fit together.

    `parts` are the names of the entity and the comments file.
    """
    continuations = dict(comments.select("ent_num", "remarks").iter_rows())
    rows: list[tuple[str, str, str, bool]] = []
    issues: list[str] = []
    for key, remarks in sdn.select("ent_num", pl.col("remarks").fill_null("")).iter_rows():
        comment = continuations.get(key) or ""
        if comment and len(remarks) < CELL_LENGTH:
            issues.append("comment to remarks that are not cut")
            found = split_remarks(remarks, "", parts) + split_comment(comment, parts)
        else:
            found = split_remarks(remarks, comment, parts)
        rows += [(key, *segment) for segment in found]
    return pl.DataFrame(rows, schema=SEGMENTS, orient="row"), issues


def split_comment(comment: str, parts: tuple[str, str]) -> list[Segment]:
    """The segments of a comment whose beginning is in another version: the first one is cut."""
    found = split_remarks("", comment, parts)
    return [segment._replace(is_cut=segment.is_cut or index == 0) for index, segment in enumerate(found)]


def read_facts(segments: pl.DataFrame) -> tuple[dict[str, pl.DataFrame], list[str]]:
    """Facts of each table, with `part` and `entity_key`, in printed order; and every issue, once a row."""
    distinct = segments.select("text", "is_cut").unique(maintain_order=True)
    rows: dict[str, list[dict[str, object]]] = {table: [] for table in TABLES}
    issues: dict[str, str] = {}
    for text, is_cut in distinct.iter_rows():
        fact = cut_segment(text) if is_cut else read_segment(text)
        rows[fact.table].append({"text": text, "is_cut": is_cut, **fact.columns})
        if fact.issue:
            issues[text] = fact.issue
    frames = {table: _facts_of(table, found, segments) for table, found in rows.items()}
    known = pl.DataFrame({"text": list(issues), "issue": list(issues.values())}, schema_overrides=TEXT_ISSUE)
    return frames, segments.join(known, on="text", maintain_order="left")["issue"].to_list()


TEXT_ISSUE = {"text": pl.String(), "issue": pl.String()}


def cut_segment(text: str) -> Fact:
    """A segment that the end of the cell cuts off, kept as a note."""
    return note(text, "remarks cut at 1,000 characters, their continuation is not in the list")


def _facts_of(table: str, found: list[dict[str, object]], segments: pl.DataFrame) -> pl.DataFrame:
    own = {
        name: kind for name, kind in statement_columns(table).items() if name not in ("part", "entity_key")
    }
    schema = {"text": pl.String(), "is_cut": pl.Boolean(), **own}
    facts = pl.DataFrame(found, schema=schema, orient="row")
    joined = segments.join(facts, on=["text", "is_cut"], maintain_order="left")
    return joined.select("part", "entity_key", *own)


def with_normalised(names: pl.DataFrame, persons: pl.Series) -> pl.DataFrame:
    """Names with their `normalised` form; those of persons are printed family name first."""
    is_person = names["entity_key"].is_in(persons.implode())
    pairs = zip(names["value"], is_person, strict=True)
    normalised = [normalise_name(value, family_first=person) for value, person in pairs]
    return names.with_columns(pl.Series("normalised", normalised, dtype=pl.String))
