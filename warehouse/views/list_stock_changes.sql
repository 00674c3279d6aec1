-- How the size of each list changed, by day, kind of entity, country, and targets and measures of programmes.
-- The size on a day is the sum of the changes until then: select sum(change) ... where changed_on <= '2022-03-25'.
--   changed_on: UTC day at whose end the change stands; the first version of a list counts as a change
--   target_codes: territories at which the programmes of the entities are aimed
--   measures: measures of those programmes; empty where they state none
--   change: entities that came to the profile, less those that left it
with
spans as (
    select
        d.source_id,
        d.entity_id,
        d.designated_from as day_from,
        d.designated_to as day_to,
        p.target_code,
        string_split(p.measures, ',') as measures
    from mart.designation_days as d
    join core.programme as p on p.programme_id = d.programme_id
),
-- Days on which anything about an entity begins or ends.
cuts as (
    select source_id, entity_id, listed_from as day from mart.listing_days
    union
    select source_id, entity_id, day_from from spans
    union
    select source_id, entity_id, day_to from spans where day_to is not null
    union
    select source_id, entity_id, listed_to from mart.listing_days where listed_to is not null
),
pieces as (
    select *, lead(day) over (partition by source_id, entity_id order by day) as next_day
    from cuts
),
profiles as (
    select
        c.source_id,
        c.entity_id,
        c.day,
        c.next_day,
        coalesce(list_sort(list(distinct s.target_code) filter (where s.target_code is not null)), []) as target_codes,
        coalesce(list_sort(list_distinct(flatten(list(s.measures)))), []) as measures
    from pieces as c
    join mart.listing_days as l
        on l.source_id = c.source_id
        and l.entity_id = c.entity_id
        and l.listed_from <= c.day
        and (l.listed_to is null or l.listed_to > c.day)
    left join spans as s
        on s.source_id = c.source_id
        and s.entity_id = c.entity_id
        and s.day_from <= c.day
        and (s.day_to is null or s.day_to > c.day)
    group by c.source_id, c.entity_id, c.day, c.next_day
),
changes as (
    select source_id, entity_id, day as changed_on, target_codes, measures, 1 as change from profiles
    union all
    select source_id, entity_id, next_day, target_codes, measures, -1 from profiles where next_day is not null
)
select
    c.source_id,
    c.changed_on,
    e.schema,
    e.country,
    c.target_codes,
    c.measures,
    sum(c.change)::bigint as change
from changes as c
join core.entity as e on e.entity_id = c.entity_id
group by c.source_id, c.changed_on, e.schema, e.country, c.target_codes, c.measures
having sum(c.change) <> 0
