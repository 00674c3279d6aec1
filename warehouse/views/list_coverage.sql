-- How much of each list stands on each other list too: listed entities with a link (entity_links) to a listed entity there.
-- split tells what a row counts: the whole list (total), the entities of one main country, or those of one schema. An
-- entity with several links counts once. What no shared number tells is missing: shares are a lower bound.
--   other_source_id: the list in which the entities are looked for
--   split: total, country, schema
--   country: main country of the entities in a row of split country, empty where they have none
--   schema: schema of the entities in a row of split schema
--   entity_count: entities of the list
--   covered_count: of them, entities that the other list has too
--   covered_share: covered_count / entity_count
with
listed as (
    select e.source_id, e.entity_id, e.schema, e.country
    from core.entity as e
    semi join core.listing as l on l.entity_id = e.entity_id and l.seen_to is null
),
sizes as (
    select
        source_id,
        case when grouping(country) = 0 then 'country' when grouping(schema) = 0 then 'schema' else 'total' end as split,
        country,
        schema,
        count(*) as entity_count
    from listed
    group by grouping sets ((source_id), (source_id, country), (source_id, schema))
),
covered as (
    select distinct e.source_id, k.other_source_id, e.entity_id, e.schema, e.country
    from listed as e
    join mart.entity_links as k on k.entity_id = e.entity_id
    semi join listed as o on o.entity_id = k.other_entity_id
),
covered_sizes as (
    select
        source_id,
        other_source_id,
        case when grouping(country) = 0 then 'country' when grouping(schema) = 0 then 'schema' else 'total' end as split,
        country,
        schema,
        count(*) as entity_count
    from covered
    group by grouping sets (
        (source_id, other_source_id), (source_id, other_source_id, country), (source_id, other_source_id, schema)
    )
),
lists as (
    select distinct source_id
    from listed
)
select
    s.source_id,
    o.source_id as other_source_id,
    s.split,
    s.country,
    s.schema,
    s.entity_count,
    coalesce(c.entity_count, 0) as covered_count,
    round(coalesce(c.entity_count, 0) / s.entity_count, 4) as covered_share
from sizes as s
join lists as o on o.source_id <> s.source_id
left join covered_sizes as c
    on c.source_id = s.source_id
    and c.other_source_id = o.source_id
    and c.split = s.split
    and c.country is not distinct from s.country
    and c.schema is not distinct from s.schema
