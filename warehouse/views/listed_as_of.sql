-- Who was listed at the end of a day: select * from mart.listed_as_of(date '2022-03-25').
-- caption and programmes are as of that day; schema and country as last listed.
-- parameters: day date
with
standing as (
    select source_id, entity_id, seen_from
    from core.listing
    where seen_from < day + 1 and (seen_to is null or seen_to >= day + 1)
),
captions as (
    select entity_id, min(value) as caption
    from core.name
    where kind = 'primary' and seen_from < day + 1 and (seen_to is null or seen_to >= day + 1)
    group by entity_id
),
programmes as (
    select d.entity_id, list_sort(list(distinct p.programme_key)) as programmes
    from core.designation as d
    join core.programme as p on p.programme_id = d.programme_id
    where d.seen_from < day + 1 and (d.seen_to is null or d.seen_to >= day + 1)
    group by d.entity_id
)
select
    s.source_id,
    s.entity_id,
    coalesce(c.caption, e.caption) as caption,
    e.schema,
    e.country,
    p.programmes,
    s.seen_from as listed_from
from standing as s
join core.entity as e on e.entity_id = s.entity_id
left join captions as c on c.entity_id = s.entity_id
left join programmes as p on p.entity_id = s.entity_id
