-- Stays of entities under programmes, in days, however often the wording of the designation changed.
-- Counted as in listing_days: by the end of the day, meeting stays are one.
--   designated_from: first day at whose end the entity is under the programme
--   designated_to: first day at whose end it is not; empty while it is
--   stay: number of the stay under this programme, from 1
with
spans as (
    select
        source_id,
        entity_id,
        programme_id,
        seen_from::date as day_from,
        seen_to::date as day_to
    from core.designation
    where seen_to is null or seen_to::date > seen_from::date
),
marked as (
    select
        *,
        coalesce(
            max(coalesce(day_to, date '9999-12-31')) over (
                partition by source_id, entity_id, programme_id
                order by day_from, day_to nulls last
                rows between unbounded preceding and 1 preceding
            ) < day_from,
            true
        ) as is_start
    from spans
),
numbered as (
    select
        *,
        sum(is_start::int) over (
            partition by source_id, entity_id, programme_id
            order by day_from, day_to nulls last
            rows unbounded preceding
        )::bigint as stay
    from marked
)
select
    source_id,
    entity_id,
    programme_id,
    stay,
    min(day_from) as designated_from,
    case when bool_or(day_to is null) then null else max(day_to) end as designated_to
from numbered
group by source_id, entity_id, programme_id, stay
