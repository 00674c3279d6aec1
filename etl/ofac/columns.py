"""What the columns of the entity, alias and address records of the flat files say, as frames of statements."""

import polars as pl

from etl.clean import country_code, is_known_place

SCHEMAS = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane", "": "LegalEntity"}
ALIAS_KINDS = {"aka": "alias", "fka": "former", "nka": "alias"}
ATTRIBUTES = {
    "call_sign": "callSign",
    "vess_type": "type",
    "tonnage": "tonnage",
    "grt": "grossRegisteredTonnage",
    "vess_flag": "flag",
    "vess_owner": "owner",
}


def codes_of(printed: pl.Series) -> pl.Series:
    """Country codes of a column of printed countries."""
    distinct = printed.drop_nulls().unique().to_list()
    codes = [country_code(name) for name in distinct]
    return printed.replace_strict(distinct, codes, default=None, return_dtype=pl.String)


def unknown_countries(printed: pl.Series, where: str) -> list[str]:
    """An issue for each row whose country is no known place."""
    unknown = {name for name in printed.drop_nulls().unique() if not is_known_place(name)}
    return [f"country not known ({where}): {name}" for name in printed if name in unknown]


def primary_names(sdn: pl.DataFrame) -> pl.DataFrame:
    """The name of each entity."""
    return sdn.select("part", entity_key="ent_num", kind=pl.lit("primary"), value=pl.col("sdn_name"))


def alias_names(alt: pl.DataFrame) -> pl.DataFrame:
    """One name for each alias record, under the record's own number."""
    return alt.select(
        "part",
        entity_key="ent_num",
        kind=pl.col("alt_type").replace_strict(ALIAS_KINDS),
        value="alt_name",
        remark="alt_remarks",
        source_key="alt_num",
    )


def addresses(add: pl.DataFrame) -> pl.DataFrame:
    """One address for each address record, under the record's own number, even where all is empty."""
    printed = pl.concat_str("address", "city_state_postal", "country", separator=", ", ignore_nulls=True)
    return add.select(
        "part",
        entity_key="ent_num",
        full_address=pl.when(printed != "").then(printed),
        street="address",
        city="city_state_postal",
        country=codes_of(add["country"]),
        country_printed="country",
        remark="add_remarks",
        source_key="add_num",
    )


def attributes(sdn: pl.DataFrame) -> pl.DataFrame:
    """Positions and the properties of vessels; the flag as a country code where it has one."""
    flag = pl.coalesce(codes_of(sdn["vess_flag"]).alias("vess_flag"), "vess_flag")
    columns = sdn.with_columns(flag)
    frames = [
        columns.select("part", entity_key="ent_num", property=pl.lit(name), value=pl.col(column)).drop_nulls(
            "value"
        )
        for column, name in ATTRIBUTES.items()
    ]
    return pl.concat([positions(sdn), *frames])


def positions(sdn: pl.DataFrame) -> pl.DataFrame:
    """The positions that a title lists, one a row."""
    title = pl.col("title").str.split(";").list.eval(pl.element().str.strip_chars())
    split = sdn.drop_nulls("title").select(
        "part", entity_key="ent_num", property=pl.lit("position"), value=title
    )
    return split.explode("value").filter(pl.col("value") != "")


def owners(sdn: pl.DataFrame) -> pl.DataFrame:
    """The owner of each vessel that names one, as a relation."""
    return sdn.drop_nulls("vess_owner").select(
        "part", entity_key="ent_num", kind=pl.lit("owned_by"), other_name="vess_owner"
    )


def programme_keys(sdn: pl.DataFrame) -> pl.DataFrame:
    """Entity and programme key, one a row; the cell prints several as `SDGT] [IFSR`."""
    keys = pl.col("program").str.split("] [").list.eval(pl.element().str.strip_chars("[] "))
    return (
        sdn.drop_nulls("program")
        .select("part", entity_key="ent_num", programme_key=keys)
        .explode("programme_key")
    )


def designations(sdn: pl.DataFrame, source_id: str) -> pl.DataFrame:
    """Each entity under each of its programmes; the list states no date."""
    programme_id = pl.concat_str(pl.lit(source_id), "programme_key", separator=":")
    return programme_keys(sdn).select("part", "entity_key", programme_id=programme_id)
