-- Relations that lists state between entities, past and present, with the other entity where it can be told: the edges of a graph.
-- The other entity is the one with the key that the source gives (found_by key); else the one entity of the same source
-- that stands under that primary name now (name); else the one that stands under it as any name (alias). A name that
-- several bear tells nothing. Edges now: where seen_to is null and other_entity_id is not null.
--   kind: the entity is ... the other: owned_by, family, linked_to ...
--   label: the source's own word for the relation, such as brother of
--   other_entity_id: the other entity; empty where neither key nor name tell it
--   other_caption: its primary name, as last listed
--   found_by: key, name, alias; empty where it is not found
with
bearers as (
    select
        source_id,
        value,
        count(distinct entity_id) filter (where kind = 'primary') as primary_count,
        min(entity_id) filter (where kind = 'primary') as primary_id,
        count(distinct entity_id) as bearer_count,
        min(entity_id) as bearer_id
    from core.name
    where seen_to is null
    group by source_id, value
),
named as (
    select
        source_id,
        value,
        if(primary_count = 1, primary_id, bearer_id) as entity_id,
        if(primary_count = 1, 'name', 'alias') as found_by
    from bearers
    where primary_count = 1 or (primary_count = 0 and bearer_count = 1)
)
select
    r.source_id,
    r.entity_id,
    e.caption,
    r.kind,
    r.label,
    r.other_name,
    r.other_key,
    coalesce(k.entity_id, n.entity_id) as other_entity_id,
    o.caption as other_caption,
    if(k.entity_id is not null, 'key', n.found_by) as found_by,
    r.relation_id,
    r.document_id,
    r.seen_from,
    r.seen_to
from core.relation as r
join core.entity as e on e.entity_id = r.entity_id
left join core.entity as k on k.source_id = r.source_id and k.source_key = r.other_key and k.entity_id <> r.entity_id
left join named as n on n.source_id = r.source_id and n.value = r.other_name and n.entity_id <> r.entity_id
left join core.entity as o on o.entity_id = coalesce(k.entity_id, n.entity_id)
