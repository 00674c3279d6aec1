"""A list from the records of its flat files to entities and statements. Pure: no file, network or clock.

Every record becomes statements or a rejection, every segment of the remarks a statement, and every value
that is not known an issue.
"""

from collections import Counter

import polars as pl

from etl.countries import main_countries
from etl.extraction import ENTITY_COLUMNS, REJECTED_COLUMNS, Extraction, statement_frame
from etl.ofac import columns
from etl.ofac.facts import read_facts, segments_of, with_normalised
from etl.ofac.lists import OfacList
from etl.ofac.reading import FIELDS

ENTITY_TABLES = {"prim": "entity", "alt": "name", "add": "address", "comments": "attribute"}


def extract(records: pl.DataFrame, source: OfacList) -> Extraction:
    """Entities and statements of all given records, which must be all records of their entities.

    An alias, address or comment whose entity is not among them is rejected.
    """
    fields = {role: _fields_of(part, role, records) for part, role in source.roles.items()}
    prim, refused = _accepted("prim", fields["prim"], _entity_faults())
    keys = prim["ent_num"].implode()
    alt, refused_alt = _accepted("alt", fields["alt"], _alias_faults(keys))
    add, refused_add = _accepted("add", fields["add"], _orphan_fault(keys))
    comments, refused_comments = _accepted("comments", fields["comments"], _orphan_fault(keys))

    segments, issues = segments_of(prim, comments, (source.prim, source.comments))
    facts, unknown = read_facts(segments)
    statements = _statements(prim, alt, add, facts, source.source_id)
    issues += [issue for issue in unknown if issue] + _column_issues(prim, add, source.programme_keys())
    return Extraction(
        entities=_entities(prim, statements),
        statements=statements,
        rejected=pl.concat([refused, refused_alt, refused_add, refused_comments]),
        issues=_counted(issues),
    )


def _fields_of(part: str, role: str, records: pl.DataFrame) -> pl.DataFrame:
    """The records of a part with a column for each of its fields."""
    fields = pl.Struct(dict.fromkeys(FIELDS[role], pl.String))
    own = records.filter(pl.col("part") == part)
    return own.with_columns(pl.col("content").str.json_decode(fields).alias("fields")).unnest("fields")


def _accepted(
    role: str, fields: pl.DataFrame, faults: dict[str, pl.Expr]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The records without a fault, and the others as rejections with the names of all their faults."""
    reasons = [pl.when(condition).then(pl.lit(name)) for name, condition in faults.items()]
    marked = fields.with_columns(pl.concat_str(reasons, separator=", ", ignore_nulls=True).alias("reasons"))
    rejected = marked.filter(pl.col("reasons") != "").select(
        pl.lit(ENTITY_TABLES[role]).alias("table_name"),
        "part",
        "entity_key",
        locator=pl.concat_str("part", "record_key", separator=":"),
        reasons="reasons",
        content="content",
    )
    return marked.filter(pl.col("reasons") == ""), rejected.select(*REJECTED_COLUMNS)


def _entity_faults() -> dict[str, pl.Expr]:
    return {
        "sdn_type_known": ~pl.col("sdn_type").fill_null("").is_in(list(columns.SCHEMAS)),
        "sdn_name_filled": pl.col("sdn_name").is_null(),
        "ent_num_unique": ~pl.col("ent_num").is_first_distinct(),
    }


def _orphan_fault(keys: pl.Series) -> dict[str, pl.Expr]:
    return {"entity_in_list": ~pl.col("ent_num").is_in(keys)}


def _alias_faults(keys: pl.Series) -> dict[str, pl.Expr]:
    return {
        **_orphan_fault(keys),
        "alt_type_known": ~pl.col("alt_type").fill_null("").is_in(list(columns.ALIAS_KINDS)),
        "alt_name_filled": pl.col("alt_name").is_null(),
    }


def _statements(
    sdn: pl.DataFrame,
    alt: pl.DataFrame,
    add: pl.DataFrame,
    facts: dict[str, pl.DataFrame],
    source_id: str,
) -> dict[str, pl.DataFrame]:
    persons = sdn.filter(pl.col("sdn_type") == "individual")["ent_num"]
    names = [columns.primary_names(sdn), columns.alias_names(alt), facts["name"]]
    attributes = columns.attributes(sdn)
    found = {
        "name": with_normalised(pl.concat(names, how="diagonal"), persons),
        "identifier": facts["identifier"],
        "address": columns.addresses(add),
        "birth": facts["birth"],
        "nationality": facts["nationality"],
        "relation": pl.concat([columns.owners(sdn), facts["relation"]], how="diagonal"),
        "attribute": pl.concat([attributes, _notes_as_positions(facts["attribute"], attributes)]),
        "designation": columns.designations(sdn, source_id),
    }
    return {table: _once(statement_frame(table, rows)) for table, rows in found.items()}


def _notes_as_positions(facts: pl.DataFrame, attributes: pl.DataFrame) -> pl.DataFrame:
    """Notes that repeat a position of the title column are that position."""
    titles = attributes.filter(pl.col("property") == "position").select(
        "entity_key", "value", pl.lit(True).alias("is_title")
    )
    joined = facts.join(titles.unique(), on=["entity_key", "value"], how="left", maintain_order="left")
    repeats = (pl.col("property") == "note") & pl.col("is_title")
    return joined.with_columns(
        pl.when(repeats).then(pl.lit("position")).otherwise("property").alias("property")
    ).drop("is_title")


def _once(statements: pl.DataFrame) -> pl.DataFrame:
    """Each statement of an entity once, in the part that comes first."""
    return statements.unique([name for name in statements.columns if name != "part"], maintain_order=True)


def _entities(sdn: pl.DataFrame, statements: dict[str, pl.DataFrame]) -> pl.DataFrame:
    schema = pl.col("sdn_type").fill_null("").replace_strict(columns.SCHEMAS)
    entities = sdn.select("part", entity_key="ent_num", schema=schema, caption="sdn_name")
    stated = entities.with_columns(country=pl.lit(None, dtype=pl.String)).select(*ENTITY_COLUMNS)
    return main_countries(stated, statements)


def _column_issues(sdn: pl.DataFrame, add: pl.DataFrame, described: frozenset[str]) -> list[str]:
    keys = columns.programme_keys(sdn)["programme_key"]
    return [
        *columns.unknown_countries(add["country"], "country of an address"),
        *columns.unknown_countries(sdn["vess_flag"], "vess_flag"),
        *(f"programme not described: {key}" for key in keys if key not in described),
    ]


def _counted(issues: list[str]) -> tuple[str, ...]:
    """Each issue once, with how often it stands, the most frequent first."""
    return tuple(f"{issue} ({count} times)" for issue, count in Counter(issues).most_common())
