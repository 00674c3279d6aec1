-- Who left which list when: one row for each stay on a list that is over, or whose designations the list itself states as ended.
-- kind 'ended_stated': the list states an end of every designation that the entity had; delisted_on is the latest of
-- them, also while the list still prints the entity. kind 'left_list': the entity was gone from that version on.
--   kind: ended_stated, left_list
--   delisted_on: date that the list states, else the day of the first version without the entity
--   left_on: day of the first version without the entity; empty while the list still prints it
--   programmes: programmes at the end
--   listed_on: earliest date of designation under these programmes, as far as it is known
--   listed_basis: where listed_on comes from: stated, act_date, first_seen
--   days_listed: days from listed_on to delisted_on, where both are known to the day
--   returned_on: day on which the entity came back, where it did
with
stays as (
    select
        *,
        lead(listed_from) over (partition by source_id, entity_id order by stay) as returned_on
    from mart.listing_days
),
last_designations as (
    select
        s.source_id,
        s.entity_id,
        s.stay,
        list_sort(list(distinct d.programme_key)) as programmes,
        min(d.listed_on) as listed_on,
        arg_min(d.listed_basis, (d.listed_on, d.listed_basis)) filter (where d.listed_on is not null) as listed_basis,
        if(bool_and(d.delisted_basis is not distinct from 'stated'), max(d.delisted_on), null) as ended_on
    from stays as s
    join mart.designation_dates as d
        on d.source_id = s.source_id
        and d.entity_id = s.entity_id
        and (s.listed_to is null or d.designated_from < s.listed_to)
        and (d.designated_to is null or d.designated_to >= s.listed_to)
    group by s.source_id, s.entity_id, s.stay
),
judged as (
    select
        s.*,
        l.programmes,
        l.listed_on,
        l.listed_basis,
        if(s.listed_to is not null or l.ended_on <= current_date::varchar, l.ended_on, null) as ended_on
    from stays as s
    left join last_designations as l on l.source_id = s.source_id and l.entity_id = s.entity_id and l.stay = s.stay
)
select
    j.source_id,
    j.entity_id,
    e.caption,
    e.schema,
    e.country,
    j.programmes,
    if(j.ended_on is not null, 'ended_stated', 'left_list') as kind,
    coalesce(j.ended_on, j.listed_to::varchar) as delisted_on,
    j.listed_to as left_on,
    j.listed_on,
    j.listed_basis,
    date_diff('day', try_cast(j.listed_on as date), try_cast(coalesce(j.ended_on, j.listed_to::varchar) as date))
        as days_listed,
    j.returned_on
from judged as j
join core.entity as e on e.entity_id = j.entity_id
where j.listed_to is not null or j.ended_on is not null
