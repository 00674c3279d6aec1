-- Entities whose printed records changed, by day: a record that stands at the end of the day but not of the day before, or the reverse.
--   changed_on: UTC day of the list version
--   record_count: records that came or went
with
spans as (
    select
        source_id,
        entity_id,
        record_id,
        seen_from::date as day_from,
        seen_to::date as day_to
    from core.record
    where seen_to is null or seen_to::date > seen_from::date
),
ends as (
    select source_id, entity_id, record_id, day_from as changed_on, 1 as step from spans
    union all
    select source_id, entity_id, record_id, day_to as changed_on, -1 as step from spans where day_to is not null
),
net as (
    select source_id, entity_id, record_id, changed_on
    from ends
    group by source_id, entity_id, record_id, changed_on
    having sum(step) <> 0
)
select
    source_id,
    entity_id,
    changed_on,
    count(*) as record_count
from net
group by source_id, entity_id, changed_on
