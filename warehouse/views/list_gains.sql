-- What each list gained on each day: one row per entity that came on it, or under the first programme aimed at a territory.
-- Two bases stand side by side and are never to be added. 'versions': the entity was not there at the end of the day
-- before; the first version of a list is a starting point and gains nothing. 'stated': the date of designation that
-- the list states to the day, also from before our first version, as far as the designation still stood in it. The
-- date of a legal act is none: an act may be amended with further entities.
--   gained_on: UTC day of the version, or the stated day
--   basis: versions, stated
--   is_new: true where the entity itself came on the list; false where it was listed, and came under a further target
--   target_codes: territories at which the programmes gained that day are aimed; empty where they have none
--   measures: measures of the entity's programmes; empty where they state none
with
initial as (
    select source_id, version_on
    from mart.list_versions
    where is_initial
),
spans as (
    select d.source_id, d.entity_id, p.target_code, d.designated_from, d.designated_to
    from mart.designation_days as d
    join core.programme as p on p.programme_id = d.programme_id
),
under_target as (
    select s.source_id, s.entity_id, s.designated_from as gained_on, s.target_code, false as is_new
    from spans as s
    anti join spans as earlier
        on earlier.source_id = s.source_id
        and earlier.entity_id = s.entity_id
        and earlier.target_code = s.target_code
        and earlier.designated_from < s.designated_from
        and (earlier.designated_to is null or earlier.designated_to >= s.designated_from)
),
changes as (
    select source_id, entity_id, gained_on, target_code, is_new from under_target
    union all
    select source_id, entity_id, listed_from, null, true from mart.listing_days
),
by_version as (
    select
        c.source_id,
        c.entity_id,
        c.gained_on,
        bool_or(c.is_new) as is_new,
        list_sort(list(distinct c.target_code) filter (where c.target_code is not null)) as target_codes
    from changes as c
    anti join initial as i on i.source_id = c.source_id and i.version_on = c.gained_on
    group by c.source_id, c.entity_id, c.gained_on
),
version_measures as (
    select g.source_id, g.entity_id, g.gained_on, string_agg(coalesce(d.measures, p.measures), ',') as measures
    from by_version as g
    join core.designation as d
        on d.source_id = g.source_id
        and d.entity_id = g.entity_id
        and d.seen_from < g.gained_on + 1
        and (d.seen_to is null or d.seen_to >= g.gained_on + 1)
    join core.programme as p on p.programme_id = d.programme_id
    group by g.source_id, g.entity_id, g.gained_on
),
-- The first stated day under each target, whatever came under it again later.
stated_days as (
    select
        d.source_id,
        d.entity_id,
        p.target_code,
        min(d.listed_on)::date as gained_on,
        string_agg(p.measures, ',') as measures
    from mart.designation_dates as d
    join core.programme as p on p.source_id = d.source_id and p.programme_key = d.programme_key
    where d.listed_basis = 'stated' and length(d.listed_on) = 10
    group by d.source_id, d.entity_id, p.target_code
),
by_statement as (
    select
        s.source_id,
        s.entity_id,
        s.gained_on,
        s.gained_on = min(s.gained_on) over (partition by s.source_id, s.entity_id) as is_new,
        s.target_code,
        s.measures
    from stated_days as s
),
gains as (
    select g.source_id, g.entity_id, g.gained_on, 'versions' as basis, g.is_new, g.target_codes, m.measures
    from by_version as g
    left join version_measures as m
        on m.source_id = g.source_id and m.entity_id = g.entity_id and m.gained_on = g.gained_on
    where g.is_new or len(g.target_codes) > 0
    union all
    select
        source_id,
        entity_id,
        gained_on,
        'stated',
        bool_or(is_new),
        list_sort(list(distinct target_code) filter (where target_code is not null)),
        string_agg(measures, ',')
    from by_statement
    group by source_id, entity_id, gained_on
)
select
    g.source_id,
    g.entity_id,
    e.caption,
    e.schema,
    e.country,
    g.gained_on,
    g.basis,
    g.is_new,
    coalesce(g.target_codes, []) as target_codes,
    list_sort(list_distinct(string_split(coalesce(g.measures, ''), ','))).list_filter(lambda measure: measure <> '') as measures
from gains as g
join core.entity as e on e.entity_id = g.entity_id
