-- blocking: the size of a list after its last version is not the number of its open stays
with
last_rounds as (
    select source_id, arg_max(listed_count, round_on) as listed_count
    from mart.list_rounds
    group by source_id
),
open_stays as (
    select source_id, count(distinct entity_id) as open_count
    from core.listing
    where seen_to is null
    group by source_id
)
select
    r.source_id,
    r.listed_count,
    coalesce(o.open_count, 0) as open_count
from last_rounds as r
left join open_stays as o using (source_id)
where r.listed_count <> coalesce(o.open_count, 0)
