-- reporting: a relation names the other entity by a key that no entity of its source has
select r.source_id, r.entity_id, r.kind, r.other_name, r.other_key
from core.relation as r
anti join core.entity as e on e.source_id = r.source_id and e.source_key = r.other_key
where r.seen_to is null and r.other_key is not null
