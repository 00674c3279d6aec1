-- Days on which a list came in another format or edition of its layout.
-- Another format: none of the parts that stood the day before stands at the end of the day. Another edition: nine
-- of ten entities that stayed, of a hundred or more, were printed anew, as when a field is added to all records.
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
),
in_other_parts as (
    select
        source_id,
        changed_on,
        parts_ended as parts_before,
        parts_begun as parts_after
    from counted
    where len(parts_ended) > 0 and len(parts_begun) > 0 and len(parts_begun) = part_count
),
reprinted as (
    select c.source_id, c.changed_on, count(distinct c.entity_id) as entity_count
    from mart.record_changes as c
    semi join mart.listing_days as l
        on l.source_id = c.source_id
        and l.entity_id = c.entity_id
        and l.listed_from < c.changed_on
        and (l.listed_to is null or l.listed_to > c.changed_on)
    group by c.source_id, c.changed_on
    having entity_count >= 90
),
stayed as (
    select r.source_id, r.changed_on, any_value(r.entity_count) as reprinted_count, count(*) as stayed_count
    from reprinted as r
    join mart.listing_days as l
        on l.source_id = r.source_id
        and l.listed_from < r.changed_on
        and (l.listed_to is null or l.listed_to > r.changed_on)
    group by r.source_id, r.changed_on
),
standing as (
    select s.source_id, s.changed_on, list_sort(list(distinct p.part)) as parts
    from stayed as s
    join sizes as p on p.source_id = s.source_id and p.changed_on <= s.changed_on and p.record_count > 0
    where s.stayed_count >= 100 and s.reprinted_count * 10 >= s.stayed_count * 9
    group by s.source_id, s.changed_on
)
select source_id, changed_on, parts_before, parts_after
from in_other_parts
union all
select source_id, changed_on, parts, parts
from standing
anti join in_other_parts using (source_id, changed_on)
