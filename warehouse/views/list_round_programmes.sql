-- The additions and removals of list_rounds by programme, kind of entity and country.
-- An entity under two programmes stands in two rows: the rows of a day may sum to more than list_rounds has.
-- Programmes are those at the end of the day of an addition, and of the day before a removal; schema and
-- country are as last listed. programme_key is empty for an entity without a programme.
--   round_on: UTC day of the version
--   additions: entities added that day
--   removals: entities removed that day
with
initial as (
    select source_id, version_on
    from mart.list_versions
    where is_initial
),
changes as (
    select source_id, entity_id, listed_from as round_on, listed_from as programmes_on, 'added' as kind
    from mart.listing_days
    anti join initial as i on i.source_id = listing_days.source_id and i.version_on = listing_days.listed_from
    union all
    select source_id, entity_id, listed_to, listed_to - 1, 'removed'
    from mart.listing_days
    where listed_to is not null
),
by_programme as (
    select
        c.source_id,
        c.round_on,
        c.kind,
        c.entity_id,
        d.programme_id
    from changes as c
    left join mart.designation_days as d
        on d.source_id = c.source_id
        and d.entity_id = c.entity_id
        and d.designated_from <= c.programmes_on
        and (d.designated_to is null or d.designated_to > c.programmes_on)
)
select
    b.source_id,
    b.round_on,
    p.programme_key,
    e.schema,
    e.country,
    count_if(b.kind = 'added')::bigint as additions,
    count_if(b.kind = 'removed')::bigint as removals
from by_programme as b
join core.entity as e on e.entity_id = b.entity_id
left join core.programme as p on p.programme_id = b.programme_id
group by b.source_id, b.round_on, p.programme_key, e.schema, e.country
