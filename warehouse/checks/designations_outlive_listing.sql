-- reporting: a designation stands although its entity is not on the list
select d.source_id, d.entity_id, d.designation_id
from core.designation as d
anti join core.listing as l on l.entity_id = d.entity_id and l.source_id = d.source_id and l.seen_to is null
where d.seen_to is null
