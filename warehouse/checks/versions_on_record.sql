-- reporting: a stay or record begins or ends at a time at which no accepted file of its list was published
select v.source_id, v.published_at
from mart.list_versions as v
anti join core.document as d
    on d.source_id = v.source_id and d.published_at = v.published_at and d.outcome = 'new'
