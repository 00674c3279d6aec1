-- reporting: an entity is on a list without a designation
select l.source_id, l.entity_id
from core.listing as l
anti join core.designation as d on d.entity_id = l.entity_id and d.source_id = l.source_id and d.seen_to is null
where l.seen_to is null
