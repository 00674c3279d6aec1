"""The main country of an entity, of all that its list says of it."""

import polars as pl

from etl.extraction import ENTITY_COLUMNS

REGISTER_SCHEMES = ("tax_id", "registration", "inn", "ogrn", "uscc", "national_id")


def main_countries(entities: pl.DataFrame, statements: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Entities (ENTITY_COLUMNS) with the country of those that state none themselves.

    In this order: nationality, citizenship, flag, country of a register or tax number, most frequent country of
    the addresses; the one printed first among equals.
    """
    belonging, attributes = statements["nationality"], statements["attribute"]
    flags = attributes.filter((pl.col("property") == "flag") & (pl.col("value").str.len_chars() == 2))
    ranked = [
        belonging.filter(pl.col("kind") == "nationality"),
        belonging.filter(pl.col("kind") == "citizenship"),
        flags.select("entity_key", country="value"),
        statements["identifier"].filter(pl.col("scheme").is_in(REGISTER_SCHEMES)),
        _addresses_by_frequency(statements["address"]),
    ]
    candidates = pl.concat(frame.select("entity_key", found="country") for frame in ranked)
    first = candidates.drop_nulls("found").unique("entity_key", keep="first", maintain_order=True)
    joined = entities.join(first, on="entity_key", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("country", "found").alias("country")).select(*ENTITY_COLUMNS)


def _addresses_by_frequency(address: pl.DataFrame) -> pl.DataFrame:
    counted = address.group_by("entity_key", "country", maintain_order=True).len()
    return counted.drop_nulls("country").sort("len", descending=True, maintain_order=True)
