-- Who came under a programme, left it or returned to it, by version day; the first version of a list is left out.
--   changed_on: UTC day of the version
--   kind: added, removed, returned (under the programme once before)
--   with_entity: true where the entity itself came on or left the list that day; false where only its programmes changed
with
initial as (
    select source_id, version_on
    from mart.list_versions
    where is_initial
),
changes as (
    select
        d.source_id,
        d.designated_from as changed_on,
        case when d.stay = 1 then 'added' else 'returned' end as kind,
        d.entity_id,
        d.programme_id
    from mart.designation_days as d
    anti join initial as i on i.source_id = d.source_id and i.version_on = d.designated_from
    union all
    select source_id, designated_to, 'removed', entity_id, programme_id
    from mart.designation_days
    where designated_to is not null
),
entity_changes as (
    select source_id, entity_id, listed_from as changed_on from mart.listing_days
    union
    select source_id, entity_id, listed_to from mart.listing_days where listed_to is not null
)
select
    c.source_id,
    c.changed_on,
    c.kind,
    c.entity_id,
    e.caption,
    e.schema,
    e.country,
    p.programme_key,
    p.title as programme_title,
    x.entity_id is not null as with_entity
from changes as c
join core.entity as e on e.entity_id = c.entity_id
join core.programme as p on p.programme_id = c.programme_id
left join entity_changes as x
    on x.source_id = c.source_id and x.entity_id = c.entity_id and x.changed_on = c.changed_on
