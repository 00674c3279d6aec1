-- Stays of entities on lists, in days: an entity is listed at the end of each day from listed_from until before listed_to.
-- Stays that meet on one day (left and returned) are one; a stay within a single day is none.
--   listed_from: first day at whose end the entity is listed
--   listed_to: first day at whose end it is not; empty while it is listed
--   stay: number of the stay of this entity, from 1
with
spans as (
    select
        source_id,
        entity_id,
        seen_from::date as day_from,
        seen_to::date as day_to
    from core.listing
    where seen_to is null or seen_to::date > seen_from::date
),
marked as (
    select
        *,
        coalesce(lag(day_to) over stays < day_from, true) as is_start
    from spans
    window stays as (partition by source_id, entity_id order by day_from)
),
numbered as (
    select
        *,
        sum(is_start::int) over (partition by source_id, entity_id order by day_from)::bigint as stay
    from marked
)
select
    source_id,
    entity_id,
    stay,
    min(day_from) as listed_from,
    case when bool_or(day_to is null) then null else max(day_to) end as listed_to
from numbered
group by source_id, entity_id, stay
