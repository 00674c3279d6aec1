-- Every version of every list: the publication times of the files that were accepted.
-- A time at which a stay or record begins or ends counts as a version even if its file is not on record.
--   version_on: UTC day of the version
--   is_initial: true for the first version we have: a starting point, not a round
with
accepted as (
    select d.source_id, d.published_at
    from core.document as d
    join core.source as s on s.source_id = d.source_id
    where s.kind = 'list' and d.outcome = 'new' and d.published_at is not null
),
times as (
    select source_id, published_at from accepted
    union
    select source_id, seen_from from core.listing
    union
    select source_id, seen_to from core.listing where seen_to is not null
    union
    select source_id, seen_from from core.record
    union
    select source_id, seen_to from core.record where seen_to is not null
)
select
    source_id,
    published_at,
    published_at::date as version_on,
    published_at = min(published_at) over (partition by source_id) as is_initial
from times
