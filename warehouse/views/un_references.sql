-- For each list, how many of its listed entities carry a UN reference and how many of those are found on the UN list (un_sc).
--   entity_count: listed entities with a UN reference
--   reference_count: distinct references
--   references_now: references that the UN list has now
--   references_ever: references that some version of the UN list had
--   entities_now: entities with a reference that the UN list has now
--   entities_ever: entities with a reference that some version of the UN list had
--   share_now: entities_now / entity_count
--   share_ever: entities_ever / entity_count
with
counted as (
    select
        source_id,
        count(distinct entity_id) as entity_count,
        count(distinct number) as reference_count,
        count(distinct number) filter (where found = 'now') as references_now,
        count(distinct number) filter (where found <> 'never') as references_ever,
        count(distinct entity_id) filter (where found = 'now') as entities_now,
        count(distinct entity_id) filter (where found <> 'never') as entities_ever
    from mart.un_reference_links
    group by source_id
)
select
    *,
    round(entities_now / entity_count, 4) as share_now,
    round(entities_ever / entity_count, 4) as share_ever
from counted
