-- The same entity on several lists: which list had it first, and how many days later each of the others.
-- One row for each list of a group of linked entities (linked_groups); the first has lag 0. A list's date is the
-- earliest known of all designations that it ever made of entities of the group: what the list states, else the day of
-- the first version with it (designation_dates). It stays empty where only a year or month is known, or where the
-- entity stood already in our first version of a list that states no dates; such a list may have been first, which
-- has_unknown tells.
--   group_id: entity_id that sorts first in the group
--   caption: primary name on this list
--   entity_ids: entities of the group on this list
--   issuer_code: territory of the list's issuer
--   listed_on: earliest known date of designation on this list
--   listed_basis: where it comes from: stated, act_date, first_seen
--   is_listed: true while an entity of the group is on this list
--   first_source_ids: the list with the earliest known date, or all that share it
--   first_listed_on: that date
--   lag_days: days from that date to this list's date
--   list_count: lists of the group
--   has_unknown: true where the date of some list of the group is not known
with
dates as (
    select
        entity_id,
        min(try_cast(listed_on as date)) as listed_on,
        arg_min(listed_basis, (listed_on, listed_basis)) as listed_basis
    from mart.designation_dates
    where try_cast(listed_on as date) is not null
    group by entity_id
),
undated as (
    select l.entity_id, min(l.listed_from) as listed_on
    from mart.listing_days as l
    anti join mart.list_versions as v on v.source_id = l.source_id and v.version_on = l.listed_from and v.is_initial
    anti join mart.designation_days as d on d.entity_id = l.entity_id
    group by l.entity_id
),
standing as (
    select distinct entity_id
    from core.listing
    where seen_to is null
),
lists as (
    select
        g.group_id,
        g.source_id,
        min(g.caption) as caption,
        list_sort(list(g.entity_id)) as entity_ids,
        min(g.schema) as schema,
        min(g.country) as country,
        min(coalesce(d.listed_on, u.listed_on)) as listed_on,
        arg_min(
            if(d.listed_on is not null, d.listed_basis, 'first_seen'),
            (coalesce(d.listed_on, u.listed_on), if(d.listed_on is not null, d.listed_basis, 'first_seen'))
        ) filter (where coalesce(d.listed_on, u.listed_on) is not null) as listed_basis,
        bool_or(s.entity_id is not null) as is_listed
    from mart.linked_groups as g
    left join dates as d on d.entity_id = g.entity_id
    left join undated as u on u.entity_id = g.entity_id
    left join standing as s on s.entity_id = g.entity_id
    group by g.group_id, g.source_id
),
compared as (
    select
        *,
        min(listed_on) over (partition by group_id) as first_listed_on,
        count(*) over (partition by group_id) as list_count,
        bool_or(listed_on is null) over (partition by group_id) as has_unknown
    from lists
),
first_lists as (
    select group_id, string_agg(source_id, ',' order by source_id) as source_ids
    from compared
    where listed_on = first_listed_on
    group by group_id
)
select
    c.group_id,
    c.source_id,
    s.issuer_code,
    c.caption,
    c.schema,
    c.country,
    c.entity_ids,
    c.is_listed,
    c.listed_on,
    c.listed_basis,
    f.source_ids as first_source_ids,
    c.first_listed_on,
    date_diff('day', c.first_listed_on, c.listed_on) as lag_days,
    c.list_count,
    c.has_unknown
from compared as c
left join first_lists as f on f.group_id = c.group_id
join core.source as s on s.source_id = c.source_id
where c.list_count > 1
