-- UN references that other lists give to their listed entities, with the entity of the UN list (un_sc) that bears each.
-- References are compared by their letters and digits: QDe.001 is QDE.001.
--   reference: the reference as printed
--   number: its letters and digits, upper case
--   un_entity_id: the UN entity; empty where no version of the UN list that we have has it
--   un_caption: its primary name on the UN list
--   found: now (on the UN list), once (only in an earlier version), never
with
marked as (
    select
        i.source_id,
        i.entity_id,
        i.value,
        upper(regexp_replace(i.normalised, '[^0-9A-Za-z]', '', 'g')) as number,
        i.seen_to is null and exists (
            select 1 from core.listing as l where l.entity_id = i.entity_id and l.seen_to is null
        ) as stands
    from core.identifier as i
    where i.scheme = 'un_reference'
),
un as (
    select
        m.number,
        arg_min(m.entity_id, (not m.stands, m.entity_id)) as entity_id,
        bool_or(m.stands) as stands
    from marked as m
    where m.source_id = 'un_sc'
    group by m.number
),
carried as (
    select source_id, entity_id, number, min(value) as reference
    from marked
    where source_id <> 'un_sc' and stands
    group by source_id, entity_id, number
)
select
    c.source_id,
    c.entity_id,
    e.caption,
    c.reference,
    c.number,
    u.entity_id as un_entity_id,
    x.caption as un_caption,
    case when u.stands then 'now' when u.entity_id is not null then 'once' else 'never' end as found
from carried as c
join core.entity as e on e.entity_id = c.entity_id
left join un as u on u.number = c.number
left join core.entity as x on x.entity_id = u.entity_id
