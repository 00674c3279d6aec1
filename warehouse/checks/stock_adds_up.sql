-- blocking: the changes of a list by profile do not sum to its open stays
with
summed as (
    select source_id, sum(change) as listed_count
    from mart.list_stock_changes
    group by source_id
),
open_stays as (
    select source_id, count(distinct entity_id) as open_count
    from core.listing
    where seen_to is null
    group by source_id
)
select s.source_id, s.listed_count, coalesce(o.open_count, 0) as open_count
from summed as s
left join open_stays as o on o.source_id = s.source_id
where s.listed_count <> coalesce(o.open_count, 0)
