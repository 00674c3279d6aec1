-- Relations that lists state between entities, past and present, with the other entity where its name tells it.
-- The other entity is found where exactly one entity of the same source stands under that primary name now.
--   other_entity_id: the other entity; empty where no or several entities bear the name
with
bearers as (
    select source_id, value, min(entity_id) as entity_id
    from core.name
    where kind = 'primary' and seen_to is null
    group by source_id, value
    having count(distinct entity_id) = 1
)
select
    r.source_id,
    r.entity_id,
    r.kind,
    r.other_name,
    b.entity_id as other_entity_id,
    r.relation_id,
    r.document_id,
    r.seen_from,
    r.seen_to
from core.relation as r
left join bearers as b on b.source_id = r.source_id and b.value = r.other_name and b.entity_id <> r.entity_id
