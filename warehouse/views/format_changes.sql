-- Days on which a list came in another format: none of the parts that stood the day before stands at the end of the day.
-- On such a day every record is new although most of them say what the old ones said; see entity_modifications.
--   changed_on: UTC day of the first version in the new format
--   parts_before: parts of the list until then
--   parts_after: parts of the list from then on
with
spans as (
    select
        source_id,
        part,
        seen_from::date as day_from,
        seen_to::date as day_to
    from core.record
    where seen_to is null or seen_to::date > seen_from::date
),
steps as (
    select source_id, part, day_from as changed_on, count(*) as step
    from spans
    group by source_id, part, day_from
    union all
    select source_id, part, day_to, -count(*)
    from spans
    where day_to is not null
    group by source_id, part, day_to
),
sizes as (
    select source_id, part, changed_on, sum(sum(step)) over (partition by source_id, part order by changed_on) as record_count
    from steps
    group by source_id, part, changed_on
),
turns as (
    select *, coalesce(lag(record_count) over (partition by source_id, part order by changed_on), 0) as count_before
    from sizes
),
days as (
    select
        source_id,
        changed_on,
        coalesce(list_sort(list(part) filter (where count_before > 0 and record_count = 0)), []) as parts_ended,
        coalesce(list_sort(list(part) filter (where count_before = 0 and record_count > 0)), []) as parts_begun
    from turns
    group by source_id, changed_on
),
counted as (
    select *, sum(len(parts_begun) - len(parts_ended)) over (partition by source_id order by changed_on) as part_count
    from days
)
select
    source_id,
    changed_on,
    parts_ended as parts_before,
    parts_begun as parts_after
from counted
where len(parts_ended) > 0 and len(parts_begun) > 0 and len(parts_begun) = part_count
