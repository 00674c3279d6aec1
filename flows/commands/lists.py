"""`sanctrack as-of` and `sanctrack diff`: what lists said on a day, and what changed between two days."""

from datetime import datetime
from typing import Annotated

import typer

from flows.commands.queries import ResultFormat
from models.errors import SanctrackError

Day = Annotated[
    datetime, typer.Argument(formats=["%Y-%m-%d"], metavar="DATE", help="The end of this day, UTC.")
]
Format = Annotated[ResultFormat, typer.Option("--format", help="How rows are written.")]

FIND_ENTITY = """
select distinct e.entity_id, e.caption, e.schema, e.country
from core.entity as e
left join core.name as n on n.entity_id = e.entity_id
where e.entity_id = $entity or e.source_key = $entity or lower(n.value) = lower($entity)
    or n.normalised = lower($entity)
order by e.entity_id
"""
ENTITY_AS_OF = """
select s.statement, s.kind, s.what, s.seen_from, s.seen_to, d.locator, d.sha256
from mart.statements_as_of(cast($day as date)) as s
join core.document as d on d.document_id = s.document_id
where s.entity_id = $entity
order by s.statement <> 'listing', s.statement, s.kind, s.what
"""
LIST_AS_OF = """
select entity_id, caption, schema, country, programmes, listed_from
from mart.listed_as_of(cast($day as date))
where source_id = $source
order by entity_id
"""
LIST_DIFF = "select * from mart.list_diff($source, cast($first as date), cast($last as date))"


def as_of(
    context: typer.Context,
    date: Day,
    entity: Annotated[
        str | None, typer.Argument(help="An entity: its id, the list's own key, or one of its names.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="Instead of an entity: the whole list.", metavar="NAME")
    ] = None,
    output_format: Format = ResultFormat.TABLE,
) -> None:
    """Show what was listed at the end of a day: one entity with all that was said of it, or a whole list.

    Example: sanctrack as-of 2022-03-25 us_ofac_sdn-36, or sanctrack as-of 2022-03-25 --source us_ofac_sdn --format csv
    """
    if (entity is None) == (source is None):
        raise SanctrackError("give an entity or --source", hint="sanctrack as-of --help shows an example")
    day = f"{date:%Y-%m-%d}"
    if source is not None:
        _known_source(source)
        _write(context, LIST_AS_OF, {"day": day, "source": source}, output_format)
    elif entity is not None:
        _write(context, ENTITY_AS_OF, {"day": day, "entity": _entity_id(context, entity)}, output_format)


def diff(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="Name of the list.")],
    first: Annotated[
        datetime, typer.Argument(formats=["%Y-%m-%d"], metavar="DATE1", help="The end of this day, UTC.")
    ],
    last: Annotated[
        datetime, typer.Argument(formats=["%Y-%m-%d"], metavar="DATE2", help="The end of this day, UTC.")
    ],
    output_format: Format = ResultFormat.TABLE,
) -> None:
    """Show who came, who went and what was said differently on a list between the ends of two days.

    Example: sanctrack diff us_ofac_sdn 2022-03-23 2022-03-24
    """
    _known_source(source)
    _write(
        context,
        LIST_DIFF,
        {"source": source, "first": f"{first:%Y-%m-%d}", "last": f"{last:%Y-%m-%d}"},
        output_format,
    )


def _known_source(name: str) -> None:
    from etl.declare import source

    source(name)


def _entity_id(context: typer.Context, entity: str) -> str:
    from warehouse.query import run_query

    found = run_query(context.obj.warehouse_path, FIND_ENTITY, {"entity": entity}).to_pylist()
    if len(found) == 1:
        return str(found[0]["entity_id"])
    if not found:
        raise SanctrackError(
            f"no entity has the id, key or name {entity!r}",
            where=str(context.obj.warehouse_path),
            hint="sanctrack sql \"select entity_id, caption from entity where caption ilike '%...%'\"",
        )
    listed = "; ".join(f"{row['entity_id']} {row['caption']}" for row in found[:10])
    raise SanctrackError(f"{len(found)} entities are called {entity!r}", expected=f"one of the ids: {listed}")


def _write(
    context: typer.Context, query: str, parameters: dict[str, str], output_format: ResultFormat
) -> None:
    from warehouse.output import OutputFormat, write_result
    from warehouse.query import run_query

    rows = run_query(context.obj.warehouse_path, query, parameters)
    write_result(rows, OutputFormat(output_format.value))
