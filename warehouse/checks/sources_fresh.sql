-- reporting: a source is stale
select source_id, stale_reason, age_hours, stale_after_hours
from mart.source_freshness
where is_stale
